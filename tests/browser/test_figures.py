"""Every figure in a real JupyterLab, used as a reader uses it: by key, by mouse, by typing.

The tests of one figure follow one another on one page; what is about the page or about one figure
alone stands in test_figure_page.py.
"""

import time

import pytest
from book import EVENTS, SPECS, changes, held, key_for, sliders, smallest_letters
from lab import ARTEFACTS, until

from course_utils.figures.panels import WORDS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# One key each that moves it; a slider may stand at an end, so there is a second one.
KEYS = {"handle": ("ArrowRight", "ArrowLeft"), "select": ("ArrowDown", "ArrowUp"),
        "checkbox": ("Space",), "button": ("Space",)}  # fmt: skip
# aria-valuenow has one decimal only, aria-valuetext all of them.
STATE = """(e) => e.tagName === "SELECT" ? e.value : e.type === "checkbox" ? String(e.checked)
    : e.getAttribute("aria-valuetext")"""
STUCK = "(e) => e.getAttribute('aria-valuemin') === e.getAttribute('aria-valuemax') && !!e.role"


def test_it_waits_for_a_prediction(one_figure):
    name, figure = one_figure.name, one_figure
    assert figure.locked()
    assert figure.decoded() == list(SPECS[name].painter.size)
    before = figure.picture()
    figure.press(sliders(name)[0].label, key_for(name, sliders(name)[0]))
    figure.settled()
    assert figure.picture() == before
    choices = SPECS[name].prediction.choices
    figure.predict(choices[0])
    assert choices[0] in figure.root.locator(".cu-predict").inner_text()
    ARTEFACTS.mkdir(exist_ok=True)
    figure.root.screenshot(path=ARTEFACTS / f"figure-{name}.png")


# Of every element that has words of its own, the smallest size, and what it says.
WORDS_IN_PAGE = """(root) => [...root.querySelectorAll("*")]
    .filter((e) => e.offsetParent && [...e.childNodes].some(
        (n) => n.nodeType === Node.TEXT_NODE && n.textContent.trim()))
    .map((e) => [parseFloat(getComputedStyle(e).fontSize), e.textContent.trim().slice(0, 40)])"""
SCALE = "(img) => img.getBoundingClientRect().width / img.naturalWidth"


def test_no_letters_are_smaller_than_11_pixels(one_figure, monkeypatch):
    """At 100 %, in a window 1,280 pixels wide."""
    figure = one_figure
    words = figure.root.evaluate(WORDS_IN_PAGE)
    assert len(words) > 5 and [word for word in words if word[0] < 11] == []
    scale = figure.image.evaluate(SCALE)
    assert smallest_letters(figure.name, monkeypatch) * scale >= 11, scale


def test_every_slider_obeys_the_keyboard(figure):
    name, found = figure.name, []
    for slider in sliders(name):
        if found:
            figure.reset()
        number = figure.number(slider.label).input_value()
        picture, words = figure.source(), said(figure)
        figure.press(slider.label, key_for(name, slider), 3)
        until(
            lambda s=slider, n=number: figure.number(s.label).input_value() != n,
            f"the number of {slider.label} follows its slider",
        )
        figure.settled()
        found.append((figure.source() != picture, said(figure) != words))
    # A learning rate, for one, rightly changes nothing in a picture before the first step.
    assert found == [changes(name, slider) for slider in sliders(name)]
    assert all(any(pair) for pair in found)
    assert all(any(column) for column in zip(*found, strict=True))


def said(figure):
    return figure.caption(), figure.root.locator(".cu-goals").inner_text()


def test_every_other_control_obeys_the_keyboard(figure):
    """Those under "More controls", choices, boxes to tick: one key, and the control has moved."""
    more = figure.button(WORDS["more"])
    if more.count():
        more.press("Enter")
        figure.button(WORDS["less"]).wait_for()
    tried = {slider.label for slider in sliders(figure.name)}
    css = {"handle": ".noUi-handle", "select": "select", "checkbox": "input[type=checkbox]"}
    for kind, selector in css.items():
        for control in figure.root.locator(f".cu-control {selector}").all():
            if control.get_attribute("aria-label") in tried or control.evaluate(STUCK):
                continue
            if control.is_visible() and control.is_enabled():
                assert moved(control, kind), control.evaluate("(e) => e.outerHTML.slice(0, 200)")
    figure.settled()


def moved(control, kind):
    before = control.evaluate(STATE)
    for key in KEYS[kind]:
        control.press(key)
        deadline = time.monotonic() + 2
        while time.monotonic() < deadline:
            if control.evaluate(STATE) != before:
                return True
            time.sleep(0.02)
    return False


