"""The other spellings of a term: Traditional, Simplified and regional, as a relation between words.

Text is never converted for matching. A Simplified character can stand for several Traditional ones (后 for 後 and 后),
so that a converted 屬於美人魚 would hold 于美人; a term's spellings are looked for in the text as it stands. A spelling
that reads as Traditional text, too, and as another word there (面包 for 麵包 in 外面包裝), counts only in a Simplified
draft, unless the term is a secret.

Secrets are looked for in mixtures, too: 雲海计畫 takes each character from a spelling that 雲海計畫 has as a whole, so
that 于美人, which nobody writes 於美人, has no such mixture either.

The spellings come from OpenCC's phrase dictionaries, which know 头发 from 发展, and from
``data/variants_spellings.txt``. OpenCC is imported when a policy is compiled, never when a draft is checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, product
from math import prod
from typing import TYPE_CHECKING, Final, Literal

from policylint.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policylint.text.lexicon import Lexicon

MAX_FORMS: Final = 63
"""A term has at most this many forms: all mixtures of six characters that have two shapes each. Those of OpenCC go
first."""

Script = Literal["traditional", "simplified", "mixed", "unknown"]
"""What a draft is written in. Unknown: nothing in it tells, for example in 公司的 AI 平台."""

# So many times more characters of the one script than of the other decide; a quoted title does not make a text mixed.
_CLEAR: Final = 4

_HAN: Final = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_UNCONVERTIBLE: Final = re.compile("[\0\n\r\ud800-\udfff]")  # lines are converted together, in UTF-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Another spelling of a term, folded. ``simplified_only``: it counts in a draft whose script is simplified only."""

    text: str
    simplified_only: bool


def forms_of(term: str, *, mixed: bool = False) -> tuple[Form, ...]:
    """The spellings under which a term may stand, besides its own fold; at most 63, the likeliest first.

    ``mixed`` asks also for those that mix Traditional and Simplified characters; where these are too many, for those
    that differ in one character from a spelling that mixes none.
    """
    return forms_of_all([term], mixed=mixed)[term]


def forms_of_all(terms: Iterable[str], *, mixed: bool = False) -> dict[str, tuple[Form, ...]]:
    """The forms of many terms, some ten microseconds each; one by one they take seven times as long."""
    folded = {term: fold(term).text for term in terms}
    written = [t for t in dict.fromkeys(folded.values()) if _HAN.search(t) and not _UNCONVERTIBLE.search(t)]
    found = dict(zip(written, _all_forms(written, mixed=mixed), strict=True)) if written else {}
    return {term: found.get(own, ()) for term, own in folded.items()}


def draft_script(text: str, *, lexicon: Lexicon) -> Script:
    """What a text is written in, by the different characters of it that only one of the two scripts has.

    At least four times more of the one than of the other decide.
    """
    characters = set(text)
    simplified = len(characters & lexicon.simplified)
    traditional = len(characters & lexicon.traditional)
    if simplified == traditional == 0:
        return "unknown"
    if simplified >= _CLEAR * traditional:
        return "simplified"
    return "traditional" if traditional >= _CLEAR * simplified else "mixed"


def _all_forms(terms: list[str], *, mixed: bool) -> Iterator[tuple[Form, ...]]:
    standard, simple = _convert("hk2t", _convert("tw2t", terms)), _convert("t2s", terms)
    simple_standard = _convert("t2s", standard)
    regional, back = _regional(standard), _regional(_convert("s2t", simple))
    characters = _characters()
    characters.learn("".join(chain(terms, simple, simple_standard, *regional, *back)))
    return map(
        partial(_forms, characters, mixed=mixed),
        terms,
        zip(*regional, strict=True),
        zip(simple, simple_standard, strict=True),
        zip(*back, strict=True),
    )


def _forms(
    characters: _Characters,
    term: str,
    regional: Iterable[str],
    simple: Iterable[str],
    back: Iterable[str],
    *,
    mixed: bool,
) -> tuple[Form, ...]:
    """The forms of a term by its spellings: regional ones, Simplified ones, and those in Traditional again."""
    # Most conversions leave most terms as they are; what follows is done for 20,000 terms at a time.
    whole = dict.fromkeys([term])
    if characters.simplified.isdisjoint(term):
        whole.update(dict.fromkeys(regional))
    last = term
    for text in back:
        if text not in (last, term) and len(text) == len(term):
            last = text
            whole.update(dict.fromkeys(_readings(term, text, characters)))
    sure = len(whole)
    whole.update(dict.fromkeys(simple))
    if len(whole) == 1 and characters.spelled.isdisjoint(term):
        return ()
    spellings = list(whole)
    every = (_mixtures if mixed else _respelled)(spellings, characters)
    found: dict[str, bool] = {}
    for text in chain(spellings, every):
        if len(found) == MAX_FORMS:
            break
        if text != term and text not in found:
            found[text] = _reads_as_traditional(text, spellings[:sure], characters)
    return tuple([Form(text=t, simplified_only=s) for t, s in found.items()])


