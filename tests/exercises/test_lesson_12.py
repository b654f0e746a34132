"""Lesson 12: against torch, other right answers, first attempts, numbers that the cards state."""

import math

import numpy as np
import pytest
import torch
from torch import nn

from course_utils.exercises import lesson_12 as ex
from course_utils.exercises.words_12_lstm import CHANGED, RAGGED
from course_utils.exercises.words_12_through_time import ONE_STEP

NAMES = ["rnn_step", "through_time", "clip", "lstm_step", "windows"]
view = np.lib.stride_tricks.sliding_window_view


# --- against torch --------------------------------------------------------------------------------


def random_case(seed, n, inputs, hidden, gates=1):
    rng = np.random.default_rng(seed)
    wide = gates * hidden
    shapes = [(n, inputs), (n, hidden), (inputs, wide), (hidden, wide), (wide,)]
    return [rng.normal(size=shape) for shape in shapes]


def with_weights(layer, U, W, b, suffix=""):
    """torch stores U and W transposed and has two biases, of which one is 0 here."""
    values = {"weight_ih": U.T, "weight_hh": W.T, "bias_ih": b, "bias_hh": np.zeros_like(b)}
    layer = layer.double()
    layer.load_state_dict({key + suffix: torch.tensor(v) for key, v in values.items()})
    return layer


@pytest.mark.parametrize("sizes", [(1, 1, 1), (5, 3, 4), (2, 6, 2)])
def test_rnn_step_is_torchs_cell_and_a_loop_of_it_torchs_layer(sizes):
    x, h, U, W, b = random_case(sum(sizes), *sizes)
    cell = with_weights(nn.RNNCell(*sizes[1:]), U, W, b)
    want = cell(torch.tensor(x), torch.tensor(h)).detach()
    np.testing.assert_allclose(ex.rnn_step.right_answer(x, h, U, W, b), want, rtol=1e-12)
    series = np.random.default_rng(1).normal(size=(7, *sizes[:2]))
    state = np.zeros_like(h)
    for x in series:
        state = ex.rnn_step.right_answer(x, state, U, W, b)
    layer = with_weights(nn.RNN(*sizes[1:]), U, W, b, "_l0")
    np.testing.assert_allclose(state, layer(torch.tensor(series))[1][0].detach(), rtol=1e-12)


@pytest.mark.parametrize("sizes", [(1, 1, 1), (5, 3, 4), (2, 6, 2)])
def test_lstm_step_is_torchs_cell_and_a_loop_of_it_torchs_layer(sizes):
    x, h, U, W, b = random_case(sum(sizes), *sizes, gates=4)
    c = np.random.default_rng(2).normal(size=h.shape)
    cell = with_weights(nn.LSTMCell(*sizes[1:]), U, W, b)
    want = cell(torch.tensor(x), (torch.tensor(h), torch.tensor(c)))
    for ours, theirs in zip(ex.lstm_step.right_answer(x, h, c, U, W, b), want, strict=True):
        np.testing.assert_allclose(ours, theirs.detach(), rtol=1e-12)
    series = np.random.default_rng(1).normal(size=(7, *sizes[:2]))
    state, memory = np.zeros_like(h), np.zeros_like(h)
    for x in series:
        state, memory = ex.lstm_step.right_answer(x, state, memory, U, W, b)
    _, (h, c) = with_weights(nn.LSTM(*sizes[1:]), U, W, b, "_l0")(torch.tensor(series))
    np.testing.assert_allclose(state, h[0].detach(), rtol=1e-12)
    np.testing.assert_allclose(memory, c[0].detach(), rtol=1e-12)


def by_autograd(x, w):
    w = torch.tensor(float(w), dtype=torch.float64, requires_grad=True)
    h = torch.zeros((), dtype=torch.float64)
    for x_t in torch.tensor(x):
        h = torch.tanh(w * h + x_t)
    h.backward()
    return w.grad.item()


RANDOM = [(np.random.default_rng(t).normal(size=t) / 2, w) for t, w in [(3, 1.1), (9, -2), (40, 1)]]


