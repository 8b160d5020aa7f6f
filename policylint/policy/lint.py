"""Remarks on rules that are sound, but will not do what their author means; made once, when a policy is compiled.

A warning is a mistake: a term that can never match, a term that is there twice, an exception that never applies. An
info is advice: common words that a term is found in as well. Of a confidential rule no word is quoted; its place says
enough. What a single term costs is bounded, and so is how far long lists are looked into.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from policylint.messages import message
from policylint.policy.conceal import concealed
from policylint.policy.lint_conditions import conditions
from policylint.policy.lint_people import too_few
from policylint.policy.lint_rules import Remark, read_rules
from policylint.policy.lint_terms import covered, exceptions, same, unfindable
from policylint.policy.lint_words import in_dictionary
from policylint.policy.named import naming_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from policylint.errors import Diagnostic, Severity
    from policylint.policy.lint_rules import RuleTerms
    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.source import Keys
    from policylint.text.lexicon import Lexicon

_INFO: Final = frozenset({"lint.single_word", "lint.common_words", "lint.covered"})
# So many remarks of one sort on one rule are told apart; of the others only the number.
_SAME_SORT: Final = 10
_PLACES: Final = 5


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
        conditions(rules, loaded),
        too_few(rules, loaded.spec),
        _named(rules, loaded),
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


def _named(rules: Sequence[RuleTerms], loaded: LoadedPolicy) -> Iterator[Remark]:
    """Confidential rules whose words stand where reports, and everybody who reads the policy, have them as well."""
    for rule in rules:
        if rule.source.spec.confidential and (places := naming_places(rule.source, loaded)):
            told = places if len(places) <= _PLACES else [*places[:_PLACES], "…"]
            yield Remark(rule, ("terms",), message("lint.named_secret", keys=told), on_key=True)


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
