"""Sentences of running text. What stands in quotation marks belongs to the sentence that quotes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIRS: Final = {"「": "」", "『": "』", "“": "”", "«": "»", '"': '"'}
# A full stop ends a sentence only before a space, and not after an initial or an abbreviation.
_ABBREVIATIONS: Final = "".join(f"(?<!{word})" for word in ("[A-Z]", "Mr", "Ms", "Mrs", "Dr", "Inc", "Ltd", "Co", "No"))
_MARK: Final = re.compile(rf"[「」『』“”«»\"\n\r]|[。！？!?｡]+|{_ABBREVIATIONS}\.(?=\s|[\"”]|$)")
_CLOSING: Final = "」』”»\"’'）)]】"
# A quotation mark that is never closed quotes no more than this many characters.
_LONGEST_QUOTE: Final = 1_000


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text in order, without the space around them; each character but spaces lies in one.

    A line break ends a sentence. A mark within a quotation does not, but for the one at its end, where something stands
    before the quotation: 他說：「好。」 is a sentence, and 「好。」他說。 is one as well.
    """
    start = position = 0
    while mark := _MARK.search(text, position):
        end = mark.end()
        if (closer := _PAIRS.get(mark[0])) and (close := _closed(text, end, closer)):
            position = close
            if not (text[start : mark.start()].strip() and _MARK.fullmatch(text[close - 2])):
                continue
            end = close
        elif mark[0] in '「」『』“”«»"':
            position = end
            continue
        while end < len(text) and text[end] in _CLOSING:
            end += 1
        yield from _trimmed(text, start, end)
        start = position = end
    yield from _trimmed(text, start, len(text))


def _closed(text: str, start: int, closer: str) -> int | None:
    """Where a quotation that begins before ``start`` ends; None where it is not closed in its paragraph."""
    close = text.find(closer, start, start + _LONGEST_QUOTE)
    return close + 1 if close >= 0 and "\n" not in text[start:close] else None


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
