"""training.fit against a loop written out here, and everything that may happen to a run."""

import json
import math
import signal

import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from course_utils import training

RNG = torch.Generator().manual_seed(0)
X = torch.randn(90, 5, generator=RNG)
Y = (X[:, 0] + X[:, 1] > 0).long()
X_VAL = torch.randn(40, 5, generator=RNG)
Y_VAL = (X_VAL[:, 0] + X_VAL[:, 1] > 0).long()


def network(*more):
    torch.manual_seed(1)
    return nn.Sequential(nn.Linear(5, 8), nn.ReLU(), *more, nn.Linear(8, 2))


def fit(model, train=(X, Y), val=(X_VAL, Y_VAL), lr=0.1, **options):
    options.setdefault("loss_fn", nn.CrossEntropyLoss())
    options.setdefault("optimizer", torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9))
    return training.fit(model, train, val, **{"epochs": 4, "batch_size": 16, **options})


def weights(model):
    return torch.cat([w.detach().ravel() for w in model.state_dict().values()])


def by_hand(model, epochs=4, seed=0):
    """The same training as plain torch code."""
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    torch.manual_seed(seed)
    losses = []
    for _ in range(epochs):
        for piece in torch.randperm(90).split(16):
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(X[piece]), Y[piece])
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses


def test_it_is_the_plain_loop():
    ours, plain = network(), network()
    history = fit(ours)
    assert history.steps == by_hand(plain)
    assert torch.equal(weights(ours), weights(plain))
    assert len(history) == 4 and len(history.steps) == 4 * 6
    assert history["train_loss"][0] == pytest.approx(
        sum(n * v for n, v in zip([16] * 5 + [10], history.steps[:6], strict=True)) / 90)


def test_validation_is_measured_at_the_end_of_each_epoch():
    model = network()
    history = fit(model, metrics=training.accuracy)
    with torch.no_grad():
        logits = model(X_VAL)
    assert history.last["val_loss"] == pytest.approx(
        nn.functional.cross_entropy(logits, Y_VAL).item(), rel=1e-5)
    assert history.last["val_accuracy"] == pytest.approx(
        (logits.argmax(1) == Y_VAL).float().mean().item())
    assert history.last["val_accuracy"] > 0.8


def test_a_loader_gives_the_same_as_tensors_without_shuffling():
    loader = DataLoader(TensorDataset(X, Y), batch_size=16)
    histories = [fit(network(), loader), fit(network(), list(loader))]
    assert histories[0].steps == histories[1].steps
    assert histories[0].rows[0].keys() == fit(network()).rows[0].keys()


def test_the_seed_decides_and_the_outside_is_left_alone():
    runs = [fit(network(nn.Dropout(0.5)), seed=s).steps for s in (3, 3, 4)]
    assert runs[0] == runs[1] != runs[2]
    model = network()
    torch.manual_seed(9)
    expected = torch.rand(1)
    torch.manual_seed(9)
    fit(model)
    assert torch.equal(torch.rand(1), expected)


def test_the_model_is_left_in_eval_mode():
    model = network(nn.Dropout(0.5))
    fit(model)
    assert not model.training


def test_history_is_plain_data():
    history = fit(network(), metrics={"acc": training.accuracy})
    again = json.loads(json.dumps(history.plain()))
    assert again["rows"] == history.rows
    assert set(history.last) == {"epoch", "lr", "train_loss", "train_acc", "val_loss", "val_acc",
                                 "seconds"}
    with pytest.raises(KeyError, match="val_acc"):
        history["val_accuracy"]
    assert "4 of 4 epochs" in repr(history)


def rises_after(best):
    """A loss whose validation value falls until epoch ``best`` and rises then."""
    state = {"epoch": 0}

    def loss_fn(y_hat, y):
        if y_hat.requires_grad:
            return nn.functional.cross_entropy(y_hat, y)
        state["epoch"] += 1
        return torch.tensor(float(abs(state["epoch"] - best)))

    return loss_fn


