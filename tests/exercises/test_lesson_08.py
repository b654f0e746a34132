"""Lesson 08: against torch, other right answers, first attempts, numbers that the cards state."""

import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from named import named

from course_utils.exercises import lesson_08 as ex

NAMES = ["standardise", "initial_std", "batch_norm", "dropout", "early_stop"]


# --- against torch --------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", [(2, 1), (5, 3), (64, 20)])
def test_batch_norm_equals_torch_in_training(shape):
    rng = np.random.default_rng(8)
    X, gamma, beta = rng.normal(3, 5, shape), rng.normal(1, 1, shape[1]), rng.normal(0, 1, shape[1])
    X[:, 0] = 2.5  # a neuron that says the same for all
    for eps in ({}, {"eps": 0.3}):
        theirs = F.batch_norm(
            torch.tensor(X),
            None,
            None,
            weight=torch.tensor(gamma),
            bias=torch.tensor(beta),
            training=True,
            **eps,
        )
        ours = ex.batch_norm.right_answer(X, gamma, beta, **eps)
        np.testing.assert_allclose(ours, theirs.numpy(), rtol=1e-12, atol=1e-12)


def test_initial_std_is_that_of_torchs_own_first_weights():
    torch.manual_seed(8)
    W = torch.empty(900, 1100, dtype=torch.float64)  # torch's way: (n_out, n_in)
    torch.nn.init.kaiming_normal_(W, nonlinearity="relu")
    assert ex.initial_std.right_answer(1100, 900, "relu") == pytest.approx(W.std().item(), rel=0.01)
    torch.nn.init.xavier_normal_(W)
    assert ex.initial_std.right_answer(1100, 900, "tanh") == pytest.approx(W.std().item(), rel=0.01)


def test_dropout_is_torchs_with_the_draw_given():
    """From torch's own result follows what it drew; with such a u ours equals it."""
    torch.manual_seed(8)
    X = np.random.default_rng(8).normal(2, 1, (40, 30))
    theirs = F.dropout(torch.tensor(X), 0.3, training=True).numpy()
    u = np.where(theirs == 0, 0.1, 0.9)
    np.testing.assert_allclose(ex.dropout.right_answer(X, 0.3, u), theirs, rtol=1e-12)
    np.testing.assert_array_equal(ex.dropout.right_answer(X, 0.3, u, False), X)
    assert 0.2 < (theirs == 0).mean() < 0.4


