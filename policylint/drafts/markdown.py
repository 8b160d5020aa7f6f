"""Markdown with front matter: what its reader will see, and what stands beside it.

pyromark (CommonMark, tables, strikethrough, task lists) finds the structure. The body is one part, without markup, its blocks
parted by a blank line; code, comments, link destinations and alt texts are parts of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from policylint.drafts.frontmatter import split
from policylint.drafts.html import Html
from policylint.drafts.links import destination, destination_of_definition
from policylint.drafts.model import Part, PartName, Problem
from policylint.drafts.tree import Post, Scalar, Table
from policylint.text.offsets import OffsetMap, OffsetMapBuilder, shifted
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policylint.drafts.fields import FieldMap

PLACEHOLDER: Final = "\ufffc"
"""Stands in the body for inline code, so that the words around it do not join."""

_SEPARATORS: Final = {
    "Paragraph": "\n\n", "Heading": "\n\n", "CodeBlock": "\n\n", "HtmlBlock": "\n\n", "BlockQuote": "\n\n",
    "Table": "\n\n", "Item": "\n", "TableHead": "\n", "TableRow": "\n", "TableCell": "\t",
}  # fmt: skip
"""What parts a block from the text before it, unless something wider does."""


class _Event(NamedTuple):
    kind: str
    """Start, End, Text, Code, Html, InlineHtml, SoftBreak ..."""
    name: str
    """Of Start and End: the element."""
    data: Any
    start: int
    end: int


def posts(text: str, fields: FieldMap) -> Iterator[Post | Problem]:  # noqa: ARG001 - the interface of a format
    """The one post of a Markdown file."""
    front = split(text)
    yield from front.problems
    reader = _Reader(text)
    reader.read(front.body)
    yield Post(
        parts=(*reader.finish(), *front.comments),
        pictures=tuple(reader.pictures),
        values=front.values,
        span=Span(0, len(text)),
    )


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._body = OffsetMapBuilder()
        self._gap = ""
        self._end = 0
        """Where what has been read so far ends in the source; what lies before the next text is markup."""
        self._parts: list[Part] = []
        self._code: OffsetMapBuilder | None = None
        self._html = Html(text, self._say, self._beside)
        self._links: list[tuple[bool, str]] = []
        """The links and pictures around: whether a picture, and the destination (empty for a reference)."""
        self._alt: OffsetMapBuilder | None = None
        self._alt_start = 0
        self._depth = 0
        self.pictures: list[Table] = []

    def read(self, start: int) -> None:
        """Read the running text from ``start`` on."""
        import pyromark

        self._end = start
        options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
        source = self._text[start:]
        markdown = pyromark.Markdown(options=options | pyromark.Options.ENABLE_TASKLISTS)
        for event in _events(markdown.events_with_range(source), source, start):
            self._take(event)
        definitions = markdown.reference_definitions(source) if "]:" in source else {}
        places = [d["span"] for d in definitions.values()]
        at = _code_points(source, [x["start"] for x in places], start)
        for definition, place in zip(definitions.values(), places, strict=True):
            self._parts.append(destination_of_definition(self._text, at[place["start"]], definition["dest"]))
