"""field: presence, type and values of a draft's metadata."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from policylint.kinds.spec import RuleSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec(RuleSpec):
    """A metadata field that must be there, must not be there, or must have a certain form."""

    kind: Literal["field"]
    field: str
    """Name of the field; images[].alt means the alt of every image."""
    presence: Literal["required", "optional", "forbidden"] = "required"
    type: Literal["text", "integer", "number", "boolean", "date", "datetime", "list", "url"] | None = None
    values: tuple[Any, ...] = ()
    """The values that are allowed; of a list, for each of its items."""
    pattern: str | None = None
    """Regular expression that the whole value must match."""
