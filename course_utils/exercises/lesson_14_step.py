"""Exercise of lesson 14: one step of the game, first D, then G, on players that are watched.

Its known mistakes are in lesson_14_slips.py.
"""

from types import SimpleNamespace

import numpy as np

from . import answers
from .answers import Unfit
from .arrays import arr
from .checker import exercise
from .lesson_07_watched import WatchedOptimizer, apart
from .words_14_step import GAN_STEP, SAID


def _play(gan_step, real, z, weights_of_G, weights_of_D, lr, steps):
    """Losses and weights after a few steps; Unfit for lines that are missing or misplaced."""
    import torch

    log, losses = [], []
    G, opt_G = _player("G", weights_of_G, lr, log)
    D, opt_D = _player("D", weights_of_D, lr, log)
    real, z = (torch.tensor(x, dtype=torch.float32) for x in (real, z))
    with apart():
        for _ in range(steps):
            log.clear()
            value = _told_if_spent(lambda: gan_step(G, D, opt_G, opt_D, real, z), log)
            _check_order(log)
            losses.append(_two_numbers(value))
    return {
        "losses of D and G": np.array(losses),
        "weights of G": G.weight.detach().numpy(),
        "weights of D": D.weight.detach().numpy(),
    }


def _player(name, weights, lr, log):
    """A layer without bias, x·Wᵀ, and its optimizer; both note what is done with them."""
    import torch

    class Player(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = torch.nn.Parameter(torch.tensor(weights, dtype=torch.float32))
            self.weight.register_hook(lambda grad: log.append(f"slopes for {name}"))

        def forward(self, x):
            log.append(f"{name}(...)")
            return x @ self.weight.T

        def zero_grad(self, set_to_none=True):
            super().zero_grad(set_to_none)
            log.append(f"opt_{name}.zero_grad()")

    player = Player()
    noted = SimpleNamespace(append=lambda method: log.append(f"opt_{name}.{method}()"))
    return player, WatchedOptimizer(torch.optim.SGD(player.parameters(), lr=lr), noted)


def _told_if_spent(play, log):
    """A second backward through one graph has two causes: has D been asked again since its step?"""
    try:
        return play()
    except RuntimeError as error:
        if "second time" not in str(error):
            raise
    step = log.index("opt_D.step()") if "opt_D.step()" in log else len(log)
    cause = "fakes" if "D(...)" in log[step:] else "logits"
    raise Unfit(SAID[f"spent_{cause}"], f"spent {cause}")


def _check_order(log):
    faults = [fault for name in "DG" for fault in _faults(name, log)]
    if faults:
        counts = "".join(str(log.count(f"slopes for {name}")) for name in "DG")
        done = ", ".join(log[:20]) or SAID["nothing"]
        raise Unfit(SAID["log"].format(log=done), f"{faults} {counts} {log.count('opt_D.step()')}")


def _faults(name, log):
    """What keeps one of the two from learning in this step."""
    step, slopes = f"opt_{name}.step()", f"slopes for {name}"
    if step not in log:
        return [f"no {step}"]
    before = log[: log.index(step)]
    if slopes not in before:
        return [f"{step} without slopes"]
    last = len(before) - before[::-1].index(slopes)
    return [f"{name} cleared"] if f"opt_{name}.zero_grad()" in before[last:] else []


def _two_numbers(value):
    """The losses that were returned, each a single number without a graph."""
    if value is None:
        raise Unfit(answers.TEXT["nothing"], "nothing")
    if not isinstance(value, list | tuple) or len(value) != 2:
        what = answers.describe(value)
        raise Unfit(answers.TEXT["items"].format(what=what, n=2), f"returned {what}")
    if any(getattr(loss, "requires_grad", False) for loss in value):
        raise Unfit(SAID["graph"], "graph")
    for loss in value:
        if answers.numbers(loss) is None or answers.numbers(loss).ndim:
            raise Unfit(answers.reason(loss, 0.0), f"returned {type(loss).__name__}s")
    return [float(loss) for loss in value]


@exercise(
    GAN_STEP,
    cases=[
        (arr([2]), arr([1]), arr([0.5]), arr([1]), 0.5, 1),
        (arr([2], [3]), arr([1], [-0.5]), arr([0.5]), arr([1]), 0.5, 3),
        (arr([2, 1], [3, 0]), arr([1], [2]), arr([0.5], [-1]), arr([0.5, 0]), 0.5, 3),
        (arr([-1, 2]), arr([1, 0.5]), arr([1, 0], [0.5, -1]), arr([-1, 0.5]), 0.2, 4),
    ],
    tolerance=1e-5,  # float32
    run=_play,
)
def gan_step(G, D, opt_G, opt_D, real, z):
    import torch

    bce = torch.nn.functional.binary_cross_entropy_with_logits

    on_real, on_fake = D(real), D(G(z).detach())
    loss_D = bce(on_real, torch.ones_like(on_real)) + bce(on_fake, torch.zeros_like(on_fake))
    opt_D.zero_grad()
    loss_D.backward()
    opt_D.step()

    on_fake = D(G(z))
    loss_G = bce(on_fake, torch.ones_like(on_fake))
    opt_G.zero_grad()
    loss_G.backward()
    opt_G.step()

    return loss_D.item(), loss_G.item()
