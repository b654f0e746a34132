"""What beginners typed: attempts that stop with an error, or are nearly right, get plain words."""

import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from course_utils.exercises import CATALOGUE, clues


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def spoilt_momentum(w, grad, v, lr, mu, nesterov=False):
    v *= mu
    v += grad
    return w - lr * v, v


def momentum_without_nesterov(w, grad, v, lr, mu):
    v = mu * v + grad
    return w - lr * v, v


def spoilt_adam(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m += (1 - beta1) * (grad - m)
    v += (1 - beta2) * (grad**2 - v)
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


def leaky_forgets_return(z, alpha):
    np.where(z > 0, z, alpha * z)


def leaky_prints(z, alpha):
    print(np.where(z > 0, z, alpha * z))


def unpacks_three(w, grad, v, lr, mu, nesterov=False):
    w, v = w, v, grad
    return w, v


def unpacks_a_number(w, grad, v, lr, mu, nesterov=False):
    w, v = lr
    return w, v


bce = F.binary_cross_entropy_with_logits


def changes_between(logits, y):
    W = torch.ones(logits.shape[1], dtype=logits.dtype, requires_grad=True)
    loss = (logits @ W).exp()
    loss += 1
    loss.sum().backward()
    return loss


SAYS = [
    ("lesson_03.sigmoid_slope", lambda z: sigmoid(z) ^ 2, "In Python ^ is not a power"),
    ("lesson_03.surviving", lambda w, n: (w / 4) ^ n, "In Python ^ is not a power"),
    ("lesson_06.adam", lambda w, g, m, v, t, lr, d=0, b=0.9, *_: 1 - b ^ t, "In Python ^ is not"),
    ("lesson_03.sigmoid_slope", lambda z: 1 / (1 + math.exp(-z)), "math.exp, math.log, float"),
    ("lesson_04.cross_entropy", lambda z, t: math.log(np.exp(z).sum(1)), "math.exp, math.log"),
    ("lesson_03.sigmoid_slope", lambda z: sigmoid(z)(1 - sigmoid(z)), "A bracket right behind"),
    ("lesson_03.leaky_relu", lambda z, alpha: alpha(z), "A bracket right behind"),
    ("lesson_03.sigmoid_slope", lambda z: np.exp[z], "A function is called with round brackets"),
    ("lesson_03.sigmoid_slope", lambda z: sigma(z), "Python does not know one of your names"),  # noqa: F821
    ("lesson_03.leaky_relu", lambda z: z, "A function got too many values, or too few"),
    ("lesson_03.leaky_relu", lambda z, alpha: np.max(z, alpha * z), "An index, an axis or a size"),
    ("lesson_03.softmax", lambda z: z.sum(axis=2), "That axis does not exist"),
    ("lesson_03.softmax", lambda z: z[5], "It looked for an entry that is not there"),
    ("lesson_03.softmax", lambda z: z.reshape(7, 7), "reshape must keep the number of entries"),
    ("lesson_03.dead_units", lambda Z: 1 if all(Z <= 0) else 0, "An if (also max, min, all"),
    ("lesson_04.mse_loss", lambda a, b: list(a) - list(b), "A list [...] does not calculate"),
    ("lesson_04.mse_loss", lambda a, b: np.dot(np.ones(9), a), "The shapes do not fit: Value"),
    ("lesson_04.mse_loss", lambda a, b: round(np.mean((a - b) ** 2) + 1e-4, 5), "Very close: "),
    ("lesson_04.recipe", lambda p, n: (1, "MSEloss"), "Value 2 of 2: Nearly: only capital"),
    ("lesson_04.mse_loss", lambda a, b: np.zeros(2, 3), "It took a number for a data type"),
    ("lesson_04.mse_loss", lambda a, b: np.array([1], [2]), "It took a number for a data type"),
    ("lesson_06.momentum", unpacks_three, "On the left of ="),
    ("lesson_06.momentum", unpacks_a_number, "On the left of ="),
    ("lesson_03.softmax", lambda z: np.array([z[0], z[0][1:]]), "The rows have different lengths"),
    ("lesson_03.softmax", lambda z: z[:0].max(), "Something is empty here (ValueError: zero-size"),
    ("lesson_03.softmax", lambda z: max([]), "Something is empty here"),
    ("lesson_03.softmax", lambda z: np.stack([]), "Something is empty here"),
    ("lesson_03.softmax", lambda z: z[: len(z) / 2], "A place or a slice needs whole numbers"),
    ("lesson_03.softmax", lambda z: z[len(z) / 2], "A place or a slice needs whole numbers"),
    ("lesson_03.softmax", lambda z: [1, 2][len(z) / 2], "A place or a slice needs whole numbers"),
    ("lesson_03.softmax", lambda z: np.argsort(z, reverse=True), "NumPy's sorting has no reverse"),
    ("lesson_03.softmax", lambda z: np.argsort(z, dim=1), "That function has no such option"),
    ("lesson_03.softmax", lambda z: z / z.sort(), "Something you calculate with is None"),
    ("lesson_03.softmax", lambda z: z.softmax(1), "A NumPy array has no such method (Attribute"),
    ("lesson_03.softmax", lambda z: np.softmax(z), "NumPy has no such function (AttributeError"),
    ("lesson_03.softmax", lambda z: torch.exp(z), "This exercise works with NumPy arrays"),
    ("lesson_03.leaky_relu", lambda z, alpha: torch.max(z, 0), "This exercise works with NumPy"),
    ("lesson_03.leaky_relu", lambda z, alpha: relu(z), "Python does not know ReLU"),  # noqa: F821
    ("lesson_07.accuracy", lambda z, y: np.exp(z.requires_grad_()), "A NumPy function met a tens"),
    ("lesson_07.accuracy", lambda z, y: bce(z, y.double()), "Target and logits have different sha"),
    ("lesson_07.accuracy", lambda z, y: bce(z, 1.0), "A single number has no size"),
    ("lesson_07.accuracy", lambda z, y: F.binary_cross_entropy(z, z), "binary_cross_entropy tak"),
    ("lesson_07.accuracy", changes_between, "A tensor was changed between forward and backward"),
    ("lesson_06.momentum", spoilt_momentum, "It changed its input: v was different"),
    ("lesson_06.adam", spoilt_adam, "It changed its input: m was different"),
    ("lesson_06.momentum", momentum_without_nesterov, "A function got too many values, or too few"),
    ("lesson_03.leaky_relu", leaky_forgets_return, "For this input your function returned nothing"),
    ("lesson_03.leaky_relu", leaky_prints, "For this input your function returned nothing"),
]


def loops_for_ever(z):
    return loops_for_ever(z)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("key", "answer", "start"), SAYS)
