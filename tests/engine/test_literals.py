"""Required literals never demand more than the pattern does."""

from __future__ import annotations

import pytest
import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from policylint.engine.literals import required_literals


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("機密", {"機密"}),
        ("(?:治療|根治).{0,6}(?:癌|糖尿病)", {"治療", "根治"}),
        (r"\d+%有效", {"%有效"}),
        ("[一二三]年", {"一年", "二年", "三年"}),
        ("(?:全台|業界)第一", {"全台第一", "業界第一"}),
        ("(?P<x>保證)(?!金)", {"保證"}),
        ("(?<=不)保證", {"保證"}),
        ("(?:abc)+?d", {"abc"}),
        ("(?:機密)?文件", {"文件"}),
        ("a|b|.", None),
        ("x*", None),
        ("^$", None),
        # The regex module reads these in its own way; they are always tried.
        (r"\p{Han}+機密", None),
        ("(?:機密){e<=1}", None),
        ("[[:alpha:]]機密", None),
        ("(", None),
    ],
)
def test_required_literals(pattern: str, literals: set[str] | None) -> None:
    found = required_literals(pattern)
    assert (set(found) if found else None) == literals


CHARACTERS = "ab機密1"
ATOMS = st.one_of(
    st.sampled_from([*CHARACTERS, ".", r"\d", r"\w", "[ab]", "[^a]", "[機密1]", "^", "$", r"\b", "(?!a)", "(?<=a)"]),
)
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{0,2}", "+?", "*?"])).map(
            lambda p: f"(?:{p[0]}){p[1]}"
        ),
        inner.map(lambda p: f"({p})"),
        inner.map(lambda p: f"(?i:{p})"),
    ),
    max_leaves=8,
)


@given(PATTERNS, st.text(alphabet=CHARACTERS, max_size=12))
def test_every_match_holds_one_of_them(pattern: str, text: str) -> None:
    literals = required_literals(pattern)
    assume(literals)
    for match in regex.finditer(pattern, text):
        assert any(literal in match.group().lower() or literal in text.lower() for literal in literals or ())
