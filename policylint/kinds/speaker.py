"""speaker: who may say what, when, on which account; and who is quoted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from policylint.drafts.fields import texts_of
from policylint.drafts.model import PartName  # noqa: TC001 - pydantic reads the annotations at run time
from policylint.engine.authority import is_spokesperson, publishers_of, standing
from policylint.engine.notes import names, note, quoted, said
from policylint.engine.roster import key
from policylint.engine.scan import Hit
from policylint.engine.speech import Place, add_company, add_quoted, add_voice, quoted_in, voices_in
from policylint.kinds.spec import PatternSpec, RuleSpec, Term, TermSpec, UnlessSpec, Wanted, yaml_name
from policylint.messages import Message, message
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from policylint.engine.matching import Matcher
    from policylint.engine.program import Rule
    from policylint.engine.roster import Person
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target

Check = Literal["account", "author", "topics", "quoted", "voice", "disclaimer"]
_EVERY: Final[tuple[Check, ...]] = get_args(Check)

ALWAYS: Final = False
PLACEHOLDERS: Final = ("reason", "person", "title", "topic", "account", "day", "expected")

_OF_METADATA: Final = ("account", "author", "topics")
_OF_TEXT: Final = ("quoted", "voice", "disclaimer")
_USED: Final = {
    "certified": ("author", "topics", "quoted"),
    "spokespersons": ("voice",),
    "titles": ("quoted",),
    "company": _OF_TEXT,
    "disclaimer": ("disclaimer",),
    "in_": _OF_TEXT,
    "unless": _OF_TEXT,
}
"""The checks that each key is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec(RuleSpec):
    """Who may speak: the account, the author, the topics, who is quoted, corporate voice, the disclaimer."""

    kind: Literal["speaker"]
    check: Check | tuple[Check, ...] = _EVERY
    """account: it is registered; author: they, or the spokesperson, may publish there on that day; topics: and on these
    topics; quoted: whoever the text quotes may; voice: a personal account does not speak in the company's name;
    disclaimer: one that speaks of the company says that it is not the company."""
    certified: bool = False
    """People need training that counts on that day (certified_until)."""
    spokespersons: str | tuple[str, ...] = ()
    """Roles whose holders may speak in the company's name; without it whoever may speak on all topics of the post."""
    titles: tuple[Term, ...] = ()
    """Titles beside the shipped ones and those of the policy's people."""
    company: tuple[Term, ...] | None = None
    """The company's own names; without it $company."""
    disclaimer: tuple[Wanted, ...] = ()
    """Phrases and patterns, one of which a personal account that speaks of the company has to carry."""
    in_: PartName | tuple[PartName, ...] | Literal["everywhere"] | None = None
    """Text parts to look at; without it what a reader will see."""
    unless: UnlessSpec | None = None
    """Exceptions for what is looked for in the text."""


def compile(spec: Spec, compiler: RuleCompiler) -> dict[str, Any]:  # noqa: A001 - the step's name in every kind
    """Checks that the policy gives the means for, and keys that one of them uses."""
    from policylint.policy.references import known_names

    checks: tuple[str, ...] = (spec.check,) if isinstance(spec.check, str) else spec.check
    compiler.always = any(check in checks for check in _OF_METADATA)
    compiler.defaults |= {"variants": True, "case": "insensitive" if spec.confidential else "smart"}
    company = spec.company
    if company is None:
        company = ("$company",) if "company" in compiler.policy.lexicons else ()
    _check_means(spec, checks, company, compiler)
    if any(check in checks for check in _OF_TEXT):
        add_company(compiler, company)
    if "quoted" in checks:
        add_quoted(compiler, spec.titles)
    if "voice" in checks:
        add_voice(compiler)
    if "disclaimer" in checks:
        with compiler.group("disclaimer"):
            for i, wanted in enumerate(spec.disclaimer):
                compiler.add(wanted, ("disclaimer", i))
    return {
        "checks": checks,
        "certified": spec.certified,
        "roles": known_names("roles", spec.spokespersons, ("spokespersons",), compiler),
        "expected": [_shown(wanted) for wanted in spec.disclaimer],
    }


