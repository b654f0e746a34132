"""Figure 19: how far does one neuron see?  Depth, stride, dilation, and the price of each."""

from functools import lru_cache

from . import receptive_field_stack as stacks
from . import style
from .receptive_field_painter import ReceptiveFieldPainter
from .receptive_field_stack import SIZE
from .spec import Action, FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "How far does one neuron see?",
    "layers": "number of layers",
    "layer": "layer to change",
    "k": "its kernel size k (k × k)",
    "s": "its stride s",
    "d": "its dilation d",
    "position": "output neuron over pixel",
    "copy": "All layers like this one",
    "presets": ("Plain 3×3", "Strides", "Dilations", "One large kernel"),
    "question": "Four 3×3 layers, stride 1, dilation 1: one output neuron sees 9 inputs in a row. "
    "You may change one thing. What widens its field most?",
    "choices": ("a fifth 3×3 layer", "stride 2 in layer 1", "stride 2 in layer 4, the last"),
    "answer": "A fifth layer: 11. Stride 2 in layer 1: 15, as one step of each later layer is now "
    "two pixels long. Stride 2 in layer 4: still 9, as no layer comes after it.",
    "goal": "The cat’s head is 31 pixels wide. With 36 weights or fewer, every dilation 1, and an "
    "output for every 8 pixels or more often: see at least 31 inputs in a row without holes.",
    "hints": (
        "More 3×3 layers cost 9 weights each and add 2 steps. How long is a step?",
        "A stride makes the steps of all later layers longer. Start with layer 1.",
        "Stride 2 in the layers 1, 2 and 3 adds 2, 4, 8 and 16 pixels to the first one. Layer 4 "
        "keeps stride 1: there is no layer after it.",
    ),
    "why": "Each stride 2 doubles the step of all later layers: 36 weights see what 15 plain 3×3 "
    "layers see with 135. The price: only one output neuron for every 8 pixels. (Strides 2, 3, 1, "
    "1 do it with one for every 6.)",
    "sharp": "The same with every stride 1, so that there is an output neuron over each pixel: at "
    "least 31 inputs in a row, without holes, with 36 weights or fewer.",
    "sharp_hints": (
        "A dilation makes a window wider without more weights.",
        "If a dilation is longer than the field before it, inputs between are never read.",
        "Dilations 1, 2, 4 and 8: each is twice the one before it.",
    ),
    "sharp_why": "Dilations 1, 2, 4, 8 add 2, 4, 8 and 16 pixels, as strides do, and keep an "
    "output for each pixel. The price is work: 36 multiplications per pixel instead of 3. Fewer "
    "than 36 weights cannot do it: three 3×3 layers have 3 · 3 · 3 = 27 paths, too few for 31.",
    "even": "Look at the bars: the middle counts more than the edge, as more paths lead there. "
    "With 27 weights or fewer, see at least 27 inputs, all with the same influence.",
    "even_hints": (
        "Equal influence: exactly one path to each input, so the windows must not overlap.",
        "Three 3×3 layers have 27 paths. The second window must begin where the first one ends.",
        "Three layers with dilations 1, 3 and 9. Strides of 3 do it as well.",
    ),
    "even_why": "Where windows overlap, many paths lead to the middle and few to the edge: five "
    "plain layers have 243 paths to 11 inputs. A trained network has other weights, but it "
    "starts much like this: in effect its field is smaller than the formula says.",
    "meter": "field {r} of {wanted}, {w} weights of {most}, {rest}",
    "holes": ("no holes", "holes ✗"),
    "dilated": ", a dilation above 1 ✗",
    "strided": ", a stride above 1 ✗",
    "coarse": ", an output for every {j} pixels only ✗",
    "evenness": ("influence not equal ✗", "influence equal"),
    "describe": "{n} layers: {stack}. Output neuron {neuron}, over pixel {at}, sees {r} inputs in "
    "a row ({holes}); 90 % of the influence comes from the middle {mid}. {w} weights for one "
    "channel, {work} multiplications per pixel, one output for every {j}. Layer {layer} is "
    "chosen.",
    "one": "{k}×{k} stride {s} dilation {d}",
}

MOST_LAYERS = 8
PLAIN = (3, 1, 1)
START = (PLAIN,) * 4
# Four ways to a field of 15.
STACKS = ((PLAIN,) * 7, ((3, 2, 1), (3, 2, 1), PLAIN), tuple((3, 1, d) for d in (1, 2, 4)),
          ((15, 1, 1),))  # fmt: skip
ASKED = {START + (PLAIN,), ((3, 2, 1), *START[1:]), (*START[:3], (3, 2, 1))}

paths = lru_cache(maxsize=4)(stacks.influence)


