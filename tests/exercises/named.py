"""Which known mistake a card names; for the tests of all lessons."""


def named(exercise, answer):
    """The key of the mistake that is named for this wrong answer, or its card's first line."""
    card = exercise.check(answer)
    assert card.state == "not yet", card
    return on_card(exercise, card)


def on_card(exercise, card):
    """The key of the mistake that a card names, or its first line."""
    texts = {text: key for key, text in exercise.words.mistakes.items()}
    return texts.get(card.lines[0], card.lines[0])
