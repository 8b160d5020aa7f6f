"""Tables with source and date: what platforms allow, and which top-level domains there are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

Unit = Literal["codepoints", "graphemes", "utf16", "bytes", "x-weighted", "threads", "mastodon"]
UNITS: Final[tuple[Unit, ...]] = get_args(Unit)
"""How characters are counted; ``policylint.text.measure`` counts them."""

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The most that a platform takes of one measure in one part of a post.

    ``unit`` is None where the measure is no length. ``as_of`` is the day (ISO) on which the number was last held
    against ``source``, the platform's own page; ``verified`` is False where that page could not be read and the
    number is the one in common use.
    """

    platform: str
    part: str
    measure: str
    unit: Unit | None
    max: int
    as_of: str
    source: str
    verified: bool = True
    note: str = ""


def limits_for(platform: str, part: str, measure: str) -> tuple[Limit, ...]:
    """All limits that hold at once (Bluesky has two for the body); empty where the platform publishes none."""
    return tuple(
        limit for limit in platform_limits() if (limit.platform, limit.part, limit.measure) == (platform, part, measure)
    )


@cache
def platform_limits() -> tuple[Limit, ...]:
    """Every row of ``platform_limits.json``, in its order."""
    import json

    rows = json.loads((_HERE / "platform_limits.json").read_text(encoding="utf-8"))
    return tuple(Limit(**row) for row in rows)


@cache
def shipped_lexicons() -> dict[str, tuple[str, ...]]:
    """The lexicons that policylint ships, by name."""
    import json

    lexicons = json.loads((_HERE / "lexicons.json").read_text(encoding="utf-8"))["lexicons"]
    return {name: tuple(words) for name, words in lexicons.items()}


@cache
def tlds(section: Literal["x", "newer"]) -> frozenset[str]:
    """Top-level domains in small letters: those that X links, or those of the root zone that X's list lacks."""
    lines = (_HERE / "tlds.txt").read_text(encoding="utf-8").split("\n")
    words: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("["):
            current = words.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current.extend(line.split())
    return frozenset(words[section])
