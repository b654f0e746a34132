"""How long each lesson runs and how much memory its kernel takes; then all of them, two at a time.

The time is that of a reader's "Run All": from the start of the kernel to the end of the last cell.
Beside each lesson runs a small notebook that is always the same, before it and after it: where
that takes twice as long as yesterday, it was the machine.
"""

import time
from concurrent.futures import ThreadPoolExecutor

from .. import store
from ..data import places
from .table import pair

SECONDS, MEGABYTES, WITHOUT_TORCH, COLLECTION, AT_ONCE = 30, 700, 250, 300, 2

# Python, NumPy and nothing else: about as long as the start of its kernel.
YARDSTICK = """import numpy as np
a = np.random.default_rng(0).random((500, 500))
for _ in range(20):
    a = (a @ a) / a.max()
print(sum(i * i for i in range(5_000_000)))"""

# What no lesson that trains can go below; lean_torch.py says what is not added to it.
TORCH = "import torch"

# Runs as the last cell.  On Linux not getrusage: its peak begins with that of the process that
# started the kernel, so behind the other parts of this benchmark nothing took less than 290 MB.
# On Windows there is neither.
PEAK = """import re, sys
peak = 0
if sys.platform == "linux":
    with open("/proc/self/status") as file:
        peak = int(re.search(r"VmHWM:\\s+(\\d+) kB", file.read())[1]) * 1024 / 1e6
elif sys.platform == "darwin":
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
print(peak, "torch" in sys.modules)"""


def measure(paths=None) -> dict:
    """{lessons: {name: {seconds, megabytes, torch, yardstick: the same of the small notebook before
    and after it}}, torch: the same of a notebook that only imports torch, together: seconds};
    megabytes is 0 where it cannot be measured."""
    paths = paths or sorted(places.ROOT.glob("notebooks/*.ipynb"))
    yardsticks, found = [run(of(YARDSTICK))], {}
    for path in paths:
        found[path.stem] = run(read(path), path.parent)
        yardsticks.append(run(of(YARDSTICK)))
        found[path.stem]["yardstick"] = yardsticks[-2:]
    start = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as workers:
        list(workers.map(lambda path: run(read(path), path.parent), paths))
    together = time.perf_counter() - start
    return {"lessons": found, "torch": run(of(TORCH)), "together": together}


def read(path):
    import nbformat

    return nbformat.read(path, as_version=4)


def of(code):
    """A notebook of one cell."""
    from nbformat.v4 import new_code_cell, new_notebook

    return new_notebook(cells=[new_code_cell(code)])


def run(notebook, folder=places.ROOT) -> dict:
    """{seconds, megabytes, torch} of a notebook in a kernel of its own."""
    from nbformat.v4 import new_code_cell

    notebook.cells.append(new_code_cell(PEAK))
    start = time.perf_counter()
    store.run(notebook, folder)
    seconds = time.perf_counter() - start
    peak, torch = notebook.cells[-1].outputs[0].text.split()
    return {"seconds": seconds, "megabytes": float(peak), "torch": torch == "True"}


def rows(results: dict) -> list:
    """The rows of the table for what ``measure`` returned."""
    found = results["lessons"]
    alone_mb = results["torch"]["megabytes"]
    of_all = [row for name, one in found.items() for row in _rows(name, one, alone_mb)]
    alone = sum(one["seconds"] for one in found.values())
    return [*of_all, pair(f"all, {AT_ONCE} at a time", [results["together"]], [alone], "s",
                          "one after the other", limit=COLLECTION)]  # fmt: skip


def _rows(name, one, torch_mb):
    limit = {"seconds": SECONDS, "megabytes": MEGABYTES if one["torch"] else WITHOUT_TORCH}
    units = {"seconds": "s", "megabytes": "MB"} if one["megabytes"] else {"seconds": "s"}
    note = {"megabytes": f"import torch alone: {torch_mb:.0f} MB" if one["torch"] else ""}
    return [pair(name, [one[what]] * 2, [small[what] for small in one["yardstick"]], unit,
                 "a small notebook", limit=limit[what], note=note.get(what, ""))
            for what, unit in units.items()]  # fmt: skip
