"""A real installation of a tiny course from two package indexes on this machine: it fails,
it is interrupted, and the same command goes on each time."""

import functools
import http.server
import io
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest

from course_utils.setup.environment import ROOT

TINY = "torch==2.0.0\ntorchvision==1.0.0\nipympl==1.0.0\n"
NOBODY = "http://127.0.0.1:9/simple"


def wheel(folder, name, version, needs=()):
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    metadata += "".join(f"Requires-Dist: {need}\n" for need in needs)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(f"{name}.py", f"version = {version!r}\n")
        archive.writestr(f"{info}/METADATA", metadata)
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")
    (folder / name).mkdir(parents=True)
    (folder / name / f"{name}-{version}-py3-none-any.whl").write_bytes(content.getvalue())


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the folders; waits first while the file "slow" is there."""

    def do_GET(self):
        while Path(self.directory, "slow").exists():
            time.sleep(0.05)
        super().do_GET()

    def log_message(self, *_):
        pass


@pytest.fixture
def indexes(tmp_path):
    """Two indexes: PyTorch's with the CPU builds, and the usual one with all of it."""
    folder = tmp_path / "indexes"
    mark = "" if sys.platform == "darwin" else "+cpu"
    wheel(folder / "cpu", "torch", "2.0.0" + mark, needs=["ipympl"])
    wheel(folder / "cpu", "torchvision", "1.0.0" + mark, needs=["torch==2.0.0"])
    wheel(folder / "simple", "torch", "2.0.0", needs=["ipympl"])
    wheel(folder / "simple", "torchvision", "1.0.0", needs=["torch==2.0.0"])
    wheel(folder / "simple", "ipympl", "1.0.0")
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()


@pytest.fixture
def course(tmp_path, indexes):
    """A checkout with a tiny list of requirements; starts `setup` in it."""
    root = tmp_path / "course with a space"
    for path in ("course_utils/__init__.py", "course_utils/__main__.py"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, root / path)
    shutil.copytree(ROOT / "course_utils" / "setup", root / "course_utils" / "setup")
    (root / "requirements.txt").write_text(TINY)
    unset = ("PIP_", "CONDA", "PYTHONPATH", "VIRTUAL_ENV")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(unset)}
    clean |= {"PIP_CONFIG_FILE": os.devnull, "PIP_CACHE_DIR": str(tmp_path / "cache")}
    clean |= {"PIP_RETRIES": "1", "PIP_INDEX_URL": f"{indexes[0]}/simple"}
    # The Python that this environment was made from, so that it has to make a .venv.
    python = getattr(sys, "_base_executable", sys.executable)

    def start(*arguments, **variables):
        return subprocess.Popen(
            [python, "-m", "course_utils", "setup", *arguments],
            cwd=root,
            env=clean | {"COURSE_TORCH_INDEX": f"{indexes[0]}/cpu"} | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    return start


def end(process):
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err.strip()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to another program there")
def test_an_installation_fails_twice_is_interrupted_and_is_resumed(course, indexes, tmp_path):
    code, out, err = end(course("--cpu", COURSE_TORCH_INDEX=NOBODY))
    assert (code, err.count("\n")) == (1, 0)
    assert err.startswith(f"PyTorch's CPU index ({NOBODY}) cannot be reached.")
    assert out.index("will be downloaded") < out.index("PyTorch first")

    code, out, err = end(course("--cpu", PIP_INDEX_URL=NOBODY))
    assert (code, err.count("\n")) == (1, 0)
    assert err.startswith("The package index cannot be reached.")
    assert "Making an environment" not in out

    (indexes[1] / "slow").touch()
    process = course()
    while "Looking in indexes" not in process.stdout.readline():
        pass
    os.killpg(process.pid, signal.SIGINT)
    assert end(process)[::2] == (130, "Stopped; run the same command again to go on.")
    (indexes[1] / "slow").unlink()

    code, out, err = end(course())
    assert (code, err) == (0, "")
    assert "To install: ipympl, and what they need." in out
    root = tmp_path / "course with a space"
    python = root / ".venv" / "bin" / "python"
    asked = "import torch, torchvision, course_utils; print(torch.version, torchvision.version)"
    answer = subprocess.run([python, "-c", asked], cwd=tmp_path, capture_output=True, text=True)
    mark = "" if sys.platform == "darwin" else "+cpu"
    assert answer.stdout == f"2.0.0{mark} 1.0.0{mark}\n"
    assert not list((root / ".venv").glob("course-*"))

    code, out, err = end(course(PIP_INDEX_URL=NOBODY, COURSE_TORCH_INDEX=NOBODY))
    assert (code, err) == (0, "")
    assert out.startswith("Everything is installed")
