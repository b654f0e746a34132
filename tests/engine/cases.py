"""Every operation and function of the engine beside its torch twin: the one table of cases.

A case: a name, the function for the engine, the same for torch, and the inputs, drawn by
``inputs(rng)`` -> list of float64 arrays.  Whatever is not an input is part of the functions.
"""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as T

from course_utils import engine
from course_utils.engine import functional as F


@dataclass(frozen=True)
class Case:
    name: str
    ours: object
    theirs: object
    inputs: object
    smooth: bool = True  # False where the gradient leaves something out on purpose


def normal(*shapes):
    """Inputs of these shapes, standard normal."""
    return lambda rng: [rng.standard_normal(shape) for shape in shapes]


def positive(*shapes):
    return lambda rng: [rng.uniform(0.2, 3.0, shape) for shape in shapes]


def away_from(*points, shape=(3, 4), gap=0.05):
    """Normal numbers, but none near the kinks, where a numeric slope means nothing."""

    def draw(rng):
        x = rng.standard_normal(shape)
        for p in points:
            x = np.where(np.abs(x - p) < gap, p + 2 * gap, x)
        return [x]

    return draw


def both(f):
    """The same source for both: operators and methods with the same name."""
    return {"ours": f, "theirs": f}


def functions(name, *rest, **options):
    """F.name of the engine and of torch, called alike."""
    return {
        "ours": lambda *x: getattr(F, name)(*x, *rest, **options),
        "theirs": lambda *x: getattr(T, name)(*x, *map(as_torch, rest), **options),
    }


def as_torch(value):
    return torch.from_numpy(value) if isinstance(value, np.ndarray) else value


IDS = np.array([[0, 2, 2], [4, 0, 2]])
CLASSES = np.array([0, 3, 3, 1, 2])
MASK = np.array([[True, False, True, True], [False] * 4, [True] * 4])

OPERATORS = [
    Case("add", **both(lambda a, b: a + b), inputs=normal((2, 3), (2, 3))),
    Case("add broadcast", **both(lambda a, b: a + b), inputs=normal((4, 1, 3), (2, 1))),
    Case("add number", **both(lambda a: 3 + a + 2.5), inputs=normal((2, 3))),
    Case("sub", **both(lambda a, b: a - b), inputs=normal((3,), (2, 3))),
    Case("sub from number", **both(lambda a: 1 - a), inputs=normal((2, 3))),
    Case("mul", **both(lambda a, b: a * b), inputs=normal((2, 1, 3), (4, 1))),
    Case("mul with itself", **both(lambda a: a * a * a), inputs=normal((3,))),
    Case("mul by 0-d", **both(lambda a, b: a * b), inputs=normal((2, 3), ())),
    Case("div", **both(lambda a, b: a / b), inputs=positive((2, 3), (3,))),
    Case("div of number", **both(lambda a: 2 / a), inputs=positive((2, 3))),
    Case("pow", **both(lambda a: a**3), inputs=normal((2, 3))),
    Case("pow half", **both(lambda a: a**-0.5), inputs=positive((2, 3))),
    Case("pow of tensors", **both(lambda a, b: a**b), inputs=positive((2, 3), (2, 1))),
    Case("pow of number", **both(lambda a: 2**a), inputs=normal((2, 3))),
    Case("neg", **both(lambda a: -a), inputs=normal((2, 3))),
    Case("matmul 2-2", **both(lambda a, b: a @ b), inputs=normal((2, 3), (3, 4))),
    Case("matmul 1-1", **both(lambda a, b: a @ b), inputs=normal((3,), (3,))),
    Case("matmul 1-2", **both(lambda a, b: a @ b), inputs=normal((3,), (3, 4))),
    Case("matmul 2-1", **both(lambda a, b: a @ b), inputs=normal((2, 3), (3,))),
    Case("matmul batch", **both(lambda a, b: a @ b), inputs=normal((5, 2, 3), (5, 3, 4))),
    Case("matmul broadcast", **both(lambda a, b: a @ b), inputs=normal((5, 1, 2, 3), (4, 3, 2))),
    Case("matmul 1-3", **both(lambda a, b: a @ b), inputs=normal((3,), (5, 3, 4))),
    Case("matmul 3-1", **both(lambda a, b: a @ b), inputs=normal((5, 2, 3), (3,))),
    Case("index slice", **both(lambda a: a[1:, ::2]), inputs=normal((3, 4))),
    Case("index number", **both(lambda a: a[-1]), inputs=normal((3, 4))),
    Case("index repeated", **both(lambda a: a[[0, 2, 0]]), inputs=normal((3, 4))),
    Case("index mask", **both(lambda a: a[MASK]), inputs=normal((3, 4))),
    Case("index new axis", **both(lambda a: a[:, None]), inputs=normal((3, 4))),
]

