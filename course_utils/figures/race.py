"""Figure 12: the optimizer race.  What problem does each optimizer solve, and what does it cost?"""

from . import race_optimizers as optimizers
from .race_optimizers import LRS, NAMES, RAVINES, STARTS, STEPS, nearest_rate, race
from .race_painter import RacePainter
from .spec import Choice, Clock, FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "The optimizer race",
    "surface": "surface",
    "who": "racer in your hand",
    "lr": "its learning rate",
    "handle": "{name}'s learning rate, as a power of ten",
    "kappa": "κ: how long the ravine is",
    "beta": "μ of Momentum and Nesterov",
    "start": "start",
    "t": "after step",
    "show": "show",
    "curve": "curves",
    "step": "One step",
    "turned": "ravine, turned",
    "straight": "ravine, straight",
    "valley": "curved valley",
    "saddle": "saddle",
    "plateau": "plateau",
    "wells": "two valleys",
    "all": "all six",
    "plain": "SGD, Momentum, Nesterov",
    "adaptive": "Adagrad, RMSprop, Adam",
    "one": "only the one in your hand",
    "loss": "loss",
    "length": "step length",
    "long": "κ = 400: which μ?",
    "defaults": "PyTorch's default rates",
    "question": "Adam is the most used of the six. In this ravine every racer may use the learning "
    "rate that suits it best. Will Adam be the first at the bottom?",
    "choices": (
        "yes, clearly the first",
        "yes, but it is close",
        "no, others need less than half its steps",
    ),
    "answer": "At their best rates Nesterov needs 25 steps, RMSprop 28, plain SGD 29, Adam 65. "
    "Adam’s strength is another one: the same rate, anything from 0.16 to 1, brings it to the "
    "bottom of the first five surfaces in the menu. No single rate of SGD or Momentum does.",
    "goal": "Beat Adam fairly in the turned ravine with κ = 20: give Adam its best learning rate, "
    "then let another racer arrive in at most half of Adam's steps.",
    "hints": (
        "The number at the right of a row is the racer's time. Move Adam's rate up until its "
        "number stops falling: its best time is 65 steps.",
        "Look at the number of SGD at the right end of its coloured bar, or of RMSprop near 0.3.",
        "Adam 0.5 and SGD 0.8 do it; so does Nesterov with 0.08.",
    ),
    "why": "Adam is not the winner everywhere. The ravine lies across both axes, so dividing each "
    "axis by its own slopes helps little, and one well chosen rate is enough for SGD.",
    "elsewhere": "this goal is about: {place}",
    "place": "ravine, turned, κ = 20",
    "beat_meter": "Adam {adam} (its best is {best}); fastest other: {name}, {time}",
    "wells_goal": "Choose “two valleys”. With one learning rate and one μ, show a start from which "
    "Momentum leaves the small valley, and a start from which it stays there.",
    "wells_hints": (
        "Take Momentum in your hand. The farther up the slope it starts, the more speed it has.",
        "Set Momentum's rate to 0.1 with μ = 0.9, then choose start A, then start B.",
    ),
    "wells_why": "Momentum can roll over a hill, if it comes fast enough. The same rate and the "
    "same μ stay in the small valley from another start: it helps sometimes, and sometimes not.",
    "wells_meter": "Momentum, rate {lr}, μ {beta}: {tries}",
    "leaves": "{start} leaves",
    "stays": "{start} stays",
    "neither": "{start} does not settle",
    "adagrad_goal": "Choose “plateau”. Give Adagrad, RMSprop and Adam one and the same learning "
    "rate, so that RMSprop and Adam arrive from all three starts and Adagrad from none.",
    "adagrad_hints": (
        "Look for a rate where the bars of RMSprop and Adam are full and Adagrad's is empty.",
        "0.1 for all three. Then set “curves” to “step length”.",
    ),
    "adagrad_why": "On the plateau the slope hardly changes. Yet Adagrad's steps shrink, because "
    "its sum of squared slopes only grows. RMSprop and Adam forget old slopes and go on.",
    "adagrad_meter": "Adagrad rate {a}: {an} of 3 starts; RMSprop {r}: {rn}; Adam {d}: {dn}",
    "steps": "{n} steps",
    "never": "not in {n}",
    "describe": "{place}, μ = {beta}. Steps to the bottom from the slowest of three starts: {all}. "
    "From start {start}, after step {t}: {now}.",
    "with_kappa": "{place}, κ = {kappa}",
    "racer": "{name} (rate {lr}) {time}",
    "now_loss": "loss of {name} {value}",
    "now_length": "step length of {name} {value}",
    "far": "beyond 1000",
}

