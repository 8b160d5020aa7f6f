"""Workflow commands of GitHub Actions, which its runner turns into annotations on the changed files.

The syntax and its escapes are those of ``ActionCommand.cs`` in github.com/actions/runner.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from policylint.messages import say
from policylint.report.escape import one_line, visible
from policylint.report.phrases import details, labelled, tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.findings import Finding, Report
    from policylint.messages import Language
    from policylint.report import RenderOptions

ANNOTATIONS: Final = 10
"""Annotations of one kind that GitHub shows of one step; what is above is in the log alone."""
_COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    """A command for each incomplete entry and each active finding, the one-line summary last."""
    language = options.language
    commands = [
        *(_command("error", say("report.incomplete_line", language, reason=one_line(i.reason)), file=i.path)
          for i in report.incomplete),
        *(_finding(f, report, language) for f in report.active),
        *(_command("notice", one_line(n), title=say("report.github_notice_title", language)) for n in report.notices),
    ]  # fmt: skip
    kinds = Counter(command.partition(" ")[0] for command in commands)
    unshown = sum(max(0, n - ANNOTATIONS) for n in kinds.values())
    if unshown:
        # It stands first, as the eleventh notice would not be shown itself; it may push one more notice out.
        unshown += kinds["::notice"] >= ANNOTATIONS
        text = say("report.github_unshown", language, limit=ANNOTATIONS, n=unshown)
        commands.insert(0, _command("notice", text, title=say("report.github_unshown_title", language)))
    yield from commands
    yield tally(report, language) + "\n"


def _finding(finding: Finding, report: Report, language: Language) -> str:
    rule = report.rules.get(finding.rule)
    more = [labelled(name, text, language) for name, text in details(finding, language)]
    place = {"file": finding.path, "line": finding.line, "endLine": finding.end_line}
    if finding.line == finding.end_line:  # the runner takes no columns for several lines
        place |= {"col": finding.column, "endColumn": finding.end_column}
    title = one_line(f"{rule.title} ({finding.rule})" if rule and rule.title else finding.rule)
    return _command(_COMMANDS[finding.severity], "\n".join((one_line(finding.message), *more)), **place, title=title)


def _command(command: str, text: str, **properties: object) -> str:
    listed = ",".join(f"{name}={_property(visible(str(value)))}" for name, value in properties.items())
    return f"::{command} {listed}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
