"""Tables with source and date: what platforms allow, words by name, top-level domains, shorteners, what looks alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Unit = Literal["codepoints", "graphemes", "utf16", "bytes", "x-weighted", "threads", "mastodon"]
"""How characters are counted; ``policylint.text.measure`` counts them."""

_HERE = Path(__file__).parent


class Limit(NamedTuple):
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
def tlds(section: Literal["x", "newer", "special"]) -> frozenset[str]:
    """Top-level domains in small letters: those that X links, those of the root zone that X's list lacks, or others."""
    return frozenset(_words("tlds.txt", section))


def shorteners() -> tuple[str, ...]:
    """Domains of services that shorten links; one with ``!`` before it is none, though it lies below one."""
    return tuple(_words("shorteners.txt", "Taiwan", "everywhere"))


def look_alikes(section: Literal["unicode", "ascii", "rows"]) -> dict[str, str]:
    """What looks like a letter or digit of ASCII, and which: characters, or in ``rows`` two letters in a row."""
    return {found: letter for letter, *row in map(str.split, _lines("lookalikes.txt", section)) for found in row}


@cache
def speech_words() -> dict[str, tuple[str, ...]]:
    """The words by which speech is told, section by section, ``_`` as a space; ``speech.txt`` says what each means."""
    sections = _sections("speech.txt").items()
    return {name: tuple(word.replace("_", " ") for line in lines for word in line.split()) for name, lines in sections}


def _words(name: str, *sections: str) -> Iterator[str]:
    return (word for section in sections for line in _lines(name, section) for word in line.split())


def _lines(name: str, section: str) -> list[str]:
    return _sections(name)[section]


def _sections(name: str) -> dict[str, list[str]]:
    """The lines of a text file of this folder below each ``[section]``, without comments."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (_HERE / name).read_text(encoding="utf-8").split("\n"):
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections
