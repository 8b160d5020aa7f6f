"""Fold: the normalised view of a text on which terms match, with a map back to the text.

Per character NFKC and case folding; format characters, variation selectors and fillers vanish; combining marks vanish
after Han characters and compose with all others. Terms and texts go through the same fold. Most texts fold to the
same length and need a single ``str.translate``; only a text that shows the sentinel takes the slow way with a map.
"Same length" would be no test of that: ``保<ZWSP>證㎏`` keeps its length and shifts.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from policylint.text.offsets import IDENTITY, OffsetMap, OffsetMapBuilder

_SENTINEL: Final = "\uffff"
_SENTINELS: Final = re.compile(_SENTINEL + "+")
# Unicode's stream-safe format allows 30 marks on one base; more is an attack on whoever sorts them.
_MAX_MARKS: Final = 30

_FILLERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
# Radicals, iteration and number marks, unified and compatibility ideographs. Compared one by one: a character class of
# regular expressions with these ranges takes milliseconds to compile.
_HAN: Final = (
    (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF), (0x20000, 0x323AF),
)  # fmt: skip
# The radicals of U+2E81 to U+2EF3 (without U+2E9A, which is none), which NFKC leaves alone, as the characters that they
# look like: Equivalent_Unified_Ideograph, Unicode 18.0.
_RADICALS: Final = dict(
    zip(
        (code for code in range(0x2E81, 0x2EF4) if code != 0x2E9A),
        "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓"
        "罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐"
        "马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
# Squared and negative letters have no compatibility decomposition: base code point of A, for each row of 26.
_LETTER_ROWS: Final = (0x1F150, 0x1F170, 0x1F1E6)


class Folded(NamedTuple):
    """A folded text and the map from its offsets to those of the text it was folded from."""

    text: str
    offsets: OffsetMap

    @property
    def is_plain(self) -> bool:
        """Whether every character stands for exactly one of the source."""
        return self.offsets is IDENTITY


def fold(text: str) -> Folded:
    """Fold a text for matching."""
    return _fold(text, _CASELESS)


def fold_keeping_case(text: str) -> str:
    """The folded text, but with its capitals: what a term's own capitals are compared with."""
    return _fold(text, _CASED).text


def is_han(char: str) -> bool:
    """Whether a character is a Han character, a radical, or one of the iteration and number marks among them."""
    return any(first <= ord(char) <= last for first, last in _HAN)


class _Table(dict[int, int]):
    """The fold of every character met so far; a character that does not fold to exactly one maps to the sentinel."""

    def __init__(self, *, caseless: bool) -> None:
        super().__init__()
        self.caseless = caseless

    def __missing__(self, code: int) -> int:
        folded = self.normalise(chr(code))
        single = len(folded) == 1 and not _vanishes(chr(code)) and not _combines(folded)
        # Code points, because str.translate writes these several times faster than strings.
        self[code] = result = ord(folded if single else _SENTINEL)
        return result

    def normalise(self, cluster: str) -> str:
        """The fold of one base character with its marks."""
        plain = _letter(cluster) or cluster.translate(_RADICALS)
        normal = unicodedata.normalize("NFKC", plain)
        return unicodedata.normalize("NFKC", normal.casefold()) if self.caseless else normal


# Memos of a pure function, filled character by character: building them whole would cost a start 0.1 s.
_CASELESS: Final = _Table(caseless=True)
_CASED: Final = _Table(caseless=False)


def _fold(text: str, table: _Table) -> Folded:
    quick = text.translate(table)
    if _SENTINEL not in quick:
        return Folded(quick, IDENTITY)
    builder = OffsetMapBuilder()
    position = 0
    for run in _SENTINELS.finditer(quick):
        start, end = run.span()
        # A mark belongs to the character before it, unless that one is already spent.
        first = start - 1 if start > position and _combines(_first_visible(text, start, end)) else start
        builder.linear(quick[position:first], position)
        while first < end:
            first = _fold_cluster(text, first, end, table, builder)
        position = end
    builder.linear(quick[position:], position)
    return Folded(*builder.build())


def _first_visible(text: str, start: int, end: int) -> str:
    return next((c for c in text[start:end] if not _vanishes(c)), "")


def _fold_cluster(text: str, start: int, end: int, table: _Table, builder: OffsetMapBuilder) -> int:
    """Fold the character at ``start`` with the marks after it, and return where the next cluster starts."""
    base = text[start]
    after = start + 1
    if _vanishes(base):
        return after
    marks = []
    position = after
    while position < end and (_vanishes(text[position]) or _combines(text[position])):
        if not _vanishes(text[position]):
            marks.append(text[position])
            after = position + 1
        position += 1
    cluster = base if is_han(base) else base + "".join(marks[:_MAX_MARKS])
    builder.atomic(table.normalise(cluster), start, after)
    return after


def _vanishes(char: str) -> bool:
    if char < "\xad":
        return False
    code = ord(char)
    return (
        char in _FILLERS
        # An enclosing mark (the keycap's frame) says nothing about the character within.
        or unicodedata.category(char) in ("Cf", "Me")
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0100 <= code <= 0xE01EF
        or 0x180B <= code <= 0x180D
    )


def _combines(char: str) -> bool:
    """Whether a character joins the one before it: a mark, a half-width voicing sign, or a Hangul vowel or final."""
    return bool(char) and (
        unicodedata.category(unicodedata.normalize("NFKC", char)[0])[0] == "M" or "\u1161" <= char <= "\u11ff"
    )


def _letter(cluster: str) -> str | None:
    """The letter of a negative circled, negative squared or regional indicator symbol."""
    code = ord(cluster[0])
    row = next((row for row in _LETTER_ROWS if row <= code < row + 26), None)
    return None if row is None else chr(ord("A") + code - row) + cluster[1:]
