"""replace: terms and patterns that have a preferred form; fixable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policylint.kinds.spec import MatchingSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec(MatchingSpec):
    """Words that have a preferred form, which `policylint check --fix` writes."""

    kind: Literal["replace"]
    prefer: str | None = None
    """What to write instead, unless a term names its own; a pattern's groups stand as \\1 or \\g<name>."""
