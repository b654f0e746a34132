"""Exercise of lesson 08: batch normalisation, as in training."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .variants import know
from .words_08 import WORDS


@exercise(
    WORDS["batch_norm"],
    cases=[
        (arr([2], [6]), arr(3), arr(10)),
        (arr([2, 0], [6, 10]), arr(1, 3), arr(0, 10)),
        (arr([2], [6]), arr(3), arr(10), 5.0),
        (arr([1, 0], [2, 8], [6, 4]), arr(2, 1), arr(0, 5)),
        (arr([2, 5], [6, 5]), arr(2, 3), arr(1, 7)),
        (arr([1, 0, 9], [7, 8, 3], [4, 4, 3], [0, 8, 5]), arr(2, 1, 3), arr(0, 4, 5), 0.5),
    ],
)
def batch_norm(X, gamma, beta, eps=1e-5):
    mean, var = X.mean(axis=0), X.var(axis=0)
    X_hat = (X - mean) / np.sqrt(var + eps)
    return gamma * X_hat + beta


@batch_norm.mistake
def layer_norm(X, gamma, beta, eps=1e-5):
    mean, var = X.mean(axis=1, keepdims=True), X.var(axis=1, keepdims=True)
    return gamma * (X - mean) / np.sqrt(var + eps) + beta


@batch_norm.mistake(key="layer_norm")
def rows_without_keepdims(X, gamma, beta, eps=1e-5):
    mean, var = X.mean(axis=1), X.var(axis=1)
    return gamma * (X - mean) / np.sqrt(var + eps) + beta


@batch_norm.mistake
def one_less(X, gamma, beta, eps=1e-5):
    mean, var = X.mean(axis=0), X.var(axis=0, ddof=1)
    return gamma * (X - mean) / np.sqrt(var + eps) + beta


@batch_norm.mistake
def over_everything(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean()) / np.sqrt(X.var() + eps) + beta


@batch_norm.mistake
def one_variance(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean(axis=0)) / np.sqrt(X.var() + eps) + beta


@batch_norm.mistake
def one_mean(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean()) / np.sqrt(X.var(axis=0) + eps) + beta


@batch_norm.mistake
def no_scale_and_shift(X, gamma, beta, eps=1e-5):
    return (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + eps)


@batch_norm.mistake
def forgot_gamma(X, gamma, beta, eps=1e-5):
    return (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + eps) + beta


@batch_norm.mistake
def forgot_beta(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + eps)


@batch_norm.mistake
def beta_first(X, gamma, beta, eps=1e-5):
    return gamma * ((X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + eps) + beta)


@batch_norm.mistake
def exchanged(X, gamma, beta, eps=1e-5):
    return beta * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + eps) + gamma


@batch_norm.mistake
def minus_beta(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + eps) - beta


@batch_norm.mistake
def eps_outside(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean(axis=0)) / (X.std(axis=0) + eps) + beta


@batch_norm.mistake
def eps_alone(X, gamma, beta, eps=1e-5):
    X_hat = (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0)) + eps
    return gamma * X_hat + beta


@batch_norm.mistake(key="eps_alone")
def eps_alone_in_one_line(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0)) + eps + beta


@batch_norm.mistake(key="eps_alone")
def eps_alone_without_gamma_and_beta(X, gamma, beta, eps=1e-5):
    return (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0)) + eps


@batch_norm.mistake
def forgot_eps(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean(axis=0)) / X.std(axis=0) + beta


@batch_norm.mistake(within=0.0001)
def fixed_eps(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + 1e-5) + beta


@batch_norm.mistake
def eps_only_at_zero(X, gamma, beta, eps=1e-5):
    var = X.var(axis=0)
    var[var == 0] = eps
    return gamma * (X - X.mean(axis=0)) / np.sqrt(var) + beta


@batch_norm.mistake(key="eps_only_at_zero")
def at_least_eps(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean(axis=0)) / np.sqrt(np.maximum(X.var(axis=0), eps)) + beta


@batch_norm.mistake(key="eps_only_at_zero")
def one_at_zero(X, gamma, beta, eps=1e-5):
    std = X.std(axis=0)
    std[std == 0] = 1
    return gamma * (X - X.mean(axis=0)) / std + beta


@batch_norm.mistake
def by_variance(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean(axis=0)) / (X.var(axis=0) + eps) + beta


@batch_norm.mistake
def root_of_std(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean(axis=0)) / np.sqrt(X.std(axis=0) + eps) + beta


@batch_norm.mistake
def only_centred(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean(axis=0)) + beta


@batch_norm.mistake
def not_centred(X, gamma, beta, eps=1e-5):
    return gamma * X / np.sqrt(X.var(axis=0) + eps) + beta


@batch_norm.mistake
def no_brackets(X, gamma, beta, eps=1e-5):
    X_hat = X - X.mean(axis=0) / np.sqrt(X.var(axis=0) + eps)
    return gamma * X_hat + beta


@batch_norm.mistake(key="no_brackets")
def no_brackets_in_one_line(X, gamma, beta, eps=1e-5):
    return gamma * X - X.mean(axis=0) / np.sqrt(X.var(axis=0) + eps) + beta


@batch_norm.mistake(key="no_brackets")
def no_brackets_gamma_last(X, gamma, beta, eps=1e-5):
    return X - X.mean(axis=0) / np.sqrt(X.var(axis=0) + eps) * gamma + beta


@batch_norm.mistake(key="no_brackets")
def no_brackets_and_no_gamma(X, gamma, beta, eps=1e-5):
    return X - X.mean(axis=0) / np.sqrt(X.var(axis=0) + eps) + beta


@batch_norm.mistake(key="no_brackets")
def no_brackets_in_X_hat_alone(X, gamma, beta, eps=1e-5):
    return X - X.mean(axis=0) / np.sqrt(X.var(axis=0) + eps)


@batch_norm.mistake(key="no_brackets")
def no_brackets_at_the_product(X, gamma, beta, eps=1e-5):
    return gamma * X - X.mean(axis=0) * gamma / np.sqrt(X.var(axis=0) + eps) + beta


@batch_norm.mistake(key="no_brackets")
def no_brackets_anywhere(X, gamma, beta, eps=1e-5):
    return gamma * X - X.mean(axis=0) / np.sqrt(X.var(axis=0)) + eps + beta


@batch_norm.mistake(key="no_brackets")
def no_brackets_anywhere_in_X_hat(X, gamma, beta, eps=1e-5):
    X_hat = X - X.mean(axis=0) / np.sqrt(X.var(axis=0)) + eps
    return gamma * X_hat + beta


@batch_norm.mistake
def root_mean_square(X, gamma, beta, eps=1e-5):
    return gamma * X / np.sqrt((X**2).mean(axis=0) + eps) + beta


@batch_norm.mistake(key="root_mean_square")
def centred_by_the_square(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean(axis=0)) / np.sqrt((X**2).mean(axis=0) + eps) + beta


@batch_norm.mistake
def summed_squares(X, gamma, beta, eps=1e-5):
    centred = X - X.mean(axis=0)
    return gamma * centred / np.sqrt((centred**2).sum(axis=0) + eps) + beta


@batch_norm.mistake
def min_max(X, gamma, beta, eps=1e-5):
    low, high = X.min(axis=0), X.max(axis=0)
    return gamma * (X - low) / (high - low + eps) + beta


@batch_norm.mistake
def multiplied(X, gamma, beta, eps=1e-5):
    return gamma * (X - X.mean(axis=0)) * np.sqrt(X.var(axis=0) + eps) + beta


@batch_norm.mistake
def matrix_product(X, gamma, beta, eps=1e-5):
    return (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + eps) @ gamma + beta


_AXIS, _ROOT, _END = "axis=0", "np.sqrt(var + eps)", "gamma * X_hat + beta"
_ROOTS = ({}, {_ROOT: "np.sqrt(var)"}, {_ROOT: "(np.sqrt(var) + eps)"})

know(
    batch_norm,
    {
        "over_everything": [{_AXIS: ""} | root for root in _ROOTS[1:]],
        "no_axis_no_gamma": [
            {_AXIS: "", _END: end} | root for end in ("X_hat + beta", "X_hat") for root in _ROOTS
        ],
    },
)
