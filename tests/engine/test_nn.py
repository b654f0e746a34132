"""Modules beside torch's: the same weights loaded into both, outputs and all gradients equal."""

import numpy as np
import pytest
import torch
from compare import LIMIT, relative

from course_utils import engine
from course_utils.engine import Tensor, nn

MODULES = [
    ("Linear", (3, 4), {}, (5, 3)),
    ("Linear", (3, 4), {"bias": False}, (2, 5, 3)),
    ("ReLU", (), {}, (5, 3)),
    ("LeakyReLU", (0.1,), {}, (5, 3)),
    ("Tanh", (), {}, (5, 3)),
    ("Sigmoid", (), {}, (5, 3)),
    ("Flatten", (), {}, (5, 3, 2)),
    ("BatchNorm1d", (3,), {}, (5, 3)),
    ("BatchNorm1d", (3,), {"eps": 0.1, "momentum": 0.5}, (5, 3, 4)),
    ("BatchNorm2d", (3,), {}, (5, 3, 2, 2)),
    ("Conv2d", (3, 4, 3), {}, (2, 3, 6, 6)),
    ("Conv2d", (4, 6, (3, 2)), {"stride": 2, "padding": 1, "groups": 2, "bias": False},
     (2, 4, 6, 6)),
    ("MaxPool2d", (2,), {}, (2, 3, 6, 6)),
    ("MaxPool2d", (3,), {"stride": 2, "padding": 1}, (2, 3, 6, 6)),
    ("AvgPool2d", (2,), {}, (2, 3, 6, 6)),
    ("Dropout", (0.0,), {}, (5, 3)),
    ("RNN", (3, 4), {}, (6, 2, 3)),
    ("RNN", (3, 4), {"num_layers": 2, "nonlinearity": "relu", "batch_first": True}, (2, 6, 3)),
    ("LSTM", (3, 4), {}, (6, 2, 3)),
    ("LSTM", (3, 4), {"num_layers": 2, "bias": False, "batch_first": True}, (2, 6, 3)),
    ("GRU", (3, 4), {}, (6, 2, 3)),
    ("GRU", (3, 4), {"num_layers": 2, "batch_first": True}, (2, 6, 3)),
]  # fmt: skip


def twins(name, args, options):
    ours = getattr(nn, name)(*args, **options).double()
    theirs = getattr(torch.nn, name)(*args, **options).double()
    assert list(ours.state_dict()) == list(theirs.state_dict())
    ours.load_state_dict({k: v.numpy() for k, v in theirs.state_dict().items()})
    return ours, theirs


def arrived(shape):
    return np.random.default_rng(1).standard_normal(shape)


def first(out):
    return out[0] if isinstance(out, tuple) else out


@pytest.mark.parametrize(("name", "args", "options", "shape"), MODULES)
@pytest.mark.parametrize("training", [True, False])
def test_outputs_and_gradients_equal_torchs(name, args, options, shape, training):
    ours, theirs = twins(name, args, options)
    ours.train(training), theirs.train(training)
    data = np.random.default_rng(0).standard_normal(shape)
    for _ in range(2):  # twice, since batch norm remembers
        x, t = Tensor(data, requires_grad=True), torch.tensor(data, requires_grad=True)
        a, b = first(ours(x)), first(theirs(t))
        a.backward(arrived(a.shape)), b.backward(torch.from_numpy(arrived(a.shape)))
        assert relative(a.detach().numpy(), b.detach().numpy()) <= LIMIT
        assert relative(x.grad, t.grad.numpy()) <= LIMIT
    for (k, p), (k2, q) in zip(ours.named_parameters(), theirs.named_parameters(), strict=True):
        assert k == k2 and relative(p.grad, q.grad.numpy()) <= LIMIT, k
    for k, v in theirs.state_dict().items():
        assert relative(ours.state_dict()[k], v.numpy()) <= LIMIT, k


@pytest.mark.parametrize(("name", "args", "options", "shape"), MODULES)
def test_gradients_equal_numeric_ones(name, args, options, shape):
    engine.manual_seed(1)
    module = getattr(nn, name)(*args, **options).double()
    rng = np.random.default_rng(2)
    x = Tensor(rng.standard_normal(shape), requires_grad=True)
    weight = rng.standard_normal(first(module(x)).shape)  # a plain sum hides what cancels in it
    inputs = [x, *module.parameters()]
    assert engine.gradcheck(lambda *_: first(module(x)) * weight, inputs)


