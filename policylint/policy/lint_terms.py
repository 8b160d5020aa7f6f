"""Terms that never match or are not needed, and exceptions that never apply."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from policylint.drafts.model import VISIBLE_PARTS
from policylint.engine.literals import required_literals
from policylint.kinds.spec import MatchingSpec, WordsSpec
from policylint.messages import message
from policylint.policy.lexicons import REFERENCE
from policylint.policy.lint_rules import Remark
from policylint.text.boundary import Verdict, classify, is_han
from policylint.text.entities import entities
from policylint.text.fold import fold, fold_keeping_case
from policylint.text.variants import forms_of_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from policylint.policy.lint_rules import RuleTerms, Term
    from policylint.policy.rules import SourcedRule
    from policylint.policy.source import Keys
    from policylint.text.lexicon import Lexicon
    from policylint.text.variants import Form

# What these are found in needs no trial: Han characters, or Latin words with single spaces between them.
_PLAIN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_TRIALS: Final = 2_000
# Pairs of terms, one within the other, that are judged; longer terms than so many characters are not looked into.
_PAIRS: Final = 1_000
_LONGEST: Final = 40


def unfindable(rules: Sequence[RuleTerms], lexicon: Callable[[], Lexicon]) -> Iterator[Remark]:
    """Terms that are not found in a text of their own, or get lost in the middle of a sentence."""
    odd = ((rule, term) for rule in rules for term in rule.terms if not _PLAIN.fullmatch(term.text))
    for rule, term in islice(odd, _TRIALS):
        text = term.text.strip()
        # A Chinese character beside a term may join it to another word; anything else should not.
        sentence = f"{'，' if is_han(term.folded[0]) else '在'}{text}，"
        if term.folded != term.folded.strip():
            key = "lint.edge_space"
        elif not (_is_found(term, text, lexicon) and _is_found(term, sentence, lexicon)):
            key = "lint.not_found"
        elif _is_passed_over(rule.source, text):
            key = "lint.masked"
        else:
            continue
        yield Remark(rule, term.path, message(key, term=rule.name(term)))


def _is_found(term: Term, text: str, lexicon: Callable[[], Lexicon]) -> bool:
    folded = fold(text).text
    start = folded.find(term.folded)
    if start < 0 or term.is_loose or term.folded.isascii():
        return start >= 0
    return classify(folded, start, start + len(term.folded), lexicon=lexicon()).is_hit


def _is_passed_over(source: SourcedRule, text: str) -> bool:
    """Whether the text is an address or a mention, which a rule on wording does not read."""
    named = getattr(source.spec, "in_", None)
    if named == "everywhere" or (named is None and source.spec.confidential):
        return False
    parts = {named} if isinstance(named, str) else set(named or VISIBLE_PARTS)
    if not parts <= {*VISIBLE_PARTS, "links"}:
        return False
    whole = next((e.kind for e in entities(text) if (e.start, e.end) == (0, len(text))), "hashtag")
    return whole != "hashtag" and not (whole == "url" and "links" in parts)


def same(rules: Sequence[RuleTerms]) -> Iterator[Remark]:
    """Terms that are there twice in one rule."""
    for rule in (rule for rule in rules if len(rule.terms) > 1):
        groups = [alike for alike in rule.by_form.values() if len(alike) > 1]
        varied = (alike for alike in groups if any(term.folded != alike[0].folded for term in alike))
        spellings = forms_of_all(term.text for alike in varied for term in alike)
        for alike in groups:
            kept: list[Term] = []
            # What is found in capitals and in small letters finds more than what is in capitals only.
            for term in sorted(alike, key=lambda t: not t.is_caseless):
                first = next((k for k in kept if _finds_all_of(k, term, spellings.get(k.text, ()))), None)
                if first is None:
                    kept.append(term)
                else:
                    other = rule.name(first, "lint.that_term")
                    yield Remark(rule, term.path, message("lint.same_term", term=rule.name(term), other=other))


def _finds_all_of(first: Term, second: Term, spellings: Sequence[Form]) -> bool:
    """Whether the second of two terms finds nothing that the first, with its other spellings, does not."""
    if first.options != second.options:
        return False
    if not first.is_caseless and fold_keeping_case(first.text) != fold_keeping_case(second.text):
        return False
    return first.folded == second.folded or (
        first.option("variants") and any(form.text == second.folded and not form.simplified_only for form in spellings)
    )


def covered(rules: Sequence[RuleTerms], lexicon: Callable[[], Lexicon]) -> Iterator[Remark]:
    """Terms that hold another term of their rule, which finds all that they find."""
    listed = (rule for rule in rules if len(rule.terms) > 1 and isinstance(rule.source.spec, MatchingSpec))
    pairs = ((rule, longer, shorter) for rule in listed for longer, shorter in _nested(rule))
    said: set[tuple[RuleTerms, str, Keys]] = set()
    for rule, longer, shorter in islice(pairs, _PAIRS):
        key = (rule, longer.text, longer.path)
        if key not in said and _is_covered(longer, shorter, lexicon) and not _is_excused(rule, longer, shorter):
            said.add(key)
            other = rule.name(shorter, "lint.that_term")
            yield Remark(rule, longer.path, message("lint.covered", term=rule.name(longer), other=other))


def _nested(rule: RuleTerms) -> Iterator[tuple[Term, Term]]:
    """Pairs of terms of which one holds the other."""
    for form, alike in rule.by_form.items():
        for inner in rule.search(form) if len(form) <= _LONGEST else ():
            if inner != form:
                yield from ((longer, shorter) for longer in alike for shorter in rule.by_form[inner])


def _is_covered(longer: Term, shorter: Term, lexicon: Callable[[], Lexicon]) -> bool:
    start = longer.folded.find(shorter.folded)
    if start < 0 or {**longer.options, "boundary": shorter.option("boundary")} != shorter.options:
        return False
    if not (shorter.is_caseless or shorter.text in longer.text):
        return False
    if shorter.is_loose or longer.is_loose:
        return shorter.is_loose
    found = classify(longer.folded, start, start + len(shorter.folded), lexicon=lexicon())
    return found.verdict is Verdict.ALIGNED if shorter.option("compound") == "skip" else found.is_hit


def _is_excused(rule: RuleTerms, longer: Term, shorter: Term) -> bool:
    """Whether an exception may take away the shorter of two terms and leave the longer."""
    before, _, after = longer.simple.partition(shorter.simple)
    return (
        any(word in before for word in rule.excepted["before"])
        or any(word in after for word in rule.excepted["after"])
        or any(phrase in longer.simple for phrase in rule.excepted["within"])
        or getattr(getattr(rule.source.spec, "unless", None), "near", None) is not None
    )


def exceptions(rules: Sequence[RuleTerms]) -> Iterator[Remark]:
    """Exceptions that apply to nothing, and those that swallow a term whole."""
    for rule in rules:
        unless = getattr(rule.source.spec, "unless", None)
        # A list serves several rules, so that not all of it need concern each.
        if unless is None or isinstance(unless.within, str) or not unless.within:
            continue
        if not isinstance(rule.source.spec, WordsSpec):
            # The kind finds more than the rule says.
            continue
        # Where terms are found in disguise, an exception may name the disguise.
        disguised = any(term.option("gap") == "noise" or term.option("evasion") for term in rule.terms)
        patterns = [required_literals(pattern) for pattern in getattr(rule.source.spec, "patterns", ())]
        # Without a literal that every match has, a pattern may match anything: the empty text is in every phrase.
        needed = [fold(literal).text for literals in patterns for literal in literals or ("",)]
        terms = {term.folded for term in rule.terms}
        for i, written in enumerate(unless.within):
            folded = fold(written).text
            if REFERENCE.search(written):
                continue
            if folded in terms:
                key = "lint.exception_is_term"
            elif disguised or any(literal in folded for literal in needed) or rule.holds_a_term(written):
                continue
            else:
                key = "lint.exception_idle"
            yield Remark(rule, ("unless", "within", i), message(key, phrase=rule.phrase(written)))
