"""Sentences that end in "an apple": a fruit, or the company?

A small grammar, truth known. A verb before "apple" decides; neutral words may
stand between them. Where there are two verbs, one of each meaning, the later
one counts, unless "not" stands before it:

    i ate on the train an apple                     fruit
    she hacked yesterday then ate an apple          fruit
    she hacked yesterday but not ate an apple       company

Sentences are made in pairs of twins, one of each meaning: with one verb, the
twin has another verb there; with two verbs, it has them exchanged, so that
both hold the same words.
"""

import re
from dataclasses import dataclass

import numpy as np

from ..arrays import whole

FRUIT = (
    "ate",
    "peeled",
    "washed",
    "picked",
    "baked",
    "chopped",
    "tasted",
    "cooked",
)
COMPANY = (
    "sued",
    "joined",
    "downloaded",
    "installed",
    "updated",
    "coded",
    "rebooted",
    "hacked",
)
SUBJECTS = ("i", "we", "he", "she", "they", "anna", "tom")
#: Neutral phrases.
FILLERS = (
    *(
        "yesterday",
        "again",
        "quietly",
        "slowly",
        "alone",
        "today",
        "outside",
        "twice",
    ),
    *("at home", "at noon", "in town", "by chance", "with friends"),
    *("after the walk", "in the rain", "on the train", "near the river"),
    *("before the storm", "under the bridge"),
)
#: What stands between two verbs, by the kind of sentence.
KINDS = ("", "then", "but not")
#: The most words between the last verb and "an apple".
FARTHEST = 15
#: The word for which the number 0 stands: none, before a sentence begins.
NONE = ""
VERBS = FRUIT + COMPANY
VOCABULARY = (
    NONE,
    *VERBS,
    *SUBJECTS,
    *("then", "but", "not", "an", "apple"),
    *dict.fromkeys(" ".join(FILLERS).split()),
)
#: Words of the longest sentence.
LENGTH = 10 + FARTHEST
#: The lecture's sentence, which `load` never makes.
LECTURE = "i ate an apple"

_NUMBER = {word: k for k, word in enumerate(VOCABULARY)}
_BY_LENGTH = {
    k: [phrase for phrase in FILLERS if len(phrase.split()) == k]
    for k in (1, 2, 3)
}


@dataclass(frozen=True)
class Sentences:
    """n sentences and what is true of them; twins follow each other.

    texts: tuple of n sentences, words with blanks between them.
    words: int32, (n, LENGTH), their words' numbers in `VOCABULARY`. All end
        with "apple" at the last place; 0 stands before the first word.
    company: float32, (n,), 1 where apple is the company, 0 for the fruit.
    kind: int64, (n,), the number in `KINDS` of what joins two verbs.
    between: int64, (n,), words between the last verb and "an apple".
    decides: int64, (n,), the place in `words` of the verb that counts.
    """

    texts: tuple
    words: np.ndarray
    company: np.ndarray
    kind: np.ndarray
    between: np.ndarray
    decides: np.ndarray


