"""Scanning one draft: fold each part once, find all literals in one pass, and confirm what they point at."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final

from policylint.engine.condition import holds
from policylint.engine.matching import Matcher
from policylint.engine.targets import targets_of
from policylint.engine.view import PartView
from policylint.kinds import load_kind
from policylint.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from policylint.drafts.model import Document, Draft
    from policylint.engine.program import Program, Rule
    from policylint.engine.run import Run
    from policylint.engine.targets import Target
    from policylint.errors import Severity
    from policylint.findings import Fix
    from policylint.messages import Message
    from policylint.text.lexicon import Lexicon
    from policylint.text.span import Span

PATTERN_SECONDS: Final = 1.0
"""How long one pattern may work on one part before it is given up and reported."""

_SIMPLIFIED: Final = ("zh-cn", "zh-hans", "zh-sg", "zh_cn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a kind's check found: a place, and what its message is filled with.

    ``message`` stands in where the rule has none of its own; ``suggestion`` where it has no ``suggest``. ``match``
    is the text as its reader sees it, empty for something that is missing. ``targets`` are those that it
    concerns; ``note`` follows the message.
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
    note: Message | None = None


@lru_cache(maxsize=4096)
def _compiled(pattern: str, ignore_case: bool) -> regex.Pattern[str]:  # noqa: FBT001 - a key of the memo
    import regex

    return regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)


class DraftScan:
    """One draft under one program, as the kinds' checks see it."""

    def __init__(self, program: Program, document: Document, draft: Draft, run: Run) -> None:
        self.program = program
        self.document = document
        self.draft = draft
        self._run = run
        self.views = [PartView(part, program) for part in draft.parts]
        self.problems: list[Message] = []

    def hits(self) -> Iterator[Hit]:
        """Every hit of every rule that applies to the draft."""
        for index in self.triggered():
            rule = self.program.rule(index)
            if targets := self.targets_for(rule):
                yield from load_kind(rule.kind).check(rule, Matcher(rule, index, self), self, targets)
        if not all(view.folded.is_plain for view in self.views):
            from policylint.engine.builtin import hits

            yield from hits(self)

    @cached_property
    def targets(self) -> Sequence[Target]:
        """Where the draft goes; asked for when a rule is triggered, which for most drafts never happens."""
        return targets_of(self.draft, self.document.path, self.program.header.accounts, lambda: self.program.zone)

    def triggered(self) -> list[int]:
        """The rules that have to be looked at: those that always run, and those of which a literal was found."""
        found = set(self.program.header.always)
        for view in self.views:
            found.update(view.candidates)
        return sorted(found)

    def targets_for(self, rule: Rule) -> list[Target]:
        """The targets to which a rule applies."""
        return [target for target in self.targets if self._applies(rule, target)]

    @property
    def lexicon(self) -> Lexicon:
        """The words of the language and of the policy; opened when the first Chinese candidate is judged."""
        return self._run.lexicon()

    @cached_property
    def script(self) -> str:
        """Whether the draft is written in Traditional or Simplified characters: as it says itself, else as it looks."""
        declared = str(self.draft.metadata.get("language") or "").casefold()
        if declared.startswith("zh"):
            return "simplified" if declared.startswith(_SIMPLIFIED) else "traditional"

        from policylint.text.variants import draft_script

        return draft_script("\n".join(view.part.text for view in self.views), lexicon=self.lexicon)

    def parts(self, rule: Rule) -> Iterator[PartView]:
        """The parts that a rule looks at as a whole."""
        return (v for v in self.views if rule.parts is None or v.part.name in rule.parts)

    def find(self, rule: Rule, pattern: str, text: str, *, ignore_case: bool = False) -> Iterator[regex.Match[str]]:
        """The matches of a pattern; one that takes too long is reported as incomplete, never skipped in silence."""
        try:
            yield from _compiled(pattern, ignore_case).finditer(text, timeout=PATTERN_SECONDS)
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
