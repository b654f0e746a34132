"""Mini-batches from tensors in memory; a DataLoader is used as it is."""


class Batches:
    """Iterates over (X, y) in pieces of ``batch_size``; shuffled anew each time if asked.

    X (n, ...), y (n, ...): tensors, arrays or nested lists with the same n; ValueError otherwise.
    The pieces come by indexing, a whole batch at once.  A DataLoader with a dataset of tensors
    takes them picture by picture and puts them together again; lesson 07 measures what that costs.
    """

    def __init__(self, X, y, batch_size, shuffle, device="cpu"):
        self.X, self.y = _tensor(X).to(device), _tensor(y).to(device)
        self.batch_size, self.shuffle = batch_size, shuffle
        if len(self.X) != len(self.y) or len(self.X) == 0:
            raise ValueError(f"X holds {len(self.X)} examples and y {len(self.y)}: "
                             "there must be as many, and at least one")
        if batch_size < 1:
            raise ValueError(f"batch_size must be at least 1, not {batch_size}")

    def __len__(self):
        """How many batches; the last one may be smaller."""
        return -(-len(self.X) // self.batch_size)

    def __iter__(self):
        import torch

        if not self.shuffle:
            for i in range(0, len(self.X), self.batch_size):
                yield self.X[i : i + self.batch_size], self.y[i : i + self.batch_size]
            return
        order = torch.randperm(len(self.X)).to(self.X.device)
        for piece in order.split(self.batch_size):
            yield self.X[piece], self.y[piece]


class Portions(Batches):
    """Shuffled batches; each pass gives the next ``share`` of the examples, not all of them.

    Three epochs of half the examples are one and a half of all, and a schedule may end between
    two whole epochs.  A pass goes on where the last one ended, also in another fit: make new
    Portions for a run that should come out the same again.
    """

    def __init__(self, X, y, batch_size, share, device="cpu"):
        super().__init__(X, y, batch_size, shuffle=True, device=device)
        if not 0 < share <= 1:
            raise ValueError(f"share must be above 0 and at most 1, not {share}")
        self.wanted, self.left = max(1, round(share * len(self.X))), None

    def __len__(self):
        return -(-self.wanted // self.batch_size)

    def __iter__(self):
        import torch

        order = self.left if self.left is not None else torch.empty(0, dtype=torch.long)
        if len(order) < self.wanted:
            order = torch.cat([order, torch.randperm(len(self.X))])
        now, self.left = order.split([self.wanted, len(order) - self.wanted])
        for piece in now.to(self.X.device).split(self.batch_size):
            yield self.X[piece], self.y[piece]


class Moved:
    """A DataLoader, or any iterable of (X, y), whose batches are brought to ``device``."""

    def __init__(self, loader, device):
        self.loader, self.device = loader, device

    def __len__(self):
        return len(self.loader)

    def __iter__(self):
        for X, y in self.loader:
            yield X.to(self.device), y.to(self.device)


def batches_of(data, batch_size, shuffle, device):
    """``data``: a pair (X, y) or a loader -> something to loop over, with a length if it has one.

    Raises TypeError for a generator: it would be empty in the second epoch.
    """
    if isinstance(data, tuple | list) and len(data) == 2:
        return Batches(*data, batch_size, shuffle, device)
    if not hasattr(data, "__iter__") or iter(data) is data:
        raise TypeError("train and val must be (X, y) or a DataLoader, something that can be "
                        f"looped over again and again; this is a {type(data).__name__}")
    return Moved(data, device)


def count(batches):
    """How many batches an epoch has, or None where nobody knows."""
    try:
        return len(batches)
    except TypeError:
        return None


def _tensor(values):
    import torch

    return values if isinstance(values, torch.Tensor) else torch.as_tensor(values)
