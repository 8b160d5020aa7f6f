"""Links, e-mail addresses, mentions, hashtags and emoji in running text.

The text is mostly Chinese, which puts no space around them: a link ends before Han characters and full-width
punctuation, a mention is ASCII, a hashtag runs over the letters of every script. Each pattern starts only where a run
of its characters starts and gives nothing back (possessive quantifiers), so the work grows with the length of the text,
whatever stands in it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from policylint.text.domains import tld_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from regex import Pattern

EntityKind = Literal["url", "email", "mention", "hashtag"]


class Entity(NamedTuple):
    """One entity at the code points ``[start, end)`` of its text; a mention and a hashtag include their sign."""

    kind: EntityKind
    start: int
    end: int


_HOST: Final = r"[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)++"
_NAME: Final = r"[A-Za-z0-9_]++(?:[.-][A-Za-z0-9_]++)*+"
# Letters of every script, and what \w leaves out of words: combining marks (Latin, Indic, Thai, kana) and the dots
# inside names (哈利·波特, レオ・メッシ). Digits alone make no hashtag.
_MARKS: Final = r"\u0300-\u036f\u0900-\u0e7f\u3099\u309a\u00b7\u30fb"
_TAG: Final = rf"[#＃][\d_]*+[^\W\d_][\w{_MARKS}]*+"

_CANDIDATE: Final = re.compile(
    rf"""
      (?P<scheme>  (?<![A-Za-z0-9]) (?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])://)
    | (?P<email>   (?<![A-Za-z0-9._%+@＠-]) [A-Za-z0-9._%+-]++ [@＠] {_HOST})
    | (?P<mention> (?<![A-Za-z0-9_!#$%&*@＠/]) [@＠]{_NAME} (?:@{_HOST})?+)
    | (?P<hashtag> (?<![A-Za-z0-9_&/]) (?:{_TAG})++)
    | (?P<host>    (?<![A-Za-z0-9_.@＠-]) {_HOST})
    """,
    re.VERBOSE,
)
# Where a candidate can begin: what is looked for first, as it is quick; and what to leave behind where none did.
_FIRST: Final = re.compile(r"[A-Za-z0-9._%+@＠#＃-]")
_PASSED: Final = re.compile(r"[A-Za-z0-9]++|.")
_ONE_TAG: Final = re.compile(_TAG)

_AUTHORITY: Final = re.compile(r"[A-Za-z0-9._~%:@\[\]-]*+")
_UNICODE_HOST: Final = re.compile(r"[\w.-]*+")
# Letters of scripts that put spaces between words: one that follows directly belongs to the host, as а in exаmple.com.
_SPACED_LETTER: Final = re.compile(r"(?=[\0-\u2e7f])\w")
_TAIL: Final = re.compile(r"(?::[0-9]++)?+(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%|\u00c0-\u024f\u0400-\u04ff-]*+)?+")
_CLOSERS: Final = {")": "(", "]": "["}


def entities(text: str) -> tuple[Entity, ...]:
    """All entities in order, none within another: an e-mail address holds no mention, a link no hashtag."""
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Entity]:
    position = 0
    while first := _FIRST.search(text, position):
        match = _CANDIDATE.match(text, first.start())
        if match is None:
            position = _end(_PASSED, text, first.start())
            continue
        start, position = match.span()
        if match["hashtag"]:
            for tag in _ONE_TAG.finditer(text, start, position):
                yield Entity(kind="hashtag", start=tag.start(), end=tag.end())
        elif match["mention"]:
            yield Entity(kind="mention", start=start, end=position)
        elif match["email"]:
            if _is_email_host(text[start:position]):
                yield Entity(kind="email", start=start, end=position)
        else:
            end = _url_end(text, position) if match["scheme"] else _bare_url_end(text, start, position)
            if end is not None:
                yield Entity(kind="url", start=start, end=end)
                position = end


def _is_email_host(address: str) -> bool:
    label = address.rpartition(".")[2]
    return len(label) > 1 and label.isalpha()


def _bare_url_end(text: str, start: int, end: int) -> int | None:
    """Where a link without a scheme ends; None if its host ends in no real name, as file names and versions do."""
    if tld_end(text, text.rindex(".", start, end) + 1, len(text)) != end:
        return None
    return _trimmed(text, end, _end(_TAIL, text, end))


def _url_end(text: str, authority: int) -> int | None:
    """Where a link with a scheme ends, the part after the scheme beginning at ``authority``; None if there is none."""
    end = _end(_AUTHORITY, text, authority)
    host = max(text.rfind("@", authority, end) + 1, authority)
    if end == host or text[end - 1] == "." or _SPACED_LETTER.match(text, end):
        end = _unicode_host_end(text, host) or end
    end = _trimmed(text, authority, _end(_TAIL, text, end)) if end > authority else authority
    return end if end > authority else None


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _unicode_host_end(text: str, start: int) -> int | None:
    """Where a host with non-ASCII labels ends: after its last real top-level domain, for words may be glued to it."""
    stop = _end(_UNICODE_HOST, text, start)
    dot = text.rfind(".", start, stop)
    while dot > start:
        end = tld_end(text, dot + 1, stop)
        if end is not None:
            return end
        dot = text.rfind(".", start, dot)
    return None


def _trimmed(text: str, start: int, end: int) -> int:
    """``end`` without the punctuation of the sentence around the link; brackets that the link opened stay."""
    surplus = {end_: text.count(end_, start, end) - text.count(begin, start, end) for end_, begin in _CLOSERS.items()}
    while end > start:
        last = text[end - 1]
        if last in _CLOSERS and surplus[last] > 0:
            surplus[last] -= 1
        elif last not in ".,!?;:'*|([":
            break
        end -= 1
    return end


def emoji(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of emoji, each sequence as one: joined, with skin tone, flags, keycaps.

    A character that is text by default (©, ™, digits) is an emoji only with U+FE0F, and none is before U+FE0E.
    """
    if not _MAY_BE_EMOJI.search(text):
        return ()
    return tuple(match.span() for match in _emoji_pattern().finditer(text))


# Every character that an emoji can begin with; for those that are text by default the selector or the keycap.
_MAY_BE_EMOJI: Final = re.compile(
    r"[\ufe0f\u20e3\u203c\u2049\u2139\u2194-\u21aa\u231a-\u23fa\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935\u2b05-\u2b55"
    r"\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)


@cache
def _emoji_pattern() -> Pattern[str]:
    """Emoji after the grammar of Unicode UTS #51; needs character properties that ``re`` does not have.

    Code points that Unicode keeps free for coming emoji count as emoji that take a skin tone. Only elements that are
    shown as emoji (by themselves or through U+FE0F) join; whether any font draws the joined sequence is not asked.
    """
    import regex

    future = r"[\p{Extended_Pictographic}&&\p{Cn}]"
    any_emoji = rf"[[\p{{Emoji}}{future}]--[0-9\#*\p{{Regional_Indicator}}]]"
    shown = rf"""(?:
        \U0001F3F4[\U000E0020-\U000E007E]++\U000E007F
      | [\p{{Emoji_Modifier_Base}}{future}]\uFE0F?\p{{Emoji_Modifier}}
      | [\p{{Emoji_Presentation}}--\p{{Regional_Indicator}}](?!\uFE0E)\uFE0F?
      | {any_emoji}\uFE0F
    )"""
    return regex.compile(
        rf"""
          [0-9\#*]\uFE0F?\u20E3
        | \p{{Regional_Indicator}}{{1,2}}
        | {shown}(?:\u200D{shown})*+
        | [{any_emoji}--[\u00A9\u00AE\u2122]](?!\uFE0E)
        """,
        regex.VERBOSE | regex.VERSION1,
    )
