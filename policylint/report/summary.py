"""Markdown for the job summary of GitHub Actions (``$GITHUB_STEP_SUMMARY``)."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from policylint.messages import say
from policylint.report.escape import one_line
from policylint.report.phrases import details, labelled, tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.findings import Finding, Report
    from policylint.messages import Language
    from policylint.report import RenderOptions

LIMIT: Final = 1024 * 1024
"""UTF-8 bytes; the runner throws the whole summary of a step away when it is larger."""
_RESERVE: Final = 4096
"""Kept free for the note on what was cut."""
_CELL: Final = 2000
"""Characters of one cell: one endless line in a draft must not push everything else out."""
_PUNCTUATION: Final = re.compile(r"[!-/:-@\[-`{-~]")


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    """What could not be checked and then the active findings, a table for each file, in at most ``LIMIT`` bytes."""
    language = options.language
    used = 0
    entries = 0  # of what has been written; each piece says how many it holds
    for piece, holds in _pieces(report, language):
        size = len(piece.encode())
        if used + size > LIMIT - _RESERVE:
            left = len(report.incomplete) + len(report.active) - entries
            yield "\n" + _text(say("report.summary_cut", language, n=left)) + "\n"
            return
        used += size
        entries += holds
        yield piece


def _pieces(report: Report, language: Language) -> Iterator[tuple[str, int]]:
    """The summary piece by piece, each with the number of entries in it."""
    yield f"### {_text(say('report.summary_title', language))}\n\n{_text(tally(report, language))}\n\n", 0
    policy = f"{report.policy.name} {report.policy.version or ''}".strip()
    yield _text(say("report.summary_policy", language, policy=policy)) + "\n", 0
    for notice in report.notices:
        yield f"\n{_text(say('report.notice_line', language, notice=one_line(notice)))}\n", 0
    if report.incomplete:
        yield f"\n#### {_text(say('report.incomplete_heading', language))}\n\n", 0
        yield _header(("path", "reason"), language), 0
        for entry in report.incomplete:
            yield _row(_text(entry.path), _text(entry.reason)), 1
    for path, findings in groupby(report.active, key=lambda f: f.path):
        yield f"\n#### {_text(path)}\n\n", 0
        yield _header(("place", "severity", "message", "clause", "rule"), language), 0
        for finding in findings:
            yield _finding(finding, language), 1


def _finding(finding: Finding, language: Language) -> str:
    # The clause has a column of its own.
    more = [labelled(name, text, language) for name, text in details(finding, language) if name != "clause"]
    return _row(
        f"{finding.line}:{finding.column}",
        say(f"report.severity_{finding.severity}", language),
        "<br>".join(_text(line) for line in (finding.message, *more)),
        _text(finding.clause or ""),
        f"<code>{_text(finding.rule)}</code>",
    )


def _header(columns: tuple[str, ...], language: Language) -> str:
    return _row(*(say(f"report.summary_{column}", language) for column in columns)) + _row(*["---"] * len(columns))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _text(text: str) -> str:
    """Plain text as Markdown that shows exactly it, in a table as elsewhere: any ASCII punctuation may be escaped."""
    text = one_line(text)
    text = text if len(text) <= _CELL else text[: _CELL - 1] + "…"
    # A pipe takes an entity, as tables are cut at pipes before escapes are read.
    return _PUNCTUATION.sub(lambda m: "&#124;" if m[0] == "|" else "\\" + m[0], text)