def test_standardise_measures_test_with_train():
    rng = np.random.default_rng(8)
    train, test = rng.normal(5, 3, (50, 4)), rng.normal(6, 3, (20, 4))
    train[:, 2] = 7
    new_train, new_test = ex.standardise.right_answer(train, test)
    np.testing.assert_allclose(new_train.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(new_train.std(axis=0), [1, 1, 0, 1], atol=1e-12)
    np.testing.assert_allclose(new_test[:, 2], test[:, 2] - 7)
    np.testing.assert_allclose(
        new_test[:, 0] * train[:, 0].std() + train[:, 0].mean(), test[:, 0], rtol=1e-12
    )


def naive_early_stop(losses, patience):
    """From the definition, with the past looked through afresh at every epoch."""
    for epoch in range(len(losses)):
        recent = [e for e in range(epoch + 1) if all(losses[e] < old for old in losses[:e])]
        if epoch - recent[-1] >= patience:
            return recent[-1], epoch
    return recent[-1], epoch


def test_early_stop_by_its_definition():
    rng = np.random.default_rng(8)
    for _ in range(2000):
        losses = rng.integers(0, 9, rng.integers(1, 12)).astype(float)
        patience = int(rng.integers(1, 5))
        got = ex.early_stop.right_answer(losses, patience)
        assert got == naive_early_stop(losses, patience)


# --- numbers that the cards state -----------------------------------------------------------------


def test_the_numbers_on_the_cards():
    he, glorot = (ex.initial_std.right_answer(784, 128, name) for name in ("relu", "tanh"))
    assert f"{he:.4f} with ReLU" in ex.initial_std.words.right
    assert f"{glorot:.4f} with tanh" in ex.initial_std.words.right
    column = np.array([[1.0], [3.0]])  # variance 1
    spread = ex.batch_norm.right_answer(column, np.ones(1), np.zeros(1)).std()
    assert f"{spread:.6f} of it" in ex.batch_norm.words.right


def test_the_cards_say_true_things_about_torch():
    """Uniform limits with a 6 have the std of a 2; 5/3 is torch's gain of tanh."""
    assert math.sqrt(6 / 784) / math.sqrt(3) == pytest.approx(math.sqrt(2 / 784))
    assert torch.nn.init.calculate_gain("tanh") == pytest.approx(5 / 3)


# --- other right answers --------------------------------------------------------------------------


def looped_standardise(train, test):
    new_train, new_test = train.copy(), test.copy()
    for j in range(train.shape[1]):
        mean = sum(train[:, j]) / len(train)
        std = math.sqrt(sum((v - mean) ** 2 for v in train[:, j]) / len(train))
        if std == 0:
            std = 1
        new_train[:, j] = (train[:, j] - mean) / std
        new_test[:, j] = (test[:, j] - mean) / std
    return new_train, new_test


def masked_standardise(train, test):
    mean, std = np.mean(train, axis=0, keepdims=True), np.std(train, axis=0, keepdims=True)
    std = np.where(std > 0, std, 1)
    train = train - mean
    test = test - mean
    train /= std
    test /= std
    return [train.tolist(), test.tolist()]


def standardise_rest(train, test):
    """Divides only where there is something to divide by."""
    mean, std = train.mean(axis=0), train.std(axis=0)
    some = std != 0
    a, b = train - mean, test - mean
    a[:, some] /= std[some]
    b[:, some] = b[:, some] / std[some]
    return a, b


def looped_batch_norm(X, gamma, beta, eps=1e-5):
    n, k = X.shape
    out = np.empty((n, k))
    for j in range(k):
        column = X[:, j]
        mean = column.sum() / n
        var = ((column - mean) ** 2).sum() / n
        for i in range(n):
            out[i, j] = (X[i, j] - mean) / math.sqrt(var + eps) * gamma[j] + beta[j]
    return out


def looped_dropout(X, p, u, training=True):
    if training is False:
        return X.tolist()
    return [
        [0 if b < p else a / (1 - p) for a, b in zip(row, draws, strict=True)]
        for row, draws in zip(X, u, strict=True)
    ]


def copied_dropout(X, p, u, training=True):
    out = X.copy()
    if training:
        out[u < p] = 0
        out /= 1 - p
    return out


def masked_dropout(X, p, u, training=True):
    mask = (u >= p).astype(float) / (1 - p)
    return X * mask if training else X.copy()


def counting(val_losses, patience):
    best, best_epoch, waited = math.inf, 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                break
    return best_epoch, epoch


def argmin_so_far(val_losses, patience):
    for epoch in range(len(val_losses)):
        best = np.argmin(val_losses[: epoch + 1])
        if epoch - best >= patience:
            return [best, epoch]
    return np.array([best, epoch])


def with_while(val_losses, patience):
    losses, best, epoch = list(val_losses), 0, 0
    while epoch < len(losses) - 1 and epoch - best < patience:
        epoch += 1
        if min(losses[: epoch + 1]) < losses[best]:
            best = epoch
    return float(best), float(epoch)


RIGHT = {
    "standardise": [
        looped_standardise,
        masked_standardise,
        standardise_rest,
        lambda train, test: tuple(
            (data - train.mean(0)) / (train.std(0) + (train.std(0) == 0)) for data in (train, test)
        ),
        lambda train, test: tuple(
            (data - np.mean(train, 0)) / [s or 1 for s in np.sqrt(np.var(train, 0))]
            for data in (train, test)
        ),
        lambda train, test: tuple(
            torch.tensor((data - train.mean(0)) / np.where(np.ptp(train, 0) == 0, 1, train.std(0)))
            for data in (train, test)
        ),
    ],
    "initial_std": [
        lambda n_in, n_out, activation: (
            math.sqrt(2 / n_in) if activation == "relu" else math.sqrt(2 / (n_in + n_out))
        ),
        lambda n_in, n_out, activation: {
            "relu": (2 / n_in) ** 0.5,
            "tanh": (2 / (n_out + n_in)) ** 0.5,
        }[activation],
        lambda n_in, n_out, activation: np.sqrt(
            2 / n_in if activation == "relu" else 1 / ((n_in + n_out) / 2)
        ),
        lambda n_in, n_out, activation: np.array(
            np.sqrt(2) / np.sqrt(n_in + n_out * (activation == "tanh"))
        ),
        lambda n_in, n_out, activation: torch.tensor(
            2 / (n_in + n_out * (activation != "relu")), dtype=torch.float64
        ).sqrt(),
    ],
    "batch_norm": [
        looped_batch_norm,
        lambda X, gamma, beta, eps=1e-5: (
            (X - X.mean(axis=0, keepdims=True))
            / np.sqrt(X.var(axis=0, keepdims=True) + eps)
            * gamma
            + beta
        ),
        lambda X, gamma, beta, eps=1e-5: (
            (X - X.mean(0)) * (gamma / (X.std(0) ** 2 + eps) ** 0.5) + beta
        ).tolist(),
        lambda X, gamma, beta, eps=1e-5: (
            beta + gamma * (X - X.mean(0)) / np.sqrt((X**2).mean(0) - X.mean(0) ** 2 + eps)
        ),
        lambda X, gamma, beta, eps=1e-5: F.batch_norm(
            torch.tensor(X), None, None, torch.tensor(gamma), torch.tensor(beta), True, eps=eps
        ),
        lambda X, gamma, beta, eps=1e-5: (
            ((X.T - X.T.mean(axis=1)[:, None]) / np.sqrt(X.T.var(axis=1, keepdims=True) + eps)).T
            * gamma
            + beta
        ),
    ],
    "dropout": [
        looped_dropout,
        copied_dropout,
        masked_dropout,
        lambda X, p, u, training=True: np.where((u < p) & training, 0, X / (1 - p * training)),
        lambda X, p, u, training=True: X * ~(u < p) / (1 - p) if training else X,
        lambda X, p, u, training=True: (
            torch.tensor(np.where(u >= p, X / (1 - p), 0.0)) if training else torch.tensor(X)
        ),
    ],
    "early_stop": [counting, argmin_so_far, with_while, naive_early_stop],
}


# --- what beginners typed -------------------------------------------------------------------------


def spoilt_standardise(train, test):
    train -= train.mean(axis=0)
    return train, test


def standardised_first(train, test):
    """Takes test's numbers from a train that is standardised already."""
    std = np.where(train.std(axis=0) == 0, 1, train.std(axis=0))
    train = (train - train.mean(axis=0)) / std
    std = np.where(train.std(axis=0) == 0, 1, train.std(axis=0))
    return train, (test - train.mean(axis=0)) / std


def always_true(n_in, n_out, activation):
    if activation == "relu" or "tanh":  # noqa: SIM222
        return np.sqrt(2 / n_in)
    return np.sqrt(2 / (n_in + n_out))


def capital_letters(n_in, n_out, activation):
    if activation == "ReLU":
        return np.sqrt(2 / n_in)
    return np.sqrt(2 / (n_in + n_out))


def if_on_an_array(X, p, u, training=True):
    if not training:
        return X
    if u < p:
        return 0
    return X / (1 - p)


def own_draw(X, p, u, training=True):
    return X * (np.random.default_rng(0).random(X.shape) >= p) / (1 - p) if training else X


def spoilt_dropout(X, p, u, training=True):
    if training:
        X *= u >= p
        X /= 1 - p
    return X


def without_eps(X, gamma, beta):
    return gamma * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + 1e-5) + beta


