"""Figure 18: inside a trained CNN.  What does this filter look for; does the decision need it?"""

from . import inside_cnn_net as net
from . import style
from .inside_cnn_net import CHANNELS
from .inside_cnn_painter import InsideCNNPainter, clicked, percent
from .spec import Action, Choice, FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "Inside a trained CNN",
    "what": "show",
    "digit": "a digit",
    "upright": "an upright stroke |",
    "level": "a level stroke —",
    "rising": "a rising stroke /",
    "falling": "a falling stroke \\",
    "picture": "digit number",
    "layer": "layer",
    "channel": "channel",
    "view": "maps",
    "before": "before ReLU",
    "after": "after ReLU",
    "scale": "colours",
    "one": "one scale for all",
    "own": "each map its own",
    "toggle": "Switch this channel off or on",
    "clear": "Switch all on",
    "claim": "This is the upright filter",
    "question": "Of the eight filters of layer 1, filter 7 answers this 6 most strongly. You "
    "switch it off: it then says 0 everywhere. What does the network read?",
    "choices": (
        "another digit: it has lost its strongest filter",
        "still 6, but less than 60 % sure",
        "still 6, about as sure as before",
    ),
    "answer": "Still 6, 100.0 % sure; its lead over the 5 falls from 14.4 to 13.0. On 1,000 digits "
    "that it never saw in training, switching off the strongest filter of layer 1 changed 21 "
    "answers. Strong is not the same as needed.",
    "goal": "Which filter of layer 1 looks for upright strokes? Find the one whose answer to the "
    "upright stroke is most above its answer to the level stroke. Choose it and say so.",
    "hints": (
        "Under “show” choose the upright stroke, then the level one. The number over each map is "
        "the filter's strongest answer.",
        "A filter that answers both strokes is not the one. Look for a large number that "
        "becomes a small one.",
        "Filter 3: 2.17 for the upright stroke, 0.23 for the level one.",
    ),
    "why": "Nobody told it to look for upright strokes. Filter 3 wants ink in its middle (orange) "
    "and none on the right (blue), and came to that by training alone.",
    "meter": "filter {channel}: upright {upright}, level {level}{note}",
    "layer_1": "choose layer 1",
    "unseen": "?",
    "early": "; look at both strokes first",
    "wrong": "; another filter has a larger difference",
    "flip_goal": "Back to digit 26, the 6: make the network read another digit by switching off "
    "at most two channels.",
    "flip_hints": (
        "Switch off one channel of layer 1 and see how far the lead falls; then switch all on and "
        "try the next. Which two cost most?",
        "Which two filters answered the upright stroke most?",
        "Filters 0 and 3 of layer 1.",
    ),
    "flip_why": "These are the two filters that answer an upright stroke most. Without one of them "
    "the lead of the 6 falls from 14.4 to 6.2 or 7.4; without both the 5 leads. Of 100 sixes that "
    "it never saw in training, 49 are then read as 5. No filter decides alone.",
    "flip_meter": "{off}; it reads {first}, lead {lead} over {second}",
    "elsewhere": "this goal is about digit 26",
    "too_many": "{count} channels are off, two are allowed",
    "need_goal": "With a single channel off, how many of the 30 digits can you make the network "
    "miss? Find the channel that it needs most.",
    "need_hints": (
        "Do not trust the strong ones. Switch off one at a time and read “of all 30 digits”.",
        "It is in layer 1, and on a blank part of the paper it already says a little.",
        "Filter 1 of layer 1: 26 of 30 are left.",
    ),
    "need_why": "Of 1,000 digits that it never saw in training, 98.9 % are read rightly. Filter 1 "
    "was the strongest for none of them, and without it 90.6 % are right. Filter 7 was the "
    "strongest for 809, and without it 98.1 % are right.",
    "need_meter": "{off}: {right} of 30 right; the fewest so far with one channel off: {best}",
    "nothing": "nothing is off",
    "off": "channel {channel} of layer {layer} is off",
    "many": "{count} channels are off",
    "describe": "{shown}. Layer {layer}, channel {channel}, {view}: strongest answer {value}, "
    "on blank paper {paper}. {off} The network reads {first}, {sure}; it leads {second} "
    "by {lead}. Of all 30 digits {right} are right. Colours: {scale}.",
    "a_digit": "Digit number {number}, labelled {label}",
    "some_off": "Switched off: {names}.",
    "none_off": "Nothing is switched off.",
    "name": "{channel} in layer {layer}",
}  # fmt: skip

SIX, STRONG = 26, 7  # the picture of the prediction, and its strongest filter
WHATS = ("digit", *net.STROKES)
NEEDED = 26  # of 30 digits are right without the channel that is needed most


