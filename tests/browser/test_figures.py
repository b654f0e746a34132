"""Every figure in a real JupyterLab, used as a reader uses it: by key, by mouse, by typing."""

import time

import pytest
from book import CELL, NAMES, SPECS, changes, key_for, sliders
from lab import until

from course_utils.figures.panels import WORDS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CLOCKED = [name for name in NAMES if SPECS[name].clock]
DRAGGED = [name for name in NAMES if SPECS[name].model().handles()]

TOASTS = "() => document.querySelectorAll('.Toastify__toast, .jp-Notification').length"


def test_every_figure_is_there_and_the_page_is_quiet(figure_page):
    assert len(NAMES) >= 5
    for name in NAMES:
        assert figure_page.figure(CELL[name]).decoded() == list(SPECS[name].painter.size)
    figure_page.assert_clean()
    assert figure_page.page.evaluate(TOASTS) == 0


@pytest.mark.parametrize("name", NAMES)
def test_controls_wait_for_the_prediction(fresh, name):
    figure = fresh(name)
    assert figure.locked()
    before = figure.picture()
    figure.press(sliders(name)[0].label, key_for(name, sliders(name)[0]))
    figure.settled()
    assert figure.picture() == before
    choices = SPECS[name].prediction.choices
    figure.predict(choices[0])
    assert choices[0] in figure.root.locator(".cu-predict").inner_text()


@pytest.mark.parametrize("name", NAMES)
def test_every_slider_obeys_the_keyboard(ready, name):
    figure, found = ready(name), []
    for slider in sliders(name):
        figure.button(WORDS["reset"]).click()
        figure.settled()
        number = figure.number(slider.label).input_value()
        picture, words = figure.picture(), said(figure)
        figure.press(slider.label, key_for(name, slider), 3)
        until(
            lambda s=slider, n=number: figure.number(s.label).input_value() != n,
            f"the number of {slider.label} follows its slider",
        )
        figure.settled()
        found.append((figure.picture() != picture, said(figure) != words))
    # A learning rate, for one, rightly changes nothing in a picture before the first step.
    assert found == [changes(name, slider) for slider in sliders(name)]
    assert all(any(pair) for pair in found)
    assert all(any(column) for column in zip(*found, strict=True))


def said(figure):
    return figure.caption(), figure.root.locator(".cu-goals").inner_text()


@pytest.mark.parametrize("name", NAMES)
def test_a_number_can_be_typed(ready, name):
    figure = ready(name)
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


@pytest.mark.parametrize("name", NAMES)
def test_tab_reaches_every_control(ready, name):
    figure = ready(name)
    css = "button, input, select, summary, .noUi-handle"
    wanted = [e for e in figure.root.locator(css).all() if e.is_visible() and e.is_enabled()]
    assert len(wanted) >= 4
    for number, element in enumerate(wanted):
        element.evaluate("(e, n) => { e.dataset.courseTab = n; }", number)
    wanted[0].focus()
    seen = set()
    for _ in range(3 * len(wanted)):
        seen.add(figure.page.evaluate("() => document.activeElement.dataset.courseTab ?? ''"))
        figure.page.keyboard.press("Tab")
    names = [e.evaluate("e => e.outerHTML.slice(0, 90)") for e in wanted]
    # Of a group of radio buttons Tab reaches one, and arrows the others.
    assert [n for i, n in enumerate(names) if str(i) not in seen] == []


def held(name):
    """The first slider in even steps that changes the picture; five_lines has none."""
    return next((s for s in sliders(name) if changes(name, s)[0] and not s.log), None)


HELD = [name for name in NAMES if held(name)]


def test_nearly_every_figure_has_a_slider_to_hold():
    assert set(NAMES) - set(HELD) == {"five_lines"}


def arrow_for(name):
    """An arrow key that moves the figure's first point back: some move up and down only."""
    model = SPECS[name].model()
    point = model.handles()[0]
    model.drag(point["id"], point["x"] + 0.1, point["y"])
    sideways = model.handles()[0]["x"] != point["x"]
    return "ArrowLeft" if sideways else "ArrowDown"


