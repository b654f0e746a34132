"""Short sentences made from a small grammar: which words stand beside which is all they tell."""

import numpy as np

GROUPS = {
    "animal": "dog cat horse rabbit",
    "person": "girl boy teacher doctor",
    "food": "bread rice soup cheese",
    "drink": "water milk tea juice",
    "vehicle": "car bus train truck",
    "place": "school market park station",
}
GROUPS = {name: words.split() for name, words in GROUPS.items()}
_PATTERNS = (
    "the animal eats some food", "the animal drinks some drink", "the animal runs in the place",
    "the animal sleeps in the place", "the person feeds the animal", "the person eats some food",
    "the person drinks some drink", "the person buys some food", "the person buys some drink",
    "the person drives the vehicle", "the person waits at the place", "the person reads a book",
    "the vehicle stops at the place", "the vehicle leaves the place", "the vehicle needs some fuel",
)  # fmt: skip


def sentences(n: int = 2000, seed: int = 0):
    """``n`` sentences, each a list of words: a pattern, a word in place of each group's name.

    The same seed gives the same sentences on every computer.
    """
    rng = np.random.default_rng(seed)

    def fill(word):
        return str(rng.choice(GROUPS[word])) if word in GROUPS else word

    return [[fill(word) for word in str(rng.choice(_PATTERNS)).split()] for _ in range(n)]
