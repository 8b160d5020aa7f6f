"""A policy as a document in one language, as plain values: renderers add the markup and decide nothing.

Every text has its ``$names`` filled in and its secrets hidden; none is escaped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policylint.errors import Severity
    from policylint.messages import Language
    from policylint.policy.coverage import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text that leads to an anchor of the document (``#c-3.2``) or to an address (``mailto:``, ``https:``)."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A text as it stands in a policy or in the metadata of a draft."""

    text: str


Line = tuple[str | Link | Code, ...]
"""Pieces of one line of text, one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that is said of a policy or a rule, under a label."""

    label: str
    value: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An example draft: its text, which may have several lines, and its metadata in the notation of a policy."""

    text: str
    metadata: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """A rule in force."""

    anchor: str
    id: str
    title: str
    severity: Severity
    consequence: str
    """What a finding of the rule means for the post, in a few words."""
    notes: tuple[str, ...]
    facts: tuple[Fact, ...]
    violating: tuple[Sample, ...]
    compliant: tuple[Sample, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseEntry:
    """A clause with the rules that cite it; ``depth`` is 0 for 1, and 1 for 1.2 below it.

    ``state_words`` say what becomes of it; they are empty for a mere heading.
    """

    anchor: str
    number: str
    title: str
    text: str
    depth: int
    state: State
    state_words: str
    rules: tuple[RuleEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGroup:
    """Rules that cite no clause, under the title of their pack."""

    title: str
    rules: tuple[RuleEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of as many lines as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the document under a heading of its own; ``intro`` are paragraphs."""

    anchor: str
    title: str
    intro: tuple[Line, ...]
    body: tuple[ClauseEntry | RuleGroup | Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole policy; ``anchor`` is that of its beginning."""

    language: Language
    anchor: str
    title: str
    description: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
