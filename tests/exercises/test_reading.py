"""What a card says of a function that leans on the notebook, or forgets to call."""

import numpy as np

from course_utils.exercises import CATALOGUE
from course_utils.exercises.reading import borrowed, uncalled

HIDDEN = CATALOGUE["lesson_05.hidden_gradient"]
d, rate = np.array([0.1, -0.1]), 0.5


def from_the_cell_above(x, h, y_hat, y, W2):
    return np.outer((W2.T @ d) * h * (1 - h), x)


def own(x, h, y_hat, y, W2):
    d = y_hat - y
    return np.outer((W2.T @ d) * h * (1 - h), x)


def test_what_is_borrowed_is_named_in_the_order_of_use():
    assert borrowed(from_the_cell_above) == ["d"] and borrowed(own) == []
    assert borrowed(lambda x: x * rate + d + rate) == ["rate", "d"]
    assert borrowed(lambda x: HIDDEN.check(np.exp(x))) == [] and borrowed(3) == []


def test_the_card_says_so_beside_what_is_wrong():
    said = " ".join(HIDDEN.check(from_the_cell_above).lines)
    assert "Your function reads d, which another cell has made" in said
    assert "another cell" not in " ".join(HIDDEN.check(own).lines)


def test_a_right_answer_may_lean_on_what_it_likes():
    neuron = CATALOGUE["lesson_01.neuron"]
    card = neuron.check(lambda x, w, b: int(w @ x + b + 0 * rate > 0))
    assert card.state == "right" and "rate" not in " ".join(card.lines)


def test_a_name_without_brackets_calls_nothing():
    def train(model):
        model.zero_grad  # noqa: B018
        return model.step()

    assert uncalled(train) == ["zero_grad"] and uncalled(own) == []
