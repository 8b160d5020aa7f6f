"""Where Latin words and numbers begin and end: in running text, and in hashtags, which have no spaces (#NASAImages)."""

from __future__ import annotations

import re
from typing import Final

# A row of capitals is an acronym, whose last letter belongs to the next word if small letters follow it.
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[A-Z]|[0-9]+")


def word_edges(tag: str) -> frozenset[int]:
    """Offsets in a hashtag at which a Latin word or a number begins or ends."""
    return frozenset(edge for word in _WORD.finditer(tag) for edge in word.span())


def latin_edges_free(text: str, start: int, end: int) -> bool:
    """Whether no ASCII letter or digit runs on beyond an ASCII edge of the range."""
    if start and _is_latin(text[start]) and _is_latin(text[start - 1]):
        return False
    return not (end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end]))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
