"""Running a program with the Python of the course's environment."""

import os
import signal
import subprocess
from pathlib import Path

from course_utils.setup.environment import ROOT


def variables(environment):
    """As if the environment were activated, and with course_utils importable: a notebook's
    working directory is notebooks/, from where Python would not find it."""
    own = dict(os.environ)
    own["PYTHONPATH"] = joined(ROOT, own.get("PYTHONPATH"))
    own["PATH"] = joined(Path(environment.python).parent, own.get("PATH"))
    # Otherwise a kernel that another project installed for this user, also called
    # "python3", would run the notebooks instead of ours.
    own.setdefault("JUPYTER_PREFER_ENV_PATH", "1")
    # NumPy's matrix library would use every core for products that take microseconds. When
    # anything else runs, its threads wait for one another: the same 1,000 training steps took 1.1 s
    # with one thread and up to 36 s with two (measured on two busy cores).
    own.setdefault("OPENBLAS_NUM_THREADS", "1")
    # PyTorch's threads wait for one another by spinning, which starves whatever they wait for: five
    # epochs on 4,000 digits took 4 to 122 s beside two busy programs, and 1.6 s once they sleep.
    own.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    return own


def joined(first, rest):
    return os.pathsep.join([str(first)] + ([rest] if rest else []))


def run(environment, arguments, folder=ROOT, wrap=list, **extra):
    """Run Python with these arguments until it ends, and return its exit code. Not os.exec:
    on Windows that ends the command at once and leaves the program without a terminal.
    ``wrap`` makes another command of it, such as offline.without_network."""
    command = wrap([environment.python, *map(str, arguments)])
    process = subprocess.Popen(command, cwd=folder, env={**variables(environment), **extra})
    # Ctrl-C reaches the program by itself, and what it means is for the program to say:
    # JupyterLab asks before it stops.
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    code = process.wait()
    return code if code >= 0 else 128 - code
