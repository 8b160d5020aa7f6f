"""Sign-offs: who put their name to a draft, and whether it counts. Approvals and attestations are both."""

from __future__ import annotations

import datetime
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from policylint.drafts.fields import is_nobody, is_withheld, moment_of, signers_of, texts_of, value_of
from policylint.engine.authority import standing
from policylint.engine.digest import is_of, text_digest
from policylint.engine.notes import joined, quoted, said
from policylint.engine.roster import key, stands_in
from policylint.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from policylint.engine.roster import Person
    from policylint.engine.scan import DraftScan

_AUTHORS: Final = re.compile(r"[,，、;；/／&＆|\n]")
# Part of a name as well (李和平), so that what they part is looked at beside the whole.
_AND: Final = re.compile(r"[,，、;；/／&＆|\n與和及跟]|\s(?:and|with)\s", re.IGNORECASE)
_SAID: Final = ("role", "at", "digest")
"""What an entry may say beside a name."""
# What reads as a name in the middle of a sentence; anything else is set off from it.
_NAME: Final = re.compile(r"[\w@ .·・/-]+")
_SHOWN: Final = 5
"""How many of the sign-offs that do not count are told of."""


class SignOff(NamedTuple):
    """One name that a draft states, and what it says beside: ``roles``, and ``at`` and ``digest`` as written.

    ``empty`` are the names of what it leaves empty, ``unknown`` those that mean nothing here.
    """

    by: str
    roles: Sequence[str] = ()
    at: object = None
    digest: object = None
    empty: Sequence[str] = ()
    unknown: Sequence[str] = ()


class Verdict(NamedTuple):
    """The people whose sign-offs count, each with the roles in which they gave them; and why the others do not."""

    people: Mapping[str, frozenset[str]]
    refused: Sequence[Message]

    def has(self, role: str) -> bool:
        """Whether somebody signed in a role."""
        return any(role in roles for roles in self.people.values())

    @property
    def remarks(self) -> Iterator[Message]:
        """Sentences on those that do not count; of many, on the first."""
        yield from self.refused[:_SHOWN]
        if len(self.refused) > _SHOWN:
            yield message("signoff.more", count=len(self.refused) - _SHOWN)


def sign_offs(stated: object) -> Iterator[SignOff]:
    """The sign-offs in a value of the metadata, in each form that :func:`~policylint.drafts.fields.value_of` reads."""
    entries: Any = value_of("approvals", stated)
    for entry in entries:
        given = entry if isinstance(entry, dict) else {"by": entry}
        said = {name: given.get(name) for name in _SAID}
        for name in [*signers_of(given["by"])] or ("",):
            yield SignOff(
                by=name,
                roles=texts_of(said["role"]),
                at=said["at"],
                digest=said["digest"],
                empty=[name for name in said if name in given and said[name] is None],
                unknown=[name for name in given if name not in ("by", *_SAID)],
            )


def judge(given: Sequence[SignOff], scan: DraftScan, roles: Collection[str]) -> Verdict:
    """Which sign-offs count: never an author's, one of each person, and with ``roles`` only of those who hold one."""
    bench = _Bench(scan, roles)
    people: dict[str, frozenset[str]] = {}
    refused: list[Message] = []
    for number, sign_off in enumerate(given, 1):
        author = bench.author_of(sign_off)
        whom, signed = bench.whom(sign_off), bench.roles_of(sign_off)
        reason = message("signoff.author") if author else bench.refusal(sign_off, whom, signed)
        if reason is None:
            if whom in people and signed <= people[whom]:
                reason = message("signoff.twice")
            people[whom] = people.get(whom, frozenset()) | signed
        if reason is not None:
            name = quoted(author or sign_off.by)
            who: object = message("signoff.entry", number=number) if name in ("", "…") else name
            if name is who and not _NAME.fullmatch(name):
                who = message("signoff.quoted", text=name)
            refused.append(message("signoff.refused", who=who, reason=reason))
    return Verdict(people=people, refused=refused)


def titles_of(roles: Sequence[str], scan: DraftScan) -> Message:
    """Roles as people call them, any of which will do."""
    return joined("or", [said(scan.program.roster.role_title(role)) for role in roles])


