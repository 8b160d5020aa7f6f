"""limit: a measure of the post and its bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policylint.kinds.spec import RuleSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec(RuleSpec):
    """A measure with a maximum, a minimum, or the platform's own limit."""

    kind: Literal["limit"]
    measure: Literal["characters", "hashtags", "mentions", "links", "emoji", "lines", "pattern"]
    """What is counted."""
    part: Literal["body", "title", "alt"] = "body"
    """The part that is measured; each part of that name by itself, a thread post by post."""
    max: int | None = None
    """At most so many; without max and min the platform's own limit holds."""
    min: int | None = None
    """At least so many."""
    unit: Literal["codepoints", "graphemes", "utf16", "bytes", "x-weighted"] | None = None
    """How characters are counted; without it the platform's own way."""
    pattern: str | None = None
    """For measure pattern: the regular expression whose matches are counted."""
