"""Lesson 13: against torch, other right answers, first attempts, numbers that the cards state."""

import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from course_utils.exercises import lesson_13 as ex
from course_utils.exercises.clues import STOPPED
from course_utils.exercises.variants import changed
from course_utils.exercises.words_13_attention import SHAPES

NAMES = ["neighbours", "attention", "causal", "whole_right"]


def test_a_change_to_code_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="causal holds no 'np.tril'"):
        changed(ex.causal.right_answer, {"np.tril": "np.triu"})


# --- against torch --------------------------------------------------------------------------------


def by_torch(table, i, k):
    cosines = F.cosine_similarity(torch.tensor(table), torch.tensor(table[i])[None])
    cosines[i] = -2
    return cosines.topk(k).indices.tolist()


@pytest.mark.parametrize("seed", range(5))
def test_neighbours_are_torchs(seed):
    table = np.random.default_rng(seed).normal(size=(40, 7))
    for case in [*ex.neighbours.cases, (table, seed, 6), (table, 39, 39)]:
        assert ex.neighbours.right_answer(*case) == by_torch(*case)


def random_qkv(seed, n, m, d, dv):
    rng = np.random.default_rng(seed)
    return tuple(rng.normal(size=shape) for shape in ((n, d), (m, d), (m, dv)))


