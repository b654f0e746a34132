"""Lesson 10: against torch and sklearn, other right answers, first attempts, what cards state."""

import subprocess
import sys
from collections import OrderedDict

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from scipy import ndimage
from sklearn import metrics
from torch import nn

from course_utils import data
from course_utils.exercises import lesson_10 as ex
from course_utils.exercises.lesson_10_edits import edited
from course_utils.exercises.words_10 import MASK

NAMES = ["simple_cnn", "shift", "confusion_matrix", "most_wrong"]


def test_an_edited_solution_differs_in_its_layer_and_has_a_source():
    short = edited(ex.simple_cnn.right_answer, {1: "", 9: "nn.Linear(512, 3)"})
    source = ex.simple_cnn.source_of(short)
    assert source.startswith("def simple_cnn(channels, size):\n    nn = torch.nn\n")
    assert source.count("nn.ReLU()") == 2 and "nn.Linear(512, 3),\n" in source
    assert [type(layer).__name__ for layer in short(1, 4)][:2] == ["Conv2d", "MaxPool2d"]


# --- against torch, sklearn, scipy ----------------------------------------------------------------


@pytest.mark.parametrize(("channels", "size"), ex.simple_cnn.cases)
def test_the_solution_gives_ten_logits(channels, size):
    net = ex.simple_cnn.right_answer(channels, size)
    logits = net(torch.rand(5, channels, size, size))
    assert logits.shape == (5, 10)
    assert (logits.sum(dim=1) - 1).abs().max() > 0.1
    layers = ["Conv2d", "ReLU", "MaxPool2d"] * 2 + ["Flatten", "Linear", "ReLU", "Linear"]
    assert [type(layer).__name__ for layer in net] == layers


def test_shift_is_that_of_scipy():
    rng = np.random.default_rng(10)
    for _ in range(200):
        n, height, width = rng.integers(1, 6, 3)
        X = rng.random((n, height, width))
        dx, dy = int(rng.integers(1 - width, width)), int(rng.integers(1 - height, height))
        ours = ex.shift.right_answer(X, dx, dy)
        np.testing.assert_array_equal(ours, ndimage.shift(X, (0, dy, dx), order=0))


def test_confusion_matrix_is_that_of_sklearn():
    rng = np.random.default_rng(10)
    for k in (2, 3, 10):
        y, y_hat = rng.integers(0, k, (2, 50))
        ours = ex.confusion_matrix.right_answer(y, y_hat, k)
        np.testing.assert_array_equal(
            ours, metrics.confusion_matrix(y, y_hat, labels=np.arange(k))
        )
        assert ours.trace() / 50 == np.mean(y == y_hat)


def test_the_most_wrong_have_the_largest_cross_entropy():
    rng = np.random.default_rng(10)
    logits, y = torch.from_numpy(rng.normal(0, 3, (200, 10))), torch.from_numpy(
        rng.integers(0, 10, 200)
    )
    losses = F.cross_entropy(logits, y, reduction="none")
    ours = ex.most_wrong.right_answer(logits.softmax(1).numpy(), y.numpy(), 20)
    np.testing.assert_array_equal(ours, losses.topk(20).indices)


# --- numbers that the cards state -----------------------------------------------------------------


def test_the_numbers_on_the_cards():
    net = ex.simple_cnn.right_answer(1, 28)
    sizes = [sum(w.numel() for w in layer.parameters()) for layer in net]
    said = ex.simple_cnn.words.right
    assert f"{sum(sizes):,} parameters" in said and f"have {sizes[0] + sizes[3]:,}" in said
    assert f"{sizes[7] / sum(sizes):.1%}".replace("%", " %") in said
    assert "4.6" in ex.most_wrong.words.right and "0.1." in ex.most_wrong.words.right
    assert np.round(-np.log([0.01, 0.9]), 1).tolist() == [4.6, 0.1]


def test_how_many_numbers_a_move_changes():
    X, _, X_val, _ = data.digits()
    digits = np.concatenate([X, X_val]).reshape(-1, 28, 28)
    changed = (ex.shift.right_answer(digits, 1, 0) != digits).sum(axis=(1, 2)).mean()
    assert f"{changed:.0f} of its 784 numbers" in ex.shift.words.right


# --- other right answers --------------------------------------------------------------------------


