"""The links of a draft: in its text, where its text leads to, and in its metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.drafts.model import VISIBLE_PARTS
from policylint.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.drafts.model import PartName
    from policylint.engine.program import Rule
    from policylint.engine.scan import DraftScan
    from policylint.engine.view import PartView
    from policylint.messages import Message
    from policylint.text.span import Span
    from policylint.text.urls import Link

READ_PARTS: Final[tuple[PartName, ...]] = (*VISIBLE_PARTS, "links", "code")
"""Where a link can stand that a reader sees or follows."""

# The file of a picture, which is uploaded and not linked.
_PICTURE: Final = re.compile(r"images\[\d+\]\.src")


class PlacedLink(NamedTuple):
    """A link and the part that it stands in."""

    view: PartView
    link: Link

    def written(self, start: int, end: int) -> tuple[str, Span]:
        """A range of the part as it is written, and its place in the file."""
        return self.view.part.text[start:end], self.view.part.offsets.span(start, end)

    def host(self, scan: DraftScan) -> tuple[str | Message, str]:
        """The host as messages show it, in both forms where these differ, and its ASCII form.

        A confidential word that only the other form shows is not told: the host stays as it is written.
        """
        host, (written, _) = self.link.host, self.written(*self.link.place)
        if host.unicode != written.lower() and scan.is_secret(host.unicode):
            return written, written
        if host.unicode == host.ascii:
            return host.ascii, host.ascii
        return message("link.both_forms", host=host.unicode, ascii=host.ascii), host.ascii


def links_of(scan: DraftScan, rule: Rule, parts: Sequence[str] | None) -> Iterator[PlacedLink]:
    """The links in some parts, or everywhere; the same one seen through two parts counts once."""
    seen = set()
    for view in scan.searched(rule):
        part = view.part
        for link in _links_in(view):
            span = part.offsets.span(*link.place)
            place = (span, "" if span.start < span.end else f"{part.field} {link.start}")
            if place not in seen and _is_read(view, link, parts):
                seen.add(place)
                yield PlacedLink(view, link)


def _links_in(view: PartView) -> Sequence[Link]:
    part, shown = view.part, view.folded.text
    if part.name != "links" and "." not in shown and "://" not in shown:
        return ()
    # Only here, because most posts have no link.
    from policylint.text.urls import target_links, text_links

    if part.name != "links":
        return text_links(part.text, view.folded)
    # A field may list several links; where Markdown leads to is one.
    return target_links(part.text, several=bool(part.field))


def _is_read(view: PartView, link: Link, parts: Sequence[str] | None) -> bool:
    """Whether a rule that looks at ``parts`` looks at a link: it is in the part where it stands, and in ``links``."""
    if parts is None:
        return True
    if _PICTURE.fullmatch(view.part.field):
        return False
    if any(first <= link.start and link.end <= last for first, last in view.code):
        return "code" in parts
    return view.part.name in parts or ("links" in parts and view.part.name in VISIBLE_PARTS)
