"""Module: a function with weights in it, made of other modules."""

import numpy as np

from ..tensor import Tensor


class Parameter(Tensor):
    """A Tensor that a Module owns and an optimizer changes."""

    __slots__ = ()

    def __init__(self, data, requires_grad=True):
        super().__init__(data, requires_grad, None)


class Module:
    """You write: ``__init__``, which sets Parameters and other Modules as attributes, and
    ``forward``.  You get: calling it, ``parameters``, ``state_dict``, ``train`` and ``eval``.

    Arrays named in ``buffers`` are saved too, but no optimizer changes them.
    https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html
    """

    training = True
    buffers = ()

    def forward(self, *inputs):
        raise NotImplementedError(f"{type(self).__name__} has no forward")

    def __call__(self, *inputs, **options):
        return self.forward(*inputs, **options)

    def children(self):
        """(name, module) of the modules directly inside, in the order they were set."""
        return [(k, v) for k, v in vars(self).items() if isinstance(v, Module)]

    def modules(self):
        """This module and all inside it."""
        yield self
        for _, child in self.children():
            yield from child.modules()

    def named_parameters(self, prefix=""):
        """(name, Parameter), such as "0.weight"; its own first, then its children's."""
        for name, value in vars(self).items():
            if isinstance(value, Parameter):
                yield prefix + name, value
        for name, child in self.children():
            yield from child.named_parameters(f"{prefix}{name}.")

    def parameters(self):
        for _, parameter in self.named_parameters():
            yield parameter

    def train(self, mode=True):
        """Switch dropout and batch norm to training; ``eval`` switches them back."""
        for module in self.modules():
            module.training = mode
        return self

    def eval(self):
        return self.train(False)

    def zero_grad(self):
        for parameter in self.parameters():
            parameter.grad = None

    def double(self):
        """Every parameter and buffer in float64."""
        for _, owner, name in self._state():
            value = getattr(owner, name)
            if isinstance(value, Parameter):
                value.data = value.data.astype(np.float64)
            elif value.dtype.kind == "f":
                setattr(owner, name, value.astype(np.float64))
        return self

    def _state(self, prefix=""):
        """(full name, module, attribute) of all that is saved, in torch's order."""
        own = [k for k, v in vars(self).items() if isinstance(v, Parameter)]
        for name in [*own, *self.buffers]:
            yield prefix + name, self, name
        for name, child in self.children():
            yield from child._state(f"{prefix}{name}.")

    def state_dict(self) -> dict:
        """Name -> copy of the array, in torch's order and spelling."""
        return {full: np.array(_array(getattr(m, k))) for full, m, k in self._state()}

    def load_state_dict(self, state):
        """Take the arrays of ``state``; names and shapes must be this module's own."""
        mine = {full: (m, k) for full, m, k in self._state()}
        if set(mine) != set(state):
            missing, extra = sorted(set(mine) - set(state)), sorted(set(state) - set(mine))
            raise RuntimeError(f"load_state_dict: missing {missing}, unexpected {extra}")
        for full, (module, name) in mine.items():
            array, new = _array(getattr(module, name)), np.asarray(state[full])
            if array.shape != new.shape:
                raise RuntimeError(f"load_state_dict: {full} is {array.shape}, not {new.shape}")
            array[...] = new

    def extra_repr(self) -> str:
        return ""

    def __repr__(self):
        inside = [f"({k}): {v!r}".replace("\n", "\n  ") for k, v in self.children()]
        if not inside:
            return f"{type(self).__name__}({self.extra_repr()})"
        return "\n  ".join([f"{type(self).__name__}(", *inside]) + "\n)"


def _array(value):
    return value.data if isinstance(value, Tensor) else value
