"""`lab`: what JupyterLab is told, and that it listens."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from course_utils.setup import environment as env
from course_utils.setup import inside, lab

OVERRIDES = lab.SETTINGS / "labconfig" / "default_setting_overrides.json"
TOKEN = "test"
START = (
    "import sys; from course_utils.setup import environment as env, lab;"
    "sys.exit(lab.run(env.this_environment(), sys.argv[1:]))"
)


@pytest.fixture
def user(monkeypatch, tmp_path):
    monkeypatch.setattr(lab, "is_root", lambda: False)
    monkeypatch.setattr(lab, "ROOT", tmp_path)
    lesson = tmp_path / lab.FIRST_LESSON
    lesson.parent.mkdir()
    lesson.write_text("{}")
    return f"--ServerApp.root_dir={tmp_path}"


def test_the_first_lesson_is_opened_and_arguments_pass_through(user):
    start = f"--LabApp.default_url=/lab/tree/{lab.FIRST_LESSON}"
    expected = [user, start, "--no-browser", "--port", "9999"]
    assert lab.jupyter_arguments(["--no-browser", "--port", "9999"]) == expected


def test_the_reader_may_choose_notebook_and_folder(user):
    assert lab.jupyter_arguments(["notebooks/03.ipynb"]) == [user, "notebooks/03.ipynb"]
    assert user not in lab.jupyter_arguments(["--notebook-dir=/tmp"])


def test_root_is_told_and_allowed(user, monkeypatch, capsys):
    monkeypatch.setattr(lab, "is_root", lambda: True)
    assert "--allow-root" in lab.jupyter_arguments([])
    assert "You are root" in capsys.readouterr().out
    assert lab.jupyter_arguments(["--allow-root"]).count("--allow-root") == 1
    assert capsys.readouterr().out == ""


def test_programs_run_as_in_an_active_environment(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    here = env.this_environment()
    variables = inside.variables(here)
    assert variables["PYTHONPATH"] == f"{env.ROOT}{os.pathsep}elsewhere"
    assert variables["PATH"].startswith(os.path.dirname(sys.executable))
    assert inside.joined("a", None) == "a"


def test_the_exit_code_is_passed_on():
    command = "from course_utils.setup import environment, inside;"
    command += "print(inside.run(environment.this_environment(), ['-c', 'exit(7)']))"
    command = [sys.executable, "-c", command]
    assert subprocess.run(command, cwd=env.ROOT, capture_output=True, text=True).stdout == "7\n"


@pytest.fixture
def server(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", START, "--no-browser", f"--port={port}"]
    command.append(f"--IdentityProvider.token={TOKEN}")
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    with open(tmp_path / "log", "w") as log:
        process = subprocess.Popen(
            command, cwd=env.ROOT, env={**os.environ, **home}, stdout=log, stderr=log
        )
        yield f"http://127.0.0.1:{port}"
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def ask(address):
    """The answer, as soon as the server gives one."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"{address}?token={TOKEN}") as answer:
                return json.load(answer)
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"no answer from {address}")


@pytest.mark.slow
def test_a_running_server_has_our_settings_and_our_root(server):
    overrides = json.loads(OVERRIDES.read_text("utf-8"))
    assert len(overrides) >= 3
    for plugin, values in overrides.items():
        answer = ask(f"{server}/lab/api/settings/{plugin}")
        defaults = answer["schema"]["properties"]
        assert {name: defaults[name]["default"] for name in values} == values
    names = [entry["name"] for entry in ask(f"{server}/api/contents/")["content"]]
    assert {"course_utils", "requirements.txt"} <= set(names)
