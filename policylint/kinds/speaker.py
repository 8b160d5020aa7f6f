"""speaker: who may say what, when, on which account; and who is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from policylint.drafts.fields import texts_of
from policylint.drafts.model import PartName  # noqa: TC001 - pydantic reads the annotations at run time
from policylint.engine.authority import (
    by_account,
    is_spokesperson,
    personal_of,
    publishers_of,
    shown,
    standing,
    stated,
    title_of,
)
from policylint.engine.notes import names, quoted, says
from policylint.engine.places import Place
from policylint.engine.roster import key
from policylint.engine.scan import Hit
from policylint.engine.speech import add_company, add_quoted, add_voice, quoted_in, voices_in
from policylint.kinds.spec import RuleSpec, Term, UnlessSpec, Wanted, yaml_name
from policylint.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from policylint.engine.matching import Matcher
    from policylint.engine.program import Rule
    from policylint.engine.roster import Person
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target
    from policylint.errors import Severity

Check = Literal["account", "author", "topics", "quoted", "voice", "disclaimer"]
_EVERY: Final[tuple[Check, ...]] = get_args(Check)

ALWAYS: Final = False
PLACEHOLDERS: Final = ("reason", "person", "title", "topic", "account", "day", "expected")

_OF_METADATA: Final = ("account", "author", "topics")
_OF_TEXT: Final = ("quoted", "voice", "disclaimer")
_USED: Final = {
    "certified": ("author", "topics", "quoted", "voice"),
    "spokespersons": ("voice",),
    "titles": ("quoted",),
    "company": _OF_TEXT,
    "disclaimer": ("disclaimer",),
    "in_": _OF_TEXT,
    "unless": _OF_TEXT,
}
"""The checks that each key is for."""


class Spec(RuleSpec):
    """Who may speak: the account, the author, the topics, who is quoted, corporate voice, the disclaimer."""

    kind: Literal["speaker"]
    check: Check | tuple[Check, ...] = _EVERY
    """account: it is registered, and on a platform that the draft states; author: they, or the spokesperson, may
    publish there on that day; topics: and on these topics; quoted: whoever the text quotes may; voice: a personal
    account does not speak in the company's name; disclaimer: one that speaks of the company says that it is not
    the company."""
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
    # People write shanlan tea and Ceo.
    compiler.defaults |= {"variants": True, "case": "insensitive"}
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
    }


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

    def makes(self, check: Check) -> bool:
        """Whether the rule makes a check."""
        return check in self.rule.options["checks"]

    def standing(self, person: Person | None) -> Person | Message:
        """Somebody who may speak on the draft's day, or why they may not."""
        return standing(person, self.scan.day, certified=self.rule.options["certified"])

    def hit(
        self,
        sentence: str,
        reason: Message,
        place: Place,
        args: Mapping[str, Message | str],
        *,
        targets: Sequence[Target] | None = None,
        severity: Severity | None = None,
        absent: bool = False,
    ) -> Hit:
        """A finding at a place; ``args`` are what its sentence tells beside the reason."""
        rule = self.rule
        told: dict[str, Any] = {**dict.fromkeys(PLACEHOLDERS, ""), "reason": reason, "day": self.scan.day, **args}
        whole = message(f"speaker.{sentence}", match=place.text, **told)
        # A message for several checks does not say which of them it is.
        aside = whole if len(rule.options["checks"]) > 1 else reason
        is_said = names(rule, "reason") or says(rule, reason)
        return Hit(
            rule=rule,
            span=place.span,
            part=place.part,
            match=place.text,
            message=whole,
            args=told,
            targets=self.targets if targets is None else targets,
            severity=severity,
            note=aside if rule.message and not is_said else None,
            absent=absent,
        )


def _accounts(case: _Case) -> Iterator[Hit]:
    for account, targets in by_account(case.targets).items():
        facts, args = targets[0].facts, {"account": quoted(account)}
        platforms = texts_of(case.scan.draft.metadata.get("platform"))
        if not facts["account.registered"]:
            reason = message("speaker.not_registered")
        elif platforms and facts["platform"] not in platforms:
            args["expected"] = quoted(facts["platform"])
            reason = message("speaker.other_platform", stated=quoted(" / ".join(platforms)), **args)
        else:
            continue
        names_of = [account, str(facts.get("account.handle") or account)]
        yield case.hit("account", reason, stated(case.scan, "account", names_of), args, targets=targets)


