"""Every exercise: solution, stub, known mistakes, junk.  And the checker with planted faults."""

import numpy as np
import pytest
import torch  # here, not inside an answer that is being timed

from course_utils import progress
from course_utils.exercises import CATALOGUE, LESSONS, answers, lesson_02, of_lesson
from course_utils.exercises.checker import Words, exercise

KEYS = sorted(CATALOGUE)
MISTAKES = [(key, i) for key in KEYS for i in range(len(CATALOGUE[key].known))]


def typed(ex, source):
    """What a learner's cell with this source would define."""
    names = {"np": np, "torch": torch}
    names |= {"AND": lesson_02.AND, "OR": lesson_02.OR, "NAND": lesson_02.NAND}
    exec(source, names)
    return names[ex.name]


def test_there_are_exercises():
    assert len(of_lesson("lesson_00")) == 1
    assert all(3 <= len(of_lesson(lesson)) <= 5 for lesson in LESSONS[1:])
    assert len(KEYS) == len(CATALOGUE) >= 31


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
    assert len(ex.mistakes) >= (3 if key < "lesson_03" else 8)
    assert set(ex.mistakes) == set(ex.words.mistakes)
    assert len(set(ex.words.mistakes.values())) == len(ex.mistakes)
    assert len(ex.words.hints) >= 2


@pytest.mark.filterwarnings("error")  # some overflow on purpose: the card says so, NumPy must not
@pytest.mark.parametrize(("key", "i"), MISTAKES)
def test_each_mistake_is_named_by_its_own_message(key, i):
    ex = CATALOGUE[key]
    known = ex.known[i]
    card = ex.check(typed(ex, ex.source_of(known.function)))
    assert card.state == "not yet"
    assert card.lines[0] == ex.words.mistakes[known.key], known.function.__name__
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
        if isinstance(arg, np.ndarray | torch.Tensor):
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


def test_after_an_endless_loop_no_other_case_is_tried(monkeypatch):
    monkeypatch.setattr("course_utils.exercises.checker.SECONDS", 0.2)
    calls = []

    def forever(*case):
        calls.append(case)
        while True:
            pass

    assert CATALOGUE["lesson_03.surviving"].check(forever).state == "not yet"
    assert len(calls) == 1


def test_hints_come_one_by_one_and_then_the_solution_is_named():
    ex = CATALOGUE["lesson_01.fit"]
    ex.hints_given = 0
    cards = [ex.hint() for _ in range(4)]
    assert [c.lines[0][:11] for c in cards[:3]] == ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3"]
    assert cards[3].lines == cards[2].lines and ".solution()" in cards[2].lines[1]
    assert "def fit(X, y, max_epochs):" in repr(ex.solution())


# --- yours: later cells go on with the learner's code, when it works ------------------------------


@pytest.mark.parametrize("key", KEYS)
def test_yours_is_the_learners_when_right_and_else_the_courses(key, capsys):
    ex = CATALOGUE[key]
    right, stub = typed(ex, ex.solution_source), typed(ex, ex.stub)
    own = ex.right_answer if ex.use is None else ex.right_answer()
    progress_before = progress.passed()
    assert ex.yours(right) is right
    assert ex.yours(stub) is own if ex.use is None else ex.yours(stub) == own
    wrong = [typed(ex, ex.source_of(mistake)) for mistake in list(ex.mistakes.values())[:3]]
    for answer in (*wrong, None, "text", lambda *_: 1 / 0):
        got = ex.yours(answer)
        assert got is own if ex.use is None else got == own
    assert capsys.readouterr() == ("", "") and progress.passed() == progress_before


def test_yours_keeps_the_learners_prints_to_itself(capsys):
    def lamp(x):
        print("looking at", x)
        return 2 * x > 10

    assert CATALOGUE["lesson_00.lamp"].yours(lamp) is lamp
    assert capsys.readouterr() == ("", "")


def test_yours_takes_no_list_where_later_cells_need_an_array():
    ex = CATALOGUE["lesson_03.leaky_relu"]

    def leaky_relu(z, alpha):
        return [v if v > 0 else alpha * v for v in z]

    assert ex.check(leaky_relu).state == "right"
    assert ex.yours(leaky_relu) is ex.right_answer
    pair = CATALOGUE["lesson_06.momentum"]

    def momentum(*case):
        w, v = pair.right_answer(*case)
        return list(w), v

    assert pair.check(momentum).state == "right"
    assert pair.yours(momentum) is pair.right_answer


# --- what a card says ----------------------------------------------------------------------------


SAID = {
    "one of two": (
        lambda w, grad, v, lr, mu: w,
        "It returned an array, but 2 values were expected",
    ),
    "three": (lambda w, grad, v, lr, mu: (w, v, 1), "It returned a tuple of 3, but 2 values"),
    "second wrong": (
        lambda w, grad, v, lr, mu: (w - lr * (mu * v + grad), v + 7),
        "Value 2 of 2: ",
    ),
    "stacked": (lambda w, grad, v, lr, mu: np.array([w + 9, v]), "Value 1 of 2: The answer is not"),
    "None inside": (lambda w, grad, v, lr, mu: (None, v), "Value 1 of 2: It returned None, but an"),
    "in place": (lambda w, grad, v, lr, mu: (w.__isub__(lr * grad), v), "It changed its input: w"),
    "broadcast": (lambda w, *_: np.ones(2) + np.ones(3), "The shapes do not fit: ValueError: op"),
    "if": (lambda w, *_: 1 if np.ones(2) > 0 else 0, "An if (also max, min, all, any, and,"),
    "inf": (lambda w, grad, v, lr, mu: (w / 0.0, v), "Value 1 of 2: The answer contains inf"),
    "nan": (
        lambda w, grad, v, lr, mu: (w - np.inf / w * 0, v),
        "Value 1 of 2: The answer contains nan",
    ),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", SAID)
def test_what_went_wrong_is_said(name):
    answer, start = SAID[name]
    card = CATALOGUE["lesson_06.momentum"].check(answer)
    assert card.state == "not yet" and card.lines[0].startswith(start), card


def test_text_is_expected_as_text():
    card = CATALOGUE["lesson_04.recipe"].check(lambda problem, n: (1, torch.nn.MSELoss))
    assert card.lines[0] == "Value 2 of 2: It returned a type, but text in quotes was expected."


def test_two_values_that_differ_late_are_shown_with_more_digits():
    card = CATALOGUE["lesson_04.mse_loss"].check(lambda y_hat, y: np.mean((y_hat - y) ** 2) + 1e-7)
    assert card.lines[-2:] == ["your answer: 9.0000001", "right answer: 9"]


@pytest.mark.parametrize("key", KEYS)
def test_a_solution_never_answers_nan(key):
    ex = CATALOGUE[key]
    for case in ex.cases:
        values = ex._right(case)
        for value in values if isinstance(values, tuple) else [values]:
            array = answers.numbers(value)
            assert array is None or np.isfinite(array).all()


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
