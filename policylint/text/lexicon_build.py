"""Builds the lexicon artefact from jieba's dictionary, opencc's character table and the word lists shipped here.

This is the slow side (about two seconds, once per machine and version). jieba is never imported: its dictionary is read
as the file it is. :mod:`policylint.text.lexicon` holds the quick side and the format.
"""

from __future__ import annotations

import math
import struct
from array import array
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HAN_RANGES: Final = ((0x3007, 0x3008), (0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
"""Code points read as Han here: 〇, extension A, the unified ideographs and the compatibility ideographs."""

COST_SCALE: Final = 100
"""A cost is ``-ln(probability)`` in hundredths of a nat, rounded to an integer, so that sums compare exactly."""

LONGEST_WORD: Final = 8
FIRST_HAN: Final = 0x3000
"""Below every character of a word, above every cost: the blob tells the two apart by this."""

# A character outside the closed classes costs this much more than jieba's count says. Chosen on the tuning half of
# tests/cases/matching/own-pairs.tsv (1 to 2 nats serve alike) and confirmed on the other half.
_BOUND_PENALTY: Final = 1.5
_UNKNOWN_COUNT: Final = 1


def sources() -> tuple[Path, Path]:
    """Where jieba's dictionary and opencc's package lie; neither is imported.

    Raises ModuleNotFoundError where one is not installed.
    """
    return _package_dir("jieba") / "dict.txt", _package_dir("opencc")


def fold_table() -> dict[str, str]:
    """Every Han character whose Simplified form is another character, by opencc's ``t2s``, one character at a time."""
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    pairs = ((c, convert(c)) for lo, hi in HAN_RANGES for c in map(chr, range(lo, hi)))
    return {c: simple for c, simple in pairs if simple != c and len(simple) == 1}


def build(dictionary: Path) -> bytes:
    """The payload of the artefact: a table of section lengths, then the sections, little-endian.

    Sections: single costs (H), word heads (I), blob offsets (I), blob (UTF-16), fold from (UTF-16), fold to (UTF-16).
    """
    fold = fold_table()
    counts, total = _counts(dictionary, fold)
    singles, words = _costs(counts, total)
    heads, offsets, blob = _pack(words)
    sections = (
        singles.tobytes(),
        heads.tobytes(),
        offsets.tobytes(),
        blob,
        "".join(fold).encode("utf-16-le"),
        "".join(fold.values()).encode("utf-16-le"),
    )
    padded = [s + bytes(-len(s) % 4) for s in sections]
    return struct.pack("<6I", *map(len, sections)) + struct.pack("<2I", total, 0) + b"".join(padded)


def shipped_words() -> Iterator[tuple[str, int]]:
    """Words of ``data/lexicon_words.txt`` with the count of their section, on jieba's scale."""
    for section, word in _sections("lexicon_words.txt"):
        yield word, int(section.split()[0])


def _package_dir(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name=name)
    return Path(spec.origin).parent


def _sections(name: str) -> Iterator[tuple[str, str]]:
    section = ""
    for line in files("policylint.data").joinpath(name).read_text("utf-8").split("\n"):
        if line.startswith("= "):
            section = line.removeprefix("= ")
        elif not line.startswith("#"):
            for word in line.split():
                yield section, word


def _counts(dictionary: Path, fold: Mapping[str, str]) -> tuple[dict[str, int], int]:
    table = str.maketrans(dict(fold))
    counts: dict[str, int] = {}
    # Traditional and Simplified spellings of one word are one word after the fold.
    for line in dictionary.read_text("utf-8").translate(table).split("\n"):
        word, _, rest = line.partition(" ")
        if word and len(word) <= LONGEST_WORD and all(map(_is_han, word)):
            counts[word] = counts.get(word, 0) + int(rest.split(" ")[0])
    total = sum(counts.values())
    for word, count in shipped_words():
        if all(map(_is_han, word)):
            simple = word.translate(table)
            counts[simple] = max(counts.get(simple, 0), count)
    return counts, total


def _costs(counts: Mapping[str, int], total: int) -> tuple[array[int], dict[str, int]]:
    unknown = cost(_UNKNOWN_COUNT, total)
    singles = array("H", [unknown]) * (HAN_RANGES[-1][1] - FIRST_HAN)
    character_class = {c: section for section, chunk in _sections("lexicon_characters.txt") for c in chunk}
    words: dict[str, int] = {}
    for word, count in counts.items():
        if len(word) > 1:
            words[word] = cost(count, total)
        elif (kind := character_class.get(word)) != "bound":
            penalty = 0 if kind == "free" else round(_BOUND_PENALTY * COST_SCALE)
            singles[ord(word) - FIRST_HAN] = min(unknown, cost(count, total) + penalty)
    return singles, words


def cost(count: int, total: int) -> int:
    """Cost of a word seen ``count`` times in ``total`` tokens."""
    return round(COST_SCALE * math.log(total / max(count, 1)))


def _pack(words: Mapping[str, int]) -> tuple[array[int], array[int], bytes]:
    """Words by their first two characters: sorted heads, where each one's block begins, and the blocks."""
    heads, offsets, blocks = array("I"), array("I"), []
    length = 0
    previous = ""
    for word in sorted(words):
        if word[:2] != previous:
            previous = word[:2]
            heads.append(head(word[0], word[1]))
            offsets.append(length)
        block = word[2:] + chr(words[word])
        blocks.append(block)
        length += len(block)
    offsets.append(length)
    return heads, offsets, "".join(blocks).encode("utf-16-le")


def head(first: str, second: str) -> int:
    """The sort key of a word's first two characters, both of the basic plane."""
    return ord(first) << 16 | ord(second)


def _is_han(c: str) -> bool:
    code = ord(c)
    return any(lo <= code < hi for lo, hi in HAN_RANGES)
