"""Scanning one draft: fold each part once, find all literals in one pass, and confirm what they point at."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from policylint.drafts.model import Part
from policylint.engine.condition import holds
from policylint.engine.matching import Matcher
from policylint.engine.targets import targets_of
from policylint.engine.view import PartView
from policylint.kinds import load_kind
from policylint.messages import message
from policylint.text.offsets import IDENTITY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import regex

    from policylint.drafts.model import Document, Draft
    from policylint.engine.program import Program, Rule
    from policylint.engine.run import Run
    from policylint.engine.sealed import SealedPlace
    from policylint.engine.targets import Target
    from policylint.engine.topics import Topics
    from policylint.errors import Severity
    from policylint.findings import Fix
    from policylint.messages import Message
    from policylint.text.lexicon import Lexicon
    from policylint.text.span import Span

PATTERN_SECONDS: Final = 1.0
"""How long one pattern may work on one part before it is given up and reported."""

T = TypeVar("T")

_SIMPLIFIED: Final = ("zh-cn", "zh-hans", "zh-sg", "zh_cn")


class Hit(NamedTuple):
    """What a kind's check found: a place, and what its message is filled with.

    ``message`` stands in where the rule has none of its own; ``suggestion`` where it has no ``suggest``. ``match``
    is the text as its reader sees it, empty for something that is missing. ``targets`` are those that it
    concerns; ``note`` are sentences that follow the message, in brackets. ``absent`` tells that it rests on what the
    metadata lack.
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
    absent: bool = False


@lru_cache(maxsize=4096)
def _compiled(pattern: str, ignore_case: bool) -> regex.Pattern[str]:  # noqa: FBT001 - a key of the memo
    import regex

    return regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)


