"""Writing fixes: replacements that findings carry, put into the text they were found in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

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
