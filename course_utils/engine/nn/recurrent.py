"""Recurrent layers: the same weights at every time step.  Shapes and gate order are torch's."""

import numpy as np

from .. import functional as F
from ..joining import stack
from ..tensor import Tensor
from .layers import uniform
from .module import Module


class Recurrent(Module):
    """x (time, n, input_size), or (n, time, input_size) with ``batch_first`` ->
    output (time, n, hidden_size) of the last layer, and the last state (num_layers, n, hidden).

    You write: ``gates``, how many blocks of weights a cell has, and ``cell(x, state, ...)``.
    Weights of layer k: weight_ih_lk (gates · hidden, in), weight_hh_lk (gates · hidden, hidden).
    """

    gates, states = 1, 1

    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False):
        self.input_size, self.hidden_size = input_size, hidden_size
        self.num_layers, self.bias, self.batch_first = num_layers, bias, batch_first
        rows, bound = self.gates * hidden_size, 1 / np.sqrt(hidden_size)
        for k in range(num_layers):
            n_in = input_size if k == 0 else hidden_size
            setattr(self, f"weight_ih_l{k}", uniform((rows, n_in), bound))
            setattr(self, f"weight_hh_l{k}", uniform((rows, hidden_size), bound))
            setattr(self, f"bias_ih_l{k}", uniform((rows,), bound) if bias else None)
            setattr(self, f"bias_hh_l{k}", uniform((rows,), bound) if bias else None)

    def forward(self, x, state=None):
        if x.ndim != 3 or x.shape[-1] != self.input_size:
            order = "(n, time, " if self.batch_first else "(time, n, "
            raise RuntimeError(f"{type(self).__name__}: wants {order}{self.input_size}), "
                               f"got {x.shape}")  # fmt: skip
        x = x.transpose(0, 1) if self.batch_first else x
        states = self._first(x, state)
        steps = [x[t] for t in range(x.shape[0])]
        for k in range(self.num_layers):
            steps, states[k] = self._layer(steps, states[k], k)
        output = stack(steps, 1 if self.batch_first else 0)
        last = [stack(parts) for parts in zip(*states, strict=True)]
        return output, last[0] if self.states == 1 else tuple(last)

    def _first(self, x, state):
        """The state of each layer before the first step: zeros unless given."""
        if state is None:
            shape = (self.num_layers, x.shape[1], self.hidden_size)
            state = [Tensor(np.zeros(shape, x.dtype)) for _ in range(self.states)]
        elif self.states == 1:
            state = [state]
        return [[part[k] for part in state] for k in range(self.num_layers)]

    def _layer(self, steps, state, k):
        names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        W_x, W_h, b_x, b_h = (getattr(self, f"{name}_l{k}") for name in names)
        outputs = []
        for x in steps:
            state = self.cell(F.linear(x, W_x, b_x), F.linear(state[0], W_h, b_h), *state)
            outputs.append(state[0])
        return outputs, state

    def part(self, z, i):
        """Block i of the gates: columns i · hidden to (i + 1) · hidden."""
        return z[:, i * self.hidden_size : (i + 1) * self.hidden_size]

    def cell(self, from_x, from_h, *state):
        """One time step: what came from the input, from the last output, and the old state."""
        raise NotImplementedError

    def extra_repr(self):
        return f"{self.input_size}, {self.hidden_size}"


class RNN(Recurrent):
    """h = tanh(W_x x + b_x + W_h h + b_h), or relu (Elman 1990)."""

    def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity="tanh", bias=True,
                 batch_first=False):  # fmt: skip
        super().__init__(input_size, hidden_size, num_layers, bias, batch_first)
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(f"nonlinearity must be 'tanh' or 'relu', not {nonlinearity!r}")
        self.nonlinearity = nonlinearity

    def cell(self, from_x, from_h, h):
        z = from_x + from_h
        return [z.tanh() if self.nonlinearity == "tanh" else z.relu()]


class LSTM(Recurrent):
    """Gates in the order input, forget, cell, output (Hochreiter and Schmidhuber 1997; the
    forget gate Gers et al. 2000).  The state is (h, c)."""

    gates, states = 4, 2

    def cell(self, from_x, from_h, h, c):
        z = from_x + from_h
        i, f, o = (self.part(z, k).sigmoid() for k in (0, 1, 3))
        c = f * c + i * self.part(z, 2).tanh()
        return [o * c.tanh(), c]


class GRU(Recurrent):
    """Gates in the order reset, update, new (Cho et al. 2014, in torch's form: the reset gate
    acts after W_h)."""

    gates = 3

    def cell(self, from_x, from_h, h):
        r, z = ((self.part(from_x, k) + self.part(from_h, k)).sigmoid() for k in (0, 1))
        n = (self.part(from_x, 2) + r * self.part(from_h, 2)).tanh()
        return [(1 - z) * n + z * h]
