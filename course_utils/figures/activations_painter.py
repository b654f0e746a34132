"""The picture of figure 5: f with its tangent, the chain of boxes, and what arrives at its end."""

from functools import lru_cache

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.patches import Polygon

from . import style
from .activations_bars import ZONES, Bars, boxes, span, zone
from .activations_zoo import FUNCTIONS, factor, short
from .amounts import signed
from .bitmap import colours
from .lettering import Lettering
from .stage import Painter
from .ticks import Ticks

WORDS = {
    "box": "{name} in box {k}",
    "at": "z = {z} gives a = {a}",
    "slope": "slope {slope}: if z moves by 0.1,",
    "moves": "a moves by about {move}",
    "f": "f: output a",
    "f_slope": "slope of f (dashed)",
    "dots": "grey dots: other boxes",
    "z": "z = w × input of the box + b",
    "chain": "each box: {name}({w} × before {b})",
    "colours": "box colour: blue below 0, white 0, orange above 0",
    "bars": "Gradient: how much of a push gets through",
    "ends": ("x = {x}", "output {a}"),
    "few": "w × slope:  {factors}",
    "one": "w × slope of the only box:  {factors}",
    "same": "{n} factors w × slope, each {low}, multiplied",
    "many": "{n} factors w × slope, from {low} to {high}, multiplied",
    "verdict": (
        "{share}  starved",
        "{share}  green zone",
        "{share}  too much",
        "{share}  nothing arrives",
    ),
}

LEFT, RIGHT = 0.445, 0.985  # of the chain and of the bars, as fractions of the picture
WRITTEN = 6  # a chain up to this long shows its numbers
DOT = "#8d96a0"
Z_ENDS = {"step": 6, "sigmoid": 6, "tanh": 4}  # of the left plot; 4 for the others
A_TICKS = {"step": (0, 1), "sigmoid": (0, 0.25, 1), "tanh": (-1, 0, 1), "linear": (-4, -2, 0, 2, 4)}
A_ENDS = {"step": (-0.35, 1.6), "sigmoid": (-0.35, 1.6), "tanh": (-1.3, 2.3), "linear": (-4.4, 6)}


def box_at(x, y, depth, otherwise):
    """The box in the column under the point (x, y), fractions of the picture."""
    if not LEFT <= x <= RIGHT or y > 0.85:
        return otherwise
    slot = int((x - LEFT) / (RIGHT - LEFT) * (depth + 1))
    return min(max(slot, 1), depth)


@lru_cache(maxsize=8)
def curves(name, wide):
    """f and its slope from -wide to wide -> (z, a, slope), each (401,)."""
    z = np.linspace(-wide, wide, 401)
    a, slope = np.transpose([FUNCTIONS[name](float(v)) for v in z])
    if name == "step":
        a[200] = np.nan  # a jump, not a steep line
    return z, a, slope


