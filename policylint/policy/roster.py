"""The people, roles and times of a policy, and what does not hold together in them."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, Final, Literal

from policylint.engine.roster import ANY, Roster, key
from policylint.kinds.spec import localized
from policylint.messages import message
from policylint.policy.accounts import check_accounts
from policylint.policy.catalog import NAME
from policylint.policy.errors import likely, near
from policylint.policy.spec import RoleSpec, as_data
from policylint.text.variants import forms_of_all

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from policylint.errors import Diagnostic
    from policylint.messages import Message
    from policylint.policy.inherit import Entry, WholePolicy
    from policylint.policy.source import Keys, Source
    from policylint.policy.spec import MonthlySpec, PersonSpec, PolicySpec, WindowSpec


Section = Literal["accounts", "roles", "topics", "windows"]
"""Sections of a policy whose entries others name."""

_UNKNOWN: Final[dict[Section, str]] = {
    "accounts": "policy.account_unknown",
    "roles": "policy.role_unknown",
    "topics": "policy.topic_unknown",
    "windows": "policy.window_unknown",
}
_EMAIL: Final = re.compile(r"[^\s@,;<>，；、]+@[^\s@,;<>，；、.]+(?:\.[^\s@,;<>，；、.]+)+")
# A login that a company manages has an underscore before the company's short name, and some old ones end in a hyphen.
_LOGIN: Final = re.compile(r"@?[A-Za-z0-9][A-Za-z0-9_-]{0,38}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT: Final = re.compile(rf"{_DAY.pattern}[T ]\d{{2}}:\d{{2}}(?::\d{{2}})?(?:Z|[+-]\d{{2}}:\d{{2}})")


def unknown(section: Section, name: str, known: Collection[str]) -> tuple[Message, Message]:
    """What to say of a name that a section of the policy does not have, and what to do."""
    # Who writes what is suggested would find that YAML does not read a bare *.
    meant = likely(name, [other for other in known if other != ANY])
    return message(_UNKNOWN[section], name=name), meant or message("policy.section_hint", section=section, name=name)


def people_of(spec: PolicySpec) -> list[dict[str, Any]]:
    """The people of a policy as a program has them: with their names in other scripts."""
    forms = forms_of_all(name for person in spec.people for name in person.names)
    return [
        {**as_data(person), "spellings": [form.text for name in person.names for form in forms[name]]}
        for person in spec.people
    ]


def roles_of(spec: PolicySpec) -> dict[str, dict[str, Any]]:
    """The roles of a policy as a program has them: a title by language, and the members."""
    return {
        name: {"title": localized(role.title if isinstance(role, RoleSpec) else None), "members": members_of(role)}
        for name, role in spec.roles.items()
    }


def members_of(role: tuple[str, ...] | RoleSpec) -> tuple[str, ...]:
    """Who is listed as holding a role."""
    return role.members if isinstance(role, RoleSpec) else role


def roster_of(spec: PolicySpec) -> Roster:
    """The people and roles of a policy, to find somebody by what they may be called."""
    return Roster(people_of(spec), roles_of(spec))


def instant_of(text: str) -> datetime.datetime | None:
    """The instant that a text names in ISO 8601 with its offset; None for anything else."""
    try:
        instant = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if instant.tzinfo else None


def check_roster(policy: WholePolicy, topics: Collection[str]) -> Iterator[Diagnostic]:
    """Faults in ``people``, ``accounts``, ``roles`` and ``windows``, what is inherited among them, each at its place.

    ``topics`` are those that people can speak on.
    """
    spec, entries = policy.spec, policy.entries
    for entry in entries["people"]:
        yield from _person(entry.value, entry.keys, spec, topics, entry.source)
    yield from _names(entries["people"])
    yield from check_accounts(entries["accounts"])
    for entry in entries["roles"]:
        yield from _role(entry.name, entry.value, spec, entry.source)
    for entry in entries["windows"]:
        yield from window_faults(entry.value, entry.keys, entry.source)


def _person(
    person: PersonSpec, keys: Keys, spec: PolicySpec, topics: Collection[str], source: Source
) -> Iterator[Diagnostic]:
    if not NAME.fullmatch(person.id):
        yield source.diagnostic((*keys, "id"), message("policy.person_id", id=person.id))
    if not person.names:
        yield source.diagnostic((*keys, "names"), message("policy.person_without_name", id=person.id))
    yield from _blank("names", person.names, keys, source)
    yield from _blank("title", person.title, keys, source)
    references: list[tuple[str, Section, Sequence[str], Collection[str]]] = [
        ("roles", "roles", person.roles, spec.roles),
        ("may_speak_on", "topics", person.may_speak_on, [*topics, ANY]),
        ("accounts", "accounts", person.accounts, [*spec.accounts, ANY]),
    ]
    for field, section, named, known in references:
        for i, name in enumerate(named):
            if name not in known:
                yield source.diagnostic((*keys, field, i), *unknown(section, name, known))
    if person.email is not None and not _EMAIL.fullmatch(person.email):
        yield source.diagnostic((*keys, "email"), message("policy.no_email", value=person.email))
    if person.github is not None and not _LOGIN.fullmatch(person.github):
        yield source.diagnostic((*keys, "github"), message("policy.no_login", value=person.github))
    if person.from_ and person.until and person.from_ > person.until:
        yield source.diagnostic((*keys, "until"), message("policy.until_before_from"))


def _blank(field: str, names: str | Sequence[str], keys: Keys, source: Source) -> Iterator[Diagnostic]:
    """Names by which nobody can be meant: there is nothing in them that could be compared."""
    named = [((field,), names)] if isinstance(names, str) else [((field, i), name) for i, name in enumerate(names)]
    for place, name in named:
        if not key(name):
            yield source.diagnostic((*keys, *place), message("policy.blank_name"))


def _names(people: Sequence[Entry]) -> Iterator[Diagnostic]:
    """A name that two people share, as it stands or in another script, says of neither who it is."""
    first: dict[str, tuple[PersonSpec, str]] = {}
    spellings = forms_of_all(name for entry in people for name in entry.value.names)
    for _, person, source, keys in people:
        places: list[tuple[str, Keys]] = [
            (person.id, ("id",)),
            *((n, ("names", j)) for j, n in enumerate(person.names) if key(n)),
        ]
        places += [(value, (field,)) for field in ("github", "email") if (value := getattr(person, field))]
        for name, place in places:
            forms = spellings[name] if place[0] == "names" else ()
            same = [first.setdefault(key(form), (person, name)) for form in (name, *(form.text for form in forms))]
            if not (others := [(who, as_) for who, as_ in same if who is not person]):
                continue
            other, as_ = others[0]
            if key(as_) != key(name):
                said = message("policy.name_alike", name=name, first=as_, other=other.id)
            elif place == ("id",) and key(other.id) == key(name):
                said = message("policy.person_twice", name=name)
            else:
                said = message("policy.name_shared", name=name, other=other.id)
            yield source.diagnostic((*keys, *place), said)


def _role(name: str, role: tuple[str, ...] | RoleSpec, spec: PolicySpec, source: Source) -> Iterator[Diagnostic]:
    keys: Keys = ("roles", name)
    if not NAME.fullmatch(name):
        yield source.diagnostic(keys, message("policy.role_name", name=name), on_key=True)
    members = members_of(role)
    for i, member in enumerate(members):
        place = (*keys, "members", i) if isinstance(role, RoleSpec) else (*keys, i)
        if wrong := _member(member, spec.people):
            yield source.diagnostic(place, *wrong)
    if not members and not any(name in person.roles for person in spec.people):
        said = message("policy.role_empty", name=name)
        yield source.diagnostic(keys, said, severity="warning", on_key=True)


def _member(member: str, people: Sequence[PersonSpec]) -> tuple[Message, Message | None] | None:
    """What is wrong with a member of a role. A login or an address may be of anybody; a bare word is a person's id."""
    if member.startswith("@"):
        return None if _LOGIN.fullmatch(member) else (message("policy.no_login", value=member), None)
    if "@" in member:
        return None if _EMAIL.fullmatch(member) else (message("policy.no_email", value=member), None)
    ids = [person.id for person in people]
    if member in ids:
        return None
    said = message("policy.member_unknown", name=member)
    named = {key(name): person.id for person in people for name in person.names}
    if meant := named.get(key(member)):
        return said, message("policy.did_you_mean", name=meant)
    if _LOGIN.fullmatch(member):
        return said, near(member, ids) or message("policy.member_hint", name=member)
    return said, message("policy.section_hint", section="people", name=member)