@pytest.mark.parametrize(
    "case", [*ex.attention.cases, random_qkv(1, 5, 9, 4, 3), random_qkv(2, 1, 1, 1, 1)]
)
def test_attention_is_torchs(case):
    output, weights = ex.attention.right_answer(*case)
    want = F.scaled_dot_product_attention(*map(torch.tensor, case))
    np.testing.assert_allclose(output, want, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(weights.sum(axis=1), 1, rtol=1e-12)


@pytest.mark.parametrize("n", [1, 2, 7])
def test_causal_is_torchs(n):
    Q, K, V = random_qkv(n, n, n, 4, 3)
    weights = ex.causal.right_answer(Q @ K.T / np.sqrt(4))
    want = F.scaled_dot_product_attention(*map(torch.tensor, (Q, K, V)), is_causal=True)
    np.testing.assert_allclose(weights @ V, want, rtol=1e-12, atol=1e-12)
    assert (np.triu(weights, 1) == 0).all()


@pytest.mark.parametrize("case", ex.whole_right.cases)
def test_whole_right_is_torchs_mean_over_what_counts(case):
    answers, targets = map(torch.tensor, case[:2])
    is_end = targets == case[2]
    counts = is_end.cumsum(1) - is_end.long() == 0
    letters, texts = ex.whole_right.right_answer(*case)
    assert letters == pytest.approx((answers == targets)[counts].double().mean().item())
    assert texts == ((answers == targets) | ~counts).all(1).double().mean().item()


# --- numbers that the cards state -----------------------------------------------------------------


def test_the_numbers_on_the_cards():
    table = np.array([[1.0, 2], [100, 200], [-2, 1], [-1, -2]])
    lengths = np.linalg.norm(table, axis=1)
    assert np.allclose(table @ table[0] / lengths / lengths[0], [1, 1, 0, -1])
    assert 10_000 * 100 == 1e6 and "a million mult" in ex.neighbours.words.right
    scores = np.prod(np.random.default_rng(0).normal(size=(2, 20_000, 64)), axis=0).sum(axis=1)
    assert abs(scores.std() - 8) < 0.1 and "a spread of 8" in ex.attention.words.right
    assert np.tri(1000).sum() == 500_500 and "500,500" in ex.causal.words.right
    said = ex.whole_right.words.right
    assert [round(100 * 0.95**n) for n in (8, 20)] == [66, 36]
    assert "66 % of texts of 8" in said and "36 % of texts of 20" in said


# --- other right answers --------------------------------------------------------------------------


def cosine(a, b):
    return sum(a * b) / math.sqrt(sum(a**2)) / math.sqrt(sum(b**2))


def neighbours_sorted(table, i, k):
    others = [j for j in range(len(table)) if j != i]
    return sorted(others, key=lambda j: cosine(table[i], table[j]), reverse=True)[:k]


def neighbours_of_a_marked_row(table, i, k):
    unit = table / np.linalg.norm(table, axis=1, keepdims=True)
    likeness = unit @ unit[i]
    likeness[i] = -np.inf
    return np.argsort(likeness)[::-1][:k]


def neighbours_one_length(table, i, k):
    likeness = table @ table[i] / np.linalg.norm(table, axis=1)
    order = np.argsort(-likeness)
    return order[order != i][:k]


def neighbours_in_a_loop(table, i, k):
    found = []
    while len(found) < k:
        best = None
        for j in range(len(table)):
            if j == i or j in found:
                continue
            if best is None or cosine(table[i], table[j]) > cosine(table[i], table[best]):
                best = j
        found.append(best)
    return tuple(found)


def neighbours_from_the_end(table, i, k):
    order = np.argsort(table @ table[i] / np.linalg.norm(table, axis=1)).tolist()
    order.remove(i)
    return order[-k:][::-1]


def neighbours_by_angle(table, i, k):
    lengths = np.linalg.norm(table, axis=1)
    angles = np.arccos(np.clip(table @ table[i] / lengths / lengths[i], -1, 1))
    return [j for j in np.argsort(angles) if j != i][:k]


def neighbours_by_unit_distance(table, i, k):
    unit = table / np.linalg.norm(table, axis=1)[:, None]
    order = np.linalg.norm(unit - unit[i], axis=1).argsort()
    return order[order != i][:k]


def softmax(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def looped_attention(Q, K, V):
    output, weights = [], []
    for q in Q:
        w = softmax(np.array([q @ k for k in K]) / math.sqrt(len(q)))
        weights.append(w)
        output.append(sum(w[j] * V[j] for j in range(len(V))))
    return np.array(output), np.array(weights)


def attention_down(Q, K, V):
    scores = K @ Q.T / K.shape[1] ** 0.5
    e = np.exp(scores - scores.max(axis=0))
    weights = (e / e.sum(axis=0)).T
    return [np.einsum("nm,md->nd", weights, V), weights]


def attention_in_torch(Q, K, V):
    Q, K, V = map(torch.tensor, (Q, K, V))
    weights = torch.softmax(Q @ K.T / Q.shape[1] ** 0.5, dim=1)
    return weights @ V, weights


def causal_row_by_row(scores):
    weights = np.zeros(scores.shape)
    for i in range(len(scores)):
        e = np.exp(scores[i, : i + 1])
        weights[i, : i + 1] = e / e.sum()
    return weights


def causal_of_a_copy(scores):
    z = scores.copy()
    z[np.triu_indices(len(z), 1)] = -np.inf
    return softmax(z)


def causal_in_loops(scores):
    z = scores.tolist()
    for i in range(len(z)):
        for j in range(len(z)):
            if j > i:
                z[i][j] = float("-inf")
    return softmax(np.array(z)).tolist()


def causal_in_torch(scores):
    ahead = torch.ones(scores.shape).triu(1).bool()
    return torch.softmax(torch.tensor(scores).masked_fill(ahead, float("-inf")), dim=1)


def whole_in_loops(answers, targets, end):
    right = letters = texts = 0
    for i in range(len(targets)):
        good = True
        for j in range(targets.shape[1]):
            letters += 1
            if answers[i, j] == targets[i, j]:
                right += 1
            else:
                good = False
            if targets[i, j] == end:
                break
        if good:
            texts += 1
    return right / letters, texts / len(targets)


def whole_with_masks(answers, targets, end):
    n = (targets == end).argmax(axis=1) + 1
    counts = np.arange(targets.shape[1]) < n[:, None]
    same = answers == targets
    return same[counts].mean(), np.all(same | ~counts, axis=1).mean()


def whole_with_lists(answers, targets, end):
    hits, whole = [], []
    for a, t in zip(answers.tolist(), targets.tolist(), strict=True):
        n = t.index(end) + 1
        hits += [x == y for x, y in zip(a[:n], t[:n], strict=True)]
        whole.append(a[:n] == t[:n])
    return [sum(hits) / len(hits), sum(whole) / len(whole)]


RIGHT = {
    "neighbours": [
        neighbours_sorted,
        neighbours_of_a_marked_row,
        neighbours_one_length,
        neighbours_in_a_loop,
        neighbours_from_the_end,
        neighbours_by_angle,
        neighbours_by_unit_distance,
        by_torch,
    ],
    "attention": [
        looped_attention,
        attention_down,
        attention_in_torch,
        lambda Q, K, V: (softmax(Q @ K.T / np.sqrt(K.shape[1])) @ V,
                         softmax(np.dot(Q, K.T) / np.sqrt(len(Q[0])))),
        lambda Q, K, V: (softmax(Q / np.sqrt(Q.shape[-1]) @ K.T) @ V,
                         softmax(np.matmul(Q, K.transpose()) / math.sqrt(Q.shape[1]))),
        lambda Q, K, V: tuple(value.tolist() for value in looped_attention(Q, K, V)),
    ],
    "causal": [
        causal_row_by_row,
        causal_of_a_copy,
        causal_in_loops,
        causal_in_torch,
        lambda scores: softmax(scores + np.triu(np.full(scores.shape, -np.inf), 1)),
        lambda scores: softmax(np.where(np.tri(len(scores)) == 1, scores, -1e9)),
        lambda scores: softmax(scores - 1e9 * np.triu(np.ones(scores.shape), k=1)),
        lambda scores: np.tril(np.exp(scores)) / np.tril(np.exp(scores)).sum(1, keepdims=True),
    ],
    "whole_right": [
        whole_in_loops,
        whole_with_masks,
        whole_with_lists,
        lambda *case: np.array(whole_with_masks(*case)),
        lambda *case: tuple(map(torch.tensor, whole_with_masks(*case))),
        lambda *case: tuple(map(float, whole_in_loops(*case))),
    ],
}  # fmt: skip


# --- first attempts -------------------------------------------------------------------------------


def unit(table):
    return table / np.linalg.norm(table, axis=1, keepdims=True)


def units_in_place(table, i, k):
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    return np.argsort(-table @ table[i])[1 : k + 1]


def row_taken_out(table, i, k):
    rest = np.delete(table, i, axis=0)
    return np.argsort(-unit(rest) @ table[i])[:k]


def naive(z, axis=1):
    return np.exp(z) / np.exp(z).sum(axis=axis, keepdims=True)


def attend(Q, K, V, scale=None, softmax=softmax, transposed=False):
    scores = Q @ K.T / (np.sqrt(Q.shape[1]) if scale is None else scale)
    weights = softmax(scores)
    return (weights.T if transposed else weights) @ V, weights


def naive_attention(Q, K, V):
    return attend(Q, K, V, softmax=naive)


def softmax_of_one(z):
    """The softmax of lesson 03's first attempt: sums without keepdims."""
    return np.exp(z) / np.exp(z).sum(axis=1)


def masked_scores(scores):
    scores[np.triu(np.ones(scores.shape), 1) == 1] = -np.inf
    return softmax(scores)


def added_mask(scores):
    mask = np.triu(np.ones(scores.shape), k=1)
    return softmax(scores + mask * -np.inf)


def lower_only(scores):
    return softmax(np.tril(scores))


def whole_of_rows(answers, targets, end):
    return (answers == targets).mean(), (answers == targets).all(axis=1).mean()


def ends_without_one(answers, targets, end):
    n = np.argmax(targets == end, axis=1)
    same = [a[:k] == t[:k] for a, t, k in zip(answers, targets, n, strict=True)]
    return np.mean(np.concatenate(same)), np.mean([row.all() for row in same])


def mean_of_means(answers, targets, end):
    n = np.argmax(targets == end, axis=1) + 1
    shares = [np.mean(a[:k] == t[:k]) for a, t, k in zip(answers, targets, n, strict=True)]
    return np.mean(shares), np.mean([share == 1 for share in shares])


def shares_of(letters, texts, end_in="targets"):
    """Right letters and texts, counted up to an end and divided by these two."""

    def whole_right(answers, targets, end):
        hits = whole = counted = 0
        for answer, target in zip(answers, targets, strict=True):
            row = list(answer if end_in == "answers" else target)
            n = row.index(end) + 1 if end in row else len(row)
            hits += (answer[:n] == target[:n]).sum()
            whole += (answer[:n] == target[:n]).all()
            counted += n
        by = {"counted": counted, "places": targets.size, "texts": len(targets)}
        return hits / by[letters], whole / by[texts]

    return whole_right


def masked_by_the_answer(answers, targets, end):
    counts = np.arange(answers.shape[1]) <= (answers == end).argmax(axis=1)[:, None]
    same = answers == targets
    return same[counts].mean(), (same | ~counts).all(axis=1).mean()


def no_transpose(product, softmax=softmax):
    def attention(Q, K, V):
        weights = softmax(product(Q, K) / np.sqrt(Q.shape[1]))
        return weights @ V, weights

    return attention


def softmax_around_the_output(Q, K, V):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    return softmax(scores @ V), scores


def causal_renormalised(scores, softmax=softmax):
    weights = np.tril(softmax(scores))
    return weights / weights.sum(axis=1, keepdims=True)


def cut_at(places):
    def whole_right(answers, targets, end):
        same = (answers == targets)[:, : places(end)]
        return same.mean(), same.all(axis=1).mean()

    return whole_right


ATTEMPTS = [
    ("neighbours", lambda table, i, k: np.argsort(-unit(table) @ unit(table)[i])[:k], "itself"),
    ("neighbours", lambda table, i, k: np.argsort(-table @ table[i])[:k], "dot_product"),
    ("neighbours", lambda t, i, k: np.argsort(-t @ t[i] / np.linalg.norm(t))[1 : k + 1],
     "dot_product"),
    ("neighbours", lambda t, i, k: np.linalg.norm(t - t[i], axis=1).argsort()[1 : k + 1],
     "by_distance"),
    ("neighbours", lambda t, i, k: np.argsort(unit(t) @ unit(t)[i])[:k], "farthest"),
    ("neighbours", lambda t, i, k: np.argsort(-unit(t) @ t[i])[1:k], "one_too_few"),
    ("neighbours", lambda t, i, k: np.sort(unit(t) @ unit(t)[i])[::-1][1 : k + 1], "the_cosines"),
    ("neighbours", lambda t, i, k: np.argsort(-np.abs(unit(t) @ t[i]))[1 : k + 1], "absolute"),
    ("neighbours", lambda t, i, k: np.argsort(unit(t) @ t[i], reverse=True), STOPPED["reverse"]),
    ("neighbours", lambda t, i, k: t[np.argsort(-unit(t) @ t[i])[1 : k + 1]], "the_vectors"),
    ("neighbours", row_taken_out, "shifted"),
    ("attention", naive_attention, "overflow"),
    ("attention", lambda Q, K, V: attend(Q, K, V, scale=1), "not_scaled"),
    ("attention", lambda Q, K, V: attend(Q, K, V, scale=1, softmax=naive), "not_scaled"),
    ("attention", lambda Q, K, V: attend(Q, K, V, scale=Q.shape[1]), "divided_by_d"),
    ("attention", lambda Q, K, V: attend(Q, K, V, scale=math.sqrt(len(K)), softmax=naive),
     "other_d"),
    ("attention", lambda Q, K, V: attend(Q, K, V, softmax=lambda z: naive(z, 0)),
     "down_the_columns"),
    ("attention", lambda Q, K, V: attend(Q, K, V, softmax=softmax_of_one), "no_keepdims"),
    ("attention", lambda Q, K, V: attend(Q, K, V, softmax=lambda z: z), "no_softmax"),
    ("attention", lambda Q, K, V: attend(Q, K, V, transposed=True), "weights_transposed"),
    ("attention", lambda Q, K, V: attend(Q, K, V, softmax=naive)[::-1], "swapped_answer"),
    ("attention", lambda Q, K, V: attend(Q, K, V, softmax=naive)[0], "only_output"),
    ("attention", lambda Q, K, V: attend(K, Q, V), "q_and_k_swapped"),
    ("attention", lambda Q, K, V: attend(K, Q, V, softmax=naive), "q_and_k_swapped"),
    ("attention", lambda Q, K, V: attend(Q, K, K), "k_for_v"),
    ("attention", lambda Q, K, V: attend(Q, K.T, V), "no_transpose"),
    ("attention", lambda Q, K, V: attend(Q, K.T, V, 1, naive), "no_transpose"),
    ("attention", no_transpose(np.matmul), "no_transpose"),
    ("attention", no_transpose(np.dot), "no_transpose"),
    ("attention", no_transpose(np.dot, naive), "no_transpose"),
    ("attention", no_transpose(np.matmul, softmax_of_one), "no_transpose"),
    ("attention", lambda Q, K, V: no_transpose(np.matmul)(Q, K, V)[0], "no_transpose"),
    ("attention", lambda Q, K, V: (softmax(Q * K) @ V, softmax(Q * K)), "entry_by_entry"),
    ("attention", lambda Q, K, V: naive(Q * K) @ V, "entry_by_entry"),
    ("attention", softmax_around_the_output, "softmax_too_late"),
    ("attention", lambda Q, K, V: softmax_around_the_output(Q, K, V)[0], "softmax_too_late"),
    ("attention", lambda Q, K, V: (softmax(attend(Q, K, V)[0]), attend(Q, K, V)[1]),
     "softmax_too_late"),
    ("attention", lambda Q, K, V: Q.T @ V, SHAPES.format(Q=(1, 4), K=(2, 4), V=(2, 1))),
    ("attention", lambda Q, K, V: torch.softmax(Q @ K.T, dim=1) @ V, STOPPED["not_a_tensor"]),
    ("causal", lambda scores: softmax(scores), "no_mask"),
    ("causal", lambda scores: np.tril(softmax(scores)), "after_softmax"),
    ("causal", causal_renormalised, "shared_again"),
    ("causal", lambda scores: causal_renormalised(scores, naive), "shared_again"),
    ("causal", lambda scores: naive(scores), "no_mask"),
    ("causal", lambda scores: softmax(scores * np.tri(len(scores))), "zeroed"),
    ("causal", lower_only, "zeroed"),
    ("causal", lambda scores: naive(np.triu(scores)), "wrong_triangle"),
    ("causal", added_mask, "times_infinity"),
    ("causal", masked_scores, "changed_scores"),
    ("causal", lambda scores: naive(np.where(np.tri(len(scores)) > 0, scores, -10)),
     "not_low_enough"),
    ("causal", lambda scores: softmax(np.where(np.triu(scores * 0 + 1) > 0, -np.inf, scores)),
     "diagonal_hidden"),
    ("causal", lambda scores: softmax_of_one(np.where(np.tri(len(scores)) > 0, scores, -np.inf)),
     "no_keepdims"),
    ("causal", lambda scores: np.zeros(len(scores), len(scores)),
     STOPPED["dtype"].format(error="TypeError: Cannot interpret '2' as a data type")),
    ("whole_right", whole_of_rows, "padding_counted"),
    ("whole_right", shares_of("places", "texts"), "divided_by_all"),
    ("whole_right", shares_of("counted", "places"), "texts_by_places"),
    ("whole_right", shares_of("places", "places"), "texts_by_places"),
    ("whole_right", shares_of("texts", "texts"), "letters_by_texts"),
    ("whole_right", shares_of("counted", "texts", end_in="answers"), "end_of_answer"),
    ("whole_right", masked_by_the_answer, "end_of_answer"),
    ("whole_right", cut_at(lambda end: end), "end_as_a_place"),
    ("whole_right", cut_at(lambda end: end + 1), "end_as_a_place"),
    ("whole_right", ends_without_one, "end_not_counted"),
    ("whole_right", mean_of_means, "mean_of_rows"),
    ("whole_right", lambda *case: whole_in_loops(*case)[::-1], "swapped"),
    ("whole_right", lambda *case: whole_in_loops(*case)[0], "only_letters"),
    ("whole_right", lambda *case: [100 * share for share in whole_in_loops(*case)], "percent"),
]  # fmt: skip


# --- what the cards show --------------------------------------------------------------------------


def test_a_table_that_is_overwritten_is_told_of():
    card = ex.neighbours.check(units_in_place)
    assert card.state == "not yet" and card.lines[0].startswith("It changed its input: table")


def test_the_dot_product_is_shown_on_a_small_table():
    card = ex.neighbours.check(lambda table, i, k: np.argsort(-table @ table[i])[:k])
    assert card.lines[1:] == [
        "Smallest example that shows it: table = [[1., 0.], [9., 9.], [2., 1.]], i = 0, k = 1",
        "your answer: [1]",
        "right answer: [2]",
    ]


def test_padding_that_counts_is_shown_on_one_text():
    card = ex.whole_right.check(whole_of_rows)
    assert card.lines[1:] == [
        "Smallest example that shows it: answers = [[3, 1, 5]], targets = [[3, 1, 0]], end = 1",
        "your answer: (0.666667, 0)",
        "right answer: (1, 1)",
    ]


def test_lists_are_right_but_later_cells_go_on_with_arrays():
    def listed(*case):
        return tuple(value.tolist() for value in looped_attention(*case))

    assert ex.attention.yours(listed) is ex.attention.right_answer
    assert ex.attention.yours(looped_attention) is looped_attention
    assert ex.neighbours.yours(neighbours_one_length) is neighbours_one_length
