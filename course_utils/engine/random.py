"""The engine's own source of chance: initial weights, dropout.  ``manual_seed`` repeats it."""

import numpy as np

_state = {"generator": np.random.default_rng()}


def manual_seed(seed: int) -> None:
    """From here on the same random numbers again, as torch.manual_seed (but not torch's)."""
    _state["generator"] = np.random.default_rng(seed)


def generator() -> np.random.Generator:
    return _state["generator"]
