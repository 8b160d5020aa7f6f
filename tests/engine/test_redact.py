"""Redaction where what is secret is not one word of a text: values of fields, titles, escapes, suggestions."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict
from typing import Any

import pytest
from canaries import traces
from hypothesis import given
from hypothesis import strategies as st

import policylint
from policylint.engine.redact import Words, cut
from policylint.findings import Report
from policylint.text.span import Span

NOW = datetime.datetime(2026, 11, 22, 10, tzinfo=datetime.UTC)
OPEN = {"id": "open", "kind": "forbid", "terms": ["保證"], "message": "「{match}」"}
TOPIC = {"falcon": {"title": "獵鷹計畫", "terms": ["老鷹計畫"]}}
EMBARGO = {"kind": "embargo", "topics": "falcon", "windows": "deal"}
WINDOW = {"deal": {"title": "併購獵鷹計畫", "until": "2026-12-31T00:00+08:00"}}


def report(rule: dict[str, Any], text: str, form: str = "markdown", **policy: Any) -> Report:
    secret = {"id": "secret", "message": "不行", "confidential": True, **rule}
    loaded = policylint.load_policy({"rules": [secret, OPEN], **policy})
    return policylint.check_text(text, policy=loaded, format=form, now=NOW)  # type: ignore[arg-type]


def told(found: Report) -> bytes:
    return json.dumps([asdict(finding) for finding in found.findings], ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "project",
    [
        "獵鷹計畫",
        "[獵鷹計畫, 老鷹計畫]",
        "{name: 獵鷹計畫}",
        "{獵鷹計畫: {老鷹計畫: 1}}",
        "[[獵鷹計畫], {a: 老鷹計畫}]",
    ],
)
def test_each_value_of_a_field(project: str) -> None:
    rule = {"kind": "field", "field": "project", "values": ["公開"], "message": "「{value}」「{match}」"}
    found = report(rule, f"---\nproject: {project}\n---\n保證獵鷹計畫與老鷹計畫準時。\n")
    assert len(found.findings) == 2
    listed = ["獵鷹計畫", *(["老鷹計畫"] if "老鷹" in project else [])]
    assert not traces(told(found), listed)


@pytest.mark.parametrize("text", ["---\ntopics: [falcon]\n---\n保證。\n", "保證老鷹計畫準時。\n"])
@pytest.mark.parametrize("message", [None, "{topic}{window}{match}"])
def test_titles_of_topics_and_windows(text: str, message: str | None) -> None:
    found = report({**EMBARGO, "message": message}, text, topics=TOPIC, windows=WINDOW)
    assert len(found.findings) == 2
    assert not traces(told(found), ["獵鷹計畫", "老鷹計畫", "falcon"])
    (secret,) = (finding for finding in found.findings if finding.rule.endswith("/secret"))
    assert message or "2026-12-31" in secret.message


def test_what_stands_in_the_file_through_escapes() -> None:
    note = {"id": "note", "kind": "field", "field": "note", "values": ["無"], "message": "「{value}」"}
    escaped = '{"text": "獵鷹計畫", "note": "\\u7375\\u9df9\\u8a08\\u756b"}'
    rule = {"kind": "forbid", "terms": ["獵鷹計畫"], "in": "body"}
    loaded = policylint.load_policy(
        {"rules": [{"id": "secret", "message": "不行", "confidential": True, **rule}, note]}
    )
    found = policylint.check_text(escaped, policy=loaded, format="json")
    assert [finding.rule.rpartition("/")[2] for finding in found.findings] == ["secret", "note"]
    assert not traces(told(found), ["獵鷹計畫"])
    clear = policylint.check_text(escaped, policy=policylint.load_policy({"rules": [note]}), format="json")
    assert found.findings[1].fingerprint != clear.findings[0].fingerprint


def test_all_that_is_counted() -> None:
    found = report({"kind": "limit", "measure": "pattern", "pattern": r"獵鷹\d", "max": 1}, "獵鷹1 獵鷹2 保證獵鷹3。\n")
    assert len(found.findings) == 2
    assert not traces(told(found), ["獵鷹1", "獵鷹2", "獵鷹3"])


def test_suggestions() -> None:
    found = report({"kind": "replace", "terms": ["獵鷹"], "prefer": "老鷹專案"}, "保證獵鷹準時。\n")
    assert len(found.findings) == 2
    assert not traces(told(found), ["獵鷹", "老鷹專案"])


def test_a_rule_that_finds_no_words_keeps_none_back() -> None:
    """A topic that is nearly one of the policy's is told, though a confidential rule asks for an approval."""
    topics = {"finance": {"terms": ["營收"]}}
    found = report({"kind": "approval", "count": 1}, "---\ntopics: [finanse]\n---\n早安\n", topics=topics)
    assert "policylint/unknown-topic" in [finding.rule for finding in found.findings]


@given(st.lists(st.text("甲乙丙", min_size=2, max_size=6)), st.text("甲乙丙", max_size=30))
def test_every_place_of_every_word(words: list[str], text: str) -> None:
    places = (Span(i, i + len(word)) for word in words for i in range(len(text)) if text.startswith(word, i))
    assert Words(words).clean(text) == cut(text, places)


def test_ever_longer_words_that_hold_each_other() -> None:
    """So many that work which grew with all their places could not go unnoticed."""
    text = "\n".join("a" * length for length in range(1, 400))
    found = report({"kind": "forbid", "patterns": ["a+"]}, text, "text")
    assert len(found.findings) == 399
    assert {finding.excerpt.text for finding in found.findings if finding.excerpt} == {"[REDACTED]"}
