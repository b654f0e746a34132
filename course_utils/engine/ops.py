"""Every basic operation: its value, its gradient, its symbol, its rule.  From simple to hard.

An operation works on NumPy arrays and knows nothing of Tensors: tensor.py applies it, graph.py
runs it backward.  Changes of shape are in ops_shape.py, layers in ops_layers.py, ops_images.py.
"""

import numpy as np

from .modes import Mode


class Op:
    """One operation in a graph.

    You write: ``forward(*arrays)`` -> array, keeping what the gradient will need;
    ``backward(grad)`` -> one gradient for each input, where ``grad`` has the shape of the value
    (None for an input that has no gradient); ``symbol`` to draw; ``rule`` in words and
    ``formula`` in symbols, shown while stepping; and ``complaint`` if shapes can clash.
    You get: ``inputs``, the tensors in their order, and ``needs``, which of them want a gradient.
    """

    symbol, rule, formula = "?", "", ""
    inputs, needs, versions = None, (), ()

    def forward(self, *arrays):
        raise NotImplementedError

    def backward(self, grad):
        raise NotImplementedError

    def complaint(self, shapes) -> str:
        """Why these shapes do not fit."""
        return "these shapes do not fit each other"

    @property
    def name(self) -> str:
        return type(self).__name__

    def misfit(self, arrays) -> RuntimeError:
        """The error to raise when the forward pass could not use these arrays."""
        shapes = [a.shape for a in arrays]
        said = " and ".join(map(str, shapes))
        return RuntimeError(f"{self.name}: shapes {said}: {self.complaint(shapes)}")

    def gradients(self, grad) -> tuple:
        """``backward``, with None for every input that wants no gradient."""
        with np.errstate(all="ignore"):  # as in torch, inf and nan travel without a warning
            sent = self.backward(grad)
        sent = tuple(g if need else None for g, need in zip(sent, self.needs, strict=True))
        if Mode.anomaly and any(g is not None and np.isnan(g).any() for g in sent):
            raise RuntimeError(f"{self.name}: nan in its gradient, going backward ({self.rule})")
        return sent

    def free(self) -> None:
        """Forget inputs and kept arrays: a graph is used once, and its memory is needed."""
        self.__dict__.clear()


def unbroadcast(grad, shape):
    """Add up ``grad`` until it has ``shape``: what forward copied, backward must sum.

    The obvious ``grad.reshape(shape)`` cannot work: there are more numbers than places.
    """
    if grad.shape == shape:
        return grad
    ahead = grad.ndim - len(shape)
    stretched = tuple(i + ahead for i, n in enumerate(shape) if n == 1 != grad.shape[i + ahead])
    return grad.sum(tuple(range(ahead)) + stretched).reshape(shape)


# --- two inputs, entry by entry ---------------------------------------------------------------


class Elementwise(Op):
    """Two arrays, combined entry by entry and stretched to a common shape as NumPy does."""

    def keep(self, a, b):
        self.a, self.b = a, b

    def fit(self, *grads):
        pairs = zip(grads, (self.a, self.b), strict=True)
        return tuple(None if g is None else unbroadcast(g, x.shape) for g, x in pairs)

    def complaint(self, shapes):
        return "read from the right, sizes must be equal, or one of them 1"


class Add(Elementwise):
    symbol, rule = "+", "a sum copies the gradient to both inputs"
    formula = "grad a = grad,  grad b = grad"

    def forward(self, a, b):
        self.keep(a, b)
        return a + b

    def backward(self, grad):
        return self.fit(grad, grad)


class Sub(Elementwise):
    symbol, rule = "−", "a difference copies the gradient, with a minus for the second input"
    formula = "grad a = grad,  grad b = −grad"

    def forward(self, a, b):
        self.keep(a, b)
        return a - b

    def backward(self, grad):
        return self.fit(grad, -grad if self.needs[1] else None)


class Mul(Elementwise):
    symbol, rule = "×", "a product swaps: each input gets the gradient times the other input"
    formula = "grad a = grad · b,  grad b = grad · a"

    def forward(self, a, b):
        self.keep(a, b)
        return a * b

    def backward(self, grad):
        # A constant factor is an input too; its gradient would cost a sum over everything.
        grad_a = grad * self.b if self.needs[0] else None
        return self.fit(grad_a, grad * self.a if self.needs[1] else None)


