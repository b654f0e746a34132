"""Batches of a share of the examples: each comes as often as the others, pass after pass."""

import pytest
import torch

from course_utils.training import Batches, Portions


def passes(n, share, k, size=4):
    torch.manual_seed(0)
    portions = Portions(torch.arange(n), torch.arange(n) * 2, size, share)
    found = [list(portions) for _ in range(k)]
    assert all(len(batches) == len(portions) for batches in found)
    assert all((y == 2 * X).all() for batches in found for X, y in batches)
    return [torch.cat([X for X, _ in batches]) for batches in found]


def test_two_halves_are_every_example_once_and_a_third_begins_anew():
    first, second, third, fourth = passes(20, 0.5, 4)
    assert sorted(torch.cat([first, second]).tolist()) == list(range(20))
    assert sorted(torch.cat([third, fourth]).tolist()) == list(range(20))
    assert first.tolist() != third.tolist()


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_no_example_comes_much_more_often_than_another(share):
    seen = torch.bincount(torch.cat(passes(30, share, 10)), minlength=30)
    assert seen.max() - seen.min() <= 1


def test_the_whole_is_an_epoch():
    (whole,) = passes(10, 1, 1)
    assert sorted(whole.tolist()) == list(range(10))
    assert len(Portions(torch.zeros(10), torch.zeros(10), 4, 1)) == len(
        Batches(torch.zeros(10), torch.zeros(10), 4, shuffle=True))  # fmt: skip


@pytest.mark.parametrize("share", [0, -1, 1.5])
def test_a_share_is_above_0_and_at_most_1(share):
    with pytest.raises(ValueError, match="share"):
        Portions(torch.zeros(4), torch.zeros(4), 2, share)