def load(n, seed, between=None, kind=None, without=()) -> Sentences:
    """n sentences, no two of them alike: see `Sentences`.

    n: an even number, at least 2: half of each meaning.
    seed: of the generator, a whole number or a list of such.
    between: how many words stand between the last verb and "an apple", 0 to
        `FARTHEST`; drawn for each pair, all equally likely, unless given
        (0 comes less often: there are few such sentences).
    kind: one of `KINDS`; unless given, half of the sentences have one verb,
        and a quarter each has two with "then" and with "but not".
    without: texts of sentences that must not be among them.

    Raises ValueError, in one sentence, for other settings, or when there are
    not that many sentences.
    """
    n = whole(n, "n", 2)
    if n % 2:
        raise ValueError(f"n must be even (sentences are twins), not {n}.")
    if between is not None:
        between = whole(between, "between", 0)
        if between > FARTHEST:
            raise ValueError(
                f"between must be at most {FARTHEST}, not {between}."
            )
    if kind is not None and kind not in KINDS:
        raise ValueError(f"kind must be one of {KINDS}, not {kind!r}.")
    random = np.random.default_rng(seed)
    known = {LECTURE, *without}
    texts, facts = [], []
    for _ in range(50 * n):
        if len(texts) == n:
            return _sentences(texts, np.array(facts))
        gap = random.integers(FARTHEST + 1) if between is None else between
        joint = kind
        if kind is None:
            joint = random.choice(KINDS, p=[0.5, 0.25, 0.25])
        twins = _twins(random, str(joint), int(gap))
        pair = [" ".join(words) for words, _ in twins]
        if known.isdisjoint(pair):
            known.update(pair)
            texts += pair
            for words, place in twins:
                end = place - len(words) + LENGTH
                company = words[place] in COMPANY
                facts.append((company, KINDS.index(joint), gap, end))
    raise ValueError(f"There are no {n} such sentences: ask for fewer.")


def encode(sentence) -> np.ndarray:
    """The numbers of a sentence's words, int32, (LENGTH,), zeros first.

    Capitals and punctuation do not matter. Raises ValueError for a sentence
    that is empty or too long, and for a word that is not in `VOCABULARY`.
    """
    if not isinstance(sentence, str):
        raise ValueError(f"A sentence is a text, not {sentence!r}.")
    words = re.sub(r"[.,;:!?]", " ", sentence.lower()).split()
    if not words:
        raise ValueError("The sentence is empty: write at least one word.")
    if len(words) > LENGTH:
        raise ValueError(
            f"The sentence has {len(words)} words: at most {LENGTH} fit."
        )
    for word in words:
        if word not in _NUMBER:
            raise ValueError(
                f"The word {word!r} is not in the vocabulary of "
                f"{len(VOCABULARY) - 1} words: see sentences.VOCABULARY."
            )
    numbers = [_NUMBER[word] for word in words]
    return np.array([0] * (LENGTH - len(words)) + numbers, dtype="int32")


def decode(numbers) -> str:
    """The sentence of such numbers; zeros are left out.

    Raises ValueError for what are no numbers of words.
    """
    numbers = np.asarray(numbers)
    fine = numbers.ndim == 1 and numbers.dtype.kind in "iu"
    if not fine or np.any((numbers < 0) | (numbers >= len(VOCABULARY))):
        raise ValueError(
            "The words must be a row of whole numbers from 0 to "
            f"{len(VOCABULARY) - 1}."
        )
    return " ".join(VOCABULARY[k] for k in numbers if k)


def _twins(random, joint, gap):
    """Two sentences, as words and the place of the verb that counts."""
    pair = [str(random.choice(FRUIT)), str(random.choice(COMPANY))]
    if random.random() < 0.5:
        pair.reverse()
    start = [str(random.choice(SUBJECTS))]
    early, late = random.integers(3), random.integers(2)
    early, late = _fill(random, early), _fill(random, late)
    end = [*_fill(random, gap), "an", "apple"]
    twins = []
    for first, second in (pair, pair[::-1]):
        if not joint:
            words, place = [*start, first, *end], 1
        else:
            middle = [*early, *joint.split(), *late]
            words = [*start, first, *middle, second, *end]
            place = 1 if joint == "but not" else 2 + len(middle)
        twins.append((words, place))
    return twins


def _fill(random, count):
    """So many neutral words, whole phrases."""
    words = []
    while len(words) < count:
        length = random.integers(1, min(3, count - len(words)) + 1)
        words += str(random.choice(_BY_LENGTH[length])).split()
    return words


def _sentences(texts, facts):
    company, kind, between, decides = facts.T
    return Sentences(
        tuple(texts),
        np.stack([encode(text) for text in texts]),
        company.astype("float32"),
        kind,
        between,
        decides,
    )
