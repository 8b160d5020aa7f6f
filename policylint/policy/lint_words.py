"""Common words that hold a term: what a rule finds beside what its author had in mind.

The words are looked up in jieba's dictionary, which is read as the file it is, in one pass over its bytes.
"""

from __future__ import annotations

import mmap
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.messages import message
from policylint.policy.errors import listed
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
_ASKED: Final = 2_000
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
        words = [] if rule.source.spec.confidential else _chosen(found.get(term.simple, ()), rule, term, None)
        example = message("lint.for_example", words=listed(words)) if words else message("lint.no_example")
        key = "lint.single_loose" if term.is_loose else "lint.single_word"
        yield Remark(rule, term.path, message(key, term=rule.name(term), example=example))
    for rule, term in longer:
        if words := _chosen(found.get(term.simple, ()), rule, term, lexicon()):
            yield Remark(rule, term.path, message("lint.common_words", term=rule.name(term), words=listed(words)))


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
    chosen: list[_Word] = []
    for word in sorted(words, reverse=True):
        # Of 第一次 and 第一次世界大戰 the shorter speaks for both.
        if any(c.text in word.text for c in chosen) or not (lexicon is None or _is_unmeant(rule, term, word, lexicon)):
            continue
        chosen.append(word)
        if len(chosen) == _FEW:
            break
    return [_as_written(word, term) for word in chosen]


def _is_unmeant(rule: RuleTerms, term: Term, word: _Word, lexicon: Lexicon) -> bool:
    """Whether the rule finds the term in a word that probably says something else, and does not except it.

    Those are words that go on after the term (保證金 is no 保證, while 品質保證 is one), idioms and names of places.
    """
    end = word.start + len(term.simple)
    found = classify(word.text, word.start, end, lexicon=lexicon)
    skipped = found.verdict is Verdict.COMPONENT and term.options["compound"] == "skip"
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


def _as_written(word: _Word, term: Term) -> str:
    """A Simplified word in the script that the term is written in."""
    traditional, own = convert("t2tw", convert("s2t", (word.text, term.simple)))
    if term.folded == term.simple != own or len(traditional) != len(word.text):
        return word.text
    return traditional[: word.start] + term.folded + traditional[word.start + len(term.simple) :]
