"""Finding every literal of a program in one pass over a folded text."""

from __future__ import annotations

from typing import Final

import ahocorasick_rs

# An automaton of 20,000 literals takes some 30 ms to build, picking out those whose first two characters occur in
# one text 2 ms. So the first few texts of a run are searched with what concerns them; a longer run builds it all.
_SMALL: Final = 1_000
_NARROWED_TEXTS: Final = 8

Hit = tuple[int, int, int]
"""Index of the literal, start and end in the folded text."""


class LiteralSearch:
    """Finds literals, overlapping ones too; builds its automaton no earlier and no larger than needed."""

    __slots__ = ("_automaton", "_literals", "_narrowed")

    def __init__(self, literals: list[str]) -> None:
        self._literals = literals
        self._automaton: ahocorasick_rs.AhoCorasick | None = None
        self._narrowed = 0 if len(literals) > _SMALL else _NARROWED_TEXTS

    def __call__(self, text: str) -> list[Hit]:
        """All occurrences of all literals in ``text``."""
        if not self._literals:
            return []
        if self._automaton is None:
            if self._narrowed < _NARROWED_TEXTS:
                self._narrowed += 1
                return self._search_narrowed(text)
            self._automaton = ahocorasick_rs.AhoCorasick(self._literals, store_patterns=False)
        return self._automaton.find_matches_as_indexes(text, overlapping=True)

    def _search_narrowed(self, text: str) -> list[Hit]:
        heads = set(text).union(map(str.__add__, text, text[1:]))
        chosen = [i for i, literal in enumerate(self._literals) if literal[:2] in heads]
        if not chosen:
            return []
        automaton = ahocorasick_rs.AhoCorasick([self._literals[i] for i in chosen], store_patterns=False)
        return [(chosen[i], start, end) for i, start, end in automaton.find_matches_as_indexes(text, overlapping=True)]
