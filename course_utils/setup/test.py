"""`test`: pytest on the code, the notebooks and the pages in a real browser.

Where the system can make one (Linux), everything runs in a network namespace without routes: a
lesson, a figure or a test that asks anything of another computer fails there.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from course_utils.setup import inside, offline
from course_utils.setup.environment import ROOT

SANITIZE = "tests/notebooks/sanitize.cfg"
FIND_BROWSER = ROOT / "tests" / "browser" / "find_browser.py"
# pytest options that take their value as the next word, which is then no path.
WITH_VALUE = {"-k", "-m", "-p", "-o", "-c", "-n", "-r", "-W", "--ignore", "--deselect", "--dist"}
NOT_IN_PARALLEL = ("-n", "--numprocesses", "--pdb", "--trace", "-s", "--dist")


def run(environment, arguments):
    if not named_paths(arguments):
        get_browser(environment)
    # tests/conftest.py sets it too, but is not read when only a notebook is named.
    with tempfile.TemporaryDirectory(prefix="course-test-") as folder:
        progress = {"COURSE_PROGRESS": os.path.join(folder, "progress")}
        command = ["-m", "pytest", *pytest_arguments(arguments)]
        wrap = offline.without_network if offline.possible() else list
        return inside.run(environment, command, wrap=wrap, **progress)


def pytest_arguments(arguments):
    """One run for all: with --dist loadscope a notebook stays on one worker, in order."""
    paths = named_paths(arguments)
    everything = [] if paths else ["tests", *existing("notebooks")]
    own = []
    if any(has_notebook(path) for path in paths or everything):
        own += ["--nbval", "--nbval-current-env"]
        own += [f"--nbval-sanitize-with={path}" for path in existing(SANITIZE)]
    single = len(paths) == 1 and not Path(ROOT, paths[0].partition("::")[0]).is_dir()
    if not single and not any(argument.startswith(NOT_IN_PARALLEL) for argument in arguments):
        # In the order of the folders: tests/browser, the longest, first.  Left to itself loadscope
        # begins where there are most tests, and one worker ends alone with the browser.
        own += ["-n", str(workers()), "--dist", "loadscope", "--no-loadscope-reorder"]
    return [*own, *everything, *arguments]


def named_paths(arguments):
    """The arguments that are files or folders; a missing notebook too, for pytest to say so."""
    before = ["", *arguments]
    return [
        argument
        for argument, previous in zip(arguments, before, strict=False)
        if not argument.startswith("-")
        and previous not in WITH_VALUE
        and (argument.endswith(".ipynb") or existing(argument.partition("::")[0]))
    ]


def existing(path):
    return [path] if Path(ROOT, path).exists() else []


def has_notebook(path):
    file = Path(ROOT, path.partition("::")[0])
    return file.suffix == ".ipynb" or any(file.glob("*.ipynb"))


def workers():
    """At most four: each may hold a kernel with torch, which is half a gigabyte."""
    count = getattr(os, "sched_getaffinity", None)
    return max(2, min(4, len(count(0)) if count else os.cpu_count() or 2))


def get_browser(environment):
    """Fetch Playwright's own browser where no other is installed. If that fails the tests
    that need it are skipped, and say so."""
    if not FIND_BROWSER.exists() or quiet(environment, FIND_BROWSER) == 0:
        return
    print("No Chromium or Chrome here: fetching Playwright's own, about 170 MB ...", flush=True)
    if quiet(environment, "-m", "playwright", "install", "chromium") != 0:
        print("It could not be had, so the browser tests will be skipped.", file=sys.stderr)


def quiet(environment, *arguments):
    command = [environment.python, *map(str, arguments)]
    return subprocess.run(command, capture_output=True).returncode
