"""Exercise of lesson 07: the numbers of the examples, shuffled and cut into batches."""

import inspect

import numpy as np

from . import answers
from .answers import Unfit
from .checker import exercise
from .lesson_07_watched import apart
from .words_07 import SEEN, WORDS

SEED = 5  # of the generator that comes in: in no case does it leave the numbers in order


def _shuffled(answer, n, batch_size):
    """The batches as lists of numbers; Unfit, with what is wrong, where they are not right."""
    got, want = _drawn(answer, n, batch_size), _drawn(batches.right_answer, n, batch_size)
    if got != want:
        raise Unfit(_facts(got, want, n), str(got))
    return got


def _drawn(answer, n, batch_size):
    """From a generator that begins the same way every time; so does torch's own, meanwhile."""
    import torch

    with apart():
        return _lists(answer(n, batch_size, torch.Generator().manual_seed(SEED)))


def _lists(got):
    if inspect.isgenerator(got):
        raise Unfit(SEEN["generator"], "yield")
    if got is None or got is ...:
        raise Unfit(answers.reason(got, []), "nothing")
    pieces = [got] if getattr(got, "ndim", 0) == 1 else got
    if not isinstance(pieces, list | tuple) and getattr(pieces, "ndim", 0) != 2:
        raise Unfit(SEEN["not_a_list"].format(what=answers.describe(got)), "no list")
    for i, piece in enumerate(pieces, 1):
        array = np.asarray(answers.plain(piece)) if answers.numbers(piece) is not None else None
        if array is None or array.ndim != 1 or (array.size and array.dtype.kind not in "iu"):
            raise Unfit(SEEN["not_index"].format(i=i, what=answers.show(piece)), "no index")
    return [[int(i) for i in piece] for piece in pieces]


def _facts(got, want, n):
    numbers = [i for piece in got for i in piece]
    missing = [i for i in range(n) if i not in numbers]
    twice = sorted({i for i in numbers if numbers.count(i) > 1})
    sizes = [len(piece) for piece in got], [len(piece) for piece in want]
    if missing or twice:
        facts = [SEEN["missing"].format(numbers=_listed(missing))] if missing else []
        facts += [SEEN["twice"].format(numbers=_listed(twice))] if twice else []
    elif sizes[0] != sizes[1]:
        facts = [SEEN["sizes"].format(got=_listed(sizes[0]), want=_listed(sizes[1]))]
    else:
        facts = [SEEN["order"]]
    shown = {"got": answers.show(got), "want": answers.show(want)}
    return SEEN["batches"].format(**shown, fact=" ".join(facts))


def _listed(numbers):
    return ", ".join(map(str, numbers))


@exercise(
    WORDS["batches"],
    cases=[(3, 2), (6, 3), (5, 2), (2, 5), (9, 4), (10, 3)],
    run=_shuffled,
)
def batches(n, batch_size, generator):
    import torch

    order = torch.randperm(n, generator=generator)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


@batches.mistake
def drops_last(n, batch_size, generator):
    import torch

    order = torch.randperm(n, generator=generator)
    return [order[i : i + batch_size] for i in range(0, n - batch_size + 1, batch_size)]


@batches.mistake
def not_shuffled(n, batch_size, generator):
    import torch

    order = torch.arange(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


@batches.mistake
def with_replacement(n, batch_size, generator):
    import torch

    order = torch.randint(0, n, (n,), generator=generator)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


@batches.mistake(key="with_replacement")
def drawn_for_each_batch(n, batch_size, generator):
    import torch

    return [
        torch.randint(0, n, (batch_size,), generator=generator) for _ in range(0, n, batch_size)
    ]


@batches.mistake
def count_not_size(n, batch_size, generator):
    import torch

    return list(torch.randperm(n, generator=generator).chunk(batch_size))


@batches.mistake
def even_pieces(n, batch_size, generator):
    import torch

    return list(torch.randperm(n, generator=generator).chunk(-(-n // batch_size)))


@batches.mistake
def sorted_again(n, batch_size, generator):
    import torch

    order = torch.randperm(n, generator=generator)
    return [order[i : i + batch_size].sort().values for i in range(0, n, batch_size)]


@batches.mistake
def overlapping(n, batch_size, generator):
    import torch

    order = torch.randperm(n, generator=generator)
    return [order[i : i + batch_size] for i in range(n)]


@batches.mistake(key="overlapping")
def overlapping_windows(n, batch_size, generator):
    import torch

    order = torch.randperm(n, generator=generator)
    return [order[i : i + batch_size] for i in range(n - batch_size + 1)]


@batches.mistake
def filled_up(n, batch_size, generator):
    import torch

    order = torch.randperm(n, generator=generator)
    order = torch.cat([order, order])
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


@batches.mistake
def ignores_generator(n, batch_size, generator):
    import torch

    order = torch.randperm(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


@batches.mistake
def own_generator(n, batch_size, generator):
    import torch

    order = torch.randperm(n, generator=torch.Generator().manual_seed(0))
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


@batches.mistake(key="own_generator")
def new_generator(n, batch_size, generator):
    import torch

    order = torch.randperm(n, generator=torch.Generator())
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


@batches.mistake
def new_order_each_time(n, batch_size, generator):
    import torch

    starts = range(0, n, batch_size)
    return [torch.randperm(n, generator=generator)[i : i + batch_size] for i in starts]


@batches.mistake(key="new_order_each_time")
def first_of_a_new_order(n, batch_size, generator):
    import torch

    starts = range(0, n, batch_size)
    return [torch.randperm(n, generator=generator)[:batch_size] for _ in starts]


@batches.mistake
def order_of_batches(n, batch_size, generator):
    import torch

    pieces = torch.arange(n).split(batch_size)
    return [pieces[i] for i in torch.randperm(len(pieces), generator=generator)]


@batches.mistake
def first_only(n, batch_size, generator):
    import torch

    order = torch.randperm(n, generator=generator)
    for i in range(0, n, batch_size):
        return [order[i : i + batch_size]]


@batches.mistake(key="first_only")
def first_itself(n, batch_size, generator):
    import torch

    order = torch.randperm(n, generator=generator)
    for i in range(0, n, batch_size):
        return order[i : i + batch_size]


@batches.mistake
def not_cut(n, batch_size, generator):
    import torch

    return torch.randperm(n, generator=generator)


@batches.mistake
def fixed_end(n, batch_size, generator):
    import torch

    order = torch.randperm(n, generator=generator)
    return [order[i:batch_size] for i in range(0, n, batch_size)]


@batches.mistake
def one_short(n, batch_size, generator):
    import torch

    order = torch.randperm(n, generator=generator)
    return [order[i : i + batch_size - 1] for i in range(0, n, batch_size)]


@batches.mistake
def from_one(n, batch_size, generator):
    import torch

    order = torch.randperm(n, generator=generator) + 1
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


@batches.mistake
def yielded(n, batch_size, generator):
    import torch

    order = torch.randperm(n, generator=generator)
    for i in range(0, n, batch_size):
        yield order[i : i + batch_size]
