"""Figure 20: plain, residual, residual done right.  Are shortcuts enough for 50 blocks?"""

import math

from .amounts import signed
from .residual_net import DEEPEST, MODES, flow, green, similarity
from .residual_painter import ResidualPainter
from .spec import Action, Choice, FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "Plain, residual, residual done right",
    "mode": "the blocks",
    "modes": ("plain", "residual", "residual, branch / √L", "residual, batch norm"),
    "depth": "number of blocks, L",
    "activation": "activation f",
    "gain": "std of the weights (1: He’s √(2/n))",
    "cut": "cut block number (0: none)",
    "seed": "random numbers (seed)",
    "redraw": "Draw other weights",
    "question": "50 blocks, each with a shortcut: x ← x + W · ReLU(x), with He’s weights. The data "
    "have std 1. Which std do the activations have after block 50?",
    "choices": (
        "about 1: shortcuts make any depth safe",
        "about 7, which is √50: 50 parts add up",
        "more than a million",
    ),
    "answer": "The branch W · ReLU(x) is as large as x itself, so each block doubles the variance. "
    "50 doublings of the variance are 25 of the std: 2²⁵ ≈ 30 million; in ten draws 8 to 43 "
    "million. A shortcut lets everything through; it does not keep it small.",
    "goal": "50 ReLU blocks: find a way to build them that keeps both curves in the green with "
    "weights of 0.5, of 1 and of 2 times He’s std.",
    "hints": (
        "Set 50 blocks and ReLU. Try the three sizes with each of the four kinds of blocks.",
        "Without a rule for its size, the branch makes the sum grow in each block. Which kinds of "
        "blocks make the branch small beside x?",
        "Divide the branch by √L, or put batch norm into it; then set 0.5, 1 and 2.",
    ),
    "why": "Divided by √50, a branch adds 1/50 of the variance: fifty of them make it e ≈ 2.7 "
    "times as large, not 2⁵⁰ times. Batch norm keeps each branch at one size while x grows. The "
    "plain blocks stand the test with 1 times He only; 0.9 and 1.1 already fail.",
    "meter": "{mode}: {cells}",
    "cell": "{gain} × He {said}",
    "untried": "not tried",
    "elsewhere": "this goal is about 50 ReLU blocks, none cut",
    "small_goal": "Now the bare shortcut: “residual”, 50 ReLU blocks. Find weights with which both "
    "curves stay in the green for three different draws of the weights.",
    "small_hints": (
        "Each block multiplies the variance by 1 + g², for weights of g times He’s std.",
        "With g = 0.3 a block adds 9 % of variance. Press “Draw other weights” twice.",
    ),
    "small_why": "Small weights in the branch do the same as a division: at 0.3 the sum grows 5 to "
    "12 times, at 0.5 already 70 to 380 times. Some residual networks start with the last weights "
    "of each branch at 0: every block then begins as x ← x.",
    "small_meter": "{gain} × He: activations {ratio} times, gradient {grad} times; in the green "
    "in {n} of 3 draws",
    "small_done": "{gain} × He: in the green in 3 of 3 draws",
    "small_elsewhere": "this goal is about 50 residual ReLU blocks, none cut",
    "cut_goal": "50 ReLU blocks with 1 times He’s weights. Cut one block so that nothing reaches "
    "the end. Then cut the same block in a network whose output stays at least 0.95 similar (the "
    "cosine of the outputs with the block and without it).",
    "cut_hints": (
        "In plain blocks there is one way only from start to end.",
        "Where each block adds only a little, one block is missed only a little.",
        "Cut block 25 of the plain blocks; then choose the branch / √L.",
    ),
    "cut_why": "With shortcuts the output is a sum over 2⁵⁰ ways, and half of them avoid the block "
    "you cut. How little it is missed depends on its share of the sum: 0.99 with the branch / √L; "
    "with the bare shortcut, where each block makes half of the variance, far less.",
    "cut_meter": "{dead}; now {now}",
    "cut_done": "block {cut} cut: plain similarity 0, here {similar}",
    "dead": "nothing arrives without block {cuts} ✓",
    "alive": "not yet a cut that stops everything",
    "cut_now": "block {cut} cut: similarity {similar}",
    "cut_none": "no block is cut",
    "cut_elsewhere": "this goal is about 50 ReLU blocks with 1 × He",
    "describe": "Blocks: {mode}. {depth} {activation} blocks, weights {gain} times He’s std, seed "
    "{seed}, {cut}. Activations: std {first} after block 1, {last} after block {depth}: {ratio} "
    "times. Gradient: {grad} times as much at block 1 as at block {depth}. A block makes {made} of "
    "what leaves block {depth}.",
    "uncut": "no block cut",
    "was_cut": "block {cut} cut, similarity of the output {similar}",
}

