"""Look-alikes of a domain: names that a reader takes for it and that somebody else can register."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from policylint.data import look_alikes
from policylint.text.fold import is_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publicsuffixlist import PublicSuffixList

    from policylint.text.urls import Host

Resemblance = Literal["characters", "edits", "ending", "name"]
"""In what a host is like another: characters that look alike, one or two letters, the name under another ending, or the
name somewhere in a domain of somebody else."""

# A name is looked for within longer ones only if it says enough; a Han character says as much as two letters.
_TELLING: Final = 6
# A shorter name is looked for among words that hyphens join, unless it is too short even for that.
_SHORTEST_WORD: Final = 4
# From so many letters on, one or two may differ; shorter names are like many other words.
_ONE_EDIT: Final = 5
_TWO_EDITS: Final = 9


class OwnName(NamedTuple):
    """A name of the company's: what it registered as ``domain``, or another spelling of that; both in Unicode."""

    domain: str
    name: str


def registrable(host: Host) -> str | None:
    """The domain that a host belongs to and somebody registered (``example.co.uk``), in Unicode; None if none could."""
    return None if host.is_address else _suffixes().privatesuffix(host.unicode)


def resemblance(host: Host, own: Sequence[OwnName]) -> tuple[Resemblance, OwnName] | None:
    """In what a host that is not listed as the company's own is like one that is; None where it is not."""
    labels = host.labels[:-1]
    alike = [(i, like, name) for i, label in enumerate(labels) for name in own if (like := _like(label, name.name))]
    # Asked last, because the list of public suffixes takes 15 ms to load.
    domain = registrable(host) if alike else None
    if domain is None:
        return None
    # Labels behind this one belong to whoever gives names below them, and nobody can register them again.
    registered = len(labels) - domain.count(".")
    for i, like, name in alike:
        if i > registered or OwnName(domain, name.name) in own:
            continue
        if like == "name" and i == registered and labels[i] == name.name:
            return ("ending" if name.domain.startswith(f"{name.name}.") else "characters"), name
        return like, name
    return None


def named_in(text: str, own: Sequence[OwnName]) -> OwnName | None:
    """The first name that a text holds, or something that looks like it."""
    seen = skeleton(text.lower())
    return next((name for name in own if skeleton(name.name) in seen), None)


def skeleton(label: str) -> str:
    """A label as the eye takes it: without accents, each character as the letter that it looks like (UTS #39)."""
    rows, characters = _tables()
    for row, letter in rows.items():
        label = label.replace(row, letter)
    if not label.isascii():
        label = "".join(c for c in unicodedata.normalize("NFD", label) if not unicodedata.combining(c))
    return label.translate(characters)


def within_edits(one: str, other: str, edits: int) -> bool:
    """Whether a text becomes another by at most so many letters put in, left out, changed, or swapped with the next."""
    if abs(len(one) - len(other)) > edits:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    if not (one and other):
        return len(one) + len(other) <= edits
    return edits > 0 and (
        within_edits(one[1:], other[1:], edits - 1)
        or within_edits(one[1:], other, edits - 1)
        or within_edits(one, other[1:], edits - 1)
        or (one[:2] == other[1::-1] and len(one) > 1 and within_edits(one[2:], other[2:], edits - 1))
    )


def _like(label: str, name: str) -> Literal["characters", "edits", "name"] | None:
    if label == name:
        return "name"
    joined, wanted = label.replace("-", ""), name.replace("-", "")
    says_enough = sum(1 + is_han(c) for c in wanted) >= _TELLING
    if (says_enough and wanted in joined) or (len(name) >= _SHORTEST_WORD and f"-{name}-" in f"-{label}-"):
        return "name"
    seen, sought = skeleton(joined), skeleton(wanted)
    if seen == sought or (says_enough and sought in seen):
        return "characters"
    edits = (len(wanted) >= _ONE_EDIT) + (len(wanted) >= _TWO_EDITS)
    return "edits" if within_edits(seen, sought, edits) else None


@cache
def _tables() -> tuple[dict[str, str], dict[int, str]]:
    characters = look_alikes("unicode") | look_alikes("ascii")
    # і looks like i, and i like l.
    return look_alikes("rows"), {ord(c): characters.get(letter, letter) for c, letter in characters.items()}


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    # Asked for names in Unicode only; to hold them in ASCII as well takes another 25 ms.
    return PublicSuffixList(accept_encoded_idn=False)
