"""The graph behind a result: its order, and its gradients one step at a time.

Works on anything that has ``op``, ``requires_grad``, ``grad`` and whose op has ``inputs``: the
engine's tensors, and no import of them.  The central algorithm is ``backward_steps``.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class ForwardStep:
    """One operation done: ``op`` made the value of ``output`` from those of ``inputs``."""

    op: object
    inputs: tuple
    output: object


@dataclass(frozen=True)
class BackwardStep:
    """One operation undone: ``grad`` arrived at ``output``, ``sent`` went to the inputs.

    ``sent`` has one array for each of ``inputs``, or None where no gradient is wanted.
    """

    op: object
    inputs: tuple
    output: object
    grad: np.ndarray
    sent: tuple


def order(root) -> list:
    """Every computed tensor behind ``root``, each after all that it was made from.

    With a stack of its own: recursion stops at a depth of about 1,000, and an RNN over a long
    text or a loop of additions goes far deeper.
    """
    done, found, stack = set(), [], [(root, False)]
    while stack:
        tensor, ready = stack.pop()
        if ready:
            found.append(tensor)
        elif tensor.op is not None and id(tensor) not in done:
            done.add(id(tensor))
            stack.append((tensor, True))
            stack.extend((t, False) for t in reversed(inputs_of(tensor)))
    return found


def inputs_of(tensor):
    """The inputs of the operation that made ``tensor``, in their order, repeats included."""
    if tensor.op.inputs is None:
        raise RuntimeError(
            f"{tensor.op.name}: trying to go backward through this graph a second time. Its "
            "values were freed by the first backward(); call backward(retain_graph=True) there."
        )
    return tensor.op.inputs


def forward_steps(root):
    """The computation of ``root`` again, one ForwardStep after the other."""
    for tensor in order(root):
        yield ForwardStep(tensor.op, inputs_of(tensor), tensor)


def backward_steps(root, grad, retain_graph=False):
    """Send ``grad`` from ``root`` to every leaf, one BackwardStep after the other.

    Leaves (tensors made by nobody) add to their ``grad``; the gradients on the way are new in
    each run.  Reverse-mode automatic differentiation: Linnainmaa (1970), Speelpenning (1980).
    """
    if root.op is None:
        add_to_leaf(root, grad, grad)
    arrived = {id(root): grad}
    for tensor in reversed(order(root)):
        op, inputs, grad = tensor.op, inputs_of(tensor), arrived.pop(id(tensor))
        _check_unchanged(op)
        sent = op.gradients(grad)
        for i, g in zip(inputs, sent, strict=True):
            if g is not None and i.op is None:
                add_to_leaf(i, g, grad)
            elif g is not None:  # not += : another input may hold the very same array
                arrived[id(i)] = arrived[id(i)] + g if id(i) in arrived else g
        if tensor.retains_grad:
            tensor.grad = grad if tensor.grad is None else tensor.grad + grad
        yield BackwardStep(op, inputs, tensor, grad, sent)
        if not retain_graph:
            op.free()


def add_to_leaf(leaf, grad, arrived):
    """Two leaves must never share one array: scaling one's grad in place would scale both."""
    if leaf.grad is not None:
        leaf.grad = leaf.grad + grad
    else:
        shared = grad is arrived or grad.base is not None or not grad.flags.writeable
        leaf.grad = grad.copy() if shared else grad


def _check_unchanged(op):
    """A gradient computed from values that were overwritten since would be silently wrong."""
    for number, (i, version) in enumerate(zip(op.inputs, op.versions, strict=True), 1):
        if i.version != version:
            raise RuntimeError(
                f"{op.name}: its input {number}, of shape {i.shape}, was changed in place after "
                "it was used, so its gradient can no longer be computed."
            )
