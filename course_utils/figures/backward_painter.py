"""The picture of figure 10: the graph, the input that may be changed, and the ? to be filled."""

import numpy as np

from .graph_view import GRAD, GraphPainter
from .graph_walk import short
from .lettering import Lettering

CORNERS = (-1, -1, 1, 1, -1)


class BackwardPainter(GraphPainter):
    """The graph, a frame round the input that the reader may change, and a ? to be filled."""

    def build(self, figure, model):
        super().build(figure, model)
        self.about = self.actor(Lettering(self.axes, 746, 58, "", 11, bold=True, ha="right"))
        (self.frame,) = self.axes.plot([], [], color=GRAD, lw=3, zorder=4)
        self.actor(self.frame)

    def move(self, model):
        super().move(model)
        self.about.set(model.about)
        x, y = self.places[self._number(model.inputs[model.leaf - 1])]
        w = self.box / 2 + 3
        self.frame.set_data(x + w * np.array([-1, 1, 1, -1, -1]), y + 22 * np.array(CORNERS))
        if model.asked is None:
            return
        step, slot = model.asked
        target = step.inputs[slot]
        k = self._number(target)
        held = self.grads[k].text
        mark = f"{short(model.guess)}?" if model.guess else "?"
        self.grads[k].set(f"{held} + {mark}" if held else mark)
