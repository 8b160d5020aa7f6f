"""The words by which speech is told: who can speak, what says that they do, and what says that they do not.

They stand in ``policylint/data/speech.txt``. A text is compared with them in Simplified characters and small letters,
so that one table serves Taiwan, Hong Kong and the mainland.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from policylint.data import speech_words
from policylint.text.boundary import is_han
from policylint.text.latin import latin_edges_free

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policylint.text.lexicon import Lexicon

# The longest word in which a title is none.
_LONGEST: Final = 12


class WordSet:
    """Words that are looked for at one place of a text; where several stand there, the longest counts."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._beginning: dict[str, list[int]] = {}
        self._ending: dict[str, list[int]] = {}
        for word in sorted(self.words, key=len, reverse=True):
            for edges, character in ((self._beginning, word[0]), (self._ending, word[-1])):
                lengths = edges.setdefault(character, [])
                if len(word) not in lengths:
                    lengths.append(len(word))

    def before(self, text: str, end: int) -> int | None:
        """Where the word begins that ends at ``end``; None where there is none."""
        for length in self._ending.get(text[end - 1 : end].lower(), ()):
            if length <= end and self._stands(text, end - length, end):
                return end - length
        return None

    def after(self, text: str, start: int) -> int | None:
        """Where the word ends that begins at ``start``."""
        return next(self.all_after(text, start), None)

    def all_after(self, text: str, start: int) -> Iterator[int]:
        """Where each word ends that begins at ``start``, the longest first."""
        for length in self._beginning.get(text[start : start + 1].lower(), ()):
            if start + length <= len(text) and self._stands(text, start, start + length):
                yield start + length

    def places(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where words stand in ``text[start:end]``; at each offset the longest."""
        for at in range(start, end):
            stop = self.after(text, at)
            if stop is not None and stop <= end:
                yield at, stop

    def _stands(self, text: str, start: int, end: int) -> bool:
        return text[start:end].lower() in self.words and latin_edges_free(text, start, end)


class Vocabulary:
    """The table, ready to be compared with texts."""

    def __init__(self, fold: Mapping[int, str]) -> None:
        self.fold = fold
        self._sets: dict[str, WordSet] = {}

    def __getitem__(self, section: str) -> WordSet:
        if section not in self._sets:
            self._sets[section] = WordSet(word.translate(self.fold).lower() for word in speech_words()[section])
        return self._sets[section]

    def is_no_title(self, text: str, start: int, end: int) -> bool:
        """Whether what looks like a title at ``[start, end)`` is a part of another word (副總|統, 總經理|盃)."""
        window = text[max(0, start - _LONGEST) : end + _LONGEST].translate(self.fold)
        at, stop = min(start, _LONGEST), min(start, _LONGEST) + end - start
        return self["after-titles"].after(window, stop) is not None or any(
            first <= at and stop <= last for first, last in self["not-titles"].places(window, 0, len(window))
        )

    def department_after(self, text: str, end: int) -> int | None:
        """Where the department ends that follows a title at ``end`` with of (VP of Marketing); None where none does."""
        return self["departments"].after(text, end + 4) if text[end : end + 4].lower() == " of " else None

    def past(self, section: str, text: str, at: int) -> int:
        """Where the words of a section end that stand one after the other from ``at`` on, with the space between."""
        while True:
            at = past_spaces(text, at)
            stop = self[section].after(text, at)
            if stop is None:
                return at
            at = stop

    def name_end(self, text: str, start: int) -> int:
        """Where the Chinese name ends that may begin at ``start``."""
        return next((start + n for n in (3, 2, 4) if self._is_name(text[start : start + n])), start)

    def names_before(self, text: str, end: int) -> Sequence[int]:
        """How long the Chinese name may be that ends at ``end``; a surname alone among them, as in 陳總經理."""
        if self["organisations"].before(text, end) is not None:
            return ()
        sizes = [n for n in (3, 2, 4) if n <= end and self._is_name(text[end - n : end])]
        return [*sizes, 1] if text[end - 1 : end] in self["surnames"].words else sizes

    def _is_name(self, text: str) -> bool:
        """Whether a text could be the name of a Chinese person: a surname, and one or two characters more."""
        surname = self["surnames"].after(text, 0)
        if surname is None or not 1 <= len(text) - surname <= 2 or not all(map(is_han, text)):
            return False
        return self["organisation-endings"].before(text, len(text)) is None


def past_spaces(text: str, at: int) -> int:
    """Where the space ends that may begin at ``at``."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


@lru_cache(maxsize=1)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The table in the script that a lexicon compares in."""
    return Vocabulary(lexicon.fold)
