from __future__ import annotations

import copy
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

import jsonschema
import pytest
from support import CASES

from policylint.kinds import KINDS, limit
from policylint.kinds.spec import yaml_name
from policylint.policy.catalog import list_packs, list_policies, shipped_root
from policylint.policy.editor import docstrings
from policylint.policy.schema import json_schema, rule_shapes
from policylint.policy.spec import LimitName, PackSpec, PolicySpec
from policylint.yamltree import compose, to_python

SCHEMAS = ("pack", "policy", "config", "test")
VALIDATORS = {which: jsonschema.Draft202012Validator(json_schema(which)) for which in SCHEMAS}  # type: ignore[arg-type]


def test_an_account_can_limit_what_a_rule_can_measure() -> None:
    """Of any other name no rule would ever ask."""
    names = get_type_hints(limit.Spec)
    measures, parts = set(get_args(names["measure"])), set(get_args(names["part"]))
    assert set(get_args(LimitName)) == (measures - {"pattern"}) | (parts - {"body"})


@pytest.mark.parametrize("which", VALIDATORS)
def test_is_a_schema_of_draft_2020_12(which: str) -> None:
    schema = VALIDATORS[which].schema
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "__" not in str(list(schema.get("$defs", {})))


@pytest.mark.parametrize("name", list_packs())
def test_accepts_the_shipped_packs(name: str) -> None:
    text = (shipped_root() / "rules" / f"{name}.yaml").read_text(encoding="utf-8")
    VALIDATORS["pack"].validate(to_python(compose(text).root))


@pytest.mark.parametrize("name", list_policies())
def test_accepts_the_shipped_policies(name: str) -> None:
    text = (shipped_root() / "policies" / name / "policy.yaml").read_text(encoding="utf-8")
    VALIDATORS["policy"].validate(to_python(compose(text).root))


PACK: dict[str, Any] = {
    "policylint": 1,
    "rules": [{"id": "a", "kind": "forbid", "terms": ["x", {"term": "y", "boundary": "loose"}], "in": ["body"]}],
}


@pytest.mark.parametrize(
    "change",
    [
        lambda rule: rule.update(severty="error"),
        lambda rule: rule.update(kind="forbit"),
        lambda rule: rule.pop("id"),
        lambda rule: rule.update(terms="x"),
        lambda rule: rule.update(in_=["body"]),
        lambda rule: rule.update(variants="yes"),
        lambda rule: rule.update(message={"fr": "non"}),
        lambda rule: rule["terms"].append({"trm": "x"}),
    ],
)
def test_refuses_what_the_loader_refuses(change: Any) -> None:
    VALIDATORS["pack"].validate(PACK)
    bad = copy.deepcopy(PACK)
    change(bad["rules"][0])
    assert not VALIDATORS["pack"].is_valid(bad)


@pytest.mark.parametrize("path", sorted((CASES / "policy_tests/everything-holds").rglob("*.test.y*ml")))
def test_accepts_policy_tests(path: Path) -> None:
    tests = to_python(compose(path.read_text(encoding="utf-8")).root)
    VALIDATORS["test"].validate(tests)
    del tests["tests"][0]["findings"]
    assert not VALIDATORS["test"].is_valid(tests)


def test_every_kind_has_its_rule() -> None:
    definitions = VALIDATORS["pack"].schema["$defs"]
    assert {f"{kind}-rule" for kind in KINDS} <= set(definitions)
    assert set(definitions["forbid-rule"]["properties"]) == {yaml_name(f.name) for f in fields(rule_shapes()["forbid"])}


def test_a_policy_needs_the_kinds_of_its_own_rules_only() -> None:
    code = (
        "import sys, policylint; policylint.load_policy({'rules': [{'id': 'a', 'kind': 'forbid', 'terms': ['保證']}]});"
        "print(*(m for m in sys.modules if m.startswith('policylint.kinds.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert set(done.stdout.split()) == {"policylint.kinds.forbid", "policylint.kinds.spec"}


def test_descriptions_come_from_the_docstrings_also_inherited_ones() -> None:
    forbid = VALIDATORS["pack"].schema["$defs"]["forbid-rule"]["properties"]
    assert forbid["id"]["description"] == "Name within the pack: small letters, digits and hyphens."
    assert forbid["in"]["description"].startswith("Text parts to look at")
    assert docstrings(PolicySpec)["review_by"] == "Past this day every run says so."
    assert "as_of" in docstrings(PackSpec)
