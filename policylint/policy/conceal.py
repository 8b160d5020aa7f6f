"""What is said of a confidential rule that is faulty: what is wrong and where, and nothing of what stands there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from policylint.findings import REDACTED
from policylint.messages import Message
from policylint.policy.lexicons import REFERENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.errors import Diagnostic
    from policylint.policy.source import Keys

# Sentences that name only words of the policy language, and arguments that any sentence may keep.
_PLAIN: Final = frozenset(
    {
        "policy.missing_key", "policy.did_you_mean", "policy.one_of", "policy.hint_boolean", "policy.lexicon_name",
        "policy.lexicon_circle", "policy.no_words", "policy.lexicon_of_sealed", "sealed.no_file",
        "policy.terms_file_outside",
    }
)  # fmt: skip
_KEPT: Final = frozenset({"known", "keys", "first", "line", "position", "count", "limit", "section"})


def concealed(found: Diagnostic) -> Diagnostic:
    """A diagnostic that shows no line of the file and quotes nothing of it."""
    return replace(found, excerpt="", message=_hidden(found.message), hint=found.hint and _hidden(found.hint))


def _hidden(said: Message) -> Message:
    if said.key in _PLAIN:
        return said
    # What a new sentence may quote is hidden until it is named above.
    arguments = {
        name: _hidden(value) if isinstance(value, Message) else value if name in _KEPT else REDACTED
        for name, value in said.args.items()
    }
    return Message(said.key, arguments)


def confidential_parts(data: Any) -> Iterator[Keys]:
    """Where the confidential rules of a pack or a policy stand, and the words that are, or may be, theirs.

    A waiver that quotes a text may quote what its rule hides, and that rule may stand in another file.
    """
    waivers = data.get("waivers") if isinstance(data, dict) else None
    for i, waiver in enumerate(waivers if isinstance(waivers, list) else ()):
        if isinstance(waiver, dict) and "text" in waiver:
            yield ("waivers", i)
    # What a lexicon is for, a rule of another file may decide. Of topics only rules of the same file are asked: without
    # its words, no remark on a topic would be of use, and nearly all topics are no secret.
    lexicons = data.get("lexicons") if isinstance(data, dict) else None
    yield from (("lexicons", name) for name in (lexicons if isinstance(lexicons, dict) else ()))
    rules = data.get("rules") if isinstance(data, dict) else None
    if any(isinstance(rule, dict) and rule.get("confidential") for rule in (rules if isinstance(rules, list) else ())):
        topics = data.get("topics")
        yield from (("topics", name) for name in (topics if isinstance(topics, dict) else ()))
    for i, rule in enumerate(rules if isinstance(rules, list) else ()):
        # A value of the wrong type is meant as a yes.
        if isinstance(rule, dict) and rule.get("confidential", False) is not False:
            yield ("rules", i)
            words = data.get("names")
            named = REFERENCE.findall(str(rule))
            yield from (("names", name) for name in named if isinstance(words, dict) and name in words)
