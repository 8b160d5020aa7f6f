"""Maps from a derived text back to the text it came from.

A draft's text is derived from its file (escapes, quoting and markup are gone), and a folded text is derived from
a draft's text (case, width and invisible characters are gone). Both carry an :class:`OffsetMap`, so that a match
is located once and never searched for again.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


class OffsetMap:
    """Maps half-open ranges of a derived text to ranges of its source.

    The derived text is a row of segments. A linear segment stands for as many source code points as it has itself,
    one by one. An atomic segment stands as a whole for a source range of any length: an escape, an expansion
    (``…`` to ``...``), or a line break that a format inserts.
    """

    __slots__ = ("_atomic", "_derived", "_source", "_source_end")

    def __init__(self, derived: list[int], source: list[int], source_end: list[int], atomic: list[bool]) -> None:
        self._derived = derived
        self._source = source
        self._source_end = source_end
        self._atomic = atomic

    def start(self, offset: int) -> int:
        """Source offset where the derived code point at ``offset`` begins."""
        i = max(bisect_right(self._derived, offset) - 1, 0)
        if self._atomic[i]:
            return self._source[i]
        return min(self._source[i] + offset - self._derived[i], self._source_end[i])

    def end(self, offset: int) -> int:
        """Source offset where the derived code point before ``offset`` ends."""
        i = max(bisect_right(self._derived, offset - 1) - 1, 0)
        if self._atomic[i]:
            return self._source_end[i]
        return min(self._source[i] + offset - self._derived[i], self._source_end[i])

    def span(self, start: int, end: int) -> Span:
        """Source range that the derived range ``[start, end)`` stands for; an empty range gives an empty one."""
        first = self.start(start)
        return Span(first, max(first, self.end(end))) if end > start else Span(first, first)

    def segments(self) -> Iterator[tuple[int, int, bool]]:
        """The source range of each segment, start and end, and whether the segment is atomic."""
        return zip(self._source, self._source_end, self._atomic, strict=True)

    def derived(self, offset: int) -> int:
        """Derived offset of the code point at a source offset; of one that left no trace, where the next one stands."""
        i = bisect_right(self._source, offset) - 1
        if i < 0:
            return self._derived[0]
        if offset < self._source_end[i]:
            return self._derived[i] + (0 if self._atomic[i] else offset - self._source[i])
        # Behind the segment: the next one, or the end of the derived text, whose length only a linear last segment
        # tells.
        return (
            self._derived[i + 1]
            if i + 1 < len(self._derived)
            else self._derived[i] + self._source_end[i] - self._source[i]
        )


def shifted(length: int, by: int = 0) -> OffsetMap:
    """The map of a text that stands in its source as it is, ``by`` code points in."""
    return OffsetMap([0], [by], [by + length], [False])


IDENTITY: Final = OffsetMap([0], [0], [2**62], [False])
"""The map of a text that is its own source."""


class OffsetMapBuilder:
    """Builds a derived text and its map side by side, from left to right."""

    __slots__ = ("_atomic", "_chunks", "_derived", "_length", "_source", "_source_end")

    def __init__(self) -> None:
        self._chunks: list[str] = []
        self._length = 0
        self._derived: list[int] = []
        self._source: list[int] = []
        self._source_end: list[int] = []
        self._atomic: list[bool] = []

    def __len__(self) -> int:
        return self._length

    def linear(self, text: str, source: int) -> None:
        """Append text that stands in the source, code point by code point, from ``source`` on."""
        if not text:
            return
        if self._atomic and not self._atomic[-1] and self._source_end[-1] == source:
            self._source_end[-1] = source + len(text)
            self._chunks.append(text)
            self._length += len(text)
            return
        self._append(text, source, source + len(text), atomic=False)

    def atomic(self, text: str, source: int, source_end: int) -> None:
        """Append text that stands as a whole for the source range ``[source, source_end)``."""
        if text:
            self._append(text, source, source_end, atomic=True)

    def _append(self, text: str, source: int, source_end: int, *, atomic: bool) -> None:
        self._chunks.append(text)
        self._derived.append(self._length)
        self._source.append(source)
        self._source_end.append(source_end)
        self._atomic.append(atomic)
        self._length += len(text)

    def build(self) -> tuple[str, OffsetMap]:
        """The derived text and its map; a builder that got nothing gives the empty text."""
        if not self._derived:
            return "", shifted(0)
        return "".join(self._chunks), OffsetMap(self._derived, self._source, self._source_end, self._atomic)
