"""What is said of a confidential rule that is faulty: what is wrong and where, and nothing of what stands there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from policylint.findings import REDACTED
from policylint.messages import Message
from policylint.policy.lexicons import REFERENCE
from policylint.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

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
# The keys of a rule that say what it looks for, and the sections that are looked at rule by rule.
_LOOKED_FOR: Final = ("terms", "any_of", "all_of", "values")
_WITH_RULES: Final = ("rules", "overrides")


def concealed(found: Diagnostic) -> Diagnostic:
    """A diagnostic that shows no line of the file and quotes nothing of it."""
    return replace(found, excerpt="", message=_hidden(found.message), hint=found.hint and _hidden(found.hint))


def concealing(remarks: Iterable[Diagnostic], named: Iterable[str]) -> Iterator[Diagnostic]:
    """Remarks on a policy, of which none shows a word of a rule of whichever file that the policy ``named`` openly."""
    words = {*map(squeezed, named)}
    return (concealed(found) if tells(found, words) else found for found in remarks)


def tells(found: Diagnostic, words: Collection[str]) -> bool:
    """Whether a diagnostic shows one of the words, which are squeezed."""
    said = (found.excerpt, found.message.text("en"), found.hint.text("en") if found.hint else "")
    shown = [squeezed(text) for text in said] if words else []
    return any(word in text for word in words for text in shown)


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

    Of what has not the shape of a rule nobody knows what it is: where it says confidential, all of it is.
    """
    if not isinstance(data, dict):
        yield from [()] if _says_it(data) else []
        return
    # A waiver that quotes a text may quote what its rule hides, and that rule may stand in another file.
    for i, waiver in enumerate(_items(data, "waivers")):
        if isinstance(waiver, dict) and "text" in waiver:
            yield ("waivers", i)
    # What a lexicon is for, a rule of another file may decide. Of topics and windows only rules of the same file are
    # asked: without its words, no remark on them would be of use, and nearly all are no secret.
    yield from (("lexicons", name) for name in _entries(data, "lexicons"))
    if not isinstance(data.get("rules", []), list) and _says_it(data["rules"]):
        yield ("rules",)
    secret = [i for i, rule in enumerate(_items(data, "rules")) if is_confidential(rule)]
    yield from (("rules", i) for i in secret)
    if secret:
        yield from ((section, name) for section in ("topics", "windows") for name in _entries(data, section))
    named = REFERENCE.findall(str([data["rules"][i] for i in secret]))
    yield from (("names", name) for name in _entries(data, "names") if name in named)
    yield from ((section,) for section, value in data.items() if section not in _WITH_RULES and _is_asked(value))


def confidential_words(data: Any) -> frozenset[str]:
    """What the confidential rules of a file look for in the open, squeezed: another part of it may name it, too."""
    if not isinstance(data, dict):
        return frozenset()
    given = {**_entries(data, "lexicons"), **_entries(data, "names")}
    words: list[str] = []
    for rule in _items(data, "rules"):
        if isinstance(rule, dict) and is_confidential(rule):
            wanted = [term for key in _LOOKED_FOR for term in _listed(rule.get(key))]
            terms = [str(term.get("term", "") if isinstance(term, dict) else term) for term in wanted]
            named = [word for term in terms for name in REFERENCE.findall(term) for word in _listed(given.get(name))]
            words += map(str, (*terms, *named))
    return frozenset(filter(None, map(squeezed, words)))


def squeezed(text: str) -> str:
    """A text as words are looked for in it wherever their characters stand: folded, without blanks and signs."""
    return "".join(character for character in fold(text).text if character.isalnum())


def is_confidential(rule: Any) -> bool:
    """Whether a rule says so; a value of the wrong type is meant as a yes."""
    if isinstance(rule, dict) and "id" in rule:
        return rule.get("confidential", False) is not False
    return _says_it(rule)


def _says_it(value: Any) -> bool:
    return "confidential" in str(value)


def _is_asked(value: Any) -> bool:
    """Whether a mapping somewhere in a value is confidential, as no mapping outside a rule can be."""
    if isinstance(value, dict):
        return value.get("confidential", False) is not False or any(map(_is_asked, value.values()))
    return isinstance(value, list) and any(map(_is_asked, value))


def _items(data: dict[str, Any], section: str) -> list[Any]:
    value = data.get(section)
    return value if isinstance(value, list) else []


def _entries(data: dict[str, Any], section: str) -> dict[str, Any]:
    value = data.get(section)
    return value if isinstance(value, dict) else {}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
