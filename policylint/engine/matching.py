"""Confirming candidates: which occurrences of a rule's terms and patterns are matches."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from policylint.engine.unless import excused
from policylint.engine.view import Candidate, Form
from policylint.findings import REDACTED
from policylint.messages import message
from policylint.text.fold import fold_keeping_case
from policylint.text.gap import squeeze
from policylint.text.latin import latin_edges_free, word_edges
from policylint.text.span import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import regex

    from policylint.engine.program import Rule
    from policylint.engine.scan import DraftScan
    from policylint.engine.view import PartView
    from policylint.errors import Severity
    from policylint.messages import Message
    from policylint.text.boundary import Classification

# Keys of the entries that are no plain terms.
_OTHERS: Final = ("pattern", "evasion", "sealed")
# Characters on either side that may tell words: six, and what stands between them where a term has gaps.
_LOOKED_AT: Final = 30

Rejection = Literal["part", "script", "case", "boundary", "compound", "gap", "exception"]
"""Why an occurrence is no match; the names stand in the sentences of ``policylint explain --at``."""


class Match(NamedTuple):
    """An occurrence: ``[start, end)`` in the part's text, ``span`` in the file.

    ``words`` says how it sits in the words around it, where that was asked; ``groups`` is a pattern's match.
    ``is_evasive`` tells that the term is written around a filter.
    ``rejected`` is None for a match, and else why it is none.
    """

    entry: int
    view: PartView
    start: int
    end: int
    span: Span
    words: Classification | None = None
    groups: regex.Match[str] | None = None
    is_evasive: bool = False
    rejected: Rejection | None = None

    @property
    def text(self) -> str:
        """What matched, as its reader sees it."""
        return self.view.part.text[self.start : self.end]

    @property
    def is_doubtful(self) -> bool:
        """Whether the characters may belong to different words."""
        return self.words is not None and not self.words.is_hit

    @property
    def around(self) -> Span:
        """The range of the file from which ``words`` are taken; of a term with gaps, or somewhat more."""
        folded = self.view.folded
        start, end = folded.offsets.derived(self.start), folded.offsets.derived(self.end)
        has_gaps = squeeze(folded.text[start:end]) is not None
        low = start - _looked_at(folded.text[max(0, start - _LOOKED_AT) : start][::-1], has_gaps=has_gaps)
        high = end + _looked_at(folded.text[end : end + _LOOKED_AT], has_gaps=has_gaps)
        return self.view.part.offsets.span(*folded.offsets.span(low, high))

    def severity(self, rule: Rule) -> Severity | None:
        """What a doubtful or evasive match counts for, instead of the rule's own severity."""
        if self.is_evasive:
            return rule.evasion_severity
        return ("warning" if rule.confidential else "info") if self.is_doubtful else None

    @property
    def note(self) -> Message | None:
        """What is said of a doubtful match: how its characters probably belong together; and of an evasive one."""
        if self.is_evasive:
            return message("findings.evasive")
        if self.words is None or not self.is_doubtful:
            return None
        return message("findings.doubtful", words=Quote("|".join(self.words.words), self.around))


