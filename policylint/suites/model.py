"""Policy tests, read and ready to run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from policylint.drafts.model import Document
    from policylint.errors import Severity
    from policylint.exceptions.waivers import Waiver
    from policylint.findings import Disposition


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A finding that must be there: ``rule`` is a full id, ``place`` is ``file:line:column``; None is for anything."""

    rule: str
    text: str | None
    severity: Severity | None
    draft: int | None
    disposition: Disposition
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Documents, each under a path of its own, and every finding in them. ``now`` has an offset; ``only`` are rule ids,
    packs and patterns, none for all rules; ``place`` is the ``file:line:column`` where its findings stand.
    """

    name: str
    place: str
    now: datetime.datetime | None
    documents: tuple[Document, ...]
    waivers: tuple[Waiver, ...]
    only: tuple[str, ...]
    expected: tuple[Expected, ...]
