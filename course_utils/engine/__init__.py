"""The teaching engine: tensors that remember, gradients, layers, optimizers.  NumPy only.

    from course_utils.engine import Tensor, nn, optim
    from course_utils.engine import functional as F

Reading order: ops.py (every operation and its gradient), graph.py (the central algorithm, one
step at a time), tensor.py; then functional, gradcheck.py, nn, optim.py.  Lesson 05 builds the
heart of it from nothing.
"""

from . import functional, nn, optim
from .gradcheck import gradcheck, numeric_gradient
from .graph import backward_steps, forward_steps
from .joining import cat, maximum, stack, where
from .modes import detect_anomaly, enable_grad, is_grad_enabled, no_grad
from .random import manual_seed
from .tensor import Tensor

__all__ = [
    "Tensor",
    "backward_steps",
    "cat",
    "detect_anomaly",
    "enable_grad",
    "forward_steps",
    "functional",
    "gradcheck",
    "is_grad_enabled",
    "manual_seed",
    "maximum",
    "nn",
    "no_grad",
    "numeric_gradient",
    "optim",
    "stack",
    "where",
]
