"""Text that nobody should write, and somebody will: no crash, nothing lost, and work that grows with the length."""

from __future__ import annotations

import json
import re

import pytest
from counting import lines_run
from hypothesis import given
from hypothesis import strategies as st
from support import CASES

import policylint

POLICY = policylint.load_policy(
    {
        "rules": [
            {"id": "word", "kind": "forbid", "terms": ["機密", "best", "No.1", "Black Friday"], "gap": "noise"},
            {"id": "evasive", "kind": "forbid", "terms": ["保證"], "evasion": ["homophone", "phonetic", "split"]},
            {"id": "pattern", "kind": "forbid", "patterns": ["(?:治療|根治).{0,6}癌"], "in": "everywhere"},
            {"id": "length", "kind": "limit", "measure": "characters", "max": 100},
        ]
    }
)
AFTER = "這是機密。"
HOSTILE = json.loads((CASES / "hostile" / "texts.json").read_text(encoding="utf-8"))["checks"]


@pytest.mark.parametrize(
    "text",
    [
        "\ud800" + AFTER,
        "\udfff\ud800" + AFTER,
        "\0" + AFTER,
        "a" + "\u0301\u0316" * 5_000 + AFTER,
        "機" + "\u0336" * 10_000 + "密",
        "\u202e" * 1_000 + AFTER,
        "\u2066機\u2069密",
        "ㄅ機密а機密ａ機密",
        "𠀀𠀁機密𠀂",
        "👩\u200d👩\u200d👧\u200d👦" * 200 + AFTER,
        "#" * 5_000 + AFTER,
        "@" * 5_000 + AFTER,
        "機*" * 2_000 + AFTER,
        "\u3164" * 1_000 + AFTER,
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown", "tweet"])
def test_a_term_is_found_behind_it(text: str, form: str) -> None:
    report = policylint.check_text(text, policy=POLICY, format=form)
    assert any(finding.rule == "inline/word" for finding in report.findings)
    assert not report.incomplete
    for finding in report.findings:
        assert 0 <= finding.offset <= finding.end_offset <= len(text)


@given(st.text(max_size=200), st.sampled_from(["text", "markdown", "tweet", "json", "jsonl", "yaml", "csv"]))
def test_nothing_crashes(text: str, form: str) -> None:
    report = policylint.check_text(text, policy=POLICY, format=form)
    report.to_dict()
    assert report.drafts or report.incomplete


@pytest.mark.parametrize("unit", HOSTILE)
def test_everything_in_a_long_text_is_found(unit: str) -> None:
    """The text is so long that work which grew with the square of it could not go unnoticed."""
    run = (unit * 60_000)[:60_000]
    text = run + "。" + AFTER
    report = policylint.check_text(text, policy=POLICY)
    assert not report.incomplete
    places = [m.span() for m in re.finditer("機密|best", text)]
    assert [(f.offset, f.end_offset) for f in report.findings if f.rule == "inline/word"] == places
    assert sum(f.rule == "inline/length" for f in report.findings) == 1
    assert len(report.findings) == len(places) + 1


@pytest.mark.parametrize("unit", HOSTILE)
def test_work_grows_with_the_length(unit: str) -> None:
    """Sixteen times the text may take sixteen times the work; a fourth of that is left for logarithms."""

    def work(length: int) -> int:
        text = (unit * length)[:length]
        return lines_run(lambda: policylint.check_text(text, policy=POLICY))

    work(500)  # what is made at first use
    assert work(8_000) < 20 * work(500)


def test_a_million_characters_without_a_break() -> None:
    text = "很" * 500_000 + "機密" + "很" * 500_000
    report = policylint.check_text(text, policy=POLICY)
    (found,) = (f for f in report.findings if f.rule == "inline/word")
    assert (found.offset, found.end_offset) == (500_000, 500_002)
    assert found.excerpt is not None
    assert len(found.excerpt.text) < 1_000