@pytest.mark.parametrize("case", [*ex.through_time.cases, *RANDOM])
def test_through_time_is_what_autograd_finds(case):
    want = by_autograd(*case)
    assert ex.through_time.right_answer(*case) == pytest.approx(want, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("case", ex.clip.cases)
def test_clip_is_torchs(case):
    gradients, max_norm = case
    parameters = [torch.zeros(g.shape, dtype=torch.float64) for g in gradients]
    for p, g in zip(parameters, gradients, strict=True):
        p.grad = torch.tensor(g)
    nn.utils.clip_grad_norm_(parameters, max_norm)  # adds 1e-6 to the length
    for ours, p in zip(ex.clip.right_answer(*case), parameters, strict=True):
        np.testing.assert_allclose(ours, p.grad, rtol=1e-5)


# --- numbers that the cards state -----------------------------------------------------------------


def uses_of_w(x, w):
    """The slope of h_T along the w of each single step, the last first."""
    h = [0.0]
    for x_t in x:
        h.append(math.tanh(w * h[-1] + x_t))
    back, parts = 1.0, []
    for t in range(len(x), 0, -1):
        back *= 1 - h[t] ** 2
        parts.append(back * h[t - 1])
        back *= w
    return parts


def test_the_numbers_on_the_cards():
    X, y = ex.windows.right_answer(np.arange(365.0), 30)
    said = ex.windows.words.right
    assert len(X) == len(y) == 335 and "335 questions" in said and "windows of 30" in said
    assert len(set(X[4]) & set(X[5])) == 29 and "share 29 of their 30" in said
    cell = nn.RNNCell(1, 32)
    one_bias = sum(p.numel() for p in cell.parameters()) - 32
    assert f"{one_bias:,} numbers" in ex.rnn_step.words.right
    parts = uses_of_w(np.ones(20), 0.5)
    assert sum(parts) == pytest.approx(ex.through_time.right_answer(np.ones(20), 0.5), rel=1e-12)
    assert round(100 * sum(parts[:2]) / sum(parts)) == 99
    assert "two uses make 99 %" in ex.through_time.words.right
    assert round(0.99**100, 2) == 0.37 and "0.99 in each of 100" in ex.lstm_step.words.right
    assert 0.0005 < 0.5**10 < 0.001 and "after 10 steps" in ex.lstm_step.words.right
    clipped = ex.clip.right_answer([np.array([300.0]), np.array([400.0])], 1)
    assert np.allclose(np.ravel(clipped), [0.6, 0.8]) and "0.6 and 0.8" in ex.clip.words.right


# --- other right answers --------------------------------------------------------------------------


def cut(z):
    n = z.shape[1] // 4
    return z[:, :n], z[:, n : 2 * n], z[:, 2 * n : 3 * n], z[:, 3 * n :]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def filled_windows(series, length):
    n = len(series)
    X, y = np.zeros((n - length, length)), np.zeros(n - length)
    for i in range(n - length):
        for j in range(length):
            X[i, j] = series[i + j]
        y[i] = series[i + length]
    return X, y


def windows_from_the_target(series, length):
    X, y = [], []
    for t in range(length, len(series)):
        X.append(list(series[t - length : t]))
        y.append(float(series[t]))
    return [X, y]


def windows_through_torch(series, length):
    rows = torch.tensor(series).unfold(0, length + 1, 1)
    return rows[:, :-1], rows[:, -1]


def windows_by_index(series, length):
    starts = np.arange(len(series) - length)
    return series[starts[:, None] + np.arange(length)], series[starts + length]


def looped_rnn(x, h, U, W, b):
    new = np.zeros(h.shape)
    for r in range(len(x)):
        for j in range(h.shape[1]):
            z = b[j]
            for k in range(x.shape[1]):
                z += x[r, k] * U[k, j]
            for k in range(h.shape[1]):
                z += h[r, k] * W[k, j]
            new[r, j] = math.tanh(z)
    return new


def rnn_of_a_row(x, h, U, W, b):
    return [np.tanh(U.T @ x[r] + W.T @ h[r] + b) for r in range(len(x))]


def slope_forwards(x, w):
    h, dh = 0, 0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - h**2) * (old + w * dh)
    return dh


