"""The program: a policy compiled to what a run needs, and nothing else.

A program is plain JSON lines, so that it can be kept in a cache and read back in milliseconds: a rule's own line is
parsed only when a draft comes near it.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from policylint.engine.search import LiteralSearch
from policylint.findings import PolicyInfo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from policylint.engine.calendar import Window
    from policylint.engine.condition import Condition
    from policylint.engine.roster import Roster
    from policylint.errors import Severity
    from policylint.messages import Language
    from policylint.sealing import Sealed


class Unless(NamedTuple):
    """Compiled exceptions; all texts are folded, patterns are as written."""

    within: Sequence[str] = ()
    before: Sequence[str] = ()
    after: Sequence[str] = ()
    near: Sequence[str] = ()
    near_patterns: Sequence[str] = ()
    near_chars: int = 0


class Rule(NamedTuple):
    """One rule, ready to run.

    ``entries`` are what the literals point at: a term (a text, or a mapping with options of its own), a pattern (a
    mapping with ``pattern``), spellings of a term around a filter (``evasion``) or a lexicon that a key opens
    (``sealed``). ``patterns`` and ``sealed`` are the places of such, ``everywhere`` of those without a literal, which
    are looked for in every text. ``defaults`` are the options of entries that name none, ``groups`` names ranges of
    entries. ``parts`` is None where the rule looks everywhere. ``options`` is the kind's own.
    """

    id: str
    kind: str
    severity: Severity
    title: Mapping[str, str]
    message: Mapping[str, str]
    suggest: Mapping[str, str]
    references: Sequence[str]
    clause: str | None
    since: str | None
    when: Condition | None
    confidential: bool
    parts: Sequence[str] | None
    entries: Sequence[Any]
    patterns: Sequence[int]
    sealed: Sequence[int]
    everywhere: Sequence[int]
    evasion_severity: Severity
    defaults: Mapping[str, Any]
    groups: Mapping[str, tuple[int, int]]
    unless: Unless
    options: Mapping[str, Any]


class Header(NamedTuple):
    """What is known of a program without looking at its rules.

    ``always`` lists the rules that run on every draft; the others run where a literal of theirs is found.
    ``warnings`` are what the loader remarked, in each language. ``has_gaps`` tells whether any
    term may be written with gaps; ``words`` are the policy's own additions to the lexicon.
    ``rules`` is the number of rules; after them come those that look for the words of topics. ``topics`` says of each
    topic its ``title``, by which ``names`` drafts may state it and which ``rule`` looks for its words; ``asked_topics``
    are those that conditions ask for, folded as names are. ``people``, ``roles`` and ``windows`` are as the policy has
    them; ``sealed`` are the sealed lexicons, each with the ``rules``
    that need it and the ``place`` of its checksum: path, line and column.
    ``embargoes`` are the rules whose only time has an end, each with that instant in ISO 8601;
    ``waivers`` are the fields of :class:`policylint.exceptions.waivers.Waiver`; ``limits_as_of`` says of each platform
    whose limits its rules rely on when the oldest of them was last held against its source. ``secrets`` are the folded
    words of confidential rules that other texts of the policy name.
    """

    name: str
    version: str | None
    digest: str
    language: Language
    timezone: str
    review_by: str | None
    accounts: Mapping[str, Mapping[str, Any]]
    always: Sequence[int]
    has_gaps: bool
    words: Sequence[str]
    warnings: Sequence[Mapping[str, str]]
    rules: int
    topics: Mapping[str, Mapping[str, Any]]
    asked_topics: Sequence[str]
    people: Sequence[Mapping[str, Any]]
    roles: Mapping[str, Mapping[str, Any]]
    windows: Mapping[str, Mapping[str, Any]]
    sealed: Mapping[str, Mapping[str, Any]]
    embargoes: Mapping[str, str]
    waivers: Sequence[Mapping[str, Any]]
    limits_as_of: Mapping[str, str]
    secrets: Sequence[str]


class Program:
    """A compiled policy: a header and sorted literals; what these belong to and the rules are JSON that is parsed when
    first asked for.
    """

    def __init__(self, header: Header, literals: list[str], owners: list[str], rules: list[str]) -> None:
        self.header = header
        self.literals = literals
        self._owners = owners
        self._owned: dict[int, Sequence[int]] = {}
        self._lines = rules
        self._rules: dict[int, Rule] = {}

    @property
    def info(self) -> PolicyInfo:
        """The policy as reports name it."""
        return PolicyInfo(name=self.header.name, version=self.header.version, digest=self.header.digest)

    @cached_property
    def search(self) -> LiteralSearch:
        """Finds the program's literals in a folded text."""
        return LiteralSearch(self.literals)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The policy's time zone."""
        # Most drafts state no time, or one with an offset.
        from zoneinfo import ZoneInfo

        return ZoneInfo(self.header.timezone)

    @property
    def rules(self) -> Iterator[Rule]:
        """All rules, in the order of the policy."""
        return map(self.rule, range(self.header.rules))

    @cached_property
    def roster(self) -> Roster:
        """The people of the policy."""
        # Most drafts are held against what they say, not against who says it or when.
        from policylint.engine.roster import Roster

        return Roster(self.header.people, self.header.roles)

    @cached_property
    def sealed(self) -> Mapping[str, Sealed]:
        """The sealed lexicons that rules look for."""
        # Few policies have one.
        from policylint.sealing import Sealed

        return {
            name: Sealed(
                key=said["key"],
                lengths=tuple(said["lengths"]),
                digests=frozenset(map(bytes.fromhex, said["digests"])),
                checksum=bytes.fromhex(said["checksum"]),
            )
            for name, said in self.header.sealed.items()
        }

    @cached_property
    def windows(self) -> Mapping[str, Window]:
        """The times that the policy names."""
        from policylint.engine.calendar import Window

        return {name: Window(**window) for name, window in self.header.windows.items()}

    def owners(self, literal: int) -> Sequence[int]:
        """The flat row ``rule, entry, form, rule, entry, form ...`` of those that a literal belongs to.

        ``form`` is one of :class:`policylint.engine.view.Form`.
        """
        owners = self._owned.get(literal)
        if owners is None:
            owners = self._owned[literal] = json.loads(self._owners[literal])
        return owners

    def rule(self, index: int) -> Rule:
        """A rule by its place in the program."""
        rule = self._rules.get(index)
        if rule is None:
            fields = json.loads(self._lines[index])
            rule = self._rules[index] = Rule(**{**fields, "unless": Unless(**fields["unless"])})
        return rule

    def dumps(self) -> str:
        """The program as JSON lines."""
        lines = (json.dumps(line, ensure_ascii=False) for line in (self.header._asdict(), self.literals, self._owners))
        return "\n".join([*lines, *self._lines])

    @classmethod
    def loads(cls, text: str) -> Program:
        """The inverse of :meth:`dumps`; raises ValueError or TypeError on anything else."""
        header, literals, owners, *rules = text.split("\n")
        return cls(Header(**json.loads(header)), json.loads(literals), json.loads(owners), rules)
