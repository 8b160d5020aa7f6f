"""Words inside hashtags, which are written without spaces: #BestEver, #NASAImages, #5G手機."""

from __future__ import annotations

import re
from typing import Final

# A row of capitals is an acronym, whose last letter belongs to the next word if small letters follow it.
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[A-Z]|[0-9]+")


def word_edges(tag: str) -> frozenset[int]:
    """Offsets in a hashtag at which a Latin word or a number begins or ends."""
    return frozenset(edge for word in _WORD.finditer(tag) for edge in word.span())
