"""Redaction: the one place where what a confidential rule found is taken out of everything that leaves the engine."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import ahocorasick_rs

from policylint.findings import REDACTED, Excerpt
from policylint.messages import Message
from policylint.text.fold import fold
from policylint.text.span import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policylint.engine.scan import Hit
    from policylint.text.span import LineIndex

_BEFORE: Final = 120
_AFTER: Final = 240
_PATTERN_SECONDS: Final = 1.0
# What a message's arguments may quote from the draft or from a confidential rule.
_QUOTING: Final = frozenset(
    {
        "match", "term", "prefer", "value", "missing", "expected", "pattern", "host", "ascii", "domain", "person",
        "title", "account", "topic", "window",
    }
)  # fmt: skip
# The arguments that say in another spelling what was found: as the rule has it, normalised, or piece by piece.
_SPELLINGS: Final = ("term", "value", "values")
# A row of letters and digits is taken for a number, which people write with all kinds of signs in between.
_NUMBER_LENGTH: Final = 6
_NUMBER_DIGITS: Final = 4


class Redactor:
    """Knows the secret ranges of one document; findings and excerpts are made through it, never beside it.

    ``named`` are the folded words of confidential rules that other texts of the policy name: a report may quote these
    texts, whatever the document says.
    """

    def __init__(self, text: str, hits: Iterable[Hit], named: Sequence[str]) -> None:
        hits = list(hits)
        secret = [hit for hit in hits if hit.rule.confidential]
        # What was found may stand where the rule does not look, too: in an account's name, in another finding's words.
        found = (word for hit in secret for word in (hit.match, *_spellings(hit.args)))
        self._words = Words([*named, *found])
        self._has_words = bool(secret)
        self._text = text
        self._hide([*(hit.span for hit in secret), *self._words.places(text)])
        # What stands in the file through escapes is read only in what was found there.
        self._hide([*self.secrets, *(h.span for h in hits if not self.hides(h) and self.clean(h.match) != h.match)])

    def _hide(self, spans: Iterable[Span]) -> None:
        self.secrets = _merged(spans)
        self._ends = [span.end for span in self.secrets]

    def hides(self, hit: Hit) -> bool:
        """Whether a hit, of whichever rule, quotes something secret."""
        return hit.rule.confidential or self.holds(Quote(hit.match, hit.span))

    def holds(self, quote: Quote) -> bool:
        """Whether something secret stands where a text was taken from; of a text that is not from the file, perhaps."""
        start, end = quote.span
        return any(self._within(start, end)) or (start == end and self._has_words and bool(quote.text))

    def clean(self, text: str) -> str:
        """A text without the words that confidential rules found, and those that the policy names."""
        return self._words.clean(text)

    def arguments(self, hit: Hit) -> dict[str, object]:
        """What the rule's own message and suggestion are filled with."""
        return self._shown({**hit.args, "match": hit.match}, hit)

    def message(self, text: Message, hit: Hit) -> Message:
        """A sentence about a hit, without what is secret."""
        return Message(text.key, self._shown(text.args, hit))

    def _shown(self, arguments: Mapping[str, object], hit: Hit) -> dict[str, object]:
        """The arguments of a sentence; what may quote a secret is hidden, also in those that are sentences."""
        hidden = _QUOTING if self.hides(hit) else ()

        def shown(name: str, value: object) -> object:
            if isinstance(value, Message) and (name not in hidden or name == "missing"):
                # The program's words, and the roles that an approval lacks: they tell people what to do.
                return self.message(value, hit)
            return REDACTED if name in hidden or (isinstance(value, Quote) and self.holds(value)) else value

        return {name: shown(name, value) for name, value in arguments.items()}

    def excerpt(self, span: Span, lines: LineIndex) -> Excerpt:
        """The line on which ``span`` begins, as a window with every secret in it replaced."""
        line = lines.line_span(lines.position(span.start)[0])
        low, high = max(line.start, span.start - _BEFORE), min(line.end, span.start + _AFTER)
        pieces: list[str] = []
        length = 0
        position = low
        start = end = 0
        bounds = (span.start, min(max(span.end, span.start), high))
        for secret in [*self._within(low, high), Span(high, high)]:
            first, last = max(secret.start, low), min(secret.end, high)
            # Where the span's ends fall before or inside this secret, they move to its edges.
            start = length + bounds[0] - position if position <= bounds[0] <= first else start
            end = length + bounds[1] - position if position <= bounds[1] <= first else end
            pieces.append(self._text[position:first])
            length += first - position
            if secret.end > secret.start:
                start = length if first < bounds[0] < last else start
                pieces.append(REDACTED)
                length += len(REDACTED)
                end = length if first < bounds[1] <= last else end
            position = last
        return Excerpt(
            text="".join(pieces),
            start=start,
            end=max(start, end),
            clipped_left=low > line.start,
            clipped_right=high < line.end,
        )

    def _within(self, start: int, end: int) -> Iterable[Span]:
        for i in range(bisect_left(self._ends, start + 1), len(self.secrets)):
            if self.secrets[i].start >= end:
                return
            yield self.secrets[i]


