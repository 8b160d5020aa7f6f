"""Zhuyin symbols that an input method left in Chinese text (ㄧ位, 好ㄉ), told from those that teach a reading."""

from __future__ import annotations

import re
from typing import Final

SYMBOLS: Final = tuple(map(chr, (*range(0x3105, 0x3130), *range(0x31A0, 0x31C0))))
"""Every Zhuyin symbol, with the extensions for Taiwanese and Hakka."""

_SYMBOL: Final = "\u3105-\u312f\u31a0-\u31bf"
_TONES: Final = "ˊˇˋ˙"
_RUN: Final = re.compile(rf"[{_SYMBOL}{_TONES}]+")
_BRACKETS: Final = re.compile(r"[「『（(〔【《〈“\"'‘\[].[」』）)〕】》〉”\"'’\]]")
# ㄣ、ㄥ不分 names the sounds.
_LISTED: Final = re.compile(rf"[{_SYMBOL}][{_TONES}]?[、/／與和跟及][{_SYMBOL}]")
_LESSON: Final = ("注音", "拼音", "發音", "讀音", "讀作", "唸作", "念作", "韻母", "聲母", "韻尾", "音標")
_LESSON_WITHIN: Final = 12
_LONGEST_TITLE: Final = 30
_MEANT: Final = {
    "ㄧ": "一", "ㄉ": "的", "ㄌ": "了", "ㄅ": "吧", "ㄇ": "嗎", "ㄋ": "呢", "ㄚ": "啊", "ㄛ": "喔", "ㄟ": "欸",
    "ㄝ": "欸", "ㄏ": "呵", "ㄏㄏ": "呵呵", "ㄎㄎ": "呵呵",
}  # fmt: skip


def run_at(text: str, start: int) -> tuple[int, int]:
    """The whole row of symbols and tone marks that begins at ``start``."""
    found = _RUN.match(text, start)
    return found.span() if found else (start, start)


def is_leftover(text: str, start: int, end: int) -> bool:
    """Whether a row of symbols is left over: not one with its tone, in brackets or quotes, in a
    title, in a list, or in a lesson."""
    run = text[start:end]
    if any(tone in run for tone in _TONES) or run.startswith("ㄅㄆ"):
        return False
    around = text[max(0, start - 1) : start] + "." + text[end : end + 1]
    if _BRACKETS.fullmatch(around) or _is_in_title(text, start) or _LISTED.search(text, max(0, start - 3), end + 3):
        return False
    near = text[max(0, start - _LESSON_WITHIN) : end + _LESSON_WITHIN]
    return not any(word in near for word in _LESSON)


def _is_in_title(text: str, at: int) -> bool:
    low = max(0, at - _LONGEST_TITLE)
    return text.rfind("《", low, at) > max(text.rfind("》", low, at), text.rfind("\n", low, at))


def meant(run: str) -> str:
    """What a row probably stands for; empty where nobody can tell."""
    return _MEANT.get(run, "")


def is_mistyped(run: str) -> bool:
    """Whether the row is the symbol ㄧ in place of the character 一, which looks the same."""
    return run == "ㄧ"
