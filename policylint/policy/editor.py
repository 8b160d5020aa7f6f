"""The JSON Schema of packs, policies and configuration: what an editor needs to complete and check them."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from dataclasses import fields
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from policylint.kinds.spec import yaml_name

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

_KIND_NAME: Final = re.compile(r"policylint__kinds__(\w+?)__Spec")


def editor_schema(shape: type[Any], rule: Any) -> dict[str, Any]:
    """The schema (draft 2020-12) of a file of this shape; ``rule`` is the type of what stands in ``rules``."""

    class Generator(_Generator):
        rule_schema = TypeAdapter(rule).core_schema

    schema = TypeAdapter(shape).json_schema(schema_generator=Generator)
    return {"$schema": Generator.schema_dialect, **_renamed(schema)}


class _Generator(GenerateJsonSchema):
    """pydantic's generator, with the docstrings below the fields, also those that a rule inherits, as descriptions."""

    rule_schema: core_schema.CoreSchema

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        made = super().dataclass_schema(schema)
        described = docstrings(schema["cls"])
        for name, value in made["properties"].items():
            value.pop("title", None)
            if name in described:
                value["description"] = described[name]
        if "rules" in made["properties"]:
            made["properties"]["rules"]["items"] = self.generate_inner(self.rule_schema)
        return made

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        # "discriminator" is OpenAPI's; that "kind" is a constant in each branch says the same in JSON Schema.
        return {"oneOf": super().tagged_union_schema(schema)["oneOf"]}


def docstrings(shape: type[Any]) -> dict[str, str]:
    """YAML key to the docstring below its field, base classes included."""
    found: dict[str, str] = {}
    names = {f.name for f in fields(shape)}
    for base in reversed(shape.__mro__[:-1]):
        tree = ast.parse(textwrap.dedent(inspect.getsource(base)))
        body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
        for field, below in pairwise(body):
            match field, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    if name in names:
                        found[yaml_name(name)] = " ".join(text.split())
    return found


def _renamed(value: Any) -> Any:
    """Definitions named by their kind instead of their module."""
    match value:
        case dict():
            return {_KIND_NAME.sub(r"\1-rule", key): _renamed(item) for key, item in value.items()}
        case list():
            return [_renamed(item) for item in value]
        case str():
            return _KIND_NAME.sub(r"\1-rule", value)
        case _:
            return value
