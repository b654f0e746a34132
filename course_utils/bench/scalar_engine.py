"""An autograd engine of single numbers, for the benchmark to compare the course's engine with.

Every number is a node of the graph, and every result carries a little function that sends its
gradient back, as in micrograd and its kind, and about as fast.  Keeping slopes in place of the
functions would make it some three times faster, but it is this kind that people know.
"""


class Number:
    """A number that remembers which numbers it was made from."""

    def __init__(self, value, inputs=()):
        self.value, self.grad = value, 0.0
        self.inputs, self.send = inputs, None

    def __add__(self, other):
        other = _number(other)
        out = Number(self.value + other.value, (self, other))

        def send():
            self.grad += out.grad
            other.grad += out.grad

        out.send = send
        return out

    def __mul__(self, other):
        other = _number(other)
        out = Number(self.value * other.value, (self, other))

        def send():
            self.grad += other.value * out.grad
            other.grad += self.value * out.grad

        out.send = send
        return out

    __radd__, __rmul__ = __add__, __mul__

    def relu(self):
        out = Number(max(self.value, 0.0), (self,))

        def send():
            self.grad += (out.value > 0) * out.grad

        out.send = send
        return out

    def backward(self):
        """Add to ``grad`` of every number behind this one its slope."""
        self.grad = 1.0
        for node in reversed(self._order()):
            if node.send:
                node.send()

    def _order(self):
        """This number and all behind it, each after those it was made from."""
        done, found = set(), []

        def visit(node):
            if node not in done:
                done.add(node)
                for source in node.inputs:
                    visit(source)
                found.append(node)

        visit(self)
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
            values = [sum((w * v for w, v in zip(row, values, strict=True)), b) for row, b in layer]
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

    def gradients(self):
        """[grad W, grad b, ...] as nested lists, layer after layer."""
        found = []
        for layer in self.layers:
            found.append([[w.grad for w in row] for row, _ in layer])
            found.append([b.grad for _, b in layer])
        return found
