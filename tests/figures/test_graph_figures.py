"""The walk through a graph, figure 10, and a graph of one's own."""

import numpy as np
import pytest

from course_utils.engine import Tensor, maximum
from course_utils.figures import CATALOGUE, show_graph, shown
from course_utils.figures.backward import ANSWERS, Backward
from course_utils.figures.graph_walk import Walk, short


def leaf(x):
    return Tensor(np.array(float(x)), requires_grad=True)


@pytest.fixture
def receipt():
    return Backward()


def test_the_walk_ends_with_the_gradients_of_backward(receipt):
    walk = receipt.walk
    found = [float(sum(walk.gradients(len(walk))[id(t)])) for t in receipt.inputs]
    assert found == pytest.approx([440, 3.3, 165, 2.2, 1500])
    assert found == pytest.approx([float(t.grad) for t in receipt.inputs])
    assert len(walk) == 4 + 8 and walk.turn == 4
    assert walk.root.item() == pytest.approx(1650)


def test_every_prefix_of_the_walk_knows_just_what_was_done(receipt):
    walk = receipt.walk
    for t in range(len(walk) + 1):
        assert len(walk.values(t)) == 5 + min(t, 4)
        reached = sum(len(v) for v in walk.gradients(t).values())
        assert reached == (0 if t < 4 else 1 + t - 4)


def test_a_value_used_twice_shows_both_parts():
    a = leaf(3)
    y = a * a
    walk = Walk(y, {id(a): "a"})
    assert [float(g) for g in walk.gradients(len(walk))[id(a)]] == [3, 3]
    assert len(walk.edges) == 2 and walk.leaves == [a]


def test_no_two_nodes_share_a_place():
    a, b, c = leaf(2), leaf(3), leaf(4)
    for root in (maximum(a * b, c) + a * a, (a * b) * (a * c) * (b * c), -(a.exp() + b).log()):
        places = list(Walk(root, {}).places().values())
        assert len(set(places)) == len(places)
        for column in {x for x, _ in places}:
            rows = sorted(y for x, y in places if x == column)
            assert all(q - p >= 1 for p, q in zip(rows, rows[1:], strict=False))


@pytest.mark.parametrize(("x", "text"), [
    (1650.0000000000002, "1650"), (-0.23752, "−0.238"), (0.0, "0"), (1e-9, "1e−09"),
    (np.inf, "inf"), (np.ones((2, 3)), "[2,3]"), (np.ones(8), "[8]"), (-1, "−1"),
])  # fmt: skip
def test_numbers_are_short(x, text):
    assert short(x) == text


WRONG = [
    (1500, "belongs to the other input"),  # the value that is multiplied, not its partner
    (-1.1, "sign is not"),
    (7, "Take what arrives, 1,"),
]


@pytest.mark.parametrize(("guess", "words"), WRONG)
def test_wrong_gradients_are_answered_by_their_mistake(receipt, guess, words):
    receipt.t = 4
    receipt.guess = float(guess)
    receipt.check()
    assert words in receipt.said and receipt.t == 4 and receipt.wrong == 1


def test_the_local_slope_and_the_arrived_gradient_are_named(receipt):
    receipt.t = 8
    for guess, words in ((150.0, "slope of this operation alone"), (1.1, "That is what arrives")):
        receipt.guess = guess
        receipt.check()
        assert words in receipt.said, receipt.said


def test_rounded_answers_count(receipt):
    receipt.change("graph", "neuron")
    receipt.t = 7 + 3
    receipt.guess = -0.47
    right = float(receipt.asked[0].sent[receipt.asked[1]])
    assert right == pytest.approx(-0.475, abs=1e-3)
    receipt.check()
    assert "✗" in receipt.said
    receipt.guess = -0.475
    receipt.check()
    assert "✓" in receipt.said


def test_errors_are_counted_and_gradients_that_were_shown_do_not_count():
    figure = CATALOGUE["backward"]()
    figure.do("t", 4)
    figure.do("guess", 2.0)
    figure.do("check")
    for answer in ANSWERS:
        figure.do("guess", float(answer))
        figure.do("check")
    assert figure.goal.met and "wrong tries 1" in figure.goal.said
    figure.reset()
    figure.do("t", 4)
    figure.do("step")
    for answer in ANSWERS[1:]:
        figure.do("guess", float(answer))
        figure.do("check")
    assert not figure.goal.met and "1 came from" in figure.goal.said
    figure.do("t", 4)
    figure.do("add")
    assert "put the inputs back" in figure.goal.said
    figure.do("take")
    figure.do("t", 4)
    for answer in ANSWERS:
        figure.do("guess", float(answer))
        figure.do("check")
    assert figure.goal.met
    figure.close()


def test_checking_too_early_or_too_late_says_so(receipt):
    receipt.check()
    assert "Step forward first" in receipt.said
    receipt.t = 12
    receipt.check()
    assert receipt.said == "" and receipt.wrong == 0


def test_adding_one_measures_what_the_gradient_says(receipt):
    for k, slope in enumerate((440, 3.3, 165, 2.2, 1500)):
        receipt.change("leaf", k + 1)
        receipt.add()
        assert f"that is {slope} for each 1. Its gradient said {slope}." in receipt.said
        receipt.take()
    assert receipt.numbers == [3, 400, 2, 150, 1.1]


def test_the_neuron_has_the_numbers_of_the_lesson():
    model = Backward()
    model.change("graph", "neuron")
    x1, w1, x2, w2, b = model.inputs
    assert model.walk.root.item() == pytest.approx(0.6444, abs=1e-4)
    assert float(w1.grad) == pytest.approx(-0.475, abs=1e-3)
    assert float(w2.grad) == pytest.approx(-0.950, abs=1e-3)
    for h, low, high in ((1.0, 0.05, 0.5), (0.01, 0.0, 0.02)):
        model.h = h
        model.change("leaf", 2)
        model.add()
        assert low <= model.tried["neuron", h] <= high
        model.take()


def test_a_graph_of_ones_own_can_be_stepped_through():
    x, w = leaf(2), leaf(-3)
    show_graph((x * w).relu() + w, x=x, w=w)
    figure = shown("graph")
    start = figure.png
    for _ in range(len(figure.model.walk)):
        figure.do("step")
    assert figure.png != start and figure.model.done
    assert "w = −3, gradient 1" in figure.description and figure.errors == []
    figure.close()
    m = Tensor(np.ones((2, 3)), requires_grad=True)
    show_graph((m * 2.0).sum(), m=m)
    figure = shown("graph")
    figure.do("t", len(figure.model.walk))
    assert "m = [2,3], gradient [2,3]" in figure.description
    assert not any(widget.disabled for widget in figure.view.lockable)
    figure.close()
