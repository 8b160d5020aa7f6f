"""Builds the patterns of evasive spellings of a term, when a policy is compiled.

Readings come from pypinyin, with those of Taiwan's standard from ``data/evasion_readings.txt``; parts of characters and
known substitutes from the tables beside it. :mod:`policylint.text.evasion` holds the check.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final

from policylint.text.boundary import is_han
from policylint.text.evasion import EvasionPattern
from policylint.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from policylint.text.evasion import EvasionKind

# How tones are written behind Zhuyin, in Unicode and on a keyboard.
_TONE_MARKS: Final = {"1": "ˉ", "2": "ˊ´", "3": "ˇ˅", "4": "ˋ`", "5": "˙·"}
_ZHUYIN_TONES: Final = str.maketrans("", "", "ˉˊˇˋ˙")
_VERTICAL: Final = "ㄧ一丨"
"""The Zhuyin letter I as it looks upright and lying."""
_INITIALS: Final = frozenset("ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙ")
# Alone these stand for particles in chat: ㄉ for 的 and ㄌ for 了 anywhere, ㄇㄅㄋ for 嗎吧呢 where a clause ends.
_PARTICLES: Final = frozenset("ㄉㄌ")
_FINAL_PARTICLES: Final = frozenset("ㄅㄇㄋ")
# What a syllable must not touch, so that it is a whole one: letters, Zhuyin and its tones.
_LETTERS: Final = "a-z\u00df-\u024fㄅ-ㄯˉˊˇˋ˙"
# Characters in everyday use: the first level of Big5 and of GB 2312, as ranges of the first byte.
_EVERYDAY: Final = (("big5", 0xA4, 0xC6), ("gb2312", 0xB0, 0xD7))
_SPELLING: Final = re.compile(r"(?:(.*)\[)?([^\[\]]+)(?:\](.*))?")
"""A line's spelling: before, [itself], after; or itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spellings:
    """The ways to write one character of a term otherwise."""

    letters: list[str] = field(default_factory=list)
    homophones: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    digits: list[str] = field(default_factory=list)

    def every(self) -> Iterator[str]:
        """All of them."""
        yield from (*self.letters, *self.homophones, *self.parts, *self.digits)


def patterns_of(term: str, kinds: Collection[EvasionKind]) -> tuple[EvasionPattern, ...]:
    """Patterns that find a term, as a policy writes it, in the evasive spellings of some kinds; often none or one.

    A term needs two characters: one alone has too many homophones, and only its parts or a known substitute tell it.
    A term has some hundred literals, or a few thousand where both of its characters have very common sounds.
    Raises ModuleNotFoundError where pypinyin or opencc is not installed.
    """
    folded = fold(term).text
    patterns = list(_known(folded)) if "homophone" in kinds else []
    spellings = [_Spellings() for _ in folded]
    if len(folded) > 1 and any(map(is_han, folded)) and not {"homophone", "phonetic"}.isdisjoint(kinds):
        _add_sounds(folded, spellings, kinds)
    if "split" in kinds:
        for char, spelling in zip(folded, spellings, strict=True):
            spelling.parts.extend(_splits().get(char, ()))
    literals = set(_literals(folded, spellings))
    if literals:
        regex = "".join(_piece(folded, i, spelling) for i, spelling in enumerate(spellings))
        patterns.append(
            EvasionPattern(term=folded, pieces=tuple(folded), literals=tuple(sorted(literals)), regex=regex)
        )
    return tuple(patterns)


def _add_sounds(term: str, spellings: list[_Spellings], kinds: Collection[EvasionKind]) -> None:
    for char, readings, spelling in zip(term, _readings(term), spellings, strict=True):
        if "phonetic" in kinds:
            spelling.letters.extend(sorted({w for r in readings for w in (*_zhuyin(r), *_pinyin(r))}))
        if "homophone" in kinds:
            sounds = {c for r in readings for c in _homophones().get(r, ())}
            known = [s for s in _substitutions().get(char, ()) if s != char]
            spelling.digits.extend(s for s in known if s.isdecimal())
            spelling.homophones.extend(sorted(sounds.union(s for s in known if not s.isdecimal()) - {char}))


def _literals(term: str, spellings: list[_Spellings]) -> Iterator[str]:
    """Strings of which every evasive spelling of the term contains one.

    Where a character of the term is kept, it has a replaced one beside it. Where none is, parts stand out by
    themselves, and of homophones the two neighbours with the fewest pairs.
    """
    for (left, after), (right, before) in pairwise(zip(term, spellings, strict=True)):
        yield from (left + s[0] for s in before.every())
        yield from (s[-1] + right for s in after.every())
        yield from (f"{left} {s[0]}" for s in before.letters)
        yield from (f"{s[-1]} {right}" for s in after.letters)
    for spelling in spellings:
        yield from spelling.parts
    if len(term) > 1 and all(s.homophones for s in spellings):
        pairs = [(a.homophones, b.homophones) for a, b in pairwise(spellings)]
        yield from map("".join, product(*min(pairs, key=lambda pair: len(pair[0]) * len(pair[1]))))


def _piece(term: str, at: int, spelling: _Spellings) -> str:
    """The regular expression of one character of a term, as a group."""
    choices = [re.escape(term[at])]
    if spelling.homophones:
        choices.append(f"[{''.join(spelling.homophones)}]")
    choices += map(re.escape, spelling.parts)
    choices += (rf"(?<![0-9a-z.]){d}(?![0-9a-z]|\.[0-9])" for d in spelling.digits)
    if spelling.letters:
        longest_first = sorted(spelling.letters, key=len, reverse=True)
        letters = "|".join(rf"{s}(?!\W|\Z)" if s in _FINAL_PARTICLES else re.escape(s) for s in longest_first)
        # Editors put a space between Han characters and letters.
        before = " ?" if at else f"(?<![{_LETTERS}])"
        after = " ?" if at < len(term) - 1 else f"(?![{_LETTERS}])"
        choices.append(f"{before}(?:{letters}){after}")
    return f"({'|'.join(choices)})"


