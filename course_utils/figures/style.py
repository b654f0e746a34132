"""Colours by meaning and sizes by reading distance: the one place to change how figures look.

Blue and vermillion stay apart for deuteranopes and protanopes, which red and green do not; a
class is always a colour *and* a marker, so that a grey projector loses nothing either.
"""

from matplotlib.colors import LinearSegmentedColormap

INK = "#1f2328"
SOFT = "#59636e"
FAINT = "#d1d9e0"
PAPER = "#ffffff"

CLASS_COLOUR = ("#0b6bb8", "#c8500a")  # class 0: blue circle, class 1: vermillion triangle
CLASS_TINT = ("#d7e8f7", "#fbe3d3")
CLASS_MARKER = ("o", "^")

THIRD = "#00857a"  # a third line beside the two
ACCENT = "#5b2a86"  # what the reader's hand is moving right now; dark, or blue would look like it
GOOD = "#1a7f37"

# One diverging map for weights, activations and regions, with white at exactly zero.
DIVERGING = LinearSegmentedColormap.from_list(
    "blue_white_orange",
    ["#0b6bb8", "#8fbde3", "#ffffff", "#f3b48d", "#c8500a"],
)

# 11 pt at 100 dots an inch is 15 px: above the 11 px floor even in a picture shrunk by a quarter.
RC = {
    "font.family": "DejaVu Sans",
    "font.size": 11,
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.labelsize": 11,
    "xtick.labelsize": 10.5,
    "ytick.labelsize": 10.5,
    "legend.fontsize": 10.5,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": SOFT,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "axes.linewidth": 1.0,
    "axes.axisbelow": True,
    "grid.color": FAINT,
    "grid.linewidth": 0.8,
    "lines.linewidth": 2.5,
    "lines.markersize": 8,
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
}


def number(value, digits: int = 1, plus: bool = False) -> str:
    """A number as the course writes it: a real minus sign, never "-0.0"."""
    rounded = round(float(value), digits) + 0.0
    text = f"{rounded:+.{digits}f}" if plus else f"{rounded:.{digits}f}"
    return text.replace("-", "−")
