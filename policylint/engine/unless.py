"""Exceptions of a rule: what covers a hit, stands directly beside it or near it, so that it is no finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from policylint.text.latin import latin_edges_free

if TYPE_CHECKING:
    from policylint.engine.program import Rule
    from policylint.engine.scan import DraftScan
    from policylint.engine.view import PartView

_SLACK: Final = 3
# A pattern of `near` may reach this far beyond the distance at which it has to begin or end.
_LONGEST_NEAR: Final = 200
_STOPS: Final = frozenset("。!?;,、:\n\r")


def excused(rule: Rule, scan: DraftScan, view: PartView, start: int, end: int) -> bool:
    """Whether an exception of a rule covers or touches the folded range ``[start, end)`` of a part."""
    text, unless = view.folded.text, rule.unless
    return (
        any(text.find(phrase, max(0, end - len(phrase)), start + len(phrase)) >= 0 for phrase in unless.within)
        or any(_directly_before(text, word, start) for word in unless.before)
        or any(_directly_after(text, word, end) for word in unless.after)
        or any(_around(text, word, start, end, unless.near_chars) for word in unless.near)
        or (bool(unless.near_patterns) and _pattern_around(rule, scan, view, start, end))
    )


def _pattern_around(rule: Rule, scan: DraftScan, view: PartView, start: int, end: int) -> bool:
    unless = rule.unless
    first, last = view.folded.offsets.span(start, end)
    low = max(0, first - unless.near_chars - _LONGEST_NEAR)
    window = view.part.text[low : last + unless.near_chars + _LONGEST_NEAR]
    return any(
        low + found.start() - last <= unless.near_chars and first - low - found.end() <= unless.near_chars
        for pattern in unless.near_patterns
        for found in scan.find(rule, pattern, window)
    )


def _directly_before(text: str, word: str, start: int) -> bool:
    at = text.rfind(word, max(0, start - len(word) - _SLACK), start)
    return at >= 0 and _STOPS.isdisjoint(text[at + len(word) : start]) and latin_edges_free(text, at, at + len(word))


def _directly_after(text: str, word: str, end: int) -> bool:
    at = text.find(word, end, end + len(word) + _SLACK)
    return at >= 0 and _STOPS.isdisjoint(text[end:at]) and latin_edges_free(text, at, at + len(word))


def _around(text: str, word: str, start: int, end: int, chars: int) -> bool:
    """Whether ``word`` lies with at most ``chars`` characters between it and the range."""
    at = text.find(word, max(0, start - chars - len(word)), end + chars + len(word))
    return at >= 0 and latin_edges_free(text, at, at + len(word))
