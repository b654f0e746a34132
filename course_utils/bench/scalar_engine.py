"""An autograd engine of single numbers, for the benchmark to compare the course's engine with.

Every number is a node of the graph, as in the engines that people write in an afternoon to
understand backpropagation.  The gradients are right; what it costs is an object for every product.
"""


class Number:
    """A number that knows which numbers it was made from, and its slope in each of them."""

    __slots__ = ("grad", "inputs", "slopes", "value")

    def __init__(self, value, inputs=(), slopes=()):
        self.value, self.grad = value, 0.0
        self.inputs, self.slopes = inputs, slopes

    def __add__(self, other):
        other = _number(other)
        return Number(self.value + other.value, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        other = _number(other)
        return Number(self.value * other.value, (self, other), (other.value, self.value))

    __radd__, __rmul__ = __add__, __mul__

    def relu(self):
        return Number(max(self.value, 0.0), (self,), (1.0 if self.value > 0 else 0.0,))

    def backward(self):
        """Add to ``grad`` of every number behind this one its slope."""
        self.grad = 1.0
        for node in reversed(self._order()):
            for source, slope in zip(node.inputs, node.slopes, strict=True):
                source.grad += slope * node.grad

    def _order(self):
        """This number and all behind it, each after those it was made from."""
        done, found, stack = set(), [], [(self, False)]
        while stack:
            node, ready = stack.pop()
            if ready:
                found.append(node)
            elif node not in done:
                done.add(node)
                stack.append((node, True))
                stack.extend((source, False) for source in node.inputs)
        return found


def _number(value):
    return value if isinstance(value, Number) else Number(value)


class Network:
    """Fully connected layers with ReLU between them; ``layers``: pairs of W (out, in) and b."""

    def __init__(self, layers):
        self.layers = [
            [([Number(w) for w in row], Number(start)) for row, start in zip(W, b, strict=True)]
            for W, b in layers
        ]

    def parameters(self):
        return [p for layer in self.layers for row, b in layer for p in (*row, b)]

    def score(self, values):
        for number, layer in enumerate(self.layers, 1):
            values = [
                sum((w * v for w, v in zip(row, values, strict=True)), b) for row, b in layer
            ]
            if number < len(self.layers):
                values = [v.relu() for v in values]
        return values[0]

    def loss(self, points, labels, alpha):
        """The mean of max(0, 1 − y · score), and alpha times the sum of all squared weights."""
        pairs = zip(points, labels, strict=True)
        hinges = [(1 + -y * self.score(point)).relu() for point, y in pairs]
        return sum(hinges) * (1 / len(hinges)) + alpha * sum(p * p for p in self.parameters())

    def step(self, lr):
        for p in self.parameters():
            p.value -= lr * p.grad

    def zero_grad(self):
        for p in self.parameters():
            p.grad = 0.0
