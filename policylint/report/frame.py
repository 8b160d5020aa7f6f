"""Code frames: a line of a file with carets below the place that is meant, right under full-width characters too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from policylint.messages import Language, say
from policylint.report.escape import UNSAFE, one_line, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from policylint.errors import Diagnostic

_TAB: Final = 4
_MORE: Final = "…"
# Characters of two columns, whatever stands beside them: kana, Han characters and their punctuation. A character class
# of regular expressions with these ranges takes 2 ms to compile.
_WIDE: Final = (
    ("\u3000", "\u3020"), ("\u3041", "\u3096"), ("\u30a1", "\u30fa"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"),
    ("\uff01", "\uff60"),
)  # fmt: skip
# Select Graphic Rendition parameters, ECMA-48.
_SEVERITY: Final = {"error": "1;31", "warning": "1;33", "info": "1;34"}


def frame(
    text: str,
    start: int,
    end: int,
    *,
    line_number: int,
    colour: Callable[[str], str] | None = None,
    width: int = 100,
    clipped_left: bool = False,
    clipped_right: bool = False,
) -> list[str]:
    """The line and its carets, as two lines without line breaks.

    ``text`` is one line of a file, ``[start, end)`` code points in it; an empty range gets one caret. A line wider than
    ``width`` columns is cut to a window around the range, with ``…`` where it goes on; ``clipped_left`` and
    ``clipped_right`` say that it does although ``text`` does not show it. ``colour`` paints the carets.
    """
    first, last = _window(text, start, end, width)
    clipped_left, clipped_right = clipped_left or first > 0, clipped_right or last < len(text)
    before = _shown((_MORE if clipped_left else "") + text[first:start], 0)
    margin = _columns(before)
    marked = _shown(text[start : min(end, last)], margin)
    after = _shown(text[max(start, min(end, last)) : last], margin + _columns(marked)) + (
        _MORE if clipped_right else ""
    )
    carets = "^" * max(_columns(marked), 1)
    number = f"{line_number} │ "
    return [
        f"{number}{before}{marked}{after}",
        f"{' ' * (len(number) - 2)}│ {' ' * margin}{colour(carets) if colour else carets}",
    ]


def render_diagnostics(
    diagnostics: Iterable[Diagnostic], language: Language, *, colour: bool = False, width: int = 100
) -> str:
    """The diagnostics one below the other, each with its place, its frame and its hint, ending in a line break."""
    return "\n".join(_diagnostic(diagnostic, language, colour=colour, width=width) for diagnostic in diagnostics)


def _diagnostic(diagnostic: Diagnostic, language: Language, *, colour: bool, width: int) -> str:
    parameters = _SEVERITY[diagnostic.severity]

    def paint(text: str) -> str:
        return f"\x1b[{parameters}m{text}\x1b[0m" if colour else text

    place = one_line(diagnostic.place)
    severity = paint(say(f"policy.severity_{diagnostic.severity}", language))
    said = one_line(diagnostic.message.text(language))
    lines = [say("policy.diagnostic", language, place=place, severity=severity, message=said)]
    if diagnostic.line and diagnostic.excerpt:
        span = diagnostic.column - 1, diagnostic.end_column - 1
        lines += frame(diagnostic.excerpt, *span, line_number=diagnostic.line, colour=paint, width=width)
        lines[1:] = [f"  {line}" for line in lines[1:]]
    if diagnostic.hint:
        lines.append("  " + say("policy.hint", language, hint=one_line(diagnostic.hint.text(language))))
    return "\n".join(lines) + "\n"


def _window(text: str, start: int, end: int, width: int) -> tuple[int, int]:
    """The code points around ``[start, end)`` that fits into ``width`` columns, the first of them always."""
    if 2 * len(text) <= width and text.isprintable():
        return 0, len(text)
    widths = [_TAB if c == "\t" else _columns(visible(c)) for c in text]
    if sum(widths) <= width:
        return 0, len(text)
    room = width - 2 * len(_MORE)
    first = last = start
    while last < end and room >= widths[last]:
        room -= widths[last]
        last += 1
    # What is left goes half to each side; what one side does not need goes to the other.
    ahead = min(room // 2, sum(widths[last:]))
    left = room - ahead
    while first > 0 and left >= widths[first - 1]:
        first -= 1
        left -= widths[first]
    ahead += left
    while last < len(text) and ahead >= widths[last]:
        ahead -= widths[last]
        last += 1
    return first, last


def _shown(text: str, column: int) -> str:
    """The text as it is printed from a column on: tabs as spaces, unsafe characters as ``<U+202E>``."""
    if not UNSAFE.search(text):
        return text
    shown = ""
    for i, piece in enumerate(text.split("\t")):
        if i:
            shown += " " * (_TAB - (column + _columns(shown)) % _TAB)
        shown += visible(piece)
    return shown


def _columns(text: str) -> int:
    """How many columns a terminal gives the text."""
    others = [c for c in text if not c.isascii()]
    if all(any(first <= c <= last for first, last in _WIDE) for c in others):
        return len(text) + len(others)
    # Only here, because it takes 10 ms to import, and most lines are Han characters and ASCII.
    from wcwidth import wcswidth, wcwidth

    width = wcswidth(text)
    return width if width >= 0 else sum(max(wcwidth(c), 0) for c in text)
