"""From a key press on a slider to the changed picture, measured in the page itself.

Our shell, ``interact`` and ``ipympl`` stand below each other in one notebook and take turns, so
that whatever else the machine is doing slows all of them alike.
"""

import importlib.util
import itertools
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from .lab import Lab, Notebook, launch, write_notebook
from .table import Missing, pair

VARIANTS = {"shell": "image", "interact": "image", "ipympl": "canvas"}
BURST = 20  # presses of a key held down
BURST_GAP = 0.030
TARGETS = {"interact": 0.25, "ipympl": 0.5}  # our median / theirs, at most
P90 = 100  # ms: nine of ten pictures come within
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# stamps: when the picture below the slider had changed.  An image counts once it is decoded, a
# canvas once pixels that differ are on it; ipympl also paints frames that change nothing.
WATCH = """([host, kind]) => {
    window.courseStop?.();
    const watch = window.courseWatch = { pressed: 0, stamps: [] };
    const stamp = () => watch.stamps.push(performance.now());
    const onKey = () => { watch.pressed = performance.now(); };
    const image = () => [...host.querySelectorAll("img")].at(-1);
    let last = image()?.src;
    const look = () => {
        const now = image()?.src;
        if (!now || now === last) return;
        last = now;
        image().decode().then(stamp, () => {});
    };
    const sum = (canvas) => {
        const d = new Uint32Array(
            canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
        let s = 0;
        for (let i = 0; i < d.length; i++) s = (s * 31 + d[i]) | 0;
        return s;
    };
    const draw = CanvasRenderingContext2D.prototype.drawImage;
    const sums = new Map();
    if (kind === "canvas") CanvasRenderingContext2D.prototype.drawImage = function (...args) {
        draw.apply(this, args);
        if (!host.contains(this.canvas)) return;
        const at = performance.now(), before = sums.get(this.canvas), now = sum(this.canvas);
        sums.set(this.canvas, now);
        if (before !== now) watch.stamps.push(at);
    };
    const observer = new MutationObserver(look);
    if (kind !== "canvas") observer.observe(host, { childList: true, subtree: true,
        attributes: true, attributeFilter: ["src"] });
    document.addEventListener("keydown", onKey, true);
    window.courseStop = () => {
        observer.disconnect();
        document.removeEventListener("keydown", onKey, true);
        CanvasRenderingContext2D.prototype.drawImage = draw;
    };
}"""
CHANGED = "(count) => window.courseWatch.stamps.length > count"


def missing() -> str:
    """What this part needs and does not find, in a few words; "" if nothing."""
    for module in ("playwright", "jupyterlab"):
        if importlib.util.find_spec(module) is None:
            return f"{module} is not installed"
    found = _browser() is not None or _has_own_browser()
    return "" if found else "no Chromium or Chrome was found"


def variants() -> dict:
    has_ipympl = importlib.util.find_spec("ipympl") is not None
    return {name: kind for name, kind in VARIANTS.items() if has_ipympl or name != "ipympl"}


def measure(names, rounds: int = 3, presses: int = 10) -> dict | str:
    """{figure: {variant: {times: [[ms]], frames: [int], tails: [ms]}}}, a list item a round.

    A figure that does not answer in time has a line of text in place of its variants; one that has
    no slider an empty one.  Where something that this part needs is missing: which, as text.
    """
    if missing():
        return missing()
    from playwright.sync_api import sync_playwright

    root = Path(tempfile.mkdtemp(prefix="course-bench-"))
    lab = Lab(root)
    try:
        with sync_playwright() as playwright:
            browser = launch(playwright, _browser())
            try:
                return {name: _try(lab, browser, name, rounds, presses) for name in names}
            finally:
                browser.close()
    finally:
        lab.stop()
        shutil.rmtree(root, ignore_errors=True)


def _browser():
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def _has_own_browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).is_file()


def _try(lab, browser, name, rounds, presses):
    from playwright.sync_api import TimeoutError

    if not has_slider(name):
        return ""
    try:
        return _figure(lab, browser, name, rounds, presses)
    except TimeoutError as error:
        return str(error).splitlines()[0]


def has_slider(name) -> bool:
    from .. import figures
    from .rivals import moving_slider

    return moving_slider(figures.CATALOGUE[name].args[0]) is not None


