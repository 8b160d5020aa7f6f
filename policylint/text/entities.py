"""Links, e-mail addresses, mentions, hashtags and emoji in running text.

The text is mostly Chinese, which puts no space around them: a link ends before Han characters and full-width
punctuation, a mention is ASCII, a hashtag runs over letters of every script. Every pattern starts only where a run of
its characters starts and never gives back what it took, so the work grows with the length of the text, whatever it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from policylint.data import tlds

if TYPE_CHECKING:
    from collections.abc import Iterator

EntityKind = Literal["url", "email", "mention", "hashtag"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One entity at the code points ``[start, end)`` of its text; a mention and a hashtag include their sign."""

    kind: EntityKind
    start: int
    end: int


_HOST: Final = r"[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)++"
# Letters of every script; beside them what Python's \w leaves out of words: combining marks (Latin, Indic, Thai, kana)
# and the dots inside names (哈利·波特, レオ・メッシ).
_TAG: Final = r"[\w\u0300-\u036f\u0900-\u0e7f\u3099\u309a\u00b7\u30fb]"

_ENTITY: Final = re.compile(
    rf"""
      (?P<url> (?<![A-Za-z0-9]) (?i:https?|ftp):// )
    | (?P<email> (?<![A-Za-z0-9._%+@＠-]) [A-Za-z0-9._%+-]++ [@＠] {_HOST} )
    | (?P<mention> (?<![A-Za-z0-9_!#$%&*@＠/]) [@＠] \w++(?<=[A-Za-z0-9_]) )
    | (?P<hashtag> (?<![A-Za-z0-9_&/]) [#＃] {_TAG} )
    | (?P<host> (?<![A-Za-z0-9_.@＠-]) {_HOST} )
    """,
    re.VERBOSE,
)