def without_training(X, p, u):
    return np.where(u < p, 0, X / (1 - p))


def stopped_without_return(val_losses, patience):
    best = min(val_losses)
    print(best, patience)


def place_in_an_array(val_losses, patience):
    best = val_losses.index(min(val_losses))
    return best, best + patience


ATTEMPTS = [
    ("standardise", spoilt_standardise, "It changed its input: train was different"),
    ("standardise", standardised_first, "test_as_it_was"),
    ("standardise", lambda train, test: (train.mean(0), train.std(0)), "Value 1 of 2: The answer"),
    ("standardise", lambda train, test: train, "It returned an array, but 2 values"),
    ("initial_std", always_true, "he_for_all"),
    ("initial_std", capital_letters, "glorot_for_all"),
    ("initial_std", lambda n_in, n_out, a: np.random.randn(n_out, n_in), "The answer is an array"),
    ("initial_std", lambda n_in, n_out, a: "he", "It returned text, but a number was expected"),
    ("initial_std", lambda n_in, n_out, a: (2 / n_in) ^ 2, "In Python ^ is not a power"),
    ("batch_norm", without_eps, "A function got too many values, or too few"),
    ("batch_norm", lambda X, g, b, eps=1e-5: X.mean(axis=2), "That axis does not exist"),
    ("batch_norm", lambda X, g, b, eps=1e-5: math.sqrt(X.var(axis=0)), "math.exp, math.log"),
    ("dropout", if_on_an_array, "An if (also max, min, all, any, and,"),
    ("dropout", own_draw, "own_draw"),
    ("dropout", spoilt_dropout, "wrote_into_X"),
    ("dropout", without_training, "A function got too many values, or too few"),
    ("early_stop", stopped_without_return, "For this input your function returned nothing"),
    ("early_stop", place_in_an_array, "An array has no such method: np.argmin finds the place of"),
    ("early_stop", lambda val_losses, patience: val_losses[99], "It looked for an entry that is"),
    ("early_stop", lambda val_losses, patience: (1, 2, 3), "It returned a tuple of 3, but 2"),
]


