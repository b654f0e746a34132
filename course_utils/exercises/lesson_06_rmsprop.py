"""Exercise of lesson 06: one step of RMSprop."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .variants import know
from .words_06 import WORDS


@exercise(
    WORDS["rmsprop"],
    cases=[
        (arr(1), arr(2), arr(14), 0.1, 0.5),
        (arr(1), arr(-3), arr(4), 0.1, 0.9, 0.5),
        (arr(1), arr(2), arr(0), 0.01),
        (arr(1, -2, 3), arr(0.5, -4, 0), arr(2, 9, 0), 0.5),
    ],
)
def rmsprop(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + (1 - alpha) * grad**2
    w = w - lr * grad / (np.sqrt(s) + eps)
    return w, s


@rmsprop.mistake
def alpha_swapped(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = (1 - alpha) * s + alpha * grad**2
    return w - lr * grad / (np.sqrt(s) + eps), s


@rmsprop.mistake
def by_the_square(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + (1 - alpha) * grad**2
    return w - lr * grad / (s + eps), s


@rmsprop.mistake
def adds_up(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = s + grad**2
    return w - lr * grad / (np.sqrt(s) + eps), s


@rmsprop.mistake
def whole_square(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + grad**2
    return w - lr * grad / (np.sqrt(s) + eps), s


@rmsprop.mistake
def no_memory(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = (1 - alpha) * grad**2
    return w - lr * grad / (np.sqrt(s) + eps), s


@rmsprop.mistake
def sign_left_in(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + (1 - alpha) * grad
    return w - lr * grad / (np.sqrt(s) + eps), s


@rmsprop.mistake
def late_s(w, grad, s, lr, alpha=0.99, eps=1e-8):
    new = alpha * s + (1 - alpha) * grad**2
    return w - lr * grad / (np.sqrt(s) + eps), new


@rmsprop.mistake
def eps_inside(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + (1 - alpha) * grad**2
    return w - lr * grad / np.sqrt(s + eps), s


@rmsprop.mistake
def zero_by_zero(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + (1 - alpha) * grad**2
    return w - lr * grad / np.sqrt(s), s


@rmsprop.mistake
def no_rate(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + (1 - alpha) * grad**2
    return w - grad / (np.sqrt(s) + eps), s


@rmsprop.mistake
def climbs(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + (1 - alpha) * grad**2
    return w + lr * grad / (np.sqrt(s) + eps), s


@rmsprop.mistake
def forgot_s(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + (1 - alpha) * grad**2
    return w - lr * grad / (np.sqrt(s) + eps)


@rmsprop.mistake
def swapped_places(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + (1 - alpha) * grad**2
    return s, w - lr * grad / (np.sqrt(s) + eps)


@rmsprop.mistake
def kept_s(w, grad, s, lr, alpha=0.99, eps=1e-8):
    new = alpha * s + (1 - alpha) * grad**2
    return w - lr * grad / (np.sqrt(new) + eps), s


@rmsprop.mistake
def eps_alone(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + (1 - alpha) * grad**2
    return w - lr * grad / np.sqrt(s) + eps, s


@rmsprop.mistake
def forgot_grad(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + (1 - alpha) * grad**2
    return w - lr / (np.sqrt(s) + eps), s


@rmsprop.mistake
def root_kept(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = np.sqrt(alpha * s + (1 - alpha) * grad**2)
    return w - lr * grad / (s + eps), s


@rmsprop.mistake
def not_scaled(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + (1 - alpha) * grad**2
    return w - lr * grad, s


@rmsprop.mistake
def one_minus_forgotten_brackets(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + 1 - alpha * grad**2
    return w - lr * grad / (np.sqrt(s) + eps), s


@rmsprop.mistake
def squared_together(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = (alpha * s + (1 - alpha) * grad) ** 2
    return w - lr * grad / (np.sqrt(s) + eps), s


@rmsprop.mistake
def same_share(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + alpha * grad**2
    return w - lr * grad / (np.sqrt(s) + eps), s


@rmsprop.mistake
def multiplied(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = alpha * s + (1 - alpha) * grad**2
    return w - lr * grad * (np.sqrt(s) + eps), s


@rmsprop.mistake
def fixed_alpha(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = 0.9 * s + 0.1 * grad**2
    return w - lr * grad / (np.sqrt(s) + eps), s


@rmsprop.mistake(key="fixed_alpha")
def fixed_at_99(w, grad, s, lr, alpha=0.99, eps=1e-8):
    s = 0.99 * s + 0.01 * grad**2
    return w - lr * grad / (np.sqrt(s) + eps), s


@rmsprop.mistake
def only_s(w, grad, s, lr, alpha=0.99, eps=1e-8):
    return alpha * s + (1 - alpha) * grad**2


NEW, ROOT = "alpha * s + (1 - alpha) * grad**2", "(np.sqrt(s) + eps)"
know(rmsprop, {
    "sign_left_in": [{"grad**2": "np.abs(grad)"}],
    "share_squared": [{"(1 - alpha) * grad**2": "((1 - alpha) * grad) ** 2"}],
    "old_s_whole": [{"alpha * s +": "s +"}, {"alpha * s +": "s + alpha * s +"}],
    "over_weights": [{"grad**2": "np.mean(grad**2)"}, {"np.sqrt(s)": "np.sqrt(np.mean(s))"}],
    "s_on_top": [{"lr * grad": "lr * s"}],
})  # fmt: skip