class _Bench:
    """Judges the sign-offs of one draft."""

    def __init__(self, scan: DraftScan, roles: Collection[str]) -> None:
        self._scan = scan
        self._wanted = roles
        self._roster = scan.program.roster
        known = scan.program.header.roles.items()
        self._roles = {key(name): role for role, given in known for name in (role, *given["title"].values())}

    def whom(self, sign_off: SignOff) -> str:
        """Who signed, under one key for all that they may be called."""
        person = self._person(sign_off)
        return self._roster.whom(person.id if person else sign_off.by)

    def roles_of(self, sign_off: SignOff) -> frozenset[str]:
        """The roles in which somebody signed: those that they state, else all that they hold."""
        held = self._roster.roles_of(sign_off.by) if self._roles else frozenset[str]()
        return held & self._stated(sign_off) if sign_off.roles else held

    def author_of(self, sign_off: SignOff) -> str | None:
        """The name by which an author of the draft signs; None where somebody else does."""
        # What is written as {role: name} may be meant as {name: what they did}.
        names = (sign_off.by, *sign_off.roles)
        return next((name for name in names if self._is_author(name)), self._among_authors(sign_off.by))

    def refusal(self, sign_off: SignOff, whom: str, signed: frozenset[str]) -> Message | None:
        """Why a sign-off that is no author's does not count; None where it does."""
        if not whom or (is_nobody(sign_off.by) and not self._is_known(sign_off.by)):
            return message("signoff.nobody")
        return self._form(sign_off) or self._role(sign_off, signed) or self._time(sign_off) or self._text(sign_off)

    @cached_property
    def _author_names(self) -> Sequence[str]:
        metadata = self._scan.draft.metadata
        return texts_of([metadata.get("author"), metadata.get("co_author")])

    @cached_property
    def _authors(self) -> frozenset[str]:
        pieces = [piece for name in self._author_names for piece in (name, *_AUTHORS.split(name), *_AND.split(name))]
        mentioned = [person.id for name in self._author_names for person in self._roster.mentioned(name)]
        return frozenset(filter(None, map(self._roster.whom, (*pieces, *mentioned))))

    def _is_author(self, name: str) -> bool:
        """Whether a name is an author's, or one of an author's names stands in it."""
        mentioned = (person.id for person in self._roster.mentioned(name))
        return not self._authors.isdisjoint(map(self._roster.whom, (name, *mentioned)))

    def _among_authors(self, name: str) -> str | None:
        """A name that the policy does not know, where it stands among other words in what names the author."""
        # A known role may well be a part of what the author is called (法務王小明).
        stands = not self._is_known(name) and any(stands_in(name, author) for author in self._author_names)
        return name if stands else None

    def _is_known(self, name: str) -> bool:
        return key(name) in self._roles or bool(self._roster.find(name) or self._roster.roles_of(name))

    def _person(self, sign_off: SignOff) -> Person | None:
        return self._roster.find(sign_off.by) or next(iter(self._roster.mentioned(sign_off.by)), None)

    def _stated(self, sign_off: SignOff) -> set[str]:
        return {self._roles.get(key(role), "") for role in sign_off.roles}

    def _form(self, sign_off: SignOff) -> Message | None:
        """They consent, and all that they say beside can be understood."""
        for field in sign_off.unknown:
            return message("signoff.unknown", field=quoted(field))
        for field in sign_off.empty:
            return message("signoff.empty", field=field)
        beside = [role for role in sign_off.roles if key(role) not in self._roles]
        return message("signoff.withheld") if any(map(is_withheld, (sign_off.by, *beside))) else None

    def _role(self, sign_off: SignOff, signed: frozenset[str]) -> Message | None:
        """They hold what they state, and something that is asked for."""
        # A policy without roles has nothing to hold a stated one against.
        for role in sign_off.roles if self._roles else ():
            if self._roles.get(key(role)) not in signed:
                return message("signoff.role_not_held", role=quoted(role))
        if self._wanted and signed.isdisjoint(self._wanted):
            return message("signoff.other_role", roles=titles_of(list(self._wanted), self._scan))
        return None

    def _time(self, sign_off: SignOff) -> Message | None:
        """They signed before now and before the draft went out, and could do so on that day."""
        scan, at = self._scan, moment_of(sign_off.at)
        if sign_off.at is not None and not isinstance(at, datetime.datetime):
            return message("signoff.time_unread", value=quoted(sign_off.at))
        given = scan.now
        if isinstance(at, datetime.datetime):
            given = at if at.tzinfo else at.replace(tzinfo=scan.program.zone)
        if given > scan.now:
            return message("signoff.future", value=quoted(sign_off.at))
        if sign_off.at is not None and scan.publish_at is not None and given > scan.publish_at:
            return message("signoff.late", value=quoted(sign_off.at))
        person = self._person(sign_off)
        day = given.astimezone(scan.program.zone).date().isoformat() if person else ""
        lack = standing(person, day, certified=False) if person else None
        return lack if isinstance(lack, Message) else None

    def _text(self, sign_off: SignOff) -> Message | None:
        """They signed the text that there is now, where they state which text it was."""
        if sign_off.digest is None:
            return None
        match is_of(sign_off.digest, self._digest):
            case None:
                return message("signoff.digest_unread", value=quoted(sign_off.digest))
            case False:
                return message("signoff.text_changed")
        return None

    @cached_property
    def _digest(self) -> str:
        return text_digest(self._scan.draft)
