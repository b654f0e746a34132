"""Right answers written in other ways than the course's own: each must count as right."""

import math

import numpy as np
import pytest
import torch

from course_utils.exercises import CATALOGUE


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def slope(f, z, eps=1e-6):
    return (f(z + eps) - f(z - eps)) / (2 * eps)


def masked_leaky(z, alpha):
    a = z.copy()
    a[a <= 0] *= alpha
    return a


def looped_softmax(z):
    rows = []
    for row in z:
        e = [math.exp(v - max(row)) for v in row]
        rows.append([v / sum(e) for v in e])
    return rows


def looped_dead(Z):
    dead = 0
    for j in range(Z.shape[1]):
        silent = True
        for z in Z[:, j]:
            if z > 0:
                silent = False
        if silent:
            dead += 1
    return dead


def looped_huber(y_hat, y, delta):
    total = 0
    for a, b in zip(y_hat, y, strict=True):
        r = abs(a - b)
        total += 0.5 * r * r if r < delta else delta * (r - delta / 2)
    return total / len(y)


def masked_huber(y_hat, y, delta):
    r = np.abs(y_hat - y)
    small = r <= delta
    return (small * 0.5 * r**2 + ~small * delta * (r - 0.5 * delta)).sum() / len(r)


def looped_cross_entropy(logits, target):
    losses = []
    for row, right in zip(logits, target, strict=True):
        top = row.max()
        losses.append(top + math.log(sum(math.exp(v - top) for v in row)) - row[right])
    return float(np.mean(losses))


def one_hot_cross_entropy(logits, target):
    z = logits - logits.max(axis=1)[:, None]
    log_p = z - np.log(np.exp(z).sum(axis=1))[:, None]
    return -(np.eye(logits.shape[1])[target] * log_p).sum() / len(target)


def looped_hidden(x, h, y_hat, y, W2):
    g = np.zeros((2, 2))
    for i in range(2):
        for j in range(2):
            for k in range(2):
                d2 = (y_hat[k] - y[k]) * y_hat[k] * (1 - y_hat[k])
                g[i, j] += d2 * W2[k, i] * h[i] * (1 - h[i]) * x[j]
    return g.tolist()


def unbroadcast_at_once(grad, shape):
    extra = grad.ndim - len(shape)
    axes = [i for i in range(grad.ndim) if i < extra or shape[i - extra] == 1]
    return grad.sum(axis=tuple(axes)).reshape(shape)


def nudged_and_put_back(f, x):
    slopes = []
    for i in range(len(x)):
        x[i] += 1e-5
        up = f(x)
        x[i] -= 2e-5
        down = f(x)
        x[i] += 1e-5
        slopes.append((up - down) / 2e-5)
    return slopes


def nudged_by_an_array(f, x):
    steps = 1e-5 * np.eye(len(x))
    return np.array([(f(x + d) - f(x - d)) / 1e-5 / 2 for d in steps])


def in_place_momentum(w, grad, v, lr, mu, nesterov=False):
    w, v = w.copy(), v.copy()
    v *= mu
    v += grad
    w -= lr * (grad + mu * v if nesterov else v)
    return [w, v]


def torch_momentum(w, grad, v, lr, mu, nesterov=False):
    if mu != 0:
        v = mu * v + grad
        grad = grad + mu * v if nesterov else v
    else:
        v = grad
    return w - lr * grad, v


def two_returns(w, grad, v, lr, mu, nesterov=False):
    new = v * mu + grad
    if not nesterov:
        return w - lr * new, new
    return w - lr * (new + mu * (new - v)), new  # ahead by the change of v, as in some books


def looped_adagrad(w, grad, s, lr, eps=1e-10):
    new_s = [a + g * g for a, g in zip(s, grad, strict=True)]
    new_w = [a - lr * g / (math.sqrt(b) + eps) for a, g, b in zip(w, grad, new_s, strict=True)]
    return new_w, new_s


