"""HTML within Markdown: tags are dropped, the text between them is read, comments and attributes are kept apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.drafts.links import ENTITY, unescape
from policylint.drafts.tree import Scalar
from policylint.text.offsets import OffsetMapBuilder, shifted
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.drafts.model import PartName

# What is never closed runs to the end, as in a browser. Declarations and processing instructions show no more than
# comments do.
_MARKUP: Final = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<[!?](?P<declaration>[^>]*+)(?:>|\Z)"
    r"|</?(?P<tag>[A-Za-z][A-Za-z0-9-]*+)(?P<attributes>(?:[^\"'<>]|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(r"([A-Za-z_:][\w:.-]*+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++))")
_WRITTEN: Final = re.compile(rf"\r\n?|{ENTITY.pattern}")
_BREAKING: Final = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote"})


class Shown(NamedTuple):
    """Text between tags that is written in ``[start, end)``, and what parts it from the text before."""

    text: str
    start: int
    end: int
    gap: str = ""


class Beside(NamedTuple):
    """A comment, or an attribute of a ``tag`` whose place is ``place``."""

    part: PartName
    scalar: Scalar
    place: Span
    tag: str = ""
    attribute: str = ""


def pieces(source: str, start: int, end: int) -> Iterator[Shown | Beside]:
    """The pieces of the HTML in ``source[start:end]``."""
    at = start
    for markup in _MARKUP.finditer(source, start, end):
        yield from _shown(source, at, markup.start())
        at = markup.end()
        place = Span(*markup.span())
        if markup["tag"] is None:
            text = _trimmed(source, *markup.span("declaration" if markup["comment"] is None else "comment"))
            yield Beside("comments", _scalar(source, *text), place)
            continue
        tag = markup["tag"].lower()
        if tag in _BREAKING:
            yield Shown("", at, at, "\n")
        for attribute in _ATTRIBUTE.finditer(source, *markup.span("attributes")):
            name = attribute[1].lower()
            value = _scalar(source, *attribute.span(attribute.lastindex or 0))
            yield Beside(_part_of(tag, name), value, place, tag, name)
    yield from _shown(source, at, end)


def _shown(source: str, start: int, end: int) -> Iterator[Shown]:
    """Text between tags: entities are read, blank space at its ends is one space or one line break."""
    text_start, text_end = _trimmed(source, start, end)
    yield Shown("", start, text_start, _gap(source[start:text_start]))
    at = text_start
    for written in _WRITTEN.finditer(source, text_start, text_end):
        yield Shown(source[at : written.start()], at, written.start())
        yield Shown(_read(written[0]), *written.span())
        at = written.end()
    yield Shown(source[at:text_end], at, text_end)
    yield Shown("", text_end, end, _gap(source[text_end:end]))


def _gap(blank: str) -> str:
    if not blank:
        return ""
    return "\n" if "\n" in blank or "\r" in blank else " "


def _read(written: str) -> str:
    return "\n" if written[0] == "\r" else unescape(written)


def _part_of(tag: str, attribute: str) -> PartName:
    if attribute in ("href", "src"):
        return "links"
    return "alt" if (tag, attribute) == ("img", "alt") else "code"


def _trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    while start < end and source[start].isspace():
        start += 1
    while start < end and source[end - 1].isspace():
        end -= 1
    return start, end


def _scalar(source: str, start: int, end: int) -> Scalar:
    """A piece of the source with its entities read and its line breaks as ``\\n``."""
    builder = OffsetMapBuilder()
    at = start
    for written in _WRITTEN.finditer(source, start, end):
        builder.linear(source[at : written.start()], at)
        builder.atomic(_read(written[0]), *written.span())
        at = written.end()
    builder.linear(source[at:end], at)
    text, offsets = builder.build()
    return Scalar(value=text, text=text, offsets=offsets if text else shifted(0, start), span=Span(start, end))