@pytest.mark.parametrize("eps", [1e-3, 1e-5, 1e-6, 1e-8])
def test_an_eps_of_ones_own_is_named_whatever_its_size(eps):
    def under(X, gamma, beta, unused=0):
        return gamma * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + eps) + beta

    def behind(X, gamma, beta, unused=0):
        return gamma * (X - X.mean(axis=0)) / (X.std(axis=0) + eps) + beta

    if eps < 1e-3:
        assert named(ex.batch_norm, under) == named(ex.batch_norm, behind) == "fixed_eps"
    else:
        assert named(ex.batch_norm, under).startswith(("Very close", "The answer is not"))


def test_eps_outside_is_near_and_yet_told_apart():
    """With the default eps the two differ in the sixth digit; the card shows enough of them."""
    card = ex.batch_norm.check(ex.batch_norm.mistakes["eps_outside"])
    assert card.lines[0].startswith("Very near: you added eps after the root")
    assert card.lines[-2] != card.lines[-1].replace("right", "your")


@pytest.mark.parametrize("tiny", [1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5])
def test_a_small_number_added_to_std_is_never_right(tiny):
    def standardise(train, test):
        mean, std = train.mean(axis=0), train.std(axis=0) + tiny
        return (train - mean) / std, (test - mean) / std

    assert ex.standardise.check(standardise).state == "not yet"


# --- dropout: the wrong ones, and a draw of one's own ---------------------------------------------


def in_training(keep):
    """A dropout that keeps X / (1 - p) where keep(p, u), and 0 elsewhere."""
    return lambda X, p, u, training=True: X * keep(p, u) / (1 - p) if training else X


KEEPS = [
    (lambda p, u: u <= p, "kept_the_dropped"),
    (lambda p, u: ~(u > p), "kept_the_dropped"),
    (lambda p, u: u < p, "kept_the_dropped"),
    (lambda p, u: u > p, "at_the_border"),
    (lambda p, u: u < 1 - p, "other_end"),
    (lambda p, u: u <= 1 - p, "other_end"),
    (lambda p, u: 1 - u > p, "other_end"),
    (lambda p, u: (u <= p) * (1 - p), "kept_and_not_scaled"),
    (lambda p, u: (u > p) * (1 - p), "border_unscaled"),
]


@pytest.mark.parametrize(("keep", "key"), KEEPS)
def test_who_stays_in_dropout_is_told_apart(keep, key):
    assert named(ex.dropout, in_training(keep)) == key