def window_faults(window: WindowSpec, keys: Keys, source: Source) -> Iterator[Diagnostic]:
    """What is wrong with a time: no time at all, instants that are none, an end before its beginning."""
    pairs: list[tuple[Keys, str | None, str | None]]
    pairs = [((), window.from_, window.until)] if window.from_ or window.until else []
    pairs += [(("periods", i), period.from_, period.until) for i, period in enumerate(window.periods)]
    if not pairs and window.monthly is None:
        yield source.diagnostic(keys, message("policy.window_empty"), on_key=True)
    if window.monthly is not None and (window.from_ or window.until):
        yield source.diagnostic((*keys, "monthly"), message("policy.window_both"), message("policy.hint_window"))
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


def not_an_instant(text: str) -> tuple[Message, Message | None]:
    """What to say of a text that should be an instant with its offset, and how to write one."""
    if day := _DAY.match(text):
        try:
            datetime.date.fromisoformat(day.group())
        except ValueError:
            return message("policy.no_such_day", value=day.group()), None
    if _MOMENT.fullmatch(text):
        return message("policy.no_such_instant", value=text), None
    return message("policy.not_an_instant", value=text), message("policy.hint_instant")


def _monthly(monthly: MonthlySpec, keys: Keys, source: Source) -> Iterator[Diagnostic]:
    for name, day in (("from", monthly.from_), ("until", monthly.until)):
        if not 1 <= day <= 31:
            yield source.diagnostic((*keys, name), message("policy.no_day_of_month", day=day))
    if monthly.from_ == monthly.until:
        yield source.diagnostic((*keys, "until"), message("policy.month_empty"))
