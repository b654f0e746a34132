"""Exercises of lesson 06: Adagrad; the rest in the modules named below.

Read lesson_06_momentum.py next, then lesson_06_rmsprop.py, lesson_06_adam.py,
lesson_06_decay.py (Adam's weight decay) and lesson_06_steps.py.
"""

import numpy as np

from .arrays import arr
from .checker import exercise
from .lesson_06_decay import adam
from .lesson_06_momentum import momentum
from .lesson_06_rmsprop import rmsprop
from .lesson_06_steps import steps
from .variants import know
from .words_06 import WORDS

__all__ = ["adagrad", "adam", "momentum", "rmsprop", "steps"]


@exercise(
    WORDS["adagrad"],
    cases=[
        (arr(1), arr(3), arr(16), 0.1),
        (arr(1), arr(-2), arr(0), 0.1),
        (arr(1), arr(3), arr(7), 0.1, 0.5),
        (arr(1, -2, 3), arr(0.5, -4, 0), arr(2, 9, 0), 0.5),
    ],
)
def adagrad(w, grad, s, lr, eps=1e-10):
    s = s + grad**2
    w = w - lr * grad / (np.sqrt(s) + eps)
    return w, s


@adagrad.mistake
def no_root(w, grad, s, lr, eps=1e-10):
    s = s + grad**2
    return w - lr * grad / (s + eps), s


@adagrad.mistake
def not_added_up(w, grad, s, lr, eps=1e-10):
    s = grad**2
    return w - lr * grad / (np.sqrt(s) + eps), s


@adagrad.mistake
def not_squared(w, grad, s, lr, eps=1e-10):
    s = s + grad
    return w - lr * grad / (np.sqrt(s) + eps), s


@adagrad.mistake
def old_s(w, grad, s, lr, eps=1e-10):
    return w - lr * grad / (np.sqrt(s) + eps), s + grad**2


@adagrad.mistake
def forgetful(w, grad, s, lr, eps=1e-10):
    s = 0.9 * s + 0.1 * grad**2
    return w - lr * grad / (np.sqrt(s) + eps), s


@adagrad.mistake
def root_kept(w, grad, s, lr, eps=1e-10):
    s = np.sqrt(s + grad**2)
    return w - lr * grad / (s + eps), s


@adagrad.mistake
def forgot_rate(w, grad, s, lr, eps=1e-10):
    s = s + grad**2
    return w - grad / (np.sqrt(s) + eps), s


@adagrad.mistake
def forgot_eps(w, grad, s, lr, eps=1e-10):
    s = s + grad**2
    return w - lr * grad / np.sqrt(s), s


@adagrad.mistake
def uphill(w, grad, s, lr, eps=1e-10):
    s = s + grad**2
    return w + lr * grad / (np.sqrt(s) + eps), s


@adagrad.mistake
def one_for_all(w, grad, s, lr, eps=1e-10):
    s = s + np.sum(grad**2)
    return w - lr * grad / (np.sqrt(s) + eps), s


@adagrad.mistake
def not_scaled(w, grad, s, lr, eps=1e-10):
    s = s + grad**2
    return w - lr * grad, s


@adagrad.mistake
def w_alone(w, grad, s, lr, eps=1e-10):
    s = s + grad**2
    return w - lr * grad / (np.sqrt(s) + eps)


@adagrad.mistake
def s_first(w, grad, s, lr, eps=1e-10):
    s = s + grad**2
    return s, w - lr * grad / (np.sqrt(s) + eps)


@adagrad.mistake
def grad_doubled(w, grad, s, lr, eps=1e-10):
    s = s + grad * 2
    return w - lr * grad / (np.sqrt(s) + eps), s


@adagrad.mistake
def forgot_grad(w, grad, s, lr, eps=1e-10):
    s = s + grad**2
    return w - lr / (np.sqrt(s) + eps), s


@adagrad.mistake
def sizes_added(w, grad, s, lr, eps=1e-10):
    s = s + np.abs(grad)
    return w - lr * grad / (np.sqrt(s) + eps), s


@adagrad.mistake
def kept_s(w, grad, s, lr, eps=1e-10):
    new = s + grad**2
    return w - lr * grad / (np.sqrt(new) + eps), s


@adagrad.mistake
def squared_together(w, grad, s, lr, eps=1e-10):
    s = (s + grad) ** 2
    return w - lr * grad / (np.sqrt(s) + eps), s


@adagrad.mistake
def multiplied(w, grad, s, lr, eps=1e-10):
    s = s + grad**2
    return w - lr * grad * (np.sqrt(s) + eps), s


@adagrad.mistake
def step_with_s(w, grad, s, lr, eps=1e-10):
    s = s + grad**2
    return w - lr * s, s


@adagrad.mistake
def only_s(w, grad, s, lr, eps=1e-10):
    return s + grad**2


ROOT, SUM = "(np.sqrt(s) + eps)", "s + grad**2"
know(adagrad, {
    "eps_alone": [{ROOT: "np.sqrt(s) + eps"}],
    "eps_inside": [{ROOT: "np.sqrt(s + eps)"}],
    "not_squared": [{SUM: "s + grad", ROOT: "(s + eps)"}],
    "sizes_added": [{SUM: "s + np.abs(grad)", ROOT: "(s + eps)"}],
})  # fmt: skip
