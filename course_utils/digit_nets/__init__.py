"""Two small networks that read digits, trained beforehand and shipped: "cnn" and "mlp".

    net = digit_nets.load("cnn")
    read = net.forward(X)      # X (n, 28, 28), 0 is paper and 1 is ink
    read.probs                 # (n, 10)

Reading order, from simple to hard: net.py (how they compute, in NumPy), files.py (the shipped
weights, checked), drawn.py (digits drawn with a brush, for tests), torch_nets.py (the same
networks in torch), making.py (how they were trained: `python3 -m course_utils weights`).
"""

from .files import WeightsUnavailable, load, pictures, record
from .net import DigitNet, Reading

__all__ = ["DigitNet", "Reading", "WeightsUnavailable", "load", "pictures", "record"]
