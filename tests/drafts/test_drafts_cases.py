"""Drafts as teams write them, and broken ones: what is read of each, where, and what is said (tests/cases/drafts)."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from drafts_support import assert_places
from ruamel.yaml import YAML

from policylint.drafts import read, read_text
from policylint.drafts.fields import default_fields

CASES = Path(__file__).parent.parent / "cases" / "drafts"


def _load() -> list[Any]:
    yaml = YAML(typ="safe", pure=True)
    return [
        pytest.param(case, id=f"{path.stem}-{case['name']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", _load())
def test_case(case: dict[str, Any]) -> None:
    fields = default_fields().extended(case.get("fields", {}))
    if "hex" in case:
        data = bytes.fromhex(case["hex"])
        document = read(case["path"], data, encoding=case.get("encoding"), fields=fields)
    else:
        document = read_text(case["path"], case["text"], fields=fields, metadata=case.get("set"))
    assert_places(document)
    said = [
        {
            "at": None if problem.span is None else document.text[slice(*problem.span)],
            "zh-TW": problem.reason.text("zh-TW"),
            "en": problem.reason.text("en"),
        }
        for problem in document.problems
    ]
    assert said == case.get("problems", [])
    wanted = case.get("drafts", [])
    assert len(document.drafts) == len(wanted)
    for draft, want in zip(document.drafts, wanted, strict=True):
        parts = []
        for part in draft.parts:
            written = document.text[slice(*part.offsets.span(0, len(part.text)))]
            # A part that stands in the file as it is read is given once.
            parts.append([part.name, part.text, *([written] if written != part.text else [])])
        assert parts == want["parts"]
        assert {name: _plain(value) for name, value in draft.metadata.items()} == want.get("metadata", {})
        places = {name: document.text[slice(*span)] for name, span in draft.fields.items()}
        assert {name: places.get(name) for name in want.get("places", {})} == want.get("places", {})


def _plain(value: object) -> object:
    if isinstance(value, datetime.datetime):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
