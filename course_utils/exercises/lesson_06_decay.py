"""Exercise of lesson 06: Adam's weight decay; what goes wrong when the rest of Adam is right."""

import numpy as np

from .lesson_06_adam import adam
from .lesson_06_options import also_without

also_without(adam, position=6, off=0.0)  # all so far are mistakes in Adam itself


@adam.mistake
def no_decay(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def decay_in_grad(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    grad = grad + weight_decay * w
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake(key="decay_in_grad")
def decay_in_m(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * (grad + weight_decay * w)
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def penalty_itself(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    grad = grad + 0.5 * weight_decay * w**2
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def decay_on_grad(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    grad = grad * (1 - lr * weight_decay)
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def decay_late(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
    return w * (1 - lr * weight_decay), m, v


@adam.mistake
def decay_without_rate(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    w = w * (1 - weight_decay)
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def decay_only(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    w = w * lr * weight_decay
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake(key="decay_only")
def decay_only_wd(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    w = w * weight_decay
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def decay_grows(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    w = w * (1 + lr * weight_decay)
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def decay_without_w(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    w = w - lr * weight_decay
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def decay_by_sign(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    w = w - lr * weight_decay * np.sign(w)
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def decay_by_grad(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    w = w - lr * weight_decay * grad
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def decay_divided(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * (m_hat + weight_decay * w) / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def decay_on_step(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * (1 - lr * weight_decay) * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def decay_twice(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    w = w * (1 - lr * weight_decay)
    grad = grad + weight_decay * w
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def decay_every_t(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    w = w * (1 - lr * weight_decay) ** t
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@adam.mistake
def decay_once(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    if t == 1:
        w = w * (1 - lr * weight_decay)
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
