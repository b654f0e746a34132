"""What is run again and again: a figure's cell, ten times, in a real kernel."""

import json
import sys

import pytest

from course_utils import figures

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc"),
]

MEASURE = """
import ctypes, gc, json
from ipywidgets.widgets.widget import _instances
from course_utils import figures

def measured():
    gc.collect()
    ctypes.CDLL("libc.so.6").malloc_trim(0)  # what is free, but not yet given back
    with open("/proc/self/statm") as file:
        megabytes = 4096 * int(file.read().split()[1]) / 1e6
    return megabytes, len(gc.get_objects()), len(_instances)
"""
AGAIN = """
for _ in range({times}):
    figures.show({name!r})
    {planted}
"""
MEGABYTES = 12  # for one more run of each figure: a third of a figure's own size each


@pytest.fixture(scope="module")
def kernel():
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel()
    client.execute_interactive(MEASURE, timeout=60, output_hook=lambda message: None)
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(client, code):
    """(megabytes, objects, widgets) of the kernel after it."""
    asked = {"now": "json.dumps(measured())"}
    reply = client.execute_interactive(code, timeout=120, user_expressions=asked,
                                       output_hook=lambda message: None)  # fmt: skip
    assert reply["content"]["status"] == "ok", reply["content"]
    return json.loads(reply["content"]["user_expressions"]["now"]["data"]["text/plain"].strip("'"))


def again(client, name, times, planted="pass"):
    return run(client, AGAIN.format(name=name, times=times, planted=planted))


@pytest.mark.parametrize("name", list(figures.CATALOGUE))
def test_a_figures_cell_run_ten_times_leaves_nothing_behind(kernel, name):
    _, objects, widgets = again(kernel, name, 3)  # caches fill: fonts, letters, ticks
    _, objects_after, widgets_after = again(kernel, name, 7)
    assert abs(objects_after - objects) < 200 and widgets_after == widgets


def test_all_figures_once_more_take_no_more_memory(kernel):
    """All together: the allocator rounds up for each one, and gives back when it likes."""
    code = "\n".join(AGAIN.format(name=name, times=1, planted="") for name in figures.CATALOGUE)
    before, after = run(kernel, code), run(kernel, code)
    assert after[0] - before[0] < MEGABYTES


def test_figures_that_stay_would_be_seen(kernel):
    planted = "kept = globals().get('kept', []); kept.append(figures._shown.popitem())"
    before, after = run(kernel, ""), again(kernel, "line", 7, planted)
    assert after[0] - before[0] > MEGABYTES
    assert after[1] - before[1] > 5_000 and after[2] - before[2] > 100