class ActivationsPainter(Painter):
    size = (800, 430)
    scaled_for = None

    def build(self, figure, model):
        self.plot = figure.add_axes((0.06, 0.215, 0.305, 0.535))
        chain = figure.add_axes((LEFT, 0.77, RIGHT - LEFT, 0.15))
        self.bars = Bars(self, figure.add_axes((LEFT, 0.27, RIGHT - LEFT, 0.33)))
        self.sheet = figure.add_axes((0, 0, 1, 1), facecolor="none")
        for axes in (chain, self.sheet):
            axes.set(xlim=(0, 1), ylim=(0, 1))
            axes.axis("off")
        self._build_function()
        self._build_chain(chain)
        self._build_words()

    def _build_function(self):
        axes = self.plot
        self.cross = [axes.axhline(0, color=style.FAINT, lw=1.2), axes.axvline(0, lw=1.2)]
        self.cross[1].set_color(style.FAINT)
        (self.curve,) = axes.plot([], [], color=style.INK, lw=3)
        (self.slopes,) = axes.plot([], [], "--", color=style.GOOD, lw=2)
        self.z_ticks = Ticks(self, axes, 5, along_x=True)
        self.a_ticks = Ticks(self, axes, 6)
        looks = (("f", style.INK), ("f_slope", style.GOOD), ("dots", style.SOFT))
        for i, (key, colour) in enumerate(looks):
            weight = "normal" if key == "dots" else "bold"
            axes.text(0.04, 0.91 - 0.08 * i, WORDS[key], weight=weight, color=colour,
                      transform=axes.transAxes)  # fmt: skip
        axes.set(xticks=(), yticks=())
        axes.set_xlabel(WORDS["z"], labelpad=20)
        (self.all,) = axes.plot([], [], "o", ms=6, color=DOT)
        (self.drop,) = axes.plot([], [], ":", color=style.ACCENT, lw=1.5)
        (self.tangent,) = axes.plot([], [], color=style.ACCENT, lw=3)
        (self.dot,) = axes.plot([], [], "o", color=style.ACCENT, ms=12)
        (self.slope_dot,) = axes.plot([], [], "s", color=style.ACCENT, ms=8)
        lines = (*self.cross, self.curve, self.slopes, self.all, self.drop, self.tangent)
        for artist in (*lines, self.dot, self.slope_dot, *axes.spines.values()):
            self.actor(artist)

    def _build_chain(self, axes):
        self.boxes = PolyCollection([], edgecolors=style.INK, linewidths=1, zorder=3)
        self.frame = Polygon(np.zeros((4, 2)), fill=False, ec=style.ACCENT, lw=3.5, zorder=4)
        (self.wire,) = axes.plot([], [], color=style.SOFT, lw=1.5, zorder=1)
        self.actor(axes.add_collection(self.boxes))
        self.actor(axes.add_patch(self.frame))
        self.actor(self.wire)
        self.values = [Lettering(axes, 0, 0.27, "", 10.5, ha="center") for _ in range(7)]
        self.signs = [Lettering(axes, 0, 0.82, "", 10.5, style.GOOD, ha="center")
                      for _ in range(6)]  # fmt: skip
        self.ends = [Lettering(axes, x, 0.82, "", 10.5, style.SOFT, ha=ha)
                     for x, ha in ((0, "left"), (1, "right"))]  # fmt: skip
        for lettering in (*self.values, *self.signs, *self.ends):
            self.actor(lettering)

    def _build_words(self):
        def say(x, y, size=11, color=style.INK, bold=False):
            return self.actor(Lettering(self.sheet, x, y, "", size, color, bold))

        self.said = {
            "box": say(0.015, 0.955, 12, bold=True),
            "at": say(0.015, 0.9),
            "slope": say(0.015, 0.85, color=style.ACCENT),
            "moves": say(0.015, 0.8, color=style.ACCENT),
            "chain": say(LEFT, 0.955, 12, bold=True),
            "product": say(0.015, 0.055),
        }
        self.verdict = self.actor(
            Lettering(self.sheet, RIGHT, 0.055, "", 14, bold=True, ha="right")
        )
        for key, y, look in (
            ("colours", 0.725, {"color": style.SOFT, "size": 10.5}),
            ("bars", 0.635, {"weight": "bold", "size": 12}),
        ):
            self.sheet.text(LEFT, y, WORDS[key], va="center", **look)
        self.sheet.plot([0.015, RIGHT], [0.11, 0.11], color=style.FAINT, lw=1.5)

    def move(self, model):
        key = model.activation, span(model.arrivals)
        if key != self.scaled_for:
            self._scale_function(model.activation)
            self.bars.scale(*key[1])
            self.scaled_for = key
        self._move_function(model)
        self._move_chain(model)
        self.bars.move(model.arrivals)
        self._move_product(model)

    def _scale_function(self, name):
        wide = Z_ENDS.get(name, 4)
        self.z_ends = (-wide, wide)
        self.plot.set(xlim=self.z_ends, ylim=A_ENDS.get(name, (-1, 4.6)))
        half = wide // 2
        self.z_ticks.set((-wide, -half, 0, half, wide))
        self.a_ticks.set(A_TICKS.get(name, range(-1, 5)))
        z, a, slope = curves(name, wide)
        self.curve.set_data(z, a)
        self.slopes.set_data(z, slope)

    def _move_function(self, model):
        z, a, slope = model.boxes[model.layer - 1]
        low, high = self.z_ends
        inside = low <= z <= high
        f = FUNCTIONS[model.activation]
        shown = min(max(z, low), high)
        height = f(shown)[0]
        self.tangent.set_data([z - 1.4, z + 1.4], [a - 1.4 * slope, a + 1.4 * slope])
        self.tangent.set_visible(inside)
        self.dot.set_data([shown], [height])
        self.dot.set_marker("o" if inside else ">" if z > 0 else "<")
        self.slope_dot.set_data([shown], [slope])
        self.drop.set_data([shown, shown], [height, slope])
        self.all.set_data(*np.transpose([box[:2] for box in model.boxes]))
        said = {"name": model.activation, "k": model.layer, "z": signed(z), "a": signed(a),
                "slope": signed(slope), "move": signed(0.1 * slope)}  # fmt: skip
        for key in ("box", "at", "slope", "moves"):
            self.said[key].set(WORDS[key].format(**said))

    def _move_chain(self, model):
        n = model.depth + 1
        middles = (np.arange(n) + 0.5) / n
        half = min(0.42 / n, 0.08)
        self.boxes.set_verts(boxes(middles, half, np.full(n, 0.02), 0.52))
        outputs = [model.x, *(a for _, a, _ in model.boxes)]
        shades = colours(np.tanh(outputs)) / 255
        self.boxes.set_facecolor(shades)
        self.frame.set_xy(boxes(middles[model.layer, None], half, [0.02], 0.52)[0])
        self.wire.set_data([middles[0], middles[-1]], [0.27, 0.27])
        written = model.depth <= WRITTEN
        for k, value in enumerate(self.values):
            value.set_visible(written and k < n)
            if written and k < n:
                dark = shades[k][:3].mean() < 0.6
                value.set(short(outputs[k]), x=middles[k], color="white" if dark else style.INK)
        for k, sign in enumerate(self.signs):
            sign.set_visible(written and k < n - 1)
            if written and k < n - 1:
                share = model.factors[k]  # a third digit and a minus would touch the next one
                sign.set(f"×{short(share) if share < 0 else factor(share)}", x=(k + 1) / n)
        for end, text in zip(self.ends, WORDS["ends"], strict=True):
            end.set_visible(not written)
            end.set(text.format(x=style.number(model.x), a=signed(outputs[-1])))
        b = style.number(abs(model.b))
        b = f"{'−' if model.b < 0 else '+'} {b}"
        self.said["chain"].set(
            WORDS["chain"].format(name=model.activation, w=style.number(model.w), b=b)
        )

    def _move_product(self, model):
        factors = model.factors
        low, high = signed(min(factors)), signed(max(factors))
        key = "same" if low == high else "many"
        if model.depth <= WRITTEN:
            key = "one" if model.depth == 1 else "few"
        factors = " × ".join(map(factor, factors))
        self.said["product"].set(WORDS[key].format(n=model.depth, low=low, high=high,
                                                   factors=factors))  # fmt: skip
        share = model.arrivals[0]
        exact = share == 0 or all(round(f, 2) == f for f in model.factors)
        turned = sum(f < 0 for f in model.factors) % 2  # GELU has slopes below 0
        said = f"{'=' if exact else '≈'} {signed(-share if turned else share)}"
        verdict = WORDS["verdict"][zone(share) if share else 3].format(share=said)
        self.verdict.set(verdict, color=ZONES[zone(share)])
