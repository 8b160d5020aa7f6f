"""What stands in a file beside all that is read from it: names of fields, labels, anchors, tags, rows that are no post.

It is what the parts leave over, in every format, so that nothing in a file is out of a confidential rule's sight.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from policylint.drafts.model import Part
from policylint.text.offsets import shifted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.drafts.model import Draft

# What a word can be made of: also an emoji.
_WORD: Final = re.compile(r"\w|[^\x00-\x7f]")
# Of JSON and YAML, of Markdown and HTML.
_ESCAPES: Final = ("\\", "&")


def with_markup(drafts: Sequence[Draft], text: str, beside: Sequence[Part]) -> tuple[Draft, ...]:
    """The drafts of a file, each with the markup from where it begins to where the next one does.

    ``beside`` are parts of it that the format has read, because they stand there with escapes.
    """
    starts = [draft.span.start for draft in drafts]
    left = list(_left(text, [*(part for draft in drafts for part in draft.parts), *beside], starts))
    if not drafts or not (left or beside):
        return tuple(drafts)
    parts: list[list[Part]] = [[] for _ in drafts]
    for part in (*beside, *(Part(name="metadata", text=text[s:e], offsets=shifted(e - s, s)) for s, e in left)):
        parts[_owner(starts, part.offsets.start(0))].append(part)
    return tuple(
        replace(draft, markup=(*draft.markup, *own)) if own else draft for draft, own in zip(drafts, parts, strict=True)
    )


def _owner(starts: Sequence[int], at: int) -> int:
    return max(bisect_right(starts, at) - 1, 0)


def _left(text: str, parts: Sequence[Part], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The ranges with words in them that no part shows, cut where drafts begin."""
    shown = [
        (start, end)
        for part in parts
        for start, end, atomic in part.offsets.segments()
        # A text that stands as a whole for a range of the file does not show what is in it, unless that is an escape.
        if not atomic or text.startswith(_ESCAPES, start)
    ]
    at = 0
    for start, end in sorted([*shown, *((start, start) for start in starts), (len(text), len(text))]):
        if start > at and _WORD.search(text, at, start):
            yield at, start
        at = max(at, end)
