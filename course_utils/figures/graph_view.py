"""The picture of a computational graph, and the figure that steps through one of your own.

``figures.show_graph(loss, x=x, w=w)`` shows it; figure 10 (backward.py) builds on it.
"""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import FancyBboxPatch

from . import style
from .graph_walk import GraphModel, Walk, is_in, short
from .lettering import Lettering
from .spec import Clock, FigureSpec, Slider
from .stage import Painter

WORDS = {
    "title": "Your graph, one step at a time",
    "t": "step",
    "value": "above an edge: value",
    "grad": "below it: gradient",
    "step": "Next step",
}
GRAD = style.ACCENT


class GraphPainter(Painter):
    """Positions are pixels, counted from the upper left corner: boxes and letters have sizes."""

    size = (760, 410)
    room = 322  # of that height for the graph; below it three lines of words

    def build(self, figure, model):
        width, height = self.size
        self.axes = figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, width), ylim=(height, 0))
        self.axes.axis("off")
        for text, y, colour in ((WORDS["value"], 16, style.INK), (WORDS["grad"], 34, GRAD)):
            self.axes.text(width - 14, y, text, color=colour, size=10.5, ha="right", va="center")
        self.notes = [
            self.actor(Lettering(self.axes, 16, self.room + 20, "", 11, bold=True)),
            self.actor(Lettering(self.axes, 16, self.room + 45, "", 11)),
            self.actor(Lettering(self.axes, 16, self.room + 70, "", 11, GRAD, bold=True)),
        ]
        self.glow = LineCollection([], colors=GRAD, linewidths=4, zorder=2)
        self.actor(self.axes.add_collection(self.glow))
        (self.ring,) = self.axes.plot([], [], "o", ms=35, mfc="none", mec=GRAD, mew=3.5, zorder=4)
        self.actor(self.ring)
        self.fixed, self.moving = [], []

    def scenery(self, model):
        """The graph's shape; its numbers are actors."""
        walk = model.walk
        names = tuple(model.name_of(leaf) for leaf in walk.leaves)
        return names, tuple(s.op.symbol for s in walk.forward)

    def dress(self, model):
        for artist in self.fixed:
            artist.remove()
        gone = set(map(id, self.moving))
        self.stage.actors[:] = [a for a in self.stage.actors if id(a) not in gone]
        self.fixed, self.moving = [], []
        longest = max(len(name) for name in self.scenery(model)[0])
        self.box = 50 if longest < 4 else 94  # how wide an input's box is
        self.tensors = _tensors(model.walk)
        self.places = self._pixels(model.walk.places())
        self._draw_edges(model.walk)
        for tensor, place in zip(self.tensors, self.places, strict=True):
            self._draw_node(tensor, model.name_of(tensor), *place)
        reach = self._reach(model.walk)
        spots = list(zip(self.tensors, self.places, strict=True))
        self.values = [self._text(x + reach[id(t)], y - 11, 11) for t, (x, y) in spots]
        self.grads = [self._text(x + reach[id(t)], y + 11, 11, GRAD) for t, (x, y) in spots]

    def _pixels(self, places):
        columns, rows = (max(p[i] for p in places.values()) for i in (0, 1))
        left = self.box / 2 + 14
        dx = (self.size[0] - left - 86) / columns
        self.radius = min(22, max(14, (dx - 44) / 2))  # of an operation's circle
        self.box = min(self.box, dx - 36)
        dy = min(84, (self.room - 70) / max(rows, 1))
        self.top = (self.room - rows * dy) / 2  # of the first row
        return [(left + column * dx, self.top + row * dy) for column, row in places.values()]

    def _reach(self, walk):
        """id of a tensor -> how far right of it, in pixels, its numbers stand."""
        place = dict(zip(map(id, self.tensors), self.places, strict=True))
        reach = {id(walk.root): 52}
        for step in walk.forward:
            for source in step.inputs:
                gap = place[id(step.output)][0] - place[id(source)][0]
                start = self.box / 2 if source.op is None else self.radius
                middle = (start + gap - self.radius - 8) / 2
                reach[id(source)] = min(reach.get(id(source), 1e9), middle, start + 44)
        return reach

    def _number(self, wanted):
        return next(i for i, tensor in enumerate(self.tensors) if tensor is wanted)

    def _draw_edges(self, walk):
        place = dict(zip(map(id, self.tensors), self.places, strict=True))
        self.paths = {}
        for step in walk.forward:
            for slot, source in enumerate(step.inputs):
                lift = 9 * (2 * slot - len(step.inputs) + 1)
                x, y = place[id(source)]
                twice = sum(other is source for other in step.inputs) > 1
                reach = self.box / 2 if source.op is None else self.radius
                start = x + reach, y + twice * lift / 3
                k = self._number(step.output)
                self.paths[k, slot] = _edge(start, self.places[k], lift, self.radius)
        x, y = place[id(walk.root)]
        lines = [*self.paths.values(), [(x, y), (x + 84, y)]]
        lines = LineCollection(lines, colors=style.SOFT, linewidths=2, zorder=1)
        self.fixed.append(self.axes.add_collection(lines))

    def _draw_node(self, tensor, name, x, y):
        if tensor.op is None:
            self._draw_box(x, y, self.box, 38, 8, style.CLASS_TINT[0], style.CLASS_COLOUR[0])
            self._text(x, y, 10.5 if len(name) > 6 else 12, bold=True).set(name)
            return
        wide = max(2 * self.radius, 8.5 * len(name) + 6)  # "tanh" is wider than a small circle
        self._draw_box(x, y, wide, 2 * self.radius, self.radius, "white", style.INK)
        self._text(x, y, 14 if len(name) < 3 else 10.5, bold=len(name) < 4).set(name)

    def _draw_box(self, x, y, width, height, rounding, fill, edge):
        shape = f"round,pad=0,rounding_size={rounding}"
        box = FancyBboxPatch((x - width / 2, y - height / 2), width, height, shape,
                             zorder=3, lw=1.8, fc=fill, ec=edge)  # fmt: skip
        self.fixed.append(self.axes.add_patch(box))

    def _text(self, x, y, size, color=style.INK, bold=False):
        text = self.actor(Lettering(self.axes, x, y, "", size, color, bold, ha="center"))
        self.moving.append(text)
        return text

    def move(self, model):
        walk, t = model.walk, model.t
        self.tensors = _tensors(walk)  # new ones each time an input changes, in the same places
        known, gradients = walk.values(t), walk.gradients(t)
        for k, tensor in enumerate(self.tensors):
            self.values[k].set(short(tensor.data) if is_in(tensor, known) else "")
            self._show_gradient(k, gradients.get(id(tensor), []))
        for text, line in zip(self.notes, model.note(), strict=True):
            text.set(line)
        self._highlight(walk, t)

    def _show_gradient(self, k, parts):
        """On the edge; where several edges brought one each, below the node, as their sum.

        In the top row above it: there, below, the first operation's circle may stand.
        """
        (x, y), text = self.places[k], self.grads[k]
        if len(parts) < 2:
            text.set(short(parts[0]) if parts else "", self.values[k].x, y + 11)
        elif np.size(parts[0]) == 1:
            said = " + ".join(map(short, parts)) + f" = {short(sum(parts))}"
            at = y - 27 if y == self.top and y < 40 else y + 35
            text.set(said, max(x, 10 + 4 * len(said)), at)  # not over the picture's left edge
        else:
            text.set(" + ".join(map(short, parts)), x, y + 35)

    def _highlight(self, walk, t):
        step = walk.active(t) or (walk.forward[-1] if t == walk.turn else None)
        self.ring.set_visible(step is not None)
        if step is None:
            self.glow.set_segments([])
            return
        k = self._number(step.output)
        self.ring.set_data([self.places[k][0]], [self.places[k][1]])
        self.ring.set_markersize(1.41 * self.radius + 4)
        slots = range(len(step.inputs)) if t <= walk.turn else [walk.edges[t - walk.turn - 1][1]]
        self.glow.set_segments([self.paths[k, slot] for slot in slots])


