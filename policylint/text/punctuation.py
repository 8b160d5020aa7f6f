"""Half-width punctuation where Chinese wants the full width.

A mark is Chinese where it touches Chinese: after Han characters or the brackets and quotes around them, or directly
before them. Numbers, times, addresses, file names, emoticons and what stands in an English sentence keep their own.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from policylint.text.boundary import is_han

_CLOSE: Final = "」』）】〕》〉"
_OPEN: Final = "「『（【〔《〈"

_LONGEST: Final = 200  # characters between brackets

CANDIDATE: Final = (
    rf"(?<=[\p{{Han}}{_CLOSE})]|[\p{{Han}}{_CLOSE})][ ])[,.:;!?]+|[,:;](?=[ ]?[\p{{Han}}{_OPEN}])"
    rf"|\((?=[^()（）\r\n]{{1,{_LONGEST}}}[)）])|（(?=[^()（）\r\n]{{1,{_LONGEST}}}\))"
)
"""Where a mark may be: regular expression of the module ``regex``. A bracket stands for its pair."""

_WIDE: Final = str.maketrans(",.:;!?", "，。：；！？")
_MARKS: Final = re.compile(r"[,.:;!?]+")
_LATIN_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9'’.&/:@_-]*")
_SENTENCE_END: Final = re.compile(r"[。！？!?\r\n]")
# So far on either side a sentence is looked at, and so far what follows a mark.
_AROUND: Final = 60
_FOLLOWING: Final = 8
_QUERY: Final = re.compile(r"[A-Za-z0-9_=&/]")
_EMOTICON: Final = re.compile(r"[:;][-^]?[)(DPpOo3|\\/*](?!\w)")
_KAOMOJI: Final = re.compile(r"[´`ω∀▽△дД皿≧≦￣＾^・˙╯︵ﾉ°ಠ◕]")
_FILE_NAME: Final = re.compile(r"\.[A-Za-z0-9]{2,4}(?![A-Za-z0-9])")
_LATIN_END: Final = re.compile(r"[A-Za-z0-9%)]$")
_COUNTER: Final = re.compile(r"(?:^|[\s;；。）)])[0-9]{1,2}$")
_MARKUP: Final = re.compile(r"&[A-Za-z]+$")


class Rewriting(NamedTuple):
    """A range of a text and what belongs there."""

    start: int
    end: int
    text: str


def rewriting(text: str, start: int, end: int) -> Rewriting | None:
    """What belongs at a candidate ``text[start:end]``, with the spaces around it that go; None where all is well."""
    if text[start] in "(（":
        return _brackets(text, start)
    marks = text[start:end]
    before, after = _neighbours(text, start, end)
    if _ends_chinese(before) or (before == ")" and _closes_chinese(text, start)):
        fits = _fits_after_han(marks, text, start, end)
    else:
        fits = _begins_chinese(after) and _fits_before_han(marks, text, start)
    if not fits or not _is_chinese(text, start, end):
        return None
    # A full-width mark brings its own space.
    swallows = text[end : end + 1] == " " and (marks == ":" or _begins_chinese(after))
    return Rewriting(start - (text[start - 1 : start] == " "), end + swallows, marks.translate(_WIDE))


def _ends_chinese(character: str) -> bool:
    return character != "" and (is_han(character) or character in _CLOSE)


def _begins_chinese(character: str) -> bool:
    return character != "" and (is_han(character) or character in _OPEN)


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters before and after a range, one space skipped; empty at an edge of the text."""
    before = start - 1 - (text[start - 1 : start] == " ")
    after = end + (text[end : end + 1] == " ")
    return text[before] if before >= 0 else "", text[after : after + 1]


def _fits_after_han(marks: str, text: str, start: int, end: int) -> bool:
    rest = text[end : end + _FOLLOWING]
    if set(marks) <= {"!", "?"}:
        # A query (是?id=1) goes on directly.
        return not _QUERY.match(rest)
    match marks:
        case ".":
            # Between two words the point parts a name (馬克.吐溫) or a list.
            return text[start - 1] != " " and _is_sentence_end(rest)
        case ":":
            return not (rest.startswith("//") or _EMOTICON.match(text, start))
        case ";":
            return not _EMOTICON.match(text, start)
        case ",":
            return not rest.startswith(("#", "＃", "@"))
    return False


def _is_sentence_end(rest: str) -> bool:
    following = rest.lstrip(" ")
    return not following or following[0] in "\r\n" or (following != rest and is_han(following[0]))


def _fits_before_han(marks: str, text: str, start: int) -> bool:
    """After a Latin word or a number; not after the number of an item in a list (1, 茶)."""
    head = text[max(0, start - _AROUND) : start]
    if marks not in (",", ":", ";") or not _LATIN_END.search(head) or _MARKUP.search(head):
        return False
    return not (head[-1].isdigit() and (marks == ":" or _COUNTER.search(head)))


def _closes_chinese(text: str, end: int) -> bool:
    """Whether the bracket that closes before ``end`` will be a full-width one."""
    start = text.rfind("(", max(0, end - _AROUND), end)
    return start >= 0 and _brackets(text, start) is not None


def _brackets(text: str, start: int) -> Rewriting | None:
    """A pair of brackets, at least one of them half-width, around a text that is Chinese."""
    end = min(at for sign in ")）" if (at := text.find(sign, start, start + _LONGEST + 2)) >= 0) + 1
    inner = text[start + 1 : end - 1]
    if text[start] == "（" and text[end - 1] == "）":
        return None
    if not any(map(is_han, inner)) or _KAOMOJI.search(inner) or not _is_chinese(text, start, end):
        return None
    if _FILE_NAME.match(text, end):
        return None
    before, after = _neighbours(text, start, end)
    first = start - (text[start - 1 : start] == " " and _ends_chinese(before))
    last = end + (text[end : end + 1] == " " and _begins_chinese(after))
    return Rewriting(first, last, f"（{_widened(text, start + 1, end - 1)}）")


def _widened(text: str, start: int, end: int) -> str:
    """``text[start:end]`` with every mark in it as it belongs."""
    pieces: list[str] = []
    at = start
    for found in _MARKS.finditer(text, start, end):
        change = rewriting(text, *found.span())
        if change is not None and change.start >= at and change.end <= end:
            pieces += (text[at : change.start], change.text)
            at = change.end
    return "".join((*pieces, text[at:end]))


def _is_chinese(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a range is Chinese: an English one may hold a Chinese word."""
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, low, start)]
    following = _SENTENCE_END.search(text, end, high)
    sentence = text[ends[-1] if ends else low : following.start() if following else high]
    return sum(map(is_han, sentence)) >= 2 * len(_LATIN_WORD.findall(sentence))
