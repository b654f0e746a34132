"""Mini-batches whose pictures are moved a little each time: more data without more writers."""

import torch
from torch.nn.functional import pad

from ..training import Batches


class Shifted(Batches):
    """Shuffled batches of X (n, 1, h, w), each picture moved by up to ``shift`` pixels each way."""

    def __init__(self, X, y, batch_size, shift):
        super().__init__(X, y, batch_size, shuffle=True)
        self.shift = shift

    def __iter__(self):
        for X, y in super().__iter__():
            yield (moved(X, self.shift) if self.shift else X), y


def moved(X, shift):
    """X (n, c, h, w), each moved by its own −shift to shift pixels; zeros follow."""
    n, _, h, w = X.shape
    places = pad(X, [shift] * 4).unfold(2, h, 1).unfold(3, w, 1)  # (n, c, 2s+1, 2s+1, h, w)
    rows, columns = torch.randint(2 * shift + 1, (2, n))
    return places[torch.arange(n), :, rows, columns]