def test_it_is_said_in_plain_words(key, answer, start):
    card = CATALOGUE[key].check(answer)
    assert card.state == "not yet" and card.lines[0].startswith(start), card


def test_every_clue_has_its_words():
    assert set(clues.CLUES.values()) | {"raised"} == set(clues.STOPPED)


def test_a_function_that_calls_itself_without_end():
    card = CATALOGUE["lesson_03.softmax"].check(loops_for_ever)
    assert card.lines[0] == "Your function calls itself, without an end."


@pytest.mark.parametrize("key", ["lesson_06.momentum", "lesson_06.adam"])
def test_a_slip_is_named_also_while_the_option_is_not_used_yet(key):
    """Momentum without its Nesterov, Adam without its weight decay, and a mistake in the rest."""
    ex = CATALOGUE[key]
    early = [known for known in ex.known if hasattr(known.function, "__wrapped__")]
    assert len(early) >= 20
    for known in early:
        assert ex.check(known.function).lines[0] == ex.words.mistakes[known.key]


@pytest.mark.parametrize("eps", [1e-3, 1e-4, 1e-5, 1e-6, 1e-7])
def test_nudges_of_any_size_are_told_apart(eps):
    ex = CATALOGUE["lesson_03.sigmoid_slope"]

    def named(answer):
        line = ex.check(answer).lines[0]
        return next((key for key, text in ex.words.mistakes.items() if text == line), line)

    f = sigmoid
    assert named(lambda z: (f(z + eps) - f(z)) / eps) == "one_sided"
    assert named(lambda z: (f(z) - f(z - eps)) / eps) == "one_sided"
    assert named(lambda z: (f(z + eps) - f(z - eps)) / eps) == "divided_by_eps"
    assert named(lambda z: (f(z + eps) - f(z)) / (2 * eps)) == "half_slope"
    assert named(lambda z: (f(z - eps) - f(z + eps)) / (2 * eps)) == "negative"
    assert named(lambda z: f(z + eps) - f(z - eps)) == "forgot_divide"
    assert named(lambda z: np.round(f(z) * (1 - f(z)), 4)) == "one_sided"


def test_a_wide_mistake_takes_nothing_from_an_exact_one():
    """The order in which mistakes are registered does not matter: exact ones are tried first."""
    ex = CATALOGUE["lesson_05.numeric_gradient"]
    wide = [known for known in ex.known if known.tolerance > ex.tolerance]
    assert [known.key for known in wide] == ["another_h", "tiny_h"]
    card = ex.check(ex.mistakes["forward_only"])
    assert card.lines[0] == ex.words.mistakes["forward_only"]
