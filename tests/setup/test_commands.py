"""The door: which commands there are, and a Python that is too old or too new."""

import ast
import sys
from pathlib import Path

import pytest

import course_utils.__main__ as door
from course_utils.setup import commands
from course_utils.setup.environment import ROOT
from course_utils.setup.trouble import Trouble

READABLE_BY_ALL = ["course_utils/__init__.py", "course_utils/__main__.py"]


@pytest.fixture
def prepared(monkeypatch):
    """What prepare was called with; it returns "the environment"."""
    calls = []
    monkeypatch.setattr(commands, "prepare", lambda cpu: calls.append(cpu) or "the environment")
    return calls


@pytest.mark.parametrize("path", READABLE_BY_ALL)
def test_old_pythons_can_read_the_message_that_they_are_too_old(path):
    text = Path(ROOT, path).read_text("ascii")
    tree = ast.parse(text, feature_version=(3, 4))
    modern = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Starred)
    assert not [node for node in ast.walk(tree) if isinstance(node, modern)]


@pytest.mark.parametrize("version", [(2, 7), (3, 10), (3, 14)])
def test_a_wrong_python_is_one_sentence(version, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (*version, 0))
    assert door.main(["lab"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "this one is Python {}.{}:".format(*version) in said.err
    assert said.err.count("\n") == 1


def test_help_and_unknown_commands(capsys):
    assert door.main([]) == 2
    assert door.main(["--help"]) == 0
    assert capsys.readouterr().out.count("usage:") == 2
    assert door.main(["lba"]) == 2
    assert "There is no command 'lba'" in capsys.readouterr().err


def test_cpu_is_ours_and_the_rest_is_passed_on(prepared, monkeypatch):
    monkeypatch.setitem(commands.AFTERWARDS, "lab", lambda *call: call)
    answer = commands.run("lab", ["--port=9", "--cpu", "--no-browser"])
    assert answer == ("the environment", ["--port=9", "--no-browser"])
    assert prepared == [True]


def test_setup_refuses_an_unknown_argument(prepared, capsys):
    assert commands.run("setup", ["--gpu"]) == 1
    assert prepared == []
    assert "--gpu" in capsys.readouterr().err


@pytest.mark.parametrize(
    "failure, code, said",
    [
        (KeyboardInterrupt(), 130, "run the same command again"),
        (Trouble("Something is wrong."), 1, "Something is wrong."),
        (OSError(28, "No space left on device"), 1, "not enough space"),
        (PermissionError(13, "Permission denied", "/a/place"), 1, "/a/place cannot be written"),
    ],
)
def test_each_failure_is_one_sentence_and_a_code(failure, code, said, monkeypatch, capsys):
    def fail(cpu):
        raise failure

    monkeypatch.setattr(commands, "prepare", fail)
    assert commands.run("lab", []) == code
    err = capsys.readouterr().err
    assert said in err
    assert len(err.strip().splitlines()) == 1
