"""How long it takes until a figure is there, and how long one event takes, without a browser.

Everything is timed in fresh processes, in turn with its rival: a second import, or a second
figure, is always quick.
"""

import json
import statistics
import subprocess
import sys
from time import perf_counter

from ..store import ONLY_ERRORS
from .table import pair

TRIES, FIGURE_TRIES = 5, 3
IMPORT_MS, FIRST_MS = 300, 150  # the package; a first figure, made and painted
SHOWN = "line"  # the figure whose way from the start of a kernel is measured

IMPORT = """
import time; start = time.perf_counter()
import {modules}
print(1000 * (time.perf_counter() - start))
"""
IMPORTS = {
    "course_utils": "numpy",
    "course_utils.figures": "numpy, matplotlib.pyplot, ipywidgets",
}
FIGURE = """
import json
from course_utils.bench.start import {way}
print(json.dumps({way}({name!r})))
"""
SHOW = {
    "ours": f"from course_utils import figures; figures.show({SHOWN!r})",
    "interact": f"from course_utils.bench import rivals; rivals.interact({SHOWN!r})",
}


def measure(names) -> dict:
    """All in milliseconds, a list item a try: {imports: {modules: [ms]}, kernel: {way: [ms]},
    figures: {name: {first, next, event, rival: [ms]}}}."""
    every = [modules for pair_ in IMPORTS.items() for modules in pair_]
    return {"imports": _in_turn({m: lambda m=m: _import(m) for m in every}),
            "kernel": _in_turn({way: lambda c=c: from_the_kernel(c) for way, c in SHOW.items()}),
            "figures": {name: _figure(name) for name in names}}  # fmt: skip


def _in_turn(actions, tries=TRIES):
    found = {name: [] for name in actions}
    for _ in range(tries):
        for name, action in actions.items():
            found[name].append(action())
    return found


def _import(modules):
    return float(_fresh(IMPORT.format(modules=modules)))


def from_the_kernel(code) -> float:
    """From starting a kernel to the answer that shows a widget."""
    from jupyter_client.manager import start_new_kernel

    seen = []
    start = perf_counter()
    manager, client = start_new_kernel(extra_arguments=[ONLY_ERRORS])
    try:
        client.execute_interactive(code, timeout=120, output_hook=seen.append)
        took = 1000 * (perf_counter() - start)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    kinds = [message["header"]["msg_type"] for message in seen]
    if "display_data" not in kinds:
        raise RuntimeError(f"nothing was shown by {code}: {kinds}")
    return took


def _figure(name):
    ways = {way: lambda way=way: json.loads(_fresh(FIGURE.format(way=way, name=name)))
            for way in ("moments", "by_pyplot")}  # fmt: skip
    found = _in_turn(ways, FIGURE_TRIES)
    ours = {key: [one[key] for one in found["moments"]] for key in found["moments"][0]}
    return ours | {"rival": found["by_pyplot"]}


def moments(name) -> dict:
    """In the fresh process: making the first figure, making a second one, and one event."""
    from .. import figures

    factory = figures.CATALOGUE[name]
    first, second = time_of(factory), time_of(factory)
    figure = factory()
    times = [time_of(lambda e=event: figure.do(*e) or figure.png) for event in events(figure)]
    return {"first": first, "next": second, "event": statistics.median(times) if times else None}


def by_pyplot(name) -> float:
    """In the fresh process: the same picture by pyplot, every artist drawn by matplotlib itself."""
    from matplotlib import pyplot  # noqa: F401  our figures' modules are there before timing, too

    from .. import figures
    from .rivals import saved_by_pyplot

    spec = figures.CATALOGUE[name].args[0]
    return time_of(lambda: saved_by_pyplot(spec))


def time_of(action) -> float:
    """Milliseconds."""
    start = perf_counter()
    action()
    return 1000 * (perf_counter() - start)


def events(figure, count=20) -> list:
    """``count`` values of the slider that the benchmark moves, as its arrow key would set them."""
    from .rivals import moving_slider, room

    slider = moving_slider(figure.spec)
    if slider is None:
        return []
    value = getattr(figure.model, slider.name)
    far = min(count, room(slider, figure.model))
    there_and_back = [*range(1, far + 1), *range(far - 1, -1, -1)] * count
    kind = type(value)  # a whole number stays one
    return [(slider.name, kind(round(value + slider.step * i, 9))) for i in there_and_back[:count]]


def _fresh(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip().splitlines()[-1]


def rows(results: dict) -> list:
    """The rows of the table for what ``measure`` returned."""
    found = results["imports"]
    limits = {"course_utils": IMPORT_MS}
    imports = [pair(f"import {ours}", found[ours], found[theirs], "ms", theirs.split(".")[0] +
                    (" ..." if "," in theirs else ""), limit=limits.get(ours))
               for ours, theirs in IMPORTS.items()]  # fmt: skip
    kernel = pair("start of the kernel to a figure", *results["kernel"].values(), "ms", "interact")
    return [*imports, kernel, *(_row(name, row) for name, row in results["figures"].items())]


def _row(name, found):
    note = f"another one {statistics.median(found['next']):.0f} ms"
    if None not in found["event"]:
        note += f", an event {statistics.median(found['event']):.1f} ms"
    return pair(f"first picture: {name}", found["first"], found["rival"], "ms",
                "pyplot, the same picture", limit=FIRST_MS, note=note)  # fmt: skip
