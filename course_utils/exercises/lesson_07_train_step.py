"""Exercise of lesson 07: the five lines of a training step, on a model that is watched.

More known mistakes about it are in lesson_07_more_steps.py.
"""

import numpy as np

from . import answers
from .answers import Unfit
from .arrays import arr
from .checker import exercise
from .lesson_07_watched import WatchedOptimizer, apart, misplaced, watched_layer
from .words_07 import SEEN, WORDS


def _train(train_step, W, X, y, loss_fn, lr, momentum, steps):
    """Losses and weights of a few steps in a row; Unfit for lines that are missing or misplaced."""
    import torch

    log = []
    model, loss = watched_layer(W, log), getattr(torch.nn, loss_fn)()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    X, y, losses = torch.from_numpy(X), torch.from_numpy(y), []
    with apart():
        for _ in range(steps):
            log.clear()
            before = model.weight.detach().clone()
            value = train_step(model, X, y, loss, WatchedOptimizer(optimizer, log))
            _check_order(log, moved=not torch.equal(before, model.weight))
            losses.append(_number(value))
    return {"losses": np.array(losses), "weights": model.weight.detach().numpy()}


def _check_order(log, moved):
    faults = misplaced(log, moved)
    if faults:
        raise Unfit(SEEN["log"].format(log=_told(log)), ", ".join(faults))


def _told(log):
    """What was done, in its order; of many calls only the first dozen."""
    done = ", ".join(log[:12]) or SEEN["nothing"]
    return done if len(log) <= 12 else SEEN["more"].format(log=done, n=len(log))


def _number(value):
    """The loss that was returned, a single number without a graph."""
    if getattr(value, "requires_grad", False):
        kind = "graph" if value.ndim == 0 else "predictions"
        raise Unfit(SEEN[kind], kind)
    if answers.numbers(value) is None or answers.numbers(value).ndim:
        raise Unfit(answers.reason(value, 0.0), f"returned {type(value).__name__}")
    return float(value)


_CLASSES = arr([1, 0, 2], [0, 1, 1], [3, 1, 0]), np.array([0, 1, 1])


@exercise(
    WORDS["train_step"],
    cases=[
        (arr([0, 0], [0, 0]), arr([1, 2]), np.array([0]), "CrossEntropyLoss", 1.0, 0.0, 1),
        (arr([0, 0], [0, 0]), arr([1, 2]), np.array([0]), "CrossEntropyLoss", 0.5, 0.0, 2),
        (arr([0, 0, 0], [0, 0, 0]), *_CLASSES, "CrossEntropyLoss", 0.5, 0.9, 4),
        (arr([1, 0]), arr([1, 2], [3, 1]), arr([2], [4]), "MSELoss", 0.05, 0.9, 3),
    ],
    run=_train,
)
def train_step(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    logits = model(X)
    loss = loss_fn(logits, y)
    loss.backward()
    optimizer.step()
    return loss.item()


@train_step.mistake
def no_zero_grad(model, X, y, loss_fn, optimizer):
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


@train_step.mistake(key="no_zero_grad")
def zero_grad_uncalled(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad  # noqa: B018
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


@train_step.mistake
def zero_between(model, X, y, loss_fn, optimizer):
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()


@train_step.mistake
def step_first(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    optimizer.step()
    loss.backward()
    return loss.item()


@train_step.mistake
def no_step(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    return loss.item()


@train_step.mistake(key="no_step")
def step_uncalled(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step  # noqa: B018
    return loss.item()


@train_step.mistake
def no_backward(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    optimizer.step()
    return loss.item()


@train_step.mistake(key="no_backward")
def backward_uncalled(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward  # noqa: B018
    optimizer.step()
    return loss.item()


@train_step.mistake
def forward_only(model, X, y, loss_fn, optimizer):
    return loss_fn(model(X), y).item()


@train_step.mistake
def swapped(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(y, model(X))
    loss.backward()
    optimizer.step()
    return loss.item()


@train_step.mistake
def argmaxed(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X).argmax(dim=1), y)
    loss.backward()
    optimizer.step()
    return loss.item()


@train_step.mistake
def softmax_first(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X).softmax(dim=1), y)
    loss.backward()
    optimizer.step()
    return loss.item()


@train_step.mistake
def kept_graph(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return loss


@train_step.mistake
def loss_after(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return loss_fn(model(X), y).item()


@train_step.mistake
def eval_mode(model, X, y, loss_fn, optimizer):
    model.eval()
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


@train_step.mistake(key="eval_mode")
def eval_left_on(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    model.eval()
    return loss.item()
