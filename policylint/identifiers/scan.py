"""One text that may hold identifiers: addresses, rows of digits, the words beside them, and who gets which place."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from policylint.identifiers.detector import plain
from policylint.identifiers.registry import DETECTORS
from policylint.identifiers.tables import tables
from policylint.identifiers.types import Identifier
from policylint.text.domains import tld_end
from policylint.text.entities import entities
from policylint.text.fold import fold
from policylint.text.latin import latin_edges_free

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.identifiers.detector import Detector
    from policylint.text.entities import Entity

# Where a number may begin: nothing of another one before it, and no letter but those of a label. Behind 第 a number
# counts letters and decrees (院臺交字第...號).
_START: Final = re.compile(
    r"(?:(?<![0-9a-z])(?<![0-9][-._])(?<![a-z][-_])(?<!第)(?<!第 )|(?<=tel)|(?<=fax)|(?<=line)|(?<=phone))[0-9a-z(+]"
)
# So many letters and digits may stand before the row in which a number has most of its digits (RO49 AAAA 1B31 0075...).
_LEAD: Final = 14

# A word tells what the number behind it is, in its clause and with so many characters but no other number between; a
# word after the number does so in brackets only.
_REACH: Final = 20
_STOP: Final = re.compile(r"[。!?;,、\n\r]|[0-9]{4,}")
_BRACKETED: Final = re.compile(r" ?\(([^()\n]{0,12})\)")
# In front of a URL's host stands who logs in, which is no address; what follows is cut at its signs.
_URL_HOST: Final = re.compile(r"(?:[a-z]++://)?+[^/?#]*+")
_URL_TOKEN: Final = re.compile(r"[^/?&=#:;,]++")


def scan(text: str, label: str, rows: Sequence[re.Match[str]]) -> tuple[Identifier, ...]:
    """The identifiers in a folded text with these rows of digits; ``label`` is its field's name in small letters."""
    places = _Scan(text, label)
    return tuple(sorted([*places.addresses(), *places.numbers(rows)], key=lambda found: found.start))


def read(value: str) -> Iterator[Identifier]:
    """What a value can be by itself, whatever stands beside it; of a number as many types as have its form."""
    text = plain(fold(value).text.strip())
    yield from (found for found in _Scan(text, "").addresses() if found.end - found.start == len(text))
    for detector in DETECTORS:
        if _compiled(detector.pattern).fullmatch(text) and (normal := detector.value(text)) is not None:
            yield Identifier(detector.type, 0, len(text), normal)


class _Scan:
    """One text, in which each place is given away once."""

    def __init__(self, text: str, label: str) -> None:
        self._text = text
        self._label = label
        self._taken = bytearray(len(text))

    def addresses(self) -> Iterator[Identifier]:
        """The e-mail addresses, those in URLs too (``?to=...``)."""
        if "@" not in self._text:
            return
        for entity in self._entities:
            if entity.kind == "email":
                yield from self._address(entity.start, entity.end)
            elif entity.kind == "url":
                host = _URL_HOST.match(self._text, entity.start, entity.end)
                for token in _URL_TOKEN.finditer(self._text, host.end() if host else entity.end, entity.end):
                    if "@" in token[0]:
                        yield from self._address(*token.span())

    def numbers(self, rows: Sequence[re.Match[str]]) -> Iterator[Identifier]:
        """All others, which begin in or shortly before a row of digits."""
        text = plain(self._text)
        starts = list(_starts(text, rows))
        digits = max((sum(map(str.isdecimal, row[0])) for row in rows), default=0)
        for detector in DETECTORS:
            if detector.digits > digits:
                continue
            words = tables().context[detector.type] if detector.needs_context else ()
            match_at = _compiled(detector.pattern).match
            for start in starts:
                match = match_at(text, start)
                if match is None or not self._is_open(*match.span(), detector):
                    continue
                if words and not self._is_beside(words, *match.span()):
                    continue
                value = detector.value(match[0])
                if value is not None:
                    self._take(*match.span())
                    yield Identifier(detector.type, *match.span(), value)

    def _address(self, start: int, end: int) -> Iterator[Identifier]:
        local, _, host = self._text[start:end].partition("@")
        if local and tld_end(host, host.rfind(".") + 1, len(host)) == len(host):
            self._take(start, end)
            yield Identifier("email", start, end, f"{local}@{host}")

    @cached_property
    def _entities(self) -> Sequence[Entity]:
        return entities(self._text)

    @cached_property
    def _in_links(self) -> bytearray:
        """Marks what lies in URLs and mentions, whose digits number things and accounts."""
        marks = bytearray(len(self._text))
        for entity in self._entities:
            if entity.kind in ("url", "mention"):
                marks[entity.start : entity.end] = b"\1" * (entity.end - entity.start)
        return marks

    def _is_open(self, start: int, end: int, detector: Detector) -> bool:
        return not any(self._taken[start:end]) and (detector.in_urls or not any(self._in_links[start:end]))

    def _take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\1" * (end - start)

    def _is_beside(self, words: Sequence[str], start: int, end: int) -> bool:
        low = max(0, start - _REACH - max(map(len, words)))
        before = self._text[low:start] if low else f"{self._label} {self._text[:start]}"
        bracketed = _BRACKETED.match(self._text, end)
        clauses = [_STOP.split(before)[-1], bracketed[1] if bracketed else ""]
        return any(_holds(clause, word) for clause in clauses for word in words)


def _starts(text: str, rows: Sequence[re.Match[str]]) -> Iterator[int]:
    """Where numbers may begin."""
    low = 0
    for row in rows:
        yield from (start.start() for start in _START.finditer(text, max(low, row.start() - _LEAD), row.end()))
        low = row.end()


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _holds(clause: str, word: str) -> bool:
    """Whether a word stands in a clause, one in Latin letters as a word by itself."""
    at = clause.find(word)
    while at >= 0 and not latin_edges_free(clause, at, at + len(word)):
        at = clause.find(word, at + 1)
    return at >= 0
