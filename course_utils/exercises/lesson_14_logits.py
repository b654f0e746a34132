"""Run a loss on logits and look at what it returned: a tensor that still has its graph."""

import numpy as np

from .answers import Unfit, numbers
from .lesson_07_watched import apart
from .words_14 import SAID


def on_logits(loss, **logits):
    """The loss of these arrays, handed over as tensors; Unfit if nothing could learn from it."""
    import torch

    tensors = {name: torch.tensor(x, dtype=torch.float32) for name, x in logits.items()}
    with apart():
        for tensor in tensors.values():
            tensor.requires_grad_()
        value = loss(*tensors.values())
        if not isinstance(value, torch.Tensor):
            if numbers(value) is not None and numbers(value).ndim == 0:
                raise Unfit(SAID["number"], "number")
            return value
        if not value.requires_grad:
            raise Unfit(SAID["no_graph"], "no graph")
        if value.ndim == 0:
            _check_the_way_back(loss, tensors, value)
    return value


def _check_the_way_back(loss, tensors, value):
    """Logits that the loss depends on must get a slope from it."""
    value.backward()
    for name, tensor in tensors.items():
        moved = loss(*(x + 1.0 * (x is tensor) for x in tensors.values()))
        if tensor.grad is None and not np.allclose(*map(_number, (moved, value)), atol=1e-6):
            raise Unfit(SAID["cut"].format(name=name), f"{name} cut")


def _number(tensor):
    return tensor.detach().numpy()
