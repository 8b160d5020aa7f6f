"""Zhuyin symbols that an input method left in Chinese text (ㄧ位, 好ㄉ), told from those that teach a reading.

A reading is made of whole syllables: with their tones, in brackets or quotation marks, or several in a row. What typing
leaves is a part of a syllable (ㄉ, ㄏㄏ), or a single one among Chinese characters.
"""

from __future__ import annotations

import re
from typing import Final

SYMBOLS: Final = tuple(map(chr, (*range(0x3105, 0x3130), *range(0x31A0, 0x31C0))))
"""Every Zhuyin symbol, with the extensions for Taiwanese and Hakka."""

_ALPHABET: Final = "".join(SYMBOLS)
_SYMBOL: Final = "\u3105-\u312f\u31a0-\u31bf"
# Sounds that Mandarin does not have, so that nobody types them by mistake.
_EXTENSION: Final = re.compile("[\u312a-\u312f\u31a0-\u31bf˪˫]")
_RUN: Final = re.compile(rf"[{_SYMBOL}ˊˇˋ˙˪˫]+")
_BETWEEN: Final = re.compile(r"[ \u3000·・‧/-]")
_ROW: Final = re.compile(rf"{_RUN.pattern}(?:{_BETWEEN.pattern}{_RUN.pattern})*")
_LONGEST_ROW: Final = 60
# The initials from ㄓ to ㄙ are syllables by themselves. Atomic, since a syllable can also be cut in two.
_SYLLABLES: Final = re.compile(r"(?>˙?(?:[ㄅ-ㄙ]?(?:[ㄧㄨㄩ][ㄚ-ㄦ]?|[ㄚ-ㄦ])|[ㄓ-ㄙ])[ˊˇˋ˙]?)++")
_TONE: Final = re.compile("[ˊˇˋ˙]")
_BRACKETS: Final = re.compile(r"[「『（(〔【《〈“\"'‘\[].[」』）)〕】》〉”\"'’\]]")
# （ㄧ） numbers a paragraph, and 12/1(ㄧ) or 週（ㄧ） is a Monday; 衣（ㄧ） tells a reading.
_NUMBERED: Final = re.compile(r"(?:(?<![\u3400-\u9fff])|(?<=[週周期拜第]))[（(]ㄧ[）)]")
# ㄣ、ㄥ不分 names the sounds.
_LISTED: Final = re.compile(rf"[{_SYMBOL}][ˊˇˋ˙]?[、/／與和跟及][{_SYMBOL}]")
_SAID: Final = re.compile(r"[音唸念讀][作成做為]?[:：]?\Z")
_LESSON: Final = re.compile("注音|拼音|發音|讀音|讀作|唸作|念作|唸成|念成|韻母|聲母|韻尾|音標|聲調")
_NEAR: Final = 12
_LONGEST_TITLE: Final = 30
_MEANT: Final = {
    "ㄧ": "一", "ㄉ": "的", "ㄌ": "了", "ㄅ": "吧", "ㄇ": "嗎", "ㄋ": "呢", "ㄚ": "啊", "ㄛ": "喔", "ㄟ": "欸",
    "ㄝ": "欸", "ㄏ": "呵", "ㄏㄏ": "呵呵", "ㄎㄎ": "呵呵",
}  # fmt: skip


def run_at(text: str, start: int) -> tuple[int, int]:
    """The whole row of symbols and tone marks whose first symbol is at ``start``; the light tone stands before it."""
    found = _RUN.match(text, start - (text[start - 1 : start] == "˙"))
    return found.span() if found else (start, start)


def is_leftover(text: str, start: int, end: int) -> bool:
    """Whether a row of symbols without spaces is left over from typing."""
    if _NUMBERED.fullmatch(text, max(0, start - 1), end + 1):
        return True
    return not (_is_reading(text, start, end) or _is_named(text, start, end))


def _is_reading(text: str, start: int, end: int) -> bool:
    """Whether symbols say how something is read: in full syllables, with a tone or among others that have one."""
    run = text[start:end]
    if _EXTENSION.search(run) or _is_toned(run):
        return True
    syllables = _BETWEEN.split(text[slice(*_row_around(text, start))])
    if len(syllables) > 1 and max(map(len, syllables)) > 1 and all(map(_SYLLABLES.fullmatch, syllables)):
        return True
    if len(run) < 2 or not _SYLLABLES.fullmatch(run):
        return False
    near = text[max(0, start - _NEAR) : end + _NEAR]
    return _SAID.search(text[max(0, start - 3) : start]) is not None or any(map(_is_toned, _RUN.findall(near)))


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether symbols are spoken of: in brackets or quotes, in a title, in a list of them, or in a lesson."""
    first, last = _row_around(text, start)
    symbols = _BETWEEN.sub("", text[first:last])
    if len(symbols) > 1 and symbols in _ALPHABET:
        return True
    if _BRACKETS.fullmatch(f"{text[max(0, first - 1) : first]}.{text[last : last + 1]}") or _is_in_title(text, start):
        return True
    near = text[max(0, start - _NEAR) : end + _NEAR]
    return _LISTED.search(text, max(0, start - 3), end + 3) is not None or _LESSON.search(near) is not None


def _is_toned(run: str) -> bool:
    return _TONE.search(run) is not None and _SYLLABLES.fullmatch(run) is not None


def _row_around(text: str, at: int) -> tuple[int, int]:
    """The symbols around ``at``, with what goes on after a space."""
    low, high = max(0, at - _LONGEST_ROW), at + _LONGEST_ROW
    return next(row.span() for row in _ROW.finditer(text, low, high) if row.end() > at)


def _is_in_title(text: str, at: int) -> bool:
    low = max(0, at - _LONGEST_TITLE)
    return text.rfind("《", low, at) > max(text.rfind("》", low, at), text.rfind("\n", low, at))


def meant(run: str) -> str:
    """What a row probably stands for; empty where nobody can tell."""
    return _MEANT.get(run, "")


def is_mistyped(run: str) -> bool:
    """Whether the row is the symbol ㄧ in place of the character 一, which looks the same."""
    return run == "ㄧ"
