"""The small corpus: only words of the grammar, the same on every computer, all groups used."""

from course_utils.data import GROUPS, sentences


def test_the_words():
    texts = sentences(500)
    words = {word for text in texts for word in text}
    assert all(set(group) <= words for group in GROUPS.values())
    assert not words & set(GROUPS), "a pattern kept the name of a group"
    assert len({word for group in GROUPS.values() for word in group}) == 24


def test_the_same_seed_gives_the_same_sentences():
    assert sentences(20) == sentences(20) and sentences(20) != sentences(20, seed=1)
    assert sentences(2) == sentences(20)[:2]
