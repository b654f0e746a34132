"""The picture of figure 4: the network with a thumbnail in every neuron, the region, the losses."""

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba

from . import style
from .bitmap import Bitmap, colours
from .lettering import Lettering
from .stage import Painter

THUMB = 40  # pixels
LEFT, WIDTH, HEIGHT = 8, 412, 452  # the network's part of the picture, in pixels
MAP = 50
# Colours of negative and positive weights, ready made: names are looked up anew in every frame.
SIGNS = np.array([to_rgba(colour, 0.75) for colour in style.CLASS_COLOUR])
SCALES = (50, 100, 200, 400, 800)


def columns(model):
    """Upper left corners of all thumbnails, a list per column: inputs, hidden layers, output."""
    counts = [2, *[model.units] * model.layers, 1]
    xs = np.linspace(LEFT + 14, LEFT + WIDTH - THUMB - 16, len(counts)).round().astype(int)
    step = 52
    return [
        [(x, round(HEIGHT / 2 + 14 + (i - n / 2) * step)) for i in range(n)]
        for x, n in zip(xs, counts, strict=True)
    ]


class PlaygroundPainter(Painter):
    size = (760, 470)

    @staticmethod
    def neuron_at(model, x, y, otherwise):
        """The number of the thumbnail under pixel (x, y): hidden neurons from 1, output 0."""
        places = columns(model)
        hidden = [corner for column in places[1:-1] for corner in column]
        for number, (left, top) in enumerate([places[-1][0], *hidden]):
            if left <= x < left + THUMB and top <= y < top + THUMB:
                return number
        return otherwise

    def build(self, figure, model):
        width, height = self.size
        net = figure.add_axes((LEFT / width, 0, WIDTH / width, 1))
        net.set(xlim=(LEFT, LEFT + WIDTH), ylim=(height, 0))
        net.axis("off")
        self.sheet = self.actor(Bitmap(net, smooth=False))
        self.links = LineCollection([], capstyle="round", zorder=0.4)
        self.actor(net.add_collection(self.links))
        self.frames = LineCollection([], colors=style.SOFT, linewidths=1, zorder=2)
        self.actor(net.add_collection(self.frames))
        (self.ring,) = net.plot([], [], color=style.ACCENT, lw=4, zorder=3)
        self.actor(self.ring)
        heads = ("inputs", "hidden", "output")
        for text, x, ha in zip(heads, (LEFT, LEFT + WIDTH / 2, LEFT + WIDTH - 6),
                               ("left", "center", "right"), strict=True):  # fmt: skip
            net.text(x, 18, text, ha=ha, weight="bold", size=12)
        self._build_region(figure.add_axes((0.615, 0.37, 0.353, 0.571)))
        self._build_losses(figure.add_axes((0.615, 0.105, 0.353, 0.155)))

    def _build_region(self, axes):
        axes.set(xlim=(-1.6, 1.6), ylim=(-1.6, 1.6), xticks=(-1, 0, 1), yticks=(-1, 0, 1))
        self.region = self.actor(Bitmap(axes))
        (self.edge,) = axes.plot([], [], color=style.INK, lw=2.2)
        self.actor(self.edge)
        self.points = []
        for label in (0, 1):
            colour, marker = style.CLASS_COLOUR[label], style.CLASS_MARKER[label]
            for fill, size in ((colour, 6), ("white", 7)):
                (dots,) = axes.plot([], [], marker, ms=size, mfc=fill, mec=colour, mew=1.3)
                dots.set_markeredgecolor("white" if fill == colour else colour)
                self.points.append((label, fill != colour, self.actor(dots)))
        for spine in axes.spines.values():
            self.actor(spine)
        self.name = self.actor(Lettering(axes, 0, 1.05, "", 12, bold=True, data=False))

    def _build_losses(self, axes):
        self.losses = axes
        axes.set(ylim=(0, 1), ylabel="loss", yticks=(0, 1))
        axes.set_xlabel("epoch", labelpad=1)
        axes.grid(True)
        self.curves = []
        for colour, dashes in ((style.ACCENT, "-"), (style.GOOD, "--")):
            (curve,) = axes.plot([], [], dashes, color=colour, lw=2.2)
            self.curves.append(self.actor(curve))
        self.train = Lettering(axes, 0, 1.14, "", 11, style.ACCENT, bold=True, data=False)
        self.test = Lettering(axes, 1, 1.14, "", 11, style.GOOD, bold=True, ha="right", data=False)
        self.actor(self.train)
        self.actor(self.test)

    def scenery(self, model):
        return next(s for s in SCALES if s >= model.epoch)

    def dress(self, model):
        self.losses.set_xlim(0, self.scenery(model))

    def move(self, model):
        maps, places = model.maps(), columns(model)
        self._move_net(model, maps, places)
        self._move_region(model, maps)
        epochs, train, train_right, test, test_right = np.transpose(model.history)
        self.curves[0].set_data(epochs, train)
        self.curves[1].set_data(epochs, test)
        self.train.set(f"train {train_right[-1]:.0%} right")
        self.test.set(f"test {test_right[-1]:.0%} right")

    def _move_net(self, model, maps, places):
        sheet = np.full((self.size[1], WIDTH, 4), 0, np.uint8)
        pick = np.linspace(0, MAP - 1, THUMB).round().astype(int)
        for values, column in zip(maps, places, strict=True):
            for k, (x, y) in enumerate(column):
                small = _shade(values[:, k])[pick][:, pick][::-1]
                sheet[y : y + THUMB, x - LEFT : x - LEFT + THUMB, :3] = colours(small)
                sheet[y : y + THUMB, x - LEFT : x - LEFT + THUMB, 3] = 255
        self.sheet.set_rows_up(sheet[::-1])
        corners = [corner for column in places for corner in column]
        self.frames.set_segments([_square(x, y) for x, y in corners])
        hidden = [corner for column in places[1:-1] for corner in column]
        chosen = hidden[model.shown - 1] if model.shown else places[-1][0]
        self.ring.set_data(*np.transpose(_square(*chosen, grow=3)))
        self._move_links(model.net.W, places)

    def _move_links(self, weights, places):
        middle = THUMB / 2
        self.links.set_segments([
            [(x0 + THUMB, y0 + middle), (x1, y1 + middle)]
            for left, right in zip(places, places[1:], strict=False)
            for x0, y0 in left
            for x1, y1 in right
        ])  # fmt: skip
        w = np.concatenate([W.ravel() for W in weights])
        self.links.set_linewidths(0.5 + 2.2 * np.minimum(np.abs(w), 3))
        self.links.set_color(SIGNS[(w > 0).astype(int)])

    def _move_region(self, model, maps):
        place = model.shown_place()
        values = maps[-1][:, 0] if place is None else maps[1 + place[0]][:, place[1]]
        shade = _shade(values)
        self.region.set_rows_up(colours(0.8 * shade))
        name = f"neuron {place[1] + 1} of layer {place[0] + 1}" if place else "output"
        self.name.set(name if place else f"{name}  (hollow: test)")
        self.edge.set_data(*_contour(maps[-1][:, 0].reshape(MAP, MAP)))
        for label, is_test, dots in self.points:
            X, y = (model.X_test, model.y_test) if is_test else (model.X, model.y)
            dots.set_data(*X[y == label].T)


def _shade(values):
    """One neuron's map (2500,) -> (50, 50) from -1 to 1; tanh tames large values."""
    return np.tanh(values).reshape(MAP, MAP)


def _square(x, y, grow=0):
    a, b = (x - grow, y - grow), (x + THUMB + grow, y + THUMB + grow)
    return [a, (b[0], a[1]), b, (a[0], b[1]), a]


def _contour(logits):
    """Where the logits are 0, as one path broken by NaNs -> (xs, ys)."""
    ticks = np.linspace(-1.6, 1.6, MAP)
    lines = contour_generator(ticks, ticks, logits).lines(0.0)
    if not lines:
        return [], []
    gap = [[np.nan, np.nan]]
    return np.concatenate([part for line in lines for part in (line, gap)]).T
