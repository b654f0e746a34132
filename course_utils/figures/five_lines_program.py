"""A training loop of five lines, run line by line; its memory is kept exactly as torch keeps it."""

LINES = {
    "zero": "optimizer.zero_grad()",
    "model": "y_hat = model(X)",
    "loss": "loss = loss_fn(y_hat, y)",
    "backward": "loss.backward()",
    "step": "optimizer.step()",
}
WRITES = {"zero": "grad", "model": "y_hat", "loss": "loss", "backward": "grad", "step": "w"}
ORDERS = {  # lines before the loop, lines in the loop
    "right": ((), ("zero", "model", "loss", "backward", "step")),
    "early": ((), ("zero", "model", "loss", "step", "backward")),
    "between": ((), ("model", "loss", "backward", "zero", "step")),
    "last": ((), ("model", "loss", "backward", "step", "zero")),
    "once": (("model",), ("zero", "loss", "backward", "step")),
}
X, Y = (-1.0, 1.0, 2.0), (-2.0, 2.0, 4.0)
W0, BEST, EDGE = 0.5, 2.0, 2.05  # start, minimum, and how far from it the picture reaches
ROUNDS = 20


def loss_at(w):
    """mean((w·x − y)²), which for these points is 2·(w − 2)²; w may be an array."""
    return 2 * (w - BEST) ** 2


class Program:
    """One weight w, one batch X, Y, SGD.  ``left_out`` names the lines that do not run."""

    def __init__(self, order="right", left_out=(), lr=0.1):
        self.before, self.loop = ORDERS[order]
        self.left_out, self.lr = left_out, lr
        self.w, self.grad, self.y_hat, self.loss = W0, None, None, None
        self.made_at = {"y_hat": None, "loss": None}  # the w they were computed with
        self.spent = False  # whether the graph behind y_hat is used up
        self.line, self.was, self.refused = None, None, False
        self.place = self.rounds = self.slopes = 0
        self.slope = None  # what the last backward() added, one of ``slopes``
        self.trail = [(0.0, W0)]  # (rounds, w) after each line

    @property
    def lines(self):
        """The lines that run, those before the loop first."""
        return [line for line in (*self.before, *self.loop) if line not in self.left_out]

    def step(self):
        """Run the next line."""
        if self.done:
            return
        lines, start = self.lines, len(self.before)
        if self.place == len(lines):
            self.place = start
        self.line = lines[self.place]
        self.was = getattr(self, WRITES[self.line])
        getattr(self, f"_{self.line}")()
        if self.refused:
            return
        self.place += 1
        self.trail.append((self.rounds + (self.place - start) / (len(lines) - start), self.w))
        self.rounds += self.place == len(lines)

    def run_round(self):
        """Run on to the end of this round, or all of the next one."""
        wanted = self.rounds + 1
        while self.rounds < wanted and not self.done:
            self.step()

    def _zero(self):
        self.grad = None

    def _model(self):
        self.y_hat = tuple(self.w * x for x in X)
        self.made_at["y_hat"], self.spent = self.w, False

    def errors(self):
        """The squared errors of the three predictions."""
        return [(a - b) ** 2 for a, b in zip(self.y_hat, Y, strict=True)]

    def _loss(self):
        self.loss = sum(self.errors()) / len(X)
        self.made_at["loss"] = self.made_at["y_hat"]

    def _backward(self):
        """Add d loss / d w = mean of 2·(y_hat − y)·x, from the y_hat of the forward pass."""
        if self.spent:
            self.refused = True
            return
        slopes = [2 * (a - b) * x for a, b, x in zip(self.y_hat, Y, X, strict=True)]
        self.slope = sum(slopes) / len(X)
        self.grad = self.slope if self.grad is None else self.grad + self.slope
        self.spent, self.slopes = True, self.slopes + 1

    def _step(self):
        if self.grad is not None:
            self.w -= self.lr * self.grad

    # --- what there is to see -----------------------------------------------------------------

    @property
    def gone(self):
        return abs(self.w - BEST) > EDGE

    @property
    def done(self):
        return self.refused or self.gone or self.rounds == ROUNDS

    @property
    def round(self):
        """The round that the last line belongs to, from 1; 0 before the loop."""
        return self.rounds + (len(self.before) < self.place < len(self.lines))

    @property
    def written(self):
        """The name of what the last line wrote; None if it wrote nothing."""
        idle = self.refused or (self.line == "step" and self.grad is None)
        return None if idle else WRITES.get(self.line)

    def stale(self, name):
        """Whether y_hat or the loss still belongs to an old w."""
        return self.made_at.get(name) not in (None, self.w)

    @property
    def passed(self):
        """How often w went past the minimum."""
        sides = [w > BEST for _, w in self.trail]
        return sum(a != b for a, b in zip(sides, sides[1:], strict=False))

    def listing(self):
        """The program, seven rows of (name of a line or None, text)."""
        rows = [(None, f"optimizer = SGD([w], lr={self.lr:g})")]
        rows += [(line, LINES[line]) for line in self.before]
        rows += [(None, f"for i in range({ROUNDS}):")]
        return rows + [(line, "    " + LINES[line]) for line in self.loop]
