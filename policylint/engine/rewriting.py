"""Hits that know what to write instead, and when that can be written into the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from policylint.engine.scan import Hit
from policylint.findings import Fix
from policylint.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.engine.matching import Match
    from policylint.engine.program import Rule
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target
    from policylint.engine.view import PartView
    from policylint.messages import Message

_RUNNING_TEXT: Final = frozenset({"text", "markdown", "tweet"})
_LINE: Final = re.compile(r"[^\r\n]*")
# Words and full-width punctuation, which no format has a use for.
_WORD: Final = r"\w，。、：；！？（）「」『』…"
_PLAIN: Final = re.compile(rf"(?:[{_WORD}](?:[{_WORD} ·・-]*[{_WORD}])?)?")


def replacing(
    rule: Rule,
    match: Match,
    *,
    prefer: str,
    said: Message,
    args: dict[str, Any],
    scan: DraftScan,
    targets: Sequence[Target],
) -> Hit:
    """The hit of a match that has a preferred form; what is doubtful or evasive is not for a program to write."""
    is_sure = not (match.is_doubtful or match.is_evasive)
    return Hit(
        rule=rule,
        span=match.span,
        part=match.view.part.name,
        match=match.text,
        message=said,
        args={**args, "prefer": prefer or message("findings.nothing")},
        targets=targets,
        suggestion=prefer or None,
        fix=fix_of(match.view, match.start, match.end, prefer, scan) if is_sure else None,
        severity=match.severity(rule),
        note=match.note,
    )


def fix_of(view: PartView, start: int, end: int, prefer: str, scan: DraftScan) -> Fix | None:
    """The replacement of ``[start, end)`` in a part's text, where written into the file as it is it reads so.

    Nothing is written through escapes or markup.
    """
    span = view.part.offsets.span(start, end)
    if scan.document.text[span.start : span.end] != view.part.text[start:end]:
        return None
    running = scan.document.format in _RUNNING_TEXT and not view.part.field
    # Inside quotes, cells and front matter a sign of the format's own would change more than the word.
    if not (_LINE if running else _PLAIN).fullmatch(prefer):
        return None
    return Fix(start=span.start, end=span.end, text=prefer)
