"""One helper for every comparison with torch, and the measure of it."""

import numpy as np
import torch

from course_utils.engine import Tensor

LIMIT = 1e-9  # relative error in float64 that the project allows itself


def relative(ours, theirs) -> float:
    """Largest difference, relative to the largest entry; inf when the shapes differ."""
    ours, theirs = np.asarray(ours), np.asarray(theirs)
    if ours.shape != theirs.shape:
        return np.inf
    if not ours.size:
        return 0.0
    return float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12))


def outputs_and_gradients(function, inputs, seed=0):
    """The value and the gradients of all inputs, for torch tensors or for the engine's.

    What is sent back is not 1 but random: with ones, many wrong gradients look right.
    """
    out = function(*inputs)
    arrived = np.random.default_rng(seed).standard_normal(tuple(out.shape))
    if isinstance(out, torch.Tensor):
        out.backward(torch.from_numpy(arrived))
        return [out.detach().numpy(), *(x.grad.numpy() for x in inputs)]
    out.backward(arrived)
    return [out.detach().numpy(), *(x.grad for x in inputs)]


def errors(ours, theirs, arrays) -> list[float]:
    """Relative error of the output, then of each input's gradient."""
    mine = outputs_and_gradients(ours, [Tensor(a, requires_grad=True) for a in arrays])
    twins = [torch.tensor(a, requires_grad=True) for a in arrays]
    other = outputs_and_gradients(theirs, twins)
    return [relative(a, b) for a, b in zip(mine, other, strict=True)]
