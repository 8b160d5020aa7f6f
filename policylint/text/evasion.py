"""Terms that are written around a filter, by their sound (保症, 保zheng, 保ㄓㄥˋ) or by a character's parts (減月巴).

:mod:`policylint.text.evasion_build` makes the patterns when a policy is compiled; this is the check. A spelling counts
only where its reader would read the term: the term, put where it stands, must be a word of the text; what stands for
its characters must be words by themselves, not parts of their neighbours' (吃飽|正在); and what is written must be much
less likely than the term.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from policylint.text.boundary import WINDOW, classify, is_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.text.lexicon import Lexicon

EvasionKind = Literal["homophone", "phonetic", "split"]
"""By characters of the same sound or known substitutes; in Zhuyin or Pinyin; by the parts of a character."""

# How much less likely than the term the written characters must be, in hundredths of a nat. Function words that sound
# like a term (上是, 中講, 內不) lie below, made-up words (飽正, 雞密, 女馬) above. Of homophones put at random into
# ordinary lines 93 % are found, of 10,000 such lines with 134 terms 19 are suspected; at 1000 it is 88 % and 16.
_GAIN: Final = 800


@dataclass(frozen=True, slots=True, kw_only=True)
class EvasionPattern:
    """Finds the evasive spellings of one folded term; all fields are JSON values.

    ``regex`` is for folded text and has one group for each of ``pieces``, the parts of ``term`` that are spelled
    together. Every evasive spelling contains one of ``literals``. ``known`` ones come from a table and may be likely.
    """

    term: str
    pieces: Sequence[str]
    literals: Sequence[str]
    regex: str
    known: bool = False


def find_evasions(text: str, pattern: EvasionPattern, *, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Half-open ranges of a folded text in which the pattern's term is written evasively, from left to right."""
    compiled = re.compile(pattern.regex)
    position = 0
    while found := compiled.search(text, position):
        if _reads_as_term(found, pattern, lexicon):
            yield found.span()
            position = found.end()
        else:
            position = found.start() + 1


def _reads_as_term(found: re.Match[str], pattern: EvasionPattern, lexicon: Lexicon) -> bool:
    text, (start, end) = found.string, found.span()
    kept_han = False
    replaced = []
    for group, piece in enumerate(pattern.pieces, 1):
        # A Simplified form is the same character: variants are no evasion.
        if found[group].translate(lexicon.fold) == piece.translate(lexicon.fold):
            kept_han = kept_han or is_han(piece)
        else:
            replaced.append(found.span(group))
    in_han = all(is_han(c) for left, right in replaced for c in text[left:right])
    if not replaced or not (in_han or kept_han or pattern.known):
        return False
    if not any(literal in text[start:end] for literal in pattern.literals):
        # A mixture of scripts that is not looked for; here it was met because another spelling stands beside it.
        return False
    words = [(left, right) for left, right in replaced if any(map(is_han, text[left:right]))]
    if in_han:
        words.append((start, end))
        if not pattern.known and _cost(text[start:end], lexicon) < _cost(pattern.term, lexicon) + _GAIN:
            return False
    before = text[max(start - WINDOW, 0) : start]
    restored = before + pattern.term + text[end : end + WINDOW]
    return (
        all(classify(text, left, right, lexicon=lexicon).is_hit for left, right in words)
        and classify(restored, len(before), len(before) + len(pattern.term), lexicon=lexicon).is_hit
    )


def _cost(run: str, lexicon: Lexicon) -> int:
    """Cost of the likeliest cut of a run into characters and words that are no rarer than a policy's term."""
    best = [0] + [1 << 60] * len(run)
    for start, words in enumerate(lexicon.steps(run.translate(lexicon.fold))):
        for end, cost in words:
            if end == start + 1 or cost <= lexicon.term_cost:
                best[end] = min(best[end], best[start] + cost)
    return best[-1]
