"""The JSON report and its published schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from report_builders import MIXED, REPORTS, finding, report

from policylint.report import render

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report-v1.schema.json").read_text(encoding="utf-8"))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", REPORTS)
def test_reports_are_valid_and_come_back_as_they_were(name: str) -> None:
    output = "".join(render(REPORTS[name], "json"))
    output.encode()  # a lone surrogate would fail here
    document = json.loads(output)
    assert document == REPORTS[name].to_dict()
    assert list(Draft202012Validator(SCHEMA).iter_errors(document)) == []


def _objects(schema: dict[str, Any]) -> list[dict[str, Any]]:
    below = [s for key in ("properties", "$defs") for s in schema.get(key, {}).values()]
    below += [schema["items"]] if "items" in schema else []
    return ([schema] if schema.get("type") == "object" else []) + [o for s in below for o in _objects(s)]


def test_the_schema_is_closed_and_explained() -> None:
    for schema in _objects(SCHEMA):
        assert schema["additionalProperties"] is False
        assert set(schema["required"]) == set(schema["properties"])
        for name, field in schema["properties"].items():
            assert "description" in field, name


@pytest.mark.parametrize(
    "damage",
    [
        lambda d: d.update(schema="policylint/report/v2"),
        lambda d: d.update(extra=1),
        lambda d: d["summary"].pop("incomplete"),
        lambda d: d["findings"][0].update(column=0),
        lambda d: d["findings"][0].update(severity="fatal"),
        lambda d: d["findings"][0].update(excerpt="leak"),
        lambda d: d["policy"].update(digest="md5:0"),
    ],
)
def test_the_schema_refuses_what_is_no_report(damage: Any) -> None:
    document = MIXED.to_dict()
    damage(document)
    assert not Draft202012Validator(SCHEMA).is_valid(document)


def test_it_is_readable_as_it_stands() -> None:
    output = "".join(render(report(finding()), "json"))
    assert "治失眠" in output
    assert output.startswith('{\n  "schema": "policylint/report/v1",\n')
    assert output.endswith("}\n")
