"""How long a text is and what it holds, counted the way platforms count."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from policylint.text.entities import EntityKind, emoji, entities
from policylint.text.span import LineIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    from regex import Pattern

    from policylint.data import Unit

Countable = Literal["hashtags", "mentions", "links", "emoji", "lines"]
_KINDS: Final[dict[str, EntityKind]] = {"hashtags": "hashtag", "mentions": "mention", "links": "url"}

_MASTODON_LINK: Final = 23


def measure(text: str, unit: Unit) -> int:
    """The length of ``text`` in ``unit``; bytes are UTF-8, utf16 are 16-bit code units."""
    return _COUNTERS[unit](text)


def count(text: str, what: Countable) -> int:
    """How many hashtags, mentions, links, emoji or lines there are; a line break at the end begins no line."""
    if what == "emoji":
        return len(emoji(text))
    if what == "lines":
        lines = LineIndex(text)
        return lines.line_count - (not lines.line_text(lines.line_count))
    kind = _KINDS[what]
    return sum(entity.kind == kind for entity in entities(text))


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _graphemes(text: str) -> int:
    """Extended grapheme clusters; an ASCII text has one per character but for its line breaks."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    return sum(1 for _ in _grapheme_pattern().finditer(text))


@cache
def _grapheme_pattern() -> Pattern[str]:
    import regex

    # Flags by themselves: to pair regional indicators, \X looks back over all of them at each one.
    flag = r"\p{Regional_Indicator}{1,2}[\p{GCB=Extend}\p{GCB=SpacingMark}\u200D]*+"
    return regex.compile(rf"{flag}|\X")


def _x_weighted(text: str) -> int:
    from policylint.text.weighted import x_length

    return x_length(text)


def _threads(text: str) -> int:
    """Characters, but an emoji counts as its UTF-8 bytes."""
    return len(text) + sum(_bytes(text[start:end]) - (end - start) for start, end in emoji(text))


def _mastodon(text: str) -> int:
    """Graphemes; a link with http(s) counts 23, and of @name@server only @name counts."""
    shown: list[str] = []
    position = 0
    for entity in entities(text):
        found = text[entity.start : entity.end]
        if entity.kind == "url" and found[:4].lower() == "http" and "://" in found:
            shown += text[position : entity.start], "x" * _MASTODON_LINK
        elif entity.kind == "mention":
            shown += text[position : entity.start], "@" + found[1:].partition("@")[0]
        else:
            continue
        position = entity.end
    return _graphemes("".join((*shown, text[position:])))


_COUNTERS: Final[dict[Unit, Callable[[str], int]]] = {
    "codepoints": len,
    "graphemes": _graphemes,
    "utf16": _utf16,
    "bytes": _bytes,
    "x-weighted": _x_weighted,
    "threads": _threads,
    "mastodon": _mastodon,
}