class Functional(nn.Module):
    """As most tutorials write it: no layer for ReLU and pooling; the last layer is made first."""

    def __init__(self, channels, size):
        super().__init__()
        self.last = nn.Linear(512, 10)
        self.conv1 = nn.Conv2d(channels, 32, kernel_size=3, padding="same")
        self.conv2 = nn.Conv2d(32, 64, kernel_size=(3, 3), padding=(1, 1))
        self.hidden = nn.Linear(size // 4 * (size // 4) * 64, 512)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = torch.relu_(F.max_pool2d(self.conv2(x), kernel_size=2, stride=2))
        return self.last(self.hidden(x.view(x.size(0), -1)).clamp(min=0))


class OneOfEach(nn.Module):
    """One ReLU and one pooling for all places; and numbers of its own."""

    def __init__(self, channels, size):
        super().__init__()
        self.relu, self.pool, self.one = nn.ReLU(inplace=True), nn.MaxPool2d(2, 2), torch.ones(1)
        self.convs = nn.ModuleList([nn.Conv2d(channels, 32, 3, 1, 1), nn.Conv2d(32, 64, 3, 1, 1)])
        self.fc = nn.Sequential(nn.Linear(64 * int(size / 4) ** 2, 512), self.relu)
        self.out = nn.Linear(512, 10)

    def forward(self, x):
        for conv in self.convs:
            x = self.pool(self.relu(conv(x))) * self.one
        return self.out(self.fc(torch.flatten(x, 1)))


def pooled_before_relu(channels, size):
    def block(a, b):
        return [nn.Conv2d(a, b, 3, padding=1), nn.MaxPool2d(2), nn.ReLU()]

    side = size // 2 // 2
    layers = [*block(channels, 32), *block(32, 64), nn.Flatten()]
    return nn.Sequential(*layers, nn.Linear(64 * side * side, 512), nn.ReLU(), nn.Linear(512, 10))


def measured(channels, size):
    """Lets torch count how many numbers leave the maps."""
    maps = nn.Sequential(*pooled_before_relu(channels, size)[:7])
    flat = maps(torch.zeros(1, channels, size, size)).shape[1]
    return nn.Sequential(maps, nn.Linear(flat, 512), nn.ReLU(), nn.Linear(512, 10))


def measured_as_a_number(channels, size):
    maps = nn.Sequential(*pooled_before_relu(channels, size)[:7])
    flat = int(torch.ones_like(maps(torch.zeros(1, channels, size, size))).sum().item())
    return nn.Sequential(maps, nn.Linear(flat, 512), nn.ReLU(), nn.Linear(512, 10)).to("cpu")


def lazy(channels, size):
    return nn.Sequential(
        OrderedDict(
            conv1=nn.LazyConv2d(32, 3, padding=1),
            relu1=nn.ReLU(),
            pool1=nn.MaxPool2d(2),
            conv2=nn.LazyConv2d(64, 3, padding=1),
            relu2=nn.ReLU(),
            pool2=nn.MaxPool2d(2),
            flatten=nn.Flatten(),
            hidden=nn.LazyLinear(512),
            relu3=nn.ReLU(),
            out=nn.LazyLinear(10),
        )
    )


def appended(channels, size):
    torch.manual_seed(0)
    net = nn.Sequential()
    for layer in ex.simple_cnn.right_answer(channels, size):
        net.append(layer)
    return net.eval()


def looped_shift(X, dx, dy):
    n, H, W = X.shape
    out = np.zeros((n, H, W))
    for i in range(H):
        for j in range(W):
            if 0 <= i - dy < H and 0 <= j - dx < W:
                out[:, i, j] = X[:, i - dy, j - dx]
    return out


def looped_forwards(X, dx, dy):
    out = X * 0
    for p, picture in enumerate(X):
        for i, row in enumerate(picture):
            for j, value in enumerate(row):
                if i + dy in range(X.shape[1]) and j + dx in range(X.shape[2]):
                    out[p][i + dy][j + dx] = value
    return out


def rolled_and_emptied(X, dx, dy):
    out = np.roll(np.roll(X, dx, axis=2), dy, axis=1)
    if dy > 0:
        out[:, :dy] = 0
    elif dy < 0:
        out[:, dy:] = 0
    if dx > 0:
        out[:, :, :dx] = 0
    elif dx < 0:
        out[:, :, dx:] = 0
    return out


def sliced(X, dx, dy):
    _, H, W = X.shape
    out = np.zeros_like(X)
    rows, columns = slice(max(dy, 0), H + min(dy, 0)), slice(max(dx, 0), W + min(dx, 0))
    out[:, rows, columns] = X[
        :, max(-dy, 0) : H + min(-dy, 0), max(-dx, 0) : W + min(-dx, 0)
    ]
    return out


def torchs_pad(X, dx, dy):
    return F.pad(torch.from_numpy(X), (dx, -dx, dy, -dy))


def list_of_lists(y, y_hat, k):
    return [[sum((y == i) & (y_hat == j)) for j in range(k)] for i in range(k)]


def added_at(y, y_hat, k):
    counts = np.zeros((k, k))
    np.add.at(counts, (y, y_hat), 1)
    return counts


RIGHT = {
    "simple_cnn": [
        Functional,
        OneOfEach,
        lambda channels, size: Functional(channels, size),
        pooled_before_relu,
        measured,
        measured_as_a_number,
        lazy,
        appended,
    ],
    "shift": [
        looped_shift,
        looped_forwards,
        rolled_and_emptied,
        sliced,
        torchs_pad,
        lambda X, dx, dy: ndimage.shift(X, (0, dy, dx), order=0),
        lambda X, dx, dy: looped_shift(X, dx, dy).tolist(),
        lambda X, dx, dy: np.stack([sliced(x[None], dx, dy)[0] for x in X]),
    ],
    "confusion_matrix": [
        list_of_lists,
        added_at,
        lambda y, y_hat, k: np.bincount(k * y + y_hat, minlength=k * k).reshape(k, k),
        lambda y, y_hat, k: metrics.confusion_matrix(y, y_hat, labels=range(k)),
        lambda y, y_hat, k: np.eye(k)[y].T @ np.eye(k)[y_hat],
        lambda y, y_hat, k: torch.tensor(list_of_lists(y, y_hat, k)),
    ],
    "most_wrong": [
        lambda probs, y, n: np.argsort([row[c] for row, c in zip(probs, y, strict=True)])[:n],
        lambda probs, y, n: sorted(range(len(y)), key=lambda i: probs[i, y[i]])[:n],
        lambda probs, y, n: np.argsort(-np.log(probs[range(len(y)), y]))[::-1][:n],
        lambda probs, y, n: np.take_along_axis(probs, y[:, None], 1)[:, 0].argsort()[:n],
        lambda probs, y, n: (np.eye(probs.shape[1])[y] * probs).sum(axis=1).argsort()[:n].tolist(),
        lambda probs, y, n: tuple(np.argsort(1 - probs[np.arange(len(y)), y])[-n:][::-1]),
        lambda probs, y, n: torch.from_numpy(probs)[range(len(y)), y].topk(n, largest=False)[1],
    ],
}


@pytest.mark.parametrize("net", [Functional, pooled_before_relu])
def test_yours_is_the_readers_own_network(net):
    assert ex.simple_cnn.yours(net) is net


# --- first attempts -------------------------------------------------------------------------------


class NoReLUBetween(Functional):
    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.last(self.hidden(x.flatten(1)))


class NoReLUAtAll(Functional):
    def forward(self, x):
        x = F.max_pool2d(self.conv2(F.max_pool2d(self.conv1(x), 2)), 2)
        return self.last(self.hidden(x.flatten(1)))


class SoftmaxInForward(Functional):
    def forward(self, x):
        return F.softmax(super().forward(x), dim=1)


class SoftmaxAndNoReLU(NoReLUAtAll):
    def forward(self, x):
        return super().forward(x).softmax(-1)


class LogSoftmax(Functional):
    def forward(self, x):
        return F.log_softmax(super().forward(x), dim=1)


class OnePool(Functional):
    def forward(self, x):
        x = F.relu(self.conv2(F.max_pool2d(F.relu(self.conv1(x)), 2)))
        return self.last(F.relu(self.hidden(x.flatten(1))))


class NotFlattened(Functional):
    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.last(F.relu(self.hidden(x)))


class Forwards(Functional):
    forward = nn.Module.forward

    def foward(self, x):
        return Functional.forward(self, x)


class DropsOut(Functional):
    def forward(self, x):
        return F.dropout(super().forward(x), 0.2)


class ReturnsAPair(Functional):
    def forward(self, x):
        return super().forward(x), x


class Misspelt(Functional):
    def forward(self, x):
        return self.last(F.relu(self.hiden(x)))


def with_small_hidden(channels, size):
    net = ex.simple_cnn.right_answer(channels, size)
    net[7], net[9] = nn.Linear(64 * (size // 4) ** 2, 100), nn.Linear(100, 10)
    return net


def with_another_pool(channels, size):
    net = ex.simple_cnn.right_answer(channels, size)
    net[2] = nn.MaxPool2d(3, 2, 1)
    return net


def counted_in(table, cell="ij"):
    """Counts in a table that is made like this; its cells are [i][j], or [i, j] as in an array."""

    def confusion_matrix(y, y_hat, k):
        counts = table(k)
        for i, j in zip(y, y_hat, strict=True):
            if cell == "i, j":
                counts[i, j] += 1
            else:
                counts[i][j] += 1
        return counts

    return confusion_matrix


def a_new_table_each_time(y, y_hat, k):
    for i in range(len(y)):
        counts = np.zeros((k, k))
        counts[y[i], y_hat[i]] += 1
    return counts


def of_right(probs, y):
    return probs[np.arange(len(y)), y]


def moved_where(inside, to_here=False):
    """Loops over all pixels that first ask inside(row, column, H, W)."""

    def shift(X, dx, dy):
        (_, H, W), out = X.shape, np.zeros(X.shape)
        for y in range(H):
            for x in range(W):
                if to_here and inside(y - dy, x - dx, H, W):
                    out[:, y, x] = X[:, y - dy, x - dx]
                if not to_here and inside(y + dy, x + dx, H, W):
                    out[:, y + dy, x + dx] = X[:, y, x]
        return out

    return shift


ATTEMPTS = [
    ("simple_cnn", NoReLUBetween, "no_relu_linear"),
    ("simple_cnn", NoReLUAtAll, "no_relu"),
    ("simple_cnn", SoftmaxInForward, "softmax"),
    ("simple_cnn", SoftmaxAndNoReLU, "softmax"),
    ("simple_cnn", LogSoftmax, "softmax"),
    ("simple_cnn", OnePool, "one_pool"),
    ("simple_cnn", NotFlattened, "no_flatten"),
    ("simple_cnn", Forwards, "no_forward"),
    ("simple_cnn", DropsOut, "dropout"),
    ("simple_cnn", lambda channels, size: Functional(channels, 28), "fixed_size"),
    ("simple_cnn", lambda channels, size: Functional(1, 28), "fixed_channels"),
    ("simple_cnn", lambda channels, size: Functional(1, size), "fixed_channels"),
    ("simple_cnn", lambda channels, size: Functional, "class_returned"),
    ("simple_cnn", lambda channels, size: [nn.ReLU()], "only_a_list"),
    ("simple_cnn", ReturnsAPair, "For 2 pictures it answered a tuple of 2. One row of ten for each "
     "was expected: (2, 10)."),
    ("simple_cnn", with_small_hidden, "Weights of these shapes are missing: (512, 3136), (10, 512),"
     " (512,). Weights of these shapes do not belong here: (10, 100), (100,), (100, 3136)."),
    ("simple_cnn", with_another_pool, "logits (weights fit, numbers are the check's): The answer "
     "is not right yet."),
    ("simple_cnn", lambda channels, size: 3, "It returned an int, but a network (torch.nn.Module) "
     "was expected."),
    ("shift", lambda X, dx, dy: np.roll(X, dx + X.shape[2] * dy), "wraps"),
    ("shift", lambda X, dx, dy: sliced(X, -dx, -dy), "wrong_way"),
    ("shift", moved_where(lambda y, x, H, W: y < H and x < W), "below_zero"),
    ("shift", moved_where(lambda y, x, H, W: y < H and x < W, to_here=True), "below_zero"),
    ("shift", moved_where(lambda y, x, H, W: True), "no_border"),
    ("shift", lambda X, dx, dy: sliced(X, dx, -dy), "up_for_down"),
    ("shift", lambda X, dx, dy: np.pad(X, ((0, 0), (dy, 0), (dx, 0))), "grows"),
    ("shift", lambda X, dx, dy: X[:, : X.shape[1] - dy, : X.shape[2] - dx], "The answer has shape "
     "(1, 1, 2), but shape (1, 1, 3) was expected."),
    ("shift", lambda X, dx, dy: np.roll(X, dx), "no_axis"),
    ("shift", lambda X, dx, dy: np.roll(np.roll(X, dx), dy), "no_axis"),
    ("shift", lambda X, dx, dy: np.roll(X, (dy, dx)), "no_axis"),
    ("shift", lambda X, dx, dy: np.roll(X, dx, dy), "dy_as_axis"),
    ("shift", lambda X, dx, dy: np.roll(np.roll(X, dx, 0), dy, 1), "batch_axis"),
    ("confusion_matrix", counted_in(lambda k: [[0] * k] * k), "same_row"),
    ("confusion_matrix", lambda *case: np.array(counted_in(lambda k: [[0] * k] * k)(*case)),
     "same_row"),
    ("confusion_matrix", counted_in(lambda k: [[0] * k] * k, "i, j"), "list_with_comma"),
    ("confusion_matrix", counted_in(lambda k: [[0] * k for _ in range(k)], "i, j"),
     "list_with_comma"),
    ("confusion_matrix", counted_in(lambda k: np.zeros((10, 10))), "ten_classes"),
    ("confusion_matrix", a_new_table_each_time, "zeros_in_the_loop"),
    ("confusion_matrix", lambda y, y_hat, k: metrics.confusion_matrix(y, y_hat), "size_from_y"),
    ("confusion_matrix", lambda y, y_hat, k: metrics.confusion_matrix(y_hat, y, labels=range(k)),
     "transposed"),
    ("confusion_matrix", lambda y, y_hat, k: (y == y_hat).mean(), "accuracy"),
    ("confusion_matrix", lambda y, y_hat, k: np.eye(k)[y].T @ np.eye(k)[y_hat] > 0,
     "not_added"),
    ("most_wrong", lambda probs, y, n: (-probs[range(len(y)), y]).argsort()[:n], "best_first"),
    ("most_wrong", lambda probs, y, n: np.arange(n), "first_n"),
    ("most_wrong", lambda probs, y, n: of_right(probs, y)[:n].argsort(), "cut_before_sorting"),
    ("most_wrong", lambda probs, y, n: of_right(probs[:n], y[:n]).argsort(), "cut_before_sorting"),
    ("most_wrong", lambda probs, y, n: list(range(n)), "first_n"),
    ("most_wrong", lambda probs, y, n: np.argsort(np.sort(of_right(probs, y)))[:n], "first_n"),
    ("most_wrong", lambda probs, y, n: probs.argmax(axis=1) != y, MASK),
    ("most_wrong", lambda probs, y, n: (of_right(probs, y) < 0.5)[:n].tolist(), MASK),
    ("most_wrong", lambda probs, y, n: torch.tensor(of_right(probs, y) < 0.5), MASK),
    ("most_wrong", lambda probs, y, n: of_right(probs, y) <= np.sort(of_right(probs, y))[n - 1],
     MASK),
    ("most_wrong", lambda probs, y, n: sorted(probs[range(len(y)), y])[:n], "values"),
    ("most_wrong", lambda probs, y, n: sorted(range(len(y)), key=lambda i: max(probs[i]))[:n],
     "least_sure"),
    ("most_wrong", lambda probs, y, n: [i for i in range(len(y)) if probs[i].argmax() != y[i]][:n],
     "errors_in_order"),
]  # fmt: skip


def test_the_layer_that_stopped_is_named():
    card = ex.simple_cnn.check(ex.simple_cnn.mistakes["no_padding"])
    assert card.lines[2] == (
        "2 pictures went in, and it stopped in Linear(in_features=3136, out_features=512, "
        "bias=True): there the shape was (2, 1600)."
    )


def test_what_stops_outside_of_the_layers_is_said_as_python_says_it():
    first = ex.simple_cnn.check(Misspelt).lines[0]
    assert first.startswith("It stopped with AttributeError: 'Misspelt' object has no attribute 'h")


# --- the check itself -----------------------------------------------------------------------------


def test_a_check_leaves_torch_as_it_was():
    def rude(*_):
        torch.manual_seed(99)
        torch.set_grad_enabled(False)
        return nn.Linear(2, 2)

    torch.manual_seed(5)
    before, threads = torch.get_rng_state(), torch.get_num_threads()
    for answer in (rude, Functional, lazy):
        ex.simple_cnn.check(answer)
    assert torch.equal(torch.get_rng_state(), before) and torch.is_grad_enabled()
    assert torch.get_num_threads() == threads
    assert nn.Linear(2, 2).weight.device.type == "cpu"


def test_every_missing_relu_shows_in_every_case():
    """The check's own weights: no unit is dead or always on, so that a ReLU makes a difference."""
    for key in ("no_relu_conv", "no_relu_linear", "no_relu", "average", "pool_first"):
        for known in (k for k in ex.simple_cnn.known if k.key == key):
            for case in ex.simple_cnn.cases:
                (theirs,) = ex.simple_cnn._call(known.function, case).values()
                (ours,) = ex.simple_cnn._right(case).values()
                assert np.abs(theirs - ours).max() > 0.05, (key, case)


def test_importing_the_exercises_imports_no_torch():
    code = (
        "import sys; from course_utils.exercises import lesson_10 as ex;"
        "assert len(ex.simple_cnn.known) > 50 and ex.simple_cnn.solution_source;"
        "assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
