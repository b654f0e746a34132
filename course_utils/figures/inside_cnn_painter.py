"""The picture of figure 18: digit and filter, all maps and the chosen one, the probabilities."""

from functools import lru_cache

import numpy as np
from contourpy import contour_generator
from matplotlib.colors import to_rgb

from .. import digit_nets
from . import inside_cnn_net as net
from . import style
from .bitmap import Bitmap, colours
from .lettering import Lettering
from .stage import Painter

WORDS = {
    "digit": "digit number {number}",
    "stroke": "a drawn stroke",
    "filter": "filter {channel} of layer 1",
    "slices": "filter {channel}, 8 slices",
    "adds": "orange adds",
    "subtracts": "blue subtracts",
    "each": "one slice for each",
    "map": "map of layer 1",
    "maps": "layer {layer}: {count} maps, {view} ReLU",
    "chosen": "channel {channel}",
    "strongest": "strongest: {value}",
    "paper": "on blank paper: {value}",
    "outline": "line: outline of the ink",
    "edge": "(the edge left out)",
    "click": "click a map to choose it",
    "tile": "{channel}: {value}",
    "off_tile": "{channel} off",
    "off": "SWITCHED OFF",
    "on": "on",
    "sure": "probabilities",
    "wide": "pale: all on",
    "reads": "it reads {first}",
    "wrong": "it reads {first}  ✗",
    "fine": "it reads {first}  ✓",
    "lead": "lead over {second}: {lead} (logits)",
    "right": "of all 30 digits: {right} right",
    "list": "off in layer {layer}: {names}",
    "none": "none",
    "some": "{count} of {all}",
}
SIZE = (800, 430)
GRID = (196, 188, 348, 214)  # left, bottom, width, height in pixels
LAYOUT = {1: (4, 84, 3, 18), 2: (6, 56, 2, 15)}  # columns, side of a tile, gap, room for words
EDGE = tuple(round(255 * c) for c in to_rgb(style.FAINT))
BEFORE = "#b9c4cf"
WRONG = "#b42318"
FULL = 0.6  # of the largest answer has full colour: with 1 the weaker maps would hardly show


def places(layer):
    """The upper left corner of each tile, (channels, 2), pixels from the grid's upper left."""
    columns, side, gap, words = LAYOUT[layer]
    rows, cols = np.divmod(np.arange(net.CHANNELS[layer]), columns)
    return np.stack([cols * (side + gap), rows * (side + words) + words], axis=1)


def clicked(x, y, layer):
    """The channel whose tile is at fractions x, y of the picture; None beside the tiles."""
    left, bottom, _, height = GRID
    at = np.array([x * SIZE[0] - left, y * SIZE[1] - (SIZE[1] - bottom - height)])
    inside = (np.abs(at - places(layer) - LAYOUT[layer][1] / 2) <= LAYOUT[layer][1] / 2).all(1)
    return int(inside.argmax()) if inside.any() else None


def enlarged(values, side):
    """Numbers from -1 to 1 (n, h, h) -> colours (n, side, side, 3); side a multiple of h."""
    times = side // values.shape[-1]
    return colours(values).repeat(times, 1).repeat(times, 2)


def percent(p):
    return f"{100 * p:.1f} %"


@lru_cache(maxsize=64)
def outline(what, number):
    """Where the picture is half inked, one path broken by NaNs -> (xs, ys), pixels down."""
    at = np.arange(28) + 0.5
    lines = contour_generator(at, at, net.picture(what, number)).lines(0.5)
    parts = [part for line in lines for part in (line, [[np.nan, np.nan]])]
    return np.concatenate(parts).T if parts else ([], [])


