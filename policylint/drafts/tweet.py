"""``.tweet``: front matter, if any, and the posts of a thread, parted by lines that are exactly ``---``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from policylint.drafts.frontmatter import split
from policylint.drafts.model import Part, Problem
from policylint.drafts.tree import Post, lines
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.drafts.fields import FieldMap

_PARTING: Final = re.compile(r"^---[ \t]*(?:\r\n|\r|\Z|$\n?)", re.MULTILINE)


def posts(text: str, fields: FieldMap) -> Iterator[Post | Problem]:  # noqa: ARG001 - the interface of a format
    """The thread in a file: one post whose body has as many parts."""
    front = split(text)
    yield from front.problems
    edges = [front.body]
    for match in _PARTING.finditer(text, front.body):
        edges += match.span()
    pieces = (lines(text, start, end) for start, end in zip(edges[::2], [*edges[1::2], len(text)], strict=True))
    bodies = tuple(Part(name="body", text=body, offsets=offsets) for body, offsets in pieces if body)
    yield Post(parts=(*bodies, *front.comments), values=front.values, span=Span(0, len(text)))
