"""Is a gradient right?  Move each input a little, and see how much the result moves."""

from dataclasses import dataclass

import numpy as np

from .modes import no_grad


@dataclass(frozen=True)
class Difference:
    """Where a gradient and its numeric twin differ most; ``relative`` is what is judged."""

    input: int
    index: tuple
    computed: float
    numeric: float
    relative: float

    def __str__(self):
        return (
            f"input {self.input} at {list(self.index)}: backward says {self.computed:.9g}, "
            f"moving it says {self.numeric:.9g} (relative difference {self.relative:.1e})"
        )


def numeric_gradient(f, inputs, which=0, eps=1e-6):
    """Slopes of the number f(*inputs) in each entry of one input -> array of its shape.

    Central difference, (f(x + eps) − f(x − eps)) / 2 eps: its error shrinks with eps², that of
    the one-sided difference only with eps.
    """
    data = inputs[which].data
    slopes = np.zeros(data.shape)
    with no_grad():
        for index in np.ndindex(data.shape):
            old = data[index]
            data[index] = old + eps
            above = f(*inputs).data.sum()
            data[index] = old - eps
            below = f(*inputs).data.sum()
            data[index] = old
            slopes[index] = (above - below) / (2 * eps)
    return slopes


def differences(f, inputs, eps=1e-6):
    """The largest difference of each input that wants a gradient -> list of Difference."""
    for t in inputs:
        if t.requires_grad and t.dtype != np.float64:
            raise ValueError("gradcheck needs float64: in float32 rounding hides the answer")
        t.grad = None
    f(*inputs).sum().backward()
    found = []
    for which, t in enumerate(inputs):
        if t.requires_grad:
            found.append(_worst(which, t, numeric_gradient(f, inputs, which, eps)))
    return found


def _worst(which, tensor, numeric):
    computed = np.zeros(tensor.shape) if tensor.grad is None else tensor.grad
    # Against the whole gradient's size: entry by entry, 0 against 1e-12 would count as wrong.
    size = max(np.abs(numeric).max(initial=0), np.abs(computed).max(initial=0), 1e-3)
    gap = np.abs(computed - numeric) / size
    index = np.unravel_index(np.nanargmax(np.where(np.isnan(gap), np.inf, gap)), gap.shape)
    index = tuple(int(i) for i in index)
    return Difference(which, index, float(computed[index]), float(numeric[index]),
                      float(gap[index]))  # fmt: skip


def gradcheck(f, inputs, eps=1e-6, rtol=1e-5) -> bool:
    """True if backward() and moving the inputs agree, otherwise an error that says where not.

    ``f`` takes the tensors in ``inputs`` (float64) and returns one; its entries are added up.
    """
    wrong = [d for d in differences(f, inputs, eps) if not d.relative <= rtol]
    if wrong:
        raise RuntimeError("gradcheck: " + "; ".join(map(str, wrong)))
    return True