rng = np.random.default_rng(8)
DRAWS = [
    lambda p, u: np.random.rand(*u.shape) >= p,
    lambda p, u: np.random.rand() >= p,
    lambda p, u: np.random.random(u.shape) > p,
    lambda p, u: np.random.default_rng(1).random(u.shape) > p,
    lambda p, u: np.random.binomial(1, 1 - p, u.shape),
    lambda p, u: rng.uniform(size=u.shape) > p,
    lambda p, u: np.random.choice([0, 1], u.shape, p=[p, 1 - p]),
    lambda p, u: torch.rand(u.shape).numpy() >= p,
]


@pytest.mark.parametrize("draw", DRAWS)
def test_a_draw_of_ones_own_is_named_however_it_falls(draw):
    def dropout(X, p, u, training=True):
        return in_training(draw)(X, p, u, training)

    dropout.__code__ = dropout.__code__.replace(  # as if the draw stood in it
        co_names=dropout.__code__.co_names + draw.__code__.co_names
    )
    for _ in range(5):
        card = ex.dropout.check(dropout)
        assert card.lines[0] == ex.dropout.words.mistakes["own_draw"], card
        assert card.lines[2].startswith("The check tried u = 0.5 everywhere")


def test_torchs_own_dropout_draws_too():
    def dropout(X, p, u, training=True):
        return F.dropout(torch.tensor(X), p, training)

    assert named(ex.dropout, dropout) == "own_draw"


def test_a_draw_that_is_not_used_is_no_fault():
    def seeded(X, p, u, training=True):
        np.random.seed(0)
        np.random.rand(3)
        return ex.dropout.right_answer(X, p, u, training)

    def seeded_and_unscaled(X, p, u, training=True):
        np.random.seed(0)
        return X * (u >= p) if training else X

    def left_too_early(X, p, u, training=True):
        out = np.zeros(X.shape)
        for i in range(len(X)):
            out[i] = np.where(u[i] < p, 0, X[i] / (1 - p))
            return out if training else X

    assert ex.dropout.check(seeded).state == "right"
    assert named(ex.dropout, seeded_and_unscaled) == "forgot_scale"
    assert named(ex.dropout, left_too_early) == "The answer is not right yet."


# --- early stopping and batch normalisation: what a beginner believed -----------------------------


def test_training_does_not_end_at_the_best_epoch():
    def until_the_best(val_losses, patience):
        best, waited = 0, 0
        for epoch, loss in enumerate(val_losses):
            if loss < val_losses[best]:
                best, waited = epoch, 0
            elif epoch:
                waited += 1
            if waited >= patience:
                break
        return best, best

    def lowest_of_all(val_losses, patience):
        return (int(val_losses.argmin()),) * 2

    assert named(ex.early_stop, until_the_best) == "back_to_the_best"
    assert named(ex.early_stop, lowest_of_all) == "lowest_twice"
    assert "as if training ended there" in ex.early_stop.words.mistakes["back_to_the_best"]


FORGOTTEN = [
    (lambda X, g, b, eps=1e-5: g * X - X.mean(0) / np.sqrt(X.var(0) + eps) + b, "no_brackets"),
    (lambda X, g, b, eps=1e-5: X - X.mean(0) / (X.var(0) + eps) ** 0.5 * g + b, "no_brackets"),
    (lambda X, g, b, eps=1e-5: g * (X - X.mean(0) / np.sqrt(X.var(0) + eps)) + b, "no_brackets"),
    (lambda X, g, b, eps=1e-5: X - X.mean(0) / np.sqrt(X.var(0) + eps), "no_brackets"),
    (lambda X, g, b, eps=1e-5: g * X - X.mean(0) / X.std(0) + eps + b, "no_brackets"),
    (lambda X, g, b, eps=1e-5: g * (X - X.mean(0)) / np.sqrt(X.var(0)) + eps + b, "eps_alone"),
    (lambda X, g, b, eps=1e-5: g * ((X - X.mean(0)) / X.std(0) + eps) + b, "eps_alone"),
    (lambda X, g, b, eps=1e-5: (X - X.mean(0)) / X.std(0) + eps, "eps_alone"),
]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("answer", "key"), FORGOTTEN)
def test_forgotten_brackets_in_batch_norm_are_named(answer, key):
    assert named(ex.batch_norm, answer) == key


