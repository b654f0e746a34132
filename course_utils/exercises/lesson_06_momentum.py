"""Exercise of lesson 06: one step of SGD, momentum and Nesterov, in one function."""


from .arrays import arr
from .checker import exercise
from .lesson_06_options import also_without
from .variants import know
from .words_06 import WORDS


@exercise(
    WORDS["momentum"],
    cases=[
        (arr(1), arr(2), arr(6), 0.1, 0.5),
        (arr(1), arr(2), arr(0), 0.1, 0.9),
        (arr(1), arr(2), arr(6), 0.1, 0.0),
        (arr(1, -2), arr(0.5, 1), arr(1, -3), 0.01, 0.9),
        (arr(1), arr(2), arr(6), 0.1, 0.5, True),
        (arr(1, -2), arr(0.5, 1), arr(1, -3), 0.01, 0.9, True),
    ],
)
def momentum(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = grad + mu * v if nesterov else v
    w = w - lr * step
    return w, v


@momentum.mistake
def averaged(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + (1 - mu) * grad
    step = grad + mu * v if nesterov else v
    return w - lr * step, v


@momentum.mistake
def rate_in_v(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + lr * grad
    step = lr * grad + mu * v if nesterov else v
    return w - step, v


@momentum.mistake
def book_form(w, grad, v, lr, mu, nesterov=False):
    v = mu * v - lr * grad
    step = mu * v - lr * grad if nesterov else v
    return w + step, v


@momentum.mistake
def plus(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = grad + mu * v if nesterov else v
    return w + lr * step, v


@momentum.mistake
def old_v(w, grad, v, lr, mu, nesterov=False):
    step = grad + mu * v if nesterov else v
    return w - lr * step, mu * v + grad


@momentum.mistake
def forgot_mu(w, grad, v, lr, mu, nesterov=False):
    v = v + grad
    step = grad + mu * v if nesterov else v
    return w - lr * step, v


@momentum.mistake
def plain_step(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = grad + mu * v if nesterov else grad
    return w - lr * step, v


@momentum.mistake
def kept_v(w, grad, v, lr, mu, nesterov=False):
    new = mu * v + grad
    step = grad + mu * new if nesterov else new
    return w - lr * step, v


@momentum.mistake
def mu_on_grad(w, grad, v, lr, mu, nesterov=False):
    v = v + mu * grad
    step = grad + mu * v if nesterov else v
    return w - lr * step, v


@momentum.mistake
def only_w(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = grad + mu * v if nesterov else v
    return w - lr * step


@momentum.mistake
def order(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = grad + mu * v if nesterov else v
    return v, w - lr * step


@momentum.mistake
def no_rate(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = grad + mu * v if nesterov else v
    return w - step, v


@momentum.mistake
def minus_in_v(w, grad, v, lr, mu, nesterov=False):
    v = mu * v - grad
    step = mu * v - grad if nesterov else v
    return w + lr * step, v


@momentum.mistake
def minus_grad(w, grad, v, lr, mu, nesterov=False):
    v = mu * v - grad
    step = grad + mu * v if nesterov else v
    return w - lr * step, v


@momentum.mistake
def grad_twice(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = grad + mu * v if nesterov else grad + v
    return w - lr * step, v


@momentum.mistake
def mu_on_both(w, grad, v, lr, mu, nesterov=False):
    v = mu * (v + grad)
    step = grad + mu * v if nesterov else v
    return w - lr * step, v


@momentum.mistake
def forgot_old_v(w, grad, v, lr, mu, nesterov=False):
    v = grad
    step = grad + mu * v if nesterov else v
    return w - lr * step, v


@momentum.mistake
def only_v(w, grad, v, lr, mu, nesterov=False):
    return mu * v + grad


@momentum.mistake
def step_returned(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = grad + mu * v if nesterov else v
    return lr * step, v


@momentum.mistake
def w_minus_grad_kept(w, grad, v, lr, mu, nesterov=False):
    return w - lr * grad, v


@momentum.mistake
def one_minus_mu(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + (1 - mu) * grad
    step = grad + mu * v if nesterov else grad
    return w - lr * step, v


know(momentum, {
    "fixed_mu": [{"mu * v": "0.9 * v"}],
    "rate_twice": [{"mu * v + grad": "mu * v + lr * grad"}],
})  # fmt: skip
also_without(momentum, position=5, off=False)
know(momentum, {
    "nesterov_v_left": [{"    v = mu": "    old = v\n    v = mu",
                         "w, v\n": "w, old if nesterov else v\n"}],
})  # fmt: skip

# From here on plain momentum is right, and Nesterov's step is not.


@momentum.mistake
def nesterov_never(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    return w - lr * v, v


@momentum.mistake(key="nesterov_never")
def nesterov_with_old_v(w, grad, v, lr, mu, nesterov=False):
    step = grad + mu * v  # of the old v, this is the new v
    v = mu * v + grad
    return w - lr * (step if nesterov else v), v


@momentum.mistake
def nesterov_always(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    return w - lr * (grad + mu * v), v


@momentum.mistake
def nesterov_swapped(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = v if nesterov else grad + mu * v
    return w - lr * step, v


@momentum.mistake
def nesterov_kept(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    if nesterov:
        v = grad + mu * v
    return w - lr * v, v


@momentum.mistake
def nesterov_without_grad(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = mu * v if nesterov else v
    return w - lr * step, v


@momentum.mistake
def nesterov_without_mu(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = grad + v if nesterov else v
    return w - lr * step, v


@momentum.mistake
def nesterov_mu_on_grad(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = mu * grad + v if nesterov else v
    return w - lr * step, v


@momentum.mistake
def nesterov_mu_on_both(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = mu * (grad + v) if nesterov else v
    return w - lr * step, v


@momentum.mistake
def nesterov_v_for_grad(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = v + mu * v if nesterov else v
    return w - lr * step, v


@momentum.mistake
def nesterov_on_top(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    if nesterov:
        w = w - lr * (grad + mu * v)
    w = w - lr * v
    return w, v


@momentum.mistake
def nesterov_moved_first(w, grad, v, lr, mu, nesterov=False):
    if nesterov:
        w = w - lr * mu * v
    v = mu * v + grad
    return w - lr * v, v


@momentum.mistake
def nesterov_rate_inside(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    if nesterov:
        return w - lr * grad + mu * v, v
    return w - lr * v, v


@momentum.mistake
def nesterov_only_grad(w, grad, v, lr, mu, nesterov=False):
    v = mu * v + grad
    step = grad if nesterov else v
    return w - lr * step, v