def _shown(wanted: Wanted) -> str:
    if isinstance(wanted, PatternSpec):
        return wanted.pattern
    return wanted.term if isinstance(wanted, TermSpec) else wanted


def _check_means(spec: Spec, checks: Sequence[str], company: Sequence[Term], compiler: RuleCompiler) -> None:
    """Report what the checks lack, and what none of them uses."""
    # Of a policy with faults, people and accounts may not have been read.
    people = compiler.policy.spec.people or compiler.policy.errors
    accounts = compiler.policy.spec.accounts or compiler.policy.errors
    if not checks:
        compiler.fault(("check",), message("speaker.no_check"))
    for i, check in enumerate(checks):
        place: tuple[str | int, ...] = ("check",) if isinstance(spec.check, str) else ("check", i)
        if check in ("author", "topics") and not people:
            compiler.fault(place, message("speaker.needs_people", check=check), message("speaker.hint_people"))
        if check == "account" and not accounts:
            compiler.fault(place, message("speaker.needs_accounts", check=check), message("speaker.hint_accounts"))
        if check == "disclaimer" and not spec.disclaimer:
            compiler.fault(place, message("speaker.needs_disclaimer"))
        if check == "disclaimer" and not company:
            compiler.fault(place, message("speaker.needs_company"))
    for name, users in _USED.items():
        if checks and getattr(spec, name) and not any(check in checks for check in users):
            written = yaml_name(name)
            compiler.fault((written,), message("speaker.unused", key=written, checks=" / ".join(users)))


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:
    """One hit for each account, person, topic, quotation and phrase that one of the rule's checks finds wrong."""
    case = _Case(rule, matcher, scan, targets)
    for name in rule.options["checks"]:
        yield from _CHECKS[name](case)