class InsideCNNPainter(Painter):
    size = SIZE

    def build(self, figure, model):
        self.axes_by_pixels = lambda x, y, w, h: figure.add_axes(
            (x / SIZE[0], y / SIZE[1], w / SIZE[0], h / SIZE[1]))
        self.page = self._blank((0, 0, *SIZE), SIZE[0], SIZE[1])
        self._build_left()
        self._build_maps()
        self._build_chosen()
        self._build_bars()

    def _blank(self, box, width, height, down=False):
        """Axes without a frame whose data coordinates are pixels."""
        axes = self.axes_by_pixels(*box)
        axes.set(xlim=(0, width), ylim=(height, 0) if down else (0, height))
        axes.axis("off")
        return axes

    def _say(self, x, y, text="", size=11, color=style.INK, **look):
        return self.actor(Lettering(self.page, x, y, text, size, color, **look))

    def _framed(self, box, down=28):
        axes = self.axes_by_pixels(*box)
        axes.set(xlim=(0, down), ylim=(down, 0), xticks=[], yticks=[])
        bitmap = self.actor(Bitmap(axes, smooth=False))
        for spine in axes.spines.values():
            spine.set_color(style.FAINT)
            self.actor(spine)
        return axes, bitmap

    def _build_left(self):
        self.digit_title = self._say(12, 414, bold=True)
        _, self.digit = self._framed((12, 234, 168, 168))
        self.filter_title = self._say(12, 214, bold=True)
        self.filter = self.actor(Bitmap(self._blank((12, 70, 168, 130), 168, 130), smooth=False))
        for y, name in ((52, "adds"), (32, "subtracts")):
            self._say(12, y, WORDS[name], 11, style.SOFT)
        self.slices = [self._say(12, y, WORDS[name], 11, style.SOFT)
                       for y, name in ((104, "each"), (84, "map"))]

    def _build_maps(self):
        self.grid = self._blank(GRID, *GRID[2:], down=True)
        self.grid_title = self._say(GRID[0], 414, bold=True)
        self.tiles = self.actor(Bitmap(self.grid, smooth=False))
        self.tile_words = [self.actor(Lettering(self.grid, 0, 0, "", 10.5)) for _ in range(16)]
        (self.crosses,) = self.grid.plot([], [], "-", color=style.INK, lw=1.6)
        (self.frame,) = self.grid.plot([], [], "-", color=style.ACCENT, lw=3)
        self.frame.set_clip_on(False)
        self.actor(self.crosses)
        self.actor(self.frame)

    def _build_chosen(self):
        axes, self.chosen = self._framed((GRID[0], 12, 168, 168))
        for spine in axes.spines.values():
            spine.set(color=style.ACCENT, linewidth=2)
        (self.ink,) = axes.plot([], [], "-", color=style.INK, lw=1.1)
        self.actor(self.ink)
        heights = (168, 146, 118, 96, 77, 46)
        self.chosen_words = [self._say(GRID[0] + 180, y) for y in heights]
        self._say(GRID[0] + 180, 24, WORDS["click"], 11, style.SOFT)
        self.chosen_words[0].bold = self.chosen_words[1].bold = True

    def _build_bars(self):
        x, y = 566, 390
        self._say(x, 414, WORDS["sure"], bold=True)
        self._say(790, 414, WORDS["wide"], 10.5, style.SOFT, ha="right")
        self.bars = [
            self.actor(self.page.hlines(np.zeros(10), 0, 0, lw=lw, color=colour, zorder=order))
            for lw, colour, order in ((12, BEFORE, 2), (6.5, style.ACCENT, 3))
        ]
        self.rows = y - 23 * np.arange(10)
        self.names = [self._say(x, row, str(i), 12) for i, row in enumerate(self.rows)]
        self.sures = [self._say(790, row, "", 11, ha="right") for row in self.rows]
        self.verdict = self._say(x, 144, size=14, bold=True)
        self.lines = [self._say(x, row) for row in (118, 96, 66, 44)]

    def move(self, model):
        self._move_left(model)
        self._move_maps(model)
        self._move_bars(model)

    def _move_left(self, model):
        ink = net.picture(model.what, model.picture)
        grey = np.round(255 * (1 - ink)).astype(np.uint8)
        self.digit.set_rows_up(np.repeat(grey[::-1, :, None], 3, axis=2))
        digit = model.what == "digit"
        title = WORDS["digit" if digit else "stroke"].format(number=model.picture)
        self.digit_title.set(title)
        words = WORDS["filter" if model.layer == 1 else "slices"]
        self.filter_title.set(words.format(channel=model.channel), color=style.ACCENT)
        self.filter.set_rows_up(filter_picture(model.layer, model.channel)[::-1])
        for word in self.slices:
            word.set_visible(model.layer == 2)

    def _move_maps(self, model):
        layer, planes = model.layer, model.maps
        values = planes / self._scale(model)
        self.grid_title.set(WORDS["maps"].format(layer=layer, count=len(planes), view=model.view))
        self.tiles.set_rows_up(grid_picture(values, layer)[::-1])
        off = [channel for which, channel in model.off if which == layer]
        self._name_tiles(model, planes, off)
        corners, side = places(layer), LAYOUT[layer][1]
        self.crosses.set_data(*crosses(corners[off], side))
        x, y = corners[model.channel]
        self.frame.set_data(x + side * np.array([0, 1, 1, 0, 0]), y + side * np.array(
            [0, 0, 1, 1, 0]))
        self.chosen.set_rows_up(enlarged(values[model.channel][None], 168)[0, ::-1])
        self.ink.set_data(*outline(model.what, model.picture))
        self._describe_chosen(model, planes, model.channel in off)

    def _scale(self, model):
        """What counts as full colour, (channels, 1, 1): the same whatever is switched off."""
        whole = np.abs(net.maps(model.whole, model.layer, model.view)).max(axis=(1, 2))
        largest = whole if model.scale == "own" else np.full(len(whole), whole.max())
        return np.maximum(FULL * largest, 1e-6)[:, None, None]

    def _name_tiles(self, model, planes, off):
        digits = 2 if model.layer == 1 else 1
        values = model.strongest
        for channel, word in enumerate(self.tile_words):
            word.set_visible(channel < len(planes))
            if channel < len(planes):
                x, y = places(model.layer)[channel]
                text = WORDS["off_tile" if channel in off else "tile"]
                text = text.format(channel=channel, value=style.number(values[channel], digits))
                mine = channel == model.channel
                above = LAYOUT[model.layer][3] / 2
                word.set(text, x + 1, y - above, style.ACCENT if mine else style.INK)

    def _describe_chosen(self, model, planes, off):
        value = style.number(model.strongest[model.channel], 2)
        paper = style.number(net.on_paper(model.layer, model.view, model.off)[model.channel], 2)
        texts = (
            WORDS["chosen"].format(channel=model.channel), WORDS["off" if off else "on"],
            WORDS["paper"].format(value=paper), WORDS["strongest"].format(value=value),
            WORDS["edge"] if model.edge else "",
            WORDS["outline"],
        )  # fmt: skip
        for word, text in zip(self.chosen_words, texts, strict=True):
            word.set(text)
        self.chosen_words[0].set(color=style.ACCENT)
        self.chosen_words[1].set(color=WRONG if off else style.GOOD)
        self.chosen_words[5].set(color=style.SOFT)

    def _move_bars(self, model):
        probs = model.now.probs[0]
        first, second, lead = net.winner(model.now)
        for bar, p in zip(self.bars, (model.whole.probs[0], probs), strict=True):
            bar.set_segments([[(586, y), (586 + 124 * q, y)]
                              for y, q in zip(self.rows, p, strict=True)])
        for digit, (name, sure) in enumerate(zip(self.names, self.sures, strict=True)):
            name.bold = sure.bold = digit == first
            sure.set(percent(probs[digit]))
        kind = "reads" if model.label is None else "fine" if first == model.label else "wrong"
        colour = {"reads": style.INK, "fine": style.GOOD, "wrong": WRONG}[kind]
        self.verdict.set(WORDS[kind].format(first=first), color=colour)
        for line, text in zip(self.lines, (
            WORDS["lead"].format(second=second, lead=f"{lead:.1f}"),
            WORDS["right"].format(right=model.right),
            listed(model.off, 1), listed(model.off, 2),
        ), strict=True):  # fmt: skip
            line.set(text)


