"""What policylint says, in each language side by side.

A module here holds one area's sentences: ``MESSAGES = {key: {"zh-TW": ..., "en": ...}}`` with ``{name}`` placeholders;
``{{`` and ``}}`` are braces. A key is ``area.name``; the area names the module, which is loaded when its first sentence
is needed. Beside a placeholder no space is needed between Chinese and Latin: it is put in where they meet.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Language = Literal["zh-TW", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh-TW", "en")
DEFAULT_LANGUAGE: Final[Language] = "zh-TW"

_MARKED: Final = r"(\{\w+\}|\{\{|\}\})"
"""What in a sentence is not said as it stands; compiled when the first is said, which most runs never do."""
_COMMA: Final[dict[Language, str]] = {"zh-TW": "、", "en": ", "}


class Message(NamedTuple):
    """A sentence to be said later, when the language is known."""

    key: str
    args: dict[str, object]

    def text(self, language: Language) -> str:
        """The sentence in ``language``, its arguments as :func:`worded` has them."""
        said = ""
        for token in re.split(_MARKED, _sentence(self.key, language)):
            piece = self._filled(token, language)
            is_met = language == "zh-TW" and said and piece and _meet(said[-1], piece[0])
            said += f" {piece}" if is_met else piece
        return said

    def _filled(self, token: str, language: Language) -> str:
        """What stands for a piece of the sentence: a placeholder's value, a brace, or the piece itself."""
        if token in ("{{", "}}"):
            return token[0]
        return worded(self.args[token[1:-1]], language) if re.fullmatch(_MARKED, token) else token


def message(key: str, /, **args: object) -> Message:
    """A sentence of the catalogue with its arguments."""
    return Message(key, args)


def say(key: str, language: Language, /, **args: object) -> str:
    """A sentence of the catalogue, said at once."""
    return Message(key, args).text(language)


def worded(value: object, language: Language) -> str:
    """What a sentence is filled with: a message in its language, a list as its items in a row, else the value as text."""
    if isinstance(value, Message):
        return value.text(language)
    # A tuple with named fields is a value of its own.
    return in_a_row(value, language) if type(value) is list or type(value) is tuple else str(value)


def in_a_row(items: Iterable[object], language: Language) -> str:
    """Items, worded, with the comma of the language between them."""
    return _COMMA[language].join(worded(item, language) for item in items)


def _meet(one: str, other: str) -> bool:
    """Whether one of two characters is Chinese and the other a Latin letter or a digit."""
    return (_is_han(one) and _is_latin(other)) or (_is_latin(one) and _is_han(other))


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _sentence(key: str, language: Language) -> str:
    area = key.partition(".")[0]
    sentences: dict[str, dict[str, str]] = import_module(f"policylint.messages.{area}").MESSAGES
    return sentences[key][language]