METHODS = [
    Case("exp", **both(lambda a: a.exp()), inputs=normal((2, 3))),
    Case("log", **both(lambda a: a.log()), inputs=positive((2, 3))),
    Case("sqrt", **both(lambda a: a.sqrt()), inputs=positive((2, 3))),
    Case("tanh", **both(lambda a: a.tanh()), inputs=normal((2, 3))),
    Case("sigmoid", **both(lambda a: a.sigmoid()), inputs=normal((2, 3))),
    Case("relu", **both(lambda a: a.relu()), inputs=away_from(0)),
    Case("abs", **both(lambda a: a.abs()), inputs=away_from(0)),
    Case("clip", **both(lambda a: a.clip(-0.5, 0.7)), inputs=away_from(-0.5, 0.7)),
    Case("clip one side", **both(lambda a: a.clip(min=0.1)), inputs=away_from(0.1)),
    Case("sum", **both(lambda a: a.sum()), inputs=normal((2, 3))),
    Case("sum dim", **both(lambda a: a.sum(1)), inputs=normal((2, 3, 4))),
    Case("sum keepdim", **both(lambda a: a.sum(-1, keepdim=True)), inputs=normal((2, 3))),
    Case("sum two dims", **both(lambda a: a.sum((0, 2))), inputs=normal((2, 3, 4))),
    Case("mean", **both(lambda a: a.mean()), inputs=normal((2, 3))),
    Case("mean dim", **both(lambda a: a.mean(0)), inputs=normal((2, 3, 4))),
    Case("max", **both(lambda a: a.max()), inputs=normal((2, 3))),
    Case("max dim", **both(lambda a: a.max(1)[0]), inputs=normal((2, 3, 4))),
    Case("max keepdim", **both(lambda a: a.max(0, keepdim=True).values), inputs=normal((2, 3))),
    Case("min", **both(lambda a: a.min()), inputs=normal((2, 3))),
    Case("min dim", **both(lambda a: a.min(-1).values), inputs=normal((2, 3))),
    Case("reshape", **both(lambda a: a.reshape(3, -1)), inputs=normal((2, 3))),
    Case("reshape tuple", **both(lambda a: a.reshape((6,))), inputs=normal((2, 3))),
    Case("flatten", **both(lambda a: a.flatten(1)), inputs=normal((2, 3, 4))),
    Case("transpose", **both(lambda a: a.transpose(0, -1)), inputs=normal((2, 3, 4))),
    Case("permute", **both(lambda a: a.permute(1, 2, 0)), inputs=normal((2, 3, 4))),
    Case("T", **both(lambda a: a.T), inputs=normal((2, 3))),
    Case("unsqueeze", **both(lambda a: a.unsqueeze(1)), inputs=normal((2, 3))),
    Case("squeeze", **both(lambda a: a.squeeze(1)), inputs=normal((2, 1, 3))),
    Case("stack", lambda a, b: engine.stack([a, b, a], 1), lambda a, b: torch.stack([a, b, a], 1),
         normal((2, 3), (2, 3))),
    Case("cat", lambda a, b: engine.cat([a, b], 1), lambda a, b: torch.cat([a, b], 1),
         normal((2, 3), (2, 1))),
    Case("where", lambda a, b: engine.where(MASK, a, b),
         lambda a, b: torch.where(torch.from_numpy(MASK), a, b), normal((3, 4), (4,))),
    Case("maximum", engine.maximum, torch.maximum, normal((3, 4), (4,))),
]  # fmt: skip


def probabilities(*shapes):
    return lambda rng: [rng.uniform(0.05, 0.95, shape) for shape in shapes]


def loss(name, draw, **options):
    return [
        Case(f"{name} {reduction}", **functions(name, reduction=reduction, **options), inputs=draw)
        for reduction in ("mean", "sum", "none")
    ]


def class_loss(name):
    return [
        Case(f"{name} {r}", **functions(name, CLASSES, reduction=r), inputs=normal((5, 4)))
        for r in ("mean", "sum", "none")
    ]