class Div(Elementwise):
    symbol, rule = "÷", "the numerator gets gradient / b, the denominator −gradient · a / b²"
    formula = "grad a = grad / b,  grad b = −grad · a / b²"

    def forward(self, a, b):
        self.keep(a, b)
        return a / b

    def backward(self, grad):
        grad_a = grad / self.b
        return self.fit(grad_a, -grad_a * self.a / self.b if self.needs[1] else None)


class Pow(Elementwise):
    symbol, rule = "aᵇ", "the base gets the gradient times b · a^(b−1)"
    formula = "grad a = grad · b · a^(b−1),  grad b = grad · a^b · ln a"

    def forward(self, a, b):
        self.keep(a, b)
        self.value = a**b
        return self.value

    def backward(self, grad):
        a, b = self.a, self.b
        # b = 0 on its own: a^0 is flat everywhere, but the formula gives 0 · inf = nan at a = 0.
        base = np.where(b == 0, 0.0, grad * b * a ** np.where(b == 0, 1.0, b - 1))
        exponent = None
        if self.needs[1]:
            exponent = grad * np.where((a == 0) & (b >= 0), 0.0, self.value * np.log(a))
        return self.fit(base.astype(grad.dtype, copy=False), exponent)


class Maximum(Elementwise):
    symbol, rule = "max", "a maximum sends the gradient to the larger input; a tie shares it"
    formula = "grad a = grad where a > b,  grad b = grad where b > a"

    def forward(self, a, b):
        self.keep(a, b)
        return np.maximum(a, b)

    def backward(self, grad):
        to_a = np.where(self.a == self.b, 0.5, self.a > self.b).astype(grad.dtype)
        return self.fit(grad * to_a, grad * (1 - to_a))


# --- one input, entry by entry ----------------------------------------------------------------


class Neg(Op):
    symbol, rule, formula = "−", "the gradient changes its sign", "grad a = −grad"

    def forward(self, a):
        return -a

    def backward(self, grad):
        return (-grad,)


class Exp(Op):
    symbol, rule = "exp", "the slope of exp is its own value"
    formula = "grad a = grad · exp(a)"

    def forward(self, a):
        self.value = np.exp(a)
        return self.value

    def backward(self, grad):
        return (grad * self.value,)


class Log(Op):
    symbol, rule, formula = "ln", "the slope of ln at a is 1 / a", "grad a = grad / a"

    def forward(self, a):
        self.a = a
        return np.log(a)

    def backward(self, grad):
        return (grad / self.a,)


class Sqrt(Op):
    symbol, rule = "√", "the slope of a root is 1 / (2 · root)"
    formula = "grad a = grad / (2 · √a)"

    def forward(self, a):
        self.value = np.sqrt(a)
        return self.value

    def backward(self, grad):
        return (grad / (2 * self.value),)


class Tanh(Op):
    symbol, rule = "tanh", "the slope of tanh is 1 − value²"
    formula = "grad a = grad · (1 − tanh²(a))"

    def forward(self, a):
        self.value = np.tanh(a)
        return self.value

    def backward(self, grad):
        return (grad * (1 - self.value * self.value),)


def sigmoid(a):
    """1 / (1 + exp(−a)) without overflow: tanh saturates quietly where exp(−a) would be inf."""
    return 0.5 * np.tanh(0.5 * a) + 0.5


class Sigmoid(Op):
    symbol, rule = "σ", "the slope of a sigmoid is value · (1 − value), never above 1/4"
    formula = "grad a = grad · σ(a) · (1 − σ(a))"

    def forward(self, a):
        self.value = sigmoid(a)
        return self.value

    def backward(self, grad):
        return (grad * self.value * (1 - self.value),)


class Relu(Op):
    symbol, rule = "ReLU", "the gradient passes where the input was above 0, and stops elsewhere"
    formula = "grad a = grad where a > 0, else 0"

    def forward(self, a):
        self.value = np.maximum(a, 0)
        return self.value

    def backward(self, grad):
        return (grad * (self.value > 0),)


class LeakyRelu(Op):
    symbol, rule = "leaky", "above 0 the gradient passes whole, below 0 a small share of it"
    formula = "grad a = grad where a > 0, else slope · grad"

    def __init__(self, negative_slope=0.01):
        self.negative_slope = negative_slope

    def forward(self, a):
        self.slope = np.where(a > 0, 1, self.negative_slope).astype(a.dtype)
        return a * self.slope

    def backward(self, grad):
        return (grad * self.slope,)


