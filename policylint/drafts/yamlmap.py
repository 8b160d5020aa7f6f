"""Where each character of a YAML scalar stands in the source, for every style.

libyaml says what a scalar reads and where it begins and ends, not what became of its inside. It is decoded here a
second time, with places, by the rules of YAML 1.2.2 chapters 7.3 and 8.1. Should the two readings ever differ, the
scalar is one piece without places inside, rather than a piece with wrong ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from policylint.text.offsets import OffsetMap, OffsetMapBuilder, shifted

if TYPE_CHECKING:
    from collections.abc import Callable

    from policylint.yamltree import Scalar

_BREAK: Final = r"(?:\r\n|\r|\n)"
_FOLD: Final = rf"(?P<fold>[ \t]*+(?:{_BREAK}[ \t]*+)+)"
_PIECES: Final[dict[str, re.Pattern[str]]] = {
    "": re.compile(rf"(?P<text>[^ \t\r\n]++|[ \t]++(?![\r\n]))|{_FOLD}"),
    "'": re.compile(rf"(?P<text>[^' \t\r\n]++|[ \t]++(?![\r\n]))|(?P<quote>'')|{_FOLD}"),
    '"': re.compile(
        rf"(?P<text>[^\\ \t\r\n]++|[ \t]++(?![\r\n]))|(?P<joined>\\(?={_BREAK}){_FOLD.replace('?P<fold>', '')})"
        rf"|(?P<escape>\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}}|.))|{_FOLD}",
    ),
}
_ESCAPES: Final = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_ANY_BREAK: Final = re.compile(_BREAK)
_HEADER: Final = re.compile(rf"[|>](?P<hints>[-+0-9]*)[ \t]*(?P<comment>#[^\r\n]*)?(?:{_BREAK}|\Z)")
_INDENT: Final = re.compile(r"[ \r\n]*")
_LINE: Final = re.compile(rf"(?P<indent> *)(?P<content>[^\r\n]*)(?P<end>{_BREAK}|\Z)")


def locate(source: str, node: Scalar) -> tuple[str, OffsetMap]:
    """The text of a scalar and its map to the source that the node's positions count in."""
    if not node.text:
        # It still has a place: between the quotes, if there are any.
        return "", shifted(0, node.start + (node.style in ("'", '"')))
    if node.text == source[node.start : node.end]:
        return node.text, shifted(len(node.text), node.start)
    decode: Callable[[str, Scalar, OffsetMapBuilder], None] = _block if node.style in ("|", ">") else _flow
    builder = OffsetMapBuilder()
    decode(source, node, builder)
    text, offsets = builder.build()
    if _same(text, node.text):
        return text, offsets
    builder = OffsetMapBuilder()
    builder.atomic(node.text, node.start, node.end)
    return builder.build()


def header_comment(source: str, node: Scalar) -> tuple[int, int] | None:
    """The place of a comment behind the ``|`` or ``>`` of a block scalar, which is within the scalar's own."""
    header = _HEADER.match(source, node.start) if node.style in ("|", ">") else None
    return header.span("comment") if header and header["comment"] else None


def _same(text: str, read: str) -> bool:
    # Characters that YAML does not allow reach libyaml as U+FFFD.
    return text == read or (len(text) == len(read) and all(a in (b, "\ufffd") for a, b in zip(read, text, strict=True)))


def _flow(source: str, node: Scalar, builder: OffsetMapBuilder) -> None:
    """Plain and quoted: lines are folded, in double quotes characters are escaped."""
    quotes = len(node.style)
    for piece in _PIECES[node.style].finditer(source, node.start + quotes, node.end - quotes):
        start, end = piece.span()
        match piece.lastgroup:
            case "text":
                builder.linear(piece[0], start)
            case "quote":
                builder.atomic("'", start, end)
            case "escape":
                builder.atomic(_unescape(piece[0][1:]), start, end)
            case kind:
                # One line break is a space, each further one a line break; an escaped one (joined) is nothing.
                breaks = len(_ANY_BREAK.findall(piece[0])) - 1
                builder.atomic("\n" * breaks or ("" if kind == "joined" else " "), start, end)


def _unescape(name: str) -> str:
    if name[0] in "xuU" and len(name) > 1:
        code = int(name[1:], 16)
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return _ESCAPES.get(name, name)


def _block(source: str, node: Scalar, builder: OffsetMapBuilder) -> None:
    """Literal and folded block scalars."""
    header = _HEADER.match(source, node.start)
    if not header:
        return
    lines = _lines(source, header.end(), node)
    # The lines after the last with content: chomping says what becomes of their breaks.
    last = max((i for i, (start, end, _) in enumerate(lines) if end > start), default=-1)
    text_before: tuple[int, int, int] | None = None
    blanks: list[tuple[int, int]] = []
    for start, end, break_end in lines[: last + 1]:
        if end == start:
            blanks.append((end, break_end))
            continue
        if text_before:
            _join(source, text_before, blanks, builder, folded=node.style == ">" and source[start] not in " \t")
        else:
            _breaks(source, blanks, builder)
        blanks = []
        builder.linear(source[start:end], start)
        text_before = (start, end, break_end)
    trailing = [(end, break_end) for _, end, break_end in lines[max(last, 0) :] if break_end > end]
    keep = {"-": 0, "+": len(trailing)}.get(header["hints"].strip("0123456789"), 1 if last >= 0 else 0)
    _breaks(source, trailing[:keep], builder)


def _join(
    source: str, before: tuple[int, int, int], blanks: list[tuple[int, int]], builder: OffsetMapBuilder, *, folded: bool
) -> None:
    """The break between two lines with content, and the blank lines between them."""
    start, end, break_end = before
    if not folded or source[start] in " \t":
        _breaks(source, [(end, break_end)], builder)
    elif not blanks:
        builder.atomic(" ", end, break_end)
    _breaks(source, blanks, builder)


def _breaks(source: str, places: list[tuple[int, int]], builder: OffsetMapBuilder) -> None:
    for start, end in places:
        if source[start:end] == "\n":
            builder.linear("\n", start)
        else:
            builder.atomic("\n", start, end)


def _lines(source: str, at: int, node: Scalar) -> list[tuple[int, int, int]]:
    """Of each line of a block scalar: where its content begins and ends, and where its line break ends.

    The indentation is what the first line that is not blank has more in the source than in the text that was read.
    """
    first = _INDENT.match(source, at, node.end)
    read = _INDENT.match(node.text)
    if not first or not read:
        return []
    indent = _spaces_before(source, first.end()) - _spaces_before(node.text, read.end())
    found = []
    while at < node.end:
        line = _LINE.match(source, at, node.end)
        if not line:
            break
        begin = min(at + indent, line.end("indent"), line.end("content"))
        found.append((begin, line.end("content"), line.end()))
        at = line.end()
    return found


def _spaces_before(text: str, at: int) -> int:
    start = at
    while start > 0 and text[start - 1] == " ":
        start -= 1
    return at - start
