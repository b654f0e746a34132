"""The engine that lesson 05 builds is the engine of course_utils: the same values and gradients.

The classes are taken from the notebook itself, as a reader leaves it.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from course_utils.engine import Tensor
from course_utils.exercises import lesson_05 as ex

LESSON = Path(__file__).resolve().parents[2] / "notebooks" / "05_backpropagation.ipynb"
MAKES = ("class Scalar", "def order", "class Array")


@pytest.fixture(scope="module")
def built():
    """The names that the lesson's cells define, from the classes on."""
    cells = json.loads(LESSON.read_text("utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    chosen = [text for text in code if any(name in text for name in MAKES)]
    assert len(chosen) == len(MAKES)
    names = {"np": np, "ex": ex, "unbroadcast": ex.unbroadcast.right_answer}
    for text in chosen:
        exec(text, names)
    return names


def formula(leaves, rng):
    """Twenty random operations on random earlier values, so that many are used several times."""
    values = list(leaves)
    for _ in range(20):
        kind, i, j = rng.integers(3), *rng.integers(len(values), size=2)
        a, b = values[i], values[j]
        values.append(a + b if kind == 0 else (a * b).tanh() if kind == 1 else a.tanh())
    return values[-1] + values[-2] * values[-3]


@pytest.mark.parametrize("seed", range(10))
def test_random_formulas_of_scalars(built, seed):
    numbers = np.random.default_rng(seed).normal(size=4)
    mine = [built["Scalar"](x) for x in numbers]
    theirs = [Tensor(np.array(x), requires_grad=True) for x in numbers]
    a, b = (formula(leaves, np.random.default_rng(seed)) for leaves in (mine, theirs))
    built["backward"](a)
    b.backward()
    assert a.value == pytest.approx(b.item(), rel=1e-12)
    used = [(m, t) for m, t in zip(mine, theirs, strict=True) if t.grad is not None]
    assert used
    for m, t in used:
        assert m.grad == pytest.approx(float(t.grad), rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("seed", range(5))
def test_random_networks_of_arrays(built, seed):
    rng = np.random.default_rng(seed)
    n, n_in, n_hidden, n_out = rng.integers(1, 6, 4)
    shapes = ((n, n_in), (n_in, n_hidden), (n_hidden,), (n_hidden, n_out), (1, n_out))
    start = [rng.normal(size=s) for s in shapes]
    mine = [built["Array"](v) for v in start]
    theirs = [Tensor(v, requires_grad=True) for v in start]

    def network(X, W1, b1, W2, b2):
        return (X @ W1 + b1).tanh() @ W2 + b2

    loss = network(*mine).mean_square()
    built["backward"](loss)
    (network(*theirs) ** 2).mean().backward()
    for m, t in zip(mine, theirs, strict=True):
        np.testing.assert_allclose(m.grad, t.grad, rtol=1e-12, atol=1e-15)


def test_a_second_walk_begins_afresh_and_repeated_use_is_no_extra_work(built):
    a = built["Scalar"](1.001)
    y = a
    for _ in range(200):  # walking every path would take 2^200 steps
        y = y * built["Scalar"](0.5) + y * built["Scalar"](0.5)
    for _ in range(2):
        built["backward"](y)
        assert a.grad == pytest.approx(1.0)