def _reads_as_traditional(text: str, sure: list[str], characters: _Characters) -> bool:
    """Whether a form could be Traditional text, and another word there than those that the term surely stands for."""
    return characters.simplified.isdisjoint(text) and any(
        c not in column and all(own + c not in characters.pairs for own in column)
        for c, *column in zip(text, *sure, strict=True)
    )


def _respelled(spellings: list[str], characters: _Characters) -> Iterator[str]:
    """The spellings of a term, the first, with what may stand for its characters in any word."""
    for text in () if characters.spelled.isdisjoint(spellings[0]) else spellings:
        yield from map("".join, product(*[c + characters.spellings.get(c, "") for c in text]))


def _mixtures(spellings: list[str], characters: _Characters) -> Iterator[str]:
    """All that can be put together of what stands in each place; if that is too much, spellings with one swap.

    A word may tell how a Simplified character is written in Traditional text, while a Traditional one has its
    Simplified shape in any word: 计画 for 計畫, though the word is 计划.
    """
    places = [dict.fromkeys(column) for column in zip(*spellings, strict=True)]
    for place in places:
        for others in (characters.spellings, characters.simple):
            place.update(dict.fromkeys("".join(others.get(c, "") for c in place)))
    if prod(map(len, places)) <= MAX_FORMS + 1:
        yield from map("".join, product(*places))
        return
    for text in spellings:
        for i, place in enumerate(places):
            yield from (text[:i] + c + text[i + 1 :] for c in place if c != text[i])


def _readings(term: str, back: str, characters: _Characters) -> Iterator[str]:
    """The Traditional spellings of a term that its way to Simplified and ``back`` makes plausible."""
    is_traditional = not characters.simple.keys().isdisjoint(term)
    is_simplified = not is_traditional and not characters.simplified.isdisjoint(term)
    bold, careful = [], []
    for c, other in zip(term, back, strict=True):
        if c == other or c in characters.simplified or c + other in characters.pairs:
            sure = True
        else:
            # A phrase of OpenCC's tells that 面 is 麵 in 面包; nothing tells that 余 is 餘 in 余天.
            sure = not is_traditional and characters.alone.get(c) != other
        bold.append(other if sure or is_simplified else c)
        careful.append(other if sure else c)
    yield "".join(bold)
    yield "".join(careful)


def _regional(lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Traditional lines of OpenCC's own standard, and as they are in Taiwan and in Hong Kong."""
    return lines, _convert("t2tw", lines), _convert("t2hk", lines)


def _convert(name: str, lines: list[str]) -> list[str]:
    from policylint.text.lexicon_build import convert  # a policy is compiled; a draft needs none of it

    return convert(name, lines)


class _Characters:
    """What is known of the characters of the terms that were met so far."""

    def __init__(self) -> None:
        self.simplified: set[str] = set()
        """Only in Simplified text."""
        self.simple: dict[str, str] = {}
        """What Simplified text has instead of a character, where that is another one."""
        self.alone: dict[str, str] = {}
        """What OpenCC makes of a Simplified character where no phrase tells better."""
        self.spellings, self.pairs = _spellings()
        self.spelled = frozenset(self.spellings)
        self.learn("".join(self.spellings.values()))

    def learn(self, text: str) -> None:
        """Look up the characters of a text that are new, and what Simplified text has instead of them."""
        from policylint.text.lexicon_build import simplified_characters

        if new := sorted(c for c in set(text) if c not in self.alone):
            simple = _convert("t2s", new)
            self.simple.update((c, s) for c, s in zip(new, simple, strict=True) if s != c)
            new = sorted({*new, *simple})
            self.simplified |= simplified_characters(new)
            self.alone.update(zip(new, _convert("s2t", new), strict=True))


@cache
def _characters() -> _Characters:
    return _Characters()


def _spellings() -> tuple[dict[str, str], frozenset[str]]:
    """What may stand for each character in any word, and the pairs (佔占, 占佔) that are spellings of one word."""
    from importlib.resources import files

    may: dict[str, str] = {}
    pairs = set()
    for line in files("policylint.data").joinpath("variants_spellings.txt").read_text("utf-8").split("\n"):
        for pair in () if line.startswith("#") else line.split():
            left, right = pair[0], pair[-1]
            may[left] = may.get(left, "") + right
            if "=" in pair:
                may[right] = may.get(right, "") + left
            pairs |= {left + right, right + left}
    return may, frozenset(pairs)