GAIN = Slider("gain", WORDS["gain"], 0.1, 10, 0.05, log=True)
NAMES = dict(zip(MODES, WORDS["modes"], strict=True))
SEEDS = 10
TRIED = (0.5, 1.0, 2.0)


class Residual(Model):
    """One network with random weights; ``flow`` holds what was measured, ``whole`` uncut."""

    def __init__(self):
        self.mode, self.depth, self.activation, self.gain = "plain", DEEPEST, "ReLU", 0.4
        self.cut, self.seed = 0, 0
        self.tried = {}  # goal 1: mode -> gain -> whether both curves were green
        self.draws = {}  # goal 2: gain -> seeds with which both were green
        self.dead, self.saved = set(), None  # goal 3: blocks; (block, similarity)
        self._run()

    def change(self, name, value):
        super().change(name, value)
        self.cut = min(self.cut, self.depth)
        self._run()

    def redraw(self):
        self.change("seed", (self.seed + 1) % SEEDS)

    def _run(self):
        state = self.mode, self.depth, self.activation, self.gain, self.seed
        self.whole = flow(*state)
        self.flow = flow(*state, self.cut) if self.cut else self.whole
        self.similar = similarity(self.flow.out, self.whole.out) if self.cut else 1.0
        if (self.depth, self.activation) == (DEEPEST, "ReLU"):
            self._remember()

    def _remember(self):
        if self.cut and self.gain == 1:
            if self.similar == 0:
                self.dead.add(self.cut)
            elif self.similar >= 0.95 and self.cut in self.dead:
                self.saved = self.cut, self.similar
        if not self.cut:
            self.tried.setdefault(self.mode, {})[self.gain] = self.both
            if self.mode == "residual" and self.both:
                self.draws.setdefault(self.gain, set()).add(self.seed)

    @property
    def ratio(self):
        """The std after the last block in units of the std after the first."""
        first, last = self.flow.std[[0, -1]]
        return float(last / first) if first else 0.0

    @property
    def grad_ratio(self):
        """The std of the gradient at block 1, in units of the one put in at the end."""
        return float(self.flow.grad[0] / self.flow.grad[-1])

    @property
    def both(self):
        return green(self.ratio) and green(self.grad_ratio)

    @property
    def ways(self):
        """The exponent of the number of ways, as a power of 2; None where no way is left."""
        if self.mode == "plain":
            return None if self.cut else 0
        return self.depth - (self.cut > 0)

    def describe(self):
        cut = WORDS["was_cut"].format(cut=self.cut, similar=f"{self.similar:.2f}")
        return WORDS["describe"].format(
            mode=NAMES[self.mode], depth=self.depth, activation=self.activation,
            gain=f"{self.gain:g}", seed=self.seed, cut=cut if self.cut else WORDS["uncut"],
            first=signed(self.flow.std[0]), last=signed(self.flow.std[-1]),
            ratio=signed(self.ratio), grad=signed(self.grad_ratio),
            made=signed(self.flow.made[-1]),
        )  # fmt: skip


def at_depth(model):
    return (model.depth, model.activation) == (DEEPEST, "ReLU")


