"""require: terms and patterns that a post must carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policylint.kinds.spec import Boundary, Case, Gap, NearSpec, PartName, RuleSpec, Spec as BaseSpec, Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class WithinSpec(BaseSpec):
    """Where in the text the required words must stand."""

    first: int | None = None
    """Among the first so many characters."""
    last: int | None = None
    """Among the last so many characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec(RuleSpec):
    """Words that a post must carry: any_of, all_of, or both."""

    kind: Literal["require"]
    any_of: tuple[Wanted, ...] = ()
    """At least one of these."""
    all_of: tuple[Wanted, ...] = ()
    """Every one of these."""
    within: WithinSpec | None = None
    """Only there does it count."""
    near: NearSpec | None = None
    """Required beside each of these, and only where they stand."""
    in_: PartName | tuple[PartName, ...] | Literal["everywhere"] | None = None
    boundary: Boundary = "word"
    variants: bool = True
    gap: Gap = "none"
    case: Case = "smart"
