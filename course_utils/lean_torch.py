"""Training without torch's compiler, which takes 150 MB of a lesson and 1.6 s, and does nothing.

The first torch optimizer imports ``torch._dynamo``, the front of ``torch.compile``, only to say
that optimizers need not be compiled (torch/_compile.py and torch/optim/optimizer.py of torch 2.15):
900 modules, nearly as long as ``import torch`` itself. No lesson compiles anything.
"""

import importlib
import sys
from types import ModuleType

NAME = "torch._dynamo"


class NoCompiler(ModuleType):
    """Stands in for ``torch._dynamo`` until somebody wants more of it than optimizers do."""

    @staticmethod
    def disable(fn=None, *_args, **_kwargs):
        """``fn`` itself: where nothing is compiled there is nothing to disable."""
        return fn if fn is not None else lambda decorated: decorated

    @staticmethod
    def graph_break(*_args, **_kwargs):
        """Nothing: a compiler would begin a new graph here."""

    def __getattr__(self, name):
        """What the real one has; from now on there is only that."""
        # inspect asks every module for its __file__; importing a submodule asks for __path__.
        if name.startswith("__") and name != "__path__":
            raise AttributeError(name)
        if sys.modules.get(NAME) is self:
            del sys.modules[NAME]
        return getattr(importlib.import_module(NAME), name)


def spare_the_compiler() -> None:
    """Put the stand-in where ``import torch._dynamo`` looks first; nothing where that was."""
    sys.modules.setdefault(NAME, NoCompiler(NAME))
