"""How the cases of tests/cases/kinds are read and run: a kind, one rule and a few drafts each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from support import CASES

import policylint
from policylint.findings import Report
from policylint.messages import Language


def cases_of(kind: str) -> list[dict[str, Any]]:
    """The cases in the file of a kind."""
    found: list[dict[str, Any]] = YAML(typ="safe", pure=True).load((CASES / f"kinds/{kind}.yaml").read_text("utf-8"))
    return found


def reports(case: dict[str, Any], rule: dict[str, Any], language: Language) -> Iterator[tuple[dict[str, Any], Report]]:
    """Each draft of a case, with what is found in it by the rule that is given in place of the case's own."""
    policy = {"rules": [rule], "accounts": case.get("accounts", {}), **case.get("policy", {})}
    loaded = policylint.load_policy(policy)
    for draft in case["drafts"]:
        report = policylint.check_text(
            draft.get("text", ""),
            policy=loaded,
            metadata=draft.get("set"),
            format=draft.get("format", "text"),
            now=case.get("now"),
            language=language,
        )
        yield draft, report