class ReceptiveField(Model):
    """A stack of layers and one output neuron over a picture of 65 x 65 pixels."""

    def __init__(self):
        self.layers, self.layer, self.position = 4, 2, 32
        self.k, self.s, self.d = PLAIN
        self.stack, self.tried = START, set()

    def change(self, name, value):
        if name == "k":
            value += 1 - value % 2  # a window with a middle
        super().change(name, value)
        stack = list(self.stack)
        if name in ("k", "s", "d"):
            stack[self.layer - 1] = (self.k, self.s, self.d)
        elif name == "layers":
            stack = (stack + [PLAIN] * MOST_LAYERS)[:value]
        self._take(stack)

    def copy(self):
        self._take([(self.k, self.s, self.d)] * self.layers)

    def _take(self, stack):
        self.stack = tuple(tuple(one) for one in stack)
        self.layers = len(self.stack)
        self.layer = min(self.layer, self.layers)
        self.k, self.s, self.d = self.stack[self.layer - 1]
        self.tried |= ASKED & {self.stack}

    def more(self):
        return {"stack": self.stack} if self.stack != START else {}

    @property
    def fields(self):
        return stacks.fields(self.stack)

    @property
    def field(self):
        return self.fields[-1][0]

    @property
    def jump(self):
        return self.fields[-1][1]

    @property
    def holes(self):
        return stacks.has_holes(self.stack)

    @property
    def read(self):
        return stacks.inputs_read(self.stack)

    @property
    def weights(self):
        return stacks.weights(self.stack)

    @property
    def work(self):
        return stacks.work(self.stack)

    def nearest(self, pixel):
        """The output neuron that lies nearest to a pixel."""
        return min((pixel + self.jump // 2) // self.jump, stacks.lengths(self.stack)[-1] - 1)

    @property
    def neuron(self):
        return self.nearest(self.position)

    @property
    def centre(self):
        """The pixel under the output neuron."""
        return self.neuron * self.jump

    @property
    def outside(self):
        """Whether some of the field lies beside the picture, in the zeros around it."""
        reach = self.field // 2
        return self.centre < reach or self.centre > SIZE - 1 - reach

    @property
    def rows(self):
        """The influence of each neuron of each row, input row first."""
        return paths(self.stack, self.neuron)

    def column(self):
        """(influence of each pixel of the neuron's column, its middle): half way down."""
        neuron = self.nearest(SIZE // 2)
        return paths(self.stack, neuron)[0], neuron * self.jump

    @property
    def middle(self):
        return stacks.middle(self.rows[0], self.centre)

    def describe(self):
        stack = ", ".join(WORDS["one"].format(k=k, s=s, d=d) for k, s, d in self.stack)
        return WORDS["describe"].format(
            n=self.layers, stack=stack, neuron=self.neuron + 1, at=self.centre, r=self.field,
            holes=holes(self).strip(" ✗"), mid=self.middle, w=self.weights,
            work=style.number(self.work), layer=self.layer,
            j=f"{self.jump} pixels" if self.jump > 1 else "pixel",
        )  # fmt: skip


def by_stride(model):
    faults = WORDS["dilated"] if any(d > 1 for _, _, d in model.stack) else ""
    if model.jump > 8:
        faults += WORDS["coarse"].format(j=model.jump)
    return measure(model, 31, 36, not (model.holes or faults), holes(model) + faults)


def by_dilation(model):
    faults = WORDS["strided"] if any(s > 1 for _, s, _ in model.stack) else ""
    return measure(model, 31, 36, not (model.holes or faults), holes(model) + faults)


def holes(model):
    return WORDS["holes"][model.holes]


def measure(model, wanted, most, fine, rest):
    words = WORDS["meter"].format(r=model.field, wanted=wanted, w=model.weights, most=most,
                                  rest=rest)  # fmt: skip
    if fine and model.field >= wanted and model.weights <= most:
        return 1.0, words
    share = 0.9 * min(model.field / wanted, 1) * min(most / model.weights, 1)
    return share if fine else 0.5 * share, words


def even(model):
    fine = stacks.is_even(model.stack)
    return measure(model, 27, 27, fine, WORDS["evenness"][fine])


def stacked(**changes):
    """Events that give the layers, input first, these strides ``s`` or dilations ``d``."""
    events = []
    for name, values in changes.items():
        for number, value in enumerate(values, 1):
            events += [("layer", number), (name, value)]
    return tuple(events)


SPEC = FigureSpec(
    name="receptive_field",
    title=WORDS["title"],
    model=ReceptiveField,
    painter=ReceptiveFieldPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 1, WORDS["answer"],
                          lambda model: model.tried == ASKED),
    goals=(
        Goal("receptive_field.stride", WORDS["goal"], by_stride,
             WORDS["hints"], WORDS["why"], stacked(s=(2, 2, 2))),
        Goal("receptive_field.dilation", WORDS["sharp"], by_dilation,
             WORDS["sharp_hints"], WORDS["sharp_why"], stacked(s=(1, 1, 1), d=(1, 2, 4, 8))),
        Goal("receptive_field.even", WORDS["even"], even, WORDS["even_hints"], WORDS["even_why"],
             (("layers", 3), *stacked(s=(1, 1, 1), d=(1, 3, 9)))),
    ),
    controls=(
        Slider("layers", WORDS["layers"], 1, MOST_LAYERS, 1),
        Slider("layer", WORDS["layer"], 1, MOST_LAYERS, 1),
        Slider("k", WORDS["k"], 1, 31, 2),
        Slider("s", WORDS["s"], 1, 4, 1),
        Slider("d", WORDS["d"], 1, 16, 1),
        Slider("position", WORDS["position"], 0, SIZE - 1, 1),
    ),
    presets={text: {"stack": stack} for text, stack in
             zip(WORDS["presets"], STACKS, strict=True)},
    actions=(Action("copy", WORDS["copy"]),),
)  # fmt: skip
