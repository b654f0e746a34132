"""Figure 26 in a real JupyterLab: a digit drawn with the mouse, with a finger, with keys."""

import re
import time

import numpy as np
import pytest
from lab import Lesson, until
from test_access import axe

from course_utils.bench.lab import PANEL, write_notebook
from course_utils.figures import draw_digit_ink as ink
from course_utils.figures.canvas import WORDS as CANVAS
from course_utils.figures.draw_digit import SPEC, WORDS
from course_utils.figures.panels import WORDS as SHELL

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BOOK, CELL = "draw_a_digit.ipynb", 1
SEVEN = [(6, 5), (21, 5), (12, 24)]
INK = """(canvas) => [...canvas.getContext("2d").getImageData(0, 0, 28, 28).data]
    .filter((_, i) => i % 4 === 3)"""
ACTIVE = f"() => {PANEL}.content.activeCellIndex"


@pytest.fixture(scope="module")
def lesson(server, browser):
    write_notebook(server.root / BOOK, ["from course_utils import figures",
                                        "figures.show('draw_digit')", "# The end"])  # fmt: skip
    opened = Lesson(server, browser)
    opened.sent = []

    def listen(socket):
        socket.on("framesent", lambda frame: opened.sent.append(frame))

    opened.page.on("websocket", listen)
    opened.open(BOOK)
    opened.run_all()
    yield opened
    opened.assert_clean()
    opened.close()


@pytest.fixture
def locked(lesson):
    lesson.run_cell(CELL)
    return lesson.figure(CELL)


@pytest.fixture
def figure(locked):
    locked.skip_prediction()
    return locked


@pytest.fixture
def empty(figure):
    figure.after(figure.button(CANVAS["clear"]).click, "Clear")
    return figure


def canvas(figure):
    return figure.root.locator(".cu-ink")


def inked(figure):
    """What stands on the canvas, (28, 28)."""
    return np.reshape(canvas(figure).evaluate(INK), (28, 28))


def on_page(figure, points):
    """Cells of the canvas -> pixels of the page."""
    canvas(figure).scroll_into_view_if_needed()
    box = canvas(figure).bounding_box()
    return [(box["x"] + x / 28 * box["width"], box["y"] + y / 28 * box["height"])
            for x, y in points]  # fmt: skip


def draw(figure, points, steps=12):
    mouse = figure.page.mouse
    first, *others = on_page(figure, points)
    mouse.move(*first)
    mouse.down()
    for x, y in others:
        mouse.move(x, y, steps=steps)
    mouse.up()


def keys(figure, *presses):
    canvas(figure).focus()
    for key, times in presses:
        for _ in range(times):
            figure.page.keyboard.press(key)


def reads(figure, digit):
    """Wait until both the words and the goal's meter say that the CNN reads this digit."""
    until(lambda: figure.caption().startswith(f"The CNN reads {digit} "), f"it reads {digit}")
    figure.settled()
    assert figure.caption().startswith(f"The CNN reads {digit} with")
    assert f"the CNN reads {digit}" in figure.root.locator(".cu-goals").inner_text()
    return re.search(r"with (.*?),", figure.caption()).group(1)


def test_nothing_can_be_drawn_before_the_prediction(locked):
    assert locked.locked()
    before, picture = inked(locked), locked.picture()
    draw(locked, SEVEN)
    keys(locked, (" ", 2))
    locked.settled()
    assert np.array_equal(inked(locked), before) and locked.picture() == picture
    locked.predict(SPEC.prediction.choices[0])
    locked.after(lambda: keys(locked, (" ", 2)), "Space")


def test_a_seven_is_drawn_with_the_mouse(empty):
    assert WORDS["no_ink"] in empty.caption() and not inked(empty).any()
    draw(empty, SEVEN)
    assert reads(empty, 7) == "> 99.9 %"
    assert WORDS["mine"] in empty.root.locator(".cu-goals").inner_text()
    empty.lesson.photograph("draw-digit-mouse")


def test_the_first_goal_is_reached_with_the_mouse(empty):
    draw(empty, [(8, 4), (19, 4), (19, 24), (8, 24)])
    draw(empty, [(11, 14), (19, 14)])
    reads(empty, 3)
    until(empty.is_met, "the goal lights up")
    assert SPEC.goals[0].why in empty.root.locator(".cu-met").inner_text()


