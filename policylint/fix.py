"""Writing fixes: replacements that findings carry, put into the text they were found in."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from policylint.findings import Finding, Fix


def fixes_of(findings: Iterable[Finding]) -> list[Fix]:
    """The fixes that can be written together: in the order of the text, the first of any that overlap."""
    chosen: list[Fix] = []
    candidates = {f.fix for f in findings if f.fix is not None and f.disposition == "active"}
    for fix in sorted(candidates, key=lambda f: (f.start, f.end, f.text)):
        if not chosen or fix.start >= chosen[-1].end:
            chosen.append(fix)
    return chosen


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text with each fix in place; ``fixes`` are in order and do not overlap."""
    pieces: list[str] = []
    position = 0
    for fix in fixes:
        pieces += (text[position : fix.start], fix.text)
        position = fix.end
    return "".join((*pieces, text[position:]))


def harmless(
    text: str, fixes: Sequence[Fix], secrets: Iterable[Span], find: Callable[[str], Sequence[Span]]
) -> Sequence[Fix]:
    """The fixes without those that would write something confidential, alone or with others: 雲海计畫 to 雲海計畫.

    ``secrets`` are the places of what is confidential in the text as it is; ``find`` tells them of any other.
    """
    known = list(secrets)
    while fixes:
        moved = [Span(_moved(start, fixes), _moved(end, fixes)) for start, end in known]
        made = [s for s in find(apply(text, fixes)) if not any(m.start <= s.start and s.end <= m.end for m in moved)]
        if not made:
            break
        grown = accumulate((len(fix.text) - fix.end + fix.start for fix in fixes), initial=0)
        written = [(fix, fix.start + by, fix.start + by + len(fix.text)) for fix, by in zip(fixes, grown, strict=False)]
        # At fault are those within it, else those beside it, by which it became a word of its own; else any may be.
        kept = ([f for f, start, end in written if not _near(made, start - by, end + by)] for by in (0, 1))
        fixes = next((left for left in kept if len(left) < len(fixes)), ())
    return fixes


def _near(spans: Iterable[Span], start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for span in spans)


def _moved(offset: int, fixes: Iterable[Fix]) -> int:
    return offset + sum(len(fix.text) - fix.end + fix.start for fix in fixes if fix.end <= offset)