def _zhuyin(reading: str) -> Iterator[str]:
    """A syllable in Zhuyin as it comes out of the fold: with its tone or without, and its initial alone."""
    from pypinyin import Style
    from pypinyin.style import convert

    letters = convert(reading, Style.BOPOMOFO, strict=True).translate(_ZHUYIN_TONES)
    tones = [fold(mark).text for mark in _TONE_MARKS[_tone(reading)]]
    for vertical in _VERTICAL:
        spelled = letters.replace("ㄧ", vertical)
        yield from (spelled + tone for tone in tones)
        if spelled not in _VERTICAL[1:]:
            yield spelled
    if letters[0] in _INITIALS - _PARTICLES:
        yield letters[0]


def _pinyin(reading: str) -> Iterator[str]:
    """A syllable in Pinyin: plain, with its tone as a mark, and with its tone as a digit."""
    from pypinyin import Style
    from pypinyin.style import convert

    plain = convert(reading, Style.NORMAL, strict=True)
    if len(plain) > 1:
        for letters in {plain, plain.replace("v", "ü")}:
            yield from (letters, letters + _tone(reading))
        yield fold(reading).text


def _tone(reading: str) -> str:
    """The tone of a syllable in marked Pinyin, 1 to 5."""
    from pypinyin import Style
    from pypinyin.style import convert

    last: str = convert(reading, Style.TONE3, strict=True)[-1]
    return last if last.isdecimal() else "5"


def _readings(term: str) -> list[set[str]]:
    """For each character of a term its readings in marked Pinyin, none for what has no known one."""
    from pypinyin import pinyin

    simple = term.translate(_simplified())  # pypinyin knows words by their Simplified spelling
    # The stub of `errors` lacks what its documentation has: a list stands for several characters.
    read = pinyin(simple, errors=list)  # type: ignore[arg-type]
    readings: list[set[str]] = []
    for char, key, (in_word, *_) in zip(term, simple, read, strict=True):
        if in_word == key:  # not Han, or unknown
            readings.append(set())
        else:
            found = {in_word, *_taiwan().get(char, ())}
            # A second character that a word says in the neutral tone has its own tone beside it.
            readings.append(found | _own(char) if _tone(in_word) == "5" else found)
    return readings


@cache
def _simplified() -> dict[int, str]:
    from policylint.text.lexicon_build import fold_table

    return fold_table()


def _own(char: str) -> set[str]:
    """The commonest reading of a character by itself, and Taiwan's."""
    from pypinyin import pinyin

    return {pinyin(char)[0][0], *_taiwan().get(char, ())}


@cache
def _homophones() -> dict[str, list[str]]:
    """Everyday characters by their readings."""
    found: dict[str, list[str]] = {}
    for char in _everyday():
        for reading in _own(char):
            found.setdefault(reading, []).append(char)
    return found


def _everyday() -> set[str]:
    cells = (
        bytes((first, second)).decode(encoding, errors="ignore")
        for encoding, lowest, highest in _EVERYDAY
        for first in range(lowest, highest + 1)
        for second in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    )
    return {c for c in cells if len(c) == 1 and is_han(c)}


@cache
def _taiwan() -> dict[str, list[str]]:
    """Readings of Taiwan's standard, by character."""
    found: dict[str, list[str]] = {}
    for reading, characters in (line.split() for line in _lines("evasion_readings.txt")):
        for char in characters:
            found.setdefault(char, []).append(reading)
    return found


@cache
def _splits() -> dict[str, list[str]]:
    """The parts of characters, in each of their forms."""
    found: dict[str, list[str]] = {}
    forms: dict[str, str] = {}
    section = ""
    for line in _lines("evasion_splits.txt"):
        if line.startswith("= "):
            section = line
        elif section == "= forms":
            forms.update((form[0], form) for form in line.split())
        else:
            for pair in line.split():
                spellings = map("".join, product(*(forms.get(part, part) for part in pair[1:])))
                found.setdefault(pair[0], []).extend(spellings)
    return found


@cache
def _substitutions() -> dict[str, list[str]]:
    """Known spellings of folded words; square brackets around those that need the characters beside them."""
    found: dict[str, list[str]] = {}
    for line in _lines("evasion_substitutions.txt"):
        word, *spellings = fold(line).text.split()
        found.setdefault(word, []).extend(spellings)
    return found


def _known(term: str) -> Iterator[EvasionPattern]:
    """A pattern for each word with known spellings in a term."""
    for word, spellings in _substitutions().items():
        found = re.search(rf"(?<![0-9a-z]){word}(?![0-9a-z])" if word.isascii() else word, term)
        if found and len(word) > 1:  # a numeral is one character's affair
            parts = [_SPELLING.fullmatch(s) for s in spellings]
            contexts = [p.groups("") for p in parts if p]
            choices = "|".join(f"(?<={re.escape(b)}){re.escape(s)}(?={re.escape(a)})" for b, s, a in contexts)
            before, after = term[: found.start()], term[found.end() :]
            groups = (*map(re.escape, before), choices, *map(re.escape, after))
            yield EvasionPattern(
                term=term,
                pieces=(*before, word, *after),
                literals=tuple(sorted({before[-1:] + s + after[:1] for _, s, _ in contexts})),
                regex="".join(f"({g})" for g in groups),
                known=True,
            )


def _lines(name: str) -> list[str]:
    text = files("policylint.data").joinpath(name).read_text("utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]
