"""A loss that is no number any more: which of the usual causes is it?"""

import math

WORDS = {
    "inputs": "The inputs of this batch hold {what}. Look at the data before the network: a "
    "division by a zero spread, a missing value.",
    "targets": "The targets of this batch hold {what}. Look at where y comes from.",
    "weights": "The weights held {what} before training began, in {name}. Was this model trained "
    "before, with a rate that was too high? Make a new one.",
    "rate": "The loss grew from {first} to {top} in {steps} steps before it was {what}: most "
    "likely the learning rate is too high. It was {lr:g}; try {less:g}.",
    "at_once": "The loss was {what} in step {steps}, without growing before. Look for a log or a "
    "root of 0, or a division by 0, in the model or the loss; a loss that takes logits "
    "(CrossEntropyLoss, BCEWithLogitsLoss) has none of these.",
    "stopped": "Stopped in epoch {epoch}, step {step}: the loss was {what}. {cause}",
    "shapes": "The model gives {ours}, the targets are {theirs}. torch would stretch both to "
    "{both} and compare every answer with every target: learning the mean would be the best it "
    "can do. Give both the same shape, for example y.reshape(-1, 1) or y_hat.squeeze(1).",
}


class TrainingStopped(ValueError):
    """Training cannot go on; the message says what most likely went wrong.

    ``history`` holds what was measured until then.
    """

    history = None


def explain(loss, X, y, lr, steps, broken_weight) -> str:
    """The likeliest cause of a ``loss`` that is nan or inf, as a sentence.

    X, y: the batch; ``steps``: the losses before this one; ``broken_weight``: the name of a weight
    that was not finite before the first step, or None.
    """
    what = _what(loss)
    if not _finite(X):
        return WORDS["inputs"].format(what="nan or inf")
    if not _finite(y):
        return WORDS["targets"].format(what="nan or inf")
    if broken_weight:
        return WORDS["weights"].format(what="nan or inf", name=broken_weight)
    top = max(steps, default=0.0)
    if steps and top > 3 * abs(steps[0]) + 1e-6:
        return WORDS["rate"].format(first=f"{steps[0]:.3g}", top=f"{top:.3g}", what=what,
                                    steps=len(steps), lr=lr, less=lr / 10)
    return WORDS["at_once"].format(what=what, steps=len(steps) + 1)


def broken_weight(model) -> str | None:
    """The name of a weight that holds nan or inf, or None."""
    return next((name for name, w in model.named_parameters() if not _finite(w)), None)


def check_shapes(y_hat, y) -> None:
    """ValueError for targets that fit the answers only by being stretched (broadcast).

    Class numbers beside logits are no such case: they are whole numbers.
    """
    import torch

    if not y.is_floating_point() or y_hat.shape == y.shape:
        return
    try:
        both = tuple(torch.broadcast_shapes(y_hat.shape, y.shape))
    except RuntimeError:
        return  # torch itself will say that these do not fit
    raise ValueError(WORDS["shapes"].format(ours=tuple(y_hat.shape), theirs=tuple(y.shape),
                                            both=both))


def stop_sentence(epoch, step, loss, cause) -> str:
    return WORDS["stopped"].format(epoch=epoch, step=step, what=_what(loss), cause=cause)


def _what(loss):
    return "nan (not a number)" if math.isnan(loss) else "infinite"


def _finite(tensor) -> bool:
    return not tensor.is_floating_point() or bool(tensor.isfinite().all())
