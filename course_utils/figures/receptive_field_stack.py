"""The arithmetic of figure 19: what a stack of convolutions sees, and what it costs.

A stack is a tuple of layers (k, s, d), input first: kernel size (odd), stride, dilation.  Padding
is d(k−1)/2 on each side, so that neuron i of a layer sits over pixel i · jump.
"""

import math

import numpy as np

SIZE = 65  # pixels in a row of the picture
COUNTED = 2000  # beyond this width the inputs of a field are not counted one by one


def fields(stack):
    """(field, jump) of one neuron of the input and of every layer.

    r ← r + (k − 1) · d · j, then j ← j · s: Dumoulin and Visin (2016), section 5.
    """
    r, jump, found = 1, 1, [(1, 1)]
    for k, s, d in stack:
        r += (k - 1) * d * jump
        jump *= s
        found.append((r, jump))
    return found


def steps(stack):
    """(number of inputs, pixels from one to the next) of each layer's window."""
    jumps = [jump for _, jump in fields(stack)]
    return [(k, d * jump) for (k, _, d), jump in zip(stack, jumps, strict=False)]


def has_holes(stack):
    """Whether some input inside the field is never read.

    Smallest steps first: a step that is longer than what lies before it leaves a gap for good.
    """
    covered = 1
    for k, step in sorted(steps(stack), key=lambda pair: pair[1]):
        if step > covered and k > 1:
            return True
        covered += (k - 1) * step
    return False


def inputs_read(stack):
    """How many different inputs one neuron reads; None where the field is too wide to count."""
    r = fields(stack)[-1][0]
    if not has_holes(stack):
        return r
    if r > COUNTED:
        return None
    reached = 1  # bit i: the input i places from the first one
    for k, step in steps(stack):
        reached = sum_of_shifts(reached, k, step)
    return reached.bit_count()


def sum_of_shifts(bits, k, step):
    found = 0
    for i in range(k):
        found |= bits << (i * step)
    return found


def is_even(stack):
    """Whether exactly one path leads to each input: as many paths as inputs, and no hole."""
    return not has_holes(stack) and math.prod(k for k, _, _ in stack) == fields(stack)[-1][0]


def weights(stack):
    """Weights of the kernels, for one channel."""
    return sum(k * k for k, _, _ in stack)


def work(stack):
    """Multiplications for each pixel of the picture, one channel in each layer."""
    jumps = [jump for _, jump in fields(stack)][1:]
    return sum(k * k / jump**2 for (k, _, _), jump in zip(stack, jumps, strict=True))


def lengths(stack):
    """How many neurons a row of the input and of every layer has over the picture."""
    found = [SIZE]
    for _, s, _ in stack:
        found.append((found[-1] - 1) // s + 1)
    return found


def influence(stack, neuron):
    """What each neuron of each row adds to output number ``neuron``, input row first.

    All weights are 1/k, so a share counts the paths; what lies in the zero padding adds nothing.
    """
    sizes = lengths(stack)
    rows = [np.zeros(n) for n in sizes]
    rows[-1][neuron] = 1.0
    for layer in range(len(stack), 0, -1):
        k, s, d = stack[layer - 1]
        above, below = rows[layer], rows[layer - 1]
        on = np.flatnonzero(above)
        places = on[:, None] * s + (np.arange(k) - k // 2) * d
        inside = (places >= 0) & (places < len(below))
        shares = np.repeat(above[on, None] / k, k, axis=1)
        rows[layer - 1] = np.bincount(places[inside], shares[inside], len(below))
    return rows


def middle(shares, centre, part=0.9):
    """How many pixels of the picture the smallest window about ``centre`` has that holds
    ``part`` of all the influence."""
    away = np.abs(np.arange(len(shares)) - centre)
    held = np.cumsum(np.bincount(away, shares, len(shares)))
    reach = np.searchsorted(held, part * held[-1] * (1 - 1e-12))
    return int((away <= reach).sum())
