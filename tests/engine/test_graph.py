"""The graph: order, steps, depth, and what happens when it is used wrongly."""

import numpy as np
import pytest
import torch

from course_utils import engine
from course_utils.engine import Tensor, no_grad
from course_utils.engine import functional as F
from course_utils.engine.graph import backward_steps, forward_steps, order


def leaf(*numbers):
    return Tensor(np.array(numbers, float), requires_grad=True)


def test_backward_is_nothing_but_its_steps():
    x, w = leaf(1, 2), leaf(3, 4)
    loss = ((x * w).tanh() + w).sum()
    steps = list(loss.backward_steps(retain_graph=True))
    by_steps = x.grad, w.grad
    x.grad = w.grad = None
    loss.backward()
    assert [s.op.name for s in steps] == ["Sum", "Add", "Tanh", "Mul"]
    for a, b in zip(by_steps, (x.grad, w.grad), strict=True):
        np.testing.assert_array_equal(a, b)
    assert steps[0].output is loss and steps[-1].inputs == (x, w)


def test_a_stopped_run_has_only_done_its_steps():
    x = leaf(2)
    y = (x * x * 3).sum()
    steps = y.backward_steps(retain_graph=True)
    next(steps), next(steps)
    assert x.grad is None
    next(steps)
    assert x.grad == 12


def test_forward_steps_are_the_computation():
    x = leaf(1, 2)
    y = (x.exp() * 2).sum()
    for step in forward_steps(y):
        np.testing.assert_array_equal(step.op.forward(*(i.data for i in step.inputs)),
                                      step.output.data)  # fmt: skip
    assert [s.op.name for s in forward_steps(y)] == ["Exp", "Mul", "Sum"]


def test_a_times_a_keeps_both_edges():
    a = leaf(3)
    y = a * a
    assert y.op.inputs == (a, a)
    y.backward(np.ones(1))
    assert a.grad == 6


def test_a_value_used_twice_waits_for_both_gradients():
    x = leaf(0.5)
    h = x * 2
    y = (h.tanh() + h * h).sum()
    assert [t is h for t in order(y)].index(True) == 0
    y.backward()
    assert np.isclose(x.grad, 2 * (1 - np.tanh(1) ** 2) + 4)


@pytest.mark.parametrize("depth", [20_000, 100_000])
def test_deep_graphs_work_and_are_thrown_away_without_recursion(depth):
    x = y = leaf(1)
    for _ in range(depth):
        y = y + x
    y.sum().backward(retain_graph=True)
    assert x.grad == depth + 1
    del y


def test_leaves_add_up_and_inner_gradients_are_new_each_time():
    x = leaf(1, 2)
    for k in (1, 2, 3):
        h = x * 3
        h.retain_grad()
        h.sum().backward()
        assert x.grad.tolist() == [3 * k, 3 * k] and h.grad.tolist() == [1, 1]


def test_leaves_never_share_a_gradient_array():
    a, b = leaf(1, 2), leaf(3, 4)
    (a + b).sum().backward()
    a.grad *= 10
    assert b.grad.tolist() == [1, 1]


def test_backward_without_graph_number_or_past():
    x = leaf(1, 2)
    with pytest.raises(RuntimeError, match=r"shape \(2,\)"):
        (x * 2).backward()
    with pytest.raises(RuntimeError, match="no tensor behind"):
        Tensor(1.0).backward()
    with pytest.raises(RuntimeError, match=r"gradient \(3,\) for a tensor \(2,\)"):
        (x * 2).backward(np.ones(3))


def test_a_second_backward_needs_the_graph_kept():
    x = leaf(1, 2)
    y = x.exp().sum()
    y.backward()
    with pytest.raises(RuntimeError, match="Sum: trying to go backward .* second time"):
        y.backward()
    y = x.exp().sum()
    y.backward(retain_graph=True)
    y.backward()
    np.testing.assert_allclose(x.grad, 3 * np.exp([1, 2]))


def test_a_shared_part_that_was_freed_is_named():
    x = leaf(1, 2)
    h = x.exp()
    h.sum().backward()
    with pytest.raises(RuntimeError, match="Exp"):
        (h * 2).sum().backward()


def test_changing_in_place():
    w = leaf(1, 2)
    for change in ("w += 1", "w -= 1", "w *= 2", "w /= 2", "w[0] = 5"):
        with pytest.raises(RuntimeError, match=r"shape \(2,\) that requires a gradient"):
            exec(change, {"w": w})
    before = w
    with no_grad():
        w -= 0.5
    assert w is before and w.data.tolist() == [0.5, 1.5] and w.requires_grad


def test_a_value_changed_after_use_is_noticed():
    w, x = leaf(1, 2), Tensor(np.ones(2))
    for change in ("with no_grad():\n  w *= 2", "x += 1", "x[0] = 7"):
        loss = (w * x).sum()
        exec(change, {"w": w, "x": x, "no_grad": no_grad})
        with pytest.raises(RuntimeError, match=r"Mul: its input [12], of shape \(2,\), was chang"):
            loss.backward()
    optimizer = engine.optim.SGD([w], lr=0.1)
    loss = (w * w).sum()
    loss.backward(retain_graph=True)
    optimizer.step()
    with pytest.raises(RuntimeError, match="Mul"):
        loss.backward()


def test_adding_to_a_computed_value_makes_a_new_one():
    x = leaf(1, 2)
    y = total = x * 2
    total += x
    assert y.data.tolist() == [2, 4] and total.data.tolist() == [3, 6]
    total.sum().backward()
    assert x.grad.tolist() == [3, 3]


