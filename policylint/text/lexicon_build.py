"""Builds the lexicon artefact from jieba's dictionary, opencc's character table and the word lists shipped here.

This is the slow side (about a second, once per machine and version). jieba is never imported: its dictionary is
read as the file it is. :mod:`policylint.text.lexicon` holds the quick side.
"""

from __future__ import annotations

import math
import re
import struct
from array import array
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

HAN_RANGES: Final = ((0x3007, 0x3008), (0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
"""Code points read as Han here: 〇, extension A, the unified ideographs and the compatibility ideographs."""

COST_SCALE: Final = 100
"""A cost is ``-ln(probability)`` in hundredths of a nat, rounded to an integer, so that sums compare exactly."""

_HAN: Final = r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"  # HAN_RANGES
_WORD: Final = re.compile(_HAN + "{1,8}")  # longer words are names
# A line of jieba's dictionary is a word, how often it was seen, and its part of speech, where i is an idiom.
_ENTRY: Final = re.compile(rf"^({_HAN}{{1,8}}) (\d+)", re.MULTILINE)
_IDIOM_ENTRY: Final = re.compile(rf"^({_HAN}{{4}}) \d+ i$", re.MULTILINE)
IDIOM: Final = 0x1000
"""Added to the cost of an idiom that does not fall into two words (大同小異, but not 安全隱患)."""

FIRST_HAN: Final = 0x3000
"""Below every character of a word, above every cost: the blob tells the two apart by this."""

# A character outside the closed classes costs this much more than jieba's count says. Chosen on the tuning half of
# tests/cases/matching/own-pairs.tsv (1 to 3 nats serve alike) and confirmed on the other half.
_BOUND_PENALTY: Final = 2.0
_UNKNOWN_COUNT: Final = 1
# Every word costs this much more, so that of two ways to cut the one with fewer words gains.
_TOKEN_PENALTY: Final = 2.0
_COMPOUND_COUNT: Final = 60
_WORD_COUNT: Final = 10  # half of an idiom that jieba counts less often than this is no word of its own (小異)


def dictionary_path() -> Path:
    """Where jieba's dictionary lies; raises ModuleNotFoundError where jieba is not installed."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name="jieba")
    return Path(spec.origin).with_name("dict.txt")


def convert(name: str, lines: Iterable[str]) -> list[str]:
    """Lines by one of opencc's conversions (``t2s``), together: a call for each would take thrice the time."""
    return _converter(name)("\n".join(lines)).split("\n")


@cache
def _converter(name: str) -> Callable[[str], str]:
    from opencc import OpenCC

    conversion: Callable[[str], str] = OpenCC(name).convert
    return conversion


def fold_table() -> dict[int, str]:
    """For ``str.translate``: Han characters to their Simplified forms, by opencc's ``t2s``, one character at a time."""
    characters = [c for lo, hi in HAN_RANGES for c in map(chr, range(lo, hi))]
    # A line each, so that no two characters are read as a word.
    simple = convert("t2s", characters)
    return {ord(c): s for c, s in zip(characters, simple, strict=True) if s != c and len(s) == 1}


def simplified_characters(characters: Iterable[str]) -> set[str]:
    """Those of some characters that only Simplified text has: 机, 发 and 内, but not 后, 台 or 面.

    A character that Simplified took over counts as Traditional, too, where it is among the 5,401 of everyday use in
    Taiwan: the first level of Big5.
    """
    lines = list(characters)
    columns = zip(lines, convert("s2t", lines), convert("t2s", lines), strict=True)
    return {c for c, traditional, simple in columns if traditional != c and simple == c and not _everyday(c)}


def _everyday(character: str) -> bool:
    try:
        code = character.encode("big5")
    except UnicodeEncodeError:
        return False
    return b"\xa4\x40" <= code <= b"\xc6\x7e"


def build(dictionary: Path) -> bytes:
    """The payload of the artefact: a table of section lengths, then the sections.

    Sections: single costs (H), word heads (I) and blob offsets (I), in native byte order; in UTF-16-LE the blob,
    what is folded, what to, what only Simplified text has, and the compounds.
    """
    fold = fold_table()
    counts, total, idioms = _counts(dictionary, fold)
    singles, words = _costs(counts, total)
    for idiom in idioms:
        if min(counts.get(idiom[:2], 0), counts.get(idiom[2:], 0)) < _WORD_COUNT:
            words[idiom] += IDIOM
    heads, offsets, blob = _pack(words)
    sections = (
        singles.tobytes(),
        heads.tobytes(),
        offsets.tobytes(),
        blob,
        "".join(map(chr, fold)).encode("utf-16-le"),
        "".join(fold.values()).encode("utf-16-le"),
        "".join(sorted(simplified_characters(fold.values()))).encode("utf-16-le"),
        " ".join(compounds()).translate(fold).encode("utf-16-le"),
    )
    padded = [s + bytes(-len(s) % 4) for s in sections]
    return struct.pack("<9I", *map(len, sections), total) + b"".join(padded)


def shipped_words() -> Iterator[tuple[str, int]]:
    """Words of ``data/lexicon_words.txt`` with the count of their section, on jieba's scale."""
    for section, word in _sections("lexicon_words.txt"):
        yield word, int(section.split()[0])


def compounds() -> list[str]:
    """The compounds of ``data/compounds_cuts.txt``, each with ``|`` at its inner cuts."""
    return [word for _, word in _sections("compounds_cuts.txt")]


def _sections(name: str) -> Iterator[tuple[str, str]]:
    section = ""
    for line in files("policylint.data").joinpath(name).read_text("utf-8").split("\n"):
        if line.startswith("= "):
            section = line.removeprefix("= ")
        elif not line.startswith("#"):
            for word in line.split():
                yield section, word


def _counts(dictionary: Path, fold: dict[int, str]) -> tuple[dict[str, int], int, set[str]]:
    """How often each word occurs, how many tokens there are in all, and which words are idioms of four characters."""
    # 2,000 of its three million characters change; str.translate would look up every one of them.
    changing = re.compile(f"[{''.join(map(chr, fold))}]")
    text = changing.sub(lambda c: fold[ord(c[0])], dictionary.read_text("utf-8"))
    counts: dict[str, int] = {}
    # Traditional and Simplified spellings of one word are one word after the fold.
    for word, seen in _ENTRY.findall(text):
        counts[word] = counts.get(word, 0) + int(seen)
    total = round(sum(counts.values()) * math.exp(_TOKEN_PENALTY))
    known = ((compound.replace("|", ""), _COMPOUND_COUNT) for compound in compounds())
    for word, count in (*shipped_words(), *known):
        if _WORD.fullmatch(word):
            simple = word.translate(fold)
            counts[simple] = max(counts.get(simple, 0), count)
    return counts, total, set(_IDIOM_ENTRY.findall(text))


def _costs(counts: Mapping[str, int], total: int) -> tuple[array[int], dict[str, int]]:
    unknown = cost(_UNKNOWN_COUNT, total)
    singles = array("H", [unknown]) * (HAN_RANGES[-1][1] - FIRST_HAN)
    character_class = {c: section for section, chunk in _sections("lexicon_characters.txt") for c in chunk}
    words: dict[str, int] = {}
    costs = {count: cost(count, total) for count in set(counts.values())}
    for word, count in counts.items():
        if len(word) > 1:
            words[word] = costs[count]
        elif (kind := character_class.get(word)) != "bound":
            penalty = 0 if kind else round(_BOUND_PENALTY * COST_SCALE)
            singles[ord(word) - FIRST_HAN] = min(unknown, costs[count] + penalty)
    return singles, words


def cost(count: int, total: int) -> int:
    """Cost of a word seen ``count`` times in ``total`` tokens."""
    return round(COST_SCALE * math.log(total / max(count, 1)))


def _pack(words: Mapping[str, int]) -> tuple[array[int], array[int], bytes]:
    """Words by their first two characters: sorted heads, where each one's block begins, and the blocks."""
    heads, offsets, blocks = array("I"), array("I"), []
    length = 0
    previous = ""
    for word, price in sorted(words.items()):
        if word[:2] != previous:
            previous = word[:2]
            heads.append(head(word[0], word[1]))
            offsets.append(length)
        block = word[2:] + chr(price)
        blocks.append(block)
        length += len(block)
    offsets.append(length)
    return heads, offsets, "".join(blocks).encode("utf-16-le")


def head(first: str, second: str) -> int:
    """The sort key of a word's first two characters, both of the basic plane."""
    return ord(first) << 16 | ord(second)
