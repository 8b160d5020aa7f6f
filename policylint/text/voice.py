"""Where a text speaks in the name of the company: 本公司, 我代表公司, on behalf of the company.

As with :mod:`policylint.text.attribution`, the caller says where the phrases stand; what is told here is whether they
speak: not in 不代表公司, not in somebody else's words between quotation marks, not where 我代表公司 went to a race.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from policylint.text.affiliation import OWN, clause_start, is_own_side
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.text.speech import Vocabulary

# Characters around a phrase that are read.
_BEFORE: Final = 300
_AFTER: Final = 60
# So many characters a denial may lie before a phrase in the clause; in English words may stand between.
_DENIAL: Final = 3
_DENIAL_ENGLISH: Final = 48
_ACT: Final = 14
_OPEN_QUOTE: Final = re.compile(r"[「『“][^」』”]*\Z|\A[^\"]*\"(?:[^\"]*\"[^\"]*\")*[^\"]*\Z")
_STANDPOINT: Final = re.compile(r"的?(?:官方)?(?:立场|观点|意见|看法)")
_UNRELATED: Final = re.compile(r"[^，。,.]{0,6}无关")
_HEADING: Final = re.compile(r"\s*(?:如下)?\s*[:：]")


def speaks_for(tagged: str, sentence: Span, phrase: Span, kind: str, words: Vocabulary) -> Span | None:
    """What speaks in the company's name, of a phrase in a sentence of a tagged text; None where it does not.

    ``kind`` is the phrase's section of the table: ``voice`` speaks unless it is denied; ``voice-heading`` where a colon
    follows, ``voice-body`` where a verb of speech does, ``voice-we`` where any act of a company does; ``representing``
    where the company follows, and who writes comes before.
    """
    before = tagged[max(sentence.start, phrase.start - _BEFORE) : phrase.start]
    after = tagged[phrase.end : min(sentence.end, phrase.end + _AFTER)]
    if _OPEN_QUOTE.search(before):
        return None
    clause = before[clause_start(before, len(before)) :]
    if kind == "representing":
        end = _represented(after, words)
        if end is None or _is_denied(clause, words) or not _is_first_person(before, clause, after[end:], words):
            return None
        return Span(phrase.start, phrase.end + end)
    of_whom = clause.removesuffix("代表")
    denied = (of_whom != clause or _STANDPOINT.match(after)) and _is_denied(of_whom, words)
    is_said = not (denied or _UNRELATED.match(after)) and _goes_on(kind, before, after, words)
    return phrase if is_said else None


def _goes_on(kind: str, before: str, after: str, words: Vocabulary) -> bool:
    """Whether what a phrase needs stands around it."""
    match kind:
        case "voice-heading":
            return _HEADING.match(after) is not None and is_own_side(before, words)
        case "voice-body":
            return _acts(after, words, ("verbs",)) and is_own_side(before, words)
        case "voice-we":
            return _acts(after, words)
    return True


def _represented(after: str, words: Vocabulary) -> int | None:
    """Where the company, or a part of it, ends that is named at the start of a text."""
    start = words.past("departments", after, 0)
    own = len(after) - len(after[start:].lstrip(OWN))
    return own if own > start else words["represented"].after(after, start)


def _is_denied(clause: str, words: Vocabulary) -> bool:
    """Whether a denial stands before the end of a clause."""
    at = len(clause)
    near = words["denying"].places(clause, max(0, at - _DENIAL), at)
    return any(True for _ in near) or any(
        clause[first].isascii() for first, _ in words["denying"].places(clause, max(0, at - _DENIAL_ENGLISH), at)
    )


def _is_first_person(before: str, clause: str, after: str, words: Vocabulary) -> bool:
    """Whether who represents the company is the one who writes, and speaks for it by that."""
    if words["attending"].after(after, 0) is not None:
        return False
    if clause.isascii():
        around = f"{before} {after}"
        return not clause.strip() or any(True for _ in words["first-person"].places(around, 0, len(around)))
    at = len(clause)
    while at and (at := len(clause[:at].rstrip())) and (begin := words["humbly"].before(clause, at)) is not None:
        at = begin
    if not at:
        return any(_acts(after[i:], words) for i in range(min(_ACT, len(after))))
    return words["first-person"].before(clause, at) is not None


def _acts(after: str, words: Vocabulary, sections: Sequence[str] = ("acts", "verbs")) -> bool:
    """Whether a text begins with something that an organisation does or says, after adverbs."""
    at = words.past("adverbs", after, 0)
    return any(words[section].after(after, at) is not None for section in sections)