def _figure(lab, browser, name, rounds, presses):
    calls = [f"rivals.{variant}({name!r})" for variant in variants()]
    book = f"bench_{name}.ipynb"
    write_notebook(lab.root / book, ["from course_utils.bench import rivals", *calls])
    notebook = Notebook(lab, browser)
    notebook.open(book)
    notebook.run_all()
    label, keys = _hand(name, presses)
    watchers = {
        variant: _Watcher(notebook, cell, kind, label if variant == "shell" else None, keys)
        for cell, (variant, kind) in enumerate(variants().items(), 1)
    }
    results = {variant: {"times": [], "frames": [], "tails": []} for variant in watchers}
    for number in range(rounds + 1):
        for variant, watcher in watchers.items():
            found = dict(zip(results[variant], watcher.round(presses), strict=True))
            if number:  # the first round warms up: caches, fonts, the browser's own compiler
                for key, value in found.items():
                    results[variant][key].append(value)
    notebook.close()
    return results


def _hand(name, presses):
    """The label of the slider to move, and the keys of there and back, never past an end."""
    from .. import figures
    from .rivals import moving_slider, room

    spec = figures.CATALOGUE[name]().spec
    slider = moving_slider(spec)
    count = min(presses, room(slider, spec.model()))
    return slider.label, ["ArrowRight"] * count + ["ArrowLeft"] * count


class _Watcher:
    """One variant's cell: presses keys on its slider and watches its picture."""

    def __init__(self, notebook, cell, kind, label, keys):
        self.notebook, self.page = notebook, notebook.page
        self.kind, self.keys = kind, itertools.cycle(keys)
        self.host = notebook.cell(cell).locator(".jp-Cell-outputArea")
        named = f'[aria-label="{label}"]' if label else ""
        self.handle = self.host.locator(f".noUi-handle{named}").first
        picture = {"image": "img", "canvas": "canvas"}[kind]
        self.handle.wait_for()
        self.host.locator(picture).first.wait_for()

    def round(self, presses):
        """Single presses, then a burst -> (their times, pictures in the burst, its tail)."""
        self.handle.scroll_into_view_if_needed()
        self.page.wait_for_timeout(300)
        self.page.evaluate(WATCH, [self.host.element_handle(), self.kind])
        self.handle.focus()
        return [self._press() for _ in range(presses)], *self._burst()

    def _press(self):
        """Milliseconds until the picture has changed; the next press waits until all is quiet."""
        before = self.page.evaluate("() => window.courseWatch.stamps.length")
        self.page.keyboard.press(next(self.keys))
        self.notebook.until_true(CHANGED, 10, before)
        took = self.page.evaluate(
            "(n) => window.courseWatch.stamps[n] - window.courseWatch.pressed", before
        )
        self.page.wait_for_timeout(100)
        return took

    def _burst(self):
        """A held key -> (how many pictures came, milliseconds from the last key to the last)."""
        self.page.evaluate("() => { window.courseWatch.stamps.length = 0; }")
        due = time.perf_counter()
        for _ in range(BURST):
            self.page.keyboard.press(next(self.keys))
            due += BURST_GAP
            time.sleep(max(0.0, due - time.perf_counter()))
        self.page.wait_for_timeout(1200)
        watch = self.page.evaluate("() => window.courseWatch")
        return len(watch["stamps"]), watch["stamps"][-1] - watch["pressed"]


# --- the report --------------------------------------------------------------------------------


def rows(results: dict | str) -> list:
    """The rows of the table for what ``measure`` returned."""
    if isinstance(results, str):
        return [Missing("all figures", results)]
    return [row for name, rounds in results.items() for row in _rows(name, rounds)]


def _rows(name, rounds):
    if isinstance(rounds, str):
        return [Missing(name, rounds or "it has no slider", met=False if rounds else None)]
    middles = {variant: [*map(statistics.median, found["times"])]
               for variant, found in rounds.items()}  # fmt: skip
    found = [_beside(name, rival, limit, middles, rounds) for rival, limit in TARGETS.items()]
    times = [rounds[variant]["times"] for variant in ("shell", "interact")]
    slow = [[*map(_p90, each)] for each in times]
    whole = [_p90(itertools.chain(*each)) for each in times]
    return [*found, pair(f"{name}: 9 of 10 come within", *slow, "ms", "interact", limit=P90,
                         whole=whole)]  # fmt: skip


def _beside(name, rival, limit, middles, rounds):
    if rival not in rounds:
        return Missing(f"{name} beside {rival}", "it is not installed")
    note = _burst(rounds["shell"]) if rival == "interact" else ""
    return pair(name, middles["shell"], middles[rival], "ms", rival, at_most=limit, note=note)


def _p90(times):
    times = sorted(times)
    return times[int(0.9 * (len(times) - 1))]


def _burst(found):
    pictures, tail = statistics.median(found["frames"]), statistics.median(found["tails"])
    return f"a burst: {pictures:.0f} pictures, the last after {tail:.0f} ms"
