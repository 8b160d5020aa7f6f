"""The Markdown job summary, looked at as the HTML that it becomes."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pyromark
from hypothesis import given
from hypothesis import strategies as st
from report_builders import MIXED, finding, report

from policylint.findings import Incomplete, Report
from policylint.report import RenderOptions, render
from policylint.report.escape import one_line
from policylint.report.summary import LIMIT


def markdown(report: Report) -> str:
    return "".join(render(report, "summary", options=RenderOptions(language="en")))


class Page(HTMLParser):
    """Tags and table cells of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.in_cell = False
        self.feed(pyromark.html(source, options=pyromark.Options.ENABLE_TABLES))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not [name for name, _ in attrs if name != "style"]
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")
            self.in_cell = True
        elif tag == "br":
            self.cells[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        self.in_cell &= tag != "td"

    def handle_data(self, data: str) -> None:
        if self.in_cell:
            self.cells[-1] += data


OURS = {"h3", "h4", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "br"}


def test_findings_stand_in_a_table_for_each_file() -> None:
    source = markdown(MIXED)
    assert re.findall(r"^#### (.*)$", source, re.MULTILINE) == [
        "Could not be checked", r"drafts\/tea\.md", r"drafts\/世界 第一\.tweet",
    ]  # fmt: skip
    page = Page(source)
    assert page.tags == OURS
    assert page.cells[2:7] == [
        "9:6",
        "error",
        "「治失眠」涉及醫療效能，食品廣告不得使用。\nsuggestion: 改寫為可使用詞句，例如「營養補給」。",
        "3.2",
        "tw/food/medical-claim",
    ]


@given(st.text(alphabet=st.one_of(st.sampled_from("|\\`<>&*_[]()!#-~:/@.w\n\r\t \x1b\u202e中"), st.characters())))
def test_any_text_is_shown_as_it_is_and_is_no_markup(text: str) -> None:
    page = Page(markdown(report(finding(message=f"a{text}z", suggestions=()))))
    assert page.tags <= OURS
    message = page.cells[2].rstrip()
    assert re.sub(r" +", " ", message) == re.sub(r" +", " ", one_line(f"a{text}z"))


def test_a_summary_stays_below_the_limit_and_says_what_was_cut() -> None:
    findings = [finding(message="字" * 1000, line=i) for i in range(1, 1001)]
    source = markdown(report(*findings))
    assert LIMIT * 0.99 < len(source.encode()) <= LIMIT
    shown = source.count("\n| ") - 2  # without the head of the table
    assert f"{1000 - shown} more" in source.split("\n")[-2]


def test_one_endless_message_does_not_push_the_others_out() -> None:
    source = markdown(report(finding(message="字" * LIMIT), finding(message="the other")))
    assert "the other" in source


def test_what_could_not_be_checked_comes_before_what_may_be_cut() -> None:
    entry = Incomplete(path="x.md", reason="unreadable")
    source = markdown(report(*[finding(message="字" * 2000)] * 1000, incomplete=(entry,)))
    assert "unreadable" in source
