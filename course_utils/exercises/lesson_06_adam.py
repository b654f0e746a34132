"""Exercise of lesson 06: one step of Adam; what goes wrong in Adam itself.

What goes wrong in the weight decay stands in lesson_06_decay.py.
"""

import numpy as np

from .arrays import arr
from .checker import exercise
from .variants import know
from .words_06 import WORDS


@exercise(
    WORDS["adam"],
    cases=[
        (arr(1), arr(2), arr(0), arr(0), 1, 0.1),
        (arr(1), arr(2), arr(1), arr(4), 2, 0.1, 0.0, 0.5, 0.75),
        (arr(1), arr(-3), arr(0.5), arr(2), 3, 0.1, 0.0, 0.5, 0.9, 0.5),
        (arr(1, -2, 3), arr(0.5, -4, 0), arr(-1, 0.2, 0), arr(2, 9, 0), 10, 0.01),
        (arr(2), arr(3), arr(0), arr(0), 1, 0.1, 0.5),
        (arr(4, -2), arr(0.5, 1), arr(1, -3), arr(2, 9), 3, 0.1, 0.2, 0.5, 0.75),
    ],
)
def adam(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    w = w * (1 - lr * weight_decay)
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
    return w, m, v


@adam.mistake
def no_correction(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    return w * (1 - lr * weight_decay) - lr * m / (np.sqrt(v) + eps), m, v


@adam.mistake
def only_m_corrected(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat = m / (1 - beta1**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v) + eps), m, v


@adam.mistake
def only_v_corrected(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    v_hat = v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * m / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def returned_corrected(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m = m / (1 - beta1**t)
    v = v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * m / (np.sqrt(v) + eps), m, v


@adam.mistake
def betas_swapped(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta2 * m + (1 - beta2) * grad
    v = beta1 * v + (1 - beta1) * grad**2
    m_hat, v_hat = m / (1 - beta2**t), v / (1 - beta1**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def shares_swapped(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = (1 - beta1) * m + beta1 * grad
    v = (1 - beta2) * v + beta2 * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def no_root(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / (v_hat + eps), m, v


@adam.mistake
def from_zero(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1 ** (t - 1)), v / (1 - beta2 ** (t - 1))
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def one_ahead(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1))
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def times_t(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1 * t), v / (1 - beta2 * t)
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def eps_inside(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / np.sqrt(v_hat + eps), m, v


@adam.mistake
def eps_early(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    lr_t = lr * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return w * (1 - lr * weight_decay) - lr_t * m / (np.sqrt(v) + eps), m, v


@adam.mistake
def forgot_eps(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / np.sqrt(v_hat), m, v


@adam.mistake
def grad_on_top(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    v_hat = v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * grad / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def not_squared(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def plus(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) + lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def only_w(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps)


@adam.mistake
def w_last(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return m, v, w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps)


@adam.mistake
def forgot_power(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def old_memories(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    w = w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps)
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    return w, m, v


@adam.mistake
def no_brackets(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / 1 - beta1**t, v / 1 - beta2**t
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def multiplied_correction(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m * (1 - beta1**t), v * (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def kept_old(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    new_m = beta1 * m + (1 - beta1) * grad
    new_v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = new_m / (1 - beta1**t), new_v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def one_beta(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta1 * v + (1 - beta1) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta1**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def one_beta_corrects(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta1**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def whole_gradient(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + grad
    v = beta2 * v + grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake(key="whole_gradient")
def whole_gradient_in_m(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def memories_swapped(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / (np.sqrt(v_hat) + eps), v, m


@adam.mistake
def forgot_rate(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def eps_alone(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w * (1 - lr * weight_decay) - lr * m_hat / np.sqrt(v_hat) + eps, m, v


know(adam, {
    "correction_after_root": [{"(np.sqrt(v_hat) + eps)":
                               "(np.sqrt(v) / (1 - beta2**t) + eps)"}],
    "square_of_m": [{"grad**2": "m**2"}],
})  # fmt: skip