def test_no_grad_is_a_context_and_a_decorator():
    x = leaf(1)

    @no_grad()
    def double(t):
        with engine.enable_grad():
            assert (t * 2).requires_grad
        return t * 2

    assert not double(x).requires_grad and (x * 2).requires_grad
    with pytest.raises(ZeroDivisionError), no_grad():
        raise ZeroDivisionError
    assert engine.is_grad_enabled()


def test_nan_travels_as_in_torch_and_can_be_hunted():
    x = leaf(-1, 4)
    t = torch.tensor([-1.0, 4.0], dtype=torch.float64, requires_grad=True)
    for f in (lambda x: x.log(), lambda x: x.sqrt(), lambda x: x / (x - x)):
        np.testing.assert_array_equal(f(x).detach().numpy(), f(t).detach().numpy())
    hunted = pytest.raises(RuntimeError, match=r"Log made nan from shapes \(2,\)")
    with hunted, engine.detect_anomaly():
        x.log()
    zero = leaf(0)
    with engine.detect_anomaly():
        y = (zero.sqrt() * 0).sum()
        with pytest.raises(RuntimeError, match="Sqrt: nan in its gradient"):
            y.backward()


WRONG_SHAPES = [
    (lambda: leaf(1, 2) + leaf(1, 2, 3), r"Add: shapes \(2,\) and \(3,\): read from the right"),
    (lambda: Tensor(np.ones((2, 3))) @ Tensor(np.ones((2, 3))),
     r"MatMul: shapes \(2, 3\) and \(2, 3\): the inner sizes 3 and 2"),
    (lambda: leaf(1) @ Tensor(2.0), "for a single number use"),
    (lambda: leaf(1, 2).reshape(3), r"Reshape: shapes \(2,\): 2 numbers cannot take .*\(3,\)"),
    (lambda: leaf(1, 2).sum(1), r"Sum: shapes \(2,\): it has no axis 1"),
    (lambda: leaf(1, 2)[5], r"Index: shapes \(2,\): the index asks"),
    (lambda: leaf(1, 2).permute(0, 1), r"Permute: shapes \(2,\)"),
    (lambda: engine.stack([leaf(1), leaf(1, 2)]), "Stack: .* same shape"),
    (lambda: engine.cat([Tensor(np.ones((2, 3))), Tensor(np.ones((3, 2)))]), "Cat: .* axis 0"),
    (lambda: F.linear(Tensor(np.ones((2, 3))), Tensor(np.ones((4, 2)))),
     r"Linear: shapes \(2, 3\) and \(4, 2\): the input must end in n_in = 2"),
    (lambda: F.linear(Tensor(np.ones((2, 3))), Tensor(np.ones((4, 3))), leaf(1, 2)),
     r"the bias must be \(n_out,\) = \(4,\)"),
    (lambda: F.conv2d(Tensor(np.ones((1, 3, 5, 5))), Tensor(np.ones((4, 1, 3, 3)))),
     "Conv2d: .* has 3 channels, but the weight expects 1"),
    (lambda: F.conv2d(Tensor(np.ones((1, 1, 2, 2))), Tensor(np.ones((4, 1, 3, 3)))),
     r"a window of \(3, 3\) does not fit into a picture of \(2, 2\)"),
    (lambda: F.conv2d(Tensor(np.ones((3, 5, 5))), Tensor(np.ones((4, 3, 3, 3)))),
     "Conv2d: .* must be \\(n, channels"),
    (lambda: F.max_pool2d(Tensor(np.ones((1, 1, 2, 2))), 3), "MaxPool2d: .* do not fit"),
    (lambda: F.mse_loss(Tensor(np.ones((3, 1))), Tensor(np.ones(3))),
     r"mse_loss: input \(3, 1\) and target \(3,\)"),
    (lambda: F.cross_entropy(Tensor(np.ones((3, 2))), Tensor([0, 1, 2])), "from 0 to 1"),
    (lambda: F.cross_entropy(Tensor(np.ones((3, 2))), Tensor([0.0, 1.0, 1.0])), "whole numbers"),
    (lambda: F.cross_entropy(Tensor(np.ones((3, 2))), Tensor([0, 1])), r"\(3, 2\) and \(2,\)"),
    (lambda: F.binary_cross_entropy(leaf(2), leaf(1)), "probabilities from 0 to 1"),
    (lambda: F.embedding([5], Tensor(np.ones((3, 2)))), "ids must lie between 0 and 2"),
    (lambda: F.embedding([-1], Tensor(np.ones((3, 2)))), "ids must lie between 0 and 2"),
    (lambda: leaf(1, 2).item(), r"shape \(2,\) is not one number"),
    (lambda: leaf(1, 2).numpy(), "detach"),
    (lambda: Tensor([1, 2], requires_grad=True), "floating point"),
    (lambda: Tensor([1, 2]).mean(), "mean: needs floating"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "words"), WRONG_SHAPES)
def test_errors_name_the_operation_and_the_shapes(wrong, words):
    with pytest.raises(RuntimeError, match=words):
        wrong()


def test_unneeded_gradients_are_not_computed():
    x, w = Tensor(np.ones((2, 3))), Tensor(np.ones((4, 3)), requires_grad=True)
    (step,) = F.linear(x, w).backward_steps(np.ones((2, 4)))
    assert step.sent[0] is None and step.sent[1].shape == (4, 3)
    assert x.grad is None


def test_steps_reach_anything_with_the_same_attributes():
    x = leaf(1)
    y = x * 2
    (step,) = backward_steps(y, np.ones(1))
    assert step.grad == 1 and x.grad == 2
