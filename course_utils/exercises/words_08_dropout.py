"""All that a learner reads in the exercise dropout of lesson 08."""

from .checker import Words

DROPOUT = Words(
    task="Dropout in a layer. X has shape (n, k). u has the same shape and holds random "
    "numbers from 0 to 1, already drawn, one for each entry. While training, an entry with u "
    "< p becomes 0; all others are divided by 1 - p. When training is False, return X as it "
    "is. Leave X itself unchanged.",
    right="With p = 0.5 an entry x becomes 0 or 2x, on average 0.5·0 + 0.5·2x = x. So nothing "
    "needs to be changed when the network is used.",
    hints=(
        "First the short case: if not training, return X.",
        "u < p is an array of True and False, with one decision for each entry. np.where takes it.",
        "return np.where(u < p, 0, X / (1 - p))",
    ),
    mistakes={
        "kept_the_dropped": "It is the wrong entries that stay: where u < p, an entry becomes "
        "0. p is the share that is dropped.",
        "p_stays": "You took p for the share that stays. Here, as in torch, p is the share "
        "that is dropped: 1 - p stays.",
        "kept_and_not_scaled": "Two things: where u < p an entry becomes 0, and you keep "
        "those; and what stays must be divided by 1 - p.",
        "other_end": "You keep the entries with u < 1 - p. As many would stay, but not the same "
        "ones: the low numbers are dropped. An entry becomes 0 where u < p.",
        "own_draw": "You drew random numbers of your own. They are drawn already, so that all get "
        "the same zeros: u holds one for each entry. Compare u with p.",
        "border_unscaled": "Two things: what stays must be divided by 1 - p; and where u equals p "
        "an entry stays, only u < p is dropped.",
        "forgot_scale": "The right entries are 0. But now the sum is smaller than without "
        "dropout: divide what stays by 1 - p.",
        "multiplied": "You multiplied by 1 - p, which makes what stays smaller still. It has "
        "to make up for what is gone: divide.",
        "divided_by_p": "You divided by p, the share that is dropped. Divide by the share "
        "that stays.",
        "times_p": "You multiplied what stays by p. It has to grow, to make up for what is "
        "gone: divide by the share that stays.",
        "no_brackets": "Division goes before minus: put brackets around (1 - p).",
        "whole_rows": "You dropped whole rows or columns. Every entry has its own number in "
        "u, and is decided alone.",
        "always_drops": "You drop even when training is False. When the network is used, X "
        "comes back as it is.",
        "always_drops_unscaled": "Two things: when training is False, X comes back as it is; "
        "and in training what stays is divided by 1 - p.",
        "classic": "This is the first form of dropout: no scaling in training, times 1 - p in "
        "use. The inverted form scales in training, and then leaves X alone in use.",
        "shrinks_in_use": "Your training is right. But then X must not be made smaller in "
        "use: the scaling has been done already.",
        "scales_in_use": "You scale when training is False. Then nothing is dropped, so there "
        "is nothing to make up for: return X.",
        "wrong_way_round": "You drop when training is False, and not in training. It is the "
        "other way round.",
        "nothing_in_use": "When training is False your function returns nothing. Return X there.",
        "zeros_in_use": "When training is False you return zeros. X comes back as it is.",
        "mean_put_in": "You put the mean in place of the dropped entries. They become 0, as "
        "if those neurons were not there.",
        "wrote_into_X": "You wrote into X itself. The caller's array is changed then, and "
        "backpropagation would still need it. Make a new array.",
        "at_the_border": "You drop where u equals p too. Only u < p is dropped.",
        "looked_at_X": "You compared X with p. Chance decides, not the value: compare u.",
        "cut_out": "You cut the dropped entries out. They stay in their places as 0, so that "
        "the shape stays.",
        "only_the_mask": "You return the mask, without X. Multiply X by it, or pick with np.where.",
        "divided_by_u": "You divided by 1 - u. It is the same for all: 1 - p, the share that "
        "stays.",
        "counted_share": "You divided by the share that happened to stay this time. Divide by "
        "1 - p, the share that stays on average.",
        "always_half": "You wrote 0.5 where p should be.",
        "only_scaled": "Nothing is dropped: you divided every entry by 1 - p. Where u < p, an "
        "entry becomes 0.",
        "times_u": "You multiplied by u. It only decides: below p an entry becomes 0, "
        "otherwise it stays.",
    },
)

# What the harness saw, for an answer that drew for itself.
SAW = "The check tried u = 0.5 everywhere, and yet some entries became 0 and others did not."