class _Case:
    """One draft under one rule."""

    def __init__(self, rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> None:
        self.rule = rule
        self.matcher = matcher
        self.scan = scan
        self.targets = targets

    @property
    def personal(self) -> list[Target]:
        """The targets that are personal accounts."""
        return [target for target in self.targets if target.facts.get("account.kind") == "personal"]

    def makes(self, check: Check) -> bool:
        """Whether the rule makes a check."""
        return check in self.rule.options["checks"]

    def standing(self, person: Person | None) -> Person | Message:
        """Somebody who may speak on the draft's day, or why they may not."""
        return standing(person, self.scan.day, certified=self.rule.options["certified"])

    def by_account(self) -> dict[str, list[Target]]:
        """The targets by the account that they name."""
        found: dict[str, list[Target]] = {}
        for target in filter(lambda target: target.account, self.targets):
            found.setdefault(target.account, []).append(target)
        return found

    def stated(self, *fields: str) -> Place:
        """The first of some fields that the draft's metadata has, else where the draft begins."""
        known, start = self.scan.draft.fields, self.scan.draft.span.start
        span = next((known[field] for field in fields if field in known), Span(start, start))
        return Place(span=span, part="metadata", text="")

    def topic(self, name: str) -> Message | str:
        """A topic as people call it."""
        known = self.scan.program.header.topics.get(name)
        return said(known["title"]) if known else quoted(name)

    def hit(self, sentence: str, reason: Message, place: Place, **args: Any) -> Hit:
        """A finding at a place; ``args`` are what its sentence tells beside the reason."""
        rule = self.rule
        targets, severity = args.pop("targets", self.targets), args.pop("severity", None)
        told: dict[str, Any] = {**dict.fromkeys(PLACEHOLDERS, ""), "reason": reason, "day": self.scan.day, **args}
        whole = message(f"speaker.{sentence}", match=place.text, **told)
        # A message for several checks does not say which of them it is.
        aside = whole if len(rule.options["checks"]) > 1 else reason
        return Hit(
            rule=rule,
            span=place.span,
            part=place.part,
            match=place.text,
            message=whole,
            args=told,
            targets=targets,
            severity=severity,
            note=note([aside]) if rule.message and not names(rule, "reason") else None,
        )


def _accounts(case: _Case) -> Iterator[Hit]:
    stated = texts_of(case.scan.draft.metadata.get("account"))
    for account, targets in case.by_account().items():
        if not targets[0].facts["account.registered"]:
            place = case.stated(f"account[{stated.index(account)}]", "account")._replace(text=account)
            yield case.hit(
                "account", message("speaker.not_registered"), place, targets=targets, account=quoted(account)
            )


def _authors(case: _Case) -> Iterator[Hit]:
    publishers = publishers_of(case.scan)
    if not publishers:
        yield case.hit("author_unknown", message("speaker.nobody"), case.stated("author"))
    for publisher in publishers:
        person = case.standing(publisher.person)
        if isinstance(person, Message):
            yield case.hit("author", person, publisher.place, person=publisher.shown)
            continue
        for account, targets in case.by_account().items():
            registered = targets[0].facts["account.registered"]
            # Of one that is not registered, the check of accounts tells.
            if person.may_use(account) if registered else case.makes("account"):
                continue
            reason = message("speaker.not_this_account", account=quoted(account))
            args = {"person": publisher.shown, "account": quoted(account), "targets": targets}
            yield case.hit("author", reason, publisher.place, **args)


def _topics(case: _Case) -> Iterator[Hit]:
    publishers = publishers_of(case.scan)
    for topic, shown in case.scan.topics.items():
        place = Place.of(shown[0]) if shown else case.stated("topics")._replace(text=topic)
        args = {"topic": case.topic(topic)}
        # Of somebody who may not publish at all, the check of authors tells.
        if not publishers and not case.makes("author"):
            yield case.hit("topics_unknown", message("speaker.nobody"), place, **args)
        for publisher in publishers:
            person = case.standing(publisher.person)
            if isinstance(person, Message) and not case.makes("author"):
                yield case.hit("topics", person, place, person=publisher.shown, **args)
            elif not (isinstance(person, Message) or person.may_speak(topic)):
                yield case.hit("topics", message("speaker.not_this_topic"), place, person=publisher.shown, **args)


def _quoted(case: _Case) -> Iterator[Hit]:
    roster = case.scan.program.roster
    for found in quoted_in(case.matcher, case.scan):
        if not found.people:
            title = found.place.text
            holders = [person for person in roster.people if key(title) in map(key, person.titles)]
            only = holders[0].name if len(holders) == 1 else ""
            reason = message("speaker.confirm_person", person=only) if only else message("speaker.confirm")
            yield case.hit("title", reason, found.place, title=title, person=only, severity="warning")
        for person in filter(None, map(roster.find, found.people)):
            able = case.standing(person)
            args = {"person": person.name}
            if isinstance(able, Message):
                yield case.hit("quoted", able, found.place, **args)
                continue
            for topic in found.topics:
                if not able.may_speak(topic):
                    reason = message("speaker.not_this_topic")
                    yield case.hit("quoted_topic", reason, found.place, topic=case.topic(topic), **args)


def _voice(case: _Case) -> Iterator[Hit]:
    personal = case.personal
    publishers = publishers_of(case.scan) if personal else []
    others = [p for p in publishers if not is_spokesperson(p, case.rule.options["roles"], case.scan)]
    if not personal or (publishers and not others):
        return
    name = others[0].shown if others else ""
    reason = message("speaker.no_spokesperson", person=name) if others else message("speaker.nobody")
    for place in voices_in(case.matcher, case.scan):
        yield case.hit("voice", reason, place, person=name, targets=personal)


def _disclaimer(case: _Case) -> Iterator[Hit]:
    personal = case.personal
    company = (
        next((match for match in case.matcher.matches("own") if not match.is_doubtful), None) if personal else None
    )
    # An exception takes nothing away from a disclaimer.
    given = ("exception", None)
    if company is None or any(match.rejected in given for match in case.matcher.occurrences("disclaimer")):
        return
    expected = " / ".join(case.rule.options["expected"])
    reason = message("speaker.no_disclaimer", expected=expected)
    yield case.hit("disclaimer", reason, Place.of(company), expected=expected, targets=personal)


_CHECKS: Final[dict[str, Callable[[_Case], Iterator[Hit]]]] = {
    "account": _accounts,
    "author": _authors,
    "topics": _topics,
    "quoted": _quoted,
    "voice": _voice,
    "disclaimer": _disclaimer,
}
