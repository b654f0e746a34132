"""The bars of figure 5: how much of a push at each box reaches the end, in powers of ten."""

import math

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection

from . import style
from .amounts import ten_to
from .lettering import Lettering
from .ticks import Ticks

WORDS = {
    "nothing": "exactly 0: nothing arrives",
    "pushed": "bar k: push the output of box k (x: input, {n}: the end)",
    "zone": "green zone: 0.1 to 10",
    "lines": "each line: {times} times less",
}

MOST = 30
LOWS = (-2, -4, -8, -16, -32, -64, -128, -256)  # the bars' ends, so that they seldom move
TOPS = (1.2, 4, 8, 16, 32)
ZONES = (style.CLASS_COLOUR[0], style.GOOD, style.CLASS_COLOUR[1])  # starved, green, too much
PLAIN = {-2: "0.01", -1: "0.1", 0: "1", 1: "10", 2: "100"}  # easier to read than 10²


def zone(share):
    """0 starved, 1 in the green zone, 2 too much."""
    return 0 if share < 0.1 else 1 if share <= 10 else 2


def log(share):
    return math.log10(share) if share > 0 else -math.inf


def span(shares):
    """Ends of the bars' axis in powers of ten, wide enough for every bar above 0."""
    logs = [log(share) for share in shares if share > 0]
    low = next((low for low in LOWS if low < min(logs) - 0.1), LOWS[-1])
    return low, next((top for top in TOPS if top >= max(logs)), TOPS[-1])


def boxes(middles, half, tops, bottom):
    """Upright rectangles -> (n, 4, 2) corners."""
    left, right = middles - half, middles + half
    low = np.full(len(left), bottom)
    corners = [[left, low], [right, low], [right, tops], [left, tops]]
    return np.array(corners, float).transpose(2, 0, 1)


class Bars:
    """One bar for the input and one for each box; all of its artists are actors of ``painter``."""

    def __init__(self, painter, axes):
        self.axes, act = axes, painter.actor
        axes.set(xlim=(0, 1), xticks=(), yticks=())
        act(axes.axhspan(-1, 1, color="#dafbe1", zorder=0))
        self.lines = LineCollection([], colors=style.FAINT, linewidths=1, zorder=1)
        act(axes.add_collection(self.lines))
        act(axes.axhline(0, color=style.GOOD, lw=1.2, zorder=1))
        self.ticks = Ticks(painter, axes, 8)
        self.bars = PolyCollection([], zorder=3)
        act(axes.add_collection(self.bars))
        self.numbers = [Lettering(axes, 0, -0.08, "", 10.5, style.SOFT, ha="center", data=False)
                        for _ in range(MOST + 1)]  # fmt: skip
        self.nothing = Lettering(axes, 0.02, 0.14, WORDS["nothing"], 11, ZONES[0], True, data=False)
        self.pushed = Lettering(axes, 0, -0.215, "", 10.5, style.SOFT, data=False)
        self.apart = Lettering(axes, 0, -0.358, "", 10.5, style.SOFT, data=False)
        good = Lettering(axes, 1, -0.358, WORDS["zone"], 10.5, style.GOOD, True,
                         ha="right", data=False)  # fmt: skip
        for actor in (*self.numbers, self.nothing, self.pushed, self.apart, good):
            act(actor)
        for spine in axes.spines.values():
            act(spine)

    def scale(self, low, top):
        """Set the axis, with lines at whole powers of ten."""
        step = 2 ** math.ceil(math.log2(max((top - low) / 6, 1)))
        ticks = [t for t in range(-256, 33, step) if low <= t <= top]
        self.axes.set_ylim(low, top)
        self.ticks.set(ticks, [PLAIN.get(t, ten_to(t)) for t in ticks])
        self.lines.set_segments([[(0, t), (1, t)] for t in ticks])
        self.apart.set(WORDS["lines"].format(times=PLAIN.get(step, ten_to(step))))

    def move(self, arrivals):
        n, (low, _) = len(arrivals), span(arrivals)
        middles = (np.arange(n) + 0.5) / n
        logs = np.array([max(log(share), low) for share in arrivals])
        self.bars.set_verts(boxes(middles, min(0.42 / n, 0.08), logs, low))
        self.bars.set_facecolor([ZONES[zone(share)] for share in arrivals])
        self.nothing.set_visible(arrivals[0] == 0)
        self.pushed.set(WORDS["pushed"].format(n=n - 1))
        every = 1 if n <= 16 else 2 if n <= 21 else 5
        for k, number in enumerate(self.numbers):
            number.set_visible(k < n and (k % every == 0 or k == n - 1))
            if k < n:
                number.set("x" if k == 0 else str(k), x=middles[k])
