"""Which clauses rules look after, and how far."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support import CASES

from policylint.policy.coverage import clause_coverage, coverage_lines, coverage_remarks
from policylint.policy.loader import load, read

POLICY = CASES / "document/policy.yaml"
CLAUSE = {"id": "1", "text": "a clause"}


def rule(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": "forbid", "terms": ["茶"], "clause": "1", **more}


ATTEST = {"kind": "attest", "terms": None, "statement": "it is so", "role": "legal"}


def attest(name: str, **more: Any) -> dict[str, Any]:
    return {key: value for key, value in rule(name, **ATTEST, **more).items() if value is not None}


def approval(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": "approval", "clause": "1", **more}


@pytest.mark.parametrize(
    ("rules", "state"),
    [
        ([rule("a")], "decided"),
        ([rule("a", severity="warning")], "flagged"),
        ([rule("a", severity="info")], "flagged"),
        ([rule("a", status="trial")], "flagged"),
        ([rule("a", status="retired")], "uncovered"),
        ([attest("a")], "attested"),
        ([attest("a", severity="warning")], "flagged"),
        ([attest("a", status="trial")], "flagged"),
        ([rule("a", severity="warning"), rule("b")], "decided"),
        ([approval("a")], "decided"),
        ([attest("a"), rule("b")], "both"),
        ([attest("a"), approval("b")], "both"),
        ([attest("a"), rule("b", severity="warning")], "attested"),
        ([attest("a", status="trial"), rule("b")], "decided"),
        ([rule("a", severity="warning"), attest("b")], "attested"),
        ([rule("a", clause="2")], "uncovered"),
        ([], "uncovered"),
    ],
)
def test_the_strongest_rule_counts_and_all_are_listed(rules: list[dict[str, Any]], state: str) -> None:
    policy = {"name": "t", "clauses": [CLAUSE, {"id": "2", "text": "b"}], "rules": rules, "roles": {"legal": ["@law"]}}
    first, _ = clause_coverage(load(policy))
    assert first.state == state
    in_force = [r["id"] for r in rules if r["clause"] == "1" and r.get("status") != "retired"]
    assert [r.spec.id for r in first.rules] == in_force


@pytest.mark.parametrize(
    ("clause", "state"),
    [
        ({"id": "1", "title": "a heading"}, "informative"),
        ({"id": "1", "title": "a heading", "text": "and what it asks"}, "uncovered"),
        ({"id": "1", "text": "a right", "informative": True}, "informative"),
        ({"id": "11", "title": "1.1 is no part of 11"}, "uncovered"),
    ],
)
def test_a_heading_and_what_asks_nothing_need_no_rule(clause: dict[str, Any], state: str) -> None:
    below = {"id": "1.1", "text": "below", "informative": True}
    first, _ = clause_coverage(load({"name": "t", "clauses": [clause, below]}))
    assert first.state == state


def test_a_rule_that_the_policy_changes_counts_as_changed(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/tea.yaml").write_text(
        "policylint: 1\nrules: [{id: a, kind: forbid, terms: [茶]}]\n", encoding="utf-8"
    )
    (tmp_path / "policy.yaml").write_text(
        'policylint: 1\nname: t\nextends: [{pack: tea, clause: "1"}]\noverrides: {tea/a: {severity: info}}\n'
        'clauses: [{id: "1", text: a}]\n',
        encoding="utf-8",
    )
    [first] = clause_coverage(load(tmp_path))
    assert (first.state, [r.id for r in first.rules]) == ("flagged", ["tea/a"])


def test_a_remark_stands_at_the_clause_in_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(
        'policylint: 1\nname: base\nclauses:\n  - {id: "1", text: a}\n  - {id: "2", text: b, informative: true}\n',
        encoding="utf-8",
    )
    (tmp_path / "policy.yaml").write_text(
        'policylint: 1\nname: t\nextends: [base.yaml]\nclauses:\n  - text: c\n    id: "3"\n', encoding="utf-8"
    )
    base, own = coverage_remarks(load(tmp_path))
    assert (Path(base.path).name, base.line, base.column, base.severity) == ("base.yaml", 4, 10, "warning")
    assert (Path(own.path).name, own.line, own.column) == ("policy.yaml", 6, 9)
    assert base.message.text("en") == "No rule looks after clause 1."


def test_a_policy_that_is_data_has_its_remarks_too() -> None:
    [remark] = coverage_remarks(read({"name": "t", "clauses": [CLAUSE]}))
    assert "clauses[0].id" in remark.message.text("en")


def test_lines_of_the_table() -> None:
    *lines, last = coverage_lines(load(POLICY), "en")
    assert lines == [
        "1      Informative",
        "1.1    No rule yet",
        "1.2    Decided by program      shop/two-approvals",
        "1.2.1  Decided by program      shop/urgent",
        "1.3    Decided by program      shop/authority",
        "2      Informative",
        "2.1    Signed off by a person  shop/evidence, shop/best",
        "2.2    Flagged for a person    shop/words, shop/trial",
        "2.3    Decided by program      shop/code-names",
        "2.4    No rule yet",
        "3      Informative",
    ]
    assert last.startswith("11 clauses: 4 decided by program, 0 decided and signed off, 1 signed off")
    chinese = list(coverage_lines(load(POLICY), "zh-TW"))
    assert chinese[2] == "1.2    由程式判定    shop/two-approvals"
    assert chinese[7] == "2.2    標示給人判斷  shop/words, shop/trial"
    assert list(coverage_lines(load({"name": "t"}), "en")) == []
