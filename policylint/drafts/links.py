"""Where the destinations and titles of Markdown links stand: the parser tells what they are, not where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from policylint.drafts.tree import Scalar
from policylint.text.offsets import OffsetMapBuilder, shifted
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.drafts.model import Part

ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_PIECE: Final = re.compile(rf"\\[!-/:-@\[-`{{-~]|{ENTITY.pattern}|[^\\&]+|.", re.DOTALL)
_LONGEST_ENTITY: Final = 34
_BEFORE_DESTINATION: Final = re.compile(r"\s*<?")
_BEFORE_TITLE: Final = re.compile(r">?\s+[\"'(]")
_LABEL: Final = re.compile(r"\[(?:[^\[\]\\]|\\.)*+\]:", re.DOTALL)


def inline_target(text: str, behind: int, span: Span, destination: str) -> Scalar:
    """The destination of an inline link or picture, whose text ends at ``behind``."""
    at = text.find("](", behind, span.end)
    return _target(text, at + 2, span, destination) if at >= 0 else whole(destination, span)


def definition_target(text: str, span: Span, destination: str) -> Scalar:
    """The destination of a link reference definition, ``[label]: destination``."""
    label = _LABEL.match(text, span.start, span.end)
    return _target(text, label.end(), span, destination) if label else whole(destination, span)


def _target(text: str, at: int, span: Span, destination: str) -> Scalar:
    opening = _BEFORE_DESTINATION.match(text, at, span.end)
    found = trace(text, opening.end() if opening else at, destination)
    return found if found and found.span.end <= span.end else whole(destination, span)


def parts(text: str, span: Span, target: Scalar, title: str | None) -> Iterator[Part]:
    """A link's destination and title (what a mouse that rests on it shows) as parts of the draft."""
    if target.text:
        yield target.part("links", "")
    if title:
        opening = _BEFORE_TITLE.match(text, target.place.end, span.end)
        found = trace(text, opening.end(), title) if opening else None
        yield (found or whole(title, span)).part("metadata", "link.title")


def whole(decoded: str, span: Span) -> Scalar:
    """A text that stands as a whole for a range of the source."""
    builder = OffsetMapBuilder()
    builder.atomic(decoded, *span)
    text, offsets = builder.build()
    return Scalar(value=text, text=text, offsets=offsets if text else shifted(0, span.start), span=span)


def trace(text: str, at: int, decoded: str) -> Scalar | None:
    """The scalar that reads ``decoded`` and is written at ``at``, with backslashes and entities; None if it is not."""
    builder = OffsetMapBuilder()
    end = at
    while len(builder) < len(decoded):
        # No further than the longest entity can reach: otherwise each link would look through the rest of the file.
        piece = _PIECE.match(text, end, end + len(decoded) - len(builder) + _LONGEST_ENTITY)
        if not piece:
            return None
        written = piece[0]
        char = unescape(written)
        if char == written:
            char = char[: len(decoded) - len(builder)]
            builder.linear(char, end)
            end += len(char)
        else:
            builder.atomic(char, end, piece.end())
            end = piece.end()
    found, offsets = builder.build()
    if found != decoded:
        return None
    return Scalar(value=found, text=found, offsets=offsets if found else shifted(0, at), span=Span(at, end))


def unescape(written: str) -> str:
    """What a backslash escape or an entity stands for; anything else is returned as it is."""
    if written[0] == "\\" and len(written) == 2:
        return written[1]
    if written[0] == "&" and len(written) > 2:
        from html import unescape as unescape_entity

        return unescape_entity(written)
    return written
