"""RNN, LSTM and GRU for S networks with weights of their own.

PyTorch's nn.GRU runs one network, and on a small one most of the time goes into starting its many
little operations.  With an axis for the networks in front, one operation serves all of them, step
by step.  The LSTM is nn.LSTM, once for each network: it has one operation for all steps.
Gates stand in PyTorch's order; tests/test_recurrent.py compares every network with nn.RNN,
nn.LSTM and nn.GRU.
"""

import math

import torch

KINDS = {"RNN": 1, "LSTM": 4, "GRU": 3}  # how many blocks of weights a cell has


class Cells:
    """S networks of one kind, first weights by chance as PyTorch's, from seeds 0 ... S - 1.

    U (S, inputs, k * hidden), W (S, hidden, k * hidden), b and c (S, 1, k * hidden): c is added
    to the part that comes from the state (for all but the GRU b + c would do).
    """

    def __init__(self, kind, inputs, hidden, networks):
        k = KINDS[kind]
        self.kind, self.hidden, self.networks = kind, hidden, networks
        shapes = {"U": (inputs, k * hidden), "W": (hidden, k * hidden), "b": (1, k * hidden),
                  "c": (1, k * hidden)}
        chance = [torch.Generator().manual_seed(seed) for seed in range(networks)]
        for name, shape in shapes.items():
            one = [(2 * torch.rand(shape, generator=g) - 1) / hidden**0.5 for g in chance]
            setattr(self, name, torch.stack(one).requires_grad_())
        self.torch_lstm = torch.nn.LSTM(inputs, hidden, device="meta") if kind == "LSTM" else None

    def parameters(self):
        return [self.U, self.W, self.b, self.c]

    def keep_for(self, T):
        """First weights for a long memory; all other biases are 0.

        LSTM and GRU: the gate that keeps is open, so that about 60 % of a state is left after
        ``T`` steps; the LSTM's input gate is nearly shut.  The RNN has no gate: its W turns a
        state without making it shorter.  Sources: Gers, Schmidhuber, Cummins 2000; Tallec,
        Ollivier 2018 (log of the time); Saxe, McClelland, Ganguli 2014 (orthogonal W).
        """
        H, keeps = self.hidden, math.log(2 * T)
        with torch.no_grad():
            self.b.zero_()
            self.c.zero_()
            if self.kind == "RNN":
                for s, W in enumerate(self.W):
                    torch.nn.init.orthogonal_(W, generator=torch.Generator().manual_seed(s))
            else:
                self.b[..., H : 2 * H] = keeps
            if self.kind == "LSTM":
                self.b[..., :H] = -3
        return self

    def last_state(self, x):
        """x (S, T, n, inputs) -> the state after the last step, (S, n, hidden)."""
        return self._lstm(x) if self.kind == "LSTM" else self._step_by_step(x)

    def _lstm(self, x):
        """Three networks take 1 / 1.7 of the time that all of them step by step would take; RNN
        and GRU have no such operation on a processor."""
        states = []
        for s, one in enumerate(x):
            weights = {"weight_ih_l0": self.U[s].T, "weight_hh_l0": self.W[s].T,
                       "bias_ih_l0": self.b[s, 0], "bias_hh_l0": self.c[s, 0]}
            _, (h, _) = torch.func.functional_call(self.torch_lstm, weights, one)
            states.append(h[0])
        return torch.stack(states)

    def _step_by_step(self, x):
        S, T, n, inputs = x.shape
        bias = self.b if self.kind == "GRU" else self.b + self.c
        from_x = torch.baddbmm(bias, x.reshape(S, T * n, inputs), self.U).view(S, T, n, -1)
        h = x.new_zeros(S, n, self.hidden)
        step = getattr(self, f"_{self.kind.lower()}")
        for a in from_x.unbind(1):
            h = step(a, h)
        return h

    def _rnn(self, a, h):
        return torch.baddbmm(a, h, self.W).tanh()

    def _gru(self, a, h):
        H, from_h = self.hidden, torch.baddbmm(self.c, h, self.W)
        reset, update = (a[..., : 2 * H] + from_h[..., : 2 * H]).sigmoid().chunk(2, dim=-1)
        new = torch.addcmul(a[..., 2 * H :], reset, from_h[..., 2 * H :]).tanh()
        return torch.lerp(new, h, update)
