"""The solutions of lessons 03 to 06 against torch: values, gradients, ten steps of an optimizer."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from course_utils.exercises import CATALOGUE

RNG = np.random.default_rng(6)


def solution(key):
    return CATALOGUE[key].right_answer


def tensor(array):
    return torch.tensor(array, dtype=torch.float64, requires_grad=True)


def close(ours, theirs):
    theirs = theirs.detach().numpy()
    assert np.shape(ours) == theirs.shape
    np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-12)


Z = RNG.normal(0, 3, 50)
ROWS = np.vstack([RNG.normal(0, 3, (20, 5)), [[1000, 999, -1000, 0, 1]], [[-2000] * 5]])
TARGET = RNG.integers(0, 5, len(ROWS))


def test_activations():
    close(solution("lesson_03.leaky_relu")(Z, 0.02), F.leaky_relu(torch.tensor(Z), 0.02))
    close(solution("lesson_03.softmax")(ROWS), F.softmax(torch.tensor(ROWS), dim=1))
    z = tensor(Z)
    torch.sigmoid(z).sum().backward()
    close(solution("lesson_03.sigmoid_slope")(Z), z.grad)


def test_what_survives_is_the_gradient_of_a_chain_of_sigmoids_at_its_steepest():
    w, x = 1.5, torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
    a = x
    for _ in range(3):
        a = torch.sigmoid(w * (a - a.detach()))  # each z is 0, where the slope is largest
    a.backward()
    close(solution("lesson_03.surviving")(w, 3), x.grad)


def test_dead_units_get_no_gradient():
    z = tensor(RNG.normal(-1.5, 1, (8, 30)))
    torch.relu(z).sum().backward()
    dead = int((z.grad == 0).all(dim=0).sum())
    assert solution("lesson_03.dead_units")(z.detach().numpy()) == dead > 0


@pytest.mark.parametrize("delta", [0.3, 1.0, 2.5])
def test_losses_of_numbers(delta):
    y = RNG.normal(0, 3, 50)
    pair = torch.tensor(Z), torch.tensor(y)
    close(solution("lesson_04.mse_loss")(Z, y), F.mse_loss(*pair))
    close(solution("lesson_04.huber_loss")(Z, y, delta), F.huber_loss(*pair, delta=delta))


def test_losses_of_classes():
    theirs = F.cross_entropy(torch.tensor(ROWS), torch.tensor(TARGET))
    close(solution("lesson_04.cross_entropy")(ROWS, TARGET), theirs)
    z, y = tensor(Z), RNG.integers(0, 2, 50).astype(float)
    F.binary_cross_entropy_with_logits(z, torch.tensor(y), reduction="sum").backward()
    close(solution("lesson_04.bce_slope")(Z, y), z.grad)


@pytest.mark.parametrize("case", CATALOGUE["lesson_04.recipe"].cases)
def test_a_recipe_can_be_cooked(case):
    n_out, name = solution("lesson_04.recipe")(*case)
    out = torch.nn.Linear(4, n_out)(torch.ones(6, 4))
    y = torch.zeros(6, dtype=torch.long) if "CrossEntropy" in name else torch.zeros(6, 1)
    assert getattr(torch.nn, name)()(out, y).shape == ()


def test_backward_of_multiply_and_relu():
    a, b = tensor(Z), tensor(Z[::-1].copy())
    grad = RNG.normal(0, 1, 50)
    (a * b).backward(torch.tensor(grad))
    ours = solution("lesson_05.multiply_backward")(Z, Z[::-1], grad)
    for mine, theirs in zip(ours, (a.grad, b.grad), strict=True):
        close(mine, theirs)
    z = tensor(np.append(Z, 0.0))
    torch.relu(z).backward(torch.tensor(np.append(grad, 1.0)))
    close(solution("lesson_05.relu_backward")(z.detach().numpy(), np.append(grad, 1.0)), z.grad)


def test_the_gradient_of_the_hidden_weights_by_torch_and_by_nudging():
    x, y, b1, b2 = (RNG.normal(0, 1, 2) for _ in range(4))
    W1, W2 = tensor(RNG.normal(0, 1, (2, 2))), RNG.normal(0, 1, (2, 2))

    def forward(weights):
        h = torch.sigmoid(weights @ torch.tensor(x) + torch.tensor(b1))
        y_hat = torch.sigmoid(torch.tensor(W2) @ h + torch.tensor(b2))
        return h, y_hat, 0.5 * ((y_hat - torch.tensor(y)) ** 2).sum()

    h, y_hat, loss = forward(W1)
    loss.backward()
    ours = solution("lesson_05.hidden_gradient")(
        x, h.detach().numpy(), y_hat.detach().numpy(), y, W2
    )
    close(ours, W1.grad)
    flat = solution("lesson_05.numeric_gradient")(
        lambda w: float(forward(torch.tensor(w.reshape(2, 2)))[2]), W1.detach().numpy().ravel()
    )
    np.testing.assert_allclose(flat.reshape(2, 2), ours, atol=1e-9)


@pytest.mark.parametrize("shape", [(), (4,), (1,), (3, 1), (1, 4), (2, 3, 4), (2, 1, 1), (1, 1, 1)])
def test_unbroadcast(shape):
    x = tensor(RNG.normal(0, 1, shape))
    grad = RNG.normal(0, 1, (2, 3, 4))
    (x + torch.zeros(2, 3, 4, dtype=torch.float64)).backward(torch.tensor(grad))
    close(solution("lesson_05.unbroadcast")(grad, shape), x.grad)


OPTIMIZERS = {  # our function and what it gets after the rate, torch's class and what it gets
    "SGD": ("momentum", (0,), torch.optim.SGD, {}),
    "momentum": ("momentum", (0.9,), torch.optim.SGD, {"momentum": 0.9}),
    "Nesterov": ("momentum", (0.9, True), torch.optim.SGD, {"momentum": 0.9, "nesterov": True}),
    "Adagrad": ("adagrad", (), torch.optim.Adagrad, {}),
    "RMSprop": ("rmsprop", (), torch.optim.RMSprop, {}),
    "Adam": ("adam", (), torch.optim.Adam, {}),
    "AdamW": ("adam", (0.3,), torch.optim.AdamW, {"weight_decay": 0.3}),
}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_ten_steps_equal_torch(name):
    """On a curved loss, from the defaults that the stubs show."""
    ours, extra, Optimizer, options = OPTIMIZERS[name]
    step, n_memories = solution(f"lesson_06.{ours}"), 2 if ours == "adam" else 1
    start = np.array([1.0, -2.0, 0.3])
    theirs = tensor(start.copy())
    optimizer = Optimizer([theirs], lr=0.05, **options)
    w, memory = start.copy(), [np.zeros(3)] * n_memories
    for t in range(1, 11):
        optimizer.zero_grad()
        (theirs**4 + theirs.sin()).sum().backward()
        optimizer.step()
        count = (t,) if ours == "adam" else ()
        w, *memory = step(w, 4 * w**3 + np.cos(w), *memory, *count, 0.05, *extra)
    np.testing.assert_allclose(w, theirs.detach().numpy(), rtol=0, atol=1e-9)
    assert np.abs(w - start).min() > 0.1


@pytest.mark.parametrize("n, size, epochs", [(10, 4, 3), (12, 4, 2), (3, 8, 1), (1, 1, 1)])
def test_steps_are_those_of_a_data_loader(n, size, epochs):
    loader = torch.utils.data.DataLoader(torch.zeros(n), batch_size=size)
    counted = sum(1 for _ in range(epochs) for _ in loader)
    assert solution("lesson_06.steps")(n, size, epochs) == counted