class Abs(Op):
    symbol, rule = "|a|", "the gradient passes with the sign of the input"
    formula = "grad a = grad · sign(a)"

    def forward(self, a):
        self.a = a
        return np.abs(a)

    def backward(self, grad):
        return (grad * np.sign(self.a),)


class Clip(Op):
    symbol, rule = "clip", "the gradient passes between the limits and stops outside them"
    formula = "grad a = grad where low ≤ a ≤ high, else 0"

    def __init__(self, low, high):
        self.low = -np.inf if low is None else low
        self.high = np.inf if high is None else high

    def forward(self, a):
        self.inside = (a >= self.low) & (a <= self.high)
        return np.clip(a, self.low, self.high).astype(a.dtype, copy=False)

    def backward(self, grad):
        return (grad * self.inside,)


# --- many numbers into fewer ------------------------------------------------------------------


class Reduce(Op):
    """Along ``dim`` (an axis, several, or None for all); ``keepdim`` leaves axes of size 1."""

    def __init__(self, dim=None, keepdim=False):
        self.dim, self.keepdim = dim, keepdim

    def spread(self, grad, shape):
        """``grad`` with the reduced axes back, stretched to ``shape`` without copying."""
        if self.dim is not None and not self.keepdim:
            grad = np.expand_dims(grad, self.dim)
        return np.broadcast_to(grad, shape)

    def complaint(self, shapes):
        return f"it has no axis {self.dim}"


class Sum(Reduce):
    symbol, rule = "Σ", "a sum copies its gradient to everything it added"
    formula = "grad aᵢ = grad"

    def forward(self, a):
        self.shape = a.shape
        return a.sum(self.dim, keepdims=self.keepdim)

    def backward(self, grad):
        return (self.spread(grad, self.shape),)


class Mean(Reduce):
    symbol, rule = "mean", "a mean of n numbers gives each of them gradient / n"
    formula = "grad aᵢ = grad / n"

    def forward(self, a):
        self.shape = a.shape
        value = a.mean(self.dim, keepdims=self.keepdim)
        self.n = a.size // max(value.size, 1)
        return value

    def backward(self, grad):
        return (self.spread(grad / grad.dtype.type(self.n), self.shape),)


class Max(Reduce):
    """The largest.  Ties share when everything is reduced (as torch.max does without ``dim``);
    along one axis the first largest gets all (as torch.max with ``dim`` does)."""

    symbol, rule = "max", "only the largest input gets the gradient"
    formula = "grad aᵢ = grad where aᵢ is the largest, else 0"

    def forward(self, a):
        value = a.max(self.dim, keepdims=True)
        self.share = a == value
        if self.dim is None:
            self.share = self.share / self.share.sum()
        else:
            self.share &= self.share.cumsum(self.dim) == 1
        return value if self.keepdim else value.squeeze(self.dim)

    def backward(self, grad):
        return ((self.spread(grad, self.share.shape) * self.share).astype(grad.dtype),)


# --- matrices ---------------------------------------------------------------------------------


class MatMul(Op):
    symbol, rule = "@", "a matrix product swaps and transposes: grad @ bᵀ and aᵀ @ grad"
    formula = "grad a = grad @ bᵀ,  grad b = aᵀ @ grad"

    def forward(self, a, b):
        self.a, self.b = a, b
        return np.asarray(a @ b)

    def backward(self, grad):
        # A vector is a matrix of one row on the left, of one column on the right.
        a = self.a[None, :] if self.a.ndim == 1 else self.a
        b = self.b[:, None] if self.b.ndim == 1 else self.b
        grad = np.expand_dims(grad, -1) if self.b.ndim == 1 else grad
        grad = np.expand_dims(grad, -2) if self.a.ndim == 1 else grad
        grad_a = grad @ np.swapaxes(b, -1, -2) if self.needs[0] else None
        grad_b = np.swapaxes(a, -1, -2) @ grad if self.needs[1] else None
        return self._fit(grad_a, a, self.a), self._fit(grad_b, b, self.b)

    @staticmethod
    def _fit(grad, wide, original):
        return None if grad is None else unbroadcast(grad, wide.shape).reshape(original.shape)

    def complaint(self, shapes):
        if () in shapes:
            return "@ needs arrays; for a single number use *"
        a, b = shapes
        inner = b[-2] if len(b) > 1 else b[0]
        if a[-1] != inner:
            return f"the inner sizes {a[-1]} and {inner} must be equal"
        return "the sizes in front of the two matrices do not fit"
