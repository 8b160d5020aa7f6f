"""CommonMark's structure from pyromark, with places in code points instead of UTF-8 bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


class Event(NamedTuple):
    """A step through the document: ``kind`` is Start, End, Text, Code, SoftBreak ..., ``name`` what starts or ends.

    ``data`` is the text, or what pyromark tells of the element; ``[start, end)`` are code points.
    """

    kind: str
    name: str
    data: Any
    start: int
    end: int


class Definition(NamedTuple):
    """A link reference definition; only the first of a label counts."""

    span: Span
    destination: str
    title: str | None


def parse(text: str, start: int) -> tuple[list[Event], list[Definition]]:
    """The events and the link definitions of the Markdown in ``text[start:]``."""
    import pyromark

    options = pyromark.Options
    # Without footnotes, what stands behind [^1]: would be an address, which no reader sees.
    enabled = options.ENABLE_TABLES | options.ENABLE_STRIKETHROUGH | options.ENABLE_TASKLISTS | options.ENABLE_FOOTNOTES
    source = text[start:]
    found = list(pyromark.events_with_range(source, options=enabled))
    definitions = pyromark.reference_definitions(source, options=enabled) if "]:" in source else {}
    ranges = [place for _, place in found] + [definition["span"] for definition in definitions.values()]
    at = _code_points(source, {offset for place in ranges for offset in (place["start"], place["end"])}, start)
    return (
        [Event(*_name(event), at[place["start"]], at[place["end"]]) for event, place in found],
        [
            Definition(Span(at[d["span"]["start"]], at[d["span"]["end"]]), d["dest"], d["title"])
            for d in definitions.values()
        ],
    )


def _code_points(source: str, offsets: Iterable[int], base: int) -> dict[int, int]:
    """For byte offsets of a text in UTF-8, the offsets in code points, plus ``base``; linear in the text."""
    if source.isascii():
        return {offset: base + offset for offset in offsets}
    data = source.encode()
    found: dict[int, int] = {}
    before = 0
    for offset in sorted(offsets):
        base += len(data[before:offset].decode())
        found[offset] = base
        before = offset
    return found


def _name(event: Any) -> tuple[str, str, Any]:
    """Kind, element and data of an event: ``{"Start": {"Heading": {...}}}``, ``{"End": "Link"}``, ``"Rule"``."""
    if isinstance(event, str):
        return event, "", None
    ((kind, data),) = event.items()
    if kind not in ("Start", "End") or isinstance(data, str):
        return kind, data if kind in ("Start", "End") else "", data
    ((name, inner),) = data.items()
    return kind, name, inner
