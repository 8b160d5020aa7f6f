"""The values of a data file with their places: what JSON, YAML, CSV and front matter are read into."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from policylint.drafts.model import Part, PartName
from policylint.text.offsets import OffsetMap, OffsetMapBuilder, shifted
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


MAX_DEPTH: Final = 100
"""Levels of lists and mappings that a data file may have; a post needs five (YAML has the same bound)."""


class Scalar(NamedTuple):
    """A single value: what it is in Python, and the text that stands for it in the file, character by character."""

    value: object
    text: str
    offsets: OffsetMap
    span: Span

    @property
    def place(self) -> Span:
        """Where the text stands, without quotes; the whole scalar where there is no text."""
        return self.offsets.span(0, len(self.text)) if self.text else self.span

    @property
    def has_text(self) -> bool:
        """Whether it can be read as text. A number can: it may be a tag or a telephone number."""
        return self.value is not None and not isinstance(self.value, bool)

    def part(self, name: PartName, path: str) -> Part:
        """The scalar as a part of a draft; ``path`` is its field, empty for running text."""
        return Part(name=name, text=self.text, offsets=self.offsets, field=path)


class Listing(NamedTuple):
    """A list of values."""

    items: tuple[Tree, ...]
    span: Span

    @property
    def place(self) -> Span:
        """Where the list stands."""
        return self.span


class Table(NamedTuple):
    """Named values, in the order of the file; a name twice is a problem that the format has reported."""

    pairs: tuple[tuple[str, Tree], ...]
    span: Span

    @property
    def place(self) -> Span:
        """Where the mapping stands."""
        return self.span


Tree: TypeAlias = Scalar | Listing | Table


class Post(NamedTuple):
    """One post as its format read it, before the field map names its values.

    ``parts`` and ``pictures`` are what the format itself found in running text; ``shared`` are values that stand once
    for several posts, around the list of them. Where ``data`` holds, the text has to come from a field.
    """

    span: Span
    values: Table | None = None
    parts: tuple[Part, ...] = ()
    pictures: tuple[Table, ...] = ()
    shared: Table | None = None
    data: bool = False


def plain(tree: Tree) -> object:
    """The value without places: text, numbers, booleans, None, lists and dicts."""
    match tree:
        case Scalar():
            return tree.value
        case Listing():
            return [plain(item) for item in tree.items]
        case Table():
            return {key: plain(value) for key, value in tree.pairs}


def unplaced(value: object, at: int) -> Tree:
    """The inverse of :func:`plain` for values that do not stand in the file: all of them are an empty place there."""
    here = Span(at, at)
    match value:
        case dict():
            return Table(pairs=tuple((str(k), unplaced(v, at)) for k, v in value.items()), span=here)
        case list() | tuple():
            return Listing(items=tuple(unplaced(item, at) for item in value), span=here)
    text = value.isoformat() if isinstance(value, datetime.date) else "" if value is None else str(value)
    builder = OffsetMapBuilder()
    builder.atomic(text, at, at)
    return Scalar(value=value, text=text, offsets=builder.build()[1], span=here)


def children(tree: Tree, path: str) -> Iterator[tuple[str, Tree]]:
    """What a list or a mapping holds, each with its path from the post: ``images[0]``, ``campaign.note``."""
    match tree:
        case Listing():
            for index, item in enumerate(tree.items):
                yield f"{path}[{index}]", item
        case Table():
            for key, value in tree.pairs:
                yield f"{path}.{key}" if path else key, value


def leaves(tree: Tree, path: str) -> Iterator[tuple[str, Scalar]]:
    """All single values in a value, each with its path."""
    if isinstance(tree, Scalar):
        yield path, tree
        return
    for inner, child in children(tree, path):
        yield from leaves(child, inner)


def names(tree: Tree) -> Iterator[str]:
    """The names in all mappings of a value."""
    if isinstance(tree, Table):
        yield from (key for key, _ in tree.pairs)
    for _, child in children(tree, ""):
        yield from names(child)


def inside(text: str, offsets: OffsetMap, start: int, end: int, *, prefix: str = "") -> tuple[str, OffsetMap]:
    """A piece of a derived text with its own map; ``prefix`` is put before it and has no width in the source."""
    builder = OffsetMapBuilder()
    begin = offsets.start(start)
    builder.atomic(prefix, begin, begin)
    for i in range(start, end):
        first, last = offsets.span(i, i + 1)
        if last - first == 1:
            builder.linear(text[i], first)
        else:
            builder.atomic(text[i], first, last)
    return builder.build() if len(builder) else ("", shifted(0, begin))


_LINE_BREAK: Final = re.compile(r"\r\n|\r")


def lines(text: str, start: int, end: int) -> tuple[str, OffsetMap]:
    """Running text as its reader gets it: every line break is one ``\\n``, blank space at both ends is gone."""
    while start < end and text[start] in " \t\r\n":
        start += 1
    while start < end and text[end - 1] in " \t\r\n":
        end -= 1
    if text.find("\r", start, end) < 0:
        return text[start:end], shifted(end - start, start)
    builder = OffsetMapBuilder()
    for match in _LINE_BREAK.finditer(text, start, end):
        builder.linear(text[start : match.start()], start)
        builder.atomic("\n", *match.span())
        start = match.end()
    builder.linear(text[start:end], start)
    return builder.build()