def test_early_stopping_brings_the_best_weights_back():
    model = network()
    history = fit(model, loss_fn=rises_after(3), epochs=20, patience=4)
    assert len(history) == 7 and history.best_epoch == 3
    three = network()
    fit(three, loss_fn=rises_after(3), epochs=3)
    assert torch.equal(weights(model), weights(three))
    assert "4 epochs" in history.why and "epoch 3" in history.why


def test_best_weights_are_a_copy():
    model = network()
    history = fit(model, loss_fn=rises_after(2), epochs=5)
    best = torch.cat([w.ravel() for w in history.best_weights.values()])
    two = network()
    fit(two, loss_fn=rises_after(2), epochs=2)
    assert torch.equal(best, weights(two)) and not torch.equal(best, weights(model))


def rates(schedule_of, epochs=3):
    model = network()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    seen = []
    schedule = schedule_of(optimizer)
    optimizer.register_step_pre_hook(lambda o, *_: seen.append(o.param_groups[0]["lr"]))
    history = fit(model, optimizer=optimizer, epochs=epochs, schedule=schedule)
    return seen, history


def test_a_schedule_by_epochs():
    seen, history = rates(lambda o: torch.optim.lr_scheduler.StepLR(o, 1, gamma=0.5))
    assert seen == pytest.approx([0.1] * 6 + [0.05] * 6 + [0.025] * 6)
    assert history["lr"] == pytest.approx([0.1, 0.05, 0.025])


def test_a_schedule_by_batches():
    seen, _ = rates(lambda o: torch.optim.lr_scheduler.OneCycleLR(o, 0.1, total_steps=19))
    assert len(set(seen)) == 18
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=0.1)
    alone = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.1, total_steps=19)
    for rate in seen:
        assert rate == alone.get_last_lr()[0]
        optimizer.step()
        alone.step()


def test_a_schedule_that_watches_the_loss():
    seen, _ = rates(lambda o: torch.optim.lr_scheduler.ReduceLROnPlateau(
        o, factor=0.1, patience=0, threshold=10.0), epochs=3)
    assert seen[0] == 0.1 and seen[-1] == pytest.approx(0.001)


# --- interrupting ---


class Interrupts(nn.Module):
    """Sends interrupts in the middle of the forward pass of one step."""

    def __init__(self, at, times=1):
        super().__init__()
        self.inner, self.at, self.times, self.calls = network(), at, times, 0

    def forward(self, x):
        self.calls += self.training
        if self.training and self.calls == self.at:
            for _ in range(self.times):
                signal.raise_signal(signal.SIGINT)
        return self.inner(x)


def test_one_interrupt_finishes_the_step():
    before = signal.getsignal(signal.SIGINT)
    model = Interrupts(at=9)
    history = fit(model)
    assert len(history.steps) == 9
    assert [row["epoch"] for row in history.rows] == [1, 2]
    assert "Stopped by hand in epoch 2, after 9 steps" in history.why
    assert "val_loss" in history.last and history.best_weights is not None
    assert not model.training and signal.getsignal(signal.SIGINT) is before
    plain = network()
    losses = by_hand(plain)
    assert history.steps == losses[:9]


def test_two_interrupts_stop_at_once():
    history = fit(Interrupts(at=9, times=2))
    assert len(history.steps) == 8 and "after 8 steps" in history.why
    assert history.last["epoch"] == 2 and "val_loss" not in history.last


def test_an_interrupt_in_the_first_step_of_all():
    history = fit(Interrupts(at=1, times=2))
    assert history.rows == [] and history.steps == [] and history.last == {}


# --- what goes wrong ---


def stopped(model, **options):
    with pytest.raises(training.TrainingStopped) as caught:
        fit(model, **options)
    return str(caught.value), caught.value.history


def test_a_rate_that_is_too_high_is_named():
    said, history = stopped(network(), lr=1e18, epochs=50)
    assert "learning rate is too high" in said and "It was 1e+18; try 1e+17" in said
    assert history.why == said and all(math.isfinite(v) for v in history.steps)


