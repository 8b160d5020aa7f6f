"""Nearly the same texts: which earlier ones are at least so similar to another, without comparing it with each of them.

A text is taken as its tokens: characters, words of an alphabet, and numbers. A token is shared with another text if one
of the rows of three tokens that it belongs to stands in both; beginning and end of a text are part of such rows, for
else a change close to them would count for more than others. A number counts as five tokens, because posts of a series
are told apart by it. The similarity of two texts is the number of tokens that they share (the lower of the two counts,
where one repeats itself) divided by the length of the longer one.

The search is exact, and the work for one text does not depend on what the earlier ones have in common: it goes through
the tokens and counts for all earlier texts at once how many are not shared, in integers that have a bit for each of
them (bit-sliced counters), until too many are missing everywhere. Whether a text has a row is looked up under a part of
the row's hash, as in a Bloom filter, so that what is left is compared once more.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from heapq import merge
from itertools import chain
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

_ROW: Final = 3
# Alphabets whose words have spaces between them stand before Thai, but for additions to Latin and Greek.
_TOKEN: Final = re.compile(r"[^\W_\u0e00-\u1dff\u2000-\U0010ffff]+|[^\W_]")

_NUMBER: Final = 5
"""As how many tokens a number counts."""

# A shelf has 64 columns and more for each row of a text, which is put into three of them: then at most one in 10,000
# rows that a text has not is taken for one of its own, and more only in texts of over 4,000 tokens.
_DIGITS: Final = 6
_MOST_DIGITS: Final = 18


def tokens(text: str) -> list[str]:
    """The words, and the characters of scripts without spaces, of a folded text; signs are left out."""
    return _TOKEN.findall(text)


def shingles(tokens: Sequence[str]) -> array[int]:
    """The hashes of every three tokens in a row, two more than there are tokens, of which a number is five."""
    edge = [""] * (_ROW - 1)
    row = [*edge]
    for token in tokens:
        row += [token] * _NUMBER if token.isdecimal() else [token]
    row += edge
    return array("q", map(hash, zip(row, row[1:], row[2:], strict=False)))


def _shared(shingles: Sequence[int], other: Collection[int]) -> int:
    """How many tokens stand in a row that is among those of another text."""
    has = int.from_bytes(bytes(map(other.__contains__, shingles)), "little")
    # One byte for each row, and then for each token: the row that ends with it, and the two that follow.
    return ((has | has >> 8 | has >> 16) & (1 << 8 * _length(shingles)) - 1).bit_count()


def _length(shingles: Sequence[int]) -> int:
    """How many tokens a text has."""
    return len(shingles) - _ROW + 1


@dataclass(slots=True)
class _Shelf:
    """Texts of about one length. In each integer, bit i stands for the text ``numbers[i]``."""

    digits: int
    """How many binary digits of a hash tell a column."""
    numbers: array[int] = field(default_factory=lambda: array("q"))
    lengths: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    """The texts by their number of tokens."""
    columns: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    """The texts by the columns of their rows."""

    def add(self, number: int, shingles: Sequence[int]) -> None:
        """Add a text."""
        bit = 1 << len(self.numbers)
        self.numbers.append(number)
        self.lengths[_length(shingles)] |= bit
        for column in chain.from_iterable(self._columns_of(shingles)):
            self.columns[column] |= bit

    def candidates(self, shingles: Sequence[int], lengths: range, spare: int) -> Iterator[int]:
        """The texts of such lengths that may share all tokens but ``spare``, the latest first."""
        alive = 0
        for length, texts in self.lengths.items():
            if length in lengths:
                alive |= texts
        # Each counter is so far from running over that it does so with the first token that is one too many.
        planes = [alive if ~spare >> i & 1 else 0 for i in range(spare.bit_length())]
        get = self.columns.get
        having = (get(one, 0) & get(two, 0) & get(three, 0) for one, two, three in self._columns_of(shingles))
        first, second = next(having), next(having)
        for third in having:
            carry = alive & ~(first | second | third)
            for i, plane in enumerate(planes):
                if not carry:
                    break
                planes[i] = plane ^ carry
                carry &= plane
            alive ^= carry
            if not alive:
                return
            first, second = second, third
        while alive:
            last = alive.bit_length() - 1
            yield self.numbers[last]
            alive ^= 1 << last

    def _columns_of(self, shingles: Sequence[int]) -> Iterator[tuple[int, int, int]]:
        """The three columns of each row. A text has the row only if it is in all of them."""
        digits, mask = self.digits, (1 << self.digits) - 1
        return ((row & mask, row >> digits & mask, row >> 2 * digits & mask) for row in shingles)


class SimilarityIndex:
    """Texts, each as its shingles, numbered from 0 in the order in which they are added.

    Those are similar enough that share ``part`` of every ``whole`` tokens. A token takes 25 bytes.
    """

    def __init__(self, part: int, whole: int) -> None:
        self._part, self._whole = part, whole
        self._texts: list[array[int]] = []
        self._shelves: dict[int, _Shelf] = {}
        """By the number of binary digits of the length."""

    def add(self, shingles: array[int]) -> None:
        """Add a text."""
        size = _length(shingles).bit_length()
        if size not in self._shelves:
            self._shelves[size] = _Shelf(min(size + _DIGITS, _MOST_DIGITS))
        self._shelves[size].add(len(self._texts), shingles)
        self._texts.append(shingles)

    def similar(self, shingles: array[int], wanted: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
        """The numbers of the wanted texts that are similar enough, the latest first, and how similar: whole percent."""
        own = frozenset(shingles)
        for number in self._candidates(shingles):
            if wanted(number):
                other = self._texts[number]
                shared = min(_shared(shingles, frozenset(other)), _shared(other, own))
                longer = max(_length(shingles), _length(other))
                if shared * self._whole >= longer * self._part:
                    yield number, 100 * shared // longer

    def _candidates(self, shingles: array[int]) -> Iterator[int]:
        """The texts that may be similar enough, the latest first."""
        length = _length(shingles)
        least = -(-self._part * length // self._whole)
        lengths = range(least, length * self._whole // self._part + 1)
        sizes = range(least.bit_length(), lengths[-1].bit_length() + 1)
        shelves = [self._shelves[size] for size in sizes if size in self._shelves]
        return merge(*(s.candidates(shingles, lengths, length - least) for s in shelves), reverse=True)
