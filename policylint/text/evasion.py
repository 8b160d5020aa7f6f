"""Terms that are written around a filter: by their sound (保症, 保zheng, 保ㄓㄥˋ) or by the parts of a character (減月巴).

:mod:`policylint.text.evasion_build` makes the patterns when a policy is compiled. This is the check: a spelling counts
only where its reader would read the term. So the term, put where it stands, must be a word of the text; each spelling
that replaces a character must be a word by itself and not a part of its neighbours' (吃飽|正在); and what is written must
be much less likely than the term.
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
"""By characters of the same sound or known substitutes, in Zhuyin or Pinyin, or by the parts of a character."""

# By how much the written characters must be less likely than the term, in hundredths of a nat.
_GAIN: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class EvasionPattern:
    """What finds the evasive spellings of one folded term; all fields are JSON values.

    ``regex`` matches on folded text and has one group for each of ``pieces``, the parts of ``term`` that are spelled
    together. Every match contains one of ``literals``. ``known`` spellings come from a table and need no evidence.
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
        evasive = _reads_as_term(found, pattern, lexicon)
        if evasive:
            yield found.span()
        position = found.end() if evasive else found.start() + 1


def _reads_as_term(found: re.Match[str], pattern: EvasionPattern, lexicon: Lexicon) -> bool:
    text, (start, end) = found.string, found.span()
    fold = lexicon.fold
    replaced = []
    kept_han = False
    for group, piece in enumerate(pattern.pieces, 1):
        left, right = found.span(group)
        written = text[left:right].strip()
        # A Simplified form is the same character: variants are no evasion.
        if written.translate(fold) == piece.translate(fold):
            kept_han = kept_han or is_han(piece[0])
        else:
            left = text.index(written, left)
            replaced.append((left, left + len(written)))
    in_han = all(is_han(c) for left, right in replaced for c in text[left:right])
    words = [(left, right) for left, right in replaced if any(map(is_han, text[left:right]))]
    if in_han:
        words.append((start, end))
    if not replaced or not (in_han or kept_han or pattern.known):
        return False
    before = text[max(start - WINDOW, 0) : start]
    restored = before + pattern.term + text[end : end + WINDOW]
    return (
        (pattern.known or not in_han or _gain(text[start:end], pattern.term, lexicon) >= _GAIN)
        and all(classify(text, left, right, lexicon=lexicon).is_hit for left, right in words)
        and classify(restored, len(before), len(before) + len(pattern.term), lexicon=lexicon).is_hit
    )


def _gain(written: str, term: str, lexicon: Lexicon) -> int:
    """How much more the likeliest cut of what is written costs than the term."""
    return _cost(written, lexicon) - min(_cost(term, lexicon), lexicon.term_cost)


def _cost(run: str, lexicon: Lexicon) -> int:
    """Cost of the likeliest cut of a run."""
    best = [0] + [1 << 60] * len(run)
    for start, words in enumerate(lexicon.steps(run.translate(lexicon.fold))):
        for end, cost in words:
            best[end] = min(best[end], best[start] + cost)
    return best[-1]
