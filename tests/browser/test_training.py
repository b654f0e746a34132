"""A training run in the page: curves that grow in one picture, and a Stop that really stops."""

import re
import time

import pytest
from lab import Lesson, until

from course_utils.bench.lab import START_ALL, write_notebook

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CELLS = [
    "# Training under test",
    "import torch\nfrom course_utils import training\ntorch.set_num_threads(1)\n"
    "torch.manual_seed(0)\nX = torch.randn(2000, 10)\ny = (X[:, 0] > 0).long()\n"
    "model = torch.nn.Sequential(torch.nn.Linear(10, 32), torch.nn.ReLU(),\n"
    "                            torch.nn.Linear(32, 2))\n"
    "sgd = torch.optim.SGD(model.parameters(), lr=0.1)",
    "history = training.fit(model, (X, y), (X, y), loss_fn=torch.nn.CrossEntropyLoss(),\n"
    "                       optimizer=sgd, epochs=5000, metrics=training.accuracy)",
    "print(len(history) < 5000, history.last['val_accuracy'] > 0.6, model.training)\n"
    "print(history.why)",
]
# Counts new pictures and new elements of the page from now on, and remembers the <img> itself.
WATCH = """() => {
    const img = document.querySelector(".cu-run-box .cu-frame");
    window.courseImg = img;
    window.courseFrames = window.courseNodes = 0;
    new MutationObserver((l) => { window.courseFrames += l.length; })
        .observe(img, { attributes: true, attributeFilter: ["src"] });
    const added = (l) => l.flatMap((m) => [...m.addedNodes])
        .filter((n) => n.nodeType !== Node.TEXT_NODE).length;
    new MutationObserver((l) => { window.courseNodes += added(l); })
        .observe(img.closest(".cu-run-box"), { childList: true, subtree: true });
}"""


@pytest.fixture
def running(server, browser):
    write_notebook(server.root / "training.ipynb", CELLS)
    lesson = Lesson(server, browser)
    lesson.open("training.ipynb")
    lesson.page.evaluate(START_ALL)
    lesson.page.get_by_role("button", name="■ Stop").wait_for(timeout=120_000)
    yield lesson
    lesson.close()


def test_curves_grow_in_place_and_stop_stops(running):
    page = running.page
    page.evaluate(WATCH)
    until(lambda: page.evaluate("() => window.courseFrames") >= 5, "five new pictures")
    assert page.evaluate("() => document.querySelector('.cu-run-box .cu-frame') === courseImg")
    # The line of words under the curves changes its text; no element may come.
    assert page.evaluate("() => courseNodes") == 0
    said = page.locator(".cu-run-words").inner_text()
    assert re.search(r"epoch \d+ of 5000 · loss 0\.\d+", said)
    running.photograph("training-running")
    begun = time.monotonic()
    page.get_by_role("button", name="■ Stop").click()
    page.wait_for_function("() => window.courseRan", timeout=60_000)
    assert time.monotonic() - begun < 20
    running.wait_idle()
    assert page.get_by_role("button", name="■ Stop").count() == 0
    text = running.text(3)
    assert text.startswith("True True False") and "Stopped by hand in epoch" in text
    errors = [o for i in range(4) for o in running.outputs(i) if o["output_type"] == "error"]
    assert errors == []
    assert "image/png" in running.outputs(2)[0]["data"]
    running.photograph("training-stopped")
    running.assert_clean()


def test_the_kernels_own_interrupt_stops_as_well(running):
    time.sleep(1.0)
    running.page.evaluate("() => window.jupyterapp.commands.execute('notebook:interrupt-kernel')")
    running.page.wait_for_function("() => window.courseRan", timeout=60_000)
    running.wait_idle()
    assert "Stopped by hand in epoch" in running.text(3)
    running.assert_clean()
