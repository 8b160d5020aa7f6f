"""Places that findings point at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from policylint.engine.matching import Match
    from policylint.engine.view import PartView
    from policylint.text.span import Span


class Place(NamedTuple):
    """A place in the file, in which part, and what its reader sees there."""

    span: Span
    part: str
    text: str

    @classmethod
    def of(cls, match: Match) -> Place:
        """Where a match stands."""
        return cls(match.span, match.view.part.name, match.text)

    @classmethod
    def within(cls, view: PartView, start: int, end: int) -> Place:
        """The range ``[start, end)`` of a part's text."""
        part = view.part
        return cls(part.offsets.span(start, end), part.name, part.text[start:end])
