"""Where a top-level domain ends."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

from policylint.data import tlds

TldSet = Literal["x", "all"]

# A name may be followed by Han characters or punctuation, but not by what would make it another word or an address.
_GOES_ON: Final = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@+-")
_LABEL: Final = _GOES_ON - frozenset("@+")


@cache
def _names(which: TldSet) -> tuple[frozenset[str], int]:
    names = tlds("x") if which == "x" else tlds("x") | tlds("newer")
    return names, max(map(len, names))


def tld_end(text: str, start: int, stop: int, which: TldSet = "all") -> int | None:
    """Where the longest top-level domain that begins at ``start`` ends, no later than ``stop``; None if there is none.

    ``x`` knows the names that X links, ``all`` also those that came into the root zone later. A name in Punycode
    (``xn--...``) always counts.
    """
    names, longest = _names(which)
    for end in range(min(start + longest, stop), start, -1):
        if text[start:end].lower() in names and (end == stop or text[end] not in _GOES_ON):
            return end
    end = start + 4
    if text[start:end].lower() == "xn--":
        while end < stop and text[end] in _LABEL:
            end += 1
        return end if end > start + 4 else None
    return None