def _looked_at(text: str, *, has_gaps: bool) -> int:
    """How many characters beside a term can tell its words: the Han characters next to it, up to the window's end;
    where there may be gaps between them, all of the line.
    """
    from policylint.text.boundary import WINDOW, is_han

    if has_gaps:
        return len(text.partition("\n")[0])
    return len([*takewhile(is_han, text[:WINDOW])])


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
        for match in self.occurrences(group):
            if match.rejected is None:
                placed = match.span.start < match.span.end
                place = "" if placed else f"{match.view.part.field} {match.start}"
                found.setdefault((match.entry, match.span, place), match)
        return sorted(found.values(), key=lambda m: (m.span, m.entry))

    def occurrences(self, group: str | None = None) -> Iterator[Match]:
        """All that was looked at: the matches, and what was rejected for which reason."""
        rule = self._rule
        entries = range(*rule.groups[group]) if group else range(len(rule.entries))
        everywhere = [position for position in rule.everywhere if position in entries]
        for view in self._scan.searched(rule):
            near = [candidate for candidate in view.candidates.get(self._index, ()) if candidate.entry in entries]
            yield from self._terms(view, near)
            for position in sorted({candidate.entry for candidate in near}.union(everywhere)):
                match rule.entries[position]:
                    case {"pattern": pattern, "ignore_case": ignore_case}:
                        yield from self._pattern(view, position, pattern, ignore_case=ignore_case)
                    case {"evasion": evasion}:
                        yield from self._evasion(view, position, evasion)
                    case {"sealed": name}:
                        yield from self._sealed(view, position, name)

    def entry_text(self, entry: int) -> str:
        """A term or pattern as the rule has it; of a sealed one nothing can be told."""
        value = self._rule.entries[entry]
        if isinstance(value, dict) and "sealed" in value:
            return REDACTED
        return value if isinstance(value, str) else str(value.get("term") or value["pattern"])

    def option(self, entry: int, name: str) -> Any:
        """An option of one entry: its own, else the rule's."""
        value = self._rule.entries[entry]
        own = value.get(name) if isinstance(value, dict) else None
        return self._rule.defaults.get(name) if own is None else own

    def _terms(self, view: PartView, candidates: Iterable[Candidate]) -> Iterator[Match]:
        for candidate in candidates:
            entry = self._rule.entries[candidate.entry]
            if isinstance(entry, dict) and not entry.keys().isdisjoint(_OTHERS):
                continue
            if candidate.gapped and self.option(candidate.entry, "gap") != "noise":
                continue
            yield self._confirmed(view, candidate)

    def _confirmed(self, view: PartView, candidate: Candidate) -> Match:
        """A candidate with its place in the file, and why it is no match, if it is none."""
        start, end = view.folded.offsets.span(*candidate.folded)
        rejected, words = self._judged(view, candidate, start, end)
        span = view.part.offsets.span(start, end)
        return Match(entry=candidate.entry, view=view, start=start, end=end, span=span, words=words, rejected=rejected)

    def _judged(
        self, view: PartView, candidate: Candidate, start: int, end: int
    ) -> tuple[Rejection | None, Classification | None]:
        """Why a candidate is no match, if it is none; cheap questions first."""
        term = self.entry_text(candidate.entry)
        if not view.in_scope(self._rule.parts, start, end):
            return "part", None
        if candidate.form == Form.SIMPLIFIED and self._scan.script != "simplified":
            return "script", None
        if candidate.form == Form.JOINED:
            term = "".join(term.split())
        if not _case_agrees(term, view.part.text[start:end], self.option(candidate.entry, "case")):
            return "case", None
        words = None
        if self.option(candidate.entry, "boundary") != "loose" or candidate.form == Form.JOINED:
            rejected, words = self._word(view, candidate, start, end)
            if rejected:
                return rejected, words
        return ("exception" if excused(self._rule, self._scan, view, *candidate.folded) else None), words

    def _word(
        self, view: PartView, candidate: Candidate, start: int, end: int
    ) -> tuple[Rejection | None, Classification | None]:
        """Whether a candidate is a word of its text. A doubtful one is a match, which the kind plays down."""
        # Most drafts hold no term at all and never need this.
        from policylint.text.boundary import Verdict, classify

        text = view.folded.text
        first, last = candidate.folded
        tag = view.entity_at(start, end)
        in_tag = tag is not None and tag.kind == "hashtag"
        if candidate.form == Form.JOINED and not in_tag:
            return "boundary", None
        if not latin_edges_free(text, first, last):
            edges = word_edges(view.part.text[tag.start : tag.end]) if tag is not None and in_tag else frozenset[int]()
            if tag is None or not {start - tag.start, end - tag.start} <= edges:
                return "boundary", None
        if candidate.gapped and not _is_gapped_like_a_word(text[first:last]):
            return "gap", None
        if text[first:last].isascii():
            return None, None
        layer = view.squeezed if candidate.gapped and view.squeezed else view.folded
        words = classify(layer.text, candidate.start, candidate.end, lexicon=self._scan.lexicon)
        if words.verdict is Verdict.COMPONENT and self.option(candidate.entry, "compound") == "skip":
            return "compound", words
        # Of something confidential, even what probably is a coincidence is told.
        told = words.is_hit or words.verdict is Verdict.POSSIBLE or self._rule.confidential
        return (None if told else "boundary"), words

    def _pattern(self, view: PartView, entry: int, pattern: str, *, ignore_case: bool) -> Iterator[Match]:
        derived = view.folded.offsets.derived
        for groups in self._scan.find(self._rule, pattern, view.part.text, ignore_case=ignore_case):
            start, end = groups.span()
            if start < end:
                yield self._found(view, entry, Span(start, end), Span(derived(start), derived(end)), groups=groups)

    def _evasion(self, view: PartView, entry: int, evasion: Mapping[str, Any]) -> Iterator[Match]:
        from policylint.text.evasion import EvasionPattern, find_evasions

        for folded in find_evasions(view.folded.text, EvasionPattern(**evasion), lexicon=self._scan.lexicon):
            yield self._found(view, entry, view.folded.offsets.span(*folded), Span(*folded), is_evasive=True)

    def _found(
        self,
        view: PartView,
        entry: int,
        place: Span,
        folded: Span,
        *,
        groups: regex.Match[str] | None = None,
        is_evasive: bool = False,
    ) -> Match:
        """What is no occurrence of a term, at a place in the part's text and in the folded text."""
        rejected: Rejection | None = None
        if not view.in_scope(self._rule.parts, *place):
            rejected = "part"
        elif excused(self._rule, self._scan, view, *folded):
            rejected = "exception"
        return Match(
            entry=entry,
            view=view,
            start=place.start,
            end=place.end,
            span=view.part.offsets.span(*place),
            groups=groups,
            is_evasive=is_evasive,
            rejected=rejected,
        )

    def _sealed(self, view: PartView, entry: int, name: str) -> Iterator[Match]:
        gaps = self.option(entry, "gap") == "noise"
        for place in self._scan.sealed(view, name):
            candidate = Candidate(entry, Form.PLAIN, *place)
            if gaps or not candidate.gapped:
                yield self._confirmed(view, candidate)


def _is_gapped_like_a_word(text: str) -> bool:
    """Latin letters are written apart all or none (b.e.s.t): between two of them a space parts words, be st."""
    letters = [i for i, c in enumerate(text) if c.isascii() and c.isalnum()]
    apart = {after - before > 1 for before, after in pairwise(letters)}
    return len(apart) < 2 and (True not in apart or len(letters) > 2)


def _case_agrees(term: str, text: str, case: str) -> bool:
    """Smart: the term's capitals must be capitals in the text; its small letters match both."""
    if case == "insensitive" or (case == "smart" and term == term.lower()):
        return True
    wanted, found = fold_keeping_case(term), fold_keeping_case(text)
    if case == "sensitive":
        return wanted == found
    return len(wanted) == len(found) and all(w == f for w, f in zip(wanted, found, strict=True) if w.isupper())
