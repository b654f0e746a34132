"""Progress survives two notebooks at once, damaged files and places that cannot be written."""

import errno
import html.parser
import json
import multiprocessing
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from course_utils import progress
from course_utils.data import places


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    path = tmp_path / "progress.jsonl"
    monkeypatch.setenv("COURSE_PROGRESS", str(path))
    monkeypatch.setattr(places, "_said", set())
    return path


def copies(path):
    return [other for other in path.parent.iterdir() if ".damaged-" in other.name]


def test_record_and_passed(file):
    assert progress.passed() == set() and progress.history() == []
    assert progress.record("goal", "line") and progress.record("exercise", "lesson_01.neuron")
    assert not progress.record("goal", "line")
    assert progress.passed() == {("goal", "line"), ("exercise", "lesson_01.neuron")}
    assert len(file.read_bytes().splitlines()) == 2
    first = progress.history()[0]
    assert first.name == "line" and datetime.fromisoformat(first.at).utcoffset().seconds == 0


def test_only_goals_and_exercises():
    with pytest.raises(ValueError, match="goal or exercise"):
        progress.record("lesson", "01")


def test_any_name_is_kept(file):
    names = ["한국어", 'a "quoted" name', "two\nlines", "x" * 5000, "", "\u2028"]
    for name in names:
        progress.record("goal", name)
    assert [entry.name for entry in progress.history()] == names


def test_default_place_is_the_cache(tmp_path, monkeypatch):
    monkeypatch.delenv("COURSE_PROGRESS")
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "cache"))
    progress.record("goal", "line")
    assert (tmp_path / "cache" / "progress.jsonl").exists()


def _write_many(writer):
    for i in range(200):
        own = i % 4
        progress.record(*(("goal", f"own-{writer}-{i}") if own else ("exercise", f"shared-{i}")))


def test_eight_writers_at_once_lose_nothing(file):
    with multiprocessing.get_context("spawn").Pool(8) as pool:
        pool.map(_write_many, range(8), chunksize=1)
    lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    assert len(lines) == 8 * 150 + 50  # each writer's own, and the shared ones once
    assert len(progress.passed()) == 1250 and not copies(file)


def test_a_killed_writer_frees_the_lock(file):
    code = ("import os; from course_utils.data import places; from pathlib import Path\n"
            f"with places.locked(Path({str(file) + '.lock'!r})): print('held', flush=True); "
            "os._exit(9)")
    subprocess.run([sys.executable, "-c", code], cwd=places.ROOT)
    assert progress.record("goal", "line")


# --- damage ---

GOOD = (b'{"kind": "goal", "name": "line", "at": ""}\n'
        b'{"kind": "exercise", "name": "a.b", "at": ""}\n')
DAMAGE = {
    "cut in the middle": GOOD + b'{"kind": "goal", "na',
    "cut, then written on": GOOD + b'{"kind": "goal", "na' + b"\n",
    "junk first": bytes(range(128, 256)) + b"\n" + GOOD,
    "junk between": GOOD.replace(b'}\n{', b'}\n\x00\xff\xfe junk\n{'),
    "zeros after a power cut": GOOD + b"\x00" * 4096,
    "not an object": GOOD + b"[1, 2]\n",
    "no name": GOOD + b'{"kind": "goal"}\n',
    "another kind": GOOD + b'{"kind": "medal", "name": "x"}\n',
    "name is a number": GOOD + b'{"kind": "goal", "name": 3}\n',
    "empty line": GOOD + b"\n",
    "very deep": GOOD + b"[" * 100_000 + b"\n",
}


@pytest.mark.parametrize("kind", DAMAGE)
@pytest.mark.parametrize("act", [progress.passed, lambda: progress.record("goal", "new")])
def test_damage_is_said_set_aside_and_the_rest_kept(file, capsys, kind, act):
    file.write_bytes(DAMAGE[kind])
    act()
    said = capsys.readouterr().out.splitlines()
    [copy] = copies(file)
    assert copy.read_bytes() == DAMAGE[kind]
    assert len(said) == 1 and copy.name in said[0] and "1 line could not be read, 2 kept" in said[0]
    assert progress.passed() >= {("goal", "line"), ("exercise", "a.b")}
    assert file.read_bytes().startswith(GOOD)
    assert progress.record("goal", "next") and ("goal", "next") in progress.passed()
    assert capsys.readouterr().out == "" and len(copies(file)) == 1


def test_nothing_but_junk(file, capsys):
    file.write_bytes(os.urandom(10_000).replace(b"{", b"_"))
    assert progress.passed() == set() and "0 kept" in capsys.readouterr().out
    assert progress.record("goal", "line") and progress.passed() == {("goal", "line")}


