"""Optimizers and schedules: 50 steps on the same problem, equal to torch's after each."""

import numpy as np
import pytest
import torch
from compare import LIMIT, relative

from course_utils.engine import Tensor, optim

SETTINGS = [
    ("SGD", {}), ("SGD", {"lr": 0.1, "momentum": 0.9}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "nesterov": True, "weight_decay": 0.01}),
    ("SGD", {"lr": 0.1, "momentum": 0.5, "dampening": 0.2}),
    ("Adagrad", {}), ("Adagrad", {"lr": 0.5, "lr_decay": 0.1, "weight_decay": 0.1,
                                  "initial_accumulator_value": 0.3}),
    ("RMSprop", {}), ("RMSprop", {"lr": 0.05, "alpha": 0.9, "momentum": 0.8, "centered": True,
                                  "weight_decay": 0.1}),
    ("Adam", {}), ("Adam", {"lr": 0.1, "betas": (0.8, 0.99), "weight_decay": 0.1, "eps": 1e-6}),
    ("AdamW", {}), ("AdamW", {"lr": 0.1, "weight_decay": 0.2}),
]  # fmt: skip
START = [np.array([[2.0, -1.0], [0.5, 3.0]]), np.array([1.0, -2.0])]


def loss(w, b):
    """Curved, not symmetric, and each entry with a slope of its own."""
    return (w * w * w * w * 0.1 + w * b).sum() + ((b - 1) * (b - 1)).sum()


@pytest.mark.parametrize(("name", "options"), SETTINGS)
def test_fifty_steps_equal_torchs(name, options):
    ours = [Tensor(a, requires_grad=True) for a in START]
    theirs = [torch.tensor(a, requires_grad=True) for a in START]
    mine = getattr(optim, name)(ours, **options)
    other = getattr(torch.optim, name)(theirs, **options)
    for _ in range(50):
        for optimizer, parameters in ((mine, ours), (other, theirs)):
            optimizer.zero_grad()
            loss(*parameters).backward()
            optimizer.step()
        for a, b in zip(ours, theirs, strict=True):
            assert relative(a.data, b.detach().numpy()) <= LIMIT
    assert relative(ours[0].data, START[0]) > 1e-3  # it moved


SCHEDULES = [("StepLR", {"step_size": 3, "gamma": 0.5}), ("CosineAnnealingLR", {"T_max": 10}),
             ("CosineAnnealingLR", {"T_max": 7, "eta_min": 0.01})]  # fmt: skip


@pytest.mark.parametrize(("name", "options"), SCHEDULES)
def test_schedules_equal_torchs(name, options):
    mine = optim.SGD([Tensor(START[1], requires_grad=True)], lr=0.3)
    other = torch.optim.SGD([torch.tensor(START[1], requires_grad=True)], lr=0.3)
    a = getattr(optim, name)(mine, **options)
    b = getattr(torch.optim.lr_scheduler, name)(other, **options)
    other.step()  # torch warns if a schedule goes first
    for _ in range(options.get("T_max", 12)):
        a.step(), b.step()
        assert np.isclose(mine.param_groups[0]["lr"], other.param_groups[0]["lr"], rtol=1e-12)


def test_groups_have_their_own_rates():
    a, b = (Tensor(np.ones(2), requires_grad=True) for _ in range(2))
    optimizer = optim.SGD([{"params": [a]}, {"params": [b], "lr": 0.5}], lr=0.1)
    (a + b).sum().backward()
    optimizer.step()
    assert a.data.tolist() == [0.9, 0.9] and b.data.tolist() == [0.5, 0.5]


def test_what_each_optimizer_remembers():
    w = Tensor(np.ones((3, 4)), requires_grad=True)
    found = {}
    for name, options in SETTINGS:
        optimizer = getattr(optim, name)([w], **options)
        w.grad = np.ones((3, 4))
        optimizer.step()
        found[name, len(options)] = optimizer.memory() // w.data.size
    assert found["SGD", 0] == 0 and found["SGD", 2] == 1
    assert found["Adagrad", 0] == found["RMSprop", 0] == 1
    assert found["Adam", 0] == found["AdamW", 0] == 2


def test_wrong_settings_say_so():
    w = [Tensor(1.0, requires_grad=True)]
    for make, words in [
        (lambda: optim.SGD([]), "empty"), (lambda: optim.Adam(w, lr=-1), "lr must not"),
        (lambda: optim.SGD(w, nesterov=True), "nesterov needs"),
    ]:  # fmt: skip
        with pytest.raises(ValueError, match=words):
            make()
