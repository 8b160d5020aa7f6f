"""Rules as the remarks on them need them: every term folded, with its options and its place."""

from __future__ import annotations

from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from policylint.kinds.spec import PatternSpec, TermSpec
from policylint.messages import message
from policylint.policy.lexicons import TooManyWordsError, expand
from policylint.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from policylint.kinds.spec import RuleSpec
    from policylint.messages import Message
    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.rules import SourcedRule
    from policylint.policy.source import Keys
    from policylint.text.lexicon import Lexicon

_OPTIONS: Final = tuple(f.name for f in fields(TermSpec) if f.name != "term")
# An automaton for fewer terms takes longer to build than they take to be looked for one by one.
_FEW: Final = 40


class Term(NamedTuple):
    """A term of a rule: as written, folded, and in Simplified characters."""

    path: Keys
    text: str
    folded: str
    simple: str
    rule: RuleSpec
    own: TermSpec | None = None

    def option(self, name: str) -> Any:
        """An option: its own, else the rule's; None where the kind has none of the name."""
        own = getattr(self.own, name, None)
        return getattr(self.rule, name, None) if own is None else own

    @property
    def options(self) -> Mapping[str, Any]:
        """All its options."""
        return {name: self.option(name) for name in _OPTIONS}

    @property
    def is_loose(self) -> bool:
        """Whether it is found wherever its characters stand."""
        return bool(self.option("boundary") == "loose")

    @property
    def is_caseless(self) -> bool:
        """Whether its capitals are nothing that a text must have."""
        case: str = self.option("case")
        return case == "insensitive" or (case != "sensitive" and self.text == self.text.lower())


class RuleTerms:
    """A rule with the terms that it looks for."""

    def __init__(self, source: SourcedRule, terms: Sequence[Term], reading: _Reading) -> None:
        self.source = source
        self.terms = terms
        self._reading = reading

    @cached_property
    def shares_secrets(self) -> bool:
        """Whether it looks for a word that a confidential rule looks for as well."""
        return not self._reading.secrets.isdisjoint(term.folded for term in self.terms)

    @cached_property
    def by_form(self) -> Mapping[str, Sequence[Term]]:
        """The terms by their Simplified form without spaces, as they stand in a hashtag."""
        found: dict[str, list[Term]] = {}
        for term in self.terms:
            found.setdefault(joined(term.simple), []).append(term)
        return found

    @cached_property
    def search(self) -> Callable[[str], Sequence[str]]:
        """Finds the keys of :attr:`by_form` that a text holds."""
        forms = list(self.by_form)
        if len(forms) <= _FEW:
            return lambda text: [form for form in forms if form in text]
        import ahocorasick_rs

        automaton = ahocorasick_rs.AhoCorasick(forms)
        return lambda text: automaton.find_matches_as_strings(text, overlapping=True)

    def holds_a_term(self, text: str) -> bool:
        """Whether a text holds one of the terms, in whatever script."""
        return bool(self.terms) and any(self.search(joined(simple)) for simple in self._reading.simple(text))

    @cached_property
    def excepted(self) -> Mapping[str, Sequence[str]]:
        """The words of ``within``, ``before`` and ``after``, folded and in Simplified characters."""
        unless = getattr(self.source.spec, "unless", None)
        return {name: list(self._reading.simple(getattr(unless, name, ()))) for name in ("within", "before", "after")}

    def name(self, term: Term, hidden: str = "lint.this_term") -> Message:
        """The term in quotes, or in a confidential rule words that do not give it away."""
        return message(hidden) if self.source.spec.confidential else message("lint.term", text=term.text)

    def phrase(self, text: str) -> Message:
        """The same for an exception."""
        return message("lint.this_phrase") if self.source.spec.confidential else message("lint.phrase", text=text)


class Remark(NamedTuple):
    """Something to be said of a rule, at a path inside it."""

    rule: RuleTerms
    path: Keys
    message: Message
    on_key: bool = False


def read_rules(loaded: LoadedPolicy, lexicon: Callable[[], Lexicon]) -> list[RuleTerms]:
    """The rules of a policy that are in use; the lexicon is opened where one of their terms is not ASCII."""
    reading = _Reading(loaded.lexicons, lexicon)
    sources = (source for source in (*loaded.rules, *loaded.topics.values()) if source.spec.status != "retired")
    rules = [RuleTerms(source, list(reading.terms(source)), reading) for source in sources]
    reading.secrets = frozenset(t.folded for rule in rules if rule.source.spec.confidential for t in rule.terms)
    return rules


def joined(text: str) -> str:
    """A text without its spaces."""
    return text.replace(" ", "")


class _Reading:
    """Reads the words of rules, with the lexicons of the policy that they name."""

    def __init__(self, lexicons: Mapping[str, Sequence[str]], lexicon: Callable[[], Lexicon]) -> None:
        self._lexicons = lexicons
        self.secrets: frozenset[str] = frozenset()
        """The folded words of confidential rules."""
        self._lexicon = lexicon

    @cached_property
    def _simplified(self) -> Mapping[int, str]:
        return self._lexicon().fold

    def terms(self, source: SourcedRule) -> Iterator[Term]:
        """What a rule looks for, with its place."""
        spec = source.spec
        for name in ("terms", "any_of", "all_of"):
            for i, wanted in enumerate(getattr(spec, name, ())):
                if isinstance(wanted, TermSpec):
                    for word in self._listed(wanted.term):
                        yield self._term(word, (name, i, "term"), spec, wanted)
                elif not isinstance(wanted, PatternSpec):
                    for word in self._listed(wanted):
                        yield self._term(word, (name, i), spec)
        for term, path in source.terms_from_files():
            yield self._term(term, path, spec)

    def simple(self, words: str | Sequence[str]) -> Iterator[str]:
        """Words, and those of lexicons that they name, folded and in Simplified characters."""
        for word in (words,) if isinstance(words, str) else words:
            yield from map(self._simple, map(_folded, self._listed(word)))

    def _term(self, text: str, path: Keys, rule: RuleSpec, own: TermSpec | None = None) -> Term:
        folded = _folded(text)
        return Term(path, text, folded, self._simple(folded), rule, own)

    def _simple(self, folded: str) -> str:
        return folded if folded.isascii() else folded.translate(self._simplified)

    def _listed(self, text: str) -> Sequence[str]:
        try:
            return expand(text, self._lexicons)
        except (KeyError, TooManyWordsError):
            return ()  # a sealed one, or what is an error already


def _folded(text: str) -> str:
    return fold(text).text
