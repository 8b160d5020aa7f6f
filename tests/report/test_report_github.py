"""Workflow commands, read back as the runner of GitHub Actions reads them."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from report_builders import MIXED, REPORTS, finding, report

from policylint.findings import Incomplete, Report, RuleInfo
from policylint.report import RenderOptions, render
from policylint.report.github import ANNOTATIONS


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    text: str


def commands(report: Report) -> list[Command]:
    """The commands in the output; its last line is none."""
    output = "".join(render(report, "github", options=RenderOptions(language="en")))
    lines = output.split("\n")
    assert lines.pop() == ""
    assert not lines.pop().startswith("::")
    parsed = []
    for line in lines:
        match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        parsed.append(Command(match[1], {k: _unescaped(v) for k, v in pairs}, _unescaped(match[3])))
    return parsed


def _unescaped(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def test_each_severity_has_its_command_and_what_could_not_be_checked_is_an_error() -> None:
    found = commands(MIXED)
    assert Counter(c.name for c in found) == {"error": 2, "warning": 2, "notice": 2}
    assert found[0].name == "error"
    assert found[0].properties == {"file": "drafts/x.md"}
    assert "0xFF" in found[0].text


def test_a_finding_says_all_that_is_known() -> None:
    command = commands(report(MIXED.findings[1]))[0]
    assert command.properties == {
        "file": "drafts/tea.md",
        "line": "12",
        "endLine": "12",
        "col": "5",
        "endColumn": "11",
        "title": "brand-tw/names",
    }
    assert command.text.split("\n") == [
        "「台北 101」應寫作「TAIPEI 101」。",
        "suggestion: TAIPEI 101",
        "targets: facebook:brand, instagram:brand",
    ]


def test_a_rule_without_a_title_goes_by_its_id() -> None:
    titles = []
    for title in ("品名", ""):
        rules = {"brand-tw/names": RuleInfo(id="brand-tw/names", title=title, references=())}
        titles.append(commands(report(MIXED.findings[1], rules=rules))[0].properties["title"])
    assert titles == ["品名 (brand-tw/names)", "brand-tw/names"]


def test_several_lines_have_no_columns() -> None:
    command = next(c for c in commands(MIXED) if c.properties.get("line") == "20")
    assert command.properties["endLine"] == "21"
    assert not command.properties.keys() & {"col", "endColumn"}


def test_text_cannot_leave_its_place() -> None:
    error = commands(report(finding(message="100%0A::\n::error::x", path="a,line=1:b%2C.md", rule="a/b")))[0]
    assert error.text.startswith("100%0A:: ::error::x\n")
    assert error.properties["file"] == "a,line=1:b%2C.md"
    assert error.properties["title"] == "a/b"


def test_what_github_will_not_show_is_counted_first_and_still_logged() -> None:
    found = commands(REPORTS["many"])
    # Of 12 each, 10 errors, 10 warnings and, beside the note itself, 9 notices are shown.
    assert found[0].name == "notice"
    assert "7 more" in found[0].text
    assert Counter(c.name for c in found) == {"error": 12, "warning": 12, "notice": 13}


def test_ten_of_a_kind_need_no_note() -> None:
    assert len(commands(report(*[finding()] * ANNOTATIONS))) == ANNOTATIONS
    assert len(commands(report(*[finding(severity="info")] * ANNOTATIONS))) == ANNOTATIONS


def test_the_note_makes_room_for_itself() -> None:
    found = commands(report(*[finding(severity="info")] * 10, *[finding()] * 11))
    assert "2 more" in found[0].text


def test_unreadable_files_are_annotated_before_findings() -> None:
    found = commands(report(*[finding()] * 20, incomplete=(Incomplete(path="x.md", reason="unreadable"),)))
    assert found[1].properties == {"file": "x.md"}
