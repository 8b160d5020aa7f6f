"""Makes the tables of :mod:`policylint.text.scripts` when a policy is compiled: from OpenCC and from
``data/script_words.txt``, which knows what a table of characters cannot tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from policylint.text.lexicon_build import convert, simplified_characters
from policylint.text.scripts import Tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# The rows and cells of the two-byte codes, which are the characters of everyday text in either script.
_CODES: Final = {
    "gb2312": (range(0xB0, 0xF8), range(0xA1, 0xFF)),
    "big5": (range(0xA4, 0xFA), (*range(0x40, 0x7F), *range(0xA1, 0xFF))),
}
# In GB 2312, and yet in Simplified text in no more than a few surnames.
_MISPLACED: Final = frozenset("後於")
_BETWEEN: Final = "／"


def simplified_leftovers() -> Tables:
    """What is left over from Simplified in Traditional text, written as in Taiwan."""
    section = _sections("script_words.txt")
    own = {*section["traditional"]}
    found = sorted((simplified_characters(_repertoire("gb2312")) | {*section["simplified"]}) - own)
    hong_kong = set("".join(convert("t2hk", _traditional())))
    characters = dict(zip(found, convert("s2tw", found), strict=True))
    readings = {row[0]: row[1:] for row in section["readings"]}
    return Tables(
        characters={**characters, **{c: traditional[0] for c, traditional in readings.items()}},
        beside={row[0]: row[1] for row in section["beside"]},
        readings={c: _BETWEEN.join(traditional) for c, traditional in readings.items() if len(traditional) > 1},
        words=_by_form([*section["words"], *section["shared"]]),
        shared=convert("t2s", section["shared"]),
        kept=section["kept"],
        hong_kong="".join(c for c in found if c in hong_kong),
    )


def traditional_leftovers() -> Tables:
    """What is left over from Traditional in Simplified text, which has some of its characters for something else."""
    changed = _traditional()
    both = changed.keys() & (set(_repertoire("gb2312")) - _MISPLACED)
    return Tables(
        characters={c: simple for c, simple in changed.items() if c not in both},
        # OpenCC leaves the particle to its phrases, for 著 is Simplified, too, in 著名.
        beside={**{c: changed[c] for c in sorted(both)}, "著": "着"},
    )


def confusables() -> Iterator[tuple[str, str, list[str]]]:
    """The rows of ``data/script_confusables.txt``: a wrong word, its right form, and words in which it is not wrong."""
    for wrong, right, *kept in _rows("script_confusables.txt"):
        yield wrong, right, kept


def _traditional() -> dict[str, str]:
    """Characters of Big5 that Simplified text writes otherwise, and how."""
    characters = list(_repertoire("big5"))
    return {c: simple for c, simple in zip(characters, convert("t2s", characters), strict=True) if c != simple}


def _repertoire(encoding: str) -> Iterator[str]:
    """The Chinese characters of a two-byte code."""
    rows, cells = _CODES[encoding]
    codes = (bytes((row, cell)) for row in rows for cell in cells)
    return (c for code in codes if (c := code.decode(encoding, "ignore")) >= "\u3400")


def _by_form(words: list[str]) -> dict[str, str]:
    """Words by their Simplified forms: as OpenCC writes the word, and character by character."""
    apart = convert("t2s", [" ".join(word) for word in words])
    forms = zip(words, convert("t2s", words), apart, strict=True)
    pairs = ((form, word) for word, whole, split in forms for form in (split.replace(" ", ""), whole))
    return {form: word for form, word in pairs if form != word}


def _sections(name: str) -> dict[str, list[str]]:
    """The words of a table by the section that they stand in."""
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for row in _rows(name):
        if row[0] == "=":
            words = sections.setdefault(row[1], [])
        else:
            words += row
    return sections


def _rows(name: str) -> Iterable[list[str]]:
    from importlib.resources import files

    lines = files("policylint.data").joinpath(name).read_text("utf-8").split("\n")
    return (line.split() for line in lines if line and not line.startswith("#"))
