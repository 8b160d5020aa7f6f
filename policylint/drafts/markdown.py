"""Markdown with front matter: what its reader will see, and what stands beside it.

The body is one part, without markup, its blocks parted by a blank line; code, comments, link destinations and alt texts
are parts of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from policylint.drafts import htmltext, links
from policylint.drafts.frontmatter import split
from policylint.drafts.mdevents import Event, parse
from policylint.drafts.model import Part, PartName
from policylint.drafts.tree import Post, Scalar, Table
from policylint.text.offsets import OffsetMapBuilder, shifted
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.drafts.fields import FieldMap
    from policylint.drafts.model import Problem

PLACEHOLDER: Final = "\ufffc"
"""Stands in the body for inline code, so that the words around it do not join."""

_SEPARATORS: Final = {
    "Paragraph": "\n\n", "Heading": "\n\n", "CodeBlock": "\n\n", "HtmlBlock": "\n\n", "BlockQuote": "\n\n",
    "Table": "\n\n", "Item": "\n", "TableHead": "\n", "TableRow": "\n", "TableCell": "\t",
}  # fmt: skip
# How inline code is shown: its line breaks are spaces.
_ONE_LINE: Final = str.maketrans("\r\n", "  ")

_FENCE: Final = re.compile(r"[`~]+[ \t]*")


def posts(text: str, fields: FieldMap) -> Iterator[Post | Problem]:  # noqa: ARG001 - the interface of a format
    """The one post of a Markdown file."""
    front = split(text)
    yield from front.problems
    reader = _Reader(text, front.body)
    body, offsets = reader.body.build()
    if not body:
        offsets = shifted(0, front.body)
    yield Post(
        parts=(Part(name="body", text=body, offsets=offsets), *reader.parts, *front.comments),
        pictures=tuple(reader.pictures),
        values=front.values,
        span=Span(0, len(text)),
    )


class _Reader:
    """Reads the running text; each kind of event has a method."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self.body = OffsetMapBuilder()
        self.parts: list[Part] = []
        self.pictures: list[Table] = []
        self._gap = ""
        """What parts the next text from the body so far."""
        self._end = start
        """Where the text and the links read so far end; what lies between that and the next text is markup."""
        self._behind = start
        """Where the last event ends."""
        self._targets: list[Event] = []
        """The links and pictures around."""
        self._alt: OffsetMapBuilder | None = None
        self._code: OffsetMapBuilder | None = None
        self._indented = False
        self._in_html = False
        events, definitions = parse(text, start)
        for event in events:
            self._take(event)
            self._behind = event.start if event.kind == "Start" else event.end
        for span, destination, title in definitions:
            target = links.definition_target(text, span, destination)
            self.parts += links.parts(text, span, target, title)

    def _take(self, event: Event) -> None:
        match event.kind:
            case "Start":
                self._open(event)
            case "End":
                self._close(event)
            case "Text":
                self._take_text(event)
            case "SoftBreak" | "HardBreak":
                self._write("\n", event.start, event.end)
            case "Code":
                self._take_code(event)
            case "InlineHtml":
                self._take_html(event)
            case _:
                # Html within a block is read with the block; rules and the boxes of tasks are no text.
                pass

    def _open(self, event: Event) -> None:
        self._widen(_SEPARATORS.get(event.name, ""))
        match event.name:
            case "Link" | "Image":
                self._targets.append(event)
                if event.name == "Image" and self._alt is None:
                    self._alt = OffsetMapBuilder()
            case "CodeBlock" if event.data == "Indented":
                # Nobody indents code in a social post: what four spaces make code of is a paragraph set in.
                self._indented = True
            case "CodeBlock":
                self._code = OffsetMapBuilder()
                self._info(event)
            case "HtmlBlock":
                self._in_html = True
                self._take_html(event)

    def _close(self, event: Event) -> None:
        match event.name:
            case "Link" | "Image":
                self._close_target(self._targets.pop())
            case "CodeBlock":
                self._indented = False
                if self._code is not None:
                    self._part("code", self._code)
                    self._end = event.end
                self._code = None
            case "HtmlBlock":
                self._in_html = False
        if event.name in _SEPARATORS and event.name != "TableCell":
            self._widen("\n")

    def _close_target(self, event: Event) -> None:
        """A link or picture is complete: its destination stands behind its text."""
        span = Span(event.start, event.end)
        destination, title = event.data["dest_url"], event.data["title"]
        self._end = event.end
        found: list[Part] = []
        if event.data["link_type"] == "Inline":
            # Where the text is empty, the last event is the one that opened the link.
            behind = max(self._behind, event.start + len("[" if event.name == "Link" else "!["))
            target = links.inline_target(self._text, behind, span, destination)
            found += links.parts(self._text, span, target, title)
        else:
            # What a reference leads to is read where it is defined.
            target = links.whole(destination, span)
        if event.name == "Link" or self._alt is None or any(outer.name == "Image" for outer in self._targets):
            self.parts += found
            return
        self.parts += (part for part in found if part.name != "links")
        text, offsets = self._alt.build()
        self._alt = None
        alt = Scalar(value=text, text=text, offsets=offsets if text else shifted(0, event.start), span=span)
        self.pictures.append(Table(pairs=(("src", target), ("alt", alt)), span=span))

    def _take_text(self, event: Event) -> None:
        text = event.data
        if self._in_html:
            # The indentation of a block of HTML, which has been read as a whole.
            return
        if self._code is not None:
            self._put(self._code, text, event.start, event.end)
        elif self._indented:
            shown = text.rstrip("\n")
            if shown:
                self._write(shown, event.start, event.start + len(shown))
            self._gap += "\n" * (len(text) - len(shown))
        elif self._text.startswith("\\", event.start - 1) and event.start > self._end:
            self._write(text[0], event.start - 1, event.start + 1)
            self._write(text[1:], event.start + 1, event.end)
        else:
            self._write(text, event.start, event.end)

    def _take_code(self, event: Event) -> None:
        """Inline code: between equal rows of backticks, perhaps with a space on either side."""
        written = self._text[event.start : event.end]
        ticks = len(written) - len(written.lstrip("`"))
        inner = written[ticks:-ticks].translate(_ONE_LINE)
        at = event.start + ticks
        if inner != event.data and inner[1:-1] == event.data:
            inner, at = inner[1:-1], at + 1
        builder = OffsetMapBuilder() if self._alt is None else self._alt
        if inner == event.data:
            builder.linear(inner, at)
        else:
            builder.atomic(event.data, at, at + len(inner))
        if builder is not self._alt:
            self._part("code", builder)
            self._write(PLACEHOLDER, event.start, event.end)

    def _take_html(self, event: Event) -> None:
        pictures: dict[Span, list[tuple[str, Scalar]]] = {}
        for piece in htmltext.pieces(self._text, event.start, event.end):
            if isinstance(piece, htmltext.Shown):
                self._widen(piece.gap)
                self._write(piece.text, piece.start, piece.end)
            elif piece.tag == "img" and piece.attribute in ("src", "alt"):
                pictures.setdefault(piece.place, []).append((piece.attribute, piece.scalar))
            elif piece.scalar.text:
                self.parts.append(piece.scalar.part(piece.part, ""))
        self.pictures += (Table(pairs=tuple(pairs), span=place) for place, pairs in pictures.items())

    def _info(self, event: Event) -> None:
        """What stands behind an opening fence: not shown, yet written."""
        info = event.data["Fenced"]
        opening = _FENCE.match(self._text, event.start)
        if info and opening:
            span = Span(opening.end(), opening.end() + len(info))
            self.parts.append((links.trace(self._text, span.start, info) or links.whole(info, span)).part("code", ""))

    def _widen(self, gap: str) -> None:
        self._gap = max(self._gap, gap, key=lambda g: (g.count("\n"), len(g)))

    def _write(self, text: str, start: int, end: int) -> None:
        """Text that is shown: in the alt text of a picture, or in the body."""
        if not text:
            return
        if self._alt is not None:
            self._put(self._alt, text, start, end)
        else:
            if len(self.body):
                self.body.atomic(self._gap, min(self._end, start), start)
            self._gap = ""
            self._put(self.body, text, start, end)
        self._end = end

    def _put(self, builder: OffsetMapBuilder, text: str, start: int, end: int) -> None:
        if self._text[start:end] == text:
            builder.linear(text, start)
        else:
            builder.atomic(text, start, end)

    def _part(self, name: PartName, builder: OffsetMapBuilder) -> None:
        text, offsets = builder.build()
        if text:
            self.parts.append(Part(name=name, text=text, offsets=offsets))
