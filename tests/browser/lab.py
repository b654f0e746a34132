"""What a browser test needs: a JupyterLab with a folder of its own, a lesson, a figure in it.

The server and the page are those of course_utils/bench/lab.py; what is added here is what a
reader does: type into a cell, press a key on a slider, drag a point.
"""

import base64
import shutil
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from course_utils.bench.lab import PANEL, ROOT, Notebook  # noqa: E402
from course_utils.figures.panels import WORDS  # noqa: E402

ARTEFACTS = ROOT / "test-artefacts"

SOURCE = "(i) => " + PANEL + ".content.widgets[i].model.sharedModel.getSource()"
OUTPUTS = "(i) => " + PANEL + ".content.widgets[i].model.sharedModel.toJSON().outputs ?? []"
SOURCES = "() => " + PANEL + ".content.widgets.map((c) => c.model.sharedModel.getSource())"
COUNT = "(i) => " + PANEL + ".content.widgets[i].model.sharedModel.execution_count"
# The kernel answers in turn, so its answer to this comes after all that it was sent before.
ANSWERED = "async () => { await " + PANEL + ".sessionContext.session.kernel.requestKernelInfo(); }"
EXECUTE = """async (code) => {
    const kernel = """ + PANEL + """.sessionContext.session.kernel;
    return (await kernel.requestExecute({ code, store_history: false }).done).content;
}"""
RAN = f"([i, old]) => {{ const n = ({COUNT})(i); return n !== null && n !== old; }}"

# An <img> whose blob has gone bad still has a src: only decoding tells.
DECODED = "async (img) => { await img.decode(); return [img.naturalWidth, img.naturalHeight]; }"
BYTES = """async (img) => {
    const bytes = new Uint8Array(await (await fetch(img.src)).arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
}"""

DISABLED = """(root, always) => [...root.querySelectorAll(
        ".cu-control .noUi-target, .cu-control input, .cu-control select, .cu-control button, " +
        ".cu-controls > .cu-buttons button")]
    .filter((e) => !always.includes(e.getAttribute("title")))
    .map((e) => e.hasAttribute("disabled"))"""

# Waiting is done in the page: a picture is 100 kB of text there, too much to ask for often.
QUIET = """async (img, quiet) => {
    let last = performance.now();
    const watch = new MutationObserver(() => { last = performance.now(); });
    watch.observe(img, { attributes: true, attributeFilter: ["src"] });
    while (performance.now() - last < quiet) await new Promise((go) => setTimeout(go, 20));
    watch.disconnect();
    return performance.now() - last;
}"""
IS_AGAIN = """async (img, wanted) => {
    const end = performance.now() + 20000;
    while (img.src !== wanted && performance.now() < end)
        await new Promise((go) => setTimeout(go, 20));
    return img.src === wanted;
}"""


def copy_lessons(root: Path) -> None:
    """The repository's lessons under ``root``: what a test changes there, nobody misses."""
    (root / "notebooks").mkdir()
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        shutil.copy(path, root / "notebooks")


def until(condition, what: str, seconds: float = 20):
    """Wait until ``condition()`` is true -> its value; ``what`` says what did not happen."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, f"did not happen in {seconds} s: {what}"
        time.sleep(0.03)
    return value


class Lesson(Notebook):
    """An open notebook, and what a reader does with it."""

    def sources(self) -> list:
        return self.page.evaluate(SOURCES)

    def outputs(self, index: int) -> list:
        return self.page.evaluate(OUTPUTS, index)

    def text(self, index: int) -> str:
        """What the cell printed or returned, as plain text."""
        found = self.outputs(index)
        parts = [o.get("text") or o.get("data", {}).get("text/plain", "") for o in found]
        return "".join("".join(part) for part in parts)

    def type_into_cell(self, index: int, text: str) -> None:
        """Replace what stands in the cell, as a reader would: click, select all, type."""
        self.cell(index).locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        # Not key by key: the editor would indent and close brackets on its own, as it should.
        self.page.keyboard.insert_text(text)
        assert self.page.evaluate(SOURCE, index) == text

    def run_cell(self, index: int) -> None:
        old = self.page.evaluate(COUNT, index)
        self.cell(index).locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        self.until_true(RAN, 120, [index, old])
        self.wait_idle()

    def execute(self, code: str) -> None:
        """Run ``code`` in the lesson's kernel without a cell; an error there is one here."""
        found = self.page.evaluate(EXECUTE, code)
        assert found["status"] == "ok", found
        self.wait_idle()

    def figure(self, index: int) -> "Figure":
        """The figure that cell ``index`` shows."""
        return Figure(self, self.cell(index).locator(".cu-figure"))

    def photograph(self, name: str) -> None:
        ARTEFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"{name}.png")

    def assert_clean(self) -> None:
        """No JavaScript error, and nothing asked of another host."""
        assert self.errors == []
        assert self.outside == []


