"""JSON with the place of every value, on the string scanner of the standard library's decoder.

The reader keeps its own stack: nesting costs no recursion, whatever a file holds.
"""

from __future__ import annotations

import json
import re
from typing import Final

from policylint.drafts.model import Problem
from policylint.drafts.tree import MAX_DEPTH, Listing, Scalar, Table, Tree
from policylint.messages import Message, message
from policylint.text.offsets import OffsetMap, OffsetMapBuilder, shifted
from policylint.text.span import Span

_DECODER: Final = json.JSONDecoder()
_BLANK: Final = re.compile(r"[ \t\r\n]*")
_WORD: Final = re.compile(
    r"(?P<constant>true|false|null)|-?(?:0|[1-9][0-9]*)(?P<fraction>(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)"
)
_CONSTANTS: Final = {"true": True, "false": False, "null": None}
_PIECE: Final = re.compile(r"[^\\]+|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_STRING_FAULTS: Final = (
    ("Unterminated", "drafts.json_string_open"),
    ("Invalid control", "drafts.json_control"),
    ("Invalid \\", "drafts.json_escape"),
)


class _BadJsonError(Exception):
    def __init__(self, at: int, reason: Message) -> None:
        super().__init__(reason)
        self.at = at
        self.reason = reason


class _Open:
    """A list or an object that is still being read."""

    __slots__ = ("_at", "_keys", "_trees", "closing")

    def __init__(self, opening: str, at: int) -> None:
        self.closing = "}" if opening == "{" else "]"
        self._at = at
        self._keys: dict[str, int] = {}
        self._trees: list[Tree] = []

    def name(self, key: str) -> bool:
        """Take the key of the next value; False if the object has it already."""
        new = key not in self._keys
        # The later of two equal keys holds, as in every JSON reader.
        self._keys[key] = len(self._trees)
        return new

    def add(self, tree: Tree) -> None:
        self._trees.append(tree)

    def close(self, end: int) -> Tree:
        span = Span(self._at, end)
        if self.closing == "]":
            return Listing(items=tuple(self._trees), span=span)
        return Table(pairs=tuple((key, self._trees[i]) for key, i in self._keys.items()), span=span)


def parse(source: str, base: int = 0) -> tuple[Tree | None, list[Problem]]:
    """The value in a JSON text and what is wrong with it; None if it is no JSON. It begins at ``base`` of its file."""
    reader = _Reader(source, base)
    try:
        return reader.read(), reader.problems
    except _BadJsonError as bad:
        span = Span(base + bad.at, base + min(bad.at + 1, len(source)))
        return None, [*reader.problems, Problem(reason=message("drafts.json_syntax", problem=bad.reason), span=span)]


class _Reader:
    def __init__(self, source: str, base: int) -> None:
        self._source = source
        self._base = base
        self._at = 0
        self.problems: list[Problem] = []

    def read(self) -> Tree:
        stack: list[_Open] = []
        while True:
            tree = self._value(stack)
            while tree is not None:
                if not stack:
                    if self._next():
                        raise _BadJsonError(self._at, message("drafts.json_extra"))
                    return tree
                stack[-1].add(tree)
                tree = self._after(stack)

    def _next(self) -> str:
        """The next character that is no blank, where the reader now stands; empty at the end."""
        match = _BLANK.match(self._source, self._at)
        self._at = match.end() if match else self._at
        return self._source[self._at : self._at + 1]

    def _value(self, stack: list[_Open]) -> Tree | None:
        """A whole value, or None after a bracket that opens one with something in it."""
        char = self._next()
        if char == '"':
            return self._string()
        if char not in ("{", "["):
            return self._word()
        if len(stack) == MAX_DEPTH:
            raise _BadJsonError(self._at, message("drafts.json_deep", limit=MAX_DEPTH))
        opened = _Open(char, self._base + self._at)
        self._at += 1
        if self._next() == opened.closing:
            self._at += 1
            return opened.close(self._base + self._at)
        stack.append(opened)
        self._key(opened)
        return None

    def _after(self, stack: list[_Open]) -> Tree | None:
        """What a value is followed by: a comma, or the bracket that completes what is around it."""
        opened = stack[-1]
        char = self._next()
        if char == ",":
            self._at += 1
            self._key(opened)
            return None
        if char != opened.closing:
            raise _BadJsonError(self._at, message("drafts.json_comma", closing=opened.closing))
        self._at += 1
        stack.pop()
        return opened.close(self._base + self._at)

    def _key(self, opened: _Open) -> None:
        if opened.closing == "]":
            return
        if self._next() != '"':
            raise _BadJsonError(self._at, message("drafts.json_key"))
        key = self._string()
        if not opened.name(key.text):
            self.problems.append(Problem(reason=message("drafts.duplicate_key"), span=key.span))
        if self._next() != ":":
            raise _BadJsonError(self._at, message("drafts.json_colon"))
        self._at += 1

    def _string(self) -> Scalar:
        start = self._at
        try:
            text, self._at = _DECODER.raw_decode(self._source, start)
        except json.JSONDecodeError as error:
            key = next((key for words, key in _STRING_FAULTS if error.msg.startswith(words)), "drafts.json_string_open")
            raise _BadJsonError(min(error.pos, len(self._source)), message(key)) from None
        offsets = shifted(len(text), self._base + start + 1)
        if self._at - start - 2 != len(text) or "\\" in text:
            text, offsets = _unescape(self._source[start + 1 : self._at - 1], self._base + start + 1)
        return Scalar(value=text, text=text, offsets=offsets, span=Span(self._base + start, self._base + self._at))

    def _word(self) -> Scalar:
        match = _WORD.match(self._source, self._at)
        if not match:
            raise _BadJsonError(self._at, message("drafts.json_value"))
        word, start = match[0], self._base + self._at
        self._at = match.end()
        span = Span(start, start + len(word))
        return Scalar(value=_meaning(match), text=word, offsets=shifted(len(word), start), span=span)


def _meaning(word: re.Match[str]) -> object:
    if word["constant"]:
        return _CONSTANTS[word[0]]
    if word["fraction"]:
        return float(word[0])
    # Python turns no longer row of digits into a number.
    return int(word[0]) if len(word[0]) <= 4000 else word[0]


def _unescape(source: str, base: int) -> tuple[str, OffsetMap]:
    """The text of a string with escapes; half a surrogate pair becomes U+FFFD."""
    builder = OffsetMapBuilder()
    for piece in _PIECE.finditer(source):
        start = base + piece.start()
        if piece[0][0] != "\\":
            builder.linear(piece[0], start)
            continue
        char: str = json.loads(f'"{piece[0]}"')
        builder.atomic("\ufffd" if "\ud800" <= char <= "\udfff" else char, start, base + piece.end())
    return builder.build()