class InsideCNN(Model):
    """One picture in the network, with the channels ``off`` ((layer, channel), ...) at 0."""

    def __init__(self):
        self.what, self.picture = "digit", SIX
        self.layer, self.channel, self.view, self.scale = 1, STRONG, "after", "one"
        self.off, self.seen, self.claimed, self.fewest = (), set(), None, 30

    def change(self, name, value):
        if name == "off":
            value = tuple(sorted(tuple(pair) for pair in value))
        super().change(name, value)
        self.channel = min(self.channel, CHANNELS[self.layer] - 1)
        if self.layer == 1:
            self.seen.add(self.what)
        if len(self.off) == 1:
            self.fewest = min(self.fewest, self.right)

    def toggle(self):
        here = (self.layer, self.channel)
        rest = [pair for pair in self.off if pair != here]
        self.change("off", rest if here in self.off else [*rest, here])

    def clear(self):
        self.change("off", ())

    def claim(self):
        self.claimed = self.channel if self.layer == 1 and self.both_seen else None

    def click(self, x, y):
        found = clicked(x, y, self.layer)
        if found is not None:
            self.change("channel", found)

    def more(self):
        return {"off": self.off} if self.off else {}

    @property
    def both_seen(self):
        return {"upright", "level"} <= self.seen

    @property
    def whole(self):
        """What the network computes with nothing switched off."""
        return net.read(self.what, self.picture)

    @property
    def now(self):
        return net.read(self.what, self.picture, self.off)

    @property
    def right(self):
        return net.right(self.off)

    @property
    def label(self):
        """The digit that the picture shows; None for a stroke."""
        return int(net.pictures()[1][self.picture]) if self.what == "digit" else None

    @property
    def maps(self):
        return net.maps(self.now, self.layer, self.view)

    @property
    def edge(self):
        """A stroke runs off the picture, and looks cut off in the maps' outermost rows."""
        return net.EDGE if self.what != "digit" and self.layer == 1 else 0

    @property
    def strongest(self):
        """The strongest answer of each channel of the layer."""
        return net.strongest(self.maps, self.edge)

    def describe(self):
        first, second, lead = net.winner(self.now)
        shown = WORDS["a_digit"].format(number=self.picture, label=self.label)
        names = ", ".join(WORDS["name"].format(layer=i, channel=c) for i, c in self.off)
        return WORDS["describe"].format(
            shown=shown if self.what == "digit" else WORDS[self.what].capitalize(),
            layer=self.layer, channel=self.channel, view=WORDS[self.view],
            value=style.number(self.strongest[self.channel], 2),
            paper=style.number(net.on_paper(self.layer, self.view, self.off)[self.channel], 2),
            off=WORDS["some_off"].format(names=names) if self.off else WORDS["none_off"],
            first=first, second=second, lead=f"{lead:.1f}", right=self.right,
            sure=percent(self.now.probs[0, first]), scale=WORDS[self.scale],
        )  # fmt: skip


def said_off(model):
    """What is off, short, for the meters."""
    if not model.off:
        return WORDS["nothing"]
    layer, channel = model.off[0]
    one = WORDS["off"].format(layer=layer, channel=channel)
    return one if len(model.off) == 1 else WORDS["many"].format(count=len(model.off))


def upright(model):
    """Reached by naming the filter with the largest difference, after seeing both strokes."""
    if model.layer != 1:
        return 0.1, WORDS["layer_1"]
    found = {name: net.answers_to(name) for name in ("upright", "level")}
    said = {name: f"{values[model.channel]:.2f}" if name in model.seen else WORDS["unseen"]
            for name, values in found.items()}
    share = 0.1 + 0.35 * len(model.seen & set(found))
    best = int((found["upright"] - found["level"]).argmax())
    missed = model.claimed is not None and model.claimed != best
    note = WORDS["wrong"] if missed and model.claimed == model.channel else ""
    if not model.both_seen:
        note = WORDS["early"]
    words = WORDS["meter"].format(channel=model.channel, note=note, **said)
    return (1.0 if model.claimed == best else share), words


def flip(model):
    """Reached when the 6 is read as another digit with at most two channels off."""
    if model.what != "digit" or model.picture != SIX:
        return 0.0, WORDS["elsewhere"]
    if len(model.off) > 2:
        return 0.0, WORDS["too_many"].format(count=len(model.off))
    first, second, lead = net.winner(model.now)
    words = WORDS["flip_meter"].format(off=said_off(model), first=first, second=second,
                                       lead=f"{lead:.1f}")
    start = net.winner(model.whole)[2]
    return (1.0 if first != model.label else 0.9 * min(1, max(0, 1 - lead / start))), words


def need(model):
    """Reached with one channel off that costs as many digits as any does."""
    words = WORDS["need_meter"].format(off=said_off(model), right=model.right, best=model.fewest)
    there = len(model.off) == 1 and model.right <= NEEDED
    return (1.0 if there else min(0.9, (30 - model.fewest) / 5)), words


def settled(model):
    return model.what == "digit" and model.picture == SIX and model.off == ((1, STRONG),)


SPEC = FigureSpec(
    name="inside_cnn",
    title=WORDS["title"],
    model=InsideCNN,
    painter=InsideCNNPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 2, WORDS["answer"], settled),
    goals=(
        Goal("inside_cnn.upright", WORDS["goal"], upright, WORDS["hints"], WORDS["why"],
             (("what", "upright"), ("what", "level"), ("channel", 3), ("claim",))),
        Goal("inside_cnn.flip", WORDS["flip_goal"], flip, WORDS["flip_hints"], WORDS["flip_why"],
             (("clear",), ("what", "digit"), ("picture", SIX), ("layer", 1), ("channel", 0),
              ("toggle",), ("channel", 3), ("toggle",))),
        Goal("inside_cnn.need", WORDS["need_goal"], need, WORDS["need_hints"], WORDS["need_why"],
             (("clear",), ("layer", 1), ("channel", 1), ("toggle",))),
    ),
    controls=(
        Choice("what", WORDS["what"], tuple((WORDS[name], name) for name in WHATS)),
        Slider("picture", WORDS["picture"], 0, 29, 1),
        Choice("layer", WORDS["layer"], (("1", 1), ("2", 2))),
        Slider("channel", WORDS["channel"], 0, 15, 1),
        Choice("view", WORDS["view"], ((WORDS["before"], "before"), (WORDS["after"], "after"))),
        Choice("scale", WORDS["scale"], ((WORDS["one"], "one"), (WORDS["own"], "own"))),
    ),
    actions=(
        Action("toggle", WORDS["toggle"]),
        Action("clear", WORDS["clear"]),
        Action("claim", WORDS["claim"]),
    ),
)  # fmt: skip
