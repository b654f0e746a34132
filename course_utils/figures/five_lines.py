"""Five lines, one step: what does each line of a PyTorch training step change?"""

from math import log

from .five_lines_painter import FiveLinesPainter
from .five_lines_program import LINES, ROUNDS, W0, Program, X, Y, loss_at
from .spec import Action, Choice, Clock, FigureSpec, Goal, Model, Prediction, Slider, Toggle
from .style import number

WORDS = {
    "title": "Five lines, one step",
    "use": "run {line}",
    "order": "order of the lines",
    "orders": {
        "right": "as it should be",
        "early": "step() before backward()",
        "between": "zero_grad() before step()",
        "last": "zero_grad() at the end",
        "once": "model(X) before the loop",
    },
    "lr": "learning rate (lr)",
    "next": "Next line",
    "round": "Run one round",
    "question": "We leave out zero_grad() and let the loop run. After the second backward(), what "
    "is in w.grad?",
    "choices": (
        "only the second gradient",
        "the sum of both gradients",
        "nothing: PyTorch stops with an error",
    ),
    "answer": "backward() always adds to what is there. At lr = 0.1 the first gradient is −6, the "
    "second −3.6, and w.grad holds −9.6. Only zero_grad() empties it, and no line complains.",
    "goal": "Run all five lines, round after round, until the loss in memory is below 0.01.",
    "hints": (
        "Go through one round with “Next line” and watch the memory. After that use “Run one "
        "round”.",
        "At lr = 0.1 it takes six rounds, and the loss line of the seventh. A larger lr is "
        "faster here.",
    ),
    "why": "Each round: empty the gradient, predict, measure, find the slope, move w. Look at the "
    "memory after step(): w is new, but y_hat and loss are still those of the old w.",
    "meter": "loss in memory: {loss}, round {round}",
    "meter_off": "; first switch on all five lines",
    "none": "none yet",
    "swing": "Leave out only zero_grad(). Run until w has passed the minimum three times.",
    "swing_hints": (
        "Switch off zero_grad(), put the order as it should be, and press “Run one round” again "
        "and again.",
        "It takes 12 rounds at lr = 0.1, and 8 at lr = 0.2.",
    ),
    "swing_why": "w.grad is now the sum of all gradients so far, so it still pushes when w is at "
    "the minimum. It is momentum with μ = 1: nothing fades, and w swings for ever.",
    "swing_meter": "w passed the minimum {n} of 3 times",
    "swing_off": "; first leave out zero_grad() only, with the order as it should be",
    "silent": "Two of the orders hide a silent bug: all five lines run, no error, and w never "
    "moves. Find both, and run each for 3 rounds.",
    "silent_hints": (
        "What does step() find in w.grad? Look for an order in which it finds None.",
        "Try “step() before backward()” and “zero_grad() before step()”, with every line on.",
    ),
    "silent_why": "step() takes what is in w.grad at that moment. If zero_grad() was the last to "
    "touch it, there is nothing to take. PyTorch says nothing; only the flat loss tells you.",
    "silent_meter": "found {n} of 2{names}",
    "start": "Nothing has run yet. “Next line” runs the first line. Any change starts again.",
    "zero": "zero_grad() throws the gradient away: w.grad is None.",
    "zero_none": "zero_grad() finds nothing to throw away: w.grad is None already.",
    "model": "model(X) computes w · X with w = {w}: three predictions.",
    "loss": "Mean of the squared errors: ({errors}) / 3 = {loss}.",
    "backward": "backward() writes the slope of the loss at w = {w} into w.grad: {slope}.",
    "add": "backward() adds the slope at w = {w} to w.grad: {old} + {slope} = {grad}.",
    "refused": "RuntimeError: backward through the graph a second time. It needs a new model(X).",
    "step": "step(): w − lr · w.grad = {old} − {lr} · {grad} = {w}.",
    "step_none": "step() finds w.grad = None. It leaves w alone, and there is no error.",
    "gone": "  w has left the picture.",
    "not_begun": "before round 1",
    "round_of": "round {n} of {all}",
    "finished": "round {n}: finished",
    "stopped": "stopped in round {n}",
    "stale": "from the old w",
    "was": "was {old}",
    "same": "the same as before",
    "describe": "Order: {order}; left out: {out}; lr {lr}; {round}; last line: {line}. In "
    "memory: y_hat {y_hat}, loss {loss}, w.grad {grad}, w {w}. {said}",
    "nothing": "nothing",
}


def three(value):
    return "None" if value is None else number(value, 3)


def in_sum(value):
    return f"({three(value)})" if value < 0 else three(value)