FUNCTIONS = [
    Case("leaky_relu", **functions("leaky_relu", 0.2), inputs=away_from(0)),
    Case("gelu", **functions("gelu"), inputs=normal((2, 3))),
    Case("F.relu", **functions("relu"), inputs=away_from(0)),
    Case("F.tanh", **functions("tanh"), inputs=normal((3,))),
    Case("F.sigmoid", **functions("sigmoid"), inputs=normal((3,))),
    Case("softmax", **functions("softmax", dim=1), inputs=normal((2, 3, 4))),
    Case("log_softmax", **functions("log_softmax", dim=-1), inputs=normal((2, 3))),
    Case("softmax_naive", lambda a: F.softmax_naive(a, 1), lambda a: T.softmax(a, 1),
         normal((2, 3))),
    Case("log_softmax_naive", lambda a: F.log_softmax_naive(a, 1), lambda a: T.log_softmax(a, 1),
         normal((2, 3))),
    Case("sigmoid_naive", F.sigmoid_naive, torch.sigmoid, normal((2, 3))),
    *loss("mse_loss", normal((4, 2), (4, 2))),
    *loss("l1_loss", normal((4, 2), (4, 2))),
    *loss("huber_loss", normal((4, 5), (4, 5)), delta=0.7),
    *loss("binary_cross_entropy", probabilities((4, 2), (4, 2))),
    *loss("binary_cross_entropy_with_logits", normal((4, 2), (4, 2))),
    Case("bce with logits naive", F.binary_cross_entropy_with_logits_naive,
         T.binary_cross_entropy_with_logits, probabilities((4, 2), (4, 2))),
    Case("hinge_loss", F.hinge_loss, lambda z, y: torch.clamp(1 - y * z, min=0).mean(),
         normal((6, 3), (6, 3))),
    *class_loss("nll_loss"),
    *class_loss("cross_entropy"),
    Case("linear", **functions("linear"), inputs=normal((5, 3), (4, 3), (4,))),
    Case("linear no bias", **functions("linear"), inputs=normal((2, 5, 3), (4, 3))),
    Case("linear 1-d", **functions("linear"), inputs=normal((3,), (4, 3), (4,))),
    Case("embedding", lambda W: F.embedding(IDS, W), lambda W: T.embedding(as_torch(IDS), W),
         normal((5, 3))),
    Case("embedding padding", lambda W: F.embedding(IDS, W, padding_idx=2),
         lambda W: T.embedding(as_torch(IDS), W, padding_idx=2), normal((5, 3)), smooth=False),
]  # fmt: skip


def running(f, module):
    """batch_norm changes its running arrays, so that each call gets its own."""

    def call(x, w, b):
        mean, var = np.linspace(-1, 1, x.shape[1]), np.linspace(1, 2, x.shape[1])
        if module is torch:
            mean, var = torch.from_numpy(mean), torch.from_numpy(var)
        return f(x, mean, var, w, b)

    return call


def norm(shape, training):
    def with_mode(function):
        return lambda x, m, v, w, b: function(x, m, v, w, b, training=training)

    name = f"batch_norm {shape} {'train' if training else 'eval'}"
    return Case(name, running(with_mode(F.batch_norm), np),
                running(with_mode(T.batch_norm), torch), normal(shape, shape[1:2], shape[1:2]))


def conv(x, W, bias=True, **options):
    shapes = (x, W, W[:1]) if bias else (x, W)
    name = f"conv2d {x} {W} {options or ''}{'' if bias else ' no bias'}"
    return Case(name, **functions("conv2d", **options), inputs=normal(*shapes))


def pool(kind, x, *args, **options):
    return Case(f"{kind} {x} {args} {options or ''}", **functions(kind, *args, **options),
                inputs=normal(x))


IMAGES = [
    norm((6, 3), True), norm((6, 3), False), norm((4, 3, 2, 2), True), norm((4, 3, 5), True),
    norm((4, 3, 2, 2), False),
    conv((2, 3, 6, 5), (4, 3, 3, 3)),
    conv((2, 1, 4, 4), (1, 1, 1, 1), bias=False),
    conv((2, 3, 7, 6), (4, 3, 3, 2), stride=2, padding=1),
    conv((1, 2, 7, 8), (3, 2, 3, 3), stride=(1, 2), padding=(2, 0), dilation=2),
    conv((2, 4, 5, 5), (6, 2, 3, 3), groups=2),
    conv((2, 2, 5, 5), (3, 2, 3, 3), padding="same"),
    conv((2, 2, 5, 5), (3, 2, 3, 3), padding="valid"),
    pool("max_pool2d", (2, 3, 6, 4), 2),
    pool("max_pool2d", (2, 3, 7, 7), 3, 2, 1),
    pool("max_pool2d", (1, 2, 5, 6), (2, 3), stride=1),
    pool("avg_pool2d", (2, 3, 6, 4), 2),
    pool("avg_pool2d", (2, 3, 7, 7), 3, 2, 1),
]  # fmt: skip

CASES = OPERATORS + METHODS + FUNCTIONS + IMAGES
