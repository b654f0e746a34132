"""Exercise of lesson 07: accuracy in eval mode and without a graph, on a model that is watched."""

import numpy as np

from . import answers
from .answers import Unfit
from .arrays import arr
from .checker import exercise
from .lesson_07_watched import apart, returns_a_value, watched_normaliser
from .words_07 import SEEN, WORDS


def _evaluate(evaluate, logits_in_eval_mode, y, mode_before):
    """The accuracy; Unfit for a wrong mode, a graph, or a model left changed."""
    import torch

    seen, logits = [], torch.from_numpy(logits_in_eval_mode)
    model = watched_normaliser(logits.shape[1], seen).train(mode_before == "train")
    with apart():
        value = evaluate(model, logits, torch.from_numpy(y))
        faults = _faults(model, seen, mode_before == "train")
    if faults:
        kind = ", ".join(faults)
        if model.norm.running_mean.any():
            faults.insert(1, "statistics")
        after = "train" if model.training else "eval"
        facts = "; ".join(SEEN[f].format(before=mode_before, after=after) for f in faults)
        raise Unfit(SEEN["saw"].format(facts=facts), kind)
    if value is None and returns_a_value(evaluate):
        raise Unfit(SEEN["none"], "none returned")
    if answers.numbers(value) is None:
        raise Unfit(answers.reason(value, 0.0), f"returned {type(value).__name__}")
    return value


def _faults(model, seen, before):
    import torch

    if not seen:
        return ["not called"]
    layers = [module.training != before for module in model.children()]
    checks = {
        "train mode": any(training for training, _ in seen),
        "graph on": any(graph for _, graph in seen),
        "mode after": model.training != before,
        "half after": model.training == before and any(layers),
        "grad off": not torch.is_grad_enabled(),
    }
    return [key for key, wrong in checks.items() if wrong]


@exercise(
    WORDS["evaluate"],
    cases=[
        (arr([2, 1], [3, 5]), np.array([0, 0]), "train"),
        (arr([1, 3], [2, 0], [4, 5]), np.array([1, 1, 1]), "train"),
        (arr([5, 0, 1], [2, 3, 0], [4, 6, 7]), np.array([0, 0, 2]), "eval"),
        (arr([0, 1, 9], [8, 1, 2], [0, 2, 1], [3, 4, 5]), np.array([2, 0, 1, 1]), "train"),
    ],
    tolerance=1e-6,  # the mean of float32 numbers
    run=_evaluate,
)
def evaluate(model, X, y):
    import torch

    was = model.training
    model.eval()
    with torch.no_grad():
        right = model(X).argmax(dim=1) == y
    model.train(was)
    return right.float().mean().item()


@evaluate.mistake
def forgot_eval(model, X, y):
    import torch

    with torch.no_grad():
        right = model(X).argmax(dim=1) == y
    return right.float().mean().item()


@evaluate.mistake(key="forgot_eval")
def eval_uncalled(model, X, y):
    import torch

    model.eval  # noqa: B018
    with torch.no_grad():
        right = model(X).argmax(dim=1) == y
    model.train()
    return right.float().mean().item()


@evaluate.mistake
def forgot_no_grad(model, X, y):
    was = model.training
    model.eval()
    right = model(X).argmax(dim=1) == y
    model.train(was)
    return right.float().mean().item()


@evaluate.mistake(key="forgot_no_grad")
def no_grad_without_with(model, X, y):
    import torch

    model.eval()
    torch.no_grad()
    right = model(X).argmax(dim=1) == y
    model.train()
    return right.float().mean().item()


@evaluate.mistake
def forgot_back(model, X, y):
    import torch

    model.eval()
    with torch.no_grad():
        right = model(X).argmax(dim=1) == y
    return right.float().mean().item()


@evaluate.mistake(key="forgot_back")
def train_uncalled(model, X, y):
    import torch

    model.eval()
    with torch.no_grad():
        right = model(X).argmax(dim=1) == y
    model.train  # noqa: B018
    return right.float().mean().item()


@evaluate.mistake
def neither(model, X, y):
    return (model(X).argmax(dim=1) == y).float().mean().item()


@evaluate.mistake(key="neither")
def called_too_early(model, X, y):
    import torch

    logits = model(X)
    was = model.training
    model.eval()
    with torch.no_grad():
        right = logits.argmax(dim=1) == y
    model.train(was)
    return right.float().mean().item()


@evaluate.mistake
def eval_only(model, X, y):
    model.eval()
    return (model(X).argmax(dim=1) == y).float().mean().item()


@evaluate.mistake
def brackets_of_no_grad(model, X, y):
    import torch

    model.eval()
    with torch.no_grad:
        right = model(X).argmax(dim=1) == y
    model.train()
    return right.float().mean().item()


@evaluate.mistake
def always_train(model, X, y):
    import torch

    model.eval()
    with torch.no_grad():
        right = model(X).argmax(dim=1) == y
    model.train()
    return right.float().mean().item()


@evaluate.mistake
def only_the_flag(model, X, y):
    import torch

    was = model.training
    model.eval()
    with torch.no_grad():
        right = model(X).argmax(dim=1) == y
    model.training = was
    return right.float().mean().item()


@evaluate.mistake
def grad_off(model, X, y):
    import torch

    was = model.training
    model.eval()
    torch.set_grad_enabled(False)
    right = model(X).argmax(dim=1) == y
    model.train(was)
    return right.float().mean().item()


@evaluate.mistake
def wrong_axis(model, X, y):
    import torch

    was = model.training
    model.eval()
    with torch.no_grad():
        right = model(X).argmax(dim=0) == y
    model.train(was)
    return right.float().mean().item()


@evaluate.mistake
def counted(model, X, y):
    import torch

    was = model.training
    model.eval()
    with torch.no_grad():
        right = model(X).argmax(dim=1) == y
    model.train(was)
    return right.sum().item()


@evaluate.mistake
def returned_loss(model, X, y):
    import torch

    was = model.training
    model.eval()
    with torch.no_grad():
        loss = torch.nn.functional.cross_entropy(model(X), y)
    model.train(was)
    return loss.item()


@evaluate.mistake
def error_rate(model, X, y):
    import torch

    was = model.training
    model.eval()
    with torch.no_grad():
        wrong = model(X).argmax(dim=1) != y
    model.train(was)
    return wrong.float().mean().item()


@evaluate.mistake
def percent(model, X, y):
    import torch

    was = model.training
    model.eval()
    with torch.no_grad():
        right = model(X).argmax(dim=1) == y
    model.train(was)
    return 100 * right.float().mean().item()


@evaluate.mistake
def forgot_return(model, X, y):
    import torch

    was = model.training
    model.eval()
    with torch.no_grad():
        (model(X).argmax(dim=1) == y).float().mean().item()
    model.train(was)


@evaluate.mistake
def returned_none(model, X, y):
    import torch

    def accuracy(logits, y): ...

    was = model.training
    model.eval()
    with torch.no_grad():
        share = accuracy(model(X), y)
    model.train(was)
    return share
