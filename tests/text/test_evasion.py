"""Evasive spellings are found where a reader would read the term, and ordinary text is left alone."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.text import evasion
from policylint.text.evasion import EvasionKind, EvasionPattern, find_evasions
from policylint.text.evasion_build import patterns_of
from policylint.text.fold import fold
from policylint.text.lexicon import Lexicon, open_lexicon

if TYPE_CHECKING:
    from collections.abc import Collection

CASES = Path(__file__).parent.parent / "cases" / "matching" / "evasion.tsv"
DATA = Path(__file__).parent.parent.parent / "policylint" / "data"
ALL: tuple[EvasionKind, ...] = ("homophone", "phonetic", "split")


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return open_lexicon(tmp_path_factory.mktemp("cache"))


@cache
def patterns(term: str, kinds: Collection[EvasionKind] = ALL) -> tuple[EvasionPattern, ...]:
    return patterns_of(term, kinds)


def found(term: str, text: str, lexicon: Lexicon, kinds: Collection[EvasionKind] = ALL) -> list[str]:
    """The evasive spellings of a term in a text, as the engine finds them: with the term among the words."""
    known = lexicon.extended({term: 100})
    folded = fold(text)
    return [
        text[slice(*folded.offsets.span(start, end))]
        for pattern in patterns(term, kinds)
        if any(literal in folded.text for literal in pattern.literals)
        for start, end in find_evasions(folded.text, pattern, lexicon=known)
    ]


def rows() -> list[list[str]]:
    return [line.split("\t") for line in CASES.read_text("utf-8").split("\n")[1:] if line]


@pytest.mark.parametrize(("case", "term", "should_match", "text", "note"), rows())
def test_case(case: str, term: str, should_match: str, text: str, note: str, lexicon: Lexicon) -> None:
    assert bool(found(term, text, lexicon)) == (should_match == "1"), note


@pytest.mark.parametrize(
    ("term", "text", "spelling"),
    [
        ("保證", "全台保症有效", "保症"),
        ("保證", "全台保 ZHENG 有效", "保 ZHENG"),
        ("保證", "我們 bao證有效", "bao證"),
        ("機密", "公司機ㄇㄧ`外流", "機ㄇㄧ`"),
        ("療程", "療ㄔㄥ´三個月", "療ㄔㄥ´"),
        ("減肥", "減\u200b月巴茶", "減\u200b月巴"),
        ("加LINE", "請加賴：abc", "加賴"),
        ("LINE", "請加賴：abc", "賴"),
        ("第一", "全台第①品牌", "第①"),
    ],
)
def test_finds_exactly_the_spelling(term: str, text: str, spelling: str, lexicon: Lexicon) -> None:
    assert found(term, text, lexicon) == [spelling]


def test_finds_every_place(lexicon: Lexicon) -> None:
    assert found("保證", "保症有效，保ㄓ有效，保證有效，飽正有效", lexicon) == ["保症", "保ㄓ", "飽正"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [("homophone", "剪肥茶"), ("phonetic", "減fei茶"), ("split", "減月巴茶")],
)
def test_each_kind_is_opted_into(kind: EvasionKind, text: str, lexicon: Lexicon) -> None:
    others = tuple(k for k in ALL if k != kind)
    assert found("減肥", text, lexicon, (kind,))
    assert not found("減肥", text, lexicon, others)


def test_a_single_character_has_no_homophones(lexicon: Lexicon) -> None:
    assert not found("媽", "罵 馬 ㄇㄚ ma", lexicon)
    assert found("媽", "你的女馬", lexicon) == ["女馬"]


@pytest.mark.parametrize("term", ["", "Acme", "5G", "12", "一", "，"])
def test_terms_without_evasive_spellings(term: str) -> None:
    assert patterns_of(term, ALL) == ()


def test_patterns_survive_json() -> None:
    for pattern in (*patterns("保證"), *patterns("加LINE")):
        again = EvasionPattern(**json.loads(json.dumps(dataclasses.asdict(pattern))))
        assert (again.regex, tuple(again.literals), tuple(again.pieces)) == (
            pattern.regex,
            pattern.literals,
            pattern.pieces,
        )


@pytest.mark.parametrize("term", ["保證", "意義", "事實", "知識", "降血壓", "營業秘密", "糖尿病", "5G手機", "第一品牌"])
def test_literals_stay_few(term: str) -> None:
    assert sum(len(p.literals) for p in patterns(term)) < 5000


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_every_evasive_spelling_contains_a_literal(data: st.DataObject, lexicon: Lexicon) -> None:
    term = data.draw(st.sampled_from(["保證", "減肥", "降血壓", "媽", "加LINE", "第一", "意外"]))
    for pattern in patterns(term):
        text = data.draw(st.from_regex(re.compile(pattern.regex), fullmatch=False))
        for start, end in find_evasions(text, pattern, lexicon=lexicon):
            assert any(literal in text[start:end] for literal in pattern.literals)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=6))
def test_no_term_is_too_odd(term: str) -> None:
    for pattern in patterns_of(term, ALL):
        assert re.compile(pattern.regex).groups == len(pattern.pieces)
        assert "".join(pattern.pieces) == pattern.term == fold(term).text


@given(text=st.text("保症飽正證機密ㄇㄧˋ一 zheng月巴減,。", max_size=30))
def test_ranges_lie_in_the_text_and_apart(text: str, lexicon: Lexicon) -> None:
    for term in ("保證", "機密", "減肥"):
        for pattern in patterns(term):
            end_before = 0
            for start, end in find_evasions(text, pattern, lexicon=lexicon):
                assert end_before <= start < end <= len(text)
                assert text[start:end] != term
                end_before = end


@pytest.mark.parametrize(("unit", "each"), [("吃飽正在保zh", 0), ("保症有效，", 1), ("保", 0), ("保zhen", 0)])
def test_each_candidate_of_a_long_text_is_judged_once(
    unit: str, each: int, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text is so long that work which grew with the square of it could not go unnoticed."""
    judged: list[tuple[int, int]] = []

    def counted(found: re.Match[str], pattern: EvasionPattern, lexicon: Lexicon) -> bool:
        judged.append(found.span())
        return reads(found, pattern, lexicon)

    reads = evasion._reads_as_term
    monkeypatch.setattr(evasion, "_reads_as_term", counted)
    units = 20_000
    text = unit * units + "，保症有效。"
    places = [at * len(unit) for at in range(units)] if each else []
    for pattern in patterns("保證"):
        judged.clear()
        found = list(find_evasions(text, pattern, lexicon=lexicon))
        if "症" in pattern.regex:
            assert found == [(at, at + 2) for at in (*places, len(unit) * units + 1)]
        else:
            assert found == []
        assert judged == sorted(set(judged))
        assert len(judged) <= 2 * units + 1


