"""Where the words of a sealed lexicon stand in a part of a draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.engine.view import PartView
    from policylint.sealing import Sealed


class SealedPlace(NamedTuple):
    """A word: offsets of the layer that was searched, its range in the folded text, and whether it has gaps."""

    start: int
    end: int
    folded: tuple[int, int]
    gapped: bool = False


def places(view: PartView, sealed: Sealed, key: bytes) -> Sequence[SealedPlace]:
    """Every place at which a sealed word stands; whether it stands there as a word is judged as for any term."""
    text = view.folded.text
    found = [SealedPlace(start, end, (start, end)) for start, end in sealed.find(text, key, _starts(text))]
    if view.squeezed is not None:
        text = view.squeezed.text
        for start, end in sealed.find(text, key, _starts(text)):
            folded = view.squeezed.offsets.span(start, end)
            if folded.end - folded.start > end - start:
                found.append(SealedPlace(start, end, (folded.start, folded.end), gapped=True))
    return found


def _starts(text: str) -> Iterator[int]:
    """Where a word can begin: not within Latin letters, which saves most of the digests; in a hashtag anywhere."""
    within = re.compile(r"\s" if "#" in text else r"\s|(?<=[a-z0-9])[a-z0-9]")
    return (start for start in range(len(text)) if not within.match(text, start))
