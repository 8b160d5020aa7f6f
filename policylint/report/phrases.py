"""What several formats say alike: counts, the last line, and what follows a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.findings import SEVERITIES
from policylint.messages import in_a_row, say
from policylint.report.escape import one_line

if TYPE_CHECKING:
    from policylint.findings import Finding, Report
    from policylint.messages import Language


def count(name: str, n: int, language: Language) -> str:
    """``n`` things, counted as the language does; ``name`` is that of two sentences: ``files_one``, ``files_other``."""
    return say(f"report.{name}_{'one' if n == 1 else 'other'}", language, n=n)


def is_clean(report: Report) -> bool:
    """Whether something was checked, all of it, and nothing is wrong with it."""
    return bool(report.drafts) and not report.incomplete and not report.active


def tally(report: Report, language: Language) -> str:
    """The run in one line: what was checked, what was found, what was left out."""
    numbers = report.summary()
    files = count("files", numbers["files"], language)
    checked = in_a_row((files, count("drafts", numbers["drafts"], language)), language)
    excepted = [name for name in ("suppressed", "waived", "baselined") if numbers[name]]
    if is_clean(report):
        if not excepted:
            return say("report.tally_clean", language, checked=checked)
        rest = in_a_row((count(name, numbers[name], language) for name in excepted), language)
        return say("report.tally_clean_except", language, checked=checked, rest=rest)
    # "0 incomplete" is said as well: that nothing was skipped is part of the result.
    rest = in_a_row((count(name, numbers[name], language) for name in (*excepted, "incomplete")), language)
    if not report.drafts:
        return say("report.tally_nothing", language, files=files, rest=rest)
    found = in_a_row((count(severity, numbers[severity], language) for severity in SEVERITIES), language)
    return say("report.tally", language, checked=checked, found=found, rest=rest)


def details(finding: Finding, language: Language) -> list[tuple[str, str]]:
    """What is to be said of a finding beside its message: (clause | suggestion | targets, its text on one line)."""
    said = [("clause", one_line(finding.clause))] if finding.clause else []
    said += [("suggestion", one_line(text)) for text in finding.suggestions]
    if len(finding.targets) > 1:
        said.append(("targets", one_line(in_a_row(finding.targets, language))))
    return said


def labelled(name: str, text: str, language: Language) -> str:
    """One of the :func:`details` as a line of its own."""
    return say("report.label_line", language, label=say(f"report.label_{name}", language), text=text)
