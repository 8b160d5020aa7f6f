"""Every kind on drafts of tests/cases/kinds: one rule, some drafts, and exactly what it finds in each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from support import CASES

import policylint


def cases() -> list[Any]:
    return [
        pytest.param(path, case, id=f"{path.stem}-{case['name']}")
        for path in sorted((CASES / "kinds").glob("*.yaml"))
        for case in YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("path", "case"), cases())
def test_case(path: Path, case: dict[str, Any]) -> None:
    kind = case["rule"].get("kind", path.stem)
    rule = {"id": "rule", **case["rule"], "kind": kind}
    policy = {"rules": [rule], "accounts": case.get("accounts", {}), **case.get("policy", {})}
    loaded = policylint.load_policy(policy)
    for draft in case["drafts"]:
        report = policylint.check_text(
            draft.get("text", ""),
            policy=loaded,
            metadata=draft.get("set"),
            format=draft.get("format", "text"),
            now=case.get("now"),
            language="en",
        )
        assert not report.incomplete, report.incomplete
        wanted = _listed(draft)
        found = [{k: f.to_dict()[k] for k in want} for f, want in zip(report.findings, wanted, strict=False)]
        assert found == wanted, draft
        assert len(report.findings) == len(found), [f.to_dict() for f in report.findings]


def _listed(draft: dict[str, Any]) -> list[dict[str, Any]]:
    """What a draft expects: matches alone, or findings with the fields that matter."""
    return [expected if isinstance(expected, dict) else {"match": expected} for expected in draft.get("finds", [])]
