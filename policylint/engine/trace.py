"""Why a place was reported or not: every occurrence of a term or pattern there, with what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.engine.matching import Matcher
from policylint.engine.redact import Redactor
from policylint.engine.scan import DraftScan
from policylint.findings import REDACTED
from policylint.text.span import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.drafts.model import Document
    from policylint.engine.matching import Match
    from policylint.engine.program import Program, Rule
    from policylint.engine.run import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One occurrence at the place asked for.

    ``outcome`` is "match", "doubtful", "condition", "sound" (a match that is no breach where it stands), or one of the
    rejections of a :class:`policylint.engine.matching.Match`.
    ``words`` and ``verdict`` tell the cut into words where that was asked. What is confidential is redacted.
    """

    rule: str
    term: str
    part: str
    outcome: str
    words: str = ""
    verdict: str = ""


def trace(program: Program, document: Document, offset: int, run: Run) -> Iterator[Trace]:
    """All occurrences that hold the code point at ``offset`` of the file."""
    for scan in _scans(program, document, run):
        hits = list(scan.hits())
        redactor = Redactor(document.text, hits, program.header.secrets)
        for index in scan.triggered():
            rule = program.rule(index)
            if run.selected(rule.id):
                matcher = Matcher(rule, index, scan)
                reported = [hit.span for hit in hits if hit.rule is rule]
                here = (m for m in matcher.occurrences() if m.span.start <= offset < m.span.end)
                yield from (_traced(rule, scan, matcher, match, redactor, reported=reported) for match in here)


def folded_around(program: Program, document: Document, offset: int, run: Run) -> str:
    """The folded text around ``offset``, as terms are matched on it; empty outside every part and where secrets are."""
    for scan in _scans(program, document, run):
        redactor = Redactor(document.text, scan.hits(), program.header.secrets)
        for view in (*scan.views, *scan.markup):
            part, folded = view.part, view.folded
            whole = part.offsets.span(0, len(part.text))
            if whole.start <= offset < whole.end:
                at = folded.offsets.derived(part.offsets.derived(offset))
                line = Span(folded.text.rfind("\n", 0, at) + 1, (folded.text + "\n").find("\n", at))
                start, end = max(line.start, at - 20), min(line.end, at + 20)
                shown = Quote(folded.text[start:end], part.offsets.span(*folded.offsets.span(start, end)))
                return "" if redactor.holds(shown) else shown.text
    return ""


def _scans(program: Program, document: Document, run: Run) -> Iterator[DraftScan]:
    return (DraftScan(program, document, draft, run) for draft in document.drafts)


def _traced(
    rule: Rule, scan: DraftScan, matcher: Matcher, match: Match, redactor: Redactor, *, reported: Sequence[Span]
) -> Trace:
    outcome: str = match.rejected or ("doubtful" if match.is_doubtful else "match")
    if match.rejected is None and not scan.targets_for(rule):
        outcome = "condition"
    elif match.rejected is None and not any(s.start < match.span.end and match.span.start < s.end for s in reported):
        outcome = "sound"
    words = match.words
    hidden = rule.confidential or redactor.holds(Quote(match.text, match.around))
    return Trace(
        rule=rule.id,
        term=REDACTED if rule.confidential else redactor.clean(matcher.entry_text(match.entry)),
        part=match.view.part.name,
        outcome=outcome,
        words="" if words is None or not words.words else REDACTED if hidden else "|".join(words.words),
        verdict="" if words is None else words.verdict,
    )
