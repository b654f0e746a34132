"""What a network that was built for lesson 10 does: the harness of simple_cnn.

Its weights are replaced by the check's own, the same for all weights of one shape.  So every way
to build the same network gives the same logits, and a ReLU that is missing shows in them.
"""

from collections import Counter

from . import answers
from .answers import Unfit
from .lesson_07_watched import apart
from .words_10_cnn import SEEN

LABEL = "logits (weights fit, numbers are the check's)"
N = 2  # pictures


def look(simple_cnn, channels, size):
    """The logits of one picture, as {LABEL: array}; Unfit if it does not come so far."""
    import torch

    with apart(), torch.no_grad(), torch.device("cpu"):
        model = _built(simple_cnn, channels, size)
        if model is None:
            return None
        _check_kind(model)
        X = _noise((N, channels, size, size))
        logits = _ran(model, X)
        _check_shapes(model, logits, channels, size)
        for weights in model.parameters():
            weights.copy_(_weights(weights.shape))
        logits = model(X)
        _check_logits(logits, model(X))
    return {LABEL: logits[0].numpy()}


def _check_kind(model):
    import torch

    if not isinstance(model, torch.nn.Module) or isinstance(model, torch.nn.ModuleList):
        what = SEEN["class"] if isinstance(model, type) else answers.describe(model)
        raise Unfit(SEEN["kind"].format(what=what), f"returned {what.partition(' of ')[0]}")


def _built(simple_cnn, channels, size):
    """The model on the CPU.  Built without first weights if it can be: to draw millions of random
    numbers for each known mistake would take seconds."""
    import torch

    try:
        with torch.device("meta"):
            model = simple_cnn(channels, size)
        if not isinstance(model, torch.nn.Module):
            return model
        model.to_empty(device="cpu")
        inside = [value for module in model.modules() for value in vars(module).values()]
        if not any(getattr(value, "is_meta", False) for value in inside):
            return model
    except Exception:  # lazy layers, .to("cpu"), and what else needs real numbers; or a mistake
        pass
    model = simple_cnn(channels, size)
    return model.cpu() if isinstance(model, torch.nn.Module) else model


def _noise(shape):
    """The same numbers from 0 to 1 each time, without rhyme: they repeat after 9,973."""
    import torch

    n = torch.Size(shape).numel()
    some = (torch.arange(min(n, 9973), dtype=torch.float64) + 0.1 * len(shape)).sin() * 43758.5 % 1
    return some.repeat(n // len(some) + 1)[:n].reshape(shape).float()


def _weights(shape):
    """Of both signs, and about as large as He's; biases are from -0.5 to 0.5."""
    fan_in = shape[1:].numel() if len(shape) > 1 else 25
    return (_noise(shape) - 0.5) * (5 / fan_in**0.5)


def _ran(model, X):
    """What the model answers; Unfit that names the layer in which it stopped, if it did."""
    inside, hooks = [], []
    for layer in model.modules():
        if not any(layer.children()):
            hooks += [
                layer.register_forward_pre_hook(lambda layer, args: inside.append((layer, args))),
                layer.register_forward_hook(lambda *_: inside.clear()),
            ]
    try:
        return model(X)
    except NotImplementedError:
        raise Unfit(SEEN["no forward"], "no forward") from None
    except Exception as error:
        raise _stopped(error, inside, model) from None
    finally:
        for hook in hooks:
            hook.remove()


def _stopped(error, inside, model):
    """An error while the model ran, as Unfit."""
    shape = getattr(inside[-1][1][0], "shape", None) if inside and inside[-1][1] else None
    if shape is None:
        trouble = answers.trouble(error)
        return Unfit(trouble.message, trouble.kind)
    layer = inside[-1][0]
    message = SEEN["stopped"].format(layer=layer, shape=_told(shape), n=N)
    return Unfit(message, f"{_told(shape)} in {_shapes(layer)} of {_shapes(model)}")


def _shapes(model):
    """The shapes of the weights, and of what batch normalisation keeps, but for its counter.

    Sorted: which was made first does not matter.  Lazy layers have none before they ran.
    """
    import torch

    weights = [*model.parameters(), *model.buffers()]
    shapes = [tuple(w.shape) for w in weights if not torch.nn.parameter.is_lazy(w)]
    return sorted(shape for shape in shapes if shape)


def _check_shapes(model, logits, channels, size):
    """That N rows of ten came out, and that the weights have the right shapes, in any order."""
    right, theirs = Counter(_right_weights(channels, size)), Counter(_shapes(model))
    kind = f"weights {_shapes(model)}"
    if logits is None:
        raise Unfit(SEEN["nothing"], "nothing came out")
    if tuple(getattr(logits, "shape", ())) != (N, 10):
        got = _told(logits.shape) if hasattr(logits, "shape") else answers.describe(logits)
        raise Unfit(SEEN["shape"].format(n=N, got=got), f"{got}, {kind}")
    if theirs != right:
        facts = [
            SEEN[which].format(shapes=", ".join(_told(shape) for shape in some.elements()))
            for which, some in (("missing", right - theirs), ("extra", theirs - right))
            if some
        ]
        raise Unfit(" ".join(facts), kind)


def _right_weights(channels, size):
    flat = 64 * (size // 4) ** 2
    weights = (32, channels, 3, 3), (64, 32, 3, 3), (512, flat), (10, 512)
    return [*weights, *((shape[0],) for shape in weights)]


def _check_logits(logits, again):
    """Unfit for dropout, and for whatever stands behind the last linear layer."""
    if not logits.equal(again):
        raise Unfit(SEEN["random"], "random")
    for state, p in (("softmax", logits), ("log softmax", logits.exp())):
        if abs(p.sum(1) - 1).max() < 1e-4 and (p >= 0).all():
            raise Unfit(SEEN["softmax"], state)
        if abs(p.sum(0) - 1).max() < 1e-4 and (p >= 0).all():
            raise Unfit(SEEN["softmax"], state)
    if (logits >= 0).all():
        raise Unfit(SEEN["none below 0"], "above 0" if (logits > 0).all() else "relu")


def _told(shape):
    """A shape as readers know it: no torch.Size."""
    return str(tuple(shape))