def _tensors(walk):
    return walk.leaves + [step.output for step in walk.forward]


def _edge(source, target, lift, radius):
    """Level at first, where the numbers stand; then round a corner to its side of the circle."""
    y0, (x1, y1) = source[1], target
    end = (x1 - np.sqrt(radius**2 - lift**2), y1 + lift)
    if abs(end[1] - y0) < 12:
        return np.array([source, (x1 - radius - 6, y0), end])
    turn, r = x1 - radius - 6, min(8, abs(end[1] - y0) / 2) * np.sign(end[1] - y0)
    return np.array([source, (turn - abs(r), y0), (turn - abs(r) / 4, y0 + r / 4), (turn, y0 + r),
                     (turn, end[1] - r), (turn + abs(r) / 4, end[1] - r / 4), end])  # fmt: skip


def spec_of(result, names) -> FigureSpec:
    """The figure for the graph behind ``result``; ``names``: name -> tensor."""
    walk = Walk(result, {id(tensor): name for name, tensor in names.items()})
    return FigureSpec(
        name="graph",
        title=WORDS["title"],
        model=lambda: GraphModel(walk),
        painter=GraphPainter,
        prediction=None,
        goals=(),
        controls=(Slider("t", WORDS["t"], 0, len(walk), 1),),
        clock=Clock(WORDS["step"], interval=1.0),
    )