def _authors(case: _Case) -> Iterator[Hit]:
    publishers = publishers_of(case.scan)
    if not publishers:
        yield case.hit("author_unknown", message("speaker.nobody"), stated(case.scan, "author"), {}, absent=True)
    for publisher in publishers:
        person, args = case.standing(publisher.person), {"person": publisher.shown}
        if isinstance(person, Message):
            yield case.hit("author", person, publisher.place, args)
            continue
        for account, targets in by_account(case.targets).items():
            registered = targets[0].facts["account.registered"]
            # Of one that is not registered, the check of accounts tells.
            if person.may_use(account) if registered else case.makes("account"):
                continue
            used = {"account": quoted(account)}
            reason = message("speaker.not_this_account", **used)
            yield case.hit("author", reason, publisher.place, {**args, **used}, targets=targets)


def _topics(case: _Case) -> Iterator[Hit]:
    publishers = publishers_of(case.scan)
    for topic in case.scan.topics:
        place = shown(case.scan, topic)
        # Of somebody who may not publish at all, the check of authors tells.
        if not publishers and not case.makes("author"):
            args = {"topic": title_of(case.scan, topic)}
            yield case.hit("topics_unknown", message("speaker.nobody"), place, args, absent=True)
        for publisher in publishers:
            person, args = (
                case.standing(publisher.person),
                {"topic": title_of(case.scan, topic), "person": publisher.shown},
            )
            if isinstance(person, Message) and not case.makes("author"):
                yield case.hit("topics", person, place, args)
            elif not (isinstance(person, Message) or person.may_speak(topic)):
                yield case.hit("topics", message("speaker.not_this_topic"), place, args)


def _quoted(case: _Case) -> Iterator[Hit]:
    roster = case.scan.program.roster

    def compared(title: str) -> str:
        return key(title).translate(case.scan.lexicon.fold)

    for found in quoted_in(case.matcher, case.scan):
        if not found.people:
            title = found.place.text
            holders = [person for person in roster.people if compared(title) in map(compared, person.titles)]
            only = holders[0].name if len(holders) == 1 else ""
            reason = message("speaker.confirm_person", person=only) if only else message("speaker.confirm")
            yield case.hit("title", reason, found.place, {"title": title, "person": only}, severity="warning")
        for person in filter(None, map(roster.find, found.people)):
            able = case.standing(person)
            if isinstance(able, Message):
                yield case.hit("quoted", able, found.place, {"person": person.name})
                continue
            for topic in found.topics:
                if not able.may_speak(topic):
                    args = {"person": person.name, "topic": title_of(case.scan, topic)}
                    yield case.hit("quoted_topic", message("speaker.not_this_topic"), found.place, args)


def _voice(case: _Case) -> Iterator[Hit]:
    personal = personal_of(case.targets)
    if not personal:
        return
    roles, certified = case.rule.options["roles"], case.rule.options["certified"]
    publishers = publishers_of(case.scan)
    others = [p for p in publishers if not is_spokesperson(p, case.scan, roles=roles, certified=certified)]
    if publishers and not others:
        return
    name = others[0].shown if others else ""
    reason = message("speaker.no_spokesperson", person=name) if others else message("speaker.nobody")
    for place in voices_in(case.matcher, case.scan):
        yield case.hit("voice", reason, place, {"person": name}, targets=personal, absent=not publishers)


def _disclaimer(case: _Case) -> Iterator[Hit]:
    personal, rule = personal_of(case.targets), case.rule
    company = [match for match in case.matcher.matches("own") if not match.is_doubtful] if personal else []
    # An exception takes nothing away from a disclaimer.
    given = ("exception", None)
    if not company or any(match.rejected in given for match in case.matcher.occurrences("disclaimer")):
        return
    entries = range(*rule.groups["disclaimer"])
    # What people write tells more than a pattern does.
    told = [entry for entry in entries if entry not in rule.patterns] or entries
    args = {"expected": " / ".join(map(case.matcher.entry_text, told))}
    reason = message("speaker.no_disclaimer", **args)
    yield case.hit("disclaimer", reason, Place.of(company[0]), args, targets=personal)


_CHECKS: Final[dict[str, Callable[[_Case], Iterator[Hit]]]] = {
    "account": _accounts,
    "author": _authors,
    "topics": _topics,
    "quoted": _quoted,
    "voice": _voice,
    "disclaimer": _disclaimer,
}
