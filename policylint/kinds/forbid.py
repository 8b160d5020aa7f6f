"""forbid: terms and patterns that must not stand in a post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policylint.kinds.spec import MatchingSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec(MatchingSpec):
    """Words and phrases that must not be published."""

    kind: Literal["forbid"]
