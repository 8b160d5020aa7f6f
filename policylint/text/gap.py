"""Gaps: what is put between the characters of a word so that it is not found, such as 機*密 or 免 費."""

from __future__ import annotations

import re
from typing import Final

from policylint.text.fold import Folded
from policylint.text.offsets import OffsetMapBuilder

# Of a folded text: blanks, the signs * . _ - ~ · | /, brackets, symbols and emoji. Sentence marks and line breaks are
# no noise: 機，密 is two words on purpose.
_SIGNS: Final = r" \u3000*._\-~\u00b7\u30fb|/()\[\]{}<>【】「」『』〔〕〈〉《》"
_NOISE: Final = _SIGNS + r"\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_GAP: Final = re.compile(rf"(?<=[^{_NOISE}\n\r])[{_NOISE}]{{1,3}}(?=[^{_NOISE}\n\r])")


def squeeze(text: str) -> Folded | None:
    """A folded text without its gaps of up to three characters, with a map to its offsets; None where it has none."""
    builder = OffsetMapBuilder()
    position = 0
    for gap in _GAP.finditer(text):
        builder.linear(text[position : gap.start()], position)
        position = gap.end()
    if not position:
        return None
    builder.linear(text[position:], position)
    return Folded(*builder.build())
