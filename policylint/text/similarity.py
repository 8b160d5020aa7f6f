"""Nearly the same texts: which earlier ones are at least so similar to another, without comparing it with each of them.

Two texts are as similar as the sets of their shingles (three characters in a row): the number of those that both have,
divided by the number of those that either has (Jaccard). The search is exact. Put all shingles in one order: of sets A
and B with a similarity of at least t, the first |A| - ceil(t|A|) + 1 of A and the first |B| - ceil(t|B|) + 1 of B have
one in common (the prefix filter of Chaudhuri, Ganti and Kaushik, A Primitive Operator for Similarity Joins in Data
Cleaning, 2006). An index of these leads to the few texts that have to be compared. The order is that of the hashes, but
shingles of many texts, such as those of a common footer, come last.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from heapq import merge
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_LENGTH: Final = 3


def shingles(text: str) -> frozenset[int]:
    """The hashes of every three characters in a row; of a shorter text that of the whole."""
    return frozenset([hash(text[i : i + _LENGTH]) for i in range(max(len(text) - _LENGTH + 1, 1))])


class SimilarityIndex:
    """Texts, each as its shingles, numbered from 0 in the order in which they are added.

    Those are similar enough that share ``part`` of every ``whole`` shingles. A text of 150 characters takes 3 KB. A
    shingle that is among the first ones of ``many`` texts is put at the end of the order, and these texts into the
    index once more.
    """

    def __init__(self, part: int, whole: int, *, many: int = 12) -> None:
        self._part, self._whole = part, whole
        self._many = many
        self._texts: list[array[int]] = []
        self._rare: dict[int, int | list[int]] = {}
        """Texts by a shingle: most have one text only, for which a list would be a waste."""
        self._common: dict[int, dict[int, array[int]]] = {}
        """Texts by a shingle of many, and by how many they have themselves: most are too short or too long."""

    def add(self, shingles: frozenset[int]) -> None:
        """Add a text."""
        self._texts.append(array("q", shingles))
        waiting = [len(self._texts) - 1]
        while waiting:
            number = waiting.pop()
            waiting += self._post(number, frozenset(self._texts[number]))

    def similar(self, shingles: frozenset[int], wanted: Callable[[int], bool]) -> Iterator[tuple[int, float]]:
        """The numbers of the wanted texts that are similar enough, the latest first, each with its similarity."""
        last = -1
        for number in self._candidates(shingles):
            if number != last and wanted(number):
                other = self._texts[number]
                shared = len(shingles.intersection(other))
                either = len(shingles) + len(other) - shared
                if shared * self._whole >= either * self._part:
                    yield number, shared / either
            last = number

    def _least(self, size: int) -> int:
        """The fewest shingles that a set has which is similar enough to one of ``size``, and that both share."""
        return -(-self._part * size // self._whole)

    def _first(self, shingles: frozenset[int]) -> list[int]:
        """The first shingles in the order, by which a text is looked up."""
        count = len(shingles) - self._least(len(shingles)) + 1
        rare = sorted(shingles.difference(self._common))
        return rare[:count] if len(rare) >= count else rare + sorted(shingles.difference(rare))[: count - len(rare)]

    def _candidates(self, shingles: frozenset[int]) -> Iterable[int]:
        """The texts that may be similar enough, the latest first, some several times."""
        size, least = len(shingles), self._least(len(shingles))
        few = set[int]()
        many: list[Iterable[int]] = []
        for i, shingle in enumerate(self._first(shingles)):
            # No more than size - i shingles can be shared from here on, which is too little for a larger set.
            most = (size - i) * (self._whole + self._part) // self._part - size
            few.update(text for text in self._having(shingle) if least <= len(self._texts[text]) <= most)
            many += [reversed(texts) for n, texts in self._common.get(shingle, {}).items() if least <= n <= most]
        return merge(sorted(few, reverse=True), *many, reverse=True)

    def _having(self, shingle: int) -> list[int]:
        """The texts that have a rare shingle among their first ones."""
        known = self._rare.get(shingle, [])
        return [known] if isinstance(known, int) else known

    def _post(self, number: int, shingles: frozenset[int]) -> set[int]:
        """Put a text into the index by its first shingles; returns the texts that have other first ones now."""
        too_many = []
        for shingle in self._first(shingles):
            if shingle in self._common:
                texts = self._common[shingle].setdefault(len(shingles), array("q"))
                at = bisect_left(texts, number)
                if at == len(texts) or texts[at] != number:
                    texts.insert(at, number)
            elif number not in (known := self._having(shingle)):
                self._rare[shingle] = [*known, number] if known else number
                if len(known) + 1 >= self._many:
                    too_many.append(shingle)
        moved = {text for shingle in too_many for text in self._having(shingle)}
        for shingle in too_many:
            del self._rare[shingle]
            self._common[shingle] = {}
        return moved
