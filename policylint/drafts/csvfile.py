"""CSV and TSV: a header row that the field map reads, then one post per row.

The scanner follows RFC 4180 and, where that is silent, Python's csv module, which itself tells no places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.drafts.fields import known_names
from policylint.drafts.model import Problem
from policylint.drafts.tree import Post, Scalar, Table
from policylint.messages import message
from policylint.text.offsets import OffsetMapBuilder, shifted
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.drafts.fields import FieldMap

_DELIMITERS: Final = ",;\t"
_LINE_END: Final = re.compile(r"\r\n|\r|\n|\Z")
_BREAK: Final = re.compile(r"[\r\n]|\Z")
_TEXT_FIELDS: Final = frozenset({"text", "title", "alt", "images"})


class Row(NamedTuple):
    """The cells of a line of a table; a quote that is never closed has its place in ``open_quote``."""

    cells: tuple[Scalar, ...]
    span: Span
    open_quote: int | None = None


def posts(text: str, fields: FieldMap) -> Iterator[Post | Problem]:
    """The posts of a table, one per row that is not blank."""
    table = rows(text, _delimiter(text))
    header = next(table, None)
    if header is None:
        return
    if header.open_quote is not None:
        span = Span(header.open_quote, header.open_quote + 1)
        yield Problem(reason=message("drafts.csv_header_quote"), span=span)
        return
    names = [cell.text.strip() for cell in header.cells]
    first: dict[str, int] = {}
    for i, name in enumerate(names):
        if name and first.setdefault(name, i) != i:
            yield Problem(reason=message("drafts.duplicate_column"), span=header.cells[i].span)
    if not any(fields.canonical(name) in _TEXT_FIELDS for name in names):
        yield Problem(reason=message("drafts.no_text", known=known_names("text")), span=header.span)
        return
    for row in table:
        yield _post(row, names)


def _post(row: Row, names: list[str]) -> Post | Problem:
    if row.open_quote is not None:
        return Problem(reason=message("drafts.csv_quote"), span=Span(row.open_quote, row.open_quote + 1))
    extra = [cell for cell in row.cells[len(names) :] if cell.text]
    if extra:
        reason = message("drafts.csv_cells", cells=len(row.cells), columns=len(names))
        return Problem(reason=reason, span=extra[0].place)
    # A column without a name cannot be asked for by one, yet its text is looked at.
    pairs = ((name or f"column {i + 1}", cell) for i, (name, cell) in enumerate(zip(names, row.cells, strict=False)))
    return Post(values=Table(pairs=tuple(pairs), span=row.span), span=row.span, data=True)


def rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows of a table with the places of their cells; rows without any text are left out."""
    scanner = _Scanner(text, delimiter)
    at = 0
    while at < len(text):
        row, at = scanner.row(at)
        if row.open_quote is not None or any(cell.text for cell in row.cells):
            yield row


class _Scanner:
    def __init__(self, text: str, delimiter: str) -> None:
        self._text = text
        self._delimiter = delimiter
        self._field_end = re.compile(rf"[{delimiter}\r\n]|\Z")

    def row(self, start: int) -> tuple[Row, int]:
        """The row that begins at ``start``, and where the next one does."""
        text, at = self._text, start
        cells: list[Scalar] = []
        while True:
            quoted = text.startswith('"', at)
            cell = self._quoted(at) if quoted else self._plain(at, at)
            if cell is None:
                # What follows is read again from the next line on: one lost quote must not swallow the table. Only
                # pairs of quotes follow (or this one would be closed), so that it cannot happen twice.
                end = self._find(_BREAK, at)
                return Row(tuple(cells), Span(start, end), at), self._line_end(end)
            cells.append(cell)
            at = cell.span.end
            if not text.startswith(self._delimiter, at):
                return Row(tuple(cells), Span(start, at)), self._line_end(at)
            at += 1

    def _plain(self, start: int, at: int) -> Scalar:
        end = self._find(self._field_end, at)
        text = self._text[at:end]
        return Scalar(value=text or None, text=text, offsets=shifted(len(text), at), span=Span(start, end))

    def _quoted(self, start: int) -> Scalar | None:
        builder = OffsetMapBuilder()
        at = start + 1
        while True:
            quote = self._text.find('"', at)
            if quote < 0:
                return None
            builder.linear(self._text[at:quote], at)
            at = quote + 1
            if not self._text.startswith('"', at):
                break
            at += 1
            builder.atomic('"', quote, at)
        # Text behind a closing quote belongs to the cell, as Python's csv module has it.
        rest = self._plain(start, at)
        builder.linear(rest.text, at)
        text, offsets = builder.build()
        if not text:
            offsets = shifted(0, start + 1)
        return Scalar(value=text or None, text=text, offsets=offsets, span=rest.span)

    def _find(self, pattern: re.Pattern[str], at: int) -> int:
        match = pattern.search(self._text, at)
        return match.start() if match else len(self._text)

    def _line_end(self, at: int) -> int:
        match = _LINE_END.match(self._text, at)
        return match.end() if match else at


def _delimiter(text: str) -> str:
    """The character that parts the cells of the header: the one that stands there most often outside quotes."""
    header = re.search(r'(?:"[^"]*"|[^"\r\n])+', text)
    line = re.sub(r'"[^"]*"', "", header[0]) if header else ""
    return max(_DELIMITERS, key=line.count)
