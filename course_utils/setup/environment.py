"""Which Python runs the course: this one, the one in .venv, or a .venv yet to be made."""

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import asdict, dataclass
from pathlib import Path

from course_utils.__main__ import OLDEST, TOO_NEW
from course_utils.setup.trouble import AGAIN, Trouble, no_space, not_writable

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements.txt"
PTH = "deep_learning_you_can_touch.pth"


@dataclass(frozen=True)
class Environment:
    """A Python and what it has; `installed` maps a requirement to the version found."""

    python: str
    prefix: str
    site_packages: str
    version: tuple
    virtual: bool
    installed: dict

    @property
    def missing(self):
        """Requirements that are absent or of another version. A local part such as +cpu
        is the same release built another way, so it does not count."""
        return [
            name
            for name, version in requirements().items()
            if self.installed.get(name, "").partition("+")[0] != version
        ]


def requirements():
    text = REQUIREMENTS.read_text("utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return dict(line.split("==") for line in lines if line)


def this_environment():
    """The running Python, described without importing any package."""
    return Environment(
        python=sys.executable,
        prefix=sys.prefix,
        site_packages=sysconfig.get_path("purelib"),
        version=tuple(sys.version_info[:2]),
        virtual=is_virtual(),
        installed=installed(),
    )


def installed():
    found = {}
    for name in requirements():
        try:
            found[name] = importlib.metadata.version(name) or ""
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def is_virtual():
    """Whether this Python belongs to an environment made for one project. conda's `base`
    does not: it holds conda itself, and pinned versions there could break it."""
    if sys.prefix != sys.base_prefix:
        return True
    conda = os.environ.get("CONDA_PREFIX")
    if not conda or os.environ.get("CONDA_DEFAULT_ENV") == "base":
        return False
    return os.path.realpath(conda) == os.path.realpath(sys.prefix)


def python_of(folder):
    windows = os.name == "nt"
    return Path(folder) / ("Scripts/python.exe" if windows else "bin/python")


def ask(python):
    """Describe the environment of another Python; None if that Python cannot run."""
    command = [str(python), "-m", "course_utils.setup.environment"]
    try:
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        return Environment(**json.loads(answer.stdout))
    except (OSError, ValueError, TypeError):
        return None


def look_into(folder):
    """Describe the environment in a folder; None if there is none that works."""
    found = ask(python_of(folder))
    if found and not OLDEST <= tuple(found.version) < TOO_NEW:
        version = ".".join(map(str, found.version))
        raise Trouble(
            f"The folder {folder} holds an environment for Python {version}, which the course "
            f"cannot use. Rename or delete that folder, {AGAIN}"
        )
    return found


def make_venv(folder=VENV):
    """Make the environment in a folder, or complete what is there."""
    print(f"Making an environment for the course in {folder} ...", flush=True)
    drop_dead_links(folder)
    command = [sys.executable, "-m", "venv", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, errors="replace")
    environment = look_into(folder) if made.returncode == 0 else None
    if environment is None:
        raise explain_venv(made.stdout + made.stderr, folder)
    return environment


def drop_dead_links(folder):
    """After its Python was removed from the machine, a .venv holds links to nothing, and
    the venv module keeps any link that is already there."""
    for link in python_of(folder).parent.glob("python*"):
        if link.is_symlink() and not link.exists():
            link.unlink()


def explain_venv(output, folder):
    # ensurepip runs hidden inside venv: of a full disk, its words do not get through.
    full = shutil.disk_usage(ROOT).free < 50e6
    if full or "No space left" in output or "WinError 112" in output:
        return no_space()
    if "Permission denied" in output or "Read-only file system" in output:
        return not_writable(f"The folder {folder}")
    if "ensurepip is not" in output or "No module named" in output:
        name = "python{}.{}-venv".format(*sys.version_info[:2])
        return Trouble(
            f"This Python came without its venv module. Install it (on Debian and Ubuntu: "
            f"`sudo apt install {name}`), {AGAIN}"
        )
    print(output.strip(), file=sys.stderr)
    return Trouble(
        f"The environment in {folder} could not be made; if a reason is known, it is above. "
        f"Rename or delete that folder, {AGAIN}"
    )


def remember_course(environment):
    """Let every Python program of the environment import course_utils, so that a plain
    `jupyter lab` works too. Where this may not be written, the commands still work."""
    try:
        pth = Path(environment.site_packages) / PTH
        if not pth.exists() or pth.read_text("utf-8").strip() != str(ROOT):
            pth.write_text(f"{ROOT}\n", "utf-8")
    except OSError:
        pass


if __name__ == "__main__":
    print(json.dumps(asdict(this_environment())))
