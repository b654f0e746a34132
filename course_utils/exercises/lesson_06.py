"""Exercises of lesson 06: momentum and Adagrad; the rest in the modules named below.

Read lesson_06_rmsprop.py next, then lesson_06_adam.py and lesson_06_steps.py.
"""

import numpy as np

from .checker import exercise
from .lesson_06_adam import adam
from .lesson_06_rmsprop import rmsprop
from .lesson_06_steps import steps
from .words_06 import WORDS

__all__ = ["adagrad", "adam", "momentum", "rmsprop", "steps"]


def _a(*values):
    return np.array(values, dtype=float)


@exercise(
    WORDS["momentum"],
    cases=[
        (_a(1), _a(2), _a(4), 0.1, 0.5),
        (_a(1), _a(2), _a(0), 0.1, 0.9),
        (_a(1, -2), _a(0.5, 1), _a(1, -3), 0.01, 0.9),
    ],
)
def momentum(w, grad, v, lr, mu):
    v = mu * v + grad
    w = w - lr * v
    return w, v


@momentum.mistake
def averaged(w, grad, v, lr, mu):
    v = mu * v + (1 - mu) * grad
    return w - lr * v, v


@momentum.mistake
def rate_in_v(w, grad, v, lr, mu):
    v = mu * v + lr * grad
    return w - v, v


@momentum.mistake
def book_form(w, grad, v, lr, mu):
    v = mu * v - lr * grad
    return w + v, v


@momentum.mistake
def plus(w, grad, v, lr, mu):
    v = mu * v + grad
    return w + lr * v, v


@momentum.mistake
def old_v(w, grad, v, lr, mu):
    return w - lr * v, mu * v + grad


@momentum.mistake
def forgot_mu(w, grad, v, lr, mu):
    v = v + grad
    return w - lr * v, v


@momentum.mistake
def plain_step(w, grad, v, lr, mu):
    v = mu * v + grad
    return w - lr * grad, v


@momentum.mistake
def kept_v(w, grad, v, lr, mu):
    return w - lr * (mu * v + grad), v


@momentum.mistake
def mu_on_grad(w, grad, v, lr, mu):
    v = v + mu * grad
    return w - lr * v, v


@momentum.mistake
def nesterov(w, grad, v, lr, mu):
    v = mu * v + grad
    return w - lr * (grad + mu * v), v


@momentum.mistake
def only_w(w, grad, v, lr, mu):
    return w - lr * (mu * v + grad)


@momentum.mistake
def order(w, grad, v, lr, mu):
    v = mu * v + grad
    return v, w - lr * v


@momentum.mistake
def no_rate(w, grad, v, lr, mu):
    v = mu * v + grad
    return w - v, v


@momentum.mistake
def minus_in_v(w, grad, v, lr, mu):
    v = mu * v - grad
    return w + lr * v, v


@momentum.mistake
def minus_grad(w, grad, v, lr, mu):
    v = mu * v - grad
    return w - lr * v, v


@momentum.mistake
def grad_twice(w, grad, v, lr, mu):
    v = mu * v + grad
    return w - lr * (grad + v), v


@momentum.mistake
def mu_on_both(w, grad, v, lr, mu):
    v = mu * (v + grad)
    return w - lr * v, v


@momentum.mistake
def forgot_old_v(w, grad, v, lr, mu):
    v = grad
    return w - lr * v, v


@momentum.mistake
def only_v(w, grad, v, lr, mu):
    return mu * v + grad


@momentum.mistake
def step_returned(w, grad, v, lr, mu):
    v = mu * v + grad
    return lr * v, v


@momentum.mistake
def w_minus_grad_kept(w, grad, v, lr, mu):
    return w - lr * grad, v


@momentum.mistake
def one_minus_mu(w, grad, v, lr, mu):
    v = mu * v + (1 - mu) * grad
    return w - lr * grad, v


@exercise(
    WORDS["adagrad"],
    cases=[
        (_a(1), _a(3), _a(16), 0.1),
        (_a(1), _a(-2), _a(0), 0.1),
        (_a(1, -2, 3), _a(0.5, -4, 0), _a(2, 9, 0), 0.5),
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