def slope_forwards_with_zs(x, w):
    h, dh = np.zeros(len(x) + 1), np.zeros(len(x) + 1)
    for t in range(1, len(x) + 1):
        z = w * h[t - 1] + x[t - 1]
        h[t] = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
        dh[t] = (h[t - 1] + w * dh[t - 1]) / np.cosh(z) ** 2
    return dh[-1]


def slope_of_all_paths(x, w):
    h = [0.0]
    for x_t in x:
        h.append(math.tanh(w * h[-1] + x_t))
    total = 0
    for t in range(1, len(x) + 1):
        part = h[t - 1]
        for s in range(t, len(x) + 1):
            part *= 1 - h[s] ** 2
            if s > t:
                part *= w
        total += part
    return total


def last_state(x, w):
    h = 0.0
    for x_t in x:
        h = np.tanh(w * h + x_t)
    return h


def nudged(eps, both=True):
    def through_time(x, w):
        low = w - eps if both else w
        return (last_state(x, w + eps) - last_state(x, low)) / (w + eps - low)

    return through_time


def lstm_in_words(x, h, c, U, W, b):
    i, f, g, o = cut(np.dot(x, U) + np.dot(h, W) + b)
    new_c = np.multiply(sigmoid(f), c) + np.multiply(sigmoid(i), np.tanh(g))
    new_h = sigmoid(o) * np.tanh(new_c)
    return [new_h, new_c]


def lstm_of_four_layers(x, h, c, U, W, b):
    n = h.shape[1]
    i, f, g, o = (
        x @ U[:, k * n : (k + 1) * n] + h @ W[:, k * n : (k + 1) * n] + b[k * n : (k + 1) * n]
        for k in range(4)
    )
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def lstm_reshaped(x, h, c, U, W, b):
    z = (x @ U + h @ W + b).reshape(len(x), 4, -1)
    gates = 0.5 * (1 + np.tanh(z / 2))
    c = gates[:, 1] * c + gates[:, 0] * np.tanh(z[:, 2])
    return gates[:, 3] * np.tanh(c), c


