"""Figure 4: a mini playground.  How do neurons combine into a region, and how many does it take?"""

import numpy as np

from .. import data
from .playground_net import ACTIVATIONS, Net
from .playground_painter import PlaygroundPainter
from .spec import Action, Choice, Clock, FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "Playground: neurons make regions",
    "data": "data",
    "noise": "noise",
    "layers": "hidden layers",
    "units": "neurons in each",
    "activation": "activation",
    "lr": "learning rate",
    "l2": "weight decay (L2)",
    "seed": "starting weights (seed)",
    "shown": "enlarge neuron (0: output)",
    "step": "Train 5 epochs",
    "question": "How many tanh neurons in one hidden layer does it take to close a region around "
    "the disc in the middle?",
    "choices": ("1", "2", "3", "8"),
    "answer": "Each neuron contributes one soft straight edge, and the smallest closed shape with "
    "straight edges is a triangle.",
    "goal": "Circle: at least 95 % of the test points right, with 3 hidden neurons or fewer.",
    "hints": (
        "Press Play with 2 neurons and look at the shape of the region: it stays open.",
        "Take 3 neurons in one layer and play to epoch 100; it stands still for a while first.",
        "If it gets stuck, try another seed: it is behind “More controls”.",
    ),
    "why": "Three edges close a triangle around the disc. Some starts get stuck in an open shape: "
    "that a solution exists does not mean training finds it.",
    "meter": "best so far on the circle with at most 3 neurons: {best}",
    "spiral_goal": "Spiral: at least 95 % of the test points right within 50 epochs.",
    "spiral_hints": (
        "Choose the spiral and 8 neurons; then add layers.",
        "3 layers of 8 neurons at learning rate 0.03.",
    ),
    "spiral_why": "Later layers bend what earlier layers have already bent, so a few layers wind "
    "around the spiral quickly.",
    "spiral_meter": "best so far on the spiral within 50 epochs: {best}{late}",
    "late": "; this run is past epoch 50, press Restart training",
    "restart": "Restart training",
    "none": "nothing yet",
    "describe": "{data}, {layers} hidden layer{s} of {units} {activation} neuron{n}, epoch "
    "{epoch}: {train} of the training points and {test} of the test points right. Shown large: "
    "{shown}.",
    "output": "the output",
    "neuron": "neuron {i} of layer {k}",
}

TRAIN, TEST, BATCH = 200, 100, 16
EPOCHS_A_STEP, LAST_EPOCH = 5, 800
RESTART = ("noise", "layers", "units", "activation", "seed", "data")
TICKS = np.linspace(-1.6, 1.6, 50)
GRID = np.stack(np.meshgrid(TICKS, TICKS), -1).reshape(-1, 2)