@pytest.mark.parametrize("name", ["RNN", "GRU", "LSTM"])
def test_states_go_in_and_come_out_as_in_torch(name):
    ours, theirs = twins(name, (3, 4), {"num_layers": 2})
    rng = np.random.default_rng(0)
    x, parts = rng.standard_normal((5, 2, 3)), rng.standard_normal((2, 2, 2, 4))
    mine, other = [Tensor(p, requires_grad=True) for p in parts], [torch.tensor(p) for p in parts]
    for t in other:
        t.requires_grad_()
    pair = (lambda s: tuple(s)) if name == "LSTM" else (lambda s: s[0])
    _, a = ours(Tensor(x), pair(mine))
    _, b = theirs(torch.tensor(x), pair(other))
    a, b = (a, b) if name == "LSTM" else ((a,), (b,))
    for u, v, m, o in zip(a, b, mine, other, strict=False):
        assert relative(u.detach().numpy(), v.detach().numpy()) <= LIMIT
        u.sum().backward(retain_graph=True), v.sum().backward(retain_graph=True)
        assert relative(m.grad, o.grad.numpy()) <= LIMIT


LOSSES = [
    ("MSELoss", {}, "numbers"), ("L1Loss", {"reduction": "sum"}, "numbers"),
    ("HuberLoss", {"delta": 0.5}, "numbers"), ("BCEWithLogitsLoss", {}, "labels"),
    ("BCELoss", {}, "probabilities"), ("CrossEntropyLoss", {}, "classes"),
    ("NLLLoss", {"reduction": "none"}, "classes"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "options", "kind"), LOSSES)
def test_losses_equal_torchs(name, options, kind):
    rng = np.random.default_rng(0)
    x = rng.uniform(0.1, 0.9, (6, 3))
    y = {"numbers": rng.standard_normal((6, 3)), "labels": rng.integers(0, 2, (6, 3)) * 1.0,
         "probabilities": rng.integers(0, 2, (6, 3)) * 1.0, "classes": rng.integers(0, 3, 6)}[kind]
    mine = getattr(nn, name)(**options)(Tensor(x), Tensor(y))
    other = getattr(torch.nn, name)(**options)(torch.tensor(x), torch.tensor(y))
    assert relative(mine.numpy(), other.numpy()) <= LIMIT


def test_first_weights_are_spread_like_torchs():
    engine.manual_seed(0), torch.manual_seed(0)
    for name, args in [("Linear", (50, 400)), ("Conv2d", (3, 400, 5)), ("LSTM", (20, 60)),
                       ("Embedding", (100, 300))]:  # fmt: skip
        ours, theirs = getattr(nn, name)(*args), getattr(torch.nn, name)(*args)
        for (_, p), (_, q) in zip(ours.named_parameters(), theirs.named_parameters(), strict=True):
            assert p.dtype == np.float32
            assert np.isclose(p.data.std(), q.detach().numpy().std(), rtol=0.1)
            assert np.isclose(abs(p.data).max(), abs(q.detach().numpy()).max(), rtol=0.35)


def test_dropout_keeps_the_mean_and_rests_in_evaluation():
    engine.manual_seed(0)
    layer, x = nn.Dropout(0.3), Tensor(np.ones((300, 300)), requires_grad=True)
    out = layer(x)
    assert set(np.unique(out.data).round(12)) == {0.0, round(1 / 0.7, 12)}
    assert abs(out.data.mean() - 1) < 0.01 and abs((out.data == 0).mean() - 0.3) < 0.01
    out.sum().backward()
    np.testing.assert_array_equal(x.grad, out.data)
    assert layer.eval()(x) is x


def test_a_module_lists_shows_and_saves_what_is_inside():
    model = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Sequential(nn.BatchNorm1d(3)))
    twin = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(),
                               torch.nn.Sequential(torch.nn.BatchNorm1d(3)))  # fmt: skip
    assert [k for k, _ in model.named_parameters()] == [k for k, _ in twin.named_parameters()]
    assert "(0): Linear(in_features=2, out_features=3, bias=True)" in repr(model)
    assert len(model) == 3 and model[1] is model.children()[1][1]
    with pytest.raises(RuntimeError, match="missing"):
        model.load_state_dict({})
    state = model.state_dict()
    state["0.weight"] = np.zeros((3, 3))
    with pytest.raises(RuntimeError, match="0.weight is"):
        model.load_state_dict(state)
    with pytest.raises(RuntimeError, match=r"BatchNorm1d\(3\): wants 3 features"):
        nn.BatchNorm1d(3)(Tensor(np.ones((2, 4))))
    with pytest.raises(RuntimeError, match=r"GRU: wants \(time, n, 3\)"):
        nn.GRU(3, 4)(Tensor(np.ones((2, 4))))
