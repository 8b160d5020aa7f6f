"""Finding every literal of a program in one pass over a folded text."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Final

import ahocorasick_rs

if TYPE_CHECKING:
    from collections.abc import Iterator

# Building the automaton of all literals takes as long as picking, for so many characters of text to each literal, those
# whose first two characters occur there. So the texts of a short run are searched with what concerns them.
_PATIENCE: Final = 1

Hit = tuple[int, int, int]
"""Index of the literal, start and end in the folded text."""


class LiteralSearch:
    """Finds sorted literals, overlapping ones too; builds its automaton no earlier and no larger than needed."""

    def __init__(self, literals: list[str]) -> None:
        self._literals = literals
        self._patience = _PATIENCE * len(literals)

    def __call__(self, text: str) -> list[Hit]:
        """All occurrences of all literals in ``text``."""
        if not self._literals:
            return []
        if self._patience > 0:
            self._patience -= len(text)
            return self._search_narrowed(text)
        return self._automaton.find_matches_as_indexes(text, overlapping=True)

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(self._literals, store_patterns=False)

    def _search_narrowed(self, text: str) -> list[Hit]:
        heads = sorted({*text, *map(str.__add__, text, text[1:])})
        chosen = [index for head in heads for index in self._beginning(head)]
        if not chosen:
            return []
        automaton = ahocorasick_rs.AhoCorasick([self._literals[i] for i in chosen], store_patterns=False)
        return [(chosen[i], start, end) for i, start, end in automaton.find_matches_as_indexes(text, overlapping=True)]

    def _beginning(self, head: str) -> Iterator[int]:
        """The literals that begin with two characters, or that are one."""
        index = bisect_left(self._literals, head)
        while index < len(self._literals) and self._literals[index][:2] == head:
            yield index
            index += 1
