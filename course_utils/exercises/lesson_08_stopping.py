"""Exercise of lesson 08: more known mistakes about early stopping."""

import numpy as np

from .lesson_08_early_stop import early_stop
from .variants import changed, know


@early_stop.mistake
def past_the_end(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            break
    return best, best + patience


@early_stop.mistake
def epoch_not_updated(val_losses, patience):
    best_epoch, best, waited = 0, val_losses[0], 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < best:
            best, waited = val_losses[epoch], 0
        else:
            waited += 1
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(val_losses) - 1


@early_stop.mistake
def loss_not_updated(val_losses, patience):
    best_epoch, best, waited = 0, val_losses[0], 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < best:
            best_epoch, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(val_losses) - 1


@early_stop.mistake
def best_starts_at_zero(val_losses, patience):
    best_epoch, best, waited = 0, 0, 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < best:
            best_epoch, best, waited = epoch, val_losses[epoch], 0
        else:
            waited += 1
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(val_losses) - 1


@early_stop.mistake
def first_counted(val_losses, patience):
    best_epoch, best, waited = 0, val_losses[0], 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < best:
            best_epoch, best, waited = epoch, val_losses[epoch], 0
        else:
            waited += 1
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(val_losses) - 1


@early_stop.mistake
def return_in_the_loop(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        return best, epoch


@early_stop.mistake
def last_first(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return epoch, best
    return len(val_losses) - 1, best


@early_stop.mistake
def only_best(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return best
    return best


@early_stop.mistake
def only_last(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return epoch
    return len(val_losses) - 1


@early_stop.mistake
def back_to_the_best(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return best, best
    return best, best


@early_stop.mistake(key="back_to_the_best")
def best_at_the_stop(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return best, best
    return best, len(val_losses) - 1


@early_stop.mistake(key="back_to_the_best")
def best_at_the_end(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return best, epoch
    return best, best


@early_stop.mistake
def lowest_twice(val_losses, patience):
    best = np.argmin(val_losses)
    return best, best


@early_stop.mistake
def waiting_returned(val_losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(val_losses)):
        waited += 1
        if val_losses[epoch] < val_losses[best]:
            best, waited = epoch, 0
        if waited == patience:
            return best, waited
    return best, waited


def _place_for_loss(val_losses, patience):
    """Keeps the place of the best loss, and compares losses with it."""
    best, waited = 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best:
            best, waited = epoch, 0
        elif epoch > 0:
            waited += 1
        if epoch - best == patience:
            return best, epoch
    return best, len(val_losses) - 1


def _losses_for_places(val_losses, patience):
    """Goes through the losses, and takes each for its place."""
    best, waited = 0, 0
    for i in val_losses:
        if val_losses[i] < val_losses[best]:
            best, waited = i, 0
        else:
            waited += 1
        if i - best == patience:
            return best, i
    return best, len(val_losses) - 1


_BEGIN, _ANY = "best, waited = 0, 0\n", "elif epoch > 0:"
_FIRST, _HIGH = "best, waited = val_losses[0], 0\n", "best, waited = np.inf, 0\n"
_WAITED = {"epoch - best == patience": "waited == patience"}
_HALF = {"val_losses[i] < ": "i < "}
_STRAIGHT = {"val_losses[i] < val_losses[best]": "i < best"}
_WAITED_HERE = {"i - best == patience": "waited == patience"}

_WAYS = {
    "place_for_loss": (
        _place_for_loss,
        [
            {},
            {_BEGIN: _FIRST},
            _WAITED | {_BEGIN: _FIRST},
            _WAITED | {_BEGIN: _FIRST, _ANY: "else:"},
            _WAITED | {_BEGIN: _HIGH},
        ],
    ),
    "losses_for_places": (
        _losses_for_places,
        [{}, _HALF, _HALF | _WAITED_HERE]
        + [_STRAIGHT | {_BEGIN: begin} for begin in (_BEGIN, _FIRST, _HIGH)]
        + [_STRAIGHT | _WAITED_HERE | {_BEGIN: begin} for begin in (_FIRST, _HIGH)],
    ),
}
for _key, (_function, _ways) in _WAYS.items():
    for _way in _ways:
        early_stop.mistake(changed(_function, _way), key=_key)


know(early_stop, {
    "best_starts_at_zero": [{
        "best_epoch = 0\n": "best_epoch, best = 0, 1\n", "val_losses[best_epoch]:": "best:",
        "best_epoch = epoch\n": "best_epoch, best = epoch, val_losses[epoch]\n"}],
    "from_one": [{"return best_epoch, epoch\n": "return best_epoch + 1, epoch\n",
                  "return best_epoch, len": "return best_epoch + 1, len"}],
})  # fmt: skip
