"""Small arrays for the cases of the exercises."""

import numpy as np


def arr(*values):
    """``arr(1, 2)`` is np.array([1.0, 2.0]): an array of floats; rows are lists."""
    return np.array(values, dtype=float)
