"""Figures for readers who use a screen reader, and for those who come back the next day."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from book import NAMES, SPECS
from lab import Lesson, until

from course_utils.bench.lab import PANEL, write_notebook
from course_utils.figures.panels import WORDS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SERIOUS = ("serious", "critical")


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


def test_axe_finds_no_serious_fault_when_a_goal_is_met(fresh):
    figure = fresh("lamp")
    figure.predict(SPECS["lamp"].prediction.choices[1])
    figure.press("input", "ArrowRight", 31)
    until(figure.is_met, "the goal lights up")
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
