"""Models and an optimizer that note what is done with them; torch is imported when they are made.

The exercises of lesson 07 that train or measure are run on these.
"""

import dis
import inspect
from contextlib import contextmanager


@contextmanager
def apart():
    """What an answer does to torch's random numbers or to its gradient switch stays in here."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # these arrays are tiny: a second thread would only be waited for
    try:
        with torch.random.fork_rng(devices=[]), torch.set_grad_enabled(True):
            torch.default_generator.manual_seed(1)  # torch.manual_seed would touch a GPU's too
            yield
    finally:
        torch.set_num_threads(threads)


def returns_a_value(function) -> bool:
    """Whether a return with something behind it stands in a function, whatever comes of it."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    steps = [] if code is None else list(dis.get_instructions(code))
    pairs = zip(steps, steps[1:], strict=False)
    return any(
        last.opname == "RETURN_VALUE" and (before.opname, before.argval) != ("LOAD_CONST", None)
        for before, last in pairs
    )


class WatchedOptimizer:
    """An optimizer that notes which of its methods were called."""

    def __init__(self, optimizer, log):
        self._optimizer, self._log = optimizer, log

    def __getattr__(self, name):
        value = getattr(self._optimizer, name)
        if not callable(value):
            return value

        def call(*args, **options):
            result = value(*args, **options)
            self._log.append(name)  # afterwards: step(closure) goes backward before it steps
            return result

        return call


def watched_layer(W, log):
    """One layer without bias: X·Wᵀ.  It notes when it is called, cleared and gone back through."""
    import torch

    class Model(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = torch.nn.Parameter(torch.tensor(W))
            self.weight.register_hook(lambda grad: log.append("backward"))

        def forward(self, X):
            log.append("model" if self.training else "model in eval mode")
            return X @ self.weight.T

        def zero_grad(self, set_to_none=True):
            super().zero_grad(set_to_none)
            log.append("zero_grad")

    return Model()


def misplaced(log, moved):
    """What is missing or in the wrong place in one step: a list of words, empty if it is well.

    ``moved``: whether the weights changed.  Where zero_grad stands is left open, as long as it is
    not between backward and step; whether it is there at all shows in the weights only.
    """
    faults = ["eval mode"] if "model in eval mode" in log else []
    faults += [f"no {line}" for line in ("backward", "step") if line not in log]
    if faults:
        return [*faults, "moved"] if moved and "step" not in log else faults
    back, step = log.index("backward"), log.index("step")
    if step < back:
        return ["step first"]
    twice = [line for line in ("backward", "step") if log.count(line) > 1]
    return ["cleared"] if "zero_grad" in log[back:step] else twice


def watched_normaliser(n_columns, seen):
    """Batch normalisation, then dropout: in eval mode what comes in goes out again.

    Each call notes (whether the model was in train mode, whether a graph was recorded).
    """
    import torch

    class Model(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.norm = torch.nn.BatchNorm1d(n_columns, dtype=torch.float64)
            self.dropout = torch.nn.Dropout(0.5)

        def forward(self, X):
            training = any(module.training for module in self.modules())
            seen.append((training, torch.is_grad_enabled()))
            return self.dropout(self.norm(X))

    return Model()
