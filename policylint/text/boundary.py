"""Whether a hit is a word of its text, or characters of two words that happen to meet.

Chinese puts no space between words, so 手機密碼 holds 機密 as a row of characters and not as a word. A hit is judged by
the ways to cut the Han characters around it into words: the likeliest cut of all, the likeliest that has both ends of
the term as word boundaries, and the likeliest without a word that covers the term and more. How far these lie apart, in
nats (natural logarithms of probability), is the evidence. The thresholds were chosen on the tuning half of
``tests/cases/matching/own-pairs.tsv`` and confirmed on text that no threshold has seen.

Latin terms are judged by the ASCII letters and digits beside them, not by ``\\b``, which sees no edge between 與 and
Acme.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.text.latin import latin_edges_free
from policylint.text.lexicon import LATIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policylint.text.lexicon import Lexicon

WINDOW: Final = 6
"""Han characters that are looked at on either side of a hit; twelve gave the same verdicts on 4,111 ordinary ones."""

_NAT: Final = 100  # costs are integers, in hundredths of a nat

# The best cut splits the term, but one that keeps it whole is hardly less likely: then the term's own claim decides.
_TOLERANCE: Final = 100
# The same under a longer word that covers the term: 慈禧太后 holds 太后, though 慈|禧太|后 is as likely by its parts.
_COVERED_TOLERANCE: Final = 250
# An idiom this much likelier than its parts (大同小異, but not 切腹自殺) does not mean a term in it.
_IDIOM: Final = 1400
# Beyond the tolerances, but near enough to tell a reader of it.
_POSSIBLE: Final = 400


class Verdict(StrEnum):
    """How a hit sits in the words around it. ALIGNED and COMPONENT are hits, CROSSING is none."""

    ALIGNED = "aligned"
    """The term is a word, or a row of whole words."""
    COMPONENT = "component"
    """The term is a part of a longer word that still means it: 機密 in 商業機密."""
    CROSSING = "crossing"
    """The characters belong to different words (手機|密碼), or to a longer word that means something else."""
    POSSIBLE = "possible"
    """Crossing by a narrow margin."""


class Classification(NamedTuple):
    """A verdict with its evidence.

    ``looked_at`` are the characters looked at, ``cuts`` the offsets of their likeliest cut into words. ``loss`` is what
    the term costs against it, ``straddle`` the part of that which no longer word explains; both in nats, 0 where the
    term is aligned.
    """

    verdict: Verdict
    loss: float = 0.0
    straddle: float = 0.0
    looked_at: str = ""
    cuts: Sequence[int] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The likeliest cut of the characters looked at."""
        return tuple(self.looked_at[a:b] for a, b in pairwise(self.cuts))

    @property
    def is_hit(self) -> bool:
        """Whether the term stands in the text as a word."""
        return self.verdict is Verdict.ALIGNED or self.verdict is Verdict.COMPONENT


_ALIGNED: Final = Classification(verdict=Verdict.ALIGNED)
_CROSSING: Final = Classification(verdict=Verdict.CROSSING)


def classify(
    text: str, start: int, end: int, *, lexicon: Lexicon, extra: Mapping[str, int] | None = None
) -> Classification:
    """How the candidate ``text[start:end]`` of a folded text sits in the words around it.

    ``extra`` adds words with their counts for this call; for many words, extend the lexicon once instead.
    """
    if extra:
        lexicon = lexicon.extended(extra)
    term = text[start:end]
    if min(term) >= "\u4e00" and max(term) <= "\u9fff":
        # Nearly all terms are of the common range alone.
        return _classify_han(text, start, end, lexicon)
    if not latin_edges_free(text, start, end):
        return _CROSSING
    first, last = is_han(text[start]), is_han(text[end - 1])
    if first and last and all(map(is_han, term)):
        return _classify_han(text, start, end, lexicon)
    # A mixed term (5G手機, A股) stands or falls with the Han characters at its edges.
    found = _ALIGNED
    if first:
        inner = start + 1
        while is_han(text[inner]):
            inner += 1
        found = _classify_edge(text, start, inner, lexicon, latin_after=True)
    if last and found.is_hit:
        inner = end - 1
        while is_han(text[inner - 1]):
            inner -= 1
        found = _classify_edge(text, inner, end, lexicon, latin_after=False)
    return found


