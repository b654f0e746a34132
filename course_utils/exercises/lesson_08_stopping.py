"""Exercise of lesson 08: more known mistakes about early stopping."""

import numpy as np

from .lesson_08_early_stop import early_stop


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
