"""What a draft file becomes: posts with text parts and metadata, every character with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.messages import Message
    from policylint.text.offsets import OffsetMap
    from policylint.text.span import Span

PartName = Literal["body", "title", "alt", "hashtags", "links", "code", "comments", "metadata"]
VISIBLE_PARTS: Final[tuple[PartName, ...]] = ("body", "title", "alt", "hashtags")
"""What a reader of the post will see."""


class Part(NamedTuple):
    """One piece of a draft's text, as its reader gets it: without escapes, quoting and markup.

    ``offsets`` maps ``text`` to code points of the file. ``field`` is the path of the metadata value it came from
    (``images[0].alt``), empty for the running text. A draft may have several parts of one name: a thread has a
    body per post, a gallery an alt per picture.
    """

    name: PartName
    text: str
    offsets: OffsetMap
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One post.

    ``metadata`` has the canonical names of the field map (``platform``, ``account``, ``author``, ``publish_at`` ...)
    and, under their own names, all fields that the map does not know. ``platform``, ``account``, ``hashtags`` (without
    their sign) and ``topics`` are tuples of text, ``approvals`` of texts and of mappings with ``by``, ``images`` is a
    list of mappings with ``src`` and ``alt``, ``sponsored`` a boolean and ``publish_at`` a datetime where they can be
    read as such; every other value is what the file holds (text, numbers, booleans, None, lists, mappings). ``fields``
    gives the place of each metadata value; ``span`` is the whole post. ``markup`` is what else the file has there:
    names of fields, labels, anchors, tags. It is no part of what the post says, and only confidential rules look at it.
    ``unread`` tells that something in it could not be read, so that nobody knows what its metadata lack.
    """

    index: int
    parts: tuple[Part, ...]
    metadata: Mapping[str, object]
    fields: Mapping[str, Span]
    span: Span
    markup: tuple[Part, ...] = ()
    unread: bool = False


class Problem(NamedTuple):
    """Something in a draft file that could not be read; the rest of the file is still checked.

    ``span`` is None where the place cannot be told in code points (an undecodable byte).
    """

    reason: Message
    span: Span | None = None


class Document(NamedTuple):
    """One draft file: its decoded text (without a byte order mark) and the posts in it."""

    path: str
    text: str
    drafts: tuple[Draft, ...]
    format: str = "text"
    problems: tuple[Problem, ...] = ()
