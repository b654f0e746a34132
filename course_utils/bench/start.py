"""How long it takes until a figure is there, and how long one event takes, without a browser.

Everything is timed in fresh processes: a second import, or a second figure, is always quick.
"""

import json
import statistics
import subprocess
import sys

TRIES = 5
IMPORT_SECONDS, FIRST_SECONDS = 0.3, 0.15  # the package; a first figure, made and painted

IMPORT = """
import time; start = time.perf_counter()
import {module}
print(time.perf_counter() - start)
"""

FIGURE = """
import json, time
from course_utils import figures
from course_utils.bench.start import moments
factory = figures.CATALOGUE[{name!r}]
print(json.dumps(moments(factory)))
"""


def measure(names) -> dict:
    """{imports: {module: s}, figures: {name: {made, next, event}}}; medians, in seconds."""
    imports = {m: _import(m) for m in ("course_utils", "course_utils.figures")}
    return {"imports": imports, "figures": {name: _figure(name) for name in names}}


def moments(factory) -> dict:
    """In the fresh process: making the first figure, making a second one, and one event."""
    start = time_of(factory)
    again = time_of(factory)
    figure = factory()
    times = [time_of(lambda e=event: figure.do(*e) or figure.png) for event in events(figure)]
    return {"made": start, "next": again, "event": statistics.median(times)}


def time_of(action) -> float:
    from time import perf_counter

    start = perf_counter()
    action()
    return perf_counter() - start


def events(figure, count=20) -> list:
    """``count`` values of the slider that the benchmark moves, as its arrow key would set them."""
    from .rivals import moving_slider, room

    slider = moving_slider(figure.spec)
    value = getattr(figure.model, slider.name)
    far = min(count, room(slider, figure.model))
    there_and_back = [*range(1, far + 1), *range(far - 1, -1, -1)] * count
    kind = type(value)  # a whole number stays one
    return [(slider.name, kind(round(value + slider.step * i, 9))) for i in there_and_back[:count]]


def _import(module):
    return statistics.median(float(_fresh(IMPORT.format(module=module))) for _ in range(TRIES))


def _figure(name):
    found = [json.loads(_fresh(FIGURE.format(name=name))) for _ in range(TRIES)]
    return {key: statistics.median(one[key] for one in found) for key in found[0]}


def _fresh(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip().splitlines()[-1]


def met(results: dict) -> bool:
    quick = results["imports"]["course_utils"] <= IMPORT_SECONDS
    return quick and all(row["made"] <= FIRST_SECONDS for row in results["figures"].values())


def table(results: dict) -> list:
    lines = [f"Starting, milliseconds (medians of {TRIES} fresh processes; targets: the package "
             f"{1000 * IMPORT_SECONDS:.0f}, a first figure {1000 * FIRST_SECONDS:.0f})"]
    for module, seconds in results["imports"].items():
        late = module == "course_utils" and seconds > IMPORT_SECONDS
        lines.append(f"  import {module:22} {1000 * seconds:6.0f}{'   MISSED' if late else ''}")
    lines += ["", "  figure                first  another  one event, painted"]
    for name, row in results["figures"].items():
        ms = {key: 1000 * value for key, value in row.items()}
        late = "   MISSED" if row["made"] > FIRST_SECONDS else ""
        lines.append(f"  {name:20} {ms['made']:6.0f} {ms['next']:8.0f} {ms['event']:12.1f}{late}")
    return lines
