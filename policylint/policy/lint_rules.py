"""Rules as the remarks on them need them: every term folded, with its options and its place."""

from __future__ import annotations

from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from policylint.kinds.spec import PatternSpec, TermSpec
from policylint.messages import message
from policylint.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from policylint.messages import Message
    from policylint.policy.rules import SourcedRule
    from policylint.policy.source import Keys
    from policylint.text.lexicon import Lexicon

_OPTIONS: Final = tuple(f.name for f in fields(TermSpec) if f.name != "term")


class Term(NamedTuple):
    """A term of a rule: as written, folded, and in Simplified characters; ``options`` are its own or the rule's."""

    path: Keys
    text: str
    folded: str
    simple: str
    options: Mapping[str, Any]

    @property
    def is_loose(self) -> bool:
        """Whether it is found wherever its characters stand."""
        return self.options["boundary"] == "loose"

    @property
    def is_caseless(self) -> bool:
        """Whether its capitals are nothing that a text must have."""
        case = self.options["case"]
        return case == "insensitive" or (case != "sensitive" and self.text == self.text.lower())


class RuleTerms:
    """A rule with the terms that it looks for; ``simplified`` folds its texts to Simplified characters."""

    def __init__(self, source: SourcedRule, terms: Sequence[Term], simplified: Mapping[int, str]) -> None:
        self.source = source
        self.terms = terms
        self._simplified = simplified

    @cached_property
    def by_form(self) -> Mapping[str, Sequence[Term]]:
        """The terms by their Simplified form without spaces, as they stand in a hashtag."""
        found: dict[str, list[Term]] = {}
        for term in self.terms:
            found.setdefault(joined(term.simple), []).append(term)
        return found

    @cached_property
    def search(self) -> Callable[[str], Sequence[tuple[int, int, int]]]:
        """Finds the keys of :attr:`by_form` in a text: (which, start, end), overlapping ones too."""
        import ahocorasick_rs

        automaton = ahocorasick_rs.AhoCorasick(list(self.by_form))
        return lambda text: automaton.find_matches_as_indexes(text, overlapping=True)

    @cached_property
    def excepted(self) -> Mapping[str, Sequence[str]]:
        """The words of ``within``, ``before`` and ``after``, folded and in Simplified characters."""
        unless = getattr(self.source.spec, "unless", None)
        return {
            name: [fold(word).text.translate(self._simplified) for word in getattr(unless, name, ())]
            for name in ("within", "before", "after")
        }

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


def read_rules(sources: Sequence[SourcedRule], lexicon: Callable[[], Lexicon]) -> list[RuleTerms]:
    """The rules with their terms; the lexicon is opened where one of these is not ASCII."""
    wanted = [list(_wanted(source)) for source in sources]
    ascii_only = all(text.isascii() for row in wanted for text, _, _ in row)
    simplified: Mapping[int, str] = {} if ascii_only else lexicon().fold
    return [
        RuleTerms(source, [_term(*one, simplified) for one in row], simplified)
        for source, row in zip(sources, wanted, strict=True)
    ]


def joined(text: str) -> str:
    """A text without its spaces."""
    return text.replace(" ", "")


def _term(text: str, path: Keys, options: Mapping[str, Any], simplified: Mapping[int, str]) -> Term:
    folded = fold(text).text
    return Term(path, text, folded, folded if folded.isascii() else folded.translate(simplified), options)


def _wanted(source: SourcedRule) -> Iterator[tuple[str, Keys, Mapping[str, Any]]]:
    """What a rule looks for, with its place and its options."""
    spec = source.spec
    defaults = {name: getattr(spec, name, None) for name in _OPTIONS}
    for name in ("terms", "any_of", "all_of"):
        for i, wanted in enumerate(getattr(spec, name, ())):
            if isinstance(wanted, TermSpec):
                own = {k: v for k in _OPTIONS if (v := getattr(wanted, k)) is not None}
                yield wanted.term, (name, i, "term"), {**defaults, **own}
            elif not isinstance(wanted, PatternSpec):
                yield wanted, (name, i), defaults
    for term, path in source.terms_from_files():
        yield term, path, defaults
