"""Sealed lexicons in a run: whether they are as they were sealed, and where their words stand in a part of a draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from policylint.errors import Diagnostic, PolicyError
from policylint.messages import message
from policylint.sealing import key_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.engine.program import Program
    from policylint.engine.view import PartView
    from policylint.sealing import Sealed


class SealedPlace(NamedTuple):
    """A word: offsets of the layer that was searched, its range in the folded text, and whether it has gaps."""

    start: int
    end: int
    folded: tuple[int, int]
    gapped: bool = False


def check_intact(program: Program, key: bytes) -> None:
    """Raise :class:`PolicyError` where what a key opens is not what was sealed with it: words would be missed."""
    changed = (n for n, sealed in program.sealed.items() if sealed.key == key_name(key) and not sealed.is_intact(key))
    faults = [
        Diagnostic(
            path=path, line=line, column=column, message=message("sealed.changed"), hint=message("sealed.hint_again")
        )
        for path, line, column in (program.header.sealed[name]["place"] for name in changed)
    ]
    if faults:
        raise PolicyError(faults)


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
