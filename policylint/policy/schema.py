"""The YAML boundary: plain data in, validated dataclasses out. The only module that imports pydantic."""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, Union, cast

from pydantic import Discriminator, TypeAdapter, ValidationError

from policylint.kinds import KINDS
from policylint.messages import message
from policylint.policy.errors import explain, one_of
from policylint.policy.roster import instant_of, not_an_instant
from policylint.policy.spec import PackSpec, PolicySpec

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    rules: list[RuleSpec | None] = []
    found: list[Diagnostic] = []
    for i, rule in enumerate(data):
        keys: Keys = ("rules", i)
        kind = rule.get("kind") if isinstance(rule, dict) else None
        # Shapes take milliseconds to make: that of any kind, only to say which kinds there are.
        shape: Any = _shape(kind) if isinstance(kind, str) and kind in KINDS else rule_union()
        spec, faults = validate(shape, rule, source, keys)
        faults += _moments(spec, source, keys) if spec else ()
        rules.append(None if faults else spec)
        found += faults
    return rules, found


def rule_shapes() -> dict[str, type[RuleSpec]]:
    """Kind to the dataclass that its rules are written in."""
    return {kind: _shape(kind) for kind in KINDS}


@cache
def _shape(kind: str) -> type[RuleSpec]:
    shape: type[RuleSpec] = import_module(KINDS[kind]).Spec
    return shape


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def rule_union() -> Any:
    """The type of a rule of any kind, told apart by ``kind``."""
    return Annotated[Union[tuple(rule_shapes().values())], Discriminator("kind")]  # noqa: UP007 - made at run time


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
