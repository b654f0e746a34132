"""Which Python is used, and what is said when there is none."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest

from course_utils.setup import environment as env
from course_utils.setup import install
from course_utils.setup.trouble import Trouble

ALL = env.requirements()


def make(name="here", installed=ALL, virtual=False, folder="/nowhere"):
    return env.Environment(name, str(folder), str(folder), (3, 12), virtual, installed)


@pytest.fixture
def machine(monkeypatch):
    """Sets which environments there are; gives what was chosen to be used or installed into."""
    monkeypatch.setattr(env, "remember_course", lambda environment: None)
    monkeypatch.setattr(install, "install", lambda target, cpu: ("install into", target))

    def choose(here, own=None):
        monkeypatch.setattr(env, "this_environment", lambda: here)
        monkeypatch.setattr(env, "look_into", lambda folder: own)
        return install.prepare()

    return choose


def test_a_complete_python_is_used_as_it_is(machine):
    assert machine(make()) == make()


def test_otherwise_a_complete_venv(machine):
    own = make(".venv")
    assert machine(make(installed={}), own) == own
    assert machine(make(installed={}, virtual=True), own) == own


def test_otherwise_the_active_environment_is_completed(machine):
    active = make(installed={}, virtual=True)
    assert machine(active, own=None) == ("install into", active)


def test_otherwise_venv_is_completed_or_made(machine):
    half = make(".venv", installed={})
    assert machine(make(installed={}), half) == ("install into", half)
    assert machine(make(installed={}), None) == ("install into", None)


def test_a_version_counts_without_its_local_part():
    assert make(installed={**ALL, "torch": ALL["torch"] + "+cpu"}).missing == []
    assert make(installed={**ALL, "torch": ALL["torch"] + ".1"}).missing == ["torch"]
    assert make(installed={**ALL, "numpy": "1.0"}).missing == ["numpy"]
    assert make(installed={}).missing == list(ALL)


@pytest.mark.parametrize(
    "prefix, name, expected",
    [("self", "course", True), ("self", "base", False), ("/x", "x", False)],
)
def test_conda_environments_count_but_not_base(prefix, name, expected, monkeypatch):
    monkeypatch.setattr(sys, "base_prefix", sys.prefix)
    monkeypatch.setenv("CONDA_PREFIX", sys.prefix if prefix == "self" else prefix)
    monkeypatch.setenv("CONDA_DEFAULT_ENV", name)
    assert env.is_virtual() is expected


def test_no_conda_and_no_venv_is_not_virtual(monkeypatch):
    monkeypatch.setattr(sys, "base_prefix", sys.prefix)
    monkeypatch.delenv("CONDA_PREFIX", raising=False)
    assert env.is_virtual() is False


def test_asking_a_python_gives_the_same_as_being_it():
    answer = env.ask(sys.executable)
    assert replace(answer, version=tuple(answer.version)) == env.this_environment()


@pytest.mark.skipif(os.name == "nt", reason="needs a shell script")
@pytest.mark.parametrize("body", ["exit 1", "echo nonsense", "echo '{}'"])
def test_a_python_that_does_not_work_is_none(tmp_path, body):
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{body}\n")
    python.chmod(0o755)
    assert env.ask(python) is None
    assert env.ask(tmp_path / "absent") is None


def test_a_venv_for_another_python_is_named_and_kept(monkeypatch):
    monkeypatch.setattr(env, "ask", lambda python: replace(make(), version=(3, 9)))
    with pytest.raises(Trouble, match=r"Python 3\.9.*Rename or delete"):
        env.look_into("/some/.venv")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no links there")
def test_dead_links_are_dropped_and_nothing_else(tmp_path):
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "python").symlink_to("/no/such/python")
    (folder / "python3").symlink_to(sys.executable)
    (folder / "pip").write_text("")
    env.drop_dead_links(tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == ["pip", "python3"]


@pytest.mark.parametrize(
    "output, said",
    [
        ("The virtual environment was not created because ensurepip is not", "python3-venv"),
        ("/usr/bin/python3: No module named venv", "-venv"),
        ("Error: [Errno 28] No space left on device: '/x'", "not enough space"),
        ("Error: [Errno 13] Permission denied: '/x/.venv'", "cannot be written"),
        ("something new", "it is above"),
    ],
)
def test_why_no_venv_could_be_made(output, said, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(sys, "version_info", (3, 12, 0))
    failed = SimpleNamespace(returncode=1, stdout=output, stderr="")
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: failed)
    with pytest.raises(Trouble) as trouble:
        env.make_venv(tmp_path)
    assert said.replace("python3-venv", "python3.12-venv") in str(trouble.value)
    assert ("something new" in capsys.readouterr().err) == (output == "something new")


def test_the_course_is_importable_afterwards(tmp_path):
    here = make(folder=tmp_path)
    env.remember_course(here)
    assert (tmp_path / env.PTH).read_text() == f"{env.ROOT}\n"
    env.remember_course(make(folder=tmp_path / "absent"))


def test_the_description_is_plain_json():
    command = [sys.executable, "-m", "course_utils.setup.environment"]
    answer = subprocess.run(command, cwd=env.ROOT, capture_output=True, text=True, check=True)
    assert json.loads(answer.stdout)["python"] == sys.executable
