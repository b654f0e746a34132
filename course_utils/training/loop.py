"""The loop itself."""

import math
import time

from . import trouble
from .batches import batches_of, count
from .history import History
from .scores import Means, evaluate, find_device, named
from .stopping import StopRequest

WORDS = {
    "done": "All epochs done.",
    "patience": "Stopped early: val_loss has not improved for {patience} epochs; the model has "
    "its weights of epoch {best} again.",
    "stopped": "Stopped by hand in epoch {epoch}, after {steps} steps; the model keeps what it "
    "has learned.",
}
PER_STEP = ("OneCycleLR", "CyclicLR")  # schedulers that torch means to be stepped every batch


def fit(model, train, val=None, *, loss_fn, optimizer, epochs=10, batch_size=64, metrics=(),
        schedule=None, patience=None, seed=0, device="cpu", live=None) -> History:  # fmt: skip
    """Train ``model`` and return its History; in a notebook, draw the curves while it runs.

    train, val: (X, y) in memory, or a DataLoader.  loss_fn(y_hat, y) -> a mean over the batch.
    metrics: functions (y_hat, y) -> a mean, such as training.accuracy; one, several or a dict.
    optimizer: as torch has them, over model.parameters().
    schedule: a torch scheduler, stepped after each epoch (OneCycleLR and CyclicLR: each batch).
    patience: stop after so many epochs without a lower val_loss; the best weights come back then.
    seed: decides the shuffling and the dropout; the random state outside is left as it was.
    device: "cpu", "cuda", "mps", or "auto" for the fastest that is here.
    live: False for no curves, True for curves; None: curves in a notebook.

    Interrupting (twice: at once) ends the run with a usable model and history.  Raises
    TrainingStopped when the loss is nan or inf, with the likely cause, and ValueError for
    arguments that cannot be meant.  The model is left in eval mode, ready to be asked.
    """
    import torch

    device = find_device(device)
    run = _Run(model, train, val, loss_fn, optimizer, epochs, batch_size, named(metrics),
               schedule, patience, device)  # fmt: skip
    view = _view(live, run.history, run.total)
    cuda = [torch.cuda.current_device()] if str(device).startswith("cuda") else []
    with torch.random.fork_rng(devices=cuda), StopRequest() as stop:
        torch.manual_seed(seed)
        try:
            for _ in run.steps():
                view.update(run, stop)
                if stop.asked:
                    run.stopped_by_hand(measure=True)
                    break
        except KeyboardInterrupt:
            run.stopped_by_hand(measure=False)
        finally:
            model.eval()
            view.finish(run)
    return run.history


class _Run:
    """One training run; ``steps()`` does it, batch by batch."""

    def __init__(self, model, train, val, loss_fn, optimizer, epochs, batch_size, metrics,
                 schedule, patience, device):  # fmt: skip
        if epochs < 1:
            raise ValueError(f"epochs must be at least 1, not {epochs}")
        if patience is not None and (val is None or patience < 1):
            raise ValueError("patience needs validation data, and must be at least 1")
        self.model, self.loss_fn, self.optimizer = model.to(device), loss_fn, optimizer
        self._move_memory(device)
        self.train = batches_of(train, batch_size, True, device)
        self.val = None if val is None else batches_of(val, 4096, False, device)
        self.metrics, self.schedule, self.patience = metrics, schedule, patience
        self.history, self.epoch = History(epochs), 0
        self.broken_weight = trouble.broken_weight(model)
        each = count(self.train)
        self.total = None if each is None else each * epochs  # batches in all, if known

    def steps(self):
        """Train; gives way after every batch, and once more after the last epoch."""
        for epoch in range(1, self.history.epochs + 1):
            self.epoch = epoch
            self.begun, self.means, self.lr = time.perf_counter(), Means(), self._lr()
            self.model.train()
            for X, y in self.train:
                self.means.add(len(X), self._step(X, y))
                yield
            self._end_of_epoch()
            self._step_schedule()
            if self.patience and self.history.epochs_without_progress >= self.patience:
                self._back_to_the_best()
                return
        self.history.why = WORDS["done"]
        yield

    def _step(self, X, y) -> dict:
        """The five lines of lesson 07, and what was measured on the way."""
        self.optimizer.zero_grad()
        y_hat = self.model(X)
        if not self.history.steps:
            trouble.check_shapes(y_hat, y)
        loss = self.loss_fn(y_hat, y)
        value = loss.item()
        if not math.isfinite(value):
            self._give_up(value, X, y)
        loss.backward()
        self.optimizer.step()
        if type(self.schedule).__name__ in PER_STEP:
            self.schedule.step()
        self.history.steps.append(value)
        y_hat = y_hat.detach()
        return {"loss": value} | {name: float(f(y_hat, y)) for name, f in self.metrics.items()}

    def _end_of_epoch(self, measure=True):
        row = {"epoch": self.epoch, "lr": self.lr}
        row |= {f"train_{name}": value for name, value in self.means.means().items()}
        if self.val is not None and measure:
            found = evaluate(self.model, self.val, self.loss_fn, self.metrics)
            row |= {f"val_{name}": value for name, value in found.items()}
        row["seconds"] = time.perf_counter() - self.begun
        self.history.add(row, self.model)

    def _step_schedule(self):
        if self.schedule is None or type(self.schedule).__name__ in PER_STEP:
            return
        if type(self.schedule).__name__ == "ReduceLROnPlateau":
            row = self.history.last
            self.schedule.step(row.get("val_loss", row["train_loss"]))
        else:
            self.schedule.step()

    def _back_to_the_best(self):
        self.model.load_state_dict(self.history.best_weights)
        self.history.why = WORDS["patience"].format(patience=self.patience,
                                                    best=self.history.best_epoch)

    def stopped_by_hand(self, measure):
        """The epoch that was begun gets its row too, unless there was no time to measure it."""
        if self.means.n and len(self.history) < self.epoch:
            self._end_of_epoch(measure)
        self.history.why = WORDS["stopped"].format(epoch=self.epoch,
                                                   steps=len(self.history.steps))

    def _give_up(self, value, X, y):
        cause = trouble.explain(value, X, y, self._lr(), self.history.steps, self.broken_weight)
        self.history.why = trouble.stop_sentence(self.epoch, len(self.history.steps) + 1, value,
                                                 cause)
        error = trouble.TrainingStopped(self.history.why)
        error.history = self.history
        raise error

    def _move_memory(self, device):
        """The optimizer's memory (momentum, ...) follows the weights to the device."""
        for memory in self.optimizer.state.values():
            for key, value in memory.items():
                if hasattr(value, "to") and getattr(value, "ndim", 0):
                    memory[key] = value.to(device)

    def _lr(self):
        return self.optimizer.param_groups[0]["lr"]


class _Silent:
    def update(self, run, stop):
        pass

    def finish(self, run):
        pass


def _view(live, history, total):
    """Curves in a notebook; nothing in a script, where there is no page to draw on."""
    if live is None:
        from IPython import get_ipython

        live = hasattr(get_ipython(), "kernel")
    if not live:
        return _Silent()
    from .live import LiveView

    return LiveView(history, total)
