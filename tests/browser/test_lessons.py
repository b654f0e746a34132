"""Every lesson in a real JupyterLab: opened, run from top to bottom, its figures touched."""

import re
from pathlib import Path

import pytest
from lab import ROOT, Lesson, until

from course_utils.exercises import of_lesson

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LESSONS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
SHOWS = re.compile(r"(?<!plt\.)\bshow\([\"']\w+[\"']")
OVERFLOW = """(figure) => {
    const right = figure.getBoundingClientRect().right;
    const wide = [...figure.querySelectorAll("*")].filter((e) =>
        e.getBoundingClientRect().width && e.getBoundingClientRect().right > right + 1);
    const page = document.documentElement;
    return wide.map((e) => e.className).concat(
        page.scrollWidth > page.clientWidth + 1 ? ["the page itself"] : []);
}"""


def test_there_are_lessons():
    assert len(LESSONS) >= 3


@pytest.fixture(scope="module")
def page(server, browser):
    opened = Lesson(server, browser)
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=LESSONS)
def lesson(request, page):
    page.open(f"notebooks/{request.param}")
    page.errors, page.outside = [], []
    page.run_all()
    page.name = Path(request.param).stem
    return page


def figure_cells(lesson):
    sources = lesson.sources()
    return [i for i, source in enumerate(sources) if SHOWS.search(source)]


def errors(lesson):
    """(cell, output) of each error."""
    return [(index, output) for index in range(len(lesson.sources()))
            for output in lesson.outputs(index) if output["output_type"] == "error"]


def test_a_lesson_runs_without_an_error(lesson):
    assert errors(lesson) == []
    lesson.photograph(lesson.name)
    lesson.assert_clean()


def test_every_figure_of_a_lesson_shows_and_answers(lesson):
    cells = figure_cells(lesson)
    assert cells, "a lesson without a figure"
    for index in cells:
        figure = lesson.figure(index)
        assert min(figure.decoded()) > 100
        assert figure.root.evaluate(OVERFLOW) == []
        lesson.photograph(f"{lesson.name}-cell-{index}")
        figure.skip_prediction()
        assert some_slider_moves_the_picture(figure), f"cell {index}"
    lesson.assert_clean()


def some_slider_moves_the_picture(figure) -> bool:
    """Try the sliders in their order, one key each, as a reader would."""
    before = figure.picture()
    for handle in figure.handles():
        if handle.is_visible():
            handle.focus()
            for key in ("ArrowRight", "ArrowLeft", "ArrowLeft"):  # it may stand at an end
                figure.page.keyboard.press(key)
                figure.settled()
                if figure.picture() != before:
                    return True
    return False


# --- exercises -------------------------------------------------------------------------------


def exercises(lesson):
    """(cell, exercise) of each stub that waits in the lesson, with the check below it."""
    number = lesson.name.partition("_")[0]
    found = []
    for index, source in enumerate(lesson.sources()):
        for one in of_lesson(f"lesson_{number}").values():
            if source.startswith(one.stub) and f"ex.{one.name}.check({one.name})" in source:
                found.append((index, one))
    return found


def answer(lesson, cell, stub, text) -> str:
    """Type ``text`` in place of the stub, run the cell -> what the card says."""
    source = lesson.sources()[cell]
    assert source.count(stub) == 1
    lesson.type_into_cell(cell, source.replace(stub, text))
    lesson.run_cell(cell)
    card = lesson.cell(cell).locator(".cu-card")
    until(lambda: card.count() == 1, "the exercise shows its card")
    return card.inner_text()


def test_exercises_are_answered_by_typing(lesson):
    found = exercises(lesson)
    assert found, "a lesson without an exercise"
    for number, (cell, one) in enumerate(found):
        name, mistake = next(iter(one.mistakes.items()))
        assert "Not started" in lesson.cell(cell).locator(".cu-card").inner_text()
        typed = one.stub
        if number == 0:  # tests/exercises has all mistakes of all exercises
            typed = one.source_of(mistake)
            card = answer(lesson, cell, one.stub, typed)
            assert "Not yet" in card and one.words.mistakes[name] in card
        assert "Right" in answer(lesson, cell, typed, one.solution_source)
    lesson.photograph(f"{lesson.name}-solved")
    lesson.assert_clean()


def test_all_cells_run_once_more_in_the_same_kernel_with_the_readers_answers(lesson):
    """What a first run has left behind must not change what the second one finds: the claims of
    the lesson raise where they do not hold."""
    lesson.run_all()
    assert errors(lesson) == []
    for index in figure_cells(lesson):
        assert lesson.cell(index).locator(".cu-figure").count() == 1
    lesson.assert_clean()
