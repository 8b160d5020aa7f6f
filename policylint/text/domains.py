"""Where a top-level domain ends."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from policylint.data import tlds

TldSet = Literal["x", "all"]

_ASCII_LABEL: Final = re.compile(r"[0-9A-Za-z-]*+")
# A name may be followed by Han characters or punctuation, but not by what would make it another word or an address.
_GOES_ON: Final = re.compile(r"[0-9A-Za-z@+-]")


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
    label = _ASCII_LABEL.match(text, start, stop)
    end = label.end() if label else start
    name = text[start:end].lower()
    if name.startswith("xn--") and len(name) > len("xn--"):
        return end
    if name in names and not _GOES_ON.match(text, end, stop):
        return end
    if end == stop or text[end].isascii():
        return None
    for end in range(min(start + longest, stop), start, -1):
        if text[start:end].lower() in names and not _GOES_ON.match(text, end, stop):
            return end
    return None
