"""What a finding says beside the message of its rule: sentences and names of the policy, put together."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Final, Literal

from policylint.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policylint.engine.program import Rule

_LONGEST: Final = 60


def said(text: Mapping[str, str]) -> Message:
    """A text of the policy, given by language, to be said in either; ``text`` has one language at least."""
    first = next(iter(text.values()))
    return message("notes.said", zh=text.get("zh-TW", first), en=text.get("en", first))


def joined(by: Literal["and", "or", "then"], parts: Iterable[Message]) -> Message:
    """Names joined by *and* or *or*, or sentences one after the other; ``parts`` are one at least."""
    return reduce(lambda first, second: message(f"notes.{by}", first=first, second=second), parts)


def note(sentences: Iterable[Message], more: Message | None = None) -> Message | None:
    """Sentences as they follow the message of a finding, and a further note after them; None where there is nothing."""
    given = list(sentences)
    return message("notes.aside", text=joined("then", given), more=more or "") if given else more


def names(rule: Rule, placeholder: str) -> bool:
    """Whether the rule's own message says something itself, so that no note has to."""
    return bool(rule.message) and all(f"{{{placeholder}}}" in text for text in rule.message.values())


def quoted(value: object) -> str:
    """A value of the draft's metadata in a sentence; what is longer than any name or time can be is left out.

    It is never cut: the redaction that follows could not tell a part of a secret.
    """
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else "…"
