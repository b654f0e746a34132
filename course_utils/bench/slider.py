"""From a key press on a slider to the changed picture, measured in the page itself.

Our shell, ``interact``, ``ipympl`` and the bare round trip stand below each other in one
notebook and take turns, so that whatever else the machine is doing slows all of them alike.
"""

import importlib.util
import itertools
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from .lab import Lab, Notebook, launch, write_notebook

VARIANTS = {
    "shell": "image",
    "interact": "image",
    "whole": "image",  # interact again, not cropped
    "ipympl": "canvas",
    "bare": "text",
}
BURST_GAP = 0.030
TARGETS = {"interact": 0.25, "ipympl": 0.5}  # our median / theirs, at most
P90 = 100  # ms: nine of ten pictures come sooner
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# stamps: when the picture below the slider had changed.  An image counts once it is decoded, a
# canvas once pixels that differ are on it; ipympl also paints frames that change nothing.
WATCH = """([host, kind]) => {
    window.courseStop?.();
    const watch = window.courseWatch = { pressed: 0, stamps: [] };
    const stamp = () => watch.stamps.push(performance.now());
    const onKey = () => { watch.pressed = performance.now(); };
    const image = () => [...host.querySelectorAll("img")].at(-1);
    const text = () => host.querySelector(".widget-html-content")?.textContent;
    let last = kind === "text" ? text() : image()?.src;
    const look = () => {
        const now = kind === "text" ? text() : image()?.src;
        if (!now || now === last) return;
        last = now;
        if (kind === "text") stamp();
        else image().decode().then(stamp, () => {});
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
        attributes: true, attributeFilter: ["src"], characterData: true });
    document.addEventListener("keydown", onKey, true);
    window.courseStop = () => {
        observer.disconnect();
        document.removeEventListener("keydown", onKey, true);
        CanvasRenderingContext2D.prototype.drawImage = draw;
    };
}"""
CHANGED = "(count) => window.courseWatch.stamps.length > count"


def missing() -> list:
    """What this part needs and does not find, as one line each."""
    lines = []
    for module in ("playwright", "jupyterlab"):
        if importlib.util.find_spec(module) is None:
            lines.append(f"not measured: {module} is not installed")
    if not lines and _browser() is None and not _has_own_browser():
        lines.append("not measured: no Chromium or Chrome was found")
    return lines


def variants() -> dict:
    has_ipympl = importlib.util.find_spec("ipympl") is not None
    return {name: kind for name, kind in VARIANTS.items() if has_ipympl or name != "ipympl"}


def measure(names, rounds: int = 5, presses: int = 20) -> dict:
    """{figure: {variant: {times: [[ms]], frames: [int], tails: [ms]}}}, a list item a round.

    A figure that does not answer in time has a line of text in place of its variants.
    """
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

    try:
        return _figure(lab, browser, name, rounds, presses)
    except TimeoutError as error:
        return str(error)


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
        self.page, self.kind, self.keys = notebook.page, kind, itertools.cycle(keys)
        self.host = notebook.cell(cell).locator(".jp-Cell-outputArea")
        named = f'[aria-label="{label}"]' if label else ""
        self.handle = self.host.locator(f".noUi-handle{named}").first
        picture = {"image": "img", "canvas": "canvas", "text": ".widget-html"}[kind]
        self.handle.wait_for()
        self.host.locator(picture).first.wait_for()

    def round(self, presses):
        """Single presses, then a burst -> (their times, pictures in the burst, its tail)."""
        self.handle.scroll_into_view_if_needed()
        self.page.wait_for_timeout(300)
        self.page.evaluate(WATCH, [self.host.element_handle(), self.kind])
        self.handle.focus()
        return [self._press() for _ in range(presses)], *self._burst(presses)

    def _press(self):
        """Milliseconds until the picture has changed; the next press waits until all is quiet."""
        before = self.page.evaluate("() => window.courseWatch.stamps.length")
        self.page.keyboard.press(next(self.keys))
        self.page.wait_for_function(CHANGED, arg=before, timeout=10_000)
        took = self.page.evaluate(
            "(n) => window.courseWatch.stamps[n] - window.courseWatch.pressed", before
        )
        self.page.wait_for_timeout(100)
        return took

    def _burst(self, presses):
        """A held key -> (how many pictures came, milliseconds from the last key to the last)."""
        self.page.evaluate("() => { window.courseWatch.stamps.length = 0; }")
        due = time.perf_counter()
        for _ in range(presses):
            self.page.keyboard.press(next(self.keys))
            due += BURST_GAP
            time.sleep(max(0.0, due - time.perf_counter()))
        self.page.wait_for_timeout(1200)
        watch = self.page.evaluate("() => window.courseWatch")
        return len(watch["stamps"]), watch["stamps"][-1] - watch["pressed"]


def summary(rounds: dict) -> dict:
    """{variant: {median, p90, low, high, frames, tail}} and the ratios of the medians."""
    out = {variant: _row(found) for variant, found in rounds.items()}
    for rival in TARGETS:
        if rival in rounds:
            out["shell"][f"of_{rival}"] = _ratio(rounds["shell"], rounds[rival])
    return out


def _row(found):
    every = sorted(ms for times in found["times"] for ms in times)
    medians = [statistics.median(times) for times in found["times"]]
    return {
        "median": statistics.median(every),
        "p90": every[int(0.9 * (len(every) - 1))],
        "low": min(medians),
        "high": max(medians),
        "frames": statistics.median(found["frames"]),
        "tail": statistics.median(found["tails"]),
    }


def _ratio(ours, theirs):
    """The median over rounds of the ratio within a round, where both met the same noise."""
    pairs = zip(ours["times"], theirs["times"], strict=True)
    return statistics.median(statistics.median(a) / statistics.median(b) for a, b in pairs)


def table(results: dict) -> list:
    """The lines to print for what ``measure`` returned."""
    lines = ["Key press on a slider to the changed picture, milliseconds"]
    for name, rounds in results.items():
        if isinstance(rounds, str):
            lines += ["", f"{name}: not measured: {rounds}"]
            continue
        found = summary(rounds)
        lines += ["", f"{name:14} median   p90   rounds      burst: pictures  last after"]
        for variant, row in found.items():
            span = f"{row['low']:.0f}-{row['high']:.0f}"
            lines.append(
                f"  {variant:12} {row['median']:6.0f} {row['p90']:5.0f}   {span:10}"
                f" {row['frames']:14.0f} {row['tail']:10.0f}"
            )
        lines += [_verdict(found, rival, limit) for rival, limit in TARGETS.items()]
        p90 = found["shell"]["p90"]
        lines.append(f"  nine of ten within {p90:.0f} ms   (target: under {P90}, "
                     f"{'met' if p90 < P90 else 'MISSED'})")  # fmt: skip
    return lines


def met(results: dict) -> bool:
    """No figure missed a target, and none was left unmeasured."""
    return all(not isinstance(rounds, str) and _met(summary(rounds)["shell"])
               for rounds in results.values())  # fmt: skip


def _met(ours):
    shares = (ours.get(f"of_{rival}", 0) <= limit for rival, limit in TARGETS.items())
    return all(shares) and ours["p90"] < P90


def _verdict(found, rival, limit):
    if rival not in found:
        return f"  {rival}: not measured: it is not installed"
    share = found["shell"][f"of_{rival}"]
    verdict = "met" if share <= limit else "MISSED"
    return f"  shell / {rival} = {share:.2f}   (target: at most {limit:.2f}, {verdict})"