def torch_adam(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    w = w * (1 - lr * weight_decay)
    m = m + (1 - beta1) * (grad - m)
    v = beta2 * v + (1 - beta2) * grad * grad
    root = np.sqrt(v) / np.sqrt(1 - beta2**t) + eps
    return w - lr / (1 - beta1**t) * m / root, m, v


def paper_adam(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * np.square(grad)
    step = m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return w - lr * (step + weight_decay * w), m, v  # of the old w: the same as shrinking first


def adam_with_an_if(w, grad, m, v, t, lr, weight_decay=0.0, beta1=0.9, beta2=0.999, eps=1e-8):
    w, m = w.copy(), beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    if weight_decay > 0:
        w -= lr * weight_decay * w
    w -= lr * (m / (1 - beta1**t)) / ((v / (1 - beta2**t)) ** 0.5 + eps)
    return [w, m, v]


def looped_steps(n_examples, batch_size, epochs):
    steps = 0
    for _ in range(epochs):
        for _start in range(0, n_examples, batch_size):
            steps += 1
    return steps


RIGHT = {
    "lesson_03.leaky_relu": [
        masked_leaky,
        lambda z, alpha: np.maximum(z, alpha * z),
        lambda z, alpha: np.maximum(0, z) + alpha * np.minimum(0, z),
        lambda z, alpha: (z > 0) * z + (z <= 0) * alpha * z,
        lambda z, alpha: z * np.where(z > 0, 1, alpha),
        lambda z, alpha: [v if v > 0 else alpha * v for v in z],
        lambda z, alpha: tuple(max(v, alpha * v) for v in z),
        lambda z, alpha: torch.nn.functional.leaky_relu(torch.tensor(z), alpha),
    ],
    "lesson_03.sigmoid_slope": [
        lambda z: sigmoid(z) - sigmoid(z) ** 2,
        lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
        lambda z: sigmoid(z) * sigmoid(-z),
        lambda z: 1 / (2 + np.exp(z) + np.exp(-z)),
        lambda z: slope(sigmoid, z),  # the lesson's own nudge
        lambda z: slope(sigmoid, z, eps=1e-5),
        lambda z: [1 / (1 + math.exp(-v)) * (1 - 1 / (1 + math.exp(-v))) for v in z],
    ],
    "lesson_03.surviving": [
        lambda w, n_layers: 0.25**n_layers * abs(w) ** n_layers,
        lambda w, n_layers: math.prod([abs(w) / 4] * n_layers),
        lambda w, n_layers: np.abs((w / 4) ** n_layers),
        lambda w, n_layers: np.array(np.power(0.25 * np.abs(w), n_layers)),
    ],
    "lesson_03.softmax": [
        looped_softmax,
        lambda z: np.array([np.exp(row - row.max()) / np.exp(row - row.max()).sum() for row in z]),
        lambda z: (np.exp(z.T - z.max(axis=1)) / np.exp(z.T - z.max(axis=1)).sum(axis=0)).T,
        lambda z: np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True)),
        lambda z: torch.softmax(torch.tensor(z), dim=1),
    ],
    "lesson_03.dead_units": [
        looped_dead,
        lambda Z: int((Z.max(axis=0) <= 0).sum()),
        lambda Z: (np.maximum(0, Z).sum(axis=0) == 0).sum(),
        lambda Z: np.count_nonzero(~(Z > 0).any(axis=0)),
        lambda Z: float(sum(all(z <= 0 for z in column) for column in Z.T)),
    ],
    "lesson_04.mse_loss": [
        lambda y_hat, y: ((y - y_hat) ** 2).sum() / len(y),
        lambda y_hat, y: (y_hat - y) @ (y_hat - y) / y.size,
        lambda y_hat, y: sum((a - b) ** 2 for a, b in zip(y_hat, y, strict=True)) / len(y),
        lambda y_hat, y: np.square(np.abs(y_hat - y)).mean(),
    ],
    "lesson_04.huber_loss": [
        looped_huber,
        masked_huber,
        lambda y_hat, y, delta: torch.nn.functional.huber_loss(
            torch.tensor(y_hat), torch.tensor(y), delta=delta
        ),
    ],
    "lesson_04.cross_entropy": [
        looped_cross_entropy,
        one_hot_cross_entropy,
        lambda logits, target: np.mean(
            np.logaddexp.reduce(logits, axis=1) - logits[range(len(target)), target]
        ),
    ],
    "lesson_04.bce_slope": [
        lambda z, y: sigmoid(z) - y,
        lambda z, y: np.where(y == 1, sigmoid(z) - 1, sigmoid(z)),
        lambda z, y: y * (sigmoid(z) - 1) + (1 - y) * sigmoid(z),
        lambda z, y: [1 / (1 + math.exp(-a)) - b for a, b in zip(z, y, strict=True)],
        lambda z, y: np.exp(z) / (1 + np.exp(z)) - y,
    ],
    "lesson_04.recipe": [
        lambda problem, n: {
            "number": (1, "MSELoss"),
            "yes or no": [1, "BCEWithLogitsLoss"],
            "one of many": (n, "CrossEntropyLoss"),
        }[problem],
    ],
    "lesson_05.multiply_backward": [
        lambda a, b, grad: [b * grad, a * grad],
        lambda a, b, grad: np.array([grad * b, grad * a]),
    ],
    "lesson_05.relu_backward": [
        lambda z, grad: grad * (z > 0),
        lambda z, grad: [g if v > 0 else 0 for v, g in zip(z, grad, strict=True)],
        lambda z, grad: np.where(z <= 0, 0.0, grad),
        lambda z, grad: grad * np.heaviside(z, 0),
    ],
    "lesson_05.hidden_gradient": [
        looped_hidden,
        lambda x, h, y_hat, y, W2: (
            (((y_hat - y) * y_hat * (1 - y_hat)) @ W2 * h * (1 - h))[:, None] * x
        ),
    ],
    "lesson_05.unbroadcast": [unbroadcast_at_once],
    "lesson_05.numeric_gradient": [nudged_and_put_back, nudged_by_an_array],
    "lesson_06.momentum": [
        in_place_momentum,
        torch_momentum,
        two_returns,
        lambda w, grad, v, lr, mu, nesterov=False: (
            w - lr * grad - lr * mu * (mu * v + grad if nesterov else v),
            mu * v + grad,
        ),
        lambda w, grad, v, lr, mu, ahead=False: np.array(
            [w - lr * (grad + mu * (ahead * (mu * v + grad) + (1 - ahead) * v)), mu * v + grad]
        ),
    ],
    "lesson_06.adagrad": [
        looped_adagrad,
        lambda w, grad, s, lr, eps=1e-10: (
            w - lr * grad / (eps + (s + grad * grad) ** 0.5),
            s + np.abs(grad) ** 2,
        ),
    ],
    "lesson_06.rmsprop": [
        lambda w, grad, s, lr, alpha=0.99, eps=1e-8: (
            w - lr * grad / (np.sqrt(s + (1 - alpha) * (grad**2 - s)) + eps),
            s + (1 - alpha) * (grad**2 - s),
        ),
    ],
    "lesson_06.adam": [torch_adam, paper_adam, adam_with_an_if],
    "lesson_06.steps": [
        looped_steps,
        lambda n, size, epochs: math.ceil(n / size) * epochs,
        lambda n, size, epochs: np.ceil(n / size) * epochs,
        lambda n, size, epochs: -(-n // size) * epochs,
        lambda n, size, epochs: (n // size + (n % size > 0)) * epochs,
    ],
}


def test_every_exercise_from_lesson_03_on_has_another_right_answer():
    later = {key for key in CATALOGUE if "lesson_03" <= key < "lesson_07"}
    assert set(RIGHT) == later and len(later) == 20


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("key", "answer"), [(key, answer) for key, some in RIGHT.items() for answer in some]
)
def test_it_counts_as_right(key, answer):
    card = CATALOGUE[key].check(answer)
    assert card.state == "right", card
