"""Every Python that the course names, where it is installed.

What needs no package is tried with each of them.  What needs the packages is tried with the
environments that COURSE_PYTHONS names: `python3.13 -m course_utils setup` in a clone makes one.
Followed by `.venv/bin/pip install --upgrade $(sed 's/[=#].*//' requirements.txt)` there, it is one
with the newest release of everything in place of the pinned ones.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = ("3.11", "3.12", "3.13")
READY = [path for path in os.environ.get("COURSE_PYTHONS", "").split(os.pathsep) if path]
# Of the code, the lessons and the figures, what needs no browser and takes a minute.
SOME = ["tests/engine", "tests/figures/test_every_figure.py", "tests/training/test_fit.py",
        "tests/test_data.py", "tests/test_progress.py",
        "notebooks/01_perceptron.ipynb", "notebooks/05_backpropagation.ipynb"]  # fmt: skip
READ_ALL = """
import json, pathlib, sys, warnings
warnings.simplefilter("error")
root = pathlib.Path(sys.argv[1])
count = 0
for path in [*root.glob("course_utils/**/*.py"), *root.glob("tests/**/*.py")]:
    compile(path.read_text("utf-8"), str(path), "exec")
    count += 1
for path in root.glob("notebooks/*.ipynb"):
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            compile("".join(cell["source"]), str(path), "exec")
            count += 1
print(json.dumps([list(sys.version_info[:2]), count]))
"""


def python(version):
    """That Python, or a skip: on the path, or where pyenv keeps it."""
    kept = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    found = [*map(str, reversed(kept)), shutil.which(f"python{version}")]
    if f"{sys.version_info[0]}.{sys.version_info[1]}" == version:
        found.insert(0, sys.executable)
    found = next(filter(None, found), None)
    return found or pytest.skip(f"there is no Python {version} here")


def said(command, **environment):
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "PYTHON"))}
    done = subprocess.run(command, cwd=ROOT, env=clean | environment, capture_output=True,
                          text=True, encoding="utf-8")  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.mark.parametrize("version", VERSIONS)
def test_it_reads_all_code_without_a_warning(version):
    named, count = json.loads(said([python(version), "-c", READ_ALL, str(ROOT)]))
    assert named == [int(part) for part in version.split(".")] and count > 500


@pytest.mark.parametrize("version", VERSIONS)
def test_the_door_opens_before_anything_is_installed(version):
    """-S: none of the packages, as on a new computer."""
    command = [python(version), "-S", "-m", "course_utils", "--help"]
    assert "usage" in said(command, PYTHONDONTWRITEBYTECODE="1")


@pytest.mark.slow
@pytest.mark.parametrize("executable", READY or [None], ids=lambda path: path and "ready")
def test_lessons_figures_and_the_engine_in_a_ready_environment(executable, tmp_path):
    if executable is None:
        pytest.skip("COURSE_PYTHONS names no environment of another Python")
    command = [executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval",
               "--nbval-current-env", "--nbval-sanitize-with=tests/notebooks/sanitize.cfg",
               "-n", "2", "--dist", "loadscope", *SOME]  # fmt: skip
    last = said(command, COURSE_PROGRESS=str(tmp_path / "p.jsonl")).strip().splitlines()[-1]
    assert "passed" in last and "failed" not in last
