"""What does not hold together in a policy's people, roles, accounts and times."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from policylint.engine.roster import ANY, key
from policylint.messages import message
from policylint.policy.catalog import NAME
from policylint.policy.errors import likely, near
from policylint.policy.spec import RoleSpec

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from policylint.errors import Diagnostic
    from policylint.messages import Message
    from policylint.policy.source import Keys, Source
    from policylint.policy.spec import MonthlySpec, PersonSpec, PolicySpec, WindowSpec


def instant_of(text: str) -> datetime.datetime | None:
    """The instant that a text names in ISO 8601 with its offset; None for anything else."""
    try:
        instant = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if instant.tzinfo else None


def check_roster(spec: PolicySpec, topics: Collection[str], source: Source) -> Iterator[Diagnostic]:
    """Faults in ``people``, ``roles`` and ``windows``; ``topics`` are those that people can speak on."""
    # Those of the policies that it extends come first and were checked with them.
    inherited = len(spec.people) - len(own_entries("people", source))
    for i, person in enumerate(spec.people[max(0, inherited) :]):
        yield from _person(person, ("people", i), spec, topics, source)
    yield from _names(spec.people, inherited, source)
    yield from _handles(spec, source)
    for name, role in spec.roles.items():
        if name in own_entries("roles", source):
            yield from _role(name, role, spec, source)
    for name, window in spec.windows.items():
        if name in own_entries("windows", source):
            yield from window_faults(window, ("windows", name), source)


def _handles(spec: PolicySpec, source: Source) -> Iterator[Diagnostic]:
    """Two accounts that a draft could mean by the same handle on one platform."""
    first: dict[tuple[str, str], str] = {}
    for name, account in spec.accounts.items():
        if account.handle:
            other = first.setdefault((account.platform.casefold(), key(account.handle)), name)
            if other != name:
                said = message("policy.handle_shared", handle=account.handle, other=other)
                yield source.diagnostic(("accounts", name, "handle"), said)


def own_entries(section: str, source: Source) -> Collection[Any]:
    """What a policy's own file has in a section, beside what it inherits; nothing where that is no list or mapping."""
    entries = source.data.get(section)
    return entries if isinstance(entries, list | dict) else ()


def _person(
    person: PersonSpec, keys: Keys, spec: PolicySpec, topics: Collection[str], source: Source
) -> Iterator[Diagnostic]:
    if not NAME.fullmatch(person.id):
        yield source.diagnostic((*keys, "id"), message("policy.person_id", id=person.id))
    if not person.names:
        yield source.diagnostic((*keys, "names"), message("policy.person_without_name", id=person.id))
    references: list[tuple[str, Sequence[str], Collection[str], str]] = [
        ("roles", person.roles, spec.roles, "policy.role_unknown"),
        ("may_speak_on", person.may_speak_on, [*topics, ANY], "policy.topic_unknown"),
        ("accounts", person.accounts, [*spec.accounts, ANY], "policy.account_unknown"),
    ]
    for section, named, known, fault in references:
        for i, name in enumerate(named):
            if name not in known:
                yield source.diagnostic((*keys, section, i), message(fault, name=name), likely(name, known))
    if person.from_ and person.until and person.from_ > person.until:
        yield source.diagnostic((*keys, "until"), message("policy.until_before_from"))


def _names(people: Sequence[PersonSpec], inherited: int, source: Source) -> Iterator[Diagnostic]:
    """A name that two people share says of neither who it is."""
    first: dict[str, PersonSpec] = {}
    for i, person in enumerate(people):
        places: list[tuple[str, Keys]] = [
            (person.id, ("id",)),
            *((n, ("names", j)) for j, n in enumerate(person.names)),
        ]
        places += [(value, (field,)) for field in ("github", "email") if (value := getattr(person, field))]
        for name, place in places:
            other = first.setdefault(key(name), person)
            if other is not person and i >= inherited:
                is_id = place == ("id",) and key(other.id) == key(name)
                said = message("policy.person_twice" if is_id else "policy.name_shared", name=name, other=other.id)
                yield source.diagnostic(("people", i - inherited, *place), said)


def _role(name: str, role: tuple[str, ...] | RoleSpec, spec: PolicySpec, source: Source) -> Iterator[Diagnostic]:
    keys: Keys = ("roles", name)
    if not NAME.fullmatch(name):
        yield source.diagnostic(keys, message("policy.role_name", name=name), on_key=True)
    members = role.members if isinstance(role, RoleSpec) else role
    people = {person.id for person in spec.people}
    for i, member in enumerate(members):
        # A login or an address may be of anybody; a bare word is an id of the roster.
        if member not in people and not member.startswith("@") and "@" not in member:
            place = (*keys, "members", i) if isinstance(role, RoleSpec) else (*keys, i)
            said = message("policy.member_unknown", name=member)
            yield source.diagnostic(place, said, near(member, people) or message("policy.member_hint", name=member))
    if not members and not any(name in person.roles for person in spec.people):
        said = message("policy.role_empty", name=name)
        yield source.diagnostic(keys, said, severity="warning", on_key=True)


def window_faults(window: WindowSpec, keys: Keys, source: Source) -> Iterator[Diagnostic]:
    """What is wrong with a time: no time at all, instants that are none, an end before its beginning."""
    pairs: list[tuple[Keys, str | None, str | None]]
    pairs = [((), window.from_, window.until)] if window.from_ or window.until else []
    pairs += [(("periods", i), period.from_, period.until) for i, period in enumerate(window.periods)]
    if not pairs and window.monthly is None:
        yield source.diagnostic(keys, message("policy.window_empty"), on_key=True)
    for place, start, end in pairs:
        if start is None and end is None:
            yield source.diagnostic((*keys, *place), message("policy.period_empty"))
        for inner, said, hint in period_faults(start, end):
            yield source.diagnostic((*keys, *place, *inner), said, hint)
    if window.monthly is not None:
        yield from _monthly(window.monthly, (*keys, "monthly"), source)


def period_faults(start: str | None, end: str | None) -> Iterator[tuple[Keys, Message, Message | None]]:
    """What is wrong with the time from one text to another, either of which may be left out: where, and what to do."""
    instants = []
    for name, text in (("from", start), ("until", end)):
        if text is not None:
            instants.append(instant_of(text))
            if instants[-1] is None:
                yield (name,), *not_an_instant(text)
    match instants:
        case [datetime.datetime() as first, datetime.datetime() as last] if first >= last:
            yield ("until",), message("policy.until_before_from"), None


def not_an_instant(text: str) -> tuple[Message, Message]:
    """What to say of a text that should be an instant with its offset, and how to write one."""
    return message("policy.not_an_instant", value=text), message("policy.hint_instant")


def _monthly(monthly: MonthlySpec, keys: Keys, source: Source) -> Iterator[Diagnostic]:
    for name, day in (("from", monthly.from_), ("until", monthly.until)):
        if not 1 <= day <= 31:
            yield source.diagnostic((*keys, name), message("policy.no_day_of_month", day=day))
    if monthly.from_ == monthly.until:
        yield source.diagnostic((*keys, "until"), message("policy.month_empty"))