class Playground(Model):
    """A network, its data and its history.  Training goes on from where it is; changing the
    network or the data starts again, changing learning rate or weight decay does not."""

    def __init__(self):
        self.data, self.noise, self.layers, self.units = "circle", 0.1, 1, 2
        self.activation, self.lr, self.l2, self.seed, self.shown = "tanh", 0.03, 0.0, 0, 0
        self.best_circle = self.best_spiral = 0.0
        self.restart()

    def change(self, name, value):
        super().change(name, value)
        if name in RESTART:
            self.restart()
        self.shown = min(self.shown, self.layers * self.units)

    def restart(self):
        make = getattr(data, "xor_clouds" if self.data == "xor" else self.data)
        X, y = make(TRAIN + TEST, self.noise, 0)
        self.X, self.y, self.X_test, self.y_test = X[:TRAIN], y[:TRAIN], X[TRAIN:], y[TRAIN:]
        self.net = Net(self.layers, self.units, self.activation, self.seed)
        # A generator of its own: a change of data must not reshuffle the batches.
        self.batches = np.random.default_rng(1000 + self.seed)
        self.epoch, self.history = 0, []
        self._measure()

    @property
    def done(self):
        return self.epoch >= LAST_EPOCH

    def step(self):
        for _ in range(EPOCHS_A_STEP * (not self.done)):
            order = self.batches.permutation(TRAIN)
            for i in range(0, TRAIN, BATCH):
                rows = order[i : i + BATCH]
                self.net.step(self.X[rows], self.y[rows], self.lr, self.l2)
            self.epoch += 1
        self._measure()

    def _measure(self):
        train, test = self.net.score(self.X, self.y), self.net.score(self.X_test, self.y_test)
        self.history.append((self.epoch, *train, *test))
        if self.data == "circle" and self.layers * self.units <= 3:
            self.best_circle = max(self.best_circle, test[1])
        if self.data == "spiral" and self.epoch <= 50:
            self.best_spiral = max(self.best_spiral, test[1])

    def maps(self):
        """Activations over the 50x50 grid: [inputs, hidden layers..., logits], each (2500, n)."""
        return self.net.forward(GRID)

    def shown_place(self):
        """(layer, neuron) of the enlarged neuron, layer 1 first; None for the output."""
        return divmod(self.shown - 1, self.units) if self.shown else None

    def click(self, x, y):
        size = PlaygroundPainter.size
        self.shown = PlaygroundPainter.neuron_at(self, x * size[0], y * size[1], self.shown)

    def describe(self):
        _, _, train, _, test = self.history[-1]
        place = self.shown_place()
        shown = WORDS["output"]
        if place:
            shown = WORDS["neuron"].format(i=place[1] + 1, k=place[0] + 1)
        return WORDS["describe"].format(
            data=self.data, layers=self.layers, s="s" * (self.layers > 1), units=self.units,
            n="s" * (self.units > 1),
            activation=self.activation, epoch=self.epoch, train=f"{train:.0%}", test=f"{test:.0%}",
            shown=shown,
        )  # fmt: skip


def circle_goal(model):
    best = f"{model.best_circle:.0%}" if model.best_circle else WORDS["none"]
    return model.best_circle / 0.95, WORDS["meter"].format(best=best)


def spiral_goal(model):
    best = f"{model.best_spiral:.0%}" if model.best_spiral else WORDS["none"]
    late = WORDS["late"] if model.data == "spiral" and model.epoch > 50 else ""
    return model.best_spiral / 0.95, WORDS["spiral_meter"].format(best=best, late=late)


SPEC = FigureSpec(
    name="playground",
    title=WORDS["title"],
    model=Playground,
    painter=PlaygroundPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 2, WORDS["answer"]),
    goals=(
        Goal("playground.circle", WORDS["goal"], circle_goal, WORDS["hints"], WORDS["why"],
             (("units", 3), *[("step",)] * 20)),
        Goal("playground.spiral", WORDS["spiral_goal"], spiral_goal, WORDS["spiral_hints"],
             WORDS["spiral_why"],
             (("data", "spiral"), ("noise", 0.05), ("layers", 3), ("units", 8), *[("step",)] * 10)),
    ),
    controls=(
        Choice("data", WORDS["data"], tuple((n, n) for n in ("circle", "xor", "moons", "spiral"))),
        Slider("layers", WORDS["layers"], 1, 3, 1),
        Slider("units", WORDS["units"], 1, 8, 1),
        Choice("activation", WORDS["activation"], tuple((n, n) for n in ACTIVATIONS)),
        Choice("lr", WORDS["lr"], tuple((f"{v:g}", v) for v in (0.003, 0.01, 0.03, 0.1))),
        Slider("noise", WORDS["noise"], 0, 0.4, 0.05),
        Choice("l2", WORDS["l2"], tuple((f"{v:g}", v) for v in (0.0, 0.001, 0.01, 0.1))),
        Slider("seed", WORDS["seed"], 0, 20, 1),
        Slider("shown", WORDS["shown"], 0, 24, 1),
    ),
    visible=5,
    actions=(Action("restart", WORDS["restart"]),),
    clock=Clock(WORDS["step"], interval=0.1, ticks=LAST_EPOCH // EPOCHS_A_STEP),
)  # fmt: skip