def lstm_by_transposing(x, h, c, U, W, b):
    i, f, g, o = ((x @ U + h @ W + b).T).reshape(4, h.shape[1], len(x)).transpose(0, 2, 1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return np.stack([sigmoid(o) * np.tanh(c), c])


def lstm_through_torch(x, h, c, U, W, b):
    x, h, c, U, W, b = map(torch.tensor, (x, h, c, U, W, b))
    i, f, g, o = torch.chunk(x @ U + h @ W + b, 4, dim=1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c


def length_of(gradients):
    return math.sqrt(sum((g**2).sum() for g in gradients))


def clip_in_a_loop(gradients, max_norm):
    length, new = length_of(gradients), []
    for g in gradients:
        if length > max_norm:
            new.append(g * max_norm / length)
        else:
            new.append(g.copy())
    return new


def clip_as_torch(gradients, max_norm):
    factor = min(1.0, max_norm / (length_of(gradients) + 1e-6))
    return [factor * g for g in gradients]


def clip_of_copies(gradients, max_norm):
    copies, length = [g.copy() for g in gradients], length_of(gradients)
    for g in copies:
        if length >= max_norm:
            g *= max_norm
            g /= length
    return tuple(copies)


def clip_each_number_by_hand(gradients, max_norm):
    total = 0
    for g in gradients:
        for value in g.flatten():
            total += value**2
    if total > max_norm**2:
        return [g / (total**0.5 / max_norm) for g in gradients]
    return list(gradients)


def tensors_clipped(gradients, max_norm):
    gradients = [torch.tensor(g) for g in gradients]
    length = torch.cat([g.flatten() for g in gradients]).norm()
    return [g * (max_norm / length).clamp(max=1) for g in gradients]


RIGHT = {
    "windows": [
        filled_windows,
        windows_from_the_target,
        windows_through_torch,
        windows_by_index,
        lambda series, length: (view(series, length)[:-1], series[length:]),
        lambda series, length: (view(series, length + 1)[:, :-1], series[length:].tolist()),
        lambda series, length: (
            np.stack([series[i : len(series) - length + i] for i in range(length)], axis=1),
            series[length:],
        ),
    ],
    "rnn_step": [
        looped_rnn,
        rnn_of_a_row,
        lambda x, h, U, W, b: np.tanh(np.hstack([x, h]) @ np.vstack([U, W]) + b),
        lambda x, h, U, W, b: np.tanh(b + np.dot(h, W) + np.dot(x, U)),
        lambda x, h, U, W, b: np.tanh((U.T @ x.T + W.T @ h.T).T + b[None, :]),
        lambda x, h, U, W, b: 2 * sigmoid(2 * (x @ U + h @ W + b)) - 1,
        lambda x, h, U, W, b: torch.tanh(torch.tensor(x @ U + h @ W + b)),
        lambda x, h, U, W, b: np.tanh(x @ U + h @ W + b).tolist(),
    ],
    "through_time": [
        slope_forwards,
        slope_forwards_with_zs,
        slope_of_all_paths,
        by_autograd,
        nudged(1e-5),
        nudged(1e-4),
        nudged(1e-7, both=False),
        lambda x, w: float(slope_forwards(x, w)),
        lambda x, w: sum(uses_of_w(x, w)),
        lambda x, w: np.sum(uses_of_w(x.tolist(), w)),
    ],
    "lstm_step": [
        lstm_in_words,
        lstm_of_four_layers,
        lstm_reshaped,
        lstm_by_transposing,
        lstm_through_torch,
        lambda *case: tuple(value.tolist() for value in lstm_in_words(*case)),
    ],
    "clip": [
        clip_in_a_loop,
        clip_as_torch,
        clip_of_copies,
        clip_each_number_by_hand,
        tensors_clipped,
        lambda gradients, max_norm: [
            g * max_norm / max(max_norm, length_of(gradients)) for g in gradients
        ],
        lambda gradients, max_norm: [
            g * min(1, max_norm / np.sqrt(np.sum([np.sum(g**2) for g in gradients])))
            for g in gradients
        ],
        lambda gradients, max_norm: [
            np.where(length_of(gradients) > max_norm, g * max_norm / (length_of(gradients) or 1), g)
            for g in gradients
        ],
    ],
}


# --- first attempts -------------------------------------------------------------------------------


def one_target_too_many(series, length):
    X, y = [], []
    for i in range(len(series)):
        X.append(series[i : i + length])
        y.append(series[i + length])
    return np.array(X), np.array(y)


def early_windows(series, length):
    X, y = [], []
    for i in range(len(series) - length):
        X.append(series[i : i + length])
        y.append(series[i + length])
        return np.array(X), np.array(y)


def windows_put_together(series, length):
    X, y = [], []
    for i in range(len(series) - length):
        X += list(series[i : i + length])
        y += [series[i + length]]
    return np.array(X), np.array(y)


def overwrites_the_state(x, w):
    h, dh = 0, 0
    for x_t in x:
        h = np.tanh(w * h + x_t)
        dh = (1 - h**2) * (h + w * dh)
    return dh


def windows_in_range(begin=0, end=0):
    def windows(series, length):
        X, y = [], []
        for i in range(begin, len(series) - length + end):
            X.append(series[i : i + length])
            y.append(series[i + length])
        return np.array(X), np.array(y)

    return windows


def states_from(first, x, w):
    hs, h = list(first), 0.0
    for x_t in x:
        h = np.tanh(w * h + x_t)
        hs.append(h)
    return hs


def wraps_around(x, w):
    hs, total, back = states_from([], x, w), 0, 1
    for t in reversed(range(len(x))):
        back *= 1 - hs[t] ** 2
        total += back * hs[t - 1]
        back *= w
    return total


def wraps_around_forwards(x, w):
    hs, dh = states_from([], x, w), 0
    for t in range(len(x)):
        dh = (1 - hs[t] ** 2) * (hs[t - 1] + w * dh)
    return dh


def goes_back_too_far(x, w):
    hs, total, back = states_from([0.0], x, w), 0, 1
    for t in range(len(x), -1, -1):
        back *= 1 - hs[t] ** 2
        total += back * hs[t - 1]
        back *= w
    return total


def back_in_each_step(begin, end):
    """begin(slope, back) at the tanh, end(slope, back, w) on the way to the step before."""

    def through_time(x, w):
        hs, total, back = states_from([0.0], x, w), 0, 1
        for t in range(len(x), 0, -1):
            slope = 1 - hs[t] ** 2
            total += begin(slope, back) * hs[t - 1]
            back = end(slope, back, w)
        return total

    return through_time


def multiplied_all(x, w):
    product, h = 1, 0
    for x_t in x:
        h = np.tanh(w * h + x_t)
        product *= w * (1 - h**2)
    return product


def states_in_place(x, h, U, W, b):
    h[:] = np.tanh(x @ U + h @ W + b)
    return h


def lstm_with(i=sigmoid, f=sigmoid, g=np.tanh, o=sigmoid):
    def lstm_step(x, h, c, U, W, b):
        parts = cut(x @ U + h @ W + b)
        i_, f_, g_, o_ = (gate(z) for gate, z in zip((i, f, g, o), parts, strict=True))
        c = f_ * c + i_ * g_
        return o_ * np.tanh(c), c

    return lstm_step


def clip_one_by_one(gradients, max_norm):
    new = []
    for g in gradients:
        length = np.sqrt(np.sum(g**2))
        new.append(g * max_norm / length if length > max_norm else g)
    return new


def clip_last_length(gradients, max_norm):
    for g in gradients:
        total = np.sum(g**2)
    length = np.sqrt(total)
    return [g * max_norm / length if length > max_norm else g for g in gradients]


def clip_into_the_list(gradients, max_norm):
    length = length_of(gradients)
    for i in range(len(gradients)):
        if length > max_norm:
            gradients[i] = gradients[i] * max_norm / length
    return gradients


def clip_without_a_return(gradients, max_norm):
    for g in gradients:
        g *= min(1, max_norm / length_of(gradients))


def clip_by_torch(gradients, max_norm):
    parameters = [torch.zeros(g.shape, dtype=torch.float64) for g in gradients]
    for p, g in zip(parameters, gradients, strict=True):
        p.grad = torch.from_numpy(g)
    return nn.utils.clip_grad_norm_(parameters, max_norm)


def starts_in_the_graph(x, w):
    h, slope = 0.6, 0
    for x_t in x:
        before, h = h, np.tanh(w * h + x_t)
        slope = (1 - h**2) * (before + w * slope)
    return slope


def from_the_states(formula):
    """A formula of w and of all states, h_0 included."""
    return lambda x, w: formula(w, np.array(states_from([0.0], x, w)))


ATTEMPTS = [
    ("windows", one_target_too_many, "past_the_end"),
    ("windows", early_windows, "returned_early"),
    ("windows", windows_put_together, "one_long_row"),
    ("windows", windows_in_range(end=-1), "one_too_few"),
    ("windows", lambda s, k: (view(s, k)[:-2], s[k:-1]), "one_too_few"),
    ("windows", windows_in_range(begin=1), "without_the_first"),
    ("windows", lambda s, k: (view(s, k), s[k:]), "last_without_an_answer"),
    ("windows", lambda s, k: (view(s, k)[:-1], s[k - 1 : -1]), "last_inside"),
    ("windows", lambda s, k: (view(s, k)[:-1], s[k:].reshape(-1, 1)), "y_a_column"),
    ("windows", lambda s, k: (np.array([s[i:k] for i in range(len(s) - k)]), s[k:]),
     "end_without_i"),
    ("windows", lambda s, k: view(s, k), "It returned an array, but 2 values were expected: "
     "return them with commas between."),
    ("rnn_step", lambda x, h, U, W, b: np.tanh(x @ U) + np.tanh(h @ W) + b, "tanh_apart"),
    ("rnn_step", lambda x, h, U, W, b: np.tanh(x @ W + h @ U + b), "swapped"),
    ("rnn_step", lambda x, h, U, W, b: np.tanh(U @ x + W @ h + b), "matrix_first"),
    ("rnn_step", lambda x, h, U, W, b: np.tanh(np.dot(x, W) + np.dot(h, U) + b), "swapped"),
    ("rnn_step", lambda x, h, U, W, b: np.tanh(np.dot(W, h) + np.dot(U, x) + b), "matrix_first"),
    ("rnn_step", lambda x, h, U, W, b: np.tanh(x.dot(U) + h.dot(W.T) + b), "w_transposed"),
    ("rnn_step", lambda x, h, U, W, b: np.tanh(x @ U + b), "no_state"),
    ("rnn_step", lambda x, h, U, W, b: np.tanh(x @ U + h @ W) + b, "bias_outside"),
    ("rnn_step", lambda x, h, U, W, b: math.tanh(x @ U + h @ W + b), "math.exp, math.log, float, "
     ".item() and their like take one number, and got a whole array. NumPy's own functions take "
     "arrays: np.exp, np.log, np.sqrt."),
    ("through_time", overwrites_the_state, "own_state"),
    ("through_time", multiplied_all, "along_the_first_state"),
    ("through_time", wraps_around, "last_state_before_the_first"),
    ("through_time", wraps_around_forwards, "last_state_before_the_first"),
    ("through_time", goes_back_too_far, "last_state_before_the_first"),
    ("through_time", back_in_each_step(lambda s, b: s, lambda s, b, w: b), "not_passed_on"),
    ("through_time", back_in_each_step(lambda s, b: s * b, lambda s, b, w: w), "back_replaced"),
    ("through_time", back_in_each_step(lambda s, b: s * b, lambda s, b, w: s * w),
     "back_replaced"),
    ("through_time", back_in_each_step(lambda s, b: s * b, lambda s, b, w: s * b),
     "no_w_on_the_way"),
    ("through_time", back_in_each_step(lambda s, b: s * b, lambda s, b, w: b * w), "no_brackets"),
    ("through_time", last_state, "last_state"),
    ("through_time", lambda x, w: slope_forwards(x, w) / len(x), "divided_by_t"),
    ("through_time", lambda x, w: slope_forwards(x, w) * w, "w_once_too_often"),
    ("through_time", lambda x, w: uses_of_w(x, w), "one_for_each_use"),
    ("through_time", from_the_states(lambda w, h: 1 - h[-1] ** 2), "last_tanh"),
    ("through_time", from_the_states(lambda w, h: w ** (len(h) - 2)), "power_rule"),
    ("through_time", from_the_states(lambda w, h: np.prod(1 - h**2)), "slopes_multiplied"),
    ("through_time", from_the_states(lambda w, h: np.sum(1 - h[1:] ** 2)), "slopes_added"),
    ("through_time", from_the_states(lambda w, h: np.sum(w * (1 - h[1:] ** 2))), "slopes_added"),
    ("through_time", starts_in_the_graph, "began_in_the_graph"),
    ("through_time", lambda x, w: w, ONE_STEP.format(got=0.5)),
    ("through_time", from_the_states(lambda w, h: sum(h)), ONE_STEP.format(got=np.tanh(1))),
    ("through_time", lambda x, w: 0.0, "overwritten"),
    ("through_time", nudged(1e-3, both=False), "nudged"),
    ("through_time", nudged(1e-4, both=False), "nudged"),
    ("through_time", nudged(1e-2), "nudged"),
    ("through_time", lambda x, w: round(slope_forwards(x, w), 3), "nudged"),
    ("lstm_step", lstm_with(g=sigmoid), "g_sigmoid"),
    ("lstm_step", lstm_with(np.tanh, np.tanh, np.tanh, np.tanh), "gates_tanh"),
    ("lstm_step", lstm_with(g=lambda z: z), "g_raw"),
    ("lstm_step", lstm_with(i=lambda z: 1), "i_forgotten"),
    ("lstm_step", lstm_with(f=lambda z: 1), "f_forgotten"),
    ("lstm_step", lstm_with(o=lambda z: 1), "o_forgotten"),
    ("lstm_step", lstm_with(f=lambda z: 1 - sigmoid(z)), "f_as_forgetting"),
    ("lstm_step", lambda *case: lstm_in_words(*case)[::-1], "returned_c_h"),
    ("lstm_step", lambda *case: lstm_in_words(*case)[0], "only_h"),
    ("lstm_step", lambda x, h, c, U, W, b: lstm_in_words(x, h, c, W, U, b), "swapped"),
    ("lstm_step", lambda x, h, c, U, W, b: lstm_in_words(x, c, h, U, W, b),
     "Value 1 of 2: The answer is not right yet."),
    ("clip", clip_one_by_one, "each_by_itself"),
    ("clip", clip_last_length, "last_array_only"),
    ("clip", clip_into_the_list, CHANGED),
    ("clip", clip_without_a_return, CHANGED),
    ("clip", clip_by_torch, CHANGED),
    ("clip", lambda gs, top: [np.clip(g, -top, top) for g in gs], "each_number"),
    ("clip", lambda gs, top: np.clip(gs, -top, top), RAGGED),
    ("clip", lambda gs, top: [g * top / length_of(gs) for g in gs], "always_scaled"),
    ("clip", lambda gs, top: [g * min(1, top / length_of(gs)) for g in gs], "divided_by_zero"),
    ("clip", lambda gs, top: [g * top / np.linalg.norm(gs) for g in gs], RAGGED),
    ("clip", lambda gs, top: (g for g in gs), "It returned a generator, but 2 values were "
     "expected: return them with commas between."),
]  # fmt: skip


# --- what the cards show --------------------------------------------------------------------------


def test_of_one_step_it_is_said_that_w_has_nothing_to_multiply():
    card = ex.through_time.check(ex.through_time.mistakes["last_tanh"])
    assert card.lines[1:] == [
        "Smallest example that shows it: x = [1.], w = 0.5",
        "With one step you have 0.42, and right is 0: h_0 is 0, so at the first step w has nothing "
        "to multiply.",
    ]


def test_a_state_that_is_overwritten_is_told_of():
    card = ex.rnn_step.check(states_in_place)
    assert card.state == "not yet" and card.lines[0].startswith("It changed its input: h")


def test_u_and_w_swapped_is_named_although_their_shapes_stop_it():
    card = ex.rnn_step.check(lambda x, h, U, W, b: np.tanh(x @ W + h @ U + b))
    assert card.lines[0] == ex.rnn_step.words.mistakes["swapped"]
    assert card.lines[1].endswith("x = [[1.]], h = [[0.5]], U = [[0.25]], W = [[-2.]], b = [0.5]")


def test_the_array_that_is_wrong_is_numbered():
    def second_off(gradients, max_norm):
        return [g + (i == 1) for i, g in enumerate(ex.clip.right_answer(gradients, max_norm))]

    card = ex.clip.check(second_off)
    assert card.lines[0] == "Value 2 of 2: The answer is not right yet."
    assert card.lines[-2:] == [
        "your answer: ([1.2], [2.6, 1.])",
        "right answer: ([1.2], [1.6, 0.])",
    ]


def test_one_window_too_many_shows_a_short_series():
    card = ex.windows.check(lambda s, k: (view(s, k), s[k:]))
    assert card.lines[1:] == [
        "Smallest example that shows it: series = [1., 2., 4., 7.], length = 2",
        "your answer: ([[1., 2.], [2., 4.], [4., 7.]], [4., 7.])",
        "right answer: ([[1., 2.], [2., 4.]], [4., 7.])",
    ]


def test_lists_are_right_but_later_cells_go_on_with_arrays():
    def listed(gradients, max_norm):
        return [g.tolist() for g in ex.clip.right_answer(gradients, max_norm)]

    assert ex.clip.check(listed).state == "right" and ex.clip.yours(listed) is not listed
    assert ex.clip.yours(clip_in_a_loop) is clip_in_a_loop
    assert ex.windows.yours(windows_from_the_target) is ex.windows.right_answer
