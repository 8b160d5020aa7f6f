"""Who may speak, on which accounts, who approves, and whom to ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from policylint.document.model import Code, Line, Link, Section
from policylint.engine.roster import ANY
from policylint.policy.spec import RoleSpec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.rules import RuleWords
    from policylint.document.wording import Wording
    from policylint.engine.roster import Roster
    from policylint.policy.spec import AccountSpec, PersonSpec

_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PAGE: Final = re.compile(r"https?://[^\s<>\"]+")
_YES: Final = "✓"


def address(text: str) -> str | Link:
    """A contact as a link, where it is an e-mail address or a page."""
    if _MAIL.fullmatch(text):
        return Link(text=text, href=f"mailto:{text}")
    return Link(text=text, href=text) if _PAGE.fullmatch(text) else text


def speakers(rules: Sequence[RuleWords], wording: Wording) -> Iterator[Section]:
    """The people who may speak for the company; then those who only publish, approve or sign off."""
    people = wording.loaded.spec.people
    if speaking := [person for person in people if person.may_speak_on]:
        held = wording.joined([(rule.link,) for rule in rules if rule.rule.kind == "speaker"])
        intro: list[Line] = [(wording.say("speakers_intro"),)]
        # The document has no day of its own: it lists whose authority is over as well, for it may yet be prolonged.
        if any(person.from_ or person.until for person in speaking):
            intro.append((wording.say("speakers_days"),))
        if any(person.certified_until for person in speaking):
            intro.append((wording.say("speakers_training"),))
        if held:
            intro.append((wording.say("rules_here"), *held))
        yield _people("speakers", "topics", tuple(intro), [_speaker(person, wording) for person in speaking], wording)
    roster = wording.secrets.roster
    others = [person for person in people if not person.may_speak_on]
    if helping := [person for person in others if person.accounts or roster.roles_of(person.id)]:
        rows = [_helper(person, roster, wording) for person in helping]
        yield _people("helpers", "roles", ((wording.say("helpers_intro"),),), rows, wording)


def _people(
    section: str, column: str, intro: tuple[Line, ...], rows: Sequence[tuple[Line, ...]], wording: Wording
) -> Section:
    """A section of people; one column is its own."""
    columns = ("person", "title", column, "accounts", "from", "until", "certified")
    return Section(
        anchor=wording.anchor(section),
        title=wording.say(section),
        intro=intro,
        body=(wording.table(columns, rows),),
    )


def _speaker(person: PersonSpec, wording: Wording) -> tuple[Line, ...]:
    topics = (wording.say("every_topic") if name == ANY else wording.topic(name) for name in person.may_speak_on)
    return _row(person, wording.listed(topics), wording)


def _helper(person: PersonSpec, roster: Roster, wording: Wording) -> tuple[Line, ...]:
    held = roster.roles_of(person.id)
    roles = wording.listed(wording.role(role) for role in wording.loaded.spec.roles if role in held)
    return _row(person, roles, wording)


def _row(person: PersonSpec, part: str, wording: Wording) -> tuple[Line, ...]:
    accounts = ((wording.say("every_account") if n == ANY else Code(text=wording.text(n)),) for n in person.accounts)
    days = (person.from_, person.until, person.certified_until)
    return (
        (name(person, wording),),
        (wording.listed(wording.fitting(person.title)) if person.title else "",),
        (part,),
        wording.joined(accounts),
        *((wording.day(day) if day else "",) for day in days),
    )


def name(person: PersonSpec, wording: Wording) -> str:
    """A person's name in the script of the language, else as it is commonly written."""
    return next(iter(wording.fitting(person.names)), "") or wording.text(person.id)


def accounts(wording: Wording) -> Iterator[Section]:
    """The accounts that the policy lists, official ones first."""
    listed = sorted(wording.loaded.spec.accounts.items(), key=lambda item: item[1].kind != "official")
    if listed:
        columns = ("account", "platform", "handle", "kind", "owner", "verified", "limits")
        yield Section(
            anchor=wording.anchor("accounts"),
            title=wording.say("accounts"),
            intro=((wording.say("accounts_intro"),),),
            body=(wording.table(columns, [_account(name, account, wording) for name, account in listed]),),
        )


def _account(name: str, account: AccountSpec, wording: Wording) -> tuple[Line, ...]:
    handle = wording.text(account.handle).removeprefix("@")
    limits = (wording.say("limit", measure=wording.measure(m), max=most) for m, most in account.limits.items())
    return (
        (Code(text=wording.text(name)),),
        (wording.platform(account.platform),),
        (f"@{handle}" if handle else "",),
        (wording.say(f"kind_{account.kind}"),),
        (wording.text(account.owner),),
        (_YES if account.verified else "",),
        (wording.listed(limits),),
    )


def approvals(rules: Sequence[RuleWords], wording: Wording) -> Iterator[Section]:
    """Which posts need whose approval or sign-off."""
    rows = [
        (rule.posts, (rule.need,), (rule.by,), (rule.link,))
        for rule in rules
        if rule.rule.kind in ("approval", "attest")
    ]
    if rows:
        yield Section(
            anchor=wording.anchor("approvals"),
            title=wording.say("approvals"),
            intro=((wording.say("approvals_intro"),),),
            body=(wording.table(("posts", "need", "by", "rule"), rows),),
        )


def contacts(wording: Wording) -> Iterator[Section]:
    """Whom to ask: who keeps the policy, and who holds which role."""
    spec = wording.loaded.spec
    rows: list[tuple[Line, ...]] = []
    if owner := spec.owner:
        contact = address(wording.text(owner.contact)) if owner.contact else ""
        rows.append(((wording.say("this_policy"),), (wording.text(owner.team),), (contact,)))
    rows += (((wording.role(role),), wording.joined(holders(role, wording)), ()) for role in spec.roles)
    if rows:
        yield Section(
            anchor=wording.anchor("contacts"),
            title=wording.say("contacts"),
            intro=(),
            body=(wording.table(("role", "holders", "contact"), rows),),
        )


def holders(role: str, wording: Wording) -> Iterator[Line]:
    """Who holds a role: people of the policy by name, others by the login or address that the role lists."""
    spec = wording.loaded.spec
    roster = wording.secrets.roster
    yield from ((name(person, wording),) for person in spec.people if role in roster.roles_of(person.id))
    yield from (
        (address(wording.text(member)),) for member in _members(spec.roles[role]) if roster.find(member) is None
    )


def _members(role: RoleSpec | Sequence[str]) -> Sequence[str]:
    return role.members if isinstance(role, RoleSpec) else role