@pytest.mark.parametrize("name", DRAGGED)
def test_points_follow_the_mouse_and_the_arrow_keys(ready, name):
    figure = ready(name)
    label = SPECS[name].model().handles()[0]["label"]
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


def test_there_is_a_figure_to_drag_and_one_with_a_clock():
    assert DRAGGED and CLOCKED


def test_a_goal_lights_up(fresh):
    figure = fresh("lamp")
    figure.predict(SPECS["lamp"].prediction.choices[1])
    assert not figure.is_met()
    figure.press("input", "ArrowRight", 31)
    until(figure.is_met, "the goal lights up after 31 presses")
    assert SPECS["lamp"].goals[0].why in figure.root.locator(".cu-met").inner_text()
    assert SPECS["lamp"].prediction.why in figure.root.locator(".cu-predict").inner_text()


@pytest.mark.parametrize("name", CLOCKED)
def test_step_and_play(ready, name):
    figure = ready(name)
    figure.after(figure.button(SPECS[name].clock.step_label).click, "Step")
    figure.settled()
    figure.after(figure.button(WORDS["play"]).click, "Play")
    second = figure.picture()
    until(lambda: figure.picture() != second, "Play goes on")
    figure.button(WORDS["pause"]).click()
    figure.button(WORDS["play"]).wait_for()
    figure.settled(1.0)


def test_an_error_is_one_line_with_a_way_out(ready, figure_page):
    figure = ready("broken")
    before = figure.picture()
    figure.press("input", "ArrowRight", 2)
    alert = figure.root.get_by_role("alert")
    alert.wait_for()
    assert "ZeroDivisionError: the lamp is broken" in alert.inner_text()
    figure.button(WORDS["reset"]).click()
    alert.wait_for(state="detached")
    until(lambda: figure.picture() == before, "Reset brings the first picture back")
    until(
        lambda: figure.slider("input").get_attribute("aria-valuenow") == "2.0",
        "Reset brings the slider back",
    )
    figure.after(lambda: figure.press("input", "ArrowRight"), "a press after Reset")
    figure_page.assert_clean()


def test_running_a_cell_again_leaves_one_figure_and_no_widgets_behind(fresh, figure_page):
    counts = []
    for _ in range(4):
        for name in NAMES:
            fresh(name)
        figure_page.run_cell(CELL["models"])
        counts.append(int(figure_page.text(CELL["models"])))
    assert counts[0] > 10 and counts == counts[:1] * 4
    for name in NAMES:
        assert figure_page.cell(CELL[name]).locator(".cu-figure").count() == 1


@pytest.mark.parametrize("name", HELD)
def test_a_held_key_never_lags(ready, name):
    figure, slider = ready(name), held(name)
    start = getattr(SPECS[name].model(), slider.name)
    figure.settled()
    figure.press(slider.label, key_for(name, slider), 20, gap=0.02)
    released = time.monotonic()
    assert figure.settled(1.2) - released < 1.0, "the picture ran after the hand"
    far = slider.high - start if key_for(name, slider) == "ArrowRight" else start - slider.low
    way = min(20 * slider.step, far) * (1 if key_for(name, slider) == "ArrowRight" else -1)
    model = SPECS[name].model()
    model.change(slider.name, type(start)(start + way))  # a model may stop before the slider does
    value = float(figure.number(slider.label).input_value())
    assert value == pytest.approx(getattr(model, slider.name)) and value != start
    place = float(figure.slider(slider.label).get_attribute("aria-valuenow"))
    assert place == pytest.approx(value, abs=0.051)  # the browser says one decimal


def test_the_last_key_of_a_burst_is_the_one_that_counts(ready):
    figure = ready("lamp")
    figure.press("input", "ArrowRight", 20, gap=0.0)
    until(lambda: "Input 4.0:" in figure.caption(), "the words of the last value", 1.5)
    figure.settled()
    last = figure.picture()
    model = SPECS["lamp"].model()
    model.change("x", 4.0)
    assert last == SPECS["lamp"].painter(model).paint(model)
