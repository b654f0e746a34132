"""`test`: what pytest is told, and that a skipped browser test is seen."""

import os
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest

from course_utils.setup import test as command
from course_utils.setup.environment import ROOT

PARALLEL = ["-n", str(command.workers()), "--dist", "loadscope", "--no-loadscope-reorder"]
NBVAL = ["--nbval", "--nbval-current-env", "--nbval-sanitize-with=tests/notebooks/sanitize.cfg"]
FILES = ("tests/engine/test_ops.py", "notebooks/01_a.ipynb", "notebooks/02_b.ipynb")


@pytest.fixture(autouse=True)
def checkout(monkeypatch, tmp_path):
    for path in (*FILES, "tests/notebooks/sanitize.cfg", "perceptron"):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    monkeypatch.setattr(command, "ROOT", tmp_path)


@pytest.mark.parametrize(
    "arguments, expected",
    [
        ([], [*NBVAL, *PARALLEL, "tests", "notebooks"]),
        (["-k", "perceptron"], [*NBVAL, *PARALLEL, "tests", "notebooks", "-k", "perceptron"]),
        (["-x", "--pdb"], [*NBVAL, "tests", "notebooks", "-x", "--pdb"]),
        (["-n4"], [*NBVAL, "tests", "notebooks", "-n4"]),
        (["tests/engine"], [*PARALLEL, "tests/engine"]),
        ([FILES[0] + "::test_x"], [FILES[0] + "::test_x"]),
        ([FILES[1]], [*NBVAL, FILES[1]]),
        ([FILES[1], FILES[2]], [*NBVAL, *PARALLEL, FILES[1], FILES[2]]),
        (["notebooks/99.ipynb"], [*NBVAL, "notebooks/99.ipynb"]),
    ],
)
def test_what_pytest_is_told(arguments, expected):
    assert command.pytest_arguments(arguments) == expected


@pytest.fixture
def programs(monkeypatch):
    """What is run, with the exit codes it is to have."""
    calls, codes = [], []

    def run(words, **_):
        calls.append(words[1:])
        return SimpleNamespace(returncode=codes.pop(0))

    monkeypatch.setattr(subprocess, "run", run)
    extra = {}
    monkeypatch.setattr(command.inside, "run", lambda *_, **more: extra.update(more))
    monkeypatch.setattr(command.offline, "possible", lambda: False)
    return SimpleNamespace(calls=calls, codes=codes, extra=extra)


@pytest.mark.parametrize("codes, said", [([0], 0), ([1, 0], 0), ([1, 1], 1)])
def test_a_browser_is_fetched_only_where_there_is_none(codes, said, programs, capsys):
    programs.codes[:] = codes
    command.run(SimpleNamespace(python="python"), [])
    fetch = ["-m", "playwright", "install", "chromium"]
    assert programs.calls == [[str(command.FIND_BROWSER)], fetch][: len(codes)]
    assert capsys.readouterr().err.count("will be skipped") == said


def test_a_narrowed_run_fetches_nothing(programs):
    command.run(SimpleNamespace(python="python"), [FILES[0]])
    assert programs.calls == []
    assert programs.extra["COURSE_PROGRESS"].endswith("progress")


@pytest.mark.parametrize("possible", [True, False])
def test_it_runs_without_network_where_that_can_be_made(programs, monkeypatch, possible):
    monkeypatch.setattr(command.offline, "possible", lambda: possible)
    command.run(SimpleNamespace(python="python"), [FILES[0]])
    words = programs.extra["wrap"](["python", "-m", "pytest"])
    assert words[-3:] == ["python", "-m", "pytest"] and (words[0] == "unshare") == possible


BROWSER_TESTS = """
import os, pytest
@pytest.mark.browser
def test_one(): pass
@pytest.mark.browser
def test_two(): pass
def test_other(): assert os.environ["COURSE_PROGRESS"] != "mine"
"""


@pytest.fixture
def small_run(tmp_path):
    """Run three tests, two of them in a browser that is there or not; gives code and output."""
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests" / "browser").mkdir()

    def run(browser, require, *arguments, tests=BROWSER_TESTS):
        finder = f"def find_browser(): return {browser!r}"
        (tmp_path / "tests" / "browser" / "find_browser.py").write_text(finder)
        (tmp_path / "tests" / "test_small.py").write_text(tests)
        variables = {**os.environ, "COURSE_PROGRESS": "mine", "COURSE_REQUIRE_BROWSER": require}
        words = [sys.executable, "-m", "pytest", "tests/test_small.py", *arguments]
        done = subprocess.run(words, cwd=tmp_path, env=variables, capture_output=True, text=True)
        return done.returncode, "\n".join(done.stdout.splitlines()[-4:])

    return run


@pytest.mark.slow
def test_skipped_browser_tests_are_said_last(small_run):
    code, end = small_run(None, "")
    assert code == 0
    assert "2 browser tests were SKIPPED: no Chromium" in end and "1 passed, 2 skipped" in end


@pytest.mark.slow
def test_skipped_browser_tests_are_failures_where_they_are_required(small_run):
    code, end = small_run(None, "1", "-n", "2")
    assert code == 1
    assert "2 browser tests were SKIPPED" in end and "a skipped browser test is a failure" in end
    code, end = small_run("/a/browser", "1", "-n", "2")
    assert code == 0
    assert "SKIPPED" not in end and "3 passed" in end


@pytest.mark.slow
def test_no_browser_test_at_all_is_a_failure_where_they_are_required(small_run):
    code, end = small_run("/a/browser", "1", tests="def test_other(): pass")
    assert code == 1
    assert "there was no browser test to run" in end


def test_there_are_two_to_four_workers():
    assert 2 <= command.workers() <= 4
