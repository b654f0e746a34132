"""Figure 14: memorising noise.  How do I see over-fitting, and which knob cures it here?"""

import numpy as np

from . import overfitting_net as net
from . import style
from .overfitting_net import EVERY, STEPS
from .overfitting_painter import OverfittingPainter
from .spec import Action, Clock, FigureSpec, Goal, Model, Prediction, Slider, Toggle

WORDS = {
    "title": "Memorising noise",
    "t": "stop after step",
    "width": "hidden neurons",
    "dropout": "dropout",
    "l2": "weight decay",
    "n": "training points",
    "noise": "noise in the points",
    "seed": "points and starting weights (seed)",
    "show": "show the validation points",
    "keep": "Keep this network",
    "step": "Train 5 steps",
    "handle": "stop after step",
    "question": "So far both losses fall. Training goes on until every training point is right. "
    "What happens to the loss on the validation points, which training never sees?",
    "choices": (
        "it goes on falling, like the training loss",
        "it reaches its lowest value and stays there",
        "it falls, then climbs far above its lowest value",
    ),
    "answer": "It falls to 0.27 at step 55, then climbs to 0.74. The share of right answers hardly "
    "shows it: 89 %, then 87 %. The network is wrong about as often as before, but on its wrong "
    "answers it was 74 % sure and is now 90 % sure, and that makes the loss high.",
    "goal": "Train to the last step. Then go back to where the validation loss is lowest and press "
    "“Keep this network”.",
    "hints": (
        "Press Play and wait for step 200. Only then do you know that it gets no better.",
        "Drag the purple line in the loss panel to the green ▼, then press the button.",
    ),
    "why": "This is early stopping: keep the weights of the best step, not those of the last. At "
    "that step the network is right on 89 % of the validation points and 90 % sure: honest.",
    "elsewhere": "this goal is about {place}",
    "stop_place": "64 neurons, 60 points, no dropout, no weight decay, noise 0.3, seed 6",
    "stop_meter": "lowest so far {best}, seen up to step {seen}; {kept}",
    "kept": "kept: loss {loss} of step {t}",
    "none": "nothing kept yet",
    "decay_goal": "Now do not stop early: train 64 neurons on 60 points to step 200, without "
    "dropout. Find a weight decay that ends with a validation loss below 0.28, and keep it.",
    "decay_hints": (
        "Drag the slider slowly from 0 upwards at step 200 and watch the islands.",
        "Too much is not better: above 0.005 the line between the classes turns stiff.",
        "A weight decay of 0.002, at step 200, then “Keep this network”.",
    ),
    "decay_why": "Small weights cannot draw sharp islands, so the noise is not memorised, and the "
    "end of training is as good as the best stop. You need not guess the right step any more.",
    "decay_meter": "weight decay {l2}, step {t}: validation loss {loss}; {kept}",
    "decay_place": "64 neurons, 60 points, no dropout, noise 0.3, seed 6",
    "gap_goal": "Too much of a cure: at step 200, bring the two losses closer than 0.05 to each "
    "other while the validation loss is above 0.33, and keep that network.",
    "gap_hints": (
        "The two curves lie close together when the network cannot even learn the training points.",
        "Try a weight decay of 0.01 and keep the network at step 200.",
    ),
    "gap_why": "A small gap alone is no success: this network is too stiff, and both losses are "
    "high. It underfits. The aim is a low validation loss.",
    "gap_meter": "step {t}: training {train}, validation {fresh}, gap {gap}; {kept}",
    "gap_place": "60 points, noise 0.3, seed 6",
    "describe": "{width} hidden neurons, dropout {dropout}, weight decay {l2}, {n} training points "
    "(noise {noise}, seed {seed}). After step {t} of 200: loss {train} on the training points, "
    "{fresh} on 500 validation points; {right} and {fresh_right} are right. On the validation "
    "points the network is {sure} sure. Lowest validation loss so far: {best} at step {at}. "
    "{more}",
    "nets": "Thin lines show 8 sub-networks.",
    "shown": "The validation points are shown.",
}