def test_parts_are_no_words(lexicon: Lexicon) -> None:
    """Parts that are a common word of their own would find that word."""
    lines = [line for line in tables("evasion_splits.txt") if not line.startswith("=")]
    pairs = [pair for line in lines[1:] for pair in line.split()]
    costs = {pair: lexicon.word_cost(pair[1:].translate(lexicon.fold)) for pair in pairs}
    assert [pair for pair, cost in costs.items() if cost is not None and cost < lexicon.term_cost] == []
    assert len(pairs) == len(costs)
    assert [pair for pair in pairs if len(pair) < 3 or pair[0] in pair[1:]] == []


def test_known_spellings_are_well_formed() -> None:
    for line in tables("evasion_substitutions.txt"):
        for spelling in line.split()[1:]:
            assert re.fullmatch(r"[^\[\]]*\[[^\[\]]+\][^\[\]]*|[^\[\]]+", spelling), spelling


def test_readings_differ_from_the_library() -> None:
    from pypinyin import pinyin

    for reading, characters in (line.split() for line in tables("evasion_readings.txt")):
        for char in characters:
            assert pinyin(char)[0][0] != reading, char


def tables(name: str) -> list[str]:
    lines = (DATA / name).read_text("utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def test_the_check_needs_no_library_of_the_build() -> None:
    code = "import sys, policylint.text.evasion; print(*{'pypinyin', 'opencc', 'jieba'}.intersection(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
