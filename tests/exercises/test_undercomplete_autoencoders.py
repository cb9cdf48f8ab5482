"""The exercises of 04: what is right, and the hint to each mistake."""

import numpy as np

from helpers.exercises import undercomplete_autoencoders as check

HOURGLASS = (784, 100, 30, 100, 784)


def layers(units, biases=True):
    pairs = zip(units[:-1], units[1:], strict=True)
    return sum(a * b + biases * b for a, b in pairs)


def test_numbers_of_parameters_with_a_mistake(hint):
    assert layers(HOURGLASS) == 163_814
    for answer, words in [
        (layers(HOURGLASS, biases=False), "weights alone"),
        (layers(HOURGLASS[:3]), "encoder alone"),
        (layers(HOURGLASS[2:]), "decoder alone"),
        (2 * layers(HOURGLASS[:3]), "decoder's biases differ"),
        (layers(HOURGLASS) + 784, "input is not a layer"),
        (100 + 30 + 100 + 784, "biases alone"),
        (sum(HOURGLASS), "units"),
        (163_815, "four layers"),
        (163_814.5, "four layers"),
        ("163814", "without quotes"),
    ]:
        assert words in hint(check.hourglass_parameters(answer)), answer


def test_pca_errors_with_a_mistake(hint):
    in_brackets = check.pca_error(lambda s, k: [np.sum(s[k:] ** 2)])
    assert in_brackets.kind == "right"
    for function, words in [
        (lambda s, k: np.sum(s[:k] ** 2), "keeps"),
        (lambda s, k: np.sum(s[k:]), "square each"),
        (lambda s, k: np.sqrt(np.sum(s[k:] ** 2)), "square root"),
        (lambda s, k: np.sum(s[k + 1 :] ** 2), "too few"),
        (lambda s, k: np.sum(s[k - 1 :] ** 2), "too many"),
        (lambda s, k: np.mean(s[k:] ** 2), "mean"),
        (lambda s, k: np.sum(s[k:] ** 2) / np.sum(s**2), "share"),
        (lambda s, k: 1.0, "should return 2.5, and yours returned 1."),
        (lambda s, k: s, "the result must be one number"),
        (lambda s, k: np.nan, "NaN"),
    ]:
        assert words in hint(check.pca_error(function)), words


def test_pca_errors_that_are_right_for_some_sizes_only():
    for k_wrong in range(4):
        verdict = check.pca_error(
            lambda s, k, k_wrong=k_wrong: (
                np.sum(s[k:] ** 2) + (k == k_wrong and len(s) == 4)
            )
        )
        assert verdict.kind == "wrong", k_wrong
    four = check.pca_error(lambda s, k: sum(s[i] ** 2 for i in range(k, 4)))
    assert "IndexError" in four.message


def best(codes, r):
    return np.linalg.lstsq(codes, r, rcond=None)[0]


def test_decoders_with_a_mistake(hint):
    assert check.best_decoder(best).kind == "right"
    for function, words in [
        (lambda h, r: np.linalg.lstsq(h, r, rcond=None), "differ"),
        (lambda h, r: best(h, r).T, "transposed"),
        (lambda h, r: h @ best(h, r), "reconstruction"),
        (lambda h, r: h.T @ r, "has to be inverted too"),
        (lambda h, r: h.T @ h @ h.T @ r, "must be inverted"),
        (lambda h, r: best(r, h), "transposed"),
        (lambda h, r: best(r, h).T, "encoder"),
        (lambda h, r: np.zeros((3, 5)), "is possible"),
        (lambda h, r: np.eye(3), "shape (3, 5), not (3, 3)"),
    ]:
        assert words in hint(check.best_decoder(function)), words


def test_a_decoder_that_is_right_for_one_size_only():
    def three(codes, r):
        return best(codes, r) * (1 if codes.shape[1] == 3 else 2)

    assert check.best_decoder(three).kind == "wrong"