def tolerant(model):
    """The kind of blocks on the screen, or the one that stood the test."""
    passed = {mode: [cells.get(gain) for gain in TRIED] for mode, cells in model.tried.items()}
    done = next((mode for mode, cells in passed.items() if all(cells)), None)
    if not done and (not at_depth(model) or model.cut):
        return 0.0, WORDS["elsewhere"]
    mode = done or model.mode
    cells = passed.get(mode, [None] * 3)
    said = ", ".join(WORDS["cell"].format(gain=f"{gain:g}", said=mark(good))
                     for gain, good in zip(TRIED, cells, strict=True))  # fmt: skip
    return sum(map(bool, cells)) / 3, WORDS["meter"].format(mode=NAMES[mode], cells=said)


def mark(good):
    return WORDS["untried"] if good is None else "✓" if good else "✗"


def small_branch(model):
    for gain, seeds in model.draws.items():
        if len(seeds) >= 3:
            return 1.0, WORDS["small_done"].format(gain=f"{gain:g}")
    if not at_depth(model) or model.cut or model.mode != "residual":
        return 0.0, WORDS["small_elsewhere"]
    n = len(model.draws.get(model.gain, ()))
    said = WORDS["small_meter"].format(gain=f"{model.gain:g}", ratio=signed(model.ratio),
                                       grad=signed(model.grad_ratio), n=n)  # fmt: skip
    return n / 3 or 0.3 / (1 + abs(math.log10(model.ratio))), said


def survives(model):
    if model.saved:
        cut, similar = model.saved
        return 1.0, WORDS["cut_done"].format(cut=cut, similar=f"{similar:.2f}")
    if not at_depth(model) or model.gain != 1:
        return 0.5 * bool(model.dead), WORDS["cut_elsewhere"]
    cuts = ", ".join(str(cut) for cut in sorted(model.dead))
    dead = WORDS["dead"].format(cuts=cuts) if cuts else WORDS["alive"]
    now = WORDS["cut_now"].format(cut=model.cut, similar=f"{model.similar:.2f}")
    now = now if model.cut else WORDS["cut_none"]
    near = 0.4 * max(model.similar, 0) if model.cut in model.dead else 0.0
    return 0.5 * bool(cuts) + near, WORDS["cut_meter"].format(dead=dead, now=now)


def settled(model):
    state = model.mode, model.depth, model.activation, model.gain, model.cut
    return state == ("residual", DEEPEST, "ReLU", 1.0, 0)


SPEC = FigureSpec(
    name="residual",
    title=WORDS["title"],
    model=Residual,
    painter=ResidualPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 2, WORDS["answer"], settled),
    goals=(
        Goal("residual.tolerant", WORDS["goal"], tolerant, WORDS["hints"], WORDS["why"],
             (("mode", "scaled"), ("gain", 0.5), ("gain", 1.0), ("gain", 2.0))),
        Goal("residual.small", WORDS["small_goal"], small_branch, WORDS["small_hints"],
             WORDS["small_why"], (("mode", "residual"), ("gain", 0.3), ("redraw",), ("redraw",))),
        Goal("residual.cut", WORDS["cut_goal"], survives, WORDS["cut_hints"], WORDS["cut_why"],
             (("gain", 1.0), ("mode", "plain"), ("cut", 25), ("mode", "scaled"))),
    ),
    controls=(
        Choice("mode", WORDS["mode"], tuple((NAMES[mode], mode) for mode in MODES)),
        Slider("depth", WORDS["depth"], 2, DEEPEST, 1),
        Choice("activation", WORDS["activation"], (("ReLU", "ReLU"), ("tanh", "tanh"))),
        GAIN,
        Slider("cut", WORDS["cut"], 0, DEEPEST, 1),
        Slider("seed", WORDS["seed"], 0, SEEDS - 1, 1),
    ),
    actions=(Action("redraw", WORDS["redraw"]),),
)  # fmt: skip
