"""docs/expressiveness*.md: its tables say of every clause of the shipped policies what its rules really do.

POLICYLINT_WRITE_EXPECTED=1 writes the tables that hold now, to be read before they are committed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
from support import ROOT

from policylint.messages import LANGUAGES, Language, say
from policylint.policy.catalog import list_policies
from policylint.policy.coverage import clause_coverage
from policylint.policy.loader import load

DOCUMENTS = {"en": ROOT / "docs/expressiveness.md", "zh-TW": ROOT / "docs/expressiveness.zh-TW.md"}
HEADS = {"en": ("clause", "what it asks", "kinds", "how"), "zh-TW": ("條款", "要求", "規則種類", "如何執行")}
WRITE = "POLICYLINT_WRITE_EXPECTED" in os.environ
TABLE = re.compile(r"(<!-- table: (\S+) -->\n)(.*?)(<!-- end -->)", re.S)


def told(text: Any, language: str) -> str:
    return (text.get(language) if isinstance(text, dict) else text) or ""


def rows(policy: str, language: Language) -> Iterator[tuple[str, ...]]:
    for covered in clause_coverage(load(policy)):
        if not covered.clause.text and not covered.rules:
            continue  # a heading
        kinds = ", ".join(sorted({f"`{rule.kind}`" for rule in covered.rules}))
        title = told(covered.clause.title, language)
        yield covered.clause.id, title, kinds or "—", say(f"document.state_{covered.state}", language)


def table(policy: str, language: Language) -> str:
    lines = [HEADS[language], ("---",) * 4, *rows(policy, language)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_are_those_of_the_policies(language: Language) -> None:
    path = DOCUMENTS[language]
    text = path.read_text(encoding="utf-8")
    current = TABLE.sub(lambda found: f"{found[1]}{table(found[2], language)}{found[4]}", text)
    if WRITE:
        path.write_text(current, encoding="utf-8")
    assert text == current
    assert sorted(found[2] for found in TABLE.finditer(text)) == sorted(list_policies())


@pytest.mark.parametrize("policy", list_policies())
def test_every_clause_of_a_shipped_policy_is_looked_after(policy: str) -> None:
    loaded = load(policy)
    assert [c.clause.id for c in clause_coverage(loaded) if c.state == "uncovered"] == []
    assert {c.clause.id for c in clause_coverage(loaded) if c.state == "informative" and c.rules} == set()
