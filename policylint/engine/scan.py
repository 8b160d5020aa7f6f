"""Scanning one draft: fold each part once, find all literals in one pass, and confirm what they point at."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from policylint.drafts.model import VISIBLE_PARTS
from policylint.engine.condition import holds
from policylint.engine.matching import Matcher
from policylint.kinds import load_kind
from policylint.messages import message
from policylint.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from policylint.drafts.model import Draft, Part
    from policylint.engine.program import Program, Rule
    from policylint.engine.run import Run
    from policylint.engine.targets import Target
    from policylint.errors import Severity
    from policylint.findings import Fix
    from policylint.messages import Message
    from policylint.text.entities import Entity
    from policylint.text.fold import Folded
    from policylint.text.span import Span

PATTERN_SECONDS: Final = 1.0
"""How long one pattern may work on one part before it is given up and reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a kind's check found: a place, and what its message is filled with.

    ``message`` stands in where the rule has none of its own; ``suggestion`` where it has no ``suggest``. ``match``
    is the text as its reader sees it, empty for something that is missing. ``targets`` are those that it concerns.
    """

    rule: Rule
    span: Span
    part: str
    match: str
    message: Message
    args: dict[str, Any]
    targets: Sequence[Target]
    suggestion: str | None = None
    fix: Fix | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An occurrence of an entry's literal, in folded offsets of one part."""

    entry: int
    start: int
    end: int


class PartView:
    """One part of a draft with all that rules ask of it, each thing made once and only if asked for."""

    def __init__(self, part: Part, folded: Folded) -> None:
        self.part = part
        self.folded = folded
        self.candidates: dict[int, list[Candidate]] = {}

    @cached_property
    def entities(self) -> Sequence[Entity]:
        """URLs, mentions, e-mail addresses and hashtags in the part's text."""
        from policylint.text.entities import entities

        return entities(self.part.text)

    def entity_at(self, start: int, end: int) -> Entity | None:
        """The entity that holds the range ``[start, end)`` of the part's text."""
        return next((e for e in self.entities if e.start <= start and end <= e.end), None)

    def in_scope(self, parts: Sequence[str] | None, start: int, end: int) -> bool:
        """Whether a rule that looks at ``parts`` looks at the range ``[start, end)``.

        A wording rule does not read addresses: what stands inside a URL, a mention or an e-mail address is no wording.
        """
        if parts is None:
            return True
        name = self.part.name
        if name not in VISIBLE_PARTS:
            return name in parts
        entity = self.entity_at(start, end)
        if entity is None:
            return name in parts
        if entity.kind == "hashtag":
            return name in parts or "hashtags" in parts
        return entity.kind == "url" and "links" in parts


class DraftScan:
    """One draft under one program, as the kinds' checks see it."""

    def __init__(self, program: Program, draft: Draft, source: str, targets: Sequence[Target], run: Run) -> None:
        self.program = program
        self.draft = draft
        self.source = source
        self.targets = targets
        self._run = run
        self.views: list[PartView] = []
        self.problems: list[Message] = []

    def hits(self) -> Iterator[Hit]:
        """Every hit of every rule that applies to the draft."""
        triggered = set(self.program.header.always)
        owners = self.program.owners
        for part in self.draft.parts:
            folded = fold(part.text)
            view = PartView(part, folded)
            self.views.append(view)
            for literal, start, end in self.program.search(folded.text):
                row = owners[literal]
                for i in range(0, len(row), 2):
                    triggered.add(row[i])
                    view.candidates.setdefault(row[i], []).append(Candidate(row[i + 1], start, end))
        for index in sorted(triggered):
            rule = self.program.rule(index)
            targets = [t for t in self.targets if self._applies(rule, t)]
            if targets:
                yield from load_kind(rule.kind).check(rule, Matcher(rule, index, self), self, targets)

    def parts(self, rule: Rule) -> Iterator[PartView]:
        """The parts that a rule looks at as a whole."""
        return (v for v in self.views if rule.parts is None or v.part.name in rule.parts)

    def find(self, rule: Rule, pattern: str, text: str, *, ignore_case: bool = False) -> Iterator[regex.Match[str]]:
        """The matches of a pattern; one that takes too long is reported as incomplete, never skipped in silence."""
        import regex

        flags = regex.IGNORECASE if ignore_case else 0
        try:
            yield from regex.compile(pattern, flags).finditer(text, timeout=PATTERN_SECONDS)
        except TimeoutError:
            self.problems.append(message("findings.pattern_timeout", rule=rule.id, seconds=PATTERN_SECONDS))

    def _applies(self, rule: Rule, target: Target) -> bool:
        if self._run.unconditional:
            return True
        if rule.since is not None and self._day(target) < rule.since:
            return False
        return holds(rule.when, target.facts)

    def _day(self, target: Target) -> str:
        """The day on which the target goes out, as far as that is known; else today."""
        published = target.facts.get("publish_at")
        instant = published if isinstance(published, datetime.date) else self._run.now
        return instant.isoformat()[:10]
