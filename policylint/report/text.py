"""Text for people: findings by file, each with its place in the draft, what it breaks and what to write instead."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

from policylint.findings import SEVERITIES
from policylint.messages import say
from policylint.report.escape import one_line
from policylint.report.frame import frame
from policylint.report.phrases import count, details, is_clean, tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.findings import Excerpt, Finding, Report
    from policylint.report import RenderOptions

_INDENT: Final = "    "
# Select Graphic Rendition parameters, ECMA-48.
_BOLD: Final = "1"
_DIM: Final = "2"
_GREEN: Final = "1;32"
_RED: Final = "1;31"
_SEVERITY: Final = {"error": _RED, "warning": "1;33", "info": "1;34"}


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    """The active findings and all that could not be checked, then the notices, the statistics and the one-line summary.

    Quiet leaves only findings and incomplete entries, one a line: ``path:line:column: severity: message [rule]``.
    """
    if options.quiet:
        yield from _quiet(report)
    else:
        for path, findings in groupby(report.active, key=lambda f: f.path):
            yield f"{_paint(one_line(path), _BOLD, options)}\n"
            for finding in findings:
                yield from _finding(finding, options)
        yield from _incomplete(report, options)
        for notice in report.notices:
            yield f"{say('report.notice_line', options.language, notice=one_line(notice))}\n"
    if options.statistics is not None:
        yield from _statistics(report, options)
    if not options.quiet:
        yield from _last_lines(report, options)


def _quiet(report: Report) -> Iterator[str]:
    # In English whatever the language: editors and scripts read these lines as they read a compiler's.
    for entry in report.incomplete:
        yield f"{one_line(entry.path)}: incomplete: {one_line(entry.reason)}\n"
    for f in report.active:
        yield f"{one_line(f.path)}:{f.line}:{f.column}: {f.severity}: {one_line(f.message)} [{one_line(f.rule)}]\n"


def _finding(finding: Finding, options: RenderOptions) -> Iterator[str]:
    language = options.language
    severity = _paint(say(f"report.severity_{finding.severity}", language), _SEVERITY[finding.severity], options)
    # Terminals that open files take "9:5" below the line with the path for a link, so nothing comes before it.
    yield f"  {finding.line}:{finding.column} {severity} {_paint(one_line(finding.message), _BOLD, options)}\n"
    if finding.excerpt:
        yield from _frame(finding, finding.excerpt, options)
    more = [*details(finding, language), ("more", f"policylint explain {one_line(finding.rule)}")]
    labels = {name: say(f"report.label_{name}", language) for name, _ in more}
    # Labels of one language are all of one width class, so that len() aligns them.
    width = max(len(label) for label in labels.values())
    for name, text in more:
        yield f"{_INDENT}{_paint(labels[name].ljust(width), _DIM, options)}  {text}\n"
    yield "\n"


def _frame(finding: Finding, excerpt: Excerpt, options: RenderOptions) -> Iterator[str]:
    lines = frame(
        excerpt.text,
        excerpt.start,
        excerpt.end,
        line_number=finding.line,
        colour=lambda carets: _paint(carets, _SEVERITY[finding.severity], options),
        width=options.width - len(f"{_INDENT}{finding.line} │ "),
        clipped_left=excerpt.clipped_left,
        clipped_right=excerpt.clipped_right,
    )
    for line in lines:
        yield f"{_INDENT}{line}\n"


def _incomplete(report: Report, options: RenderOptions) -> Iterator[str]:
    if report.incomplete:
        yield _paint(say("report.incomplete_heading", options.language), _RED, options) + "\n"
        for entry in report.incomplete:
            yield f"  {_paint(one_line(entry.path), _BOLD, options)}  {one_line(entry.reason)}\n"
        yield "\n"


def _statistics(report: Report, options: RenderOptions) -> Iterator[str]:
    language = options.language
    yield _paint(say("report.statistics_heading", language), _BOLD, options) + "\n"
    numbers = Counter((f.rule, f.severity) for f in report.active)
    width = max((len(str(n)) for n in numbers.values()), default=0)
    for (rule, severity), n in sorted(numbers.items(), key=lambda item: (-item[1], item[0])):
        said = _paint(say(f"report.severity_{severity}", language), _SEVERITY[severity], options)
        info = report.rules.get(rule)
        yield f"  {n:>{width}}  {said}  {one_line(rule)}{'  ' + one_line(info.title) if info else ''}\n"
    if not numbers:
        yield f"  {say('report.statistics_none', language)}\n"
    for label, value in (options.statistics or {}).items():
        yield f"  {say('report.label_line', language, label=label, text=value)}\n"
    yield "\n"


def _last_lines(report: Report, options: RenderOptions) -> Iterator[str]:
    mark = _paint("✓", _GREEN, options) if is_clean(report) else _paint("✗", _worst(report), options)
    yield f"{mark} {_paint(tally(report, options.language), _BOLD, options)}\n"
    if fixable := sum(f.fix is not None for f in report.active):
        yield f"  {count('fixable', fixable, options.language)}\n"


def _worst(report: Report) -> str:
    """The colour of the gravest thing in a report that is not clean."""
    if report.incomplete or not report.drafts:
        return _RED
    return _SEVERITY[min((f.severity for f in report.active), key=SEVERITIES.index)]


def _paint(text: str, parameters: str, options: RenderOptions) -> str:
    return f"\x1b[{parameters}m{text}\x1b[0m" if options.colour else text
