"""How much work a call does, counted: the same on every machine and at every hour, as no clock is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def lines_run(call: Callable[[], object]) -> int:
    """How many lines of Python run in a call; what it does in C counts as the line that asks for it."""
    count = 0

    def local(_: FrameType, event: str, __: object) -> object:
        nonlocal count
        count += event == "line"
        return local

    before = sys.gettrace()
    sys.settrace(lambda *_: local)
    try:
        call()
    finally:
        sys.settrace(before)
    return count
