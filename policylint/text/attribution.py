"""Who of a company is quoted in a text, or said to speak; and where the text itself speaks in the company's name.

Nobody is recognised by guessing: the caller says where titles, people, phrases and the company's own names stand. What
is told here, sentence by sentence, is whether they are the company's, by what stands before them (特斯拉執行長 is not),
and whether they are said to speak, by what stands after them. Both rest on closed lists of what may stand there, and
what is not understood is left alone. Time is linear in the text: around each mention, only so much is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from policylint.text.affiliation import COMMON, OWN, PERSON, TITLE, affiliation
from policylint.text.sentences import sentences
from policylint.text.span import Span
from policylint.text.speech import vocabulary
from policylint.text.utterance import speaks
from policylint.text.voice import speaks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.text.lexicon import Lexicon
    from policylint.text.speech import Vocabulary

MentionKind = Literal["own", "title", "common-title", "person"]
VoiceKind = Literal["voice", "voice-heading", "voice-body", "voice-we", "representing"]

_TAGS: Final[dict[str, str]] = {"own": OWN, "title": TITLE, "common-title": COMMON, "person": PERSON}
_LINK: Final = r"[)）]?\s*(?:[、/／&＆（(]|兼任|兼|暨|及|与|和|and\b|,\s*(?:our\b|the\b)?)?\s*"
_NAMED: Final = f"[{TITLE}{COMMON}{PERSON}]+"
_GROUP: Final = re.compile(f"{_NAMED}(?:{_LINK}{_NAMED}){{0,5}}")
# Private characters that a text holds itself, and that would be taken for tags.
_PRIVATE: Final = {ord(tag): "\ufffd" for tag in _TAGS.values()}


class Mention(NamedTuple):
    """Something that is named at ``[start, end)`` of a text; ``person`` is who it is, where that is known."""

    start: int
    end: int
    kind: MentionKind | VoiceKind
    person: str = ""


class Speaker(NamedTuple):
    """Somebody who is said to speak, at ``[start, end)`` of a text.

    ``sentence`` holds what they say; ``people`` are those of them who are known, none for a title without a known name.
    """

    start: int
    end: int
    sentence: Span
    people: tuple[str, ...]


def speakers(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Speaker]:
    """Those of the mentions who are the company's and said to speak, in the order of the text."""
    words = vocabulary(lexicon)
    tagged = _tagged(text, mentions, words)
    known = sorted((mention.start, mention.person) for mention in mentions if mention.kind == "person")
    for sentence in sentences(text):
        for group in _GROUP.finditer(tagged, *sentence):
            side = affiliation(tagged, sentence.start, group, words)
            if side is None or not (side.quotes or speaks(tagged, group.end(), sentence.end, words, lexicon)):
                continue
            people = known[bisect_left(known, (group.start(), "")) : bisect_left(known, (group.end(), ""))]
            yield Speaker(
                start=side.start,
                end=group.end(),
                sentence=sentence,
                people=tuple(dict.fromkeys(person for _, person in people)),
            )


def voices(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Span]:
    """Where a text speaks in the company's name: 本公司, 我代表公司, on behalf of the company; 官方回應."""
    words = vocabulary(lexicon)
    tagged = _tagged(text, [mention for mention in mentions if mention.kind == "own"], words)
    phrases = sorted((m.start, -m.end, m.kind) for m in mentions if m.kind not in _TAGS)
    reach = 0
    for sentence in sentences(text):
        within = phrases[bisect_left(phrases, (sentence.start,)) : bisect_left(phrases, (sentence.end,))]
        for start, end, kind in within:
            found = speaks_for(tagged, sentence, Span(start, -end), kind, words) if start >= reach else None
            if found:
                yield found
                reach = found.end


def _tagged(text: str, mentions: Sequence[Mention], words: Vocabulary) -> str:
    """The text in the script of the vocabulary, each mention as a run of the sign of its kind."""
    characters = list(text.translate(_PRIVATE))
    order = tuple(_TAGS)
    for mention in sorted((m for m in mentions if m.kind in _TAGS), key=lambda m: order.index(m.kind)):
        kind, end = mention.kind, mention.end
        if kind.endswith("title"):
            if words.is_no_title(text, mention.start, end):
                continue
            if (after := words.department_after(text, end)) is not None:
                kind, end = "title", after
        characters[mention.start : end] = _TAGS[kind] * (end - mention.start)
    return "".join(characters).translate(words.fold)
