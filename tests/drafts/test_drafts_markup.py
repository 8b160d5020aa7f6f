"""Markup: what no part of a draft shows. With it, nothing in a file is out of sight."""

from __future__ import annotations

import json
from typing import Any

import pytest
from drafts_support import TEXTS, assert_places
from hypothesis import example, given
from hypothesis import strategies as st

import policylint
from policylint.drafts import read_text
from policylint.drafts.model import Document


def assert_all_is_seen(document: Document) -> None:
    """Every letter of the file, unless it is written within an escape, stands at its place in a part or in markup."""
    seen = set()
    for draft in document.drafts:
        for part in (*draft.parts, *draft.markup):
            for i in range(len(part.text)):
                start, end = part.offsets.span(i, i + 1)
                if document.text[start:end] == part.text[i] or document.text[start : start + 1] in ("\\", "&"):
                    seen.update(range(start, end))
    left = [(i, c) for i, c in enumerate(document.text) if c.isalnum() and i not in seen]
    assert not left or not document.drafts, (left, document.text)


@given(st.sampled_from(["md", "tweet", "txt", "csv", "yaml", "jsonl"]), st.lists(TEXTS, min_size=1, max_size=4))
@example("md", ["---\na1: &b1 c1\n---\n[d1][e1] `f1` <g1 h1='i1'>\n\n[e1]: j1 'k1'\n"])
@example("md", ["---\na1: [*b1\n---\nc1\n"])
@example("csv", ["text,a1\nb1,c1\nd1,e1,f1\n"])
@example("yaml", ["- {text: a1, ? b1 : c1, d1: !e1 f1}\n- text: |2-\n    g1\n"])
def test_nothing_in_a_file_is_out_of_sight(form: str, pieces: list[str]) -> None:
    document = read_text(f"a.{form}", {"csv": "text,a\n", "yaml": "text: a\n"}.get(form, "") + "\n".join(pieces))
    assert_places(document)
    assert_all_is_seen(document)


@given(st.dictionaries(st.text('ab1機\\"u', max_size=4), TEXTS, max_size=4), st.booleans())
def test_nothing_in_json_is_out_of_sight(values: dict[str, str], ascii_only: bool) -> None:
    post = json.dumps({"text": "a", **values}, ensure_ascii=ascii_only)
    for text in (post, f"[{post}, {post}]", post[:-1] + "," + post[1:]):
        document = read_text("a.json", text)
        assert_places(document)
        assert_all_is_seen(document)
        # What is escaped in a name is read there.
        for name in {} if ascii_only else values:
            assert any(name in part.text for part in document.drafts[0].markup) or "\\" in json.dumps(name)


@pytest.mark.parametrize(
    ("path", "text", "markup"),
    [
        ("a.json", '[{"text": "a"}, {"text": "b", "機": 1}]', ["text", "text 機"]),
        ("a.jsonl", '{"text": "a"}\n{"\\u6a5f": "b", "text": 1}\n', ["text", "機 text"]),
        ("a.csv", "text,機\na,b\nc,d\n", ["text 機", ""]),
        ("a.yaml", "posts:\n- text: a\n  x: 1\n- text: b\n  機: 1\n密: 1\n", ["posts text x", "text 機 密"]),
        ("a.tweet", "---\n機: 1\n---\na\n---\nb\n", ["機"]),
        ("a.txt", "機密", [""]),
    ],
)
def test_it_goes_with_the_draft_that_it_stands_in(path: str, text: str, markup: list[str]) -> None:
    found = []
    for draft in read_text(path, text).drafts:
        words = " ".join(part.text for part in draft.markup)
        found.append(" ".join("".join(c if c.isalnum() else " " for c in words).split()))
    assert found == markup


def test_a_name_may_be_an_emoji() -> None:
    rule = {"id": "a", "kind": "forbid", "confidential": True, "terms": ["🐉"]}
    report = policylint.check_text('{"text": "好", "🐉": 1}', policy={"rules": [rule]}, format="json")
    assert [(f.column, f.end_column) for f in report.findings] == [(16, 17)]


RULES: list[dict[str, Any]] = [
    {"kind": "forbid", "terms": ["機密"], "in": "everywhere"},
    {"kind": "forbid", "terms": ["機密"], "in": ["metadata", "body", "code", "links", "comments"]},
    {"kind": "forbid", "terms": ["機密"], "in": ["metadata"], "confidential": True},
    {"kind": "replace", "terms": ["機密"], "prefer": "秘密", "in": "everywhere"},
    {"kind": "limit", "measure": "pattern", "pattern": "機密", "max": 0},
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["kind"])
def test_no_rule_on_wording_reads_it(rule: dict[str, Any]) -> None:
    policy = policylint.load_policy({"rules": [{"id": "a", **rule}]})
    for form, text in {
        "markdown": "---\n機密: 1\n---\n好 [好][機密]\n\n[機密]: https://example.com\n",
        "csv": "text,機密\n好,1\n",
    }.items():
        assert not policylint.check_text(text, policy=policy, format=form).findings


def test_it_does_not_meet_a_requirement() -> None:
    rule = {"id": "a", "kind": "require", "any_of": ["機密"], "in": "everywhere"}
    report = policylint.check_text("---\n機密: 1\n---\n好\n", policy={"rules": [rule]}, format="markdown")
    assert len(report.findings) == 1


def test_a_pattern_does_not_run_from_one_piece_to_the_next() -> None:
    rule = {"id": "a", "kind": "forbid", "confidential": True, "patterns": [r"token\W*\w{4,}"]}
    report = policylint.check_text('{"text": "好", "token": 1, "abcdef": 2}', policy={"rules": [rule]}, format="json")
    assert not report.findings
