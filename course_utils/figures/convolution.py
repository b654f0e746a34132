"""Figure 16: the convolution bench.  How does an output cell come about, how many are there?"""

import numpy as np

from .convolution_cells import said
from .convolution_math import (
    KERNELS,
    PICTURES,
    convolve,
    kernel,
    output_size,
    pad,
    picture,
    reach,
    sees,
    used,
    window,
)
from .convolution_painter import HEIGHT, WIDTH, ConvolutionPainter, grids
from .convolution_words import WORDS as PICTURE_WORDS
from .convolution_words import describe
from .spec import Choice, Clock, FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "Convolution bench",
    "controls": {
        "picture": "picture",
        "kernel": "kernel",
        "n": "input size n",
        "k": "kernel size k",
        "p": "padding p",
        "s": "stride s (jump)",
        "d": "dilation d (gap)",
        "row": "output row",
        "col": "output column",
        "cell": "kernel cell",
        "weight": "its weight",
        "channels": "channels",
        "shown": "channel on top",
    },
    "step": "Next cell",
    "handle": "window",
    "question": "Input 8 × 8, kernel 3 × 3, no padding, stride 2. How large is the output?",
    "choices": ("4 × 4: half of 8", "3 × 3", "6 × 6: only the border is lost"),
    "answer": "The window starts in column 1, then jumps to 3 and to 5. At 7 it would stick out. "
    "(8 − 3) / 2 = 2.5 is rounded down to 2 jumps, and 2 + 1 = 3. The last row and column are "
    "never used: they are hatched.",
    "size": "With an input of 7 × 7 and a kernel of 3 × 3, make an output of exactly 4 × 4.",
    "size_hints": (
        "Try the stride first: what does s = 2 give? What does it give when you add padding?",
        "You need (7 + 2p − 3) / s = 3, so that 3 + 1 = 4. With s = 2 the upper part must be 6.",
    ),
    "size_why": "p = 1 makes the input 9 × 9, and the window takes 3 jumps of 2: columns 1, 3, 5 "
    "and 7. So padding and stride together choose the size. Half of 7, rounded up, is 4.",
    "size_meter": "n = {n}, k = {k}: output {o} × {o}; wanted: n = 7, k = 3, output 4 × 4",
    "same": "Now a kernel of 5 × 5: make the output as large as the input.",
    "same_hints": (
        "A larger kernel loses more at the border. Which control gives cells back?",
        "With stride 1 the output has n + 2p − 5 + 1 rows. That is n when 2p = 4.",
    ),
    "same_why": "A kernel of size k loses k − 1 rows and columns. Padding (k − 1) / 2 on each side "
    "gives them back: 1 for 3 × 3, 2 for 5 × 5. Many networks do this in every layer.",
    "same_meter": "k = {k}: input {n} × {n}, output {o} × {o}",
    "kernel_goal": "Build a kernel that sees vertical edges only: 0 where the picture is flat, 0 "
    "along a horizontal edge, but 3 or more (or −3 or less) at a vertical edge.",
    "kernel_hints": (
        "Click a cell of the kernel to count its weight up (from 2 it goes on at −2), or open "
        "“More controls”: “kernel cell” and “its weight”.",
        "Equal numbers must cancel, so the weights must sum to 0. For a horizontal edge, "
        "every row of weights must sum to 0 by itself.",
        "Kernel size 3: make every row −1, 0, 1.",
    ),
    "kernel_why": "Weights that sum to 0 cancel equal numbers; a row such as −1, 0, 1 leaves only "
    "the change from left to right. The kernel is not turned round: strictly this is "
    "cross-correlation, but the libraries call it convolution.",
    "kernel_meter": "answer on flat areas {flat}, horizontal edge {across}, vertical edge {down}; "
    "wanted: 0, 0 and 3 or more",
}


