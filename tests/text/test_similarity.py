"""The search for similar texts finds what a comparison with each of them finds."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.text.similarity import SimilarityIndex, shingles, tokens

# Texts that share beginnings, ends and what lies between, as posts with a common footer do, in any order.
PIECES = st.sampled_from(
    ["茶", "好茶", "山嵐茶山嵐茶", "abc", " tea ", "秋天的第一杯高山烏龍", "全台門市都喝得到了", "第 3 集", "第 12 集"]
)
TEXTS = st.lists(st.lists(PIECES, min_size=1, max_size=9).map("".join), max_size=12)
LEAST = [Fraction(1, 10**9), Fraction(1, 10), Fraction(1, 2), Fraction("0.83"), Fraction(17, 20), Fraction(1)]


def similarity(one: list[str], other: list[str]) -> Fraction:
    """Token by token, as the guide has it."""

    one, other = ([token for t in text for token in [t] * (5 if t.isdecimal() else 1)] for text in (one, other))

    def rows(text: list[str]) -> list[tuple[str, ...]]:
        edged = ["", "", *text, "", ""]
        return [tuple(edged[i : i + 3]) for i in range(len(text) + 2)]

    def shared(text: list[str], other: list[str]) -> int:
        return sum(any(row in rows(other) for row in rows(text)[i : i + 3]) for i in range(len(text)))

    return Fraction(min(shared(one, other), shared(other, one)), max(len(one), len(other)))


@given(TEXTS, st.sampled_from(LEAST))
def test_it_finds_all_and_nothing_else(texts: list[str], least: Fraction) -> None:
    index = SimilarityIndex(*least.as_integer_ratio())
    before: list[list[str]] = []
    for this in map(tokens, texts):
        alike = [similarity(this, other) for other in before]
        wanted = [(number, int(100 * how)) for number, how in enumerate(alike) if how >= least][::-1]
        assert list(index.similar(shingles(this), lambda _: True)) == wanted
        index.add(shingles(this))
        before.append(this)


@pytest.mark.parametrize(
    ("one", "other", "percent"),
    [
        ("秋天的第一杯高山烏龍今天起全台門市都喝得到了", "秋天的第一杯高山烏龍今天起全台門市都喝得到了", 100),
        # A word in the middle, and close to an end: what it has in common with others counts, and nothing else.
        ("秋天的第一杯高山烏龍今天起全台門市都喝得到", "秋天的第一杯高山紅茶今天起全台門市都喝得到", 90),
        ("秋天的第一杯高山烏龍今天起全台門市都喝得到", "冬天的第一杯高山烏龍今天起全台門市都喝得到", 95),
        ("秋天的第一杯高山烏龍今天起全台門市都喝得到", "秋天的第一杯高山烏龍今天起全台門市都喝不到", 95),
        # Of the longer one.
        ("秋天的第一杯高山烏龍", "秋天的第一杯高山烏龍全台門市都喝得到了", 52),
        ("全台門市都喝得到了秋天的第一杯高山烏龍", "秋天的第一杯高山烏龍全台門市都喝得到了", 100),
        ("一二三四一二三四一二三四", "一二三四", 33),
        ("taste our new oolong in every shop today", "taste our new oolong in every shop tomorrow", 87),
        ("taste our new oolong", "taste their own tea", 25),
        ("茶人說茶第 1 集今晚八點準時上線", "茶人說茶第 2 集今晚八點準時上線", 73),
        ("茶人說茶第 12 集今晚八點準時上線", "茶人說茶第 12 集今早八點準時上線", 94),
        ("茶", "茶", 100),
        ("茶", "酒", 0),
    ],
)
def test_how_similar(one: str, other: str, percent: int) -> None:
    assert int(100 * similarity(tokens(one), tokens(other))) == percent
    for this, earlier in ((one, other), (other, one)):
        index = SimilarityIndex(1, 10**9)
        index.add(shingles(tokens(earlier)))
        assert dict(index.similar(shingles(tokens(this)), lambda _: True)).get(0, 0) == percent


def test_only_what_is_wanted_is_compared() -> None:
    index = SimilarityIndex(4, 5)
    for _ in range(3):
        index.add(shingles(tokens("the same text")))
    found = index.similar(shingles(tokens("the same text")), lambda number: number != 1)
    assert list(found) == [(2, 100), (0, 100)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("高山茶 new tea", ["高", "山", "茶", "new", "tea"]),
        ("a4紙，don't_1,600", ["a4", "紙", "don", "t", "1", "600"]),
        ("tiếng việt чай ชา おちゃ 차", ["tiếng", "việt", "чай", "ช", "า", "お", "ち", "ゃ", "차"]),
    ],
)
def test_tokens(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@pytest.mark.parametrize("kind", ["the same sentences", "one template"])
def test_texts_that_have_much_in_common_are_not_compared_one_by_one(kind: str) -> None:
    draw = random.Random(1)
    sentences = ["".join(chr(draw.randrange(0x4E00, 0x9FA5)) for _ in range(20)) for _ in range(500)]
    index, compared = SimilarityIndex(17, 20), list[int]()

    def wanted(number: int) -> bool:
        compared.append(number)
        return True

    for i in range(300):
        shared = draw.choices(sentences[:20], k=5) if kind == "the same sentences" else [*sentences[:4], sentences[-i]]
        this = shingles(tokens("".join(shared)))
        list(index.similar(this, wanted))
        index.add(this)
    assert len(compared) < 300 * 299 / 2 / 20


def test_texts_of_all_lengths_beside_each_other() -> None:
    index = SimilarityIndex(9, 10)
    long = [chr(0x4E00 + i) for i in range(3000)]
    lengths = list(range(1, 3000, 17))
    for length in lengths:
        index.add(shingles(long[:length]))
    for length in (1, 2, 63, 64, 900, 3000):
        found = [lengths[number] for number, _ in index.similar(shingles(long[:length]), lambda _: True)]
        assert found == [n for n in reversed(lengths) if min(n, length) * 10 >= max(n, length) * 9]
