"""Conditions in words, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from document_support import made
from ruamel.yaml import YAML
from support import CASES

from policylint.document.conditions import posts
from policylint.document.model import Code, Line, Link
from policylint.document.wording import Wording

CONDITIONS = YAML(typ="safe").load(CASES / "document/conditions.yaml")


def shown(line: Line) -> str:
    """A line with its codes between backticks."""
    assert not any(isinstance(piece, Link) for piece in line)
    return "".join(f"`{piece.text}`" if isinstance(piece, Code) else str(piece) for piece in line)


@pytest.mark.parametrize("language", ["zh-TW", "en"])
@pytest.mark.parametrize("case", CONDITIONS, ids=lambda case: str(case["when"]))
def test_a_condition_in_words(case: dict[str, Any], language: Any) -> None:
    loaded, secrets = made()
    assert shown(posts([case["when"], None], Wording(loaded, language, secrets))) == case[language]


def test_conditions_of_a_rule_and_of_its_pack_hold_together() -> None:
    loaded, secrets = made()
    said = posts(
        [{"platform": "x"}, {"not": {"topics": "tea"}}, {"not": {"sponsored": True}}], Wording(loaded, "en", secrets)
    )
    assert shown(said) == "posts on X, except those about tea, or that are sponsored"
