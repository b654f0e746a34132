"""Activation functions: a Tensor of any shape in, one of the same shape out."""

from .. import ops, ops_layers
from ..tensor import apply


def relu(input):
    """max(0, z).  Slope 1 above 0, and 0 below and at 0."""
    return apply(ops.Relu(), input)


def leaky_relu(input, negative_slope=0.01):
    """z above 0, negative_slope · z below: a ReLU that cannot die (Maas et al. 2013)."""
    return apply(ops.LeakyRelu(negative_slope), input)


def gelu(input):
    """z · Φ(z), Φ the cumulative normal distribution (Hendrycks and Gimpel 2016)."""
    return apply(ops_layers.Gelu(), input)


def tanh(input):
    """From −1 to 1, centred at 0, slope 1 − tanh(z)²."""
    return apply(ops.Tanh(), input)


def sigmoid_naive(input):
    """The formula as it is written.  exp(−z) is inf for z below −88 in float32."""
    return 1 / (1 + (-input).exp())


def sigmoid(input):
    """From 0 to 1, centred at 0.5, slope at most 1/4."""
    return apply(ops.Sigmoid(), input)


def softmax_naive(input, dim):
    """The formula as it is written.  exp overflows at 710 in float64, at 89 in float32."""
    e = input.exp()
    return e / e.sum(dim, keepdim=True)


def softmax(input, dim):
    """exp(z) / Σ exp(z) along ``dim``: not negative, and their sum is 1."""
    return apply(ops_layers.Softmax(dim), input)


def log_softmax_naive(input, dim):
    """ln of softmax.  A probability that rounds to 0 becomes −inf."""
    return softmax(input, dim).log()


def log_softmax(input, dim):
    """z − ln Σ exp(z) along ``dim``, without ever computing a probability."""
    return apply(ops_layers.LogSoftmax(dim), input)
