"""Lessons in other places than ours: no network, odd folders, other languages, nothing to write."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from course_utils.setup.offline import possible, without_network

ROOT = Path(__file__).resolve().parents[2]
LESSONS = ["01_perceptron", "05_backpropagation"]  # one without torch, one with
REACH = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=2)"

alone = pytest.mark.skipif(not possible(), reason="no network namespace can be made here")


def course_in(folder: Path) -> Path:
    """A copy of what a lesson needs; nothing of what ours has cached."""
    for name in ("course_utils", "data", "tests/notebooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(
            "cache", "__pycache__"))  # fmt: skip
    (folder / "notebooks").mkdir()
    for lesson in LESSONS:
        shutil.copy(ROOT / f"notebooks/{lesson}.ipynb", folder / "notebooks")
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def nbval(folder: Path, **environment):
    """Every cell of the lessons there against its stored output, without network."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval",
               "--nbval-current-env", "--nbval-sanitize-with=tests/notebooks/sanitize.cfg",
               "notebooks"]  # fmt: skip
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTEST_"))}
    clean |= {"PYTHONPATH": str(folder), "COURSE_PROGRESS": str(folder.parent / "progress.jsonl")}
    return subprocess.run(without_network(command), cwd=folder, env=clean | environment,
                          capture_output=True, text=True, encoding="utf-8")  # fmt: skip


def assert_all_passed(done):
    last = done.stdout.strip().splitlines()[-1]
    assert done.returncode == 0 and "passed" in last and "failed" not in last, done.stdout[-3000:]


@alone
def test_no_other_computer_is_reached_there():
    done = subprocess.run(without_network([sys.executable, "-c", REACH]), capture_output=True)
    assert b"unreachable" in done.stderr


@pytest.fixture
def speaks(tmp_path):
    """Variables for a program in a language; ``LOCPATH`` where the language has to be made first,
    because a program that does not find its language goes on in C, and nothing would be tested."""

    def variables(language, sunday):
        found = {"LC_ALL": language, "LANG": language, "PYTHONUTF8": "0"}
        if said_on_sunday(found) != sunday and shutil.which("localedef"):
            made, (name, _, letters) = tmp_path / "languages", language.partition(".")
            made.mkdir()
            subprocess.run(["localedef", "-i", name, "-f", letters, "--no-archive",
                            made / language], capture_output=True)  # fmt: skip
            found["LOCPATH"] = str(made)
        if said_on_sunday(found) != sunday:
            pytest.skip(f"there is no {language} here, and none can be made")
        return found

    return variables


def said_on_sunday(variables):
    code = "import locale, time; locale.setlocale(locale.LC_ALL, ''); "
    code += "print(ascii(time.strftime('%A', (2026, 11, 22, 0, 0, 0, 6, 326, 0))))"
    return subprocess.run([sys.executable, "-c", code], env={**os.environ, **variables},
                          capture_output=True, text=True).stdout.strip()  # fmt: skip


@alone
@pytest.mark.slow
@pytest.mark.parametrize(("language", "sunday"), [("ko_KR.UTF-8", "일요일"), ("C", "Sunday")])
def test_lessons_give_their_numbers_in_an_odd_folder(tmp_path, speaks, language, sunday):
    folder = tmp_path / "딥 러닝 (my course)" / "main"
    folder.mkdir(parents=True)
    assert_all_passed(nbval(course_in(folder), **speaks(language, ascii(sunday))))


@alone
@pytest.mark.slow
def test_lessons_run_twice_from_a_checkout_that_cannot_be_written(tmp_path):
    """Mounted read-only, since root may write in a folder that merely says so."""
    folder = tmp_path / "main"
    folder.mkdir()
    course_in(folder)
    mounted = subprocess.run(["mount", "--bind", "-o", "ro", folder, folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("only root can mount")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        with pytest.raises(OSError):
            (folder / "written").write_text("?")
        for _ in range(2):
            assert_all_passed(nbval(folder, PYTHONDONTWRITEBYTECODE="1"))
    finally:
        subprocess.run(["umount", folder], check=True)