def listed(off, layer):
    """The channels of a layer that are off; where they are many, how many."""
    names = [str(channel) for which, channel in off if which == layer]
    count = net.CHANNELS[layer]
    text = " ".join(names) or WORDS["none"]
    if len(names) > (8 if layer == 1 else 5):
        text = WORDS["some"].format(count=len(names), all=count)
    return WORDS["list"].format(layer=layer, names=text)


def grid_picture(values, layer):
    """All maps of a layer as one picture, rows from the top: (208, 348, 3) uint8."""
    whole = np.full((GRID[3], GRID[2], 3), 255, np.uint8)
    side = LAYOUT[layer][1]
    for (x, y), tile in zip(places(layer), enlarged(values, side), strict=True):
        part = whole[y : y + side, x : x + side]
        part[...] = tile
        part[[0, -1]] = part[:, [0, -1]] = EDGE
    return whole


def crosses(corners, side):
    """Two diagonals through each tile, one path broken by NaNs -> (xs, ys)."""
    path = np.array([[0, 0], [side, side], [np.nan] * 2, [0, side], [side, 0], [np.nan] * 2])
    return (corners[:, None] + path).reshape(-1, 2).T if len(corners) else ([], [])


@lru_cache(maxsize=24)
def filter_picture(layer, channel):
    """A filter as a picture, rows from the top: (130, 168, 3); layer 2 in eight slices."""
    cnn = digit_nets.load("cnn")
    w = (cnn.filters1 if layer == 1 else cnn.filters2)[channel]
    cell, gap = (26, 0) if layer == 1 else (8, 2)
    whole = np.full((130, 168, 3), 255, np.uint8)
    for i, tile in enumerate(enlarged(w / np.abs(w).max(), 5 * cell)):
        row, column = divmod(i, 4)
        y, x = row * (5 * cell + gap), column * (5 * cell + gap)
        whole[y : y + 5 * cell, x : x + 5 * cell] = tile
    return whole
