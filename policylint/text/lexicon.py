"""What is a word, and how common it is: a read-only lexicon mapped into memory from a file in the user's cache.

The file is a header line and a payload (:mod:`policylint.text.lexicon_build`). Words are grouped by their first
two characters; a group is found by binary search and decoded when it is first met, so opening costs about a millisecond
and a check reads only the pages that it needs. Neither jieba nor opencc is imported to use it.
"""

from __future__ import annotations

import mmap
import os
import struct
import sys
import zlib
from bisect import bisect_left
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from policylint.files import is_own

if TYPE_CHECKING:
    from collections.abc import Mapping

_VERSION: Final = 2
_NAME: Final = "lexicon.bin"
_HEADER_SIZE: Final = 512
_PREFIX: Final = struct.Struct("<9I")
_FIRST: Final = 0x3000  # lexicon_build.FIRST_HAN; said twice so that a warm start does not import the builder
_SCALE: Final = 100  # lexicon_build.COST_SCALE
_IDIOM: Final = 0x1000  # lexicon_build.IDIOM
_UNKNOWN_COST: Final = 1991  # of a character outside the table: about one in jieba's 60 million tokens
_GROUPS_KEPT: Final = 20_000

LATIN: Final = "\ue000"
"""Stands in a run for a row of Latin letters and digits, as one word of middling frequency."""

TERM_COUNT: Final = 100
"""A policy's term is taken to be at least as common as a word that jieba counts this often."""

_LATIN_COST: Final = 1100

Group = dict[str, list[tuple[str, int]]]
"""Words that share their first two characters, by the third ("" where there is none): (characters after two, cost)."""


class Lexicon:
    """Costs of Simplified words, and the fold that takes Traditional characters there.

    A cost is ``-ln(probability)`` in hundredths of a nat: the smaller, the commoner.
    """

    term_cost: int
    """What a policy's term costs at most as a word."""
    fold: dict[int, str]
    """For ``str.translate``: each Traditional character to its Simplified form, one to one."""

    def __init__(self, payload: memoryview) -> None:
        *sizes, total = _PREFIX.unpack_from(payload)
        at = _PREFIX.size
        sections = []
        for size in sizes:
            sections.append(payload[at : at + size])
            at += size + -size % 4
        singles, heads, offsets, blob, source, target, simplified, compounds = sections
        self._singles = singles.cast("H")
        self._heads = heads.cast("I")
        self._offsets = offsets.cast("I")
        self._blob = blob
        self._total = total
        self.term_cost = self.cost_of(TERM_COUNT)
        self._extra: dict[str, dict[str, int]] = {}
        self._groups: dict[str, Group] = {}
        self._idioms: set[str] = set()
        self.fold = dict(zip(map(ord, _text(source)), _text(target), strict=True))
        # Unpacked when they are first asked for, which for most drafts is never.
        self._traditional_text, self._simplified_text, self._compounds_text = source, simplified, compounds

    @cached_property
    def simplified(self) -> frozenset[str]:
        """Characters that only Simplified text has (:func:`policylint.text.lexicon_build.simplified_characters`)."""
        return frozenset(_text(self._simplified_text))

    @cached_property
    def traditional(self) -> frozenset[str]:
        """Characters that only Traditional text has: all that the fold changes."""
        return frozenset(_text(self._traditional_text))

    @cached_property
    def _compounds(self) -> dict[str, str]:
        return {c.replace("|", ""): c for c in _text(self._compounds_text).split(" ")}

    def inner_cuts(self, word: str) -> set[int] | None:
        """Offsets at which a Simplified compound falls into its parts, both ends with them; None where not known."""
        compound = self._compounds.get(word)
        if compound is None:
            return None
        cuts, at = {0}, 0
        for part in compound.split("|"):
            at += len(part)
            cuts.add(at)
        return cuts

    def is_idiom(self, word: str) -> bool:
        """Whether a word that :meth:`steps` found is an idiom of four characters that does not fall into two words."""
        return word in self._idioms

    def extended(self, words: Mapping[str, int]) -> Lexicon:
        """This lexicon with more words, each with its count on jieba's scale of 60 million tokens.

        100 stands for rare but known. Words may be Traditional or Simplified; single characters are left out.
        """
        extra = {head: dict(group) for head, group in self._extra.items()}
        for word, count in words.items():
            simple = word.translate(self.fold)
            if len(simple) > 1:
                group = extra.setdefault(simple[:2], {})
                cost = self.cost_of(count)
                group[simple[2:]] = min(cost, group.get(simple[2:], cost))
        other = object.__new__(Lexicon)
        other.__dict__.update(self.__dict__, _extra=extra, _groups={}, _idioms=set())
        return other

    def cost_of(self, count: int) -> int:
        """Cost of a word seen ``count`` times in jieba's 60 million tokens."""
        from math import log

        return round(_SCALE * log(self._total / max(count, 1)))

    def steps(self, run: str) -> list[list[tuple[int, int]]]:
        """For each offset of a Simplified run, the words that begin there: (offset where the word ends, cost).

        A single character is always a word, so that a run can always be cut; an unknown one costs most.
        """
        singles, groups = self._singles, self._groups
        known, limit = len(singles), len(run) - 1
        steps = []
        for i, character in enumerate(run):
            at = ord(character) - _FIRST
            cost = singles[at] if 0 <= at < known else _UNKNOWN_COST
            here = [(i + 1, cost if character != LATIN else _LATIN_COST)]
            if i < limit:
                head = run[i : i + 2]
                group = groups.get(head)
                if group is None:
                    group = self._group(head)
                if group:
                    if "" in group:
                        here.append((i + 2, group[""][0][1]))
                    third = run[i + 2 : i + 3]
                    if third and third in group:
                        for tail, cost in group[third]:
                            if run.startswith(tail, i + 2):
                                here.append((i + 2 + len(tail), cost))
            steps.append(here)
        return steps

    def word_cost(self, word: str) -> int | None:
        """Cost of a Simplified word of two or more characters, or None where it is not in the lexicon."""
        if len(word) < 2:
            return None
        return dict(self._group(word[:2]).get(word[2:3], ())).get(word[2:])

    def _group(self, head: str) -> Group:
        found = self._groups.get(head)
        if found is None:
            if len(self._groups) >= _GROUPS_KEPT:
                self._groups.clear()
            found = self._groups[head] = self._read(head)
        return found

    def _read(self, head: str) -> Group:
        words = dict(self._extra.get(head, ()))
        tail = ""
        for c in self._block(head):
            if (cost := ord(c)) < _FIRST:  # a cost closes a word
                if cost >= _IDIOM:
                    cost -= _IDIOM
                    self._idioms.add(head + tail)
                words[tail] = min(cost, words.get(tail, cost))
                tail = ""
            else:
                tail += c
        group: Group = {}
        for tail, cost in words.items():
            group.setdefault(tail[:1], []).append((tail, cost))
        return group

    def _block(self, head: str) -> str:
        first, second = map(ord, head)
        key = first << 16 | second
        if key > 0xFFFF_FFFF or second > 0xFFFF:  # beyond the basic plane jieba knows no words
            return ""
        at = bisect_left(self._heads, key)
        if at == len(self._heads) or self._heads[at] != key:
            return ""
        return _text(self._blob[2 * self._offsets[at] : 2 * self._offsets[at + 1]])


