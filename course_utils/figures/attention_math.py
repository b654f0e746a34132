"""Attention of one query in NumPy, sentences placed in a plane, and random keys of d numbers."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

KEYS, QUERIES = 8, 500  # in the experiment with random vectors
ENOUGH = 0.8  # the weight that the right noun should get


@dataclass(frozen=True)
class Sentence:
    """Words and their keys, placed by hand.  ``looks``: the word that asks; ``wanted``: whom it
    should find.  ``ways``: what the directions mean, (up, down, right)."""

    text: str
    looks: int
    wanted: int
    keys: tuple
    ways: tuple

    @property
    def words(self):
        return self.text.split()

    @property
    def points(self):
        """The keys, which are also the values: (words, 2)."""
        return np.array(self.keys)


_IT = ((-2.1, 0.35), (1.6, 1.35), (-0.35, 0.6), (-2.15, -0.45), (1.75, -1.3), (-1.6, -1.45),
       (0.85, 0.0), (-1.15, 1.15))  # fmt: skip
_LIVING = ("↑ alive", "↓ not alive", "names a thing →")
SENTENCES = {
    "hungry": Sentence("the dog chased the ball because it was hungry", 6, 1,
                       (*_IT, (0.1, 2.0)), _LIVING),
    "round": Sentence("the dog chased the ball because it was round", 6, 4,
                      (*_IT, (0.3, -2.1)), _LIVING),
    "books": Sentence("the books on the table are old", 5, 1,
                      ((-2.1, 0.35), (1.6, 1.35), (-1.4, -1.4), (-2.15, -0.45), (1.75, -1.3),
                       (-0.9, 1.3), (0.6, -0.7)), ("↑ many", "↓ only one", "names a thing →")),
}  # fmt: skip


def softmax(scores):
    """Weights of the last axis; a score of −∞ gets exactly 0."""
    exps = np.exp(scores - scores.max(-1, keepdims=True))
    return exps / exps.sum(-1, keepdims=True)


def attend(q, keys, values, hidden=None):
    """One query (d,) and n keys and values (n, d) -> scores (n,), weights (n,), result (d,).

    Vaswani et al. (2017), section 3.2.1, here not divided by √d; ``hidden`` (n,) bool.
    """
    scores = keys @ q
    if hidden is not None:
        scores[hidden] = -np.inf
    weights = softmax(scores)
    return scores, weights, weights @ values


def words_seen(weights):
    """2 to the power of the entropy: n for n equal weights, 1 for a single one, (...,)."""
    logs = np.log2(np.where(weights > 0, weights, 1))
    return 2.0 ** -(weights * logs).sum(-1)


@lru_cache(maxsize=8)
def random_scores(d, seed=0):
    """q · k of random queries, each with its own keys of d numbers: (QUERIES, KEYS)."""
    rng = np.random.default_rng(seed)
    q = rng.standard_normal((QUERIES, d), dtype=np.float32)
    k = rng.standard_normal((QUERIES, KEYS, d), dtype=np.float32)
    return np.einsum("nkd,nd->nk", k, q).astype(float)


@dataclass(frozen=True)
class Spread:
    """What softmax makes of random scores that are divided by c, averaged over all queries."""

    scores: np.ndarray
    weights: np.ndarray
    spread: float  # standard deviation of the scores
    top: float  # largest weight
    slope: float  # p (1 − p) of that weight
    seen: float


@lru_cache(maxsize=64)
def measure(d, c, seed=0):
    scores = random_scores(d, seed) / c
    weights = softmax(scores)
    top = weights.max(1)
    means = (scores.std(), top.mean(), (top * (1 - top)).mean(), words_seen(weights).mean())
    return Spread(scores, weights, *map(float, means))
