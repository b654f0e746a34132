"""What the convolution bench says in its picture and below it."""

from .convolution_cells import said
from .convolution_math import left_over, reach

WORDS = {
    "own": "my own",
    "input": "input {n} × {n}",
    "padded": "input {n} × {n}, padded {m} × {m}",
    "padding": "yellow: padding",
    "unused": "hatched: unused",
    "drag": "drag the window or click",
    "on_top": "channel {i} of {c}",
    "kernel": "kernel: {name}",
    "kernel_note": "click a cell: +1",
    "products": "window × kernel",
    "output": "output {o} × {o}",
    "here": "framed: row {row}, column {col}",
    "no_output": "no output",
    "missing": "The window does not fit:",
    "missing_too": "it covers {reach} cells, there are {m}.",
    "one": "1 product: {sum}",
    "all": "{n} products: {sum}",
    "by_row": "{n} products, sums of the rows: {sum}",
    "of_channel": "channel {i}, ",
    "channels": "all {c} channels: {sum}",
    "formula": "output size = ⌊(n + 2p − k) / s⌋ + 1",
    "formula_d": "output size = ⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1",
    "above": "{n} + 2·{p} − {k}",
    "above_d": "{n} + 2·{p} − {d}·({k} − 1) − 1",
    "numbers": "= ⌊({above}) / {s}⌋ + 1 = ⌊{ratio}⌋ + 1 = {jumps} + 1 = {o}",
    "too_small": "= ⌊({above}) / {s}⌋ + 1 = ⌊{ratio}⌋ + 1 = {o}: no output",
    "rounding": "⌊ ⌋ rounds down",
    "dropped": ("", "the last row and column drop out", "the last 2 rows and columns drop out"),
    "describe": "Picture “{picture}”, {n} × {n}, padding {p}; kernel “{kernel}”, {k} × {k}; "
    "stride {s}, dilation {d}, channels {c}. {result} Weights{on_top}: {weights}. "
    "Kernel cell {cell}: {weight}.",
    "result": "Output {o} × {o}; at row {row}, column {col}, {sum}.",
    "no_result": "The window covers {reach} cells, the padded input has {m}: no output.",
}


def added(numbers):
    """3 − 1 + 0 = 2 for (3, −1, 0)."""
    first, *others = (int(number) for number in numbers)
    parts = [said(first), *(f"{'−' if v < 0 else '+'} {abs(v)}" for v in others)]
    total = [f"= {said(first + sum(others))}"] if others else []
    return " ".join(parts + total)


def words(model):
    """All that stands in the picture around the grids: place -> text."""
    m, fits = model.x.shape[-1], model.o > 0
    size = {"n": model.n, "m": m, "o": model.o, "reach": reach(model.k, model.d)}
    return {
        "input": WORDS["padded" if model.p else "input"].format(**size),
        "input_note": _input_note(model),
        "kernel": WORDS["kernel"].format(name=kernel_name(model)),
        "kernel_note": WORDS["kernel_note"] if model.channels == 1 else _on_top(model),
        "products": WORDS["products"] if fits else "",
        "output": WORDS["output" if fits else "no_output"].format(**size),
        "output_note": WORDS["here"].format(row=model.row, col=model.col) if fits else "",
        "missing": "" if fits else WORDS["missing"],
        "missing_too": "" if fits else WORDS["missing_too"].format(**size),
        "sum": _sum(model) if fits else "",
        "channels": _channels(model) if fits and model.channels > 1 else "",
        **_formula(model),
    }


def kernel_name(model):
    return WORDS["own"] if model.kernel == "own" else model.kernel


def _on_top(model):
    return WORDS["on_top"].format(i=model.shown, c=model.channels)


def _input_note(model):
    notes = WORDS["padding"] * (model.p > 0), WORDS["unused"] * (not model.used().all())
    return ", ".join(filter(None, notes)) or WORDS["drag"]


def _sum(model):
    """Up to nine products one by one, more of them as the sums of their rows."""
    products, k = model.products(), model.k
    key = "one" if k == 1 else "all" if k < 4 else "by_row"
    written = added(products.flat if k < 4 else products.sum(1))
    before = WORDS["of_channel"].format(i=model.shown) if model.channels > 1 else ""
    return before + WORDS[key].format(n=k * k, sum=written)


def _channels(model):
    parts = [model.products(i).sum() for i in range(model.channels)]
    return WORDS["channels"].format(c=model.channels, sum=added(parts))


def _formula(model):
    """The formula and its numbers; dilation only where there is one: 1·(k − 1) + 1 is k."""
    n, k, p, s, d = sizes = model.sizes()
    room, form = n + 2 * p - reach(k, d), "_d" if d > 1 else ""
    numbers = {
        "above": WORDS["above" + form].format(n=n, k=k, p=p, d=d),
        "s": s,
        "ratio": said(f"{room / s:.3g}"),
        "jumps": said(room // s),
        "o": said(room // s + 1),
    }
    return {
        "formula": WORDS["formula" + form],
        "numbers": WORDS["numbers" if room >= 0 else "too_small"].format(**numbers),
        "rounding": WORDS["rounding"],
        "dropped": WORDS["dropped"][left_over(*sizes)],
    }


def describe(model):
    size = {"o": model.o, "m": model.x.shape[-1], "reach": reach(model.k, model.d)}
    result = WORDS["no_result"].format(**size)
    if model.o:
        total = _channels(model) if model.channels > 1 else _sum(model)
        result = WORDS["result"].format(row=model.row, col=model.col, sum=total, **size)
    rows = (" ".join(map(said, row)) for row in model.weights[model.shown - 1])
    on_top = f", {_on_top(model)}" if model.channels > 1 else ""
    return WORDS["describe"].format(
        picture=model.picture, n=model.n, p=model.p, kernel=kernel_name(model), k=model.k,
        s=model.s, d=model.d, c=model.channels, result=result, weights=" / ".join(rows),
        on_top=on_top, cell=model.cell, weight=said(model.weight),
    )  # fmt: skip
