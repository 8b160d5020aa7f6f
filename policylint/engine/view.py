"""One part of a draft as rules see it: folded once, searched once, and what else they ask of it made when asked."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import IntEnum
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.drafts.model import VISIBLE_PARTS
from policylint.text.fold import fold
from policylint.text.gap import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.drafts.model import Part
    from policylint.engine.program import Program
    from policylint.text.entities import Entity
    from policylint.text.fold import Folded


_CODE: Final = re.compile(r"`[^`\n]+`")


class Form(IntEnum):
    """In which form a literal stands for its term."""

    PLAIN = 0
    """As the term is written, or in a variant that is good anywhere."""
    SIMPLIFIED = 1
    """In a variant that counts in a Simplified draft only."""
    JOINED = 2
    """Without its spaces, which counts in a hashtag only."""


class Candidate(NamedTuple):
    """An occurrence of an entry's literal.

    ``start`` and ``end`` are offsets of the layer that was searched: the folded text, or for a gapped candidate the
    squeezed one; ``folded`` is the range in the folded text.
    """

    entry: int
    form: int
    start: int
    end: int
    folded: tuple[int, int]
    gapped: bool = False


class PartView:
    """A part, its folded text and the candidates in it, by the index of their rule."""

    def __init__(self, part: Part, program: Program) -> None:
        self.part = part
        self.folded: Folded = fold(part.text)
        self.candidates: dict[int, list[Candidate]] = {}
        for literal, start, end in program.search(self.folded.text):
            self._add(program.owners(literal), start, end, (start, end))
        self.squeezed = squeeze(self.folded.text) if program.header.has_gaps else None
        if self.squeezed is not None:
            for literal, start, end in program.search(self.squeezed.text):
                folded = self.squeezed.offsets.span(start, end)
                if folded.end - folded.start > end - start:
                    self._add(program.owners(literal), start, end, folded, gapped=True)

    def _add(
        self, owners: Sequence[int], start: int, end: int, folded: tuple[int, int], *, gapped: bool = False
    ) -> None:
        for i in range(0, len(owners), 3):
            candidate = Candidate(owners[i + 1], owners[i + 2], start, end, folded, gapped)
            self.candidates.setdefault(owners[i], []).append(candidate)

    @cached_property
    def entities(self) -> Sequence[Entity]:
        """URLs, mentions, e-mail addresses and hashtags in the part's text."""
        from policylint.text.entities import entities

        return entities(self.part.text)

    @cached_property
    def code(self) -> Sequence[tuple[int, int]]:
        """Ranges between backticks, as code is marked in text of every format; Markdown makes parts of it."""
        return [found.span() for found in _CODE.finditer(self.part.text)] if "`" in self.part.text else ()

    def entity_at(self, start: int, end: int) -> Entity | None:
        """The entity that holds the range ``[start, end)`` of the part's text."""
        # None lies within another, so that the last one to begin before it is the only one that can.
        at = bisect_right(self.entities, start, key=attrgetter("start")) - 1
        return self.entities[at] if at >= 0 and end <= self.entities[at].end else None

    def in_scope(self, parts: Sequence[str] | None, start: int, end: int) -> bool:
        """Whether a rule that looks at ``parts`` looks at the range ``[start, end)``.

        A wording rule reads neither code nor addresses: what stands inside a URL, a mention or an e-mail address is no
        wording.
        """
        if parts is None:
            return True
        name = self.part.name
        if name not in VISIBLE_PARTS:
            return name in parts
        if any(first <= start and end <= last for first, last in self.code):
            return "code" in parts
        entity = self.entity_at(start, end)
        if entity is None:
            return name in parts
        if entity.kind == "hashtag":
            return name in parts or "hashtags" in parts
        return entity.kind == "url" and "links" in parts
