"""What a finding says beside the message of its rule: sentences and names of the policy, put together."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Final, Literal

from policylint.messages import LANGUAGES, Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policylint.engine.program import Rule

_LONGEST: Final = 60


def said(text: Mapping[str, str]) -> Message:
    """A text of the policy, given by language, to be said in either; ``text`` has one language at least."""
    first = next(iter(text.values()))
    return message("notes.said", zh=text.get("zh-TW", first), en=text.get("en", first))


def joined(by: Literal["and", "or"], parts: Iterable[Message]) -> Message:
    """Names in a row, with *and* or *or* before the last; ``parts`` are one at least."""
    *others, last = parts
    return message(f"notes.{by}", first=_chained("row", others), last=last) if others else last


def note(sentences: Iterable[Message | None]) -> Message | None:
    """Sentences one after the other, as one; those that are None are left out, and None is what is left of none."""
    given = [sentence for sentence in sentences if sentence]
    return _chained("then", given) if given else None


def _chained(by: Literal["row", "then"], parts: Iterable[Message]) -> Message:
    return reduce(lambda first, last: message(f"notes.{by}", first=first, last=last), parts)


def names(rule: Rule, placeholder: str) -> bool:
    """Whether the rule's own message says something itself, so that no note has to."""
    return bool(rule.message) and all(f"{{{placeholder}}}" in text for text in rule.message.values())


def says(rule: Rule, sentence: Message) -> bool:
    """Whether the rule's own message has a sentence in it, word for word, in each of its languages."""
    own = rule.message
    return bool(own) and all(sentence.text(language) in own[language] for language in LANGUAGES if language in own)


def quoted(value: object) -> str:
    """A value of the draft's metadata in a sentence; what is longer than any name or time can be is left out.

    It is never cut: the redaction that follows could not tell a part of a secret.
    """
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else "…"
