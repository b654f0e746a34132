"""What stands in the tables RIGHT and ATTEMPTS of test_lesson_08.py to test_lesson_14.py.

RIGHT: name of an exercise -> other right answers, which must count as right.  ATTEMPTS: (name,
answer, what is said), the key of a known mistake or the beginning of the card's first line.
"""

from importlib import import_module

import pytest
from named import named

LEAST = {8: 4, 9: 6, 10: 1, 11: 1, 12: 6, 13: 6, 14: 6}  # other right answers to each exercise
LESSONS = {number: import_module(f"test_lesson_{number:02}") for number in LEAST}

RIGHT = [(number, name, answer) for number, lesson in LESSONS.items()
         for name, answers in lesson.RIGHT.items() for answer in answers]  # fmt: skip
ATTEMPTS = [(number, *attempt) for number, lesson in LESSONS.items() for attempt in lesson.ATTEMPTS]


@pytest.mark.filterwarnings("error")
@pytest.mark.filterwarnings("ignore:Lazy modules")
@pytest.mark.parametrize(("lesson", "name", "answer"), RIGHT)
def test_it_counts_as_right(lesson, name, answer):
    card = getattr(LESSONS[lesson].ex, name).check(answer)
    assert card.state == "right", card


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_exercise_has_other_right_answers(lesson):
    right, names = LESSONS[lesson].RIGHT, LESSONS[lesson].NAMES
    assert set(right) == set(names)
    assert min(map(len, right.values())) >= LEAST[lesson]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("lesson", "name", "answer", "said"), ATTEMPTS)
def test_a_first_attempt_is_told_what_is_wrong(lesson, name, answer, said):
    assert named(getattr(LESSONS[lesson].ex, name), answer).startswith(said)
