"""The memory task: which symbol came first, T steps ago?  Everything after it is noise."""

from contextlib import contextmanager

import torch

from .cells import Cells

SYMBOLS, NOISE, HIDDEN, BATCH_SIZE = 8, 0.3, 32, 48
CALM = 3  # batches in a row: a single good one may be luck


def examples(T, n, generator, networks=1):
    """x (networks, T, n, SYMBOLS): a symbol at the first step, noise after it; y its number."""
    x = NOISE * torch.randn(networks, T, n, SYMBOLS, generator=generator)
    y = torch.randint(SYMBOLS, (networks, n), generator=generator)
    x[:, 0] = torch.nn.functional.one_hot(y, SYMBOLS).float()
    return x, y


@contextmanager
def one_thread():
    """Products this small wait longer for a second thread than it helps them."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


@one_thread()
def recall(kind, T, networks=3, steps=200, lr=0.02, long_memory=True):
    """Train ``networks`` networks of a kind to recall over T steps; the share each gets right.

    Adam, the gradient of each network clipped to 1; ends early when all of them can do it.
    ``long_memory``: first weights that keep a state for about T steps (``Cells.keep_for``), else
    PyTorch's own.  Returns a list, one share a network.
    """
    chance = torch.Generator().manual_seed(0)
    cells = Cells(kind, SYMBOLS, HIDDEN, networks)
    if long_memory:
        cells.keep_for(T)
    head = torch.Generator().manual_seed(1)
    V = (2 * torch.rand(networks, HIDDEN, SYMBOLS, generator=head) - 1) / HIDDEN**0.5
    v = torch.zeros(networks, 1, SYMBOLS)
    weights = [*cells.parameters(), V.requires_grad_(), v.requires_grad_()]
    optimizer = torch.optim.Adam(weights, lr=lr, fused=True)
    calm = 0
    for _ in range(steps):
        x, y = examples(T, BATCH_SIZE, chance, networks)
        logits = torch.baddbmm(v, cells.last_state(x), V)
        losses = torch.nn.functional.cross_entropy(
            logits.transpose(1, 2), y, reduction="none").mean(dim=1)  # fmt: skip
        optimizer.zero_grad()
        losses.sum().backward()
        clip_each(weights)
        optimizer.step()
        calm = calm + 1 if losses.max() < 0.3 else 0
        if calm == CALM:
            break
    with torch.no_grad():
        x, y = examples(T, 400, chance, networks)
        right = torch.baddbmm(v, cells.last_state(x), V).argmax(dim=-1) == y
    return right.float().mean(dim=1).tolist()


def clip_each(weights, longest=1.0):
    """Shorten the gradient of each network (the first axis) to ``longest``, if it is longer."""
    squares = sum(w.grad.flatten(1).square().sum(dim=1) for w in weights)
    factor = (longest / squares.sqrt()).clamp(max=1)
    for w in weights:
        w.grad *= factor.view(-1, 1, 1)