# --- slips of readers -----------------------------------------------------------------------------


def place_for_loss(val_losses, patience):
    best, waited = float("inf"), 0
    for i, loss in enumerate(val_losses):
        if loss < best:
            best, waited = i, 0
        else:
            waited += 1
        if waited >= patience:
            break
    return best, i


def place_and_first_loss(val_losses, patience):
    best = val_losses[0]
    for i, loss in enumerate(val_losses):
        if loss < best:
            best = i
        if i - best == patience:
            return best, i
    return best, len(val_losses) - 1


def place_from_zero(val_losses, patience):
    best = 0
    for i in range(1, len(val_losses)):
        if val_losses[i] < best:
            best = i
        if i - best >= patience:
            return best, i
    return best, len(val_losses) - 1


def losses_as_places(val_losses, patience):
    best, best_loss, waited = 0, val_losses[0], 0
    for i in val_losses:
        if val_losses[i] < best_loss:
            best, best_loss, waited = i, val_losses[i], 0
        else:
            waited += 1
        if waited == patience:
            return best, i
    return best, len(val_losses) - 1


def losses_only(val_losses, patience):
    best = 0
    for i in val_losses:
        if i < best:
            best = i
        if i - best == patience:
            return best, i
    return best, len(val_losses) - 1


def first_weights(relu=lambda n_in, n_out: (2 / n_in) ** 0.5,
                  tanh=lambda n_in, n_out: (2 / (n_in + n_out)) ** 0.5):  # fmt: skip
    return lambda n_in, n_out, activation: (relu if activation == "relu" else tanh)(n_in, n_out)


SLIPS = [
    ("early_stop", place_for_loss, "place_for_loss"),
    ("early_stop", place_and_first_loss, "place_for_loss"),
    ("early_stop", place_from_zero, "place_for_loss"),
    ("early_stop", losses_as_places, "losses_for_places"),
    ("early_stop", losses_only, "losses_for_places"),
    ("initial_std", first_weights(relu=lambda n, m: 4 / (n + m)), "average_in_relu"),
    ("initial_std", first_weights(relu=lambda n, m: (4 / (n + m)) ** 0.5), "average_in_relu"),
    ("initial_std", first_weights(relu=lambda n, m: 2 * (1 / n) ** 0.5), "two_outside"),
    ("initial_std", first_weights(tanh=lambda n, m: 2 * (1 / (n + m)) ** 0.5), "two_outside"),
    ("initial_std", first_weights(tanh=lambda n, m: (2 / ((n + m) / 2)) ** 0.5), "two_outside"),
    ("initial_std", first_weights(tanh=lambda n, m: ((n + m) / 2) ** 0.5), "upside_down"),
    ("initial_std", first_weights(relu=lambda n, m: ((n + m) / 2) ** 0.5), "upside_down"),
    ("initial_std", first_weights(tanh=lambda n, m: (1 / (n + m) / 2) ** 0.5), "divided_twice"),
    ("initial_std", first_weights(tanh=lambda n, m: (1 / (n + m / 2)) ** 0.5), "no_brackets"),
    ("batch_norm", lambda X, g, b, eps=1e-5: (X - X.mean()) / np.sqrt(X.var() + eps) + b,
     "no_axis_no_gamma"),
    ("batch_norm", lambda X, g, b, eps=1e-5: (X - X.mean()) / X.std(), "no_axis_no_gamma"),
    ("batch_norm", lambda X, g, b, eps=1e-5: g * (X - X.mean()) / (X.std() + eps) + b,
     "over_everything"),
    ("dropout", lambda X, p, u, training=True: X * (u >= p) / (1 - p if training else 1),
     "always_drops"),
]  # fmt: skip


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("name", "answer", "key"), SLIPS)
def test_a_slip_of_a_reader_is_named(name, answer, key):
    assert named(getattr(ex, name), answer) == key