@lru_cache(maxsize=8)
def lexicon_of(cache_dir: Path, words: tuple[str, ...] = ()) -> Lexicon:
    """The lexicon with a policy's own words, opened once; see :func:`open_lexicon`."""
    lexicon = open_lexicon(cache_dir)
    return lexicon.extended(dict.fromkeys(words, TERM_COUNT)) if words else lexicon


def open_lexicon(cache_dir: Path) -> Lexicon:
    """The lexicon from ``cache_dir``, built there first where it is missing, damaged or of other inputs.

    Where the directory cannot be written, the lexicon is built in memory; that is slow (a second or two) but right.
    Raises ModuleNotFoundError where jieba or opencc is not installed.
    """
    path = cache_dir / _NAME
    inputs = _inputs()
    payload = _load(path, inputs)
    if payload is None:
        from policylint.text.lexicon_build import build, dictionary_path

        fresh = build(dictionary_path())
        payload = memoryview(fresh)
        with suppress(OSError):
            _store(path, _header(inputs, payload) + fresh)
    return Lexicon(payload)


def _inputs() -> list[object]:
    """What the artefact depends on; sizes and times stand for contents, for hashing jieba's 5 MB takes too long."""
    from importlib.util import find_spec

    data = Path(__file__).parent.parent / "data"
    facts: list[object] = [_VERSION, sys.byteorder]
    places = [data / f"{name}.txt" for name in ("lexicon_words", "lexicon_characters", "compounds_cuts")]
    places.append(Path(__file__).with_name("lexicon_build.py"))
    for package, name in (("jieba", "dict.txt"), ("opencc", "__init__.py")):
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(name=package)
        places.append(Path(spec.origin).with_name(name))
    for place in places:
        stat = place.stat()
        facts += (stat.st_size, stat.st_mtime_ns)
    return facts


def _header(inputs: list[object], payload: memoryview) -> bytes:
    facts = ("policylint lexicon", *inputs, len(payload), zlib.crc32(payload))
    return repr(facts).encode().ljust(_HEADER_SIZE - 1) + b"\n"


def _load(path: Path, inputs: list[object]) -> memoryview | None:
    try:
        with path.open("rb") as file:
            if not is_own(file.fileno()):
                return None
            view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # missing, unreadable or empty
        return None
    payload = view[_HEADER_SIZE:]
    return payload if bytes(view[:_HEADER_SIZE]) == _header(inputs, payload) else None


def _store(path: Path, content: bytes) -> None:
    """Write so that another process sees the old file or the whole new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _text(view: memoryview) -> str:
    return str(view, "utf-16-le")