def test_nan_in_the_data_is_named():
    bad = X.clone()
    bad[3, 2] = math.nan
    assert "inputs of this batch hold nan" in stopped(network(), train=(bad, Y))[0]


def test_nan_in_the_targets_is_named():
    y = X[:, :1].clone()
    y[5] = math.inf
    said, _ = stopped(nn.Linear(5, 1), train=(X, y), val=None, loss_fn=nn.MSELoss())
    assert "targets of this batch" in said


def test_broken_weights_are_named():
    model = network()
    with torch.no_grad():
        model[0].bias[0] = math.nan
    assert "0.bias" in stopped(model)[0]


def test_log_of_zero_is_named():
    def naive(y_hat, y):
        p = torch.softmax(1e4 * y_hat, dim=1)
        return -p.log()[torch.arange(len(y)), y].mean()

    said, _ = stopped(network(), loss_fn=naive, lr=1e-9)
    assert "log or a root of 0" in said and "step 1" in said


def test_shapes_that_broadcast_are_refused():
    with pytest.raises(ValueError, match=r"\(16, 1\).*\(16,\).*\(16, 16\)"):
        fit(nn.Linear(5, 1), train=(X, X[:, 0]), val=None, loss_fn=nn.MSELoss())


@pytest.mark.parametrize("options, words", [
    ({"train": (X, Y[:-1])}, "90 examples and y 89"),
    ({"epochs": 0}, "epochs"),
    ({"batch_size": 0}, "batch_size"),
    ({"val": None, "patience": 3}, "validation"),
    ({"device": "tpu"}, "only cpu"),
])  # fmt: skip
def test_arguments_that_cannot_be_meant(options, words):
    with pytest.raises(ValueError, match=words):
        fit(network(), **options)


def test_a_generator_is_refused():
    with pytest.raises(TypeError, match="again and again"):
        fit(network(), train=((X, Y) for _ in range(3)))


# --- evaluate, accuracy, devices ---


def test_evaluate_weighs_batches_by_their_size_and_changes_nothing():
    model = network(nn.BatchNorm1d(8), nn.Dropout(0.5)).train()
    before = weights(model)
    loss_fn = nn.CrossEntropyLoss()
    whole = training.evaluate(model, (X, Y), loss_fn, training.accuracy)
    parts = training.evaluate(model, (X, Y), loss_fn, training.accuracy, batch_size=32)
    assert parts == pytest.approx(whole, rel=1e-5) and model.training
    assert torch.equal(weights(model), before)
    assert training.evaluate(model, (X, Y))["accuracy"] == pytest.approx(whole["accuracy"])


def test_accuracy():
    logits = torch.tensor([[2.0, 1.0], [0.0, 3.0], [5.0, 1.0]])
    assert training.accuracy(logits, torch.tensor([0, 1, 1])) == pytest.approx(2 / 3)
    one = torch.tensor([[0.3], [-0.2], [0.1]])
    for y in (torch.tensor([1.0, 0.0, 0.0]), torch.tensor([[1.0], [0.0], [0.0]])):
        assert training.accuracy(one, y) == pytest.approx(2 / 3)
    with pytest.raises(ValueError, match="belong together"):
        training.accuracy(logits, torch.tensor([0, 1]).reshape(-1, 1))


def test_auto_takes_the_fastest_device_that_is_there(monkeypatch):
    assert training.find_device().type == "cpu"
    for cuda, mps, kind in [(1, 1, "cuda"), (0, 1, "mps"), (0, 0, "cpu")]:
        monkeypatch.setattr(torch.cuda, "is_available", lambda cuda=cuda: bool(cuda))
        monkeypatch.setattr(torch.backends.mps, "is_available", lambda mps=mps: bool(mps))
        assert training.find_device("auto").type == kind


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
def test_the_same_code_on_cuda():
    model = network()
    history = fit(model, device="cuda")
    assert next(model.parameters()).is_cuda and history.steps == pytest.approx(
        by_hand(network()), rel=1e-2)