class Convolution(Model):
    """Sizes, weights, a position.  x: padded input, (channels, n + 2p, n + 2p); out: (o, o)."""

    def __init__(self):
        self.picture, self.kernel = "corner", "edges"
        self.n, self.k, self.p, self.s, self.d = 7, 3, 0, 1, 1
        self.row, self.col, self.cell, self.channels, self.shown = 3, 3, 5, 1, 1
        self.mine = None  # the reader's weights, (3, 5, 5); a smaller kernel is its upper left part
        self._run()

    def change(self, name, value):
        if name == "weight":
            self._set_weight(value)
        elif name == "mine":
            self._keep(np.array(value))
        else:
            super().change(name, value)
            if name == "shown":  # a look at channel 3 is a wish for three channels
                self.channels = max(self.channels, value)
        self._run()

    def _run(self):
        self.cell, self.shown = min(self.cell, self.k**2), min(self.shown, self.channels)
        if self.kernel == "own" and self.mine is None:
            self._keep(self.weights[0])
        self.weights = self._weights()
        self.weight = int(self.weights[self.shown - 1].flat[self.cell - 1])
        self.o = max(output_size(*self.sizes()), 0)
        self.row, self.col = (min(i, max(self.o, 1)) for i in (self.row, self.col))
        x = picture(self.picture, self.n, self.channels)
        self.x = pad(x, self.p)
        self.out = convolve(x, self.weights, self.p, self.s, self.d)

    def _weights(self):
        """(channels, k, k)."""
        if self.kernel == "own":
            return self.mine[: self.channels, : self.k, : self.k]
        return np.stack([kernel(self.kernel, self.k)] * self.channels)

    def _keep(self, weights):
        """(k, k) for all channels or (channels, k, k): from now on the reader's own."""
        k = weights.shape[-1]
        self.mine = np.zeros((3, 5, 5), int)
        self.mine[: len(weights) if weights.ndim == 3 else 3, :k, :k] = weights

    def _set_weight(self, value):
        if value == self.weight:
            return
        if self.kernel != "own":
            self._keep(self.weights[0])
            self.kernel = "own"
        self.mine[self.shown - 1][divmod(self.cell - 1, self.k)] = value

    def sizes(self):
        return self.n, self.k, self.p, self.s, self.d

    def used(self):
        """Which cells of the padded input lie under any window, (n + 2p, n + 2p) bool."""
        rows = used(*self.sizes())
        return rows[:, None] & rows

    def products(self, channel=None):
        """Window times kernel at the chosen output cell, (k, k); of the channel on top."""
        i = self.shown - 1 if channel is None else channel
        view = window(self.x, self.row - 1, self.col - 1, self.k, self.s, self.d)
        return view[i] * self.weights[i]

    def step(self):
        """The next output cell, row by row; after the last one comes the first."""
        cell = (self.row - 1) * self.o + self.col
        row, col = divmod(cell % max(self.o**2, 1), max(self.o, 1))
        self.row, self.col = row + 1, col + 1

    def handles(self):
        """The window, in units of 0.1 for one output cell: see ConvolutionPainter.to_pixels."""
        here = {"x": (self.col - 1) / 10, "y": (1 - self.row) / 10}
        return [{"id": "window", "label": WORDS["handle"], **here}] if self.o else []

    def drag(self, handle, x, y):
        self._go(-10 * y, 10 * x)

    def _go(self, row, col):
        """To the output cell nearest to this place, counted from 0."""
        last = max(self.o - 1, 0)
        self.row, self.col = (min(max(round(i), 0), last) + 1 for i in (row, col))

    def click(self, x, y):
        for name, grid in grids(self).items():
            place = grid.at(x * WIDTH, y * HEIGHT)
            if place is None:
                continue
            if name == "kernel":
                self.cell = place[0] * self.k + place[1] + 1
                self._run()
                self.change("weight", self.weight + 1 if self.weight < 2 else -2)
            elif name == "output":
                self._go(*place)
            elif name == "input":
                margin = (reach(self.k, self.d) - 1) / 2
                self._go(*((i - margin) / self.s for i in place))

    def more(self):
        return {"mine": self.weights.tolist()} if self.kernel == "own" else {}

    def describe(self):
        return describe(self)


def asked(model):
    return model.sizes() == (8, 3, 0, 2, 1)


def four(model):
    right = (model.n == 7) + (model.k == 3) + (model.o == 4)
    words = WORDS["size_meter"].format(n=model.n, k=model.k, o=model.o)
    return (1.0 if right == 3 else 0.3 * right), words


def same_size(model):
    right = (model.k == 5) + (model.o == model.n)
    return right / 2, WORDS["same_meter"].format(n=model.n, k=model.k, o=model.o)


def vertical_only(model):
    flat, across, down = sees(model.weights[model.shown - 1])
    right = (flat == 0) + (across == 0) + (abs(down) >= 3)
    words = {"flat": said(flat), "across": said(across), "down": said(down)}
    return right / 3, WORDS["kernel_meter"].format(**words)


def _slider(name, low, high):
    return Slider(name, WORDS["controls"][name], low, high, 1)


def _choice(name, options):
    return Choice(name, WORDS["controls"][name], tuple(options))


UPRIGHT = (-1, 0, 1) * 3

SPEC = FigureSpec(
    name="convolution",
    title=WORDS["title"],
    model=Convolution,
    painter=ConvolutionPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 1, WORDS["answer"], asked),
    goals=(
        Goal("convolution.size", WORDS["size"], four, WORDS["size_hints"], WORDS["size_why"],
             (("p", 1), ("s", 2))),
        Goal("convolution.same", WORDS["same"], same_size, WORDS["same_hints"], WORDS["same_why"],
             (("s", 1), ("k", 5), ("p", 2))),
        Goal("convolution.kernel", WORDS["kernel_goal"], vertical_only, WORDS["kernel_hints"],
             WORDS["kernel_why"],
             (("k", 3), ("p", 0), *((name, value) for i, weight in enumerate(UPRIGHT, 1)
                                    for name, value in (("cell", i), ("weight", weight))))),
    ),
    controls=(
        _choice("picture", ((name, name) for name in PICTURES)),
        _choice("kernel", (*((name, name) for name in KERNELS), (PICTURE_WORDS["own"], "own"))),
        _slider("n", 4, 8),
        _slider("k", 1, 5),
        _slider("p", 0, 2),
        _slider("s", 1, 3),
        _slider("cell", 1, 25),
        _slider("weight", -9, 9),
        _slider("row", 1, 12),
        _slider("col", 1, 12),
        _slider("d", 1, 2),
        _slider("channels", 1, 3),
        _slider("shown", 1, 3),
    ),
    clock=Clock(WORDS["step"], interval=0.5, ticks=150),
)  # fmt: skip
