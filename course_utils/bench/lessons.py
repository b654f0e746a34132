"""How long each lesson runs and how much memory its kernel takes, one after the other.

The time is that of a reader's "Run All": from the start of the kernel to the end of the last cell.
"""

import time

from .. import store
from ..data import places

SECONDS, MEGABYTES, WITHOUT_TORCH, COLLECTION = 30, 700, 250, 300

# Runs as the last cell; there is no such module on Windows.
PEAK = """import sys
try:
    import resource
    unit = 1e6 if sys.platform == "darwin" else 1e3
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
except ImportError:
    peak = 0
print(peak, "torch" in sys.modules)"""


def measure(paths=None) -> dict:
    """{lesson: {seconds, megabytes, torch}}; megabytes is 0 where it cannot be measured."""
    paths = paths or sorted(places.ROOT.glob("notebooks/*.ipynb"))
    return {path.stem: _run(path) for path in paths}


def _run(path):
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(PEAK))
    start = time.perf_counter()
    store.run(notebook, path.parent)
    seconds = time.perf_counter() - start
    peak, torch = notebook.cells[-1].outputs[0].text.split()
    return {"seconds": seconds, "megabytes": float(peak), "torch": torch == "True"}


def faults(one) -> list:
    """What of a lesson's row is over its limit."""
    limit = MEGABYTES if one["torch"] else WITHOUT_TORCH
    found = [f"over {SECONDS} s"] if one["seconds"] > SECONDS else []
    return found + ([f"over {limit} MB"] if one["megabytes"] > limit else [])


def met(results: dict) -> bool:
    total = sum(one["seconds"] for one in results.values())
    return total <= COLLECTION and not any(map(faults, results.values()))


def table(results: dict) -> list:
    lines = [f"Lessons, a kernel each: seconds (limit {SECONDS}), peak MB ({MEGABYTES}; without "
             f"torch {WITHOUT_TORCH})"]  # fmt: skip
    for name, one in results.items():
        verdict = "; ".join(f"MISSED: {fault}" for fault in faults(one)) or "met"
        lines.append(f"  {name:36} {one['seconds']:6.1f} {one['megabytes']:6.0f}   {verdict}")
    total = sum(one["seconds"] for one in results.values())
    verdict = "met" if total <= COLLECTION else f"MISSED: over {COLLECTION} s"
    return [*lines, f"  {'all, one after the other':36} {total:6.1f}          {verdict}"]
