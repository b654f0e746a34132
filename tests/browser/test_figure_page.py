"""What is about the page of figures, or about one figure alone: goals, errors, memory, bursts."""

import time

import pytest
from book import CELL, NAMES, SPECS, held, key_for
from lab import until

from course_utils.figures.panels import WORDS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TOASTS = "() => document.querySelectorAll('.Toastify__toast, .jp-Notification').length"


def test_every_figure_is_there_and_the_page_is_quiet(figure_page):
    assert len(NAMES) >= 5
    for name in NAMES:
        assert figure_page.figure(CELL[name]).decoded() == list(SPECS[name].painter.size)
    figure_page.assert_clean()
    assert figure_page.page.evaluate(TOASTS) == 0


def test_there_is_a_figure_to_drag_and_one_with_a_clock():
    assert any(SPECS[name].model().handles() for name in NAMES)
    assert any(SPECS[name].clock for name in NAMES)


def test_a_goal_lights_up(fresh):
    figure = fresh("lamp")
    figure.predict(SPECS["lamp"].prediction.choices[1])
    assert not figure.is_met()
    figure.press("input", "ArrowRight", 31)
    until(figure.is_met, "the goal lights up after 31 presses")
    assert SPECS["lamp"].goals[0].why in figure.root.locator(".cu-met").inner_text()
    assert SPECS["lamp"].prediction.why in figure.root.locator(".cu-predict").inner_text()


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
    def models():
        figure_page.run_cell(CELL["models"])
        return int(figure_page.text(CELL["models"]))

    before = models()  # each cell has been run, by the fixture or by a test
    for name in NAMES:
        fresh(name)
    assert before > 10 and models() == before
    for name in NAMES:
        assert figure_page.cell(CELL[name]).locator(".cu-figure").count() == 1


def test_the_last_key_of_a_burst_is_the_one_that_counts(ready):
    figure = ready("lamp")
    figure.press("input", "ArrowRight", 20, gap=0.0)
    until(lambda: "Input 4.0:" in figure.caption(), "the words of the last value", 1.5)
    figure.settled()
    last = figure.picture()
    model = SPECS["lamp"].model()
    model.change("x", 4.0)
    assert last == SPECS["lamp"].painter(model).paint(model)


@pytest.mark.parametrize("name", ["line", "convolution", "attention"])
def test_a_slider_held_for_ten_seconds_does_not_fall_behind(ready, name):
    """A key that repeats 30 times a second, there and back: the last picture comes at once."""
    figure = ready(name)
    slider = held(name)
    there, back, by = "ArrowRight", "ArrowLeft", slider.step
    if key_for(name, slider) == "ArrowLeft":
        there, back, by = back, there, -by
    value = getattr(SPECS[name].model(), slider.name)
    figure.slider(slider.label).focus()
    end = time.monotonic() + 10
    while time.monotonic() < end:
        for key, way in ((there, by), (there, by), (back, -by), (back, -by)):
            figure.page.keyboard.press(key)
            value = min(slider.high, max(slider.low, value + way))  # it stops at its ends
            time.sleep(1 / 30)
    figure.page.keyboard.press(there)
    released = time.monotonic()
    assert figure.settled(0.7) - released < 1.0
    assert float(figure.number(slider.label).input_value()) == pytest.approx(value + by)
