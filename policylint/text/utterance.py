"""Whether somebody who is named in a text is said to speak, by what stands after them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from policylint.text.affiliation import COMMON, LATIN_NAME, OWN, PERSON, TITLE
from policylint.text.boundary import Verdict, classify
from policylint.text.speech import past_spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.text.lexicon import Lexicon
    from policylint.text.speech import Vocabulary

# Characters after a speaker within which a Chinese verb begins; and those that the reading of English may need.
_REACH: Final = 40
_REACH_ENGLISH: Final = 160
_OPENING: Final = frozenset('「『“"《')
_STOPS: Final = _OPENING | frozenset("。！？!?；;》〉\n")
_NAME: Final = re.compile(rf"\s*(?:{LATIN_NAME})?\s*(?:[（(][^()（）\n]{{1,40}}[)）])?\s*")
# 總經理笑：「…」, 行政總裁話，…
_BEFORE_SPEECH: Final = re.compile(r"[了道]?\s*[，,:：「『“\"]")
# To whom somebody speaks, who is then no speaker: 對員工, 與媒體.
_ADDRESSING: Final = frozenset("向对给与和跟同受应为")
# In 出席論壇時 and 受訪後 nobody is said to speak yet.
_SETTING_END: Final = re.compile(r"[时后]")
# 發言人：林小姐，電話 is a list of people, and nobody speaks in it.
_SHORTEST_SPEECH: Final = 4
_TAGS: Final = frozenset((TITLE, COMMON, PERSON))
_ENTRY: Final = re.compile(r"[^,，、/|;；\s。]*")


def speaks(tagged: str, at: int, end: int, words: Vocabulary, lexicon: Lexicon) -> bool:
    """Whether those who are named up to ``at`` are said to speak in the sentence that ends at ``end``."""
    text = tagged[at : min(end, at + _REACH_ENGLISH)]
    return _speaks_chinese(text, words, lexicon) or _english(words).match(text) is not None


def _speaks_chinese(text: str, words: Vocabulary, lexicon: Lexicon) -> bool:
    start = at = len(text) - len(text.lstrip(" )）」』"))
    clause = named = _name_end(text, start, words)
    while at < min(len(text), _REACH):
        if text[at] in ":：":
            return at == named and _speech_follows(text[at + 1 :].strip(), words)
        if text[at] in "，,":
            # Behind a comma the verb has to come at once, or the subject may be another.
            clause = at = words.past("adverbs", text, at + 1)
            if words["verbs"].after(text, at) is None:
                return False
        if text[at] in _STOPS:
            return False
        if any(_is_word(text, at, stop, lexicon) for stop in _verbs(text, at, words)):
            if not _is_silent(text, clause, at, words, lexicon):
                return True
            # 沒有評論，只回應
            at = next((i for i in range(at, len(text)) if text[i] in "，," or text[i] in _STOPS), len(text))
        else:
            at += 1
    return False


def _name_end(text: str, start: int, words: Vocabulary) -> int:
    """Where the name ends that may follow a title, with what stands in brackets after it."""
    found = _NAME.match(text, words.name_end(text, past_spaces(text, start)))
    return found.end() if found else start


def _is_word(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb stands by itself; behind 受訪時 it does, though 時說 is in the dictionary."""
    first = start if _SETTING_END.match(text, start - 1) else 0
    return classify(text[first:], start - first, end - first, lexicon=lexicon).is_hit


def _verbs(text: str, at: int, words: Vocabulary) -> Iterator[int]:
    """Where a verb of speech may end that begins at ``at``, or a noun that says the same: 的說法."""
    longest = words["no-verbs"].after(text, at) or at
    yield from (stop for stop in words["verbs"].all_after(text, at) if stop >= longest)
    weak = words["verbs-before-speech"].all_after(text, at)
    yield from (stop for stop in weak if stop >= longest and _BEFORE_SPEECH.match(text, stop))
    if text.startswith("的", at):
        yield from words["accounts"].all_after(text, at + 1)


def _speech_follows(speech: str, words: Vocabulary) -> bool:
    """Whether what stands behind a colon is speech, and no name or number."""
    if speech[:1] in _OPENING:
        return bool(speech)
    entry = speech[: _ENTRY.match(speech).end()].removesuffix("小姐").removesuffix("先生")  # type: ignore[union-attr]
    is_entry = len(entry) < 2 or words.name_end(entry, 0) == len(entry) or any(c.isdigit() or c == "@" for c in entry)
    is_short = len(entry) <= _SHORTEST_SPEECH
    return len(speech) >= _SHORTEST_SPEECH and not is_entry and not (is_short and _names_no_speech(entry, words))


def _names_no_speech(entry: str, words: Vocabulary) -> bool:
    """Whether a few words behind a colon are a post, a part of the company, or a time: 行銷部門, 上午十點."""
    is_post = any(words[name].before(entry, len(entry)) is not None for name in ("entries", "organisation-endings"))
    return is_post or any(c in _TAGS or (c.isnumeric() and c != "一") for c in entry)


def _is_silent(text: str, start: int, end: int, words: Vocabulary, lexicon: Lexicon) -> bool:
    """Whether what stands between a speaker and a verb says that they do not speak."""
    for setting in _SETTING_END.finditer(text, start, end):
        start = setting.end()
    spoken = list(words["still-speaking"].places(text, start, end))

    def counts(first: int, last: int) -> bool:
        return not any(a <= first and last <= b for a, b in spoken)

    return any(
        counts(first, last) and classify(text, first, last, lexicon=lexicon).verdict is Verdict.ALIGNED
        for first, last in words["not-speaking"].places(text, start, end)
    ) or any(
        counts(first, last) and _ADDRESSING.isdisjoint(text[max(start, first - 4) : first])
        for first, last in words["others"].places(text, start, end)
    )


@lru_cache(maxsize=1)
def _english(words: Vocabulary) -> re.Pattern[str]:
    """What may stand between a speaker and their verb in English, and the verb."""
    verbs = "|".join(sorted(map(re.escape, words["verbs-en"].words), key=len, reverse=True))
    adverbs = r"(?i:has|have|had|also|later|then|today|yesterday|again|once|recently|publicly|on\s+\w+day|\w+ly)"
    return re.compile(
        rf"""
        [)）]?
        (?: \s*,?\s* {LATIN_NAME} )?
        (?: \s*[（(][^()（）\n]{{1,40}}[)）] )?
        (?: \s+(?i:of|at|for|from)\s+ (?:(?i:our|the|this)\s+(?i:company|firm|group|brand|team)|{OWN}+) )?
        (?: \s*,[^,;:.!?\n]{{1,80}}, )?
        (?: \s+(?i:who)\s[^,;:.!?\n]{{1,60}}? )?
        (?:
            \s*:\s*["“「]
          | \s*,?\s*(?:{adverbs}\s+){{0,4}}(?i:{verbs})(?![A-Za-z])
        )
        """,
        re.VERBOSE,
    )