class FiveLines(Model):
    """The program that the controls describe, and what the reader has seen it do."""

    def __init__(self):
        self.use_zero = self.use_backward = self.use_step = True
        self.order, self.lr = "right", 0.1
        self.summed, self.silent = False, []
        self._restart()

    def _restart(self):
        out = [line for line in LINES if not getattr(self, f"use_{line}", True)]
        self.program = Program(self.order, out, self.lr)

    def change(self, name, value):
        """A changed program starts from the beginning, as a changed cell does."""
        super().change(name, value)
        self._restart()

    @property
    def done(self):
        return self.program.done

    def step(self):
        self.program.step()
        self._remember()

    def run_round(self):
        self.program.run_round()
        self._remember()

    def _remember(self):
        program = self.program
        self.summed = self.summed or (not self.use_zero and program.slopes >= 2)
        still = program.rounds >= 3 and program.w == W0 and not program.left_out
        if still and self.order not in self.silent:
            self.silent.append(self.order)

    # --- the memory in words ------------------------------------------------------------------

    def value(self, name):
        """What stands in memory under this name, as a list of words."""
        if name in ("X", "y"):
            return [number(v, 2) for v in (X if name == "X" else Y)]
        value = getattr(self.program, name)
        if name in ("w", "grad"):
            return [three(value)]
        if value is None:
            return [WORDS["none"]]
        return [number(value, 4)] if name == "loss" else [number(v, 2) for v in value]

    def tag(self, name):
        """What to say beside a value: what it was before, or the old w it still belongs to."""
        program = self.program
        if name in ("loss", "grad", "w") and name == program.written:
            return self._was(program.was, getattr(program, name))
        return WORDS["stale"] if program.stale(name) else ""

    def _was(self, old, new):
        if old == new:
            return WORDS["same"]
        loss = self.program.written == "loss"
        if old is None and loss:
            return ""
        return WORDS["was"].format(old=number(old, 4) if loss else three(old))

    def said(self):
        """What the last line did."""
        p = self.program
        if p.line is None or p.refused:
            return WORDS["refused" if p.refused else "start"]
        return getattr(self, f"_said_{p.line}")(p)

    def _said_zero(self, p):
        return WORDS["zero_none" if p.was is None else "zero"]

    def _said_model(self, p):
        return WORDS["model"].format(w=three(p.w))

    def _said_loss(self, p):
        errors = " + ".join(number(e, 4) for e in p.errors())
        return WORDS["loss"].format(errors=errors, loss=number(p.loss, 4))

    def _said_backward(self, p):
        w, slope, grad = three(p.made_at["y_hat"]), p.slope, three(p.grad)
        if p.was is None:
            return WORDS["backward"].format(w=w, slope=three(slope))
        return WORDS["add"].format(w=w, slope=in_sum(slope), old=three(p.was), grad=grad)

    def _said_step(self, p):
        if p.grad is None:
            return WORDS["step_none"]
        told = {"old": three(p.was), "lr": f"{p.lr:g}", "grad": in_sum(p.grad), "w": three(p.w)}
        return WORDS["step"].format(**told)

    def note(self):
        return self.said() + WORDS["gone"] * self.program.gone

    def round_words(self):
        p = self.program
        key = "stopped" if p.refused or p.gone else "finished" if p.done else "round_of"
        return WORDS[key].format(n=p.round, all=ROUNDS) if p.round else ""

    def describe(self):
        p = self.program
        left_out = ", ".join(LINES[line] for line in p.left_out)
        now = self.round_words() or WORDS["not_begun"]
        return WORDS["describe"].format(
            order=WORDS["orders"][self.order], out=left_out or WORDS["nothing"], lr=f"{p.lr:g}",
            round=now, line=LINES.get(p.line, WORDS["nothing"]), said=self.note(),
            **{name: ", ".join(self.value(name)) for name in ("y_hat", "loss", "grad", "w")},
        )  # fmt: skip


def low_loss(model):
    loss, (said,) = model.program.loss, model.value("loss")
    words = WORDS["meter"].format(loss=said, round=model.program.round)
    if model.program.left_out:
        return 0.0, words + WORDS["meter_off"]
    if loss is None:
        return 0.0, words
    return (1.0 if loss < 0.01 else 0.95 * log(loss_at(W0) / loss) / log(450)), words


def swings(model):
    fits = model.order == "right" and model.program.left_out == ["zero"]
    n = model.program.passed if fits else 0
    return n / 3, WORDS["swing_meter"].format(n=n) + ("" if fits else WORDS["swing_off"])


def silent_bugs(model):
    found = [WORDS["orders"][order] for order in model.silent]
    names = ": " + ", ".join(found) if found else ""
    return len(found) / 2, WORDS["silent_meter"].format(n=len(found), names=names)


def _use(line):
    return Toggle(f"use_{line}", WORDS["use"].format(line=LINES[line]))


SPEC = FigureSpec(
    name="five_lines",
    title=WORDS["title"],
    model=FiveLines,
    painter=FiveLinesPainter,
    prediction=Prediction(
        WORDS["question"], WORDS["choices"], 1, WORDS["answer"], lambda model: model.summed
    ),
    goals=(
        Goal("five_lines.loss", WORDS["goal"], low_loss, WORDS["hints"], WORDS["why"],
             (("run_round",),) * 6 + (("step",),) * 3),
        Goal("five_lines.swing", WORDS["swing"], swings, WORDS["swing_hints"], WORDS["swing_why"],
             (("use_zero", False), *(("run_round",),) * 12)),
        Goal("five_lines.silent", WORDS["silent"], silent_bugs, WORDS["silent_hints"],
             WORDS["silent_why"],
             (("use_zero", True), ("order", "early"), *(("run_round",),) * 3,
              ("order", "between"), *(("run_round",),) * 3)),
    ),
    controls=(
        *map(_use, ("zero", "backward", "step")),
        Choice("order", WORDS["order"], tuple((t, k) for k, t in WORDS["orders"].items())),
        Slider("lr", WORDS["lr"], 0.05, 0.2, 0.1, log=True),
    ),
    actions=(Action("run_round", WORDS["round"]),),
    clock=Clock(WORDS["next"], interval=0.6, ticks=5 * ROUNDS),
)  # fmt: skip