def is_han(character: str) -> bool:
    """Whether a character is a Chinese character: 〇, of the basic plane, a compatibility ideograph, or beyond."""
    # Compared, because a character class with these ranges takes a warm start milliseconds to compile.
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or character == "\u3007"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def _classify_edge(text: str, start: int, end: int, lexicon: Lexicon, *, latin_after: bool) -> Classification:
    if end - start > 1:
        return _classify_han(text, start, end, lexicon)
    # A single character is judged together with the Latin part that it belongs to: A股|反彈, but A|股份.
    if latin_after:
        left = _run_start(text, start)
        return _judge(text[left:end] + LATIN, start - left, end - left + 1, lexicon)
    return _judge(LATIN + text[start : _run_end(text, end)], 0, end - start + 1, lexicon)


def _classify_han(text: str, start: int, end: int, lexicon: Lexicon) -> Classification:
    left = _run_start(text, start)
    return _judge(text[left : _run_end(text, end)], start - left, end - left, lexicon)


def _run_start(text: str, start: int) -> int:
    low = max(start - WINDOW, 0)
    # The common range first: a call for each character would cost as much as the cut.
    while start > low and ("\u4e00" <= text[start - 1] <= "\u9fff" or is_han(text[start - 1])):
        start -= 1
    return start


def _run_end(text: str, end: int) -> int:
    high = min(end + WINDOW, len(text))
    while end < high and ("\u4e00" <= text[end] <= "\u9fff" or is_han(text[end])):
        end += 1
    return end


def _judge(source: str, start: int, end: int, lexicon: Lexicon) -> Classification:
    """Judge ``source[start:end]`` by the cuts of ``source``, a run of Han characters."""
    run = source.translate(lexicon.fold)
    size = len(run)
    steps = lexicon.steps(run)
    if end - start > 1:
        steps[start].append((end, lexicon.term_cost))
    costs, back = _cheapest(steps, size)
    cuts = [size]
    while cuts[-1]:
        cuts.append(back[cuts[-1]])
    cuts.reverse()
    if start in cuts and end in cuts:
        return Classification(Verdict.ALIGNED, 0.0, 0.0, source, cuts)
    if end - start == 1:
        # A single character means too many things inside a word.
        return Classification(Verdict.CROSSING, 0.0, 0.0, source, cuts)
    whole = _continue(steps, costs, start, end, size)
    apart = _uncovered(steps, costs, start, end, size)
    loss, straddle = whole - costs[size], whole - apart
    left = max(c for c in cuts if c <= start)
    right = min(c for c in cuts if c >= end)
    if any(left < c < right for c in cuts):
        verdict = _straddling(straddle, _TOLERANCE, Verdict.ALIGNED)
    elif loss >= _IDIOM and lexicon.is_idiom(run[left:right]):
        verdict = Verdict.CROSSING
    elif (inner := lexicon.inner_cuts(run[left:right])) is not None:
        verdict = Verdict.COMPONENT if {start - left, end - left} <= inner else Verdict.CROSSING
    else:
        verdict = _straddling(straddle, _COVERED_TOLERANCE, Verdict.COMPONENT)
    return Classification(verdict, loss / _NAT, straddle / _NAT, source, cuts)


def _straddling(straddle: int, tolerance: int, within: Verdict) -> Verdict:
    if straddle <= tolerance:
        return within
    return Verdict.POSSIBLE if straddle <= _POSSIBLE else Verdict.CROSSING


Steps = list[list[tuple[int, int]]]
"""For each offset of a run, the words that begin there: (offset where the word ends, cost)."""


def _cheapest(steps: Steps, size: int) -> tuple[list[int], list[int]]:
    """The cost of the best cut up to each offset, and where its last word begins."""
    costs = [0] + [1 << 60] * size
    back = [0] * (size + 1)
    for i, here in enumerate(steps):
        base = costs[i]
        for end, cost in here:
            if base + cost < costs[end]:
                costs[end] = base + cost
                back[end] = i
    return costs, back


def _continue(steps: Steps, costs: list[int], start: int, end: int, size: int) -> int:
    """Cost of the best cut that has boundaries at ``start`` and ``end``."""
    best = [1 << 60] * (size + 1)
    best[start] = costs[start]
    for i in range(start, size):
        base = best[i]
        for to, cost in steps[i]:
            if base + cost < best[to] and (i >= end or to <= end):
                best[to] = base + cost
    return best[size]


def _uncovered(steps: Steps, costs: list[int], start: int, end: int, size: int) -> int:
    """Cost of the best cut without a word that covers ``start`` to ``end`` and more."""
    best = costs[:end] + [1 << 60] * (size + 1 - end)
    for i in range(start, size):
        base = best[i]
        for to, cost in steps[i]:
            if to >= end and (i > start or to == end) and base + cost < best[to]:
                best[to] = base + cost
    return best[size]
