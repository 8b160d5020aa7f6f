"""Finding every literal of a program in one pass over a folded text."""

from __future__ import annotations

from functools import cached_property
from typing import Final

import ahocorasick_rs

# Building the automaton of all literals takes as long as picking, for so many characters of text to each literal, those
# whose first two characters occur there. So the texts of a short run are searched with what concerns them.
_PATIENCE: Final = 10

Hit = tuple[int, int, int]
"""Index of the literal, start and end in the folded text."""


class LiteralSearch:
    """Finds literals, overlapping ones too; builds its automaton no earlier and no larger than needed."""

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

    @cached_property
    def _by_head(self) -> dict[str, list[int]]:
        """The literals by the characters with which they begin: two, or the only one."""
        heads: dict[str, list[int]] = {}
        for i, literal in enumerate(self._literals):
            heads.setdefault(literal[:2], []).append(i)
        return heads

    def _search_narrowed(self, text: str) -> list[Hit]:
        heads = self._by_head.keys() & set(text).union(map(str.__add__, text, text[1:]))
        if not heads:
            return []
        chosen = sorted(i for head in heads for i in self._by_head[head])
        automaton = ahocorasick_rs.AhoCorasick([self._literals[i] for i in chosen], store_patterns=False)
        return [(chosen[i], start, end) for i, start, end in automaton.find_matches_as_indexes(text, overlapping=True)]
