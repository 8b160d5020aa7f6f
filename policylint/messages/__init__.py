"""What policylint says, in each language side by side.

A module here holds one area's sentences: ``MESSAGES = {key: {"zh-TW": ..., "en": ...}}`` with ``{name}`` placeholders.
A key is ``area.name``; the area names the module, which is loaded when its first sentence is needed.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final, Literal, NamedTuple

Language = Literal["zh-TW", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh-TW", "en")
DEFAULT_LANGUAGE: Final[Language] = "zh-TW"


class Message(NamedTuple):
    """A sentence to be said later, when the language is known."""

    key: str
    args: dict[str, object]

    def text(self, language: Language) -> str:
        """The sentence in ``language``; arguments that are messages themselves are said in the same language."""
        args = {k: v.text(language) if isinstance(v, Message) else v for k, v in self.args.items()}
        return _sentence(self.key, language).format_map(args)


def message(key: str, /, **args: object) -> Message:
    """A sentence of the catalogue with its arguments."""
    return Message(key, args)


def say(key: str, language: Language, /, **args: object) -> str:
    """A sentence of the catalogue, said at once."""
    return Message(key, args).text(language)


def _sentence(key: str, language: Language) -> str:
    area = key.partition(".")[0]
    sentences: dict[str, dict[str, str]] = import_module(f"policylint.messages.{area}").MESSAGES
    return sentences[key][language]
