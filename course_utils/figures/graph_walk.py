"""A walk through a computational graph: forward, then backward, one edge at a time.

``Walk`` knows what is known after t steps.  It only replays the engine's own ``forward_steps`` and
``backward_steps``, so that what is shown cannot differ from what is computed.
"""

import numpy as np

from ..engine.graph import forward_steps, inputs_of, order
from .spec import Model

WORDS = {
    "start": "Inputs are known. Each step forward computes one operation.",
    "turn": "Forward is done: {value}. Backward starts here with gradient 1.",
    "forward": "Forward: {symbol} makes {value}.",
    "backward": "{symbol} backward: {rule}.",
    "numbers": "{formula}.    Here grad = {grad}; {name} gets {sent}.",
    "end": "Done: every input has its gradient.",
    "describe": "Step {t} of {n}. {words} {known}",
    "known": "{name} = {value}{grad}",
    "gradient": ", gradient {grad}",
}


def short(value) -> str:
    """A number in three digits, whole ones in full, with a real minus; an array by its shape,
    such as [4,8]."""
    value = np.asarray(value)
    if value.ndim:
        return "[" + ",".join(map(str, value.shape)) + "]"
    x = value.item()
    whole = abs(x - round(x)) < 1e-9 and abs(x) < 1e6 if np.isfinite(x) else False
    return (f"{round(x)}" if whole else f"{x:.3g}").replace("-", "−")


class Walk:
    """The graph behind ``root`` with all its steps.  ``names``: tensor -> what it is called."""

    def __init__(self, root, names):
        self.root, self.names = root, names
        self.forward = list(forward_steps(root))
        steps = list(root.backward_steps(retain_graph=True))
        # One edge at a time, although the engine does all edges of an operation in one step.
        self.edges = [(s, i) for s in steps for i, sent in enumerate(s.sent) if sent is not None]
        self.leaves = self._leaves()

    def _leaves(self):
        every = [i for t in order(self.root) for i in inputs_of(t) if i.op is None]
        return list({id(leaf): leaf for leaf in every}.values())  # each once, in order of use

    @property
    def turn(self) -> int:
        """The step at which forward ends and backward begins."""
        return len(self.forward)

    def __len__(self):
        return self.turn + len(self.edges)

    def values(self, t) -> list:
        """Tensors whose value is known after t steps."""
        return self.leaves + [step.output for step in self.forward[:t]]

    def gradients(self, t) -> dict:
        """id of a tensor -> the gradients that reached it in t steps, in the order they came."""
        found = {id(self.root): [np.ones(self.root.shape)]} if t >= self.turn else {}
        for step, slot in self.edges[: max(0, t - self.turn)]:
            found.setdefault(id(step.inputs[slot]), []).append(step.sent[slot])
        return found

    def active(self, t):
        """The step that was done last (None at the start and at the turn)."""
        if 0 < t < self.turn:
            return self.forward[t - 1]
        return self.edges[t - self.turn - 1][0] if t > self.turn else None

    def places(self) -> dict:
        """id of a tensor -> (column, row): leaves one below the other, operations between."""
        rows = {id(leaf): float(row) for row, leaf in enumerate(self.leaves)}
        depth = {id(leaf): 0 for leaf in self.leaves}
        for step in self.forward:
            keys = [id(i) for i in step.inputs]
            rows[id(step.output)] = float(np.mean([rows[k] for k in keys]))
            depth[id(step.output)] = 1 + max(depth[k] for k in keys)
        for leaf in self.leaves:  # next to its first use: short edges, fewer crossings
            users = [s.output for s in self.forward if is_in(leaf, s.inputs)]
            depth[id(leaf)] = min(depth[id(u)] for u in users) - 1
        return _apart({key: (depth[key], rows[key]) for key in rows})


def _apart(places):
    """Nodes of one column at least one row from each other, keeping their order."""
    moved = {}
    for column in {c for c, _ in places.values()}:
        last = -1.0
        inside = [key for key in places if places[key][0] == column]
        for key in sorted(inside, key=lambda k: places[k][1]):
            last = max(places[key][1], last + 1)
            moved[key] = (column, last)
    return {key: moved[key] for key in places}


def is_in(tensor, tensors):
    return any(tensor is other for other in tensors)  # == would compare entry by entry


class GraphModel(Model):
    """A walk and how far we are: ``t``.  Figures subclass it; ``show_graph`` uses it as it is."""

    def __init__(self, walk):
        self.walk, self.t = walk, 0

    @property
    def done(self):
        return self.t >= len(self.walk)

    def change(self, name, value):
        super().change(name, value)
        self.t = int(min(self.t, len(self.walk)))

    def step(self):
        self.t = min(self.t + 1, len(self.walk))

    def note(self) -> tuple:
        """What to say below the graph: lines in words, in symbols and numbers, and a third."""
        t, walk = self.t, self.walk
        step = walk.active(t)
        if t == 0:
            return WORDS["start"], "", ""
        if t == walk.turn:
            return WORDS["turn"].format(value=short(walk.root.data)), "", ""
        if t < walk.turn:
            value = short(step.output.data)
            return WORDS["forward"].format(symbol=step.op.symbol, value=value), "", ""
        slot = walk.edges[t - walk.turn - 1][1]
        numbers = WORDS["numbers"].format(
            formula=step.op.formula,
            grad=short(step.grad),
            name=self.name_of(step.inputs[slot]),
            sent=short(step.sent[slot]),
        )
        return WORDS["backward"].format(symbol=step.op.symbol, rule=step.op.rule), numbers, ""

    def name_of(self, tensor) -> str:
        """Its name; for an input without one its value, for a result its operation."""
        own = self.walk.names.get(id(tensor))
        return own or (tensor.op.symbol if tensor.op else short(tensor.data))

    def describe(self):
        gradients = self.walk.gradients(self.t)
        known = []
        for tensor in self.walk.values(self.t):
            grad = gradients.get(id(tensor))
            tail = WORDS["gradient"].format(grad=short(sum(grad))) if grad else ""
            name = self.name_of(tensor)
            known.append(WORDS["known"].format(name=name, value=short(tensor.data), grad=tail))
        words = " ".join(line for line in self.note() if line)
        t, n = self.t, len(self.walk)
        return WORDS["describe"].format(t=t, n=n, words=words, known="; ".join(known) + ".")
