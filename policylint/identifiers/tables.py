"""The tables of ``policylint/data/identifiers.json``, which says where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import policylint.data

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policylint.identifiers.types import Identifier

_COUNTING: Final = "01234567890123456789"


class CardRange(NamedTuple):
    """Card numbers of a network: their first digits lie between ``first`` and ``last``, both included."""

    network: str
    first: str
    last: str
    lengths: Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All tables, by type where they are of several."""

    context: Mapping[str, Sequence[str]]
    """Folded words that say what a number is."""
    specimens: Mapping[str, frozenset[str]]
    """Normalised values that are nobody's."""
    specimen_domains: Sequence[str]
    """Domains that belong to nobody, as do those below them."""
    card_ranges: Sequence[CardRange]
    iban_countries: Mapping[int, Sequence[str]]
    """Length of the whole number to the countries that have it."""


@cache
def tables() -> Tables:
    """The tables, read when the first number is found."""
    import json

    path = Path(policylint.data.__file__).parent / "identifiers.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    return Tables(
        context=data["context"]["words"],
        specimens={row["type"]: frozenset(row["values"]) for row in data["specimens"]},
        specimen_domains=data["specimen_domains"]["domains"],
        card_ranges=[CardRange(**row) for row in data["card_issuers"]["ranges"]],
        iban_countries={int(length): names.split() for length, names in data["iban_lengths"]["countries"].items()},
    )


def is_specimen(found: Identifier) -> bool:
    """Whether an identifier is nobody's: manuals and forms show it, it is reserved for them, or its digits count up."""
    value = found.value
    if found.type == "email":
        host = "." + value.rpartition("@")[2]
        return any(host.endswith("." + domain) for domain in tables().specimen_domains)
    return value in tables().specimens.get(found.type, ()) or value in _COUNTING or not value.strip(value[0])
