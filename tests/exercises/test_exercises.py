"""Every exercise: solution, stub, known mistakes, junk.  And the checker with planted faults."""

import numpy as np
import pytest
import torch  # here, not inside an answer that is being timed

from course_utils import progress
from course_utils.exercises import CATALOGUE, LESSONS, lesson_02, of_lesson
from course_utils.exercises.checker import Words, exercise

KEYS = sorted(CATALOGUE)
MISTAKES = [(key, name) for key in KEYS for name in CATALOGUE[key].mistakes]


def typed(ex, source):
    """What a learner's cell with this source would define."""
    names = {"np": np, "AND": lesson_02.AND, "OR": lesson_02.OR, "NAND": lesson_02.NAND}
    exec(source, names)
    return names[ex.name]


def test_there_are_exercises():
    assert len(of_lesson("lesson_00")) == 1
    assert all(3 <= len(of_lesson(lesson)) <= 5 for lesson in LESSONS[1:])
    assert len(KEYS) == len(CATALOGUE) >= 11


@pytest.mark.parametrize("key", KEYS)
def test_the_solution_passes(key):
    ex = CATALOGUE[key]
    card = ex.check(typed(ex, ex.solution_source))
    assert card.state == "right", card
    assert ("exercise", key) in progress.passed()


@pytest.mark.parametrize("key", KEYS)
def test_the_untouched_stub_is_not_started(key):
    ex = CATALOGUE[key]
    assert ex.stub.rstrip().endswith("...") and ex.name in ex.stub
    assert ex.check(typed(ex, ex.stub)).state == "not started"
    assert ex.check().state == "not started"


@pytest.mark.parametrize("key", KEYS)
def test_three_or_more_mistakes_are_known_and_none_lacks_a_message(key):
    ex = CATALOGUE[key]
    assert len(ex.mistakes) >= 3
    assert set(ex.mistakes) == set(ex.words.mistakes)
    assert len(set(ex.words.mistakes.values())) == len(ex.mistakes)
    assert len(ex.words.hints) >= 2


@pytest.mark.filterwarnings("ignore:divide by zero")  # one mistake divides by the length of (0, 0)
@pytest.mark.parametrize(("key", "name"), MISTAKES)
def test_each_mistake_is_named_by_its_own_message(key, name):
    ex = CATALOGUE[key]
    card = ex.check(typed(ex, ex.source_of(ex.mistakes[name])))
    assert card.state == "not yet"
    assert card.lines[0] == ex.words.mistakes[name]
    assert any("Smallest example" in line for line in card.lines)


class Grumpy:
    """An answer that makes trouble wherever it is touched."""

    def __call__(self, *_):
        raise RuntimeError("no")

    def __eq__(self, other):
        raise RuntimeError("no comparing")

    def __array__(self, *_, **__):
        raise RuntimeError("no array")

    __hash__ = None

    def __repr__(self):
        raise RuntimeError("no repr")


def _spoil(*args):
    for arg in args:
        if isinstance(arg, np.ndarray):
            arg[...] = 99
        elif isinstance(arg, list):
            arg.clear()
    return 0


def _exit(*_):
    raise SystemExit(3)


def _torch(*_):
    return torch.ones(2, requires_grad=True)


JUNK = {
    "None": None,
    "a string": "42",
    "a number": 3.5,
    "nan": float("nan"),
    "a list": [1, [2, 3], "x"],
    "a dict": {"a": 1},
    "a type": int,
    "grumpy": Grumpy(),
    "raises": lambda *a: 1 / 0,
    "no arguments": lambda: 1,
    "exits": _exit,
    "spoils its input": _spoil,
    "returns nothing": lambda *a: print(end=""),
    "returns dots": lambda *a: ...,
    "returns a string": lambda *a: "yes",
    "returns nan": lambda *a: float("nan"),
    "returns an array": lambda *a: np.full((3, 3), np.nan),
    "returns ragged": lambda *a: [[1], [2, 3]],
    "returns objects": lambda *a: np.array([object()]),
    "returns grumpy": lambda *a: Grumpy(),
    "returns complex": lambda *a: 1j,
    "returns itself": lambda *a: JUNK,
    "returns a tensor": _torch,
    "returns a generator": lambda *a: (x for x in a),
}


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("key", KEYS)
def test_junk_never_raises_and_never_passes(key, junk):
    card = CATALOGUE[key].check(JUNK[junk])
    assert card.state in ("not yet", "not started")
    assert card.lines and card._repr_html_() and repr(card)


def test_a_tensor_with_the_right_numbers_counts():
    ex = CATALOGUE["lesson_02.layer"]
    assert ex.check(lambda X, W, b: torch.tensor(X @ W.T + b)).state == "right"


def test_an_endless_loop_is_a_message(monkeypatch):
    monkeypatch.setattr("course_utils.exercises.checker.SECONDS", 0.3)

    def forever(x, w, b):
        while True:
            pass

    card = CATALOGUE["lesson_01.neuron"].check(forever)
    assert card.state == "not yet" and "still running" in card.lines[0]


def test_hints_come_one_by_one_and_then_the_solution_is_named():
    ex = CATALOGUE["lesson_01.fit"]
    ex.hints_given = 0
    cards = [ex.hint() for _ in range(4)]
    assert [c.lines[0][:11] for c in cards[:3]] == ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3"]
    assert cards[3].lines == cards[2].lines and ".solution()" in cards[2].lines[1]
    assert "def fit(X, y, max_epochs):" in repr(ex.solution())


def test_a_card_reads_well_as_plain_text_and_escapes_html():
    ex = CATALOGUE["lesson_00.lamp"]
    card = ex.check(lambda x: "<b>")
    assert repr(card).startswith("✗ Not yet: lamp\n")
    assert "<b>'" not in card._repr_html_() and "&lt;b&gt;" in card._repr_html_()


def test_the_smallest_separating_case_is_shown():
    card = CATALOGUE["lesson_00.lamp"].check(lambda x: x > 5.05 or x == 5)
    assert "x = 5" in card.lines[1]


# --- the checker catches what it should: planted faults ----------------------------------------

PLANTED = Words(task="t", right="r", hints=("a", "b"), mistakes={"known": "this one"})


def test_a_mistake_without_a_message_is_refused():
    @exercise(PLANTED, cases=[(1,)])
    def double(x):
        return 2 * x

    with pytest.raises(KeyError, match="unknown"):

        @double.mistake
        def unknown(x):
            return x


def test_the_check_itself_failing_never_counts_as_right():
    @exercise(PLANTED, cases=[(1,)])
    def broken(x):
        raise RuntimeError("the solution is broken")

    assert broken.check(lambda x: x).state == "not yet"


@pytest.mark.parametrize("wrong", [2.001, 2.0 + 1e-6, "2", None, [2.0], float("nan")])
def test_nearly_right_is_not_right(wrong):
    @exercise(PLANTED, cases=[(1,)])
    def double(x):
        return 2.0 * x

    assert double.check(lambda x: wrong).state == "not yet"
    assert double.check(lambda x: np.float32(2)).state == "right"
