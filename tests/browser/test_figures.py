"""Every figure in a real JupyterLab, used as a reader uses it: by key, by mouse, by typing."""

import json
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import Lesson, until

from course_utils import figures
from course_utils.bench.lab import PANEL, write_notebook
from course_utils.figures.panels import WORDS
from course_utils.figures.spec import Slider

pytestmark = pytest.mark.browser

BOOK = "figures_under_test.ipynb"
NAMES = list(figures.CATALOGUE)
SPECS = {name: figures.CATALOGUE[name]().spec for name in NAMES}
CLOCKED = [name for name in NAMES if SPECS[name].clock]
DRAGGED = [name for name in NAMES if SPECS[name].model().handles()]

# A figure whose model breaks, as a figure with a bug would.
BROKEN = '''from course_utils.figures import lamp, live
import dataclasses
class Broken(lamp.Lamp):
    def change(self, name, value):
        if value > 2.15:
            raise ZeroDivisionError("the lamp is broken")
        super().change(name, value)
spec = dataclasses.replace(lamp.SPEC, name="broken", model=Broken)
broken = live.LiveFigure(spec)
display(broken.view.box)'''
MODELS = "from ipywidgets.widgets.widget import _instances\nlen(_instances)"

CELLS = ["# Figures under test", "from course_utils import figures"]
CELL = {}
for _name in NAMES:
    CELL[_name] = len(CELLS)
    CELLS.append(f"figures.show({_name!r})")
CELL["broken"], CELL["models"] = len(CELLS), len(CELLS) + 1
CELLS += [BROKEN, MODELS]

WATCH_TOASTS = "() => document.querySelectorAll('.Toastify__toast, .jp-Notification').length"
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def lesson(server, browser):
    write_notebook(server.root / BOOK, CELLS)
    opened = Lesson(server, browser)
    opened.open(BOOK)
    opened.run_all()
    yield opened
    opened.assert_clean()
    opened.close()


@pytest.fixture
def fresh(lesson):
    """Run a figure's cell again -> the figure, as new."""

    def run(name):
        lesson.run_cell(CELL[name])
        return lesson.figure(CELL[name])

    return run


@pytest.fixture
def ready(fresh):
    """The same, with the prediction skipped."""

    def run(name):
        figure = fresh(name)
        figure.skip_prediction()
        return figure

    return run


def sliders(name):
    """The sliders that are in sight."""
    return [c for c in SPECS[name].controls[: SPECS[name].visible] if isinstance(c, Slider)]


def key_for(name, slider):
    """A key that moves the slider away from where it starts."""
    return "ArrowLeft" if getattr(SPECS[name].model(), slider.name) >= slider.high else "ArrowRight"


def test_every_figure_is_there_and_the_page_is_quiet(lesson):
    assert len(NAMES) >= 5
    for name in NAMES:
        assert lesson.figure(CELL[name]).decoded() == list(SPECS[name].painter.size)
    lesson.assert_clean()
    assert lesson.page.evaluate(WATCH_TOASTS) == 0


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


def shows(model, name):
    """Everything that a reader gets to see of a model: picture, words and meters."""
    meters = [goal.meter(model) for goal in SPECS[name].goals[:1]]
    return SPECS[name].painter(model).paint(model), model.describe(), meters


def changes(name, slider):
    """Does moving this slider from the start change (the picture, the words)?"""
    model, moved = SPECS[name].model(), SPECS[name].model()
    step = -3 * slider.step if key_for(name, slider) == "ArrowLeft" else 3 * slider.step
    start = getattr(model, slider.name)
    end = start * 10**step if slider.log else type(start)(round(start + step, 6))
    moved.change(slider.name, min(slider.high, max(slider.low, end)))
    before, after = shows(model, name), shows(moved, name)
    return before[0] != after[0], before[1:] != after[1:]


