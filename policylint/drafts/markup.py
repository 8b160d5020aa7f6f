"""What stands in a file beside all that is read from it: names of fields, labels, anchors, tags, rows that are no post.

It is what the parts leave over, in every format, so that nothing in a file is out of a confidential rule's sight.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from policylint.drafts.model import Part
from policylint.text.offsets import OffsetMapBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.drafts.model import Draft

# What a word can be made of: also an emoji.
_WORD: Final = re.compile(r"\w|[^\x00-\x7f]")
# How escapes begin in JSON and YAML, in Markdown and HTML.
_ESCAPES: Final = ("\\", "&")
# Those of JSON and YAML for a character by its number; in UTF-16 it may take two.
_NUMBERED: Final = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|U[0-9a-fA-F]{8})"
)
_ENCODINGS: Final = {"u": "utf-16-be", "x": "latin-1", "U": "utf-32-be"}


def with_markup(drafts: Sequence[Draft], text: str) -> tuple[Draft, ...]:
    """The drafts of a file, each with the markup from where it begins to where the next one does."""
    starts = [draft.span.start for draft in drafts]
    left = list(_left(text, drafts, starts)) if drafts else []
    if not left:
        return tuple(drafts)
    parts: list[list[Part]] = [[] for _ in drafts]
    for start, end in left:
        parts[max(bisect_right(starts, start) - 1, 0)].append(_part(text, start, end))
    return tuple(
        replace(draft, markup=(*draft.markup, *own)) if own else draft for draft, own in zip(drafts, parts, strict=True)
    )


def _left(text: str, drafts: Sequence[Draft], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The ranges with words in them that no part shows, cut where drafts begin."""
    shown = [
        (start, end)
        for draft in drafts
        for part in draft.parts
        for start, end, atomic in part.offsets.segments()
        # A text that stands as a whole for a range of the file does not show what is in it, unless that is an escape.
        if not atomic or text.startswith(_ESCAPES, start)
    ]
    at = 0
    for start, end in sorted([*shown, *((start, start) for start in starts), (len(text), len(text))]):
        if start > at and _WORD.search(text, at, start):
            yield at, start
        at = max(at, end)


def _part(text: str, start: int, end: int) -> Part:
    """A range of the file as it stands there, but for escapes."""
    builder = OffsetMapBuilder()
    for escape in _NUMBERED.finditer(text, start, end):
        builder.linear(text[start : escape.start()], start)
        code = bytes.fromhex(re.sub(r"\\[uxU]", "", escape[0]))
        builder.atomic(code.decode(_ENCODINGS[escape[0][1]], "replace"), *escape.span())
        start = escape.end()
    builder.linear(text[start:end], start)
    read, offsets = builder.build()
    return Part(name="metadata", text=read, offsets=offsets)
