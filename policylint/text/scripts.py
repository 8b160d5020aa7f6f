"""Words of the one Chinese script in text of the other, and how they are written there.

:mod:`policylint.text.scripts_build` makes the tables when a policy is compiled; this is the check. It starts from the
characters that only the other script has, and takes the words that they stand in, since a character alone does not tell
how it is written: 发 is 發 in 发展 and 髮 in 头发.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.text.boundary import WINDOW, classify, is_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policylint.text.lexicon import Lexicon

_LONGEST: Final = 4
# Kana so near make Han characters Japanese. The middle dot and the length mark stand in Chinese names as well.
_KANA: Final = re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff6f\uff71-\uff9d]")
_KANA_WITHIN: Final = 10
_LONGEST_PATH: Final = 100
_NO_PATH: Final = re.compile(r"[\s，。！？、；：「」『』（）()]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """How what is left over from one script is written in the other; all fields are JSON values.

    ``characters`` are those that only the one script has, each with its counterpart; ``beside`` those of both scripts
    that change in a word with one of these. ``readings`` are the counterparts of a character that has several,
    ``words`` (of at most four characters) those that do not change character by character. ``shared`` words give
    themselves away though all their characters are of both scripts; in ``kept`` ones nothing is left over.
    ``hong_kong`` are the characters that Hong Kong writes as Simplified does.
    """

    characters: Mapping[str, str]
    words: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    shared: Sequence[str] = ()
    kept: Sequence[str] = ()
    hong_kong: str = ""


class Rewriting(NamedTuple):
    """A range of a text and what belongs there; ``is_certain`` unless a character in it has several readings."""

    start: int
    end: int
    text: str
    is_certain: bool = True


def rewritings(
    text: str, places: Iterable[tuple[int, int]], tables: Tables, *, lexicon: Lexicon
) -> Iterator[Rewriting]:
    """The words at some places of a text, in order, as they are written in the other script; neighbours as one.

    A place is a character of ``tables.characters`` or a word of ``tables.shared``.
    """
    row: list[Rewriting] = []
    for word in _words(text, places, tables, lexicon):
        if row and row[-1].end < word.start:
            yield _joined(row)
            row = []
        row.append(word)
    if row:
        yield _joined(row)


def _joined(row: Sequence[Rewriting]) -> Rewriting:
    text = "".join(word.text for word in row)
    return Rewriting(row[0].start, row[-1].end, text, all(word.is_certain for word in row))


def converted(word: str, tables: Tables, lexicon: Lexicon) -> str:
    """A word of the one script in the other: by the longest words of the tables in it, else character by character."""
    folded = word.translate(lexicon.fold)
    written = ""
    at = 0
    while at < len(word):
        for size in range(_LONGEST, 1, -1):
            known = tables.words.get(word[at : at + size]) or tables.words.get(folded[at : at + size])
            if known is not None:
                break
        else:
            character = word[at]
            known = tables.characters.get(character) or tables.beside.get(character) or character
        written += known
        at += len(known)
    return written


def is_covered(text: str, start: int, end: int, words: Iterable[str]) -> bool:
    """Whether ``text[start:end]`` is a part of one of some longer words."""
    return any(text.find(word, max(0, end - len(word)), start + len(word)) >= 0 for word in words)


def is_japanese(text: str, start: int, end: int) -> bool:
    """Whether kana stand near ``text[start:end]``, on the same line."""
    before = text[max(0, start - _KANA_WITHIN) : start].rpartition("\n")[2]
    after = text[end : end + _KANA_WITHIN].partition("\n")[0]
    return _KANA.search(before + after) is not None


def path_start(text: str, at: int) -> int:
    """Where the characters before ``at`` that can be of one path with it begin, if a slash or an equals sign does.

    A link ends before Chinese characters, which its path may go on with: wiki/简体字. Returns -1 where there is none.
    """
    low = max(0, at - _LONGEST_PATH)
    sign = max(text.rfind("/", low, at), text.rfind("=", low, at))
    return sign if sign >= 0 and not _NO_PATH.search(text, sign, at) else -1


def _words(text: str, places: Iterable[tuple[int, int]], tables: Tables, lexicon: Lexicon) -> Iterator[Rewriting]:
    reach = 0
    for start, end in places:
        if start < reach or is_covered(text, start, end, tables.kept):
            continue
        first, last = (start, end) if end - start > 1 else _word_around(text, start, lexicon)
        # The word before may have been a shared one, which reaches into this.
        first, reach = max(first, reach), last
        word = text[first:last]
        if word in tables.readings:
            yield Rewriting(first, last, tables.readings[word], is_certain=False)
        else:
            yield Rewriting(first, last, converted(word, tables, lexicon))


def _word_around(text: str, at: int, lexicon: Lexicon) -> tuple[int, int]:
    """The word that holds the character at ``at``, by the likeliest cut of its surroundings."""
    start = at
    while start > max(at - WINDOW, 0) and is_han(text[start - 1]):
        start -= 1
    # The lexicon has the particle as 着 only.
    around = text[start : at + 1 + WINDOW].replace("著", "着")
    for word in classify(around, at - start, at - start + 1, lexicon=lexicon).words:
        if start + len(word) > at:
            return start, start + len(word)
        start += len(word)
    return at, at + 1
