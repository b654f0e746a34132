"""The same two networks in torch; their state_dict has the names and shapes of the files."""

from collections import OrderedDict


def make(name):
    """A torch module with fresh weights: X (n, 1, 28, 28) -> logits (n, 10)."""
    from torch import nn

    layers = {"cnn": _cnn, "mlp": _mlp}[name](nn)
    return nn.Sequential(OrderedDict(layers))


def _cnn(nn):
    return [
        ("conv1", nn.Conv2d(1, 8, 5, padding=2)), ("relu1", nn.ReLU()), ("pool1", nn.MaxPool2d(2)),
        ("conv2", nn.Conv2d(8, 16, 5, padding=2)), ("relu2", nn.ReLU()), ("pool2", nn.MaxPool2d(2)),
        ("flatten", nn.Flatten()), ("out", nn.Linear(784, 10)),
    ]  # fmt: skip


def _mlp(nn):
    return [("flatten", nn.Flatten()), ("hidden", nn.Linear(784, 14)), ("relu", nn.ReLU()),
            ("out", nn.Linear(14, 10))]  # fmt: skip
