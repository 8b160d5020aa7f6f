"""The sentences of a finding: a rule's own, filled with what was found, else those of its kind.

A rule that speaks one language is heard in that one, whatever the language of the run, and what fills its sentence is
said in the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from policylint.findings import REDACTED
from policylint.messages import LANGUAGES, Message, message, worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.engine.redact import Redactor
    from policylint.engine.scan import Hit
    from policylint.messages import Language

_PLACEHOLDER: Final = r"\{(\w+)\}"
_LONGEST_QUOTE: Final = 60


def language_of(text: Mapping[str, str], language: Language) -> Language:
    """The language in which a sentence of a policy is said: the one that is asked for, else one that it has."""
    return language if text.get(language) else next((other for other in LANGUAGES if text.get(other)), language)


def in_language(text: Mapping[str, str], language: Language) -> str:
    """A sentence of a policy in a language, else in one that it has; empty where it has none."""
    return text.get(language_of(text, language), "")


def message_of(hit: Hit, redactor: Redactor, language: Language) -> str:
    """What a finding says, with what its rule's own message does not say in brackets after it."""
    own = hit.rule.message
    language = language_of(own, language)
    said = _filled(own, hit, redactor, language) or redactor.message(hit.message, hit).text(language)
    note = message("notes.aside", text=redactor.message(hit.note, hit)).text(language) if hit.note else ""
    return redactor.clean(said + note)


def suggestions_of(hit: Hit, redactor: Redactor, language: Language) -> tuple[str, ...]:
    """What to write instead: what the kind knows, then what the rule says."""
    found = REDACTED if redactor.hides(hit) else hit.suggestion
    own = _filled(hit.rule.suggest, hit, redactor, language_of(hit.rule.suggest, language))
    given = (found if hit.suggestion is not None else None, own or None)
    return tuple(redactor.clean(text) for text in given if text is not None)


def _filled(sentence: Mapping[str, str], hit: Hit, redactor: Redactor, language: Language) -> str:
    """A rule's sentence with its placeholders filled; what is quoted is not searched for placeholders again."""
    arguments = redactor.arguments(hit)

    def filled(found: re.Match[str]) -> str:
        return _quoted(arguments[found[1]], redactor, language) if found[1] in arguments else found[0]

    return re.sub(_PLACEHOLDER, filled, sentence.get(language, ""))


def _quoted(value: object, redactor: Redactor, language: Language) -> str:
    text = worded(value, language)
    if isinstance(value, Message):
        return text  # the policy's own words, not the draft's
    # Before it is cut short: the beginning of a secret could not be told any more.
    text = redactor.clean(text)
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
