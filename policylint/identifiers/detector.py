"""What a detector is, and the pieces of which the patterns of all are made.

Patterns are for folded text (small letters, half-width digits, no invisible characters) of which :func:`plain` has
made every dash, dot and mask the same. They are tried where a number may begin, and say themselves where it ends; Han
characters may touch it, so that ``\\b`` would be wrong. All repetitions are bounded, and no gap can be read in two
ways.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from policylint.identifiers.types import IdentifierType

GAP: Final = " ?+[-.]?+ ?+"
"""What may stand between two digits of a number: nothing, a space, or a dash or dot."""
SEPARATOR: Final = "(?: ?+[-.] ?+| )"
"""The same, but not nothing."""
AFTER: Final = "(?![0-9a-z])(?![-._][0-9])"
"""Nothing of the same number, and no letter, behind it."""

# The last are signs that stand for digits which are kept back: 0912-○○○-678.
_PLAIN: Final = {
    **dict.fromkeys(map(ord, "‐‒–—―−ー"), "-"),
    **dict.fromkeys(map(ord, "·‧"), "."),
    **dict.fromkeys(map(ord, "●○◯•■□█"), "*"),
}
_ODD: Final = re.compile(f"[{''.join(map(chr, _PLAIN))}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """One way in which one type of identifier is written.

    ``value`` gives the normalised value of what the pattern found, or None where it is none after all. ``digits`` is
    the least number of digits in a row that it has. With ``needs_context``, one of the type's words must stand beside
    it. ``in_urls``: its check leaves so little to chance that it counts even among the digits of a URL.
    """

    type: IdentifierType
    pattern: str
    value: Callable[[str], str | None]
    digits: int
    needs_context: bool = False
    in_urls: bool = False


def plain(text: str) -> str:
    """A folded text with one sort of dash, of dot and of mask; it keeps its length."""
    # Looked for first, which costs a tenth.
    return text.translate(_PLAIN) if _ODD.search(text) else text


def compact(text: str) -> str:
    """The letters and digits of a number, in capitals."""
    return "".join(filter(str.isalnum, text)).upper()


def spread(count: int) -> str:
    """The pattern of so many digits, each with or without a gap before the next."""
    return f"[0-9](?:{GAP}[0-9]){{{count - 1}}}"
