"""No text of a draft acts on the place where a report is shown, whatever the format."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_builders import finding, report

from policylint.findings import REDACTED, Excerpt, Fix, Incomplete, Report, RuleInfo
from policylint.report import FORMATS, RenderOptions, render
from policylint.report.escape import one_line, visible

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SGR = re.compile("\x1b\\[[0-9;]*m")

nasty = st.text(
    st.one_of(
        st.sampled_from("\x00\x07\x08\t\n\x0b\x0c\r\x1b\x7f\x85\x9b\u2028\u2029\u200b\ufeff\ud800\udfff[]m;:%" + BIDI),
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Cs"]),
    ),
    max_size=30,
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    match = draw(nasty.filter(bool))
    before, after = draw(nasty), draw(nasty)
    line = re.sub(r"[\r\n]", "", before + match + after)
    start = min(len(before), len(line))
    end = min(start + len(match), len(line))
    found = replace(
        finding(severity=draw(st.sampled_from(["error", "warning", "info"]))),
        match=match,
        message=draw(nasty),
        suggestions=(draw(nasty),),
        path=draw(nasty),
        rule=draw(nasty),
        targets=(draw(nasty), draw(nasty)),
        clause=draw(nasty),
        excerpt=Excerpt(text=line, start=start, end=end, clipped_left=draw(st.booleans())),
    )
    return report(
        found,
        incomplete=(Incomplete(path=draw(nasty), reason=draw(nasty)),),
        notices=(draw(nasty),),
        rules={found.rule: RuleInfo(id=found.rule, title=draw(nasty))},
    )


@pytest.mark.parametrize("form", FORMATS)
@given(
    report=reports(),
    colour=st.booleans(),
    quiet=st.booleans(),
    width=st.integers(1, 60),
    language=st.sampled_from(["zh-TW", "en"]),
)
def test_no_control_character_comes_through(
    form: str, report: Report, colour: bool, quiet: bool, width: int, language: str
) -> None:
    options = RenderOptions(language=language, colour=colour, quiet=quiet, width=width, statistics={})  # type: ignore[arg-type]
    output = "".join(render(report, form, options=options))
    output.encode()
    if colour and form == "text":
        output = SGR.sub("", output)  # its own
    bad = {c for c in output if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in BIDI}
    assert bad <= {"\n"}


@pytest.mark.parametrize(("form", "quiet"), [("json", False), ("github", False), ("summary", False), ("text", True)])
def test_only_the_code_frame_shows_more_of_the_draft_than_the_match(form: str, quiet: bool) -> None:
    excerpt = Excerpt(text="新機鳳凰", start=2, end=4)
    fix = Fix(start=2, end=4, text="鳳凰")
    secret = replace(finding(message=REDACTED, confidential=True, fix=fix), match=REDACTED, excerpt=excerpt)
    output = "".join(render(report(secret), form, options=RenderOptions(quiet=quiet, statistics={})))
    assert "鳳凰" not in output


@given(nasty)
def test_visible_text_is_stable_and_keeps_what_is_harmless(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert one_line(one_line(text)) == one_line(text)
    harmless = re.sub("[^a-z \u4e00-\u9fff]", "", text)
    assert visible(harmless) == harmless


@pytest.mark.parametrize("text", ["👩‍👩‍👧", "नमस्‍ते", "می‌خواهم", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "「全形」　空白"])
def test_joiners_of_emoji_and_scripts_stay(text: str) -> None:
    assert visible(text) == text


def test_what_is_hidden_is_named() -> None:
    assert visible("保\u200b證\u202e\x1b[0m") == "保<U+200B>證<U+202E><U+001B>[0m"
    assert one_line(" a\r\n\tb ") == "a b"
