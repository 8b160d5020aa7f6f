"""Remarks on rules that are sound, but will not do what their author means; made once, when a policy is compiled.

A warning is a mistake: a term that can never match, a term that is there twice, an exception that never applies. An
info is advice: common words that a term is found in as well. Of a confidential rule no word is quoted; its place says
enough. What a single term costs is bounded, and so is how far long lists are looked into.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from policylint.drafts.fields import default_fields
from policylint.engine.condition import KNOWN_FACTS
from policylint.kinds.spec import ExampleSpec
from policylint.messages import message
from policylint.policy.conceal import concealed
from policylint.policy.lint_people import too_few
from policylint.policy.lint_rules import Remark, RuleTerms, read_rules
from policylint.policy.lint_terms import covered, exceptions, same, unfindable
from policylint.policy.lint_words import in_dictionary
from policylint.spelling import NEARLY_SAME, closest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from policylint.errors import Diagnostic, Severity
    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.rules import SourcedRule
    from policylint.policy.source import Keys
    from policylint.text.lexicon import Lexicon

_INFO: Final = frozenset({"lint.single_word", "lint.common_words", "lint.covered"})
# So many remarks of one sort on one rule are told apart; of the others only the number.
_SAME_SORT: Final = 10


def lint(loaded: LoadedPolicy, lexicon: Callable[[], Lexicon]) -> Iterator[Diagnostic]:
    """Remarks on the rules of a policy that compiled without errors, with severity warning or info.

    ``lexicon`` opens the words of the language; it is called only where a rule has a term that is not ASCII.
    """
    rules = read_rules(loaded, lexicon)
    remarks = chain(
        unfindable(rules, lexicon),
        same(rules),
        covered(rules, lexicon),
        exceptions(rules),
        # What a post is about, longer words show as well.
        in_dictionary([rule for rule in rules if rule.source.pack != "topics"], lexicon),
        _conditions(rules, loaded),
        too_few(rules, loaded.spec),
    )
    warned: set[tuple[str, Keys]] = set()
    counts: Counter[tuple[str, str]] = Counter()
    beyond: dict[tuple[str, str], Remark] = {}
    for remark in remarks:
        rule, severity = remark.rule.source.id, _severity(remark)
        if severity == "warning":
            warned.add((rule, remark.path))
        elif (rule, remark.path) in warned:
            continue  # who has to change a term needs no advice on it
        sort = (rule, remark.message.key)
        counts[sort] += 1
        if counts[sort] <= _SAME_SORT:
            yield _diagnostic(remark, severity)
        else:
            beyond.setdefault(sort, remark)
    for sort, first in beyond.items():
        more = message("lint.more", count=counts[sort] - _SAME_SORT)
        yield _diagnostic(first._replace(message=more), _severity(first))


def _severity(remark: Remark) -> Severity:
    return "info" if remark.message.key in _INFO else "warning"


def _diagnostic(remark: Remark, severity: Severity) -> Diagnostic:
    source = remark.rule.source
    if remark.on_key:
        first, *more = remark.path
        where, keys = source.origins.get(str(first), (source.source, (*source.keys, first)))
        found = where.diagnostic((*keys, *more), remark.message, severity=severity, on_key=True)
    else:
        found = source.diagnostic(remark.path, remark.message, severity=severity)
    return concealed(found) if source.spec.confidential or remark.rule.shares_secrets else found


def _conditions(rules: Sequence[RuleTerms], loaded: LoadedPolicy) -> Iterator[Remark]:
    """Conditions on fields that no draft has under that name, and on names that the policy has not."""
    known = _field_names(rule.source for rule in rules)
    closed: dict[str, Collection[str]] = {
        "windows": loaded.spec.windows,
        "author.roles": loaded.spec.roles,
        "account.kind": ("official", "personal"),
    }
    for rule in rules:
        for path, when in _whens(rule):
            yield from _names_of(rule, when, path, closed)
    for rule in rules:
        if rule.source.spec.when:
            yield from _keys(rule, rule.source.spec.when, ("when",), known)
        for i, when in enumerate(rule.source.when):
            yield from _keys(rule, when, (f"when[{i}]",), known)


def _whens(rule: RuleTerms) -> Iterator[tuple[Keys, Mapping[str, Any]]]:
    """The conditions of a rule, those below ``any`` and ``not`` as well, each with its path."""
    waiting: list[tuple[Keys, Any]] = [(("when",), rule.source.spec.when)]
    waiting += [((f"when[{i}]",), when) for i, when in enumerate(rule.source.when)]
    while waiting:
        path, when = waiting.pop()
        if isinstance(when, Mapping):
            yield path, when
            waiting += [((*path, key), when[key]) for key in ("any", "not") if key in when]
        elif isinstance(when, list | tuple):
            waiting += [((*path, i), branch) for i, branch in enumerate(when)]


def _names_of(
    rule: RuleTerms, when: Mapping[str, Any], path: Keys, closed: Mapping[str, Collection[str]]
) -> Iterator[Remark]:
    """Names that the policy would have to know and does not, so that the condition never holds."""
    for key, known in closed.items():
        value = when.get(key, ())
        for i, name in enumerate(value if isinstance(value, list | tuple) else [value]):
            place = (*path, key, i) if isinstance(value, list | tuple) else (*path, key)
            if isinstance(name, str) and name not in known:
                near = closest(name, known)
                yield Remark(rule, place, message("lint.when_unknown", key=key, name=name, known=near or [*known]))


def _keys(rule: RuleTerms, when: Mapping[str, Any], path: Keys, known: Collection[str]) -> Iterator[Remark]:
    for key, value in when.items():
        here = (*path, key)
        if key in ("any", "not"):
            branches = enumerate(value) if isinstance(value, list | tuple) else [(None, value)]
            for i, branch in branches:
                if isinstance(branch, Mapping):
                    yield from _keys(rule, branch, here if i is None else (*here, i), known)
        elif key not in known:
            if name := default_fields().canonical(key):
                yield Remark(rule, here, message("lint.when_alias", key=key, name=name), on_key=True)
            elif near := closest(key, known, NEARLY_SAME):
                yield Remark(rule, here, message("lint.when_near", key=key, name=near), on_key=True)


def _field_names(sources: Iterator[SourcedRule]) -> set[str]:
    """Fields that drafts may well have: the known ones, and what rules and examples name."""
    names = {*KNOWN_FACTS, "account.handle", "account.platform", *default_fields().names.values()}
    for source in sources:
        names.add(str(getattr(source.spec, "field", "")).partition("[")[0])
        examples = source.spec.examples
        for example in (*examples.violating, *examples.compliant) if examples else ():
            if isinstance(example, ExampleSpec):
                names |= (example.set_ or {}).keys()
    return names
