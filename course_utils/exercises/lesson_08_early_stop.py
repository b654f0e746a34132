"""Exercise of lesson 08: early stopping, from a list of validation losses."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .words_08 import WORDS


@exercise(
    WORDS["early_stop"],
    cases=[
        (arr(3, 2, 4, 5, 1), 2),
        (arr(3, 2, 4), 2),
        (arr(5, 4, 3), 2),
        (arr(3, 1, 2, 0.5), 1),
        (arr(2, 1, 1, 1, 0.5), 2),
        (arr(4, 2, 5, 4, 3, 1), 3),
        (arr(5, 4, 6, 3, 4, 2, 3, 3, 1), 2),
        (arr(1, 2, 3, 4, 5, 0.5), 3),
        (arr(0.9, 0.7, 0.72, 0.6, 0.62, 0.61, 0.55, 0.56, 0.57, 0.58, 0.6), 3),
    ],
)
def early_stop(val_losses, patience):
    best_epoch = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best_epoch]:
            best_epoch = epoch
        if epoch - best_epoch == patience:
            return best_epoch, epoch
    return best_epoch, len(val_losses) - 1


@early_stop.mistake
def losses_returned(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return val_losses[best], val_losses[epoch]
    return val_losses[best], val_losses[-1]


@early_stop.mistake
def best_as_loss(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return val_losses[best], epoch
    return val_losses[best], len(val_losses) - 1


@early_stop.mistake
def from_one(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return best + 1, epoch + 1
    return best + 1, len(val_losses)


@early_stop.mistake
def how_many(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return best, epoch + 1
    return best, len(val_losses)


@early_stop.mistake
def length_at_the_end(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return best, epoch
    return best, len(val_losses)


@early_stop.mistake
def first_rise(val_losses, patience):
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] > val_losses[epoch - 1]:
            return epoch - 1, epoch
    return len(val_losses) - 1, len(val_losses) - 1


@early_stop.mistake(key="first_rise")
def first_not_lower(val_losses, patience):
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] >= val_losses[epoch - 1]:
            return epoch - 1, epoch
    return len(val_losses) - 1, len(val_losses) - 1


@early_stop.mistake
def peeks(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return np.argmin(val_losses), epoch
    return np.argmin(val_losses), len(val_losses) - 1


@early_stop.mistake(key="peeks")
def peeks_and_adds(val_losses, patience):
    best = np.argmin(val_losses)
    return best, min(best + patience, len(val_losses) - 1)


@early_stop.mistake(key="peeks")
def peeks_and_adds_too_far(val_losses, patience):
    best = np.argmin(val_losses)
    return best, best + patience


@early_stop.mistake
def never_stops(val_losses, patience):
    return np.argmin(val_losses), len(val_losses) - 1


@early_stop.mistake
def compared_with_previous(val_losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        waited = 0 if val_losses[epoch] < val_losses[epoch - 1] else waited + 1
        if waited == patience:
            return best, epoch
    return best, len(val_losses) - 1


@early_stop.mistake(key="compared_with_previous")
def last_fall_is_best(val_losses, patience):
    best = 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[epoch - 1]:
            best = epoch
        if epoch - best == patience:
            return best, epoch
    return best, len(val_losses) - 1


@early_stop.mistake
def too_late(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best > patience:
            return best, epoch
    return best, len(val_losses) - 1


@early_stop.mistake
def too_early(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience - 1:
            return best, epoch
    return best, len(val_losses) - 1


@early_stop.mistake
def named_before(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return best, epoch - 1
    return best, len(val_losses) - 1


@early_stop.mistake
def never_reset(val_losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        else:
            waited += 1
        if waited == patience:
            return best, epoch
    return best, len(val_losses) - 1


@early_stop.mistake
def equal_is_better(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] <= val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return best, epoch
    return best, len(val_losses) - 1


@early_stop.mistake
def highest(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] > val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return best, epoch
    return best, len(val_losses) - 1


@early_stop.mistake
def no_end(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return best, epoch


@early_stop.mistake
def end_after_break(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            break
    return best, len(val_losses) - 1
