"""`lab`: JupyterLab on the lessons."""

import os
import sys

from course_utils.setup import inside
from course_utils.setup.environment import ROOT

FIRST_LESSON = "notebooks/00_start_here.ipynb"
SETTINGS = ROOT / "course_utils" / "jupyter"


def run(environment, arguments):
    # JUPYTER_CONFIG_PATH, because the other places for a setting (overrides.json, the
    # user's own settings) would have to be written into the environment or the home.
    paths = inside.joined(SETTINGS, os.environ.get("JUPYTER_CONFIG_PATH"))
    command = ["-m", "jupyterlab", *jupyter_arguments(arguments)]
    print("Starting JupyterLab. Leave this window open; pressing Ctrl-C twice ends it.", flush=True)
    return inside.run(environment, command, JUPYTER_CONFIG_PATH=paths)


def jupyter_arguments(arguments):
    """JupyterLab's arguments: the reader's, and where to start if they do not say."""
    own = []
    if not mentions(arguments, "root_dir", "notebook-dir"):
        # Opened on a notebook, JupyterLab would show only that notebook's folder.
        own.append(f"--ServerApp.root_dir={ROOT}")
    if is_root() and "--allow-root" not in arguments:
        print("You are root, so JupyterLab is started with --allow-root.")
        own.append("--allow-root")
    if not mentions(arguments, ".ipynb", "default_url") and (ROOT / FIRST_LESSON).exists():
        # Not as a file to open: then the address that is printed would not lead to it.
        own.append(f"--LabApp.default_url=/lab/tree/{FIRST_LESSON}")
    return [*own, *arguments]


def mentions(arguments, *words):
    return any(word in argument for argument in arguments for word in words)


def is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def command():
    return "py -m course_utils" if sys.platform == "win32" else "python3 -m course_utils"
