"""Confirming candidates: which occurrences of a rule's terms and patterns are matches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from policylint.text.fold import fold_keeping_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import regex

    from policylint.engine.program import Rule
    from policylint.engine.scan import DraftScan, PartView
    from policylint.text.span import Span

_SLACK: Final = 3
# A pattern of `near` may reach this far beyond the distance at which it has to begin or end.
_LONGEST_NEAR: Final = 200
_STOPS: Final = frozenset("。!?;,、:\n\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A confirmed occurrence: ``[start, end)`` in the part's text, ``span`` in the file; ``groups`` of a pattern."""

    entry: int
    view: PartView
    start: int
    end: int
    span: Span
    groups: regex.Match[str] | None = None

    @property
    def text(self) -> str:
        """What matched, as its reader sees it."""
        return self.view.part.text[self.start : self.end]


def outermost(found: Iterable[Match]) -> Iterator[Match]:
    """The matches that lie within no other one: of 機密 and 內部機密 the longer."""
    reach = -1
    for match in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        # Text from outside the file has no place in it, so that nothing there lies within anything.
        if match.span.end > reach or match.span.start == match.span.end:
            reach = max(reach, match.span.end)
            yield match


class Matcher:
    """One rule's terms and patterns on one draft."""

    def __init__(self, rule: Rule, index: int, scan: DraftScan) -> None:
        self._rule = rule
        self._index = index
        self._scan = scan

    def matches(self, group: str | None = None) -> list[Match]:
        """All matches of the rule's entries, or of one group of them, in the order of the text.

        The same place seen through two parts (a title that is metadata, too) counts once.
        """
        found: dict[tuple[int, Span, str], Match] = {}
        entries = range(*self._rule.groups[group]) if group else range(len(self._rule.entries))
        for view in self._scan.views:
            for match in (*self._terms(view, entries), *self._patterns(view, entries)):
                placed = match.span.start < match.span.end
                found.setdefault((match.entry, match.span, "" if placed else f"{view.part.field} {match.start}"), match)
        return sorted(found.values(), key=lambda m: (m.span, m.entry))

    def entry_text(self, entry: int) -> str:
        """A term or pattern as the rule has it."""
        value = self._rule.entries[entry]
        return value if isinstance(value, str) else str(value.get("term") or value["pattern"])

    def option(self, entry: int, name: str) -> Any:
        """An option of one entry: its own, else the rule's."""
        value = self._rule.entries[entry]
        own = value.get(name) if isinstance(value, dict) else None
        return self._rule.defaults.get(name) if own is None else own

    def _terms(self, view: PartView, entries: range) -> Iterator[Match]:
        for candidate in view.candidates.get(self._index, ()):
            entry = self._rule.entries[candidate.entry]
            if candidate.entry not in entries or (isinstance(entry, dict) and "pattern" in entry):
                continue
            term = self.entry_text(candidate.entry)
            start, end = view.folded.offsets.span(candidate.start, candidate.end)
            if (
                view.in_scope(self._rule.parts, start, end)
                and (
                    self.option(candidate.entry, "boundary") == "loose"
                    or self._is_word(view, candidate.start, candidate.end)
                )
                and _case_agrees(term, view.part.text[start:end], self.option(candidate.entry, "case"))
                and not self._excused(view, candidate.start, candidate.end)
            ):
                yield _match(candidate.entry, view, start, end)

    def _is_word(self, view: PartView, start: int, end: int) -> bool:
        text = view.folded.text
        return not (_joins(text[start - 1 : start], text[start]) or _joins(text[end - 1], text[end : end + 1]))

    def _patterns(self, view: PartView, entries: range) -> Iterator[Match]:
        near = {c.entry for c in view.candidates.get(self._index, ())}
        for position in self._rule.patterns:
            entry = self._rule.entries[position]
            if position not in entries or (entry["literals"] and position not in near):
                continue
            for found in self._scan.find(
                self._rule, entry["pattern"], view.part.text, ignore_case=entry["ignore_case"]
            ):
                start, end = found.span()
                derived = view.folded.offsets.derived
                if (
                    end > start
                    and view.in_scope(self._rule.parts, start, end)
                    and not self._excused(view, derived(start), derived(end))
                ):
                    yield _match(position, view, start, end, found)

    def _excused(self, view: PartView, start: int, end: int) -> bool:
        """Whether an exception covers or touches the folded range ``[start, end)``."""
        text, unless = view.folded.text, self._rule.unless
        return (
            any(text.find(phrase, max(0, end - len(phrase)), start + len(phrase)) >= 0 for phrase in unless.within)
            or any(_directly_before(text, word, start) for word in unless.before)
            or any(_directly_after(text, word, end) for word in unless.after)
            or any(_around(text, word, start, end, unless.near_chars) for word in unless.near)
            or (bool(unless.near_patterns) and self._pattern_around(view, start, end))
        )

    def _pattern_around(self, view: PartView, start: int, end: int) -> bool:
        unless = self._rule.unless
        first, last = view.folded.offsets.span(start, end)
        low = max(0, first - unless.near_chars - _LONGEST_NEAR)
        window = view.part.text[low : last + unless.near_chars + _LONGEST_NEAR]
        return any(
            low + found.start() - last <= unless.near_chars and first - low - found.end() <= unless.near_chars
            for pattern in unless.near_patterns
            for found in self._scan.find(self._rule, pattern, window)
        )


def _match(entry: int, view: PartView, start: int, end: int, groups: regex.Match[str] | None = None) -> Match:
    return Match(entry=entry, view=view, start=start, end=end, span=view.part.offsets.span(start, end), groups=groups)


def _joins(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one Latin word or number."""
    return bool(left and right) and left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


def _case_agrees(term: str, text: str, case: str) -> bool:
    """Smart: the term's capitals must be capitals in the text; its small letters match both."""
    if case == "insensitive" or (case == "smart" and term == term.lower()):
        return True
    wanted, found = fold_keeping_case(term), fold_keeping_case(text)
    if case == "sensitive":
        return wanted == found
    return len(wanted) == len(found) and all(w == f for w, f in zip(wanted, found, strict=True) if w.isupper())


def _directly_before(text: str, word: str, start: int) -> bool:
    at = text.rfind(word, max(0, start - len(word) - _SLACK), start)
    return at >= 0 and _STOPS.isdisjoint(text[at + len(word) : start])


def _directly_after(text: str, word: str, end: int) -> bool:
    at = text.find(word, end, end + len(word) + _SLACK)
    return at >= 0 and _STOPS.isdisjoint(text[end:at])


def _around(text: str, word: str, start: int, end: int, chars: int) -> bool:
    """Whether ``word`` lies with at most ``chars`` characters between it and the range."""
    return text.find(word, max(0, start - chars - len(word)), end + chars + len(word)) >= 0
