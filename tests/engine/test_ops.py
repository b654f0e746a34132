"""Every operation and function: equal to torch, and to its own numeric gradient."""

import numpy as np
import pytest
import torch
from cases import CASES
from compare import LIMIT, errors

from course_utils.engine import (
    Tensor,
    functional,
    gradcheck,
    ops,
    ops_images,
    ops_layers,
    ops_shape,
)
from course_utils.engine.graph import order

SEEDS = (0, 1, 2)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_outputs_and_all_gradients_equal_torchs(case):
    for seed in SEEDS:
        found = errors(case.ours, case.theirs, case.inputs(np.random.default_rng(seed)))
        assert max(found) <= LIMIT, found


def check_numerically(case):
    """Each output counts with a weight of its own: a plain sum hides what cancels in it."""
    arrays = case.inputs(np.random.default_rng(3))
    weight = np.random.default_rng(4).standard_normal(case.ours(*map(Tensor, arrays)).shape)
    inputs = [Tensor(a, requires_grad=True) for a in arrays]
    return gradcheck(lambda *x: case.ours(*x) * weight, inputs)


@pytest.mark.parametrize("case", [c for c in CASES if c.smooth], ids=lambda c: c.name)
def test_gradients_equal_numeric_ones(case):
    assert check_numerically(case)


def test_the_table_uses_every_operation_and_every_function():
    used = set()
    for case in CASES:
        inputs = [Tensor(a, requires_grad=True) for a in case.inputs(np.random.default_rng(0))]
        used |= {type(t.op) for t in order(case.ours(*inputs))}
    modules = (ops, ops_shape, ops_layers, ops_images)
    every = {v for m in modules for v in vars(m).values()
             if isinstance(v, type) and issubclass(v, ops.Op) and v.forward is not ops.Op.forward}
    assert every - used == {ops_shape.Cast}  # tested with the number types below
    text = " ".join(c.name for c in CASES)
    missing = [n for n in functional.__all__ if n not in text]
    assert missing == ["binary_cross_entropy_with_logits_naive", "conv2d_loops", "dropout"]


@pytest.mark.parametrize("op", [ops.Mul, ops.Sigmoid, ops_layers.LogSoftmax], ids=lambda o: o.name)
def test_a_gradient_wrong_by_a_thousandth_is_caught(op, monkeypatch):
    right = op.backward
    monkeypatch.setattr(
        op, "backward",
        lambda self, g: tuple(x if x is None else 1.001 * x for x in right(self, g)))  # fmt: skip
    caught = 0
    for case in CASES:
        arrays = case.inputs(np.random.default_rng(0))
        inputs = [Tensor(a, requires_grad=True) for a in arrays]
        if any(type(t.op) is op for t in order(case.ours(*inputs))):
            assert max(errors(case.ours, case.theirs, arrays)) > 1e-4
            with pytest.raises(RuntimeError, match="backward says"):
                check_numerically(case)
            caught += 1
    assert caught >= 1


def test_convolution_by_loops_is_convolution():
    rng = np.random.default_rng(0)
    x, W, b = (Tensor(rng.standard_normal(s)) for s in ((2, 3, 6, 5), (4, 3, 3, 2), (4,)))
    np.testing.assert_allclose(functional.conv2d_loops(x, W, b).data,
                               functional.conv2d(x, W, b).data, rtol=1e-12)  # fmt: skip


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_number_types_are_torchs(dtype):
    a = Tensor(np.ones(3, dtype), requires_grad=True)
    t = torch.ones(3, dtype=torch.float32 if dtype == np.float32 else torch.float64,
                   requires_grad=True)  # fmt: skip
    for f in (lambda x: x * 2.5, lambda x: 1 / x, lambda x: (x**2).mean(), lambda x: x > 0,
              lambda x: x.sigmoid(), lambda x: x.sum(), lambda x: x * x.sum(),
              lambda x: x.max(0).indices):  # fmt: skip
        assert str(f(a).dtype) == str(f(t).dtype).removeprefix("torch.")
    (a * 2.5).sum().backward()
    assert a.grad.dtype == dtype


def test_types_mix_as_in_torch():
    pairs = [([1, 2], [1.5, 2.0]), (1.5, [1, 2]), ([1, 2], 3), (True, [1.0])]
    for x, y in pairs:
        for f in (lambda a, b: a + b, lambda a, b: a * b, lambda a, b: a / b):
            ours, theirs = f(Tensor(x), Tensor(y)), f(torch.tensor(x), torch.tensor(y))
            assert str(ours.dtype) == str(theirs.dtype).removeprefix("torch.")
    single = Tensor(np.float32(2), requires_grad=True)
    out = single * Tensor(np.ones(3))
    assert out.dtype == np.float64
    out.sum().backward()
    assert single.grad.dtype == np.float32 and single.grad == 3
