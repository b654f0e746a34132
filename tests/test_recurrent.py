"""The cells for several networks at once are PyTorch's own; the memory task is what it says."""

import pytest
import torch
from torch import nn

from course_utils.recurrent import KINDS, Cells, examples, recall
from course_utils.recurrent.recall import NOISE, SYMBOLS, clip_each


def torchs(cells, k):
    """PyTorch's layer with the weights of network number k."""
    layer = getattr(nn, cells.kind)(cells.U.shape[1], cells.hidden, batch_first=False)
    with torch.no_grad():
        for name, ours in (("weight_ih_l0", cells.U[k].T), ("weight_hh_l0", cells.W[k].T),
                           ("bias_ih_l0", cells.b[k, 0]), ("bias_hh_l0", cells.c[k, 0])):
            getattr(layer, name).copy_(ours)
    return layer


@pytest.mark.parametrize("kind", KINDS)
def test_every_network_is_torchs(kind):
    cells = Cells(kind, 5, 6, 3)
    x = torch.randn(3, 9, 4, 5, generator=torch.Generator().manual_seed(0))
    ours = cells.last_state(x)
    ours.square().sum().backward()
    for k in range(3):
        layer = torchs(cells, k)
        theirs = layer(x[k])[0][-1]
        theirs.square().sum().backward()
        torch.testing.assert_close(ours[k], theirs, atol=1e-5, rtol=1e-5)
        for mine, other in ((cells.U.grad[k].T, layer.weight_ih_l0.grad),
                            (cells.W.grad[k].T, layer.weight_hh_l0.grad),
                            (cells.b.grad[k, 0], layer.bias_ih_l0.grad),
                            (cells.c.grad[k, 0], layer.bias_hh_l0.grad)):
            torch.testing.assert_close(mine, other, atol=1e-4, rtol=1e-4)


def test_the_networks_of_one_call_differ_and_come_again():
    a, b = Cells("GRU", 3, 4, 2), Cells("GRU", 3, 4, 2)
    assert torch.equal(a.W, b.W) and not torch.equal(a.W[0], a.W[1])


@pytest.mark.parametrize("kind", ["LSTM", "GRU"])
def test_open_gates_keep_about_60_percent(kind):
    """With all weights 0 the state only fades: over T steps by (2T / (2T + 1))^T, near e^-1/2."""
    T, cells = 40, Cells(kind, 2, 4, 1)
    cells.keep_for(T)
    with torch.no_grad():
        cells.W.zero_()
        one = torch.ones(1, 1, 4)
        start = (one, one) if kind == "LSTM" else one
        left = torchs(cells, 0)(torch.zeros(T, 1, 2), start)[1]
    left = left[1] if kind == "LSTM" else left
    assert left.flatten().tolist() == pytest.approx([0.6091] * 4, abs=1e-3)


def test_a_plain_state_keeps_its_length():
    cells = Cells("RNN", 2, 6, 2).keep_for(40)
    h = torch.randn(2, 5, 6, generator=torch.Generator().manual_seed(0))
    torch.testing.assert_close((h @ cells.W).norm(dim=-1), h.norm(dim=-1))
    assert not torch.equal(cells.W[0], cells.W[1]) and not cells.b.any() and not cells.c.any()


def test_the_task_shows_the_symbol_once():
    x, y = examples(30, 50, torch.Generator().manual_seed(0), networks=2)
    assert x.shape == (2, 30, 50, SYMBOLS) and y.shape == (2, 50)
    assert torch.equal(x[:, 0].argmax(dim=-1), y) and (x[:, 0].sum(dim=-1) == 1).all()
    assert x[:, 1:].std().item() == pytest.approx(NOISE, rel=0.05)


def test_clipping_is_by_network():
    w = torch.zeros(2, 3, 4, requires_grad=True)
    w.grad = torch.cat([torch.full((1, 3, 4), 5.0), torch.full((1, 3, 4), 0.01)])
    clip_each([w])
    assert w.grad[0].norm().item() == pytest.approx(1) and (w.grad[1] == 0.01).all()


@pytest.mark.parametrize("kind", KINDS)
def test_a_short_memory_is_learned_and_comes_again(kind):
    first = recall(kind, 4, networks=2)
    assert min(first) > 0.9 and first == recall(kind, 4, networks=2)


def test_untrained_it_guesses():
    assert max(recall("RNN", 10, steps=1)) < 0.4