SHOWN = {"all": NAMES, "plain": NAMES[:3], "adaptive": NAMES[3:]}
FIRST_RATES = (0.1, 0.03, 0.03, 0.1, 0.01, 0.01)
DEFAULT_RATES = (0.001, 0.001, 0.001, 0.01, 0.01, 0.001)  # torch.optim, in the order of NAMES


class RaceModel(Model):
    """Six racers on a surface.  Rates move on the ladder LRS, whose runs are all known."""

    def __init__(self):
        self.surface, self.kappa, self.beta = "turned", 20.0, 0.9
        self.who, self.start, self.t = "Adam", "A", 40
        self.show, self.curve = "all", "loss"
        self.lrs = dict(zip(NAMES, FIRST_RATES, strict=True))
        self.lr = self.lrs[self.who]
        self.tried = {}  # (Momentum's rate, μ) -> start -> "leaves", "stays" or "neither"

    @property
    def race(self):
        """All runs on this surface; κ shapes ravines only."""
        kappa = self.kappa if self.surface in RAVINES else 1.0
        return race(self.surface, kappa, self.beta)

    @property
    def shown(self):
        return (self.who,) if self.show == "one" else SHOWN[self.show]

    def change(self, name, value):
        if name == "lr":
            self.lrs[self.who] = LRS[nearest_rate(value)]
        elif name == "lrs":
            self.lrs = {n: LRS[nearest_rate(lr)] for n, lr in zip(NAMES, value, strict=True)}
        else:
            super().change(name, value)
        self.lr = self.lrs[self.who]
        self._remember()

    def drag(self, handle, x, y):
        self.who = handle
        self.change("lr", 10.0**x)

    def handles(self):
        return [
            {"id": n, "label": WORDS["handle"].format(name=n), "x": self.rate(n) / 10 - 3, "y": i}
            for i, n in enumerate(NAMES)
        ]

    def more(self):
        return {"lrs": tuple(self.lrs.values())}

    @property
    def done(self):
        return self.t >= STEPS

    def step(self):
        self.t = min(self.t + 1, STEPS)

    def rate(self, name):
        """The index in LRS of a racer's learning rate."""
        return nearest_rate(self.lrs[name])

    def loss_of(self, name):
        """The loss of a racer from the chosen start, (STEPS + 1,)."""
        return self.race.loss[:, NAMES.index(name), self.rate(name), STARTS.index(self.start)]

    def path_of(self, name):
        """The way of a racer from the chosen start, (STEPS + 1, 2)."""
        return self.race.path[..., NAMES.index(name), self.rate(name), STARTS.index(self.start)]

    def steps_of(self, name):
        """Steps until it has arrived from all three starts; more than STEPS if it has not."""
        return int(self.race.slowest()[NAMES.index(name), self.rate(name)])

    def arrived(self, name):
        """The starts from which a racer arrives."""
        steps = self.race.steps[NAMES.index(name), self.rate(name)]
        return [s for s, n in zip(STARTS, steps, strict=True) if n <= STEPS]

    def _remember(self):
        if self.surface == "wells":
            key = self.lrs["Momentum"], self.beta
            self.tried.setdefault(key, {})[self.start] = self._fate()

    def _fate(self):
        """Where Momentum has come to rest: its last 10 steps lie in one of the two valleys."""
        end = self.path_of("Momentum")[-optimizers.STAY :, 0]
        if (abs(end - optimizers.BIG) < 1).all():
            return "leaves"
        return "stays" if (abs(end - optimizers.SMALL) < 1).all() else "neither"

    def describe(self):
        racers = "; ".join(
            WORDS["racer"].format(name=n, lr=f"{self.lrs[n]:g}", time=time_words(self.steps_of(n)))
            for n in NAMES
        )
        place = WORDS[self.surface].capitalize()
        if self.surface in RAVINES:
            place = WORDS["with_kappa"].format(place=place, kappa=f"{self.kappa:g}")
        return WORDS["describe"].format(
            place=place, beta=f"{self.beta:g}", all=racers, start=self.start, t=self.t,
            now=", ".join(self._now(n) for n in self.shown),
        )  # fmt: skip

    def _now(self, name):
        words = WORDS["now_loss"] if self.curve == "loss" else WORDS["now_length"]
        value = self.curve_of(name)[self.t]
        return words.format(name=name, value=f"{value:.3g}" if value <= 1000 else WORDS["far"])

    def curve_of(self, name):
        """What the curves show, (STEPS + 1,): the loss, or the length of the step that follows."""
        if self.curve == "loss":
            return self.loss_of(name)
        return optimizers.step_lengths(self.path_of(name))


