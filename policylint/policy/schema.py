"""The YAML boundary: plain data in, validated dataclasses out. The only module that imports pydantic."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, Union, cast

from pydantic import Field, TypeAdapter, ValidationError

from policylint.kinds import KINDS
from policylint.messages import message
from policylint.policy.errors import explain, one_of
from policylint.policy.roster import instant_of, not_an_instant
from policylint.policy.spec import PackSpec, PolicySpec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from policylint.errors import Diagnostic
    from policylint.kinds.spec import RuleSpec, Spec
    from policylint.policy.source import Keys, Source

T = TypeVar("T", bound="Spec")

_SENTENCES = ("title", "description", "message", "suggest", "text")


def validate(shape: type[T], data: Any, source: Source, keys: Keys = ()) -> tuple[T | None, list[Diagnostic]]:
    """``data``, which stands at ``keys`` in the source, as a dataclass; or None and all that is wrong with it."""
    try:
        spec: T = _adapter(cast("Any", shape)).validate_json(json.dumps(data))
    except ValidationError as error:
        return None, explain(error.errors(include_url=False), shape, source, keys, data)
    faults = _beyond_types(spec, data, source, keys)
    return (None if faults else spec), faults


def validate_rules(data: list[Any], source: Source) -> tuple[list[RuleSpec | None], list[Diagnostic]]:
    """The rules of a pack or a policy, each by its kind; None where one is wrong, and all that is wrong with any."""
    try:
        rules: list[RuleSpec | None] = _rules_adapter().validate_json(json.dumps(data))
        errors = []
    except ValidationError as error:
        rules = []
        errors = error.errors(include_url=False)
    found: list[Diagnostic] = []
    by_rule: dict[Any, list[ErrorDetails]] = defaultdict(list)
    for e in errors:
        by_rule[e["loc"][0]].append(e)
    for i, rule in enumerate(data if errors else ()):
        kind = rule.get("kind") if isinstance(rule, dict) else None
        shape = rule_shapes().get(kind) if isinstance(kind, str) else None
        # pydantic's location begins with the rule's index and, if it is known, its kind.
        inside: list[ErrorDetails] = [{**e, "loc": e["loc"][2 if shape else 1 :]} for e in by_rule[i]]
        found += explain(inside, shape, source, ("rules", i), rule)
        rules.append(None if inside else _adapter(cast("Any", shape)).validate_json(json.dumps(rule)))
    for i, spec in enumerate(rules):
        if spec is not None:
            faults = [*_beyond_types(spec, data[i], source, ("rules", i)), *_moments(spec, source, ("rules", i))]
            rules[i] = None if faults else spec
            found += faults
    return rules, found


def rule_shapes() -> dict[str, type[RuleSpec]]:
    """Kind to the dataclass that its rules are written in."""
    return {kind: import_module(module).Spec for kind, module in KINDS.items()}


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


@cache
def _rules_adapter() -> TypeAdapter[Any]:
    rule: Any = rule_union()
    return TypeAdapter(list[rule])


def rule_union() -> Any:
    """The type of a rule of any kind, told apart by ``kind``."""
    return Annotated[Union[tuple(rule_shapes().values())], Field(discriminator="kind")]  # noqa: UP007 - made at run time


def _beyond_types(spec: Spec, data: dict[str, Any], source: Source, keys: Keys) -> list[Diagnostic]:
    """What the types let through: a sentence in no language, and ``policylint: true``, which equals 1 in Python."""
    found = [
        source.diagnostic((*keys, name), message("policy.no_language"), one_of(("zh-TW", "en")))
        for name in _SENTENCES
        if getattr(spec, name, None) == {} and not source.is_faulty((*keys, name))
    ]
    if type(data.get("policylint", 1)) is not int:
        written = source.written((*keys, "policylint"))
        found.append(
            source.diagnostic((*keys, "policylint"), message("policy.wrong_value", value=written), one_of("1"))
        )
    return found


def _moments(spec: RuleSpec, source: Source, keys: Keys) -> Iterator[Diagnostic]:
    """Examples that are checked at a moment which there is not."""
    for name in ("violating", "compliant"):
        for i, example in enumerate(getattr(spec.examples, name, ())):
            now = getattr(example, "now", None)
            if now is not None and instant_of(now) is None:
                yield source.diagnostic((*keys, "examples", name, i, "now"), *not_an_instant(now))


def json_schema(which: Literal["pack", "policy", "config", "test"]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file, for editors."""
    from policylint.policy.editor import editor_schema
    from policylint.policy.spec import ConfigSpec
    from policylint.suites.spec import SuiteSpec

    shapes = {"pack": PackSpec, "policy": PolicySpec, "config": ConfigSpec, "test": SuiteSpec}
    return editor_schema(shapes[which], rule_union())
