"""Whether somebody who is named in a text is the company's own, by what stands before them.

A title is, where nothing stands before it, or what does is understood: the company's name, a department, a time, a link
to the sentence before. Any other word is taken for another organisation (特斯拉執行長) or for something that is done to
the one who is named (恭喜執行長). A person is known by name, so that only words which say otherwise count (歌手王小明).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from policylint.text.speech import Vocabulary

OWN, TITLE, COMMON, PERSON = "\ue000", "\ue001", "\ue002", "\ue003"
"""How the company's names, titles, titles that everybody has, and people stand in a tagged text."""

LATIN_NAME: Final = r"[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3}"
"""Up to four words with capitals."""

# No sign at which a clause ends; behind 》 stands what has the name.
_WITHIN: Final = f"{OWN}'’-》〉"
# Characters before a mention that are read.
_WINDOW: Final = 60
_LONGEST_CLAUSE: Final = 24
_NUMBER: Final = re.compile(r"[（(]?\d{1,4}[)）]?[年月日号时点分]?\Z")
# A name behind a quotation: 「…」——執行長, “…” (Mia Lin, CEO).
_BEHIND_QUOTE: Final = re.compile(rf"[」』”\"]\s*(?:[—–―－-]{{1,3}}|[（(])\s*(?:{LATIN_NAME}\s*,\s*)?\Z")
# And one behind the name of something: 「月光工作室」創辦人.
_BEHIND_OTHER: Final = re.compile(r"\w\s*[「『“][^「」『』“”，。！？,.!?]{1,24}[」』”]\s*\Z")
# “…,” admitted COO Daniel Wu
_AFTER_QUOTE: Final = re.compile(r"[」』”\"]\s*\Z")
_EVIDENCE: Final = ("departments", "own", "unnamed")
# Of two sections with the same word, the later one counts.
_TRANSPARENT: Final = ("ranks", "lead-in", *_EVIDENCE)


class Affiliation(NamedTuple):
    """Where somebody begins, with the department before the title; ``quotes`` where what stands before them says that
    they speak (according to, a dash behind a quotation).
    """

    start: int
    quotes: bool


def affiliation(tagged: str, sentence: int, group: re.Match[str], words: Vocabulary) -> Affiliation | None:
    """How the speakers at ``group`` belong to the company; None where they do not.

    ``sentence`` is where their sentence begins.
    """
    text = tagged[max(sentence, group.start() - _WINDOW) : group.start()]
    if group[0].startswith(PERSON):
        quotes = _before_name(text, words)
        is_other = quotes is None or words["outsiders"].after(tagged, group.end()) is not None
        return None if is_other else Affiliation(group.start(), bool(quotes))
    needs_more = COMMON in group[0] and not {TITLE, PERSON} & set(group[0])
    quotes = _before_title(text, len(text), words, needs_more=needs_more)
    return None if quotes is None else Affiliation(group.start() - len(text) + _department(text, words), quotes)


def is_own_side(text: str, words: Vocabulary) -> bool:
    """Whether nothing before the end of a text says that what follows is another's."""
    return _before_title(text[-_WINDOW:], min(len(text), _WINDOW), words) is not None


def _before_name(text: str, words: Vocabulary) -> bool | None:
    """Whether a text that ends before a person's name says that they speak; None where they are another, or no subject.

    歌手王小明, 感謝王小明.
    """
    at = len(text.rstrip())
    if any(words[section].before(text, at) is not None for section in ("outsiders", "object")):
        return None
    return words["quoting"].before(text, at) is not None or bool(_BEHIND_QUOTE.search(text))


def _before_title(
    text: str, at: int, words: Vocabulary, *, needs_more: bool = False, has_name: bool = False
) -> bool | None:
    """The same for a title that begins at ``at``; None where something stands before it that is not understood.

    With ``needs_more`` the company has to be among it, as for titles that everybody has.
    """
    while (understood := _understood(text, at, words)) is not None:
        at, is_evidence = understood
        needs_more = needs_more and not is_evidence
    quotes = _beginning(text, at, words)
    if quotes is None and not has_name:
        # 王小明執行長: the name may have two characters or three.
        at = len(text[:at].rstrip())
        sizes = words.names_before(text, at)
        named = (_before_title(text, at - n, words, needs_more=needs_more, has_name=True) for n in sizes)
        return next((quotes for quotes in named if quotes is not None), None)
    return None if needs_more else quotes


def _understood(text: str, at: int, words: Vocabulary) -> tuple[int, bool] | None:
    """Where the words begin that end at ``at`` and may stand before a title, and whether they are of the company."""
    at = len(text[:at].rstrip())
    if text[:at].endswith(OWN):
        return len(text[:at].rstrip(OWN)), True
    if text[:at].endswith(("'s", "’s")):
        return at - 2, False
    if any(words[section].before(text, at) is not None for section in ("organisations", "quoting")):
        return None
    if found := {begin: name for name in _TRANSPARENT if (begin := words[name].before(text, at)) is not None}:
        return min(found), found[min(found)] in _EVIDENCE
    number = _NUMBER.search(text[:at])
    return (number.start(), False) if number else None


def _beginning(text: str, at: int, words: Vocabulary) -> bool | None:
    """Whether what ends at ``at`` says that who follows speaks; None where it is no beginning for somebody of ours."""
    at = len(text[:at].rstrip())
    if not at or _is_break(text[at - 1]):
        return None if _BEHIND_OTHER.search(text[:at]) else bool(_BEHIND_QUOTE.search(text[:at]))
    verb = words["verbs-en"].before(text, at)
    if words["quoting"].before(text, at) is not None or (verb is not None and _AFTER_QUOTE.search(text[:verb])):
        return True
    return False if words["clause"].before(text, at) is not None or _is_setting(text, at, words) else None


def _department(text: str, words: Vocabulary) -> int:
    """Where the department begins that stands before a title at the end of the text."""
    at = begin = len(text)
    while at:
        at = len(text[:at].rstrip())
        found = [first for name in ("departments", "ranks") if (first := words[name].before(text, at)) is not None]
        if not found:
            break
        at = min(found)
        begin = begin if text[at] == "的" else at
    return begin


def _is_setting(text: str, at: int, words: Vocabulary) -> bool:
    """Whether the clause up to ``at`` tells when or about what (受訪時, 針對傳聞), or how the title came: 剛上任的."""
    clause = text[clause_start(text, at) : at].strip()
    if not 1 < len(clause) <= _LONGEST_CLAUSE:
        return False
    if text.startswith("的", at):
        has_own = words["own"].after(clause, 0) is not None
        return has_own or any(True for _ in words["holding"].places(clause, 0, len(clause)))
    ends = words["setting-end"].before(clause, len(clause))
    return (ends is not None and ends > 1) or words["topic-clause"].after(clause, 0) is not None


def clause_start(text: str, end: int) -> int:
    """Where the clause begins that goes on at ``end``."""
    return next((i for i in range(end, 0, -1) if _is_break(text[i - 1])), 0)


def _is_break(character: str) -> bool:
    """Whether a clause ends with the character: any sign, but for those inside words and names."""
    return not (character.isalnum() or character.isspace() or character in _WITHIN)
