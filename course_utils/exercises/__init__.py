"""Exercises, a module a lesson: ``from course_utils.exercises import lesson_01 as ex``.

Reading order: cards.py, clues.py, answers.py, guard.py, reading.py, checker.py, then any lesson.
"""

from collections.abc import Mapping
from importlib import import_module

__all__ = ["CATALOGUE", "LESSONS", "of_lesson"]

LESSONS = (
    "lesson_00",
    "lesson_01",
    "lesson_02",
    "lesson_03",
    "lesson_04",
    "lesson_05",
    "lesson_06",
    "lesson_07",
    "lesson_08",
    "lesson_09",
    "lesson_10",
    "lesson_11",
    "lesson_12",
    "lesson_13",
    "lesson_14",
)


def of_lesson(lesson: str) -> dict:
    """Name -> Exercise, in the order in which the lesson sets them."""
    module = import_module(f".{lesson}", __name__)
    return {name: getattr(module, name) for name in module.WORDS}


class _Catalogue(Mapping):
    """ "lesson_01.neuron" -> Exercise, for all lessons; modules are imported when asked for."""

    def __getitem__(self, key):
        lesson, name = key.split(".")
        return of_lesson(lesson)[name]

    def __iter__(self):
        return (f"{lesson}.{name}" for lesson in LESSONS for name in of_lesson(lesson))

    def __len__(self):
        return sum(1 for _ in self)


CATALOGUE = _Catalogue()
