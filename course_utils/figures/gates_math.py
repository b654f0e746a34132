"""One LSTM cell and one GRU cell over ten steps, each with a single number as its memory."""

import math

import numpy as np

STEPS, KEEP, SHOW = 10, 2, 10  # keep the value of step 2, show it at step 10
GIVEN = (0.0, 0.8, 0.0, 0.5, -0.9, 0.6, 0.0, -0.4, 0.0, 0.0)  # the LSTM's candidates g
INPUT = (0.0, 1.1, 0.0, 0.5, -1.5, 0.7, 0.0, -0.4, 0.0, 0.0)  # the GRU's inputs x
CLOSE = 0.05  # the largest error that still counts as right


def lstm(f, i, o, g=GIVEN):
    """c <- f·c + i·g and h = o·tanh(c) (Gers et al. 2000), g from the input alone.

    Returns parts (10, 10), how much of the candidate of step k + 1 is in c at step t + 1, and h
    (10,).  c is the sum of the parts of its row.
    """
    parts, row = np.zeros((STEPS, STEPS)), np.zeros(STEPS)
    for t in range(STEPS):
        row = f[t] * row
        row[t] += i[t] * g[t]
        parts[t] = row
    return parts, np.array(o) * np.tanh(parts.sum(1))


def gru(z, r, x=INPUT):
    """n = tanh(x + r·h), then h <- (1 − z)·n + z·h as in torch; all weights 1, no biases.

    Returns the candidates n and the states h, ten numbers each.
    """
    h, candidates, states = 0.0, [], []
    for t in range(STEPS):
        n = math.tanh(x[t] + r[t] * h)
        h = (1 - z[t]) * n + z[t] * h
        candidates.append(n)
        states.append(h)
    return candidates, states


def flipped(x=INPUT):
    """The same inputs, every distractor with the other sign: only the value to keep stays."""
    return tuple(v if t == KEEP else -v for t, v in enumerate(x, 1))


def sigmoid(b):
    return 1 / (1 + math.exp(-b))


def half_life(f):
    """After how many steps f·f·f… is one half, for 0 < f < 1."""
    return math.log(0.5) / math.log(f)


def weights(blocks, inputs, hidden):
    """How many numbers a torch layer of 4 (LSTM) or 3 (GRU) blocks learns, biases included."""
    return blocks * (hidden * inputs + hidden * hidden + 2 * hidden)
