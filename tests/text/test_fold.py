"""Folding: what becomes of a text, and that every match maps back to exactly the characters it came from."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.text.fold import fold, fold_keeping_case

FOLDS = [
    ("機密文件", "機密文件"),
    ("機̶密̶文件", "機密文件"),
    ("保\u200b證", "保證"),
    ("最\ufe00佳", "最佳"),
    ("be\u00adst", "best"),
    ("𝗕𝗲𝘀𝘁", "best"),
    ("🅱🅴🆂🆃", "best"),
    ("🅐🅑", "ab"),
    ("🇹🇼", "tw"),
    ("ＬＩＮＥ", "line"),
    ("Straße", "strasse"),
    ("ｶﾞﾗｽ", "ガラス"),
    ("か\u3099", "が"),
    ("cafe\u0301", "café"),
    ("㊙密", "秘密"),
    ("⼿術", "手術"),
    ("⻛险", "风险"),
    ("⺼", "肉"),
    ("㏾", "31日"),
    ("㍿", "株式会社"),
    ("…", "..."),
    ("1\ufe0f\u20e3", "1"),
    ("第①", "第1"),
    ("\u1112\u1161\u11ab", "한"),
    ("\u202e機\u202c密", "機密"),
    ("\U000e0041機", "機"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDS)
def test_fold(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_keeps_capitals_where_asked() -> None:
    assert fold_keeping_case("ＬＩＮＥ Pay") == "LINE Pay"


@pytest.mark.parametrize(
    ("text", "term", "covered"),
    [
        ("公司機\u200b密外流", "機密", "機\u200b密"),
        ("公司機̶密̶外流", "機密", "機̶密̶"),
        ("約㎏重", "kg", "㎏"),
        ("保\u200b證㎏", "kg", "㎏"),
        ("全台第①名", "第1", "第①"),
        ("A\u0301\u0302機密", "機密", "機密"),
        ("愛❤\ufe0f機密", "機密", "機密"),
    ],
)
def test_a_match_covers_its_source_characters(text: str, term: str, covered: str) -> None:
    folded = fold(text)
    at = folded.text.index(term)
    start, end = folded.offsets.span(at, at + len(term))
    assert text[start:end] == covered


# Characters of every sort that the fold treats on its own, mixed with any others.
TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("機密保證aBé①㎏…ﾞｶ\u200b\u0301\u0336\ufe0f\u00ad🅱🇹\u1112\u1161\u11abßİ\u3099か\uffff"),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)


@given(TEXTS)
def test_spans_follow_the_text(text: str) -> None:
    folded = fold(text)
    spans = [folded.offsets.span(i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(spans))
    # Each character's own source range folds to something that holds it.
    assert all(folded.text[i] in fold(text[s.start : s.end]).text for i, s in enumerate(spans))


@given(TEXTS)
def test_what_is_left_out_is_invisible_or_a_mark(text: str) -> None:
    folded = fold(text)
    covered = set()
    for i in range(len(folded.text)):
        covered.update(range(*folded.offsets.span(i, i + 1)))
    left_out = [c for i, c in enumerate(text) if i not in covered]
    assert all(unicodedata.category(c) in ("Cf", "Mn", "Me", "Lo") for c in left_out)


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == fold(fold(once).text).text


@given(TEXTS, st.data())
def test_derived_is_the_inverse_of_start(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if folded.text:
        at = data.draw(st.integers(0, len(folded.text) - 1))
        start = folded.offsets.start(at)
        # Of several characters that stand for one, the first.
        assert folded.offsets.start(folded.offsets.derived(start)) == start


def test_ten_thousand_marks_are_one_character() -> None:
    folded = fold("a" + "\u0301\u0316" * 5_000 + "b")
    assert folded.text[0] == "a" or folded.text[0] == "á"
    assert folded.text.endswith("b")
    assert len(folded.text) < 40


def test_a_million_characters() -> None:
    text = "機\u200b密" * 350_000
    folded = fold(text)
    assert folded.text == "機密" * 350_000
    assert folded.offsets.span(699_998, 700_000) == (1_049_997, 1_050_000)