START = 40
SIZES = (2, 4, 8, 16, 32, 64)
PLAIN = {"width": 64, "dropout": 0.0, "l2": 0.0, "n": 60, "noise": 0.3, "seed": 6}
SETTINGS = tuple(PLAIN)
FREE = {"stop": (), "decay": ("l2",), "gap": ("l2", "dropout", "width")}  # what a goal may change
NEAR, ENOUGH, STIFF, CLOSE = 0.01, 0.28, 0.33, 0.05


class Overfitting(Model):
    """A network trained on noisy points, the whole run at once; ``t`` is where the reader stops."""

    def __init__(self):
        self.__dict__.update(PLAIN)
        self.t = self.seen = START
        self.show, self.kept, self.saw_end = False, None, False
        self.change("t", START)

    def change(self, name, value):
        if name == "width":
            value = min(SIZES, key=lambda size: abs(np.log2(size / value)))
        elif name == "t":
            value = int(np.clip(round(value / EVERY) * EVERY, 0, STEPS))
        elif name == "kept":
            value = tuple(value)
        super().change(name, value)
        self.seen = max(self.seen, self.t)
        self.run = net.run(*self.settings)
        self.saw_end |= self.seen == STEPS and self.same_as(PLAIN)

    @property
    def settings(self):
        return tuple(getattr(self, name) for name in SETTINGS)

    @property
    def made(self):
        """What the points are made of: n, noise, seed."""
        return self.n, self.noise, self.seed

    def same_as(self, wanted):
        return all(getattr(self, name) == value for name, value in wanted.items())

    @property
    def done(self):
        return self.t >= STEPS

    def step(self):
        self.change("t", self.t + EVERY)

    def handles(self):
        return [{"id": "t", "label": WORDS["handle"], "x": self.t, "y": 0.93}]

    def drag(self, handle, x, y):
        """An arrow key moves a point by 0.1 or 0.5: here that means one stop of the slider."""
        far = x - self.t
        self.change("t", self.t + 5 * (1 if far > 0 else -1) if 0 < abs(far) < 1 else x)

    def more(self):
        words = {"kept": self.kept} if self.kept else {}
        return {"seen": self.seen, **words} if self.seen > max(self.t, START) else words

    def keep(self):
        self.kept = (*self.settings, self.t, self.seen)

    @property
    def kept_run(self):
        return net.run(*self.kept[: len(SETTINGS)]) if self.kept else None

    @property
    def kept_step(self):
        return self.kept[-2]

    @property
    def kept_loss(self):
        """Training and validation loss of the network that was kept."""
        k, run = self.kept_step // EVERY, self.kept_run
        return float(run.train[0, k]), float(run.fresh[0, k])

    @property
    def best(self):
        """Where the validation loss is lowest in the part that was seen, counted in stops."""
        return int(self.run.fresh[0, : self.seen // EVERY + 1].argmin())

    @property
    def theta(self):
        return self.run.weights[self.t // EVERY]

    def masks(self, count):
        """``count`` sub-networks: what dropout multiplies each hidden neuron by, (width,) each."""
        rng = np.random.default_rng(3000 + self.seed)
        dice = rng.random((count, 64)) if self.dropout else ()
        return [(d[: self.width] >= self.dropout) / (1 - self.dropout) for d in dice]

    def wrong(self):
        """Which training points the network gets wrong, (n,) bool."""
        X, y = net.points(*self.made)[0]
        return (net.logits(self.theta, net.with_ones(X)) > 0) != (y > 0)

    def kept_words(self):
        if not self.kept:
            return WORDS["none"]
        return WORDS["kept"].format(loss=two(self.kept_loss[1]), t=self.kept_step)

    def describe(self):
        k, best = self.t // EVERY, self.best
        train, fresh = self.run.train[:, k], self.run.fresh[:, k]
        more = [f"{self.kept_words().capitalize()}."] * bool(self.kept)
        more += [WORDS["nets"]] * bool(self.dropout) + [WORDS["shown"]] * self.show
        return WORDS["describe"].format(
            **{name: f"{getattr(self, name):g}" for name in SETTINGS}, t=self.t,
            train=two(train[0]), fresh=two(fresh[0]), right=share(train[1]),
            fresh_right=share(fresh[1]), sure=share(fresh[2]), at=best * EVERY,
            best=two(self.run.fresh[0, best]), more=" ".join(more),
        ).strip()  # fmt: skip


def two(value):
    return style.number(value, 2)


def share(value):
    return f"{value:.0%}".replace("%", " %")


def kept_for(model, goal):
    """Whether a network was kept under the settings that a goal allows."""
    return bool(model.kept) and all(
        kept == PLAIN[name] or name in FREE[goal]
        for name, kept in zip(SETTINGS, model.kept, strict=False)
    )


def elsewhere(model, goal):
    """What to say while the settings are not those that a goal is about; else ""."""
    here = all(model.same_as({name: PLAIN[name]}) for name in SETTINGS if name not in FREE[goal])
    return "" if here else WORDS["elsewhere"].format(place=WORDS[f"{goal}_place"])


def stopped(model):
    lowest = net.run(*PLAIN.values()).fresh[0].min()
    to_end = kept_for(model, "stop") and model.kept[-1] == STEPS
    if to_end and model.kept_loss[1] < lowest + NEAR:
        return 1.0, model.kept_words()
    away = elsewhere(model, "stop")
    words = WORDS["stop_meter"].format(
        best=two(model.run.fresh[0, model.best]), seen=model.seen, kept=model.kept_words()
    )
    return (0.0, away) if away else (0.8 * model.seen / STEPS, words)


def decayed(model):
    at_end = kept_for(model, "decay") and model.kept_step == STEPS
    if at_end and model.kept_loss[1] < ENOUGH:
        return 1.0, model.kept_words()
    away, loss = elsewhere(model, "decay"), model.run.fresh[0, model.t // EVERY]
    words = WORDS["decay_meter"].format(
        l2=f"{model.l2:g}", t=model.t, loss=two(loss), kept=model.kept_words()
    )
    ready = 0.9 * min(1, ENOUGH / loss) * (model.t == STEPS and model.l2 > 0)
    return (0.0, away) if away else (ready, words)


def stiff(model):
    if kept_for(model, "gap") and model.kept_step == STEPS and _is_stiff(*model.kept_loss):
        return 1.0, model.kept_words()
    away, k = elsewhere(model, "gap"), model.t // EVERY
    train, fresh = model.run.train[0, k], model.run.fresh[0, k]
    words = WORDS["gap_meter"].format(
        t=model.t, train=two(train), fresh=two(fresh), gap=two(fresh - train),
        kept=model.kept_words(),
    )  # fmt: skip
    ready = 0.9 if _is_stiff(train, fresh) else 0.8 * min(1, CLOSE / max(fresh - train, CLOSE))
    return (0.0, away) if away else (ready * (model.t == STEPS), words)


def _is_stiff(train, fresh):
    return fresh - train < CLOSE and fresh > STIFF


SPEC = FigureSpec(
    name="overfitting",
    title=WORDS["title"],
    model=Overfitting,
    painter=OverfittingPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 2, WORDS["answer"],
                          lambda model: model.saw_end),
    goals=(
        Goal("overfitting.stop", WORDS["goal"], stopped, WORDS["hints"], WORDS["why"],
             (("t", STEPS), ("t", 55), ("keep",))),
        Goal("overfitting.decay", WORDS["decay_goal"], decayed, WORDS["decay_hints"],
             WORDS["decay_why"], (("t", STEPS), ("l2", 0.002), ("keep",))),
        Goal("overfitting.gap", WORDS["gap_goal"], stiff, WORDS["gap_hints"], WORDS["gap_why"],
             (("t", STEPS), ("l2", 0.01), ("keep",))),
    ),
    controls=(
        Slider("t", WORDS["t"], 0, STEPS, EVERY),
        Slider("l2", WORDS["l2"], 0, 0.03, 0.001),
        Slider("dropout", WORDS["dropout"], 0, 0.7, 0.1),
        Slider("n", WORDS["n"], 30, net.POOL, 10),
        Slider("width", WORDS["width"], SIZES[0], SIZES[-1], np.log10(2), log=True),
        Slider("noise", WORDS["noise"], 0.1, 0.5, 0.05),
        Slider("seed", WORDS["seed"], 1, 30, 1),
        Toggle("show", WORDS["show"]),
    ),
    visible=5,
    actions=(Action("keep", WORDS["keep"]),),
    clock=Clock(WORDS["step"], interval=0.06),
)  # fmt: skip
