"""The grammar of apples: what it makes, what it refuses."""

import numpy as np
import pytest

from helpers.data import sentences


def meaning(text):
    """The grammar's rule, applied to the text alone."""
    words = text.split()
    verbs = [k for k, word in enumerate(words) if word in sentences.VERBS]
    place = verbs[0] if "not" in words else verbs[-1]
    return words[place] in sentences.COMPANY, place


def test_shapes_and_truth():
    made = sentences.load(400, seed=1)
    assert len(made.texts) == len(set(made.texts)) == 400
    assert made.words.shape == (400, sentences.LENGTH)
    assert made.words.dtype == "int32" and made.company.dtype == "float32"
    for k, text in enumerate(made.texts):
        company, place = meaning(text)
        words = text.split()
        assert company == made.company[k]
        assert made.decides[k] == place - len(words) + sentences.LENGTH
        assert words[-2:] == ["an", "apple"]
        last = max(words.index(w) for w in words if w in sentences.VERBS)
        assert len(words) - 3 - last == made.between[k]
        assert (words.count("then"), words.count("not")) == (
            made.kind[k] == 1,
            made.kind[k] == 2,
        )


def test_twins_have_one_meaning_each_and_the_same_words():
    made = sentences.load(600, seed=2)
    assert np.all(made.company[::2] + made.company[1::2] == 1)
    assert np.array_equal(made.kind[::2], made.kind[1::2])
    for k in range(0, 600, 2):
        bags = [sorted(text.split()) for text in made.texts[k : k + 2]]
        assert (bags[0] == bags[1]) == (made.kind[k] > 0)
    counts = [made.company[made.kind == k].mean() for k in range(3)]
    assert counts == [0.5, 0.5, 0.5]


def test_kinds_and_distances_are_drawn_as_said():
    made = sentences.load(8000, seed=3)
    shares = np.bincount(made.kind) / 8000
    assert np.allclose(shares, [0.5, 0.25, 0.25], atol=0.03)
    counts = np.bincount(made.between)
    assert len(counts) == sentences.FARTHEST + 1
    assert np.all(abs(counts[1:] / 500 - 1) < 0.3)
    assert 0 < counts[0] < 500  # there are few of these


def test_what_is_asked_for_is_made():
    made = sentences.load(40, 4, between=7, kind="then")
    assert set(made.between) == {7} and set(made.kind) == {1}
    others = sentences.load(40, 4, between=7, kind="then", without=made.texts)
    assert not set(made.texts) & set(others.texts)


def test_a_seed_repeats():
    assert sentences.load(20, 5).texts == sentences.load(20, 5).texts
    assert sentences.load(20, [5, 1]).texts != sentences.load(20, 5).texts


def test_the_lecture_s_sentence_is_never_made():
    made = sentences.load(80, 6, between=0, kind="")
    assert sentences.LECTURE not in made.texts


def test_neutral_words_tell_nothing():
    made = sentences.load(6000, 7)
    neutral = sentences.VOCABULARY.index("apple") + 1
    counts = np.stack([np.bincount(w, minlength=99) for w in made.words])
    seen = counts[:, neutral:]
    assert np.array_equal(seen[::2], seen[1::2])


@pytest.mark.parametrize(
    "wrong",
    [
        {"n": 3},
        {"n": 0},
        {"n": 2.0},
        {"n": None},
        {"n": 2, "between": -1},
        {"n": 2, "between": sentences.FARTHEST + 1},
        {"n": 2, "between": 1.5},
        {"n": 2, "kind": "and"},
        {"n": 2000, "between": 0, "kind": ""},
    ],
)
def test_settings_that_are_refused(wrong):
    with pytest.raises(ValueError) as error:
        sentences.load(seed=0, **wrong)
    assert str(error.value).endswith(".")


def test_encoding_and_back():
    numbers = sentences.encode("I ate an apple.")
    assert numbers.shape == (sentences.LENGTH,)
    assert np.count_nonzero(numbers) == 4
    assert sentences.decode(numbers) == sentences.LECTURE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        (" . ", "empty"),
        ("I ate a pear", "'a' is not in the vocabulary"),
        ("an " * 99, "99 words"),
        (None, "a text"),
        (3, "a text"),
    ],
)
def test_sentences_that_cannot_be_read(text, words):
    with pytest.raises(ValueError, match=words):
        sentences.encode(text)


@pytest.mark.parametrize(
    "numbers", [[-1], [10_000], [1.5], [[1]], "ate", None, [[1], [1, 2]]]
)
def test_numbers_that_are_no_words(numbers):
    with pytest.raises(ValueError):
        sentences.decode(numbers)
