"""Every kind on drafts of tests/cases/kinds: one rule, some drafts, and exactly what it finds in each."""

from __future__ import annotations

from typing import Any

import pytest
from kind_cases import cases_of, reports
from support import CASES


def cases() -> list[Any]:
    kinds = sorted(path.stem for path in (CASES / "kinds").glob("*.yaml"))
    return [pytest.param(kind, case, id=f"{kind}-{case['name']}") for kind in kinds for case in cases_of(kind)]


@pytest.mark.parametrize(("kind", "case"), cases())
def test_case(kind: str, case: dict[str, Any]) -> None:
    for draft, report in reports(case, {"id": "rule", "kind": kind, **case["rule"]}, "en"):
        assert not report.incomplete, report.incomplete
        wanted = _listed(draft)
        found = [{k: f.to_dict()[k] for k in want} for f, want in zip(report.findings, wanted, strict=False)]
        assert found == wanted, draft
        assert len(report.findings) == len(found), [f.to_dict() for f in report.findings]


def _listed(draft: dict[str, Any]) -> list[dict[str, Any]]:
    """What a draft expects: matches alone, or findings with the fields that matter."""
    return [expected if isinstance(expected, dict) else {"match": expected} for expected in draft.get("finds", [])]
