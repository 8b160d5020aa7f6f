"""Plain text: the whole file is one post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.drafts.model import Part
from policylint.drafts.tree import Post, lines
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.drafts.fields import FieldMap


def posts(text: str, fields: FieldMap) -> Iterator[Post]:  # noqa: ARG001 - the interface of a format
    """The one post of a text file."""
    body, offsets = lines(text, 0, len(text))
    yield Post(parts=(Part(name="body", text=body, offsets=offsets),), span=Span(0, len(text)))
