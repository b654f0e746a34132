"""All that a learner reads in the exercises of lesson 07; the clinic is in words_07_clinic.py."""

from .checker import Words
from .words_07_clinic import DIAGNOSIS

WORDS = {
    "batches": Words(
        task="Return a list of index tensors: the numbers 0 to n - 1, shuffled by "
        "torch.randperm(n, generator=generator), cut into pieces of batch_size. The last piece "
        "may be shorter.",
        right="X[piece], y[piece] is then one batch. This is what DataLoader does with "
        "shuffle=True.",
        hints=(
            "Shuffle once, then cut. The first piece is order[0:batch_size]; where does the next "
            "one begin?",
            "range(0, n, batch_size) gives all the beginnings. A slice that reaches beyond the "
            "end is cut short by itself.",
            "order = torch.randperm(n, generator=generator), then order[i:i + batch_size] for "
            "every i in range(0, n, batch_size). Collect them in a list.",
        ),
        mistakes={
            "drops_last": "The last, shorter batch is missing. Its examples would not be used in "
            "this epoch.",
            "not_shuffled": "The numbers are in order. Without shuffling every epoch has the same "
            "batches, and data sorted by class gives batches of one class.",
            "with_replacement": "You draw numbers at random, so some come twice and some never. "
            "One epoch uses every example once: shuffle, do not draw.",
            "count_not_size": "You made batch_size batches. batch_size says how many numbers are "
            "in one batch.",
            "even_pieces": "torch.chunk makes pieces of nearly equal size, which need not be "
            "batch_size. All but the last must have exactly batch_size numbers.",
            "sorted_again": "You shuffled, then sorted: the shuffling is lost.",
            "overlapping": "Your batches overlap: each begins one number after the one before. It "
            "must begin where the one before ended.",
            "filled_up": "You filled the last batch with numbers that had their turn already. It "
            "may be shorter.",
            "ignores_generator": "Every number is there once, but the order does not come from "
            "the generator that was passed in. Hand it to randperm, and the same seed gives the "
            "same batches again.",
            "own_generator": "You made a generator of your own. Use the one that comes in: its "
            "seed decides the order.",
            "new_order_each_time": "You shuffle again for every batch. Each cut is then from "
            "another order: numbers come twice or never. Shuffle once, before the loop.",
            "order_of_batches": "You shuffled whole batches. Inside them the numbers still stand "
            "in order, so the same examples meet every time. Shuffle the numbers, then cut.",
            "first_only": "There is only one batch. Is the return inside the loop?",
            "not_cut": "This is the shuffled order in one piece. Cut it into batches.",
            "fixed_end": "The end of your slice stays where it is, so only the first batch has "
            "anything in it. The end moves with the beginning.",
            "one_short": "Each batch lacks its last number. A slice stops before its end, so "
            "there is nothing to take away.",
            "from_one": "Your numbers go from 1 to n. The first example has number 0, and a "
            "number n would reach beyond the last.",
            "yielded": "yield hands out the batches one by one. Here return all of them in a "
            "list, so that len() and a second loop work.",
        },
    ),
    "train_step": Words(
        task="One step of training, the five lines: clear the gradients, run the model on X, "
        "compare with y by loss_fn, go backward, take the step. Return the loss of this step, "
        "measured before the weights moved, as a Python float.",
        right="These lines train every network of this course. Only the model, the loss and the "
        "data will change.",
        hints=(
            "What has to happen, in order: forget the old gradients, forward, loss, backward, "
            "step. Which objects know how to do what?",
            "The optimizer clears and steps: optimizer.zero_grad() and optimizer.step(). The loss "
            "goes backward: loss.backward().",
            "loss = loss_fn(model(X), y) stands between zero_grad and backward. At the end: "
            "return loss.item().",
        ),
        mistakes={
            "no_zero_grad": "The first step is right, the later ones are not: backward() adds to "
            "the gradients that are there, and nobody cleared them. Is zero_grad there, and does "
            "it have its round brackets?",
            "zero_between": "You clear the gradients after backward() has worked them out, and "
            "before step() can use them. Nothing moves. Clear before backward(), or after step().",
            "step_first": "You take the step before backward(). At that time there are no new "
            "gradients to step with.",
            "no_step": "The gradients are there, but no step was taken. Is the line with step() "
            "there, and does it have its round brackets?",
            "no_backward": "The step had no gradients: backward() never ran. Is the line there, "
            "and does it have its round brackets?",
            "forward_only": "You measured the loss, and that is all: no backward, no step. The "
            "model learns nothing.",
            "swapped": "The two inputs of loss_fn are in the wrong order. torch wants what the "
            "model says first, then what is right.",
            "argmaxed": "You put argmax before the loss. It has no slope, so nothing can go "
            "backward through it. The loss needs the logits themselves.",
            "softmax_first": "You put softmax before the loss. CrossEntropyLoss has a softmax "
            "inside; the second one flattens everything, and the model learns slowly.",
            "kept_graph": "You return the loss as a tensor, and its whole graph hangs on it. "
            "Whoever keeps the losses in a list keeps every graph: memory grows with each step. "
            ".item() makes a plain number.",
            "loss_after": "You measured the loss again after the step. Return the one that "
            "backward() started from; a second forward pass costs time.",
            "eval_mode": "You put the model into eval mode. While it trains it must be in train "
            "mode, or dropout and batch normalisation do nothing of their work.",
            "new_optimizer": "The weights moved, but the optimizer that came in took no step. An "
            "optimizer made anew each time forgets its momentum, and it has a rate of its own. "
            "Use the one that comes in.",
            "backward_twice": "You call backward() twice. One forward pass, one backward pass.",
            "looped": "You take several steps in one call: is there a loop inside? train_step is "
            "one step only, the five lines once, on the whole X and y. The loop comes later and "
            "calls train_step again and again.",
            "backward_of_item": "item is a function, and a function has no backward. It is the "
            "loss itself that goes backward: loss.backward(). .item(), with its round brackets, "
            "comes at the very end.",
            "item_too_early": "You made a plain number of the loss too early. A number does not "
            "know how it came about, so it cannot go backward. Take .item() at the very end.",
            "no_grad_on": "You switched the graph off with no_grad. That is for measuring; "
            "training needs the graph to go backward.",
            "forgot_return": "The step is right. What is missing is the return: the loss as a "
            "number.",
            "times_n": "You multiplied the loss by the number of examples. Return it as loss_fn "
            "gives it, a mean.",
            "own_loss": "You chose the loss yourself. Use loss_fn: the same five lines then train "
            "on numbers as well as on classes.",
        },
    ),
    "accuracy": Words(
        task="logits has shape (n, k): one row for each example, one column for each class. y has "
        "shape (n,) and holds the right class numbers. Return the share of examples whose largest "
        "logit stands at the right class, a number from 0 to 1.",
        right="No softmax was needed: it never changes which logit is the largest.",
        hints=(
            "The answer of a row is the place of its largest logit. torch calls this argmax.",
            "logits.argmax(dim=1) gives n class numbers. Compare them with y: n times True or "
            "False.",
            "torch takes no mean of True and False. Make 1.0 and 0.0 of them first: .float(), "
            "then .mean(), then .item().",
        ),
        mistakes={
            "wrong_axis": "Your argmax runs down the columns and looks for the best example of "
            "each class. Look for the best class of each example: along a row, over dim 1.",
            "counted": "You return how many are right. The share is that number divided by how "
            "many examples there are.",
            "above_half": "You compare the logits themselves, with y or with 0.5. First find the "
            "place of the largest logit of each row; that is what y is compared with.",
            "each_with_each": "(n, 1) == (n,) compares each with each and gives (n, n). Both must "
            "have shape (n,): no keepdim.",
            "divided_by_classes": "You divided by the number of classes. Divide by the number of "
            "examples: len(y).",
            "first_only": "Only the first example is counted: is the return inside the loop?",
            "last_only": "Only the last example is counted: does the loop set the count back?",
            "from_one": "You count the classes from 1. Here they count from 0, as argmax does.",
            "percent": "You return percent. A share goes from 0 to 1.",
            "error_rate": "This is the share of wrong answers.",
            "lowest": "You look for the smallest logit of each row. The answer is the largest.",
            "compared_largest": "You compare the largest logit itself with y. y holds class "
            "numbers: what you need is the place where the largest logit stands.",
            "compared_pair": "max over a dim returns two things at once, the values and their "
            "places, so == compares a pair with y. Only the places are wanted.",
            "mean_of_bools": "The comparison is right. But its entries are True and False, and "
            "torch takes a mean of numbers with a point only: .float() makes them.",
            "mean_confidence": "This is how sure the model is on average: the largest "
            "probability of each row. It says nothing about right or wrong; y is not even used.",
            "probability_of_right": "This is the mean probability of the right class. Accuracy "
            "only counts: right or wrong, however sure.",
            "rounded": "You rounded the share. Return it as it is; whoever prints it may round.",
            "whole_division": "Your answer is 1 when all are right, and 0 otherwise. // throws "
            "away what is behind the point, and .all() asks for all of them. Wanted is how large "
            "a part is right.",
            "flat_argmax": "argmax without a dim looks at the whole table and gives one single "
            "place. One place for every row is needed.",
            "divided_by_entries": "You divided by the number of all logits, n times k. There are "
            "n answers.",
        },
    ),
    "evaluate": Words(
        task="Return the accuracy of the model on X, y. Measure in eval mode and without a graph "
        "(no_grad). Afterwards the model must be in the mode it came in, train or eval.",
        right="Dropout and batch normalisation hold still in eval mode, so measuring twice gives "
        "the same number twice.",
        hints=(
            "model.training says True or False: which mode the model is in. Note it before you "
            "change it.",
            "model.eval() switches. Everything indented under with torch.no_grad(): records no "
            "graph. The model must be called in there.",
            "was = model.training at the beginning; model.train(was) once the model has been "
            "called. train(False) is the same as eval().",
        ),
        mistakes={
            "forgot_eval": "The model was still in train mode when it was called. Dropout drew "
            "at random, and batch normalisation learned from the test data. Is eval there, "
            "before the model is called, with its round brackets?",
            "forgot_no_grad": "A graph was recorded while the model ran. Nobody goes backward "
            "here, so it only costs memory. with torch.no_grad(): works on the lines indented "
            "under it, and the call of the model must be one of them.",
            "forgot_back": "You left the model in eval mode. It came in train mode: the next "
            "epoch would train without dropout, and no error would say so. Is train there, with "
            "its round brackets?",
            "neither": "Your accuracy is computed, but the model was called in train mode and "
            "with a graph. Eval mode and no_grad must both begin before the model is called.",
            "eval_only": "Eval mode is there. Two things are missing: no_grad, and the way back "
            "to the mode before.",
            "brackets_of_no_grad": "In your line the round brackets are missing: with "
            "torch.no_grad():",
            "always_train": "At the end you always switch to train mode. A model that came in "
            "eval mode, such as a finished one, must stay in it. Note the mode at the beginning.",
            "only_the_flag": "You set model.training yourself. That reaches the model but not the "
            "layers in it: they are still in eval mode. model.train(...) tells all of them.",
            "grad_off": "You switched gradients off and left them off, for the whole notebook. "
            "The next backward() would stop with an error. A with block switches back by itself.",
            "wrong_axis": "The measuring is set up well, but argmax runs down the columns. Each "
            "row is an example: over dim 1.",
            "counted": "The measuring is set up well, but you return how many are right. Return "
            "the share.",
            "returned_loss": "You return the loss. Asked for is the accuracy.",
            "error_rate": "This is the share of wrong answers.",
            "percent": "You return percent. A share goes from 0 to 1.",
            "forgot_return": "All is measured, but nothing is returned.",
            "returned_none": "Your function did return, but what it returned is None. Do you call "
            "your own accuracy? Perhaps it is not written yet, or its return is missing. "
            "training.accuracy does the same and is ready.",
        },
    ),
    "diagnosis": DIAGNOSIS,
}