def time_words(steps):
    return (WORDS["steps"] if steps <= STEPS else WORDS["never"]).format(n=min(steps, STEPS))


def beat_adam(model):
    if (model.surface, model.kappa) != ("turned", 20.0):
        return 0.0, WORDS["elsewhere"].format(place=WORDS["place"])
    best = int(model.race.slowest()[NAMES.index("Adam")].min())
    adam = model.steps_of("Adam")
    time, name = min((model.steps_of(n), n) for n in NAMES if n != "Adam")
    share = 0.5 * min(1, 1.1 * best / adam) + 0.5 * min(1, 0.5 * adam / time)
    reached = adam <= 1.1 * best and time <= adam / 2
    words = WORDS["beat_meter"].format(
        adam=time_words(adam), best=best, name=name, time=time_words(time)
    )
    return (1.0 if reached else min(share, 0.95)), words


def same_but_start(model):
    if model.surface != "wells":
        return 0.0, WORDS["elsewhere"].format(place=WORDS["wells"])
    lr, beta = model.lrs["Momentum"], model.beta
    tries = model.tried.get((lr, beta), {})
    said = ", ".join(WORDS[fate].format(start=s) for s, fate in sorted(tries.items()))
    both = any({"leaves", "stays"} <= set(starts.values()) for starts in model.tried.values())
    share = 1.0 if both else 0.5 * bool(tries)
    return share, WORDS["wells_meter"].format(lr=f"{lr:g}", beta=f"{beta:g}", tries=said)


def adagrad_stops(model):
    if model.surface != "plateau":
        return 0.0, WORDS["elsewhere"].format(place=WORDS["plateau"])
    counts = [len(model.arrived(n)) for n in NAMES[3:]]
    rates = [model.lrs[n] for n in NAMES[3:]]
    parts = [len(set(rates)) == 1, counts[0] == 0, counts[1] == 3, counts[2] == 3]
    names = dict(zip("ard", (f"{lr:g}" for lr in rates), strict=True))
    numbers = dict(zip(("an", "rn", "dn"), counts, strict=True))
    return sum(parts) / 4, WORDS["adagrad_meter"].format(**names, **numbers)


def options(*names):
    return tuple((WORDS[name], name) for name in names)


SPEC = FigureSpec(
    name="race",
    title=WORDS["title"],
    model=RaceModel,
    painter=RacePainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 2, WORDS["answer"]),
    goals=(
        Goal("race.beat_adam", WORDS["goal"], beat_adam, WORDS["hints"], WORDS["why"],
             (("lr", 0.5), ("who", "SGD"), ("lr", 0.8))),
        Goal("race.wells", WORDS["wells_goal"], same_but_start, WORDS["wells_hints"],
             WORDS["wells_why"], (("surface", "wells"), ("who", "Momentum"), ("lr", 0.1),
                                  ("start", "B"))),
        Goal("race.adagrad", WORDS["adagrad_goal"], adagrad_stops, WORDS["adagrad_hints"],
             WORDS["adagrad_why"], (("surface", "plateau"), ("curve", "length"),
                                    ("drag", "RMSprop", -1.0, 4), ("drag", "Adam", -1.0, 5))),
    ),
    controls=(
        Choice("surface", WORDS["surface"], options(*optimizers.SURFACES)),
        Choice("who", WORDS["who"], tuple((n, n) for n in NAMES)),
        Slider("lr", WORDS["lr"], LRS[0], LRS[-1], 0.1, log=True),
        Slider("beta", WORDS["beta"], 0, 0.95, 0.05),
        Choice("start", WORDS["start"], tuple((s, s) for s in STARTS)),
        Slider("t", WORDS["t"], 0, STEPS, 1),
        Slider("kappa", WORDS["kappa"], 1, 400, 0.1, log=True),
        Choice("curve", WORDS["curve"], options("loss", "length")),
        Choice("show", WORDS["show"], options("all", "plain", "adaptive", "one")),
    ),
    presets={
        WORDS["long"]: {"surface": "straight", "kappa": 400.0,
                        "lrs": (0.8, 0.63, 0.63, 0.5, 0.03, 0.1)},
        WORDS["defaults"]: {"lrs": DEFAULT_RATES},
    },
    clock=Clock(WORDS["step"], interval=0.05),
)  # fmt: skip