def test_a_last_line_without_its_end_is_kept(file, capsys):
    file.write_bytes(GOOD.rstrip(b"\n"))
    progress.record("goal", "new")
    assert len(progress.passed()) == 3 and capsys.readouterr().out == "" and not copies(file)


def test_damage_that_cannot_be_mended_stays_and_the_next_line_is_not_swallowed(
        file, monkeypatch, capsys):
    file.write_bytes(DAMAGE["cut in the middle"])

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(progress.shutil, "copyfile", full)
    assert progress.record("goal", "new")
    assert file.read_bytes().startswith(DAMAGE["cut in the middle"] + b"\n")
    assert len(progress.passed()) == 3
    assert len(capsys.readouterr().out.splitlines()) == 1


# --- places that cannot be written ---

def test_a_place_that_cannot_be_written(tmp_path, monkeypatch, capsys):
    (tmp_path / "plain").write_text("")
    (tmp_path / "folder").mkdir()
    for bad in (tmp_path / "plain" / "progress.jsonl", tmp_path / "folder"):
        monkeypatch.setenv("COURSE_PROGRESS", str(bad))
        for _ in range(3):
            assert not progress.record("goal", "line")
            assert progress.passed() == set() and "Lesson" in repr(progress.board())
        said = capsys.readouterr().out.splitlines()
        assert len(said) == 1 and "progress cannot be kept" in said[0]


def test_no_cache_folder_at_all(tmp_path, monkeypatch, capsys):
    (tmp_path / "plain").write_text("")
    monkeypatch.delenv("COURSE_PROGRESS")
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "plain" / "cache"))
    monkeypatch.setattr(places, "user_cache", lambda: tmp_path / "plain" / "user")
    assert not progress.record("goal", "line") and progress.passed() == set()
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_disk_full(file, monkeypatch, capsys):
    progress.record("goal", "line")
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    real = open
    monkeypatch.setattr(progress, "open", lambda path, mode: real(
        "/dev/full" if mode == "ab" else path, mode), raising=False)
    assert not progress.record("goal", "new")
    assert "No space left" in capsys.readouterr().out
    assert progress.passed() == {("goal", "line")}


def test_a_disk_without_locks(file, monkeypatch):
    if sys.platform == "win32":
        pytest.skip("Windows locks another way")

    def none(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(places.fcntl, "flock", none)
    assert progress.record("goal", "line") and progress.passed() == {("goal", "line")}


# --- the board ---

EXPECTED = {
    "00_start_here": {"goal": ["lamp"], "exercise": []},
    "01_perceptron": {"goal": ["line"], "exercise": ["lesson_01.neuron", "lesson_01.gate"]},
    "02 <b>": {},
}


def test_board_counts():
    for kind, name in (("goal", "lamp"), ("exercise", "lesson_01.gate"), ("goal", "unknown")):
        progress.record(kind, name)
    assert progress.board(EXPECTED).rows() == [
        ("00_start_here", "✓ 1 of 1 passed", "none", "✓ all passed"),
        ("01_perceptron", "○ 0 of 1 passed", "○ 1 of 2 passed", "○ 2 open"),
        ("02 <b>", "none", "none", "nothing to pass"),
    ]


def test_board_as_text_lines_up():
    progress.record("goal", "lamp")
    lines = repr(progress.board(EXPECTED)).splitlines()
    assert lines[0] == "Your progress" and len(lines) == 5
    assert {line.index(word) for line, word in zip(lines[1:], ("Figure", "✓ 1", "○ 0", "none"),
                                                   strict=True)} == {lines[1].index("Figure")}


def test_board_without_a_list_shows_what_was_passed():
    assert "none" in repr(progress.board())
    progress.record("goal", "lamp")
    assert "✓ 1 of 1 passed" in repr(progress.board())


def test_board_as_html_is_a_table_a_screen_reader_can_read():
    page = progress.board(EXPECTED)._repr_html_()
    seen = []

    class Reader(html.parser.HTMLParser):
        def handle_starttag(self, tag, attrs):
            seen.append((tag, dict(attrs)))

    Reader().feed(page)
    assert [tag for tag, _ in seen[:2]] == ["table", "caption"]
    scopes = [attrs.get("scope") for tag, attrs in seen if tag == "th"]
    assert scopes == ["col"] * 4 + ["row"] * 3
    assert "02 &lt;b&gt;" in page and "color" not in page and "style" not in page


def test_board_is_a_picture_of_one_moment():
    before = progress.board(EXPECTED)
    progress.record("goal", "lamp")
    assert before.rows()[0][1].startswith("○") and progress.board(EXPECTED).rows() != before.rows()
