"""Positions in a source file: code points inside, lines and columns at the edge."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

# \r\n, \n and a lone \r end a line. str.splitlines() would also break at U+2028, \x0b, \x1c ..., which no editor does.
_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A half-open range of code points in the source file."""

    start: int
    end: int


class Quote(NamedTuple):
    """A text that was taken from a range of the source file, in whatever form."""

    text: str
    span: Span

    def __str__(self) -> str:
        return self.text


class LineIndex:
    """Finds the line and column of an offset in one text.

    Offsets are 0-based code points; lines and columns are 1-based, columns count code points.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in _LINE_END.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of the code point at ``offset``; the end of the text is a valid offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The inverse of :meth:`position`; a column past the end of its line gives the end of that line."""
        start, end = self.line_span(line)
        return min(start + column - 1, end)

    def line_span(self, line: int) -> Span:
        """The range of a 1-based line without its line break; a line past the end is empty."""
        if line > len(self._starts):
            return Span(len(self._text), len(self._text))
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def line_text(self, line: int) -> str:
        """The text of a 1-based line without its line break."""
        start, end = self.line_span(line)
        return self._text[start:end]

    @property
    def line_count(self) -> int:
        """Number of lines; a text that ends in a line break has an empty last line."""
        return len(self._starts)