def test_a_number_can_be_typed(figure):
    name = figure.name
    slider = next(s for s in sliders(name) if changes(name, s)[0])
    before = figure.slider(slider.label).get_attribute("aria-valuenow")
    wanted = slider.high if key_for(name, slider) == "ArrowRight" else slider.low

    def type_it():
        figure.number(slider.label).fill(f"{wanted:g}")
        figure.page.keyboard.press("Enter")

    figure.after(type_it, f"a number typed for {slider.label}")
    until(
        lambda: figure.slider(slider.label).get_attribute("aria-valuenow") != before,
        "the slider follows its number",
    )


# Marks what a reader should reach, and notes in turn what the focus comes to.
FOLLOW_FOCUS = """(root) => {
    const css = "button, input, select, summary, .noUi-handle";
    window.courseSeen = [];
    root.addEventListener("focusin", (e) => window.courseSeen.push(e.target.dataset.courseTab));
    return [...root.querySelectorAll(css)]
        .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled)
        .map((e, n) => { e.dataset.courseTab = n; return e.outerHTML.slice(0, 90); });
}"""


def test_tab_reaches_every_control(figure):
    wanted = figure.root.evaluate(FOLLOW_FOCUS)
    assert len(wanted) >= 4
    figure.root.locator("[data-course-tab='0']").focus()
    for _ in range(len(wanted)):
        figure.page.keyboard.press("Tab")
    seen = {int(n) for n in figure.page.evaluate("() => window.courseSeen") if n is not None}
    # Of a group of radio buttons Tab reaches one, and arrows the others.
    assert [name for n, name in enumerate(wanted) if n not in seen] == []


def test_a_held_key_never_lags(figure):
    name, slider = figure.name, held(figure.name)
    if slider is None:
        assert name == "five_lines"
        return
    start = getattr(SPECS[name].model(), slider.name)
    lags = []
    for _ in range(3):  # another program may have the processor for a second; not three times
        if lags:
            figure.reset()
        figure.press(slider.label, key_for(name, slider), 20, gap=0.02)
        released = time.monotonic()
        lags.append(figure.settled(0.7) - released)
        if lags[-1] < 1.0:
            break
    assert min(lags) < 1.0, f"the picture ran after the hand: {lags}"
    far = slider.high - start if key_for(name, slider) == "ArrowRight" else start - slider.low
    way = min(20 * slider.step, far) * (1 if key_for(name, slider) == "ArrowRight" else -1)
    model = SPECS[name].model()
    model.change(slider.name, type(start)(start + way))  # a model may stop before the slider does
    value = float(figure.number(slider.label).input_value())
    assert value == pytest.approx(getattr(model, slider.name)) and value != start
    place = float(figure.slider(slider.label).get_attribute("aria-valuenow"))
    assert place == pytest.approx(value, abs=0.051)  # the browser says one decimal


def arrow_for(name):
    """An arrow key that moves the figure's first point back: some move up and down only."""
    model = SPECS[name].model()
    point = model.handles()[0]
    model.drag(point["id"], point["x"] + 0.1, point["y"])
    sideways = model.handles()[0]["x"] != point["x"]
    return "ArrowLeft" if sideways else "ArrowDown"


def test_points_follow_the_mouse_and_the_arrow_keys(figure):
    name, points = figure.name, SPECS[figure.name].model().handles()
    if not points:
        assert figure.root.locator(".cu-handle").count() == 0
        return
    label = points[0]["label"]
    where = figure.handle(label).get_attribute("aria-label")
    words = figure.caption()
    figure.after(lambda: figure.drag(label, 40, -30), "dragging a point")
    figure.settled()
    moved = figure.handle(label).get_attribute("aria-label")
    assert moved != where and figure.caption() != words
    figure.handle(label).focus()
    figure.after(lambda: figure.page.keyboard.press(arrow_for(name)), "an arrow key on a point")
    figure.settled()
    assert figure.handle(label).get_attribute("aria-label") != moved
    assert label in figure.page.evaluate("() => document.activeElement.getAttribute('aria-label')")


def test_step_and_play(figure):
    clock = SPECS[figure.name].clock
    if not clock:
        assert figure.button(WORDS["play"]).count() == 0
        return
    figure.after(figure.button(clock.step_label).click, "Step")
    figure.settled()
    figure.after(figure.button(WORDS["play"]).click, "Play")
    second = figure.picture()
    until(lambda: figure.picture() != second, "Play goes on")
    figure.button(WORDS["pause"]).click()
    figure.button(WORDS["play"]).wait_for()
    figure.settled()
    still = figure.source()
    time.sleep(1.5 * clock.interval)
    assert figure.source() == still, "Pause goes on"


def test_its_stored_events_reach_every_goal_in_the_page(figure):
    picture, words = figure.source(), said(figure)
    figure.lesson.execute(EVENTS.format(name=figure.name))
    goals = SPECS[figure.name].goals
    met = figure.root.locator(".cu-met")
    until(lambda: met.count() == len(goals), f"{len(goals)} goals light up")
    assert all(goal.why in "\n".join(met.all_inner_texts()) for goal in goals[-1:])
    figure.settled()
    assert figure.source() != picture and said(figure) != words
