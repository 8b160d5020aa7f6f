"""The literal search finds the same whether it builds its automaton whole or in part."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policylint.engine import search
from policylint.engine.search import LiteralSearch

LITERALS = st.lists(st.text("機密ab", min_size=1, max_size=4), min_size=1, max_size=8, unique=True)


@given(LITERALS, st.lists(st.text("機密ab.", max_size=20), max_size=12))
def test_finds_every_occurrence(literals: list[str], texts: list[str]) -> None:
    literals = sorted(literals)
    find = LiteralSearch(literals)
    # What stands between lets it build the whole automaton.
    for text in (*texts, "." * search._PATIENCE * len(literals), *texts):
        expected = {
            (i, at, at + len(literal))
            for i, literal in enumerate(literals)
            for at in range(len(text))
            if text.startswith(literal, at)
        }
        assert set(find(text)) == expected


def test_nothing_to_find() -> None:
    assert LiteralSearch([])("機密") == []
