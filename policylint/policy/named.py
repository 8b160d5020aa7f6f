"""Where a policy itself names what its confidential rules look for: in a title, a sentence, a value that it expects."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from policylint.kinds.spec import TermSpec, WordsSpec
from policylint.policy.lexicons import REFERENCE, expand
from policylint.policy.sealed import spellings
from policylint.policy.spec import as_data
from policylint.text.fold import fold
from policylint.text.latin import latin_edges_free

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.rules import SourcedRule

_NOT_QUOTED: Final = ("extends", "lexicons", "names", "overrides", "rules", "topics", "words")
"""Sections of a policy of which nothing is quoted, or only where a rule or topic has it."""
_SEARCHED: Final = frozenset({"terms", "terms_file", "patterns", "unless", "near", "when", "examples"})
"""What rules look for and when; a report quotes it as the draft has it."""
_END: Final = "\n|\n"
"""Between texts: no word goes on behind it."""


def named_secrets(loaded: LoadedPolicy) -> set[str]:
    """The folded words of confidential rules that other texts of the policy name, in the spacing that they have there.

    Usually there are none.
    """
    words = _words((rule for rule in loaded.rules if rule.spec.confidential), loaded.lexicons)
    return set(_finder(words)(_END.join(text for _, text in _texts(loaded)))) if words else set()


def naming_places(rule: SourcedRule, loaded: LoadedPolicy) -> list[str]:
    """Where sentences, titles and values that reports quote name a word of a rule, as ``roles.legal.title``.

    A key that itself holds the word is left out.
    """
    words = _words([rule], loaded.lexicons)
    if not words:
        return []
    find = _finder(words)
    naming = (keys for keys, text in _texts(loaded) if _is_quoted(keys) and any(find(text)))
    return list(dict.fromkeys(".".join(key for key in keys if not any(find(key))) for keys in naming))


def _is_quoted(keys: Sequence[str]) -> bool:
    return keys[-1] == "prefer" or _SEARCHED.isdisjoint(keys[1:])


def _words(rules: Iterable[SourcedRule], lexicons: Mapping[str, Sequence[str]]) -> set[str]:
    """What rules look for, in every spelling; of what is retired as well, and nothing that only a key opens."""
    terms: set[str] = set()
    for rule in rules:
        if isinstance(rule.spec, WordsSpec):
            for term in rule.spec.terms:
                with suppress(KeyError):  # a sealed lexicon
                    terms.update(expand(term.term if isinstance(term, TermSpec) else term, lexicons))
            terms.update(term for term, _ in rule.terms_from_files())
    return {word for word in spellings(terms) if len(word) > 1} if terms else set()


def _finder(words: Collection[str]) -> Callable[[str], Iterator[str]]:
    """Finds folded words in a text, as they are written there once it is folded."""
    import ahocorasick_rs

    spaced = [re.compile(r"\s+".join(map(re.escape, word.split()))) for word in words if len(word.split()) > 1]
    automaton = ahocorasick_rs.AhoCorasick([*words])

    def find(text: str) -> Iterator[str]:
        folded = fold(text).text
        places = [(start, end) for _, start, end in automaton.find_matches_as_indexes(folded, overlapping=True)]
        places += (found.span() for pattern in spaced for found in pattern.finditer(folded))
        return (folded[start:end] for start, end in places if latin_edges_free(folded, start, end))

    return find


def _texts(loaded: LoadedPolicy) -> Iterator[tuple[tuple[str, ...], str]]:
    """The texts of a policy and those of the rules that are not confidential, each with the keys at which it stands;
    the names of keys are texts, too, and so are the words that a ``$name`` stands for.
    """
    sections = {name: value for name, value in as_data(loaded.spec).items() if name not in _NOT_QUOTED}
    topics = {name: as_data(source.spec) for name, source in loaded.topics.items()}
    rules = {source.id: as_data(source.spec) for source in loaded.rules if not source.spec.confidential}
    for keys, text in _leaves({**sections, "topics": topics, "rules": rules}, ()):
        yield keys, text
        for name in REFERENCE.findall(text):
            yield from ((keys, word) for word in loaded.lexicons.get(name, ()))


def _leaves(value: Any, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield (*keys, str(key)), str(key)
            yield from _leaves(item, (*keys, str(key)))
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, keys)
    elif isinstance(value, str):
        yield keys, value
