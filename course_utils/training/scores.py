"""Measuring a model: nothing here changes a weight."""

from .batches import batches_of


def accuracy(logits, y) -> float:
    """The share of right answers, 0 to 1.

    logits (n, k) against class numbers y (n,): the largest logit wins.  logits (n,) or (n, 1)
    against y of as many zeros and ones: a logit above 0 says 1.  ValueError for other shapes.
    """
    if logits.ndim == 2 and logits.shape[1] > 1 and y.ndim == 1:
        return (logits.argmax(dim=1) == y).float().mean().item()
    if logits.numel() == y.numel():
        return ((logits.reshape(-1) > 0) == (y.reshape(-1) > 0.5)).float().mean().item()
    raise ValueError(f"logits {tuple(logits.shape)} and y {tuple(y.shape)} do not belong together")


def evaluate(model, data, loss_fn=None, metrics=(), batch_size=4096, device=None) -> dict:
    """{"loss": ..., name of a metric: ...} over ``data``, in eval mode and without a graph.

    ``data``: (X, y) or a loader; ``metrics``: functions (y_hat, y) -> mean, by default accuracy
    where there is no ``loss_fn``.  The values are means over examples, whatever the batches.
    The model comes back in the mode in which it was.
    """
    import torch

    metrics = named(metrics if metrics or loss_fn else accuracy)
    device = device or device_of(model)
    sums, was = Means(), model.training
    model.eval()
    try:
        with torch.inference_mode():
            for X, y in batches_of(data, batch_size, False, device):
                y_hat = model(X)
                loss = {"loss": loss_fn(y_hat, y).item()} if loss_fn else {}
                sums.add(len(X), loss | {key: float(f(y_hat, y)) for key, f in metrics.items()})
    finally:
        model.train(was)
    return sums.means()


def named(metrics) -> dict:
    """One function, several, or a dict of them -> name -> function."""
    if callable(metrics):
        metrics = (metrics,)
    return dict(metrics) if isinstance(metrics, dict) else {f.__name__: f for f in metrics}


class Means:
    """Means over examples, added batch by batch: the last, shorter batch weighs less."""

    def __init__(self):
        self.n, self.totals = 0, {}

    def add(self, n, values):
        self.n += n
        for key, value in values.items():
            self.totals[key] = self.totals.get(key, 0.0) + n * value

    def means(self) -> dict:
        return {key: total / self.n for key, total in self.totals.items()}


def device_of(model):
    """Where the model's weights are; the CPU for one without weights."""
    weight = next(iter(model.parameters()), None)
    return "cpu" if weight is None else weight.device


def find_device(wanted="cpu"):
    """"cpu", "cuda", "cuda:1", "mps", or "auto": the first of CUDA and MPS that is there.

    The CPU is the default because the numbers on the pages come from one.
    Raises ValueError, with what there is, for a device that is not there.
    """
    import torch

    here = {"cpu": True, "cuda": torch.cuda.is_available(),
            "mps": torch.backends.mps.is_available()}
    kind = str(wanted).split(":")[0]
    if kind == "auto":
        return torch.device(next(name for name in ("cuda", "mps", "cpu") if here[name]))
    if not here.get(kind):
        there = ", ".join(name for name, is_here in here.items() if is_here)
        raise ValueError(f"there is no device {wanted!r} here, only {there}")
    return torch.device(wanted)