class Figure:
    """One figure in the page."""

    name = first = None  # of the catalogue; the address of its first picture

    def __init__(self, lesson: Lesson, root):
        self.lesson, self.page, self.root = lesson, lesson.page, root
        self.image = root.locator(".cu-frame")
        self.image.wait_for()
        self.image.scroll_into_view_if_needed()

    # --- what it shows -------------------------------------------------------------------------

    def decoded(self) -> list:
        """Width and height of the picture, once the browser has really decoded it."""
        return self.image.evaluate(DECODED)

    def picture(self) -> bytes:
        return base64.b64decode(self.image.evaluate(BYTES))

    def source(self) -> str:
        return self.image.get_attribute("src")

    def caption(self) -> str:
        return self.root.locator(".cu-caption").inner_text()

    def is_met(self) -> bool:
        return self.root.locator(".cu-met").count() > 0

    def after(self, action, what: str) -> None:
        """Do ``action`` and wait until the picture in the page is another one."""
        before = self.picture()
        action()
        until(lambda: self.picture() != before, f"{what} changes the picture")

    def settled(self, quiet: float = 0.25) -> float:
        """Wait until no new picture has come for ``quiet`` s -> when the last came (monotonic)."""
        ago = self.image.evaluate(QUIET, 1000 * quiet) / 1000
        last, since = self.source(), time.monotonic() - ago
        self.lesson.wait_idle()  # on a busy machine quiet alone may mean that it still computes
        return since if self.source() == last else self.settled(quiet)

    def reset(self) -> None:
        """Press Reset and wait for the first picture, the same to the last pixel."""
        self.button(WORDS["reset"]).click()
        self.page.evaluate(ANSWERED)
        assert self.image.evaluate(IS_AGAIN, self.first), "Reset brings the first picture back"

    # --- its controls --------------------------------------------------------------------------

    def handles(self) -> list:
        """The handles of the sliders, the controls that arrow keys move."""
        return self.root.locator(".noUi-handle").all()

    def slider(self, label: str):
        return self.root.get_by_role("slider", name=label, exact=True)

    def number(self, label: str):
        return self.root.get_by_label(f"{label} (number)", exact=True)

    def button(self, label: str):
        return self.root.get_by_role("button", name=label, exact=True)

    def skip_prediction(self) -> None:
        self.button(WORDS["skip"]).click()
        until(self.unlocked, "skipping the prediction unlocks the controls")

    def predict(self, choice: str) -> None:
        self.button(choice).click()
        until(self.unlocked, "a prediction unlocks the controls")

    def locked(self) -> bool:
        """Every control is; unlocking reaches the page control by control, so wait for either."""
        return all(self._disabled())

    def unlocked(self) -> bool:
        return not any(self._disabled())

    def _disabled(self):
        """Of every control but those that always work, such as Reset and Hint: is it locked?"""
        always = [WORDS[key] for key in ("reset", "hint", "copy", "more", "less")]
        states = self.root.evaluate(DISABLED, always)
        assert states, "a figure without controls"
        return states

    def press(self, label: str, key: str, times: int = 1, gap: float = 0.0) -> None:
        """Press ``key`` on the slider ``label``; ``gap``: seconds between presses."""
        self.slider(label).focus()
        for _ in range(times):
            self.page.keyboard.press(key)
            time.sleep(gap)

    def drag(self, handle: str, dx: float, dy: float) -> None:
        """Drag the point whose name begins with ``handle`` by so many pixels."""
        self.handle(handle).scroll_into_view_if_needed()
        box = self.handle(handle).bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + dx, y + dy, steps=5)
        self.page.mouse.up()

    def handle(self, name: str):
        return self.root.locator(f'.cu-handle[aria-label^="{name},"]')