SEEN = {
    "not_a_list": "It returned {what}, but a list of index tensors was expected.",
    "not_index": "Piece {i} of your list is {what}. It should be a tensor of whole numbers, such "
    "as tensor([2, 0]).",
    "batches": "Your batches: {got}. Right here: {want}. {fact}",
    "missing": "Missing: {numbers}.",
    "twice": "More than once: {numbers}.",
    "sizes": "Sizes: {got} in place of {want}.",
    "order": "Every number is there once, only the order is another.",
    "generator": "It gives its batches by yield; a list was expected.",
    "log": "What your function did, in order: {log}.",
    "more": "{log}, and so on ({n} calls in all)",
    "nothing": "nothing that touched the model or the optimizer",
    "graph": "It returned a tensor that still hangs on its graph.",
    "predictions": "You return what the model said, not the loss. Asked for is the loss, one "
    "number: loss.item().",
    "saw": "What the check saw: {facts}.",
    "not called": "the model was never called",
    "train mode": "the model ran in train mode",
    "statistics": "the running statistics of its batch normalisation changed",
    "graph on": "a graph was recorded while it ran",
    "mode after": "it came in {before} mode and was left in {after} mode",
    "half after": "its layers were left in another mode than the model itself",
    "none": "It returned None, in place of a number.",
    "grad off": "gradients were still switched off afterwards",
}  # what a harness saw, for answers that are no known mistake
