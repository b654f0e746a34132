"""First filters that are computed: what they find in the pictures is equally strong and unlike."""

import pytest
import torch
from torch import nn

from course_utils import training


@pytest.fixture(scope="module")
def pictures():
    """Smooth ones, as photographs are: neighbours are alike, and so are the three colours."""
    chance = torch.Generator().manual_seed(0)
    rough = torch.randn(300, 1, 12, 12, generator=chance)
    smooth = nn.functional.avg_pool2d(rough, 3, stride=1, padding=1)
    return smooth + 0.2 * torch.randn(300, 3, 12, 12, generator=chance)


def answers(filters, pictures):
    """(count, places): what each filter says at every place of every picture."""
    return nn.functional.conv2d(pictures, filters).transpose(0, 1).flatten(1)


def test_what_they_find_has_spread_one_and_is_not_alike(pictures):
    found = answers(training.patch_filters(pictures, 20, eps=0.0)[:10], pictures)
    together = found @ found.T / found.shape[1]
    torch.testing.assert_close(together, torch.eye(10), atol=0.03, rtol=0)


def test_plain_patches_would_not_do(pictures):
    """The test above can fail: patches are far from equally strong in all directions."""
    plain = answers(torch.eye(27).reshape(27, 3, 3, 3), pictures)
    together = plain @ plain.T / plain.shape[1]
    assert (together - torch.diag(together.diagonal())).abs().max() > 0.05


def test_eps_holds_weak_directions_back(pictures):
    sizes = [training.patch_filters(pictures, 54, eps=eps).flatten(1).norm(dim=1)[:27]
             for eps in (0.0, 0.05)]
    assert sizes[0][26] > sizes[0][0] and (sizes[1] < sizes[0]).all()
    assert sizes[1][26] / sizes[1][0] < sizes[0][26] / sizes[0][0]


def test_the_strongest_directions_come_first_and_each_in_both_signs(pictures):
    filters = training.patch_filters(pictures, 10)
    assert filters.shape == (10, 3, 3, 3) and torch.equal(filters[:5], -filters[5:])
    directions = filters[:5] / filters[:5].flatten(1).norm(dim=1)[:, None, None, None]
    strengths = answers(directions, pictures).square().mean(dim=1)
    assert (strengths.diff() < 0).all()


def test_the_same_again_and_from_the_first_pictures_only(pictures):
    once = training.patch_filters(pictures, 6, sample=50)
    assert torch.equal(once, training.patch_filters(pictures, 6, sample=50))
    assert torch.equal(once, training.patch_filters(pictures[:50], 6))
    assert not torch.equal(once, training.patch_filters(pictures, 6))


@pytest.mark.parametrize("count", [0, 7, 56])
def test_a_count_that_cannot_be(pictures, count):
    with pytest.raises(ValueError, match=f"even and at most 54, not {count}"):
        training.patch_filters(pictures, count)


@pytest.mark.parametrize("bias", [True, False])
def test_a_fixed_layer_has_them_and_is_not_trained(pictures, bias):
    conv = nn.Conv2d(3, 8, 3, bias=bias)
    training.fix_filters(conv, pictures)
    assert torch.equal(conv.weight, training.patch_filters(pictures, 8))
    assert conv.bias is None or not conv.bias.any()
    net = nn.Sequential(conv, nn.Flatten(), nn.Linear(800, 2))
    net(pictures).sum().backward()
    assert conv.weight.grad is None and net[2].weight.grad is not None


def test_the_size_of_the_filters_is_the_layers(pictures):
    conv = nn.Conv2d(3, 6, 5)
    training.fix_filters(conv, pictures)
    assert torch.equal(conv.weight, training.patch_filters(pictures, 6, size=5))
