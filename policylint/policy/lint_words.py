"""Common words that hold a term: what a rule finds beside what its author had in mind.

The words are looked up in jieba's dictionary, which is read as the file it is, in one pass over its bytes.
"""

from __future__ import annotations

import mmap
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.messages import message
from policylint.policy.lint_rules import Remark
from policylint.text.boundary import Verdict, classify
from policylint.text.lexicon import TERM_COUNT
from policylint.text.lexicon_build import convert, dictionary_path

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from policylint.policy.lint_rules import RuleTerms, Term
    from policylint.text.lexicon import Lexicon

_HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{1,8}")
# Nobody weighs the words of a list of hundreds one by one; and for so many terms the dictionary is searched at most.
_ADVISED: Final = 300
_ASKED: Final = 1_000
_SINGLES_ASKED: Final = 20
_FEW: Final = 5
# Parts of speech: an idiom or a place's name says something else than the words in it; a person's name is nobody's
# everyday word.
_OTHER_SENSE: Final = ("i", "ns")
_PERSON: Final = "nr"


class _Word(NamedTuple):
    """A word of the dictionary that holds a term at ``start``; sorts by how common it is."""

    seen: int
    text: str
    start: int
    kind: str


def in_dictionary(rules: Sequence[RuleTerms], lexicon: Callable[[], Lexicon]) -> Iterator[Remark]:
    """Single characters, and the common words that hold a term."""
    han = [
        (rule, term)
        for rule in rules
        if rule.source.kind == "forbid"
        for term in rule.terms
        if _HAN.fullmatch(term.simple)
    ]
    single = [(rule, term) for rule, term in han if len(term.simple) == 1][:_SINGLES_ASKED]
    # The words would give a confidential term away.
    longer = [
        (rule, term)
        for rule, term in han
        if len(term.simple) > 1 and len(rule.terms) <= _ADVISED and not rule.source.spec.confidential
    ][:_ASKED]
    if not (single or longer):
        return
    found = _words_with({term.simple for _, term in (*single, *longer)})
    for rule, term in single:
        if words := _chosen(found.get(term.simple, ()), rule, term, None):
            hidden = rule.source.spec.confidential
            example = message("lint.no_example") if hidden else message("lint.for_example", words=words)
            key = "lint.single_loose" if term.is_loose else "lint.single_word"
            yield Remark(rule, term.path, message(key, term=rule.name(term), example=example))
    for rule, term in longer:
        if words := _chosen(found.get(term.simple, ()), rule, term, lexicon()):
            yield Remark(rule, term.path, message("lint.common_words", term=rule.name(term), words=words))


def _words_with(terms: Collection[str]) -> Mapping[str, Sequence[_Word]]:
    """The common words that hold each of some Simplified terms."""
    import ahocorasick_rs

    wanted = sorted(terms)
    automaton = ahocorasick_rs.BytesAhoCorasick([term.encode() for term in wanted])
    found: dict[str, list[_Word]] = {}
    with dictionary_path().open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as lines:
        for which, start, end in automaton.find_matches_as_indexes(lines, overlapping=True):
            first = lines.rfind(b"\n", 0, start) + 1
            last = lines.find(b"\n", end)
            word, _, facts = lines[first : last if last >= 0 else len(lines)].partition(b" ")
            count, _, kind = facts.partition(b" ")
            if len(word) > end - start and int(count) >= TERM_COUNT:
                offset = len(lines[first:start].decode())
                found.setdefault(wanted[which], []).append(
                    _Word(int(count), word.decode(), offset, kind.decode().strip())
                )
    return found


def _chosen(words: Sequence[_Word], rule: RuleTerms, term: Term, lexicon: Lexicon | None) -> list[str]:
    """The commonest of some words; with a lexicon only those in which the rule finds the term, probably by mistake."""
    chosen: list[str] = []
    for word in sorted(words, reverse=True):
        if lexicon is not None and not _is_unmeant(rule, term, word, lexicon):
            continue
        written = _as_written(word, term)
        # Of 第一次 and 第一次世界大戰 the shorter speaks for both.
        if written and not any(c in written for c in chosen):
            chosen.append(written)
            if len(chosen) == _FEW:
                break
    return chosen


def _is_unmeant(rule: RuleTerms, term: Term, word: _Word, lexicon: Lexicon) -> bool:
    """Whether the rule finds the term in a word that probably says something else, and does not except it.

    Those are words that go on after the term (保證金 is no 保證, while 品質保證 is one), idioms and names of places.
    """
    end = word.start + len(term.simple)
    found = classify(word.text, word.start, end, lexicon=lexicon)
    skipped = found.verdict is Verdict.COMPONENT and term.option("compound") == "skip"
    if not term.is_loose and (skipped or not found.is_hit):
        return False
    is_kind_of = end == len(word.text) and word.kind not in _OTHER_SENSE and found.is_hit
    if is_kind_of or word.kind.startswith(_PERSON):
        return False
    longer = (form for form in (*rule.excepted["within"], *rule.by_form) if form != term.simple)
    return not (
        any(term.simple in form and form in word.text for form in longer)
        or any(word.text.startswith(after, end) for after in rule.excepted["after"])
        or any(word.text.endswith(before, 0, word.start) for before in rule.excepted["before"])
    )


def _as_written(word: _Word, term: Term) -> str | None:
    """A Simplified word in the script that the term is written in; None where it then does not hold the term.

    The Simplified 干 is in 干部 and 若干, of which only 幹部 holds 幹.
    """
    traditional, own = convert("t2tw", convert("s2t", (word.text, term.simple)))
    if term.folded == term.simple != own:
        return word.text
    start, end = word.start, word.start + len(term.simple)
    if len(traditional) != len(word.text) or traditional[start:end] not in (
        term.folded,
        *convert("t2tw", [term.folded]),
    ):
        return None
    return traditional[:start] + term.folded + traditional[end:]
