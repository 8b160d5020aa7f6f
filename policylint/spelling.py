"""What somebody most likely meant to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# A slip in a word of four letters (form, from) is this alike; hk-id and tw-id, at 0.6, are two things.
ALIKE: Final = 0.75
"""How alike a word and what it may be a slip of are, where only certain words can stand."""
NEARLY_SAME: Final = 0.8
"""The same where any word can stand: two that are less alike, as region and version at 0.77, may both be meant."""


def closest(word: str, known: Iterable[str], cutoff: float = ALIKE) -> str | None:
    """The known word of which another is most likely a slip, without regard to case; None where nothing is near.

    Of known words that differ in case only, the last is given.
    """
    from difflib import get_close_matches

    by_folded = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), by_folded, 1, cutoff)
    return by_folded[found[0]] if found else None
