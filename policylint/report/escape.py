"""Keeps what a draft contains from acting on the place where it is shown."""

from __future__ import annotations

import re
from typing import Final

UNSAFE: Final = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0 and C1 controls: they begin the terminal's escape sequences
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls: they turn the order of what is read
    "\u2028\u2029"  # line and paragraph separators
    "\xad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # invisible; joiners of emoji and scripts may stay
    "\ud800-\udfff"  # lone surrogates: no encoder takes them
    "]"
)
_BREAKS: Final = re.compile(r"[\t\n\r]+")


def visible(text: str) -> str:
    """``text`` with every character that could act on a terminal, or hide from a reader, written as ``<U+202E>``."""
    return UNSAFE.sub(lambda m: f"<U+{ord(m[0]):04X}>", text)


def one_line(text: str) -> str:
    """``text`` on one line, safe to show: line breaks and tabs become a space, the rest is as in :func:`visible`."""
    return visible(_BREAKS.sub(" ", text.strip()))
