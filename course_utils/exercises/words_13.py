"""All that a learner reads in the exercises of lesson 13; the rest is in words_13_attention.py."""

from .checker import Words
from .words_13_attention import ATTENTION, CAUSAL

WORDS = {
    "neighbours": Words(
        task="table holds a vector in each row: table[j] is that of word number j. How alike two "
        "vectors a and b point is their cosine, a·b / (length of a · length of b). Return a list "
        "of the k row numbers whose vectors point most alike to row i, the largest cosine first. "
        "Row i itself is left out.",
        right="The cosine sees the direction only: (1, 2) and (100, 200) have 1, a right angle has "
        "0, opposite ways have -1. Among 10,000 words of 100 numbers each one question takes a "
        "million multiplications, in a single line.",
        hints=(
            "table @ table[i] gives the products of row i with all rows at once. What must each be "
            "divided by?",
            "lengths = np.sqrt((table**2).sum(axis=1)) holds a length for each row. (The length of "
            "row i divides all of them alike, so it changes no order.)",
            "np.argsort gives row numbers, those of the smallest first. A minus in front, "
            "np.argsort(-cosines), begins with the largest.",
            "[j for j in order if j != i][:k] leaves i out and keeps k.",
        ),
        mistakes={
            "itself": "Row i is in your list. Nothing points more like it than itself, so it "
            "always comes first: leave it out.",
            "first_dropped": "You drop the first of the list. A row that points exactly as i does "
            "may stand before it: leave out i by its number.",
            "zeroed": "You made the cosine of i with itself 0. Where others are negative, i then "
            "wins: make it -np.inf.",
            "dot_product": "You sorted by a·b alone, so long vectors win wherever they point. "
            "Divide by the length of each row: np.linalg.norm needs axis=1 for that.",
            "by_distance": "You took the rows that lie nearest. A vector twice as long lies far "
            "away and points the same way: it is the direction that counts.",
            "farthest": "Your order is upside down: these point least alike. np.argsort begins "
            "with the smallest.",
            "far_away": "You took the rows that lie farthest away. Asked are those with the "
            "largest cosine.",
            "from_the_end": "Right rows, but the nearest comes last. Turn them round.",
            "the_cosines": "You return cosines. Asked are the row numbers: np.argsort gives them.",
            "pairs": "You return pairs with the cosines. The row numbers alone are enough.",
            "the_vectors": "You return the vectors. Asked are the numbers of their rows.",
            "one_too_many": "Your list is one too long: k neighbours, without i.",
            "one_too_few": "Your list is one too short. i itself does not count as one of the k: "
            "order[1 : k + 1], not order[1:k].",
            "all_of_them": "You return all rows in their order. Only the first k are asked for.",
            "one_number": "You return one number. Asked is a list of k of them, even if k is 1.",
            "absolute": "You dropped the sign. A cosine of -1 means the opposite way: that is the "
            "least alike of all.",
            "sorted_by_number": "Your row numbers stand in the order of the table. The most alike "
            "comes first.",
            "shifted": "You took row i out first, and then all rows behind it had a number too "
            "small by one. Sort all rows, and leave i out at the end.",
            "from_one": "Your row numbers begin with 1. Rows are counted from 0.",
            "no_root": "The root is missing: you divided by the squares of the lengths.",
            "sums_for_lengths": "You divided by the sums of the entries. A length is the root of "
            "the sum of squares.",
            "columns": "You took the lengths of the columns. A vector is a row: axis=1.",
            "column_i": "table[:, i] is column i. The vector of word i is row i: table[i].",
            "swapped": "i and k have changed places: i is the row that asks, how many k is.",
        },
    ),
    "attention": ATTENTION,
    "causal": CAUSAL,
    "whole_right": Words(
        task="answers and targets hold n texts as numbers of letters, shape (n, length): row by "
        "row what a network wrote, and what is right. Each row of targets has the number end in "
        "it; what stands behind the first end is padding and does not count, whatever it is. The "
        "end itself counts as a letter. Return (letters, texts): the share of all letters that are "
        "right, all texts together, and the share of texts that are right from the first letter to "
        "the end.",
        right="Two very different numbers: with 95 % of the letters right, and errors that fall "
        "anywhere, 66 % of texts of 8 letters are free of them, and 36 % of texts of 20.",
        hints=(
            "Go through the texts one by one. How many letters of this target count?",
            "n = list(target).index(end) + 1 letters count, with the end. answer[:n] == target[:n] "
            "compares them.",
            "Add up over all texts: the letters that are right, the letters that count, and the "
            "texts in which both are equal. Divide at the end.",
            "right += hits; letters += n; whole += hits == n. Behind the loop: return right / "
            "letters, whole / len(targets).",
        ),
        mistakes={
            "padding_wrong": "For you a text with padding is never right. What stands behind the "
            "end must not count against it.",
            "padding_counted": "You counted the padding. Behind the first end of a target nothing "
            "counts, right or wrong.",
            "padding_in_texts": "Your letters are right. But a text counts as right only if its "
            "padding is right too: what stands behind the end does not matter.",
            "padding_in_hits": "Right places in the padding count among your right letters. Only "
            "places up to the end count.",
            "divided_by_all": "You divided by all places of the array, with the padding. Divide by "
            "the number of letters that count.",
            "end_not_counted": "You left the end out. It counts as a letter: a text that goes on "
            "too long is wrong.",
            "all_but_end": "You left out the places with end, and kept the padding. It is the "
            "other way round: the first end counts, what comes behind does not.",
            "end_of_answer": "You looked for the end in the answer. It may stand in the wrong "
            "place there, or nowhere: the target says which letters count.",
            "end_as_a_place": "end is the number of a letter, not a place. How many letters count "
            "differs from target to target: look where end stands in each of them.",
            "last_end": "You went up to the last end of the row. Padding may look like end too: "
            "the first one closes the text.",
            "zero_for_padding": "You took 0 for the padding. Here 0 may be a letter, and the "
            "padding any number: what counts is where the first end stands.",
            "mean_of_rows": "You took the share of each text and then the mean. So a letter in a "
            "short text weighs more. Add up all letters first, divide once.",
            "mean_for_texts": "Your second number is a share of letters. A text counts 1 if all of "
            "it is right, else 0.",
            "counts": "You return counts. Shares are asked for: divide by how many there are.",
            "swapped": "Right numbers, wrong order: the letters first, then the texts.",
            "texts_by_letters": "You divided the texts by the number of letters. Divide by the "
            "number of texts.",
            "texts_by_places": "You divided the right texts by all places of the array. Divide "
            "them by the number of texts: len(targets).",
            "letters_by_texts": "You divided the letters by the number of texts. Divide by the "
            "number of letters that count.",
            "one_letter_is_enough": "For you a text is right as soon as one letter is. All must "
            "be: all, not any.",
            "all_or_nothing": "Your second number is only 1 if all texts are right. Each text is "
            "judged by itself; return the share.",
            "errors": "You return the shares that are wrong. Asked are those that are right.",
            "percent": "You return percent. A share lies between 0 and 1.",
            "only_letters": "The share of letters is right. Return two numbers: letters, texts.",
            "only_texts": "The share of texts is right. Return two numbers: letters, texts.",
            "shifted": "You compare each letter with its neighbour. Place 0 of the answer belongs "
            "to place 0 of the target.",
            "ends_only": "For you a text is right if its end is in the right place. All letters "
            "before it must be right too.",
            "anywhere": "You asked whether a letter stands anywhere in the target. It must stand "
            "at the same place.",
            "last_text": "Only the last text counts. Add up over all of them: +=, not =.",
            "returned_early": "You stopped after the first text. return stands behind the loop.",
        },
    ),
}
