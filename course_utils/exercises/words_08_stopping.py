"""All that a learner reads in the exercise early_stop of lesson 08."""

from .checker import Words

EARLY_STOP = Words(
    task="val_losses holds one validation loss for each epoch, an array. patience is a number of "
    "epochs: when so many in a row bring no new lowest loss, training stops. A loss equal to the "
    "lowest is not a new one. Return best_epoch, last_epoch: the epoch with the lowest loss up "
    "to the stop, and the last one that is trained, both counted from 0. If training never stops "
    "early, last_epoch is the last of all.",
    right="When training stops early, it has gone on for patience epochs after the best one: "
    "with patience = 5 for 5. So keep a copy of the weights of best_epoch and go back to them.",
    hints=(
        "Go through the epochs one by one, as in training. What must be remembered from one "
        "to the next?",
        "Remember best_epoch. If val_losses[epoch] < val_losses[best_epoch], this epoch is "
        "the new best.",
        "The epochs in a row without a new lowest loss are epoch - best_epoch. When that is "
        "patience, return both. After the loop: return best_epoch, len(val_losses) - 1",
    ),
    mistakes={
        "losses_returned": "You return losses. The epochs are wanted, that is the places in "
        "the array.",
        "best_as_loss": "You return the best loss. The epoch in which it came is wanted.",
        "from_one": "You count from 1. Both epochs are counted from 0, like the places in the "
        "array.",
        "how_many": "Your second value is how many epochs were trained. The last one, counted "
        "from 0, is one less.",
        "length_at_the_end": "When training never stops early you return len(val_losses). "
        "Counted from 0, the last epoch is one less.",
        "first_rise": "You stop at the first epoch that is no better. Losses go up and down a "
        "little: wait for as many such epochs in a row as patience says.",
        "peeks": "You looked for the lowest loss in the whole array. Training knows only the "
        "epochs so far: what comes after the stop never happens.",
        "never_stops": "You never stop: your answer is for the whole array. When patience epochs "
        "in a row bring no new lowest loss, training ends.",
        "compared_with_previous": "You compare with the epoch before. Lower than that may "
        "still be worse than the best so far: compare with the lowest.",
        "too_late": "You stop one epoch too late. With patience 2, the second epoch in a row "
        "without a new lowest loss is the last.",
        "too_early": "You stop one epoch too early. Count only the epochs after the best one; "
        "the best itself is not waiting.",
        "named_before": "You name the epoch before the last. The epoch that uses up the "
        "patience has been trained too.",
        "never_reset": "You count all epochs without a new lowest loss. It must be so many in "
        "a row: a new lowest loss sets the count back to 0.",
        "equal_is_better": "You take an equal loss for a new lowest. Only a lower one counts.",
        "highest": "You look for the highest. That is right for accuracy; a loss should be low.",
        "no_end": "When the patience is never used up, your function returns nothing. After "
        "the loop, return the best epoch and the last of all.",
        "end_after_break": "You stop at the right time, but then name the last epoch of the "
        "array. Name the one at which you stopped.",
        "past_the_end": "You always answer best + patience. When training ends first, that "
        "epoch does not exist.",
        "epoch_not_updated": "Your best loss gets better, but the best epoch stays at 0. Both "
        "must be noted.",
        "loss_not_updated": "You compare with the very first loss all the time. At each new "
        "lowest, note the loss too.",
        "place_for_loss": "Your best is a place, and the if compares a loss with it. Compare two "
        "losses: val_losses[epoch] < val_losses[best], or keep the lowest loss under another name.",
        "losses_for_places": "A loss stands where a place belongs. for i in val_losses goes "
        "through the losses; range(len(val_losses)) gives the places, and val_losses[i] the loss.",
        "best_starts_at_zero": "Your lowest loss begins at a fixed number, such as 0 or 1, and "
        "a loss may never get below it. Begin with the first loss, or with np.inf.",
        "first_counted": "You count epoch 0 as one without a new lowest loss. It is the lowest so "
        "far: waiting begins after it.",
        "return_in_the_loop": "You return in the first round of the loop. The last return "
        "belongs after the loop: move it to the left.",
        "last_first": "You return the last epoch before the best. best_epoch comes first.",
        "only_best": "You return only the best epoch. The last one is wanted too, behind it.",
        "only_last": "You return only the last epoch. The best one is wanted too, before it.",
        "back_to_the_best": "You name the best epoch twice, as if training ended there. Nobody can "
        "know that it is the best before the epochs after it are trained. The second value is "
        "the last epoch trained.",
        "lowest_twice": "Two things: you looked for the lowest loss in the whole array, but "
        "training knows only the epochs so far; and it does not end at the best epoch. It goes on "
        "until patience epochs in a row were no better.",
        "waiting_returned": "Your second value is how long you have waited. The epoch at "
        "which training ends is wanted.",
    },
)
