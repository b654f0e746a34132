"""RNN, LSTM and GRU cells, one step at a time, for S networks with weights of their own.

PyTorch's nn.GRU runs one network, and on a small one most of the time goes into starting its many
little operations.  With an axis for the networks in front, one operation serves all of them.
Gates stand in PyTorch's order; tests/test_recurrent.py compares every network with nn.RNN,
nn.LSTM and nn.GRU.
"""

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

    def parameters(self):
        return [self.U, self.W, self.b, self.c]

    def keep_for(self, T):
        """First biases for a long memory: about 60 % of a state is left after ``T`` steps.

        LSTM: forget gate open, input gate nearly closed; GRU: update gate open.  The RNN has no
        gate.  Source: Gers, Schmidhuber, Cummins 2000; Tallec, Ollivier 2018 (log of the time).
        """
        H, long = self.hidden, float(torch.log(torch.tensor(2.0 * T)))
        with torch.no_grad():
            if self.kind != "RNN":
                self.b.zero_()
                self.c.zero_()
                self.b[..., H : 2 * H] = long
            if self.kind == "LSTM":
                self.b[..., :H] = -2
        return self

    def last_state(self, x):
        """x (S, T, n, inputs) -> the state after the last step, (S, n, hidden)."""
        S, T, n, inputs = x.shape
        bias = self.b if self.kind == "GRU" else self.b + self.c
        from_x = torch.baddbmm(bias, x.reshape(S, T * n, inputs), self.U).view(S, T, n, -1)
        h = x.new_zeros(S, n, self.hidden)
        state = (h, h) if self.kind == "LSTM" else (h,)
        step = getattr(self, f"_{self.kind.lower()}")
        for a in from_x.unbind(1):
            state = step(a, *state)
        return state[0]

    def _rnn(self, a, h):
        return (torch.baddbmm(a, h, self.W).tanh(),)

    def _lstm(self, a, h, c):
        z = torch.baddbmm(a, h, self.W)
        i, f, _, o = z.sigmoid().chunk(4, dim=-1)  # one call for all: g's share is thrown away
        g = z[..., 2 * self.hidden : 3 * self.hidden].tanh()
        c = torch.addcmul(f * c, i, g)
        return o * c.tanh(), c

    def _gru(self, a, h):
        H, from_h = self.hidden, torch.baddbmm(self.c, h, self.W)
        reset, update = (a[..., : 2 * H] + from_h[..., : 2 * H]).sigmoid().chunk(2, dim=-1)
        new = torch.addcmul(a[..., 2 * H :], reset, from_h[..., 2 * H :]).tanh()
        return (torch.lerp(new, h, update),)
