"""The search for similar texts finds what a comparison with each of them finds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.text.similarity import SimilarityIndex, shingles

WORDS = st.text("abcdefgh", max_size=12)
# Texts that share beginnings and ends, as posts with a common footer do.
TEXTS = st.lists(st.tuples(st.sampled_from(["", "abcdefghabcd" * 3]), WORDS, st.sampled_from(["", "hgfedcba" * 4])))


@given(
    TEXTS,
    st.sampled_from([Fraction(1, 10), Fraction(1, 2), Fraction(4, 5), Fraction("0.83"), Fraction(19, 20), Fraction(1)]),
    st.integers(2, 4),
)
def test_it_finds_all_and_nothing_else(texts: list[tuple[str, str, str]], least: Fraction, many: int) -> None:
    index = SimilarityIndex(*least.as_integer_ratio(), many=many)
    before: list[frozenset[int]] = []
    for text in map("".join, texts):
        this = shingles(text)
        alike = [Fraction(len(this & other), len(this | other)) for other in before]
        wanted = [(number, float(how)) for number, how in enumerate(alike) if how >= least][::-1]
        assert list(index.similar(this, lambda _: True)) == wanted
        index.add(this)
        before.append(this)


def test_only_what_is_wanted_is_compared() -> None:
    index = SimilarityIndex(4, 5)
    for _ in range(3):
        index.add(shingles("the same text"))
    found = index.similar(shingles("the same text"), lambda number: number != 1)
    assert list(found) == [(2, 1.0), (0, 1.0)]


@pytest.mark.parametrize(("text", "count"), [("", 1), ("ab", 1), ("abc", 1), ("abcd", 2), ("aaaa", 1)])
def test_shingles(text: str, count: int) -> None:
    assert len(shingles(text)) == count


def test_long_texts_that_are_all_alike_take_no_deep_recursion() -> None:
    index = SimilarityIndex(19, 20, many=3)
    long = "".join(map(chr, range(0x4E00, 0x4E00 + 3000)))
    for i in range(8):
        found = list(index.similar(shingles(long[:i] + "x" + long[i + 1 :]), lambda _: True))
        assert [number for number, _ in found] == list(range(i))[::-1]
        index.add(shingles(long[:i] + "x" + long[i + 1 :]))