def test_a_one_is_drawn_with_keys_alone(empty):
    page = empty.page
    cell = page.evaluate(ACTIVE)
    keys(empty, ("ArrowUp", 11), ("Shift+ArrowDown", 20))
    assert reads(empty, 1)
    assert page.evaluate("() => document.activeElement.className") == "cu-ink"
    assert page.evaluate(ACTIVE) == cell and inked(empty)[13, 14] == 255
    said = empty.root.locator(".cu-canvas-spoken").inner_text()
    assert said == CANVAS["inked"].format(column=15, row=24, ink=100)
    assert empty.root.locator(".cu-cursor").is_visible()
    empty.lesson.photograph("draw-digit-keys")
    before = inked(empty).sum()
    empty.after(lambda: keys(empty, ("ArrowUp", 4), ("Delete", 1), ("Backspace", 1)), "Delete")
    assert inked(empty).sum() < before and inked(empty)[19, 14] == 0


def test_shortcuts_work_after_a_stroke_and_plain_keys_harm_no_cell(empty, lesson):
    draw(empty, SEVEN)
    keys(empty, ("d", 2), ("b", 1))
    assert len(lesson.sources()) == 3
    keys(empty, ("ControlOrMeta+s", 1))
    lesson.page.wait_for_function("() => !" + PANEL + ".context.model.dirty")


def test_a_seven_is_drawn_with_a_finger(empty):
    touch = empty.page.context.new_cdp_session(empty.page)
    corners = on_page(empty, SEVEN)
    points = [corners[0]]
    for a, b in zip(corners, corners[1:], strict=False):
        points += np.linspace(a, b, 9)[1:].tolist()
    top = empty.image.bounding_box()["y"]
    for i, (x, y) in enumerate(points):
        kind = "touchMove" if i else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    reads(empty, 7)
    assert empty.image.bounding_box()["y"] == top  # the page did not scroll


def test_pens_and_the_rubber(empty):
    totals = []
    for pen in ("thin", "medium", "thick"):
        empty.button(CANVAS["clear"]).click()
        empty.button(CANVAS[pen]).click()
        draw(empty, [(5, 14), (23, 14)])
        totals.append(inked(empty).sum())
    assert totals[0] < totals[1] < totals[2]
    empty.button(CANVAS["rubber"]).click()
    draw(empty, [(14, 5), (14, 23)])
    assert not inked(empty)[:, 13:15].any() and inked(empty)[14, 5] == 255
    empty.settled()


def test_what_the_kernel_draws_is_on_the_canvas(figure):
    figure.root.get_by_label(WORDS["sample"]).select_option(WORDS["ready_made"].format(digit=4))
    until(lambda: np.array_equal(inked(figure), ink.samples()[4].picture), "a 4 on the canvas")
    reads(figure, 4)
    figure.button(SHELL["reset"]).click()
    until(lambda: np.array_equal(inked(figure), ink.samples()[7].picture), "Reset brings the 7")


def test_a_long_stroke_is_few_messages_and_the_last_one_counts(empty, lesson):
    lesson.sent.clear()
    begun = time.monotonic()
    draw(empty, [(4, 4), (24, 8), (4, 12), (24, 16), (4, 20), (24, 24)], steps=40)
    took = time.monotonic() - begun
    shown = inked(empty)
    empty.settled()
    drawings = [frame for frame in lesson.sent if len(frame) > 784]
    assert 1 <= len(drawings) <= took / 0.06 + 3
    sent = np.frombuffer(drawings[-1][-784:], np.uint8).reshape(28, 28)
    assert np.array_equal(sent, shown)


def test_axe_finds_no_serious_fault_in_use(empty):
    draw(empty, SEVEN)
    reads(empty, 7)
    keys(empty, ("ArrowUp", 1))
    assert axe(empty) == []


def test_a_saved_drawing_is_there_when_the_notebook_is_opened_again(server, browser):
    name = "drawn_and_reopened.ipynb"
    write_notebook(server.root / name,
                   ["from course_utils import figures", "figures.show('draw_digit')"])  # fmt: skip
    first = Lesson(server, browser)
    first.open(name)
    first.run_all()
    figure = first.figure(1)
    figure.skip_prediction()
    figure.after(figure.button(CANVAS["clear"]).click, "Clear")
    draw(figure, SEVEN)
    reads(figure, 7)
    picture, drawn = figure.picture(), inked(figure)
    first.page.keyboard.press("ControlOrMeta+s")
    first.page.wait_for_function("() => !" + PANEL + ".context.model.dirty")
    first.close()
    again = Lesson(server, browser)
    again.open(name)
    figure = again.figure(1)
    assert figure.picture() == picture and np.array_equal(inked(figure), drawn)
    again.assert_clean()
    again.close()
