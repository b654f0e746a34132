"""The table of contents, the notebooks and the catalogues say the same."""

import json
import re
from pathlib import Path

import pytest

from course_utils import contents, selfcheck
from course_utils.contents import LESSONS
from course_utils.exercises import CATALOGUE as EXERCISES
from course_utils.exercises import of_lesson
from course_utils.figures import CATALOGUE as FIGURES

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"


def code(lesson):
    cells = json.loads((NOTEBOOKS / f"{lesson.file}.ipynb").read_text("utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def test_every_notebook_is_in_the_table():
    assert [lesson.file for lesson in LESSONS] == sorted(p.stem for p in NOTEBOOKS.glob("*.ipynb"))


def test_every_figure_and_exercise_belongs_to_one_lesson():
    assert [name for lesson in LESSONS for name in lesson.figures] == list(FIGURES)
    keys = [key for kinds in contents.expected().values() for key in kinds["exercise"]]
    assert keys == list(EXERCISES)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.file)
def test_a_lesson_shows_its_figures_and_sets_its_exercises(lesson):
    cells = code(lesson)
    shown = re.findall(r'figures\.show\("(\w+)"\)', "\n".join(cells))
    assert shown == list(lesson.figures)
    exercises = of_lesson(f"lesson_{lesson.file[:2]}")
    stubs = [f"{ex.stub}\n\n\nex.{name}.check({name})" for name, ex in exercises.items()]
    assert [cell for cell in cells if ".check(" in cell] == stubs


def test_the_board_names_every_lesson():
    text = repr(contents.board())
    assert all(lesson.title in text for lesson in LESSONS)


def test_the_self_check_is_fine_here_and_says_what_is_wrong(monkeypatch):
    assert selfcheck.report().fine, repr(selfcheck.report())
    monkeypatch.setattr(selfcheck, "SHOWN", ("numpy", "no-such-package"))
    monkeypatch.setattr(selfcheck, "requirements", lambda: {"numpy": "0.1", "no-such-package": "1"})
    report = selfcheck.report()
    assert not report.fine
    assert "tested with 0.1" in repr(report) and "missing: run" in repr(report)
    assert "missing: run" in report._repr_html_()