class Words:
    """What confidential rules look for or found, wherever else it stands: folded, and numbers in any grouping."""

    def __init__(self, words: Iterable[str]) -> None:
        folded = {fold(word.strip()).text for word in words}
        self._folded = _search(word for word in folded if len(word) > 1)
        self._numbers = _search(number for word in folded if (number := _number(word)))

    def places(self, text: str) -> list[Span]:
        """Their places in a text; those that overlap are all there."""
        if self._folded is None:
            return []
        folded = fold(text)
        places = self._folded.find_matches_as_indexes(folded.text, overlapping=True)
        found = [folded.offsets.span(start, end) for _, start, end in places]
        if self._numbers is not None:
            kept = [i for i, character in enumerate(folded.text) if character.isalnum()]
            compact = "".join(map(folded.text.__getitem__, kept))
            places = self._numbers.find_matches_as_indexes(compact, overlapping=True)
            found += (folded.offsets.span(kept[start], kept[end - 1] + 1) for _, start, end in places)
        return found

    def clean(self, text: str) -> str:
        """A text without them."""
        return cut(text, self.places(text)) if self._folded is not None else text


def _spellings(arguments: Mapping[str, object]) -> Iterator[str]:
    for value in map(arguments.get, _SPELLINGS):
        yield from map(str, value if isinstance(value, list) else [value] if value else [])


def _search(words: Iterable[str]) -> ahocorasick_rs.AhoCorasick | None:
    """What finds the words, without those that shorter ones cover from end to end wherever they stand.

    All places that overlap are asked for, of which rows like aa, aaa, aaaa ... would have ever more.
    """
    kept: list[str] = []
    automaton = None
    for _, alike in groupby(sorted(set(words), key=len), key=len):
        if new := [word for word in alike if automaton is None or not _is_covered(word, automaton)]:
            kept += new
            automaton = ahocorasick_rs.AhoCorasick(kept, store_patterns=False)
    return automaton


def _is_covered(word: str, automaton: ahocorasick_rs.AhoCorasick) -> bool:
    places = automaton.find_matches_as_indexes(word, overlapping=True)
    return _merged(Span(start, end) for _, start, end in places) == [(0, len(word))]


def _number(word: str) -> str:
    """The letters and digits of a folded number, whatever stands between them; empty for what is none."""
    compact = "".join(filter(str.isalnum, word))
    is_number = compact.isascii() and len(compact) >= _NUMBER_LENGTH
    return compact if is_number and sum(map(str.isdecimal, compact)) >= _NUMBER_DIGITS else ""


def cut(text: str, secrets: Iterable[Span]) -> str:
    """A text with each of the ranges replaced."""
    pieces, at = [], 0
    for start, end in _merged(secrets):
        pieces += [text[at:start], REDACTED]
        at = end
    return "".join([*pieces, text[at:]])


def without(sentence: str, words: Iterable[str], patterns: Sequence[Mapping[str, Any]]) -> str:
    """A sentence of a confidential rule without the folded ``words`` and the entries of kind pattern that it looks for,
    wherever their characters stand.
    """
    folded = fold(sentence)
    spans = [folded.offsets.span(*place) for word in words for place in _places(word, folded.text)]
    if patterns:
        import regex

        for entry in patterns:
            pattern = regex.compile(entry["pattern"], regex.IGNORECASE if entry["ignore_case"] else 0)
            try:
                spans += (Span(*found.span()) for found in pattern.finditer(sentence, timeout=_PATTERN_SECONDS))
            except TimeoutError:
                return REDACTED
    return cut(sentence, spans)


def _places(word: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + 1)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(s for s in spans if s.end > s.start):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