class DraftScan:
    """One draft under one program, as the kinds' checks see it."""

    def __init__(
        self,
        program: Program,
        document: Document,
        draft: Draft,
        run: Run,
        memories: dict[str, Any] | None = None,
    ) -> None:
        self.program = program
        self.document = document
        self.draft = draft
        self._run = run
        self._memories = {} if memories is None else memories
        self.views = [PartView(part, program) for part in draft.parts]
        self.markup = [PartView(part, program) for part in draft.markup]
        self.problems: list[Message] = []
        self._sealed: dict[tuple[PartView, str], Sequence[SealedPlace]] = {}

    def hits(self) -> Iterator[Hit]:
        """Every hit of every rule that applies to the draft."""
        yield from self._hits_of_rules()
        if self.draft.metadata.get("topics") or not all(view.folded.is_plain for view in self.views):
            from policylint.engine.builtin import hits

            yield from hits(self)

    def _hits_of_rules(self) -> Iterator[Hit]:
        for index in self.triggered():
            rule = self.program.rule(index)
            if targets := self.targets_for(rule):
                found = load_kind(rule.kind).check(rule, Matcher(rule, index, self), self, targets)
                # What could not be read may have been there; the run is incomplete and says so.
                yield from (hit for hit in found if not hit.absent) if self.draft.unread else found

    @cached_property
    def targets(self) -> Sequence[Target]:
        """Where the draft goes; asked for when a rule is triggered, which for most drafts never happens."""
        common = {
            "path": self.document.path,
            "publish_at": self.publish_at or self.draft.metadata.get("publish_at"),
            "lead_hours": self._lead_hours,
            # These take work to tell, which is done when a condition asks for them.
            "topics": lambda: self._topic_names,
            "windows": lambda: self._windows,
            "author.roles": lambda: self._author_roles,
        }
        return targets_of(self.draft, self.program.header.accounts, common)

    def memory(self, rule: Rule, make: Callable[[], T]) -> T:
        """What a rule keeps from draft to draft of the run; made for the first one."""
        if rule.id not in self._memories:
            self._memories[rule.id] = make()
        kept: T = self._memories[rule.id]
        return kept

    def is_secret(self, text: str) -> bool:
        """Whether a confidential rule finds something in a text that the draft has in another form (Punycode), or that
        it may be told.
        """
        part = Part(name="body", text=text, offsets=IDENTITY)
        scan = DraftScan(self.program, self.document, replace(self.draft, parts=(part,), markup=()), self._run)
        # A rule that asks for what is missing, or for approvals, finds no words.
        found = any(hit.rule.confidential and hit.match and hit.part == part.name for hit in scan._hits_of_rules())
        # What could not be searched may be one.
        return found or bool(scan.problems)

    def triggered(self) -> list[int]:
        """The rules that have to be looked at: those that always run, and those of which a literal was found."""
        found = set(self.program.header.always)
        for view in (*self.views, *self.markup):
            # The numbers after those of the rules are topics, which are looked for when somebody asks.
            found.update(index for index in view.candidates if index < self.program.header.rules)
        return sorted(found)

    def targets_for(self, rule: Rule) -> Sequence[Target]:
        """The targets to which a rule applies."""
        if self._run.unconditional:
            return self.targets
        if rule.since is not None and self.day < rule.since:
            return ()
        if rule.when is None:
            return self.targets
        return [target for target in self.targets if holds(rule.when, target.facts)]

    @cached_property
    def topics(self) -> Topics:
        """What the draft is about."""
        from policylint.engine.topics import topics_of

        return topics_of(self)

    @cached_property
    def publish_at(self) -> datetime.datetime | None:
        """The instant at which the draft goes out; None where it names none that can be read."""
        stated = self.draft.metadata.get("publish_at")
        if not isinstance(stated, datetime.datetime):
            return None
        # A time without an offset is meant in the policy's zone.
        return stated if stated.tzinfo else stated.replace(tzinfo=self.program.zone)

    @property
    def instant(self) -> datetime.datetime:
        """When the draft goes out, as far as that is known; else now."""
        return self.publish_at or self.now

    @property
    def now(self) -> datetime.datetime:
        """The moment of the run."""
        return self._run.now

    @property
    def day(self) -> str:
        """The day of :attr:`instant` in the policy's time zone, in ISO 8601."""
        return self.instant.astimezone(self.program.zone).date().isoformat()

    def is_blind(self, rule: Rule) -> bool:
        """Whether a rule looks for sealed words whose key the run has not."""
        sealed = self.program.header.sealed
        return any(sealed[rule.entries[i]["sealed"]]["key"] not in self._run.seal_keys for i in rule.sealed)

    def sealed(self, view: PartView, name: str) -> Sequence[SealedPlace]:
        """The words of a sealed lexicon in a part; none where its key is missing, which the run tells of."""
        key = self._run.seal_keys.get(self.program.header.sealed[name]["key"])
        if key is None:
            return ()
        if (view, name) not in self._sealed:
            from policylint.engine.sealed import places

            self._sealed[view, name] = places(view, self.program.sealed[name], key)
        return self._sealed[view, name]

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

    def searched(self, rule: Rule) -> Sequence[PartView]:
        """The parts in which a rule may find something: of a confidential one that looks everywhere, markup as well."""
        return [*self.views, *self.markup] if rule.confidential and rule.parts is None else self.views

    def parts(self, rule: Rule) -> Iterator[PartView]:
        """The parts that a rule looks at as a whole."""
        return (v for v in self.views if rule.parts is None or v.part.name in rule.parts)

    def find(self, rule: Rule, pattern: str, text: str, *, ignore_case: bool = False) -> Iterator[regex.Match[str]]:
        """The matches of a pattern; one that takes too long is reported as incomplete, never skipped in silence."""
        try:
            yield from _compiled(pattern, ignore_case).finditer(text, timeout=PATTERN_SECONDS)
        except TimeoutError:
            self.problems.append(message("findings.pattern_timeout", rule=rule.id, seconds=PATTERN_SECONDS))

    @cached_property
    def _topic_names(self) -> list[str]:
        from policylint.engine.topics import names_of

        return names_of(self)

    def _lead_hours(self) -> float:
        """Hours until the draft goes out; one that names no time may go out at once."""
        return (self.instant - self.now) / datetime.timedelta(hours=1)

    @cached_property
    def _windows(self) -> list[str]:
        windows = self.program.windows.items()
        return [name for name, window in windows if window.period_at(self.instant, self.program.zone)]

    @cached_property
    def _author_roles(self) -> list[str]:
        return sorted(self.program.roster.roles_of(str(self.draft.metadata.get("author") or "")))