@pytest.mark.parametrize("name", NAMES)
def test_every_slider_obeys_the_keyboard(ready, name):
    figure, found = ready(name), []
    for slider in sliders(name):
        figure.button(WORDS["reset"]).click()
        figure.settled()
        number, picture, words = figure.number(slider.label).input_value(), figure.picture(), said(figure)
        figure.press(slider.label, key_for(name, slider), 3)
        until(
            lambda s=slider, n=number: figure.number(s.label).input_value() != n,
            f"the number of {slider.label} follows its slider",
        )
        figure.settled()
        found.append((figure.picture() != picture, said(figure) != words))
    # A learning rate, for one, rightly changes nothing in a picture before the first step.
    assert found == [changes(name, slider) for slider in sliders(name)]
    assert (True, True) in found
    assert all(any(pair) for pair in found)


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
    figure.after(lambda: figure.page.keyboard.press("ArrowRight"), "an arrow key on a point")
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
    assert axe(figure) == []


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


def test_an_error_is_one_line_with_a_way_out(ready, lesson):
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
    lesson.assert_clean()


def test_running_a_cell_again_leaves_one_figure_and_no_widgets_behind(fresh, lesson):
    counts = []
    for _ in range(4):
        for name in NAMES:
            fresh(name)
        lesson.run_cell(CELL["models"])
        counts.append(int(lesson.text(CELL["models"])))
    assert counts[0] > 10 and counts == counts[:1] * 4
    for name in NAMES:
        assert lesson.cell(CELL[name]).locator(".cu-figure").count() == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_held_key_never_lags(ready, name):
    figure = ready(name)
    slider = next(s for s in sliders(name) if changes(name, s)[0] and not s.log)
    start = getattr(SPECS[name].model(), slider.name)
    figure.settled()
    figure.press(slider.label, key_for(name, slider), 20, gap=0.02)
    released = time.monotonic()
    assert figure.settled(1.2) - released < 1.0, "the picture ran after the hand"
    far = slider.high - start if key_for(name, slider) == "ArrowRight" else start - slider.low
    value = float(figure.number(slider.label).input_value())
    assert abs(value - start) == pytest.approx(min(20 * slider.step, far))
    assert float(figure.slider(slider.label).get_attribute("aria-valuenow")) == pytest.approx(value)


def test_the_last_key_of_a_burst_is_the_one_that_counts(ready):
    figure = ready("lamp")
    figure.press("input", "ArrowRight", 20, gap=0.0)
    until(lambda: "Input 4.0:" in figure.caption(), "the words of the last value", 1.5)
    figure.settled()
    last = figure.picture()
    model = SPECS["lamp"].model()
    model.change("x", 4.0)
    assert last == SPECS["lamp"].painter(model).paint(model)


def axe(figure) -> list:
    """The critical and serious faults that axe-core finds in this figure."""
    figure.root.evaluate("(e) => { e.id = 'course-axe'; }")
    found = Axe().run(figure.page, context="#course-axe").response["violations"]
    figure.root.evaluate("(e) => { e.removeAttribute('id'); }")
    return [
        f"{fault['id']}: {node['html'][:120]}: {node.get('failureSummary', '')[:200]}"
        for fault in found
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_serious_fault(fresh, name):
    figure = fresh(name)
    assert axe(figure) == []
    figure.skip_prediction()
    figure.button(WORDS["hint"]).click()
    figure.button(WORDS["copy"]).click()
    figure.root.get_by_role("status").wait_for()
    assert axe(figure) == []


def test_axe_sees_a_planted_fault(fresh):
    figure = fresh("lamp")
    figure.image.evaluate("(e) => { e.removeAttribute('alt'); }")
    assert any("image-alt" in fault for fault in axe(figure))


def test_a_saved_notebook_shows_its_figures_when_it_is_opened_again(server, browser):
    book = "saved_and_reopened.ipynb"
    write_notebook(server.root / book, ["from course_utils import figures", "figures.show('lamp')"])
    first = Lesson(server, browser)
    first.open(book)
    first.run_all()
    figure = first.figure(1)
    figure.skip_prediction()
    figure.after(lambda: figure.press("input", "ArrowRight"), "a press")
    figure.settled()
    seen = figure.picture()
    first.page.keyboard.press("ControlOrMeta+s")
    first.page.wait_for_function("() => !" + PANEL + ".context.model.dirty")
    first.close()
    assert "widgets" in json.loads((server.root / book).read_text())["metadata"]
    again = Lesson(server, browser)
    again.open(book)
    assert again.figure(1).picture() == seen
    assert again.page.get_by_text("Error displaying widget").count() == 0
    again.assert_clean()
    again.close()
