"""The people of a policy: who somebody is, which roles they hold, and what they may do on a day."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from policylint.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_BRACKETS: Final = re.compile(r"[(\[].*[)\]]$")
_PROFILE: Final = re.compile(r"(?:https?://)?(?:www\.)?github\.com/([^/?#]+)/?")
_LATIN: Final = "a-z0-9_\u00c0-\u024f"
_HAN: Final = "一-鿿"

ANY = "*"
"""Stands for every topic or every account."""


class Person(NamedTuple):
    """Somebody of the roster; ``spellings`` are their names in other scripts.

    ``start``, ``until`` and ``certified_until`` are days in ISO 8601.
    """

    id: str
    names: Sequence[str]
    spellings: Sequence[str]
    titles: Sequence[str]
    roles: frozenset[str]
    may_speak_on: frozenset[str]
    accounts: frozenset[str]
    start: str | None
    until: str | None
    certified_until: str | None
    github: str | None
    email: str | None

    @property
    def name(self) -> str:
        """The name as it is commonly written."""
        return self.names[0] if self.names else self.id

    def has_authority(self, day: str) -> bool:
        """Whether their authority has begun and is not over on a day (ISO 8601)."""
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)

    def is_certified(self, day: str) -> bool:
        """Whether their training counts on a day; it does not where there is none."""
        return self.certified_until is not None and day <= self.certified_until

    def may_speak(self, topic: str) -> bool:
        """Whether they may speak for the company on a topic."""
        return topic in self.may_speak_on or ANY in self.may_speak_on

    def may_use(self, account: str) -> bool:
        """Whether they may publish on an account, by its name in the policy."""
        return account in self.accounts or ANY in self.accounts


class Roster:
    """Finds people by what drafts call them: an id, a name or alias, a GitHub login, an e-mail address."""

    def __init__(self, people: Iterable[Mapping[str, Any]], roles: Mapping[str, Mapping[str, Any]]) -> None:
        self.people = tuple(_person(person) for person in people)
        self._roles = roles

    @cached_property
    def _by_name(self) -> dict[str, Person]:
        return {key(name): person for person in self.people for name in _names(person)}

    @cached_property
    def _marks(self) -> list[tuple[Person, re.Pattern[str]]]:
        return [(person, re.compile("|".join(_marks(person)) or "(?!)")) for person in self.people]

    @cached_property
    def _members(self) -> dict[str, frozenset[str]]:
        """The roles of each name that a role lists; of a person, under each of their names."""
        roles: dict[str, set[str]] = {}
        for role, said in self._roles.items():
            for member in said["members"]:
                person = self._by_name.get(key(member))
                for name in _names(person) if person else (member,):
                    roles.setdefault(key(name), set()).add(role)
        return {name: frozenset(held) for name, held in roles.items()}

    def find(self, name: str) -> Person | None:
        """The person that a draft names, if they are of the roster."""
        return self._by_name.get(key(name))

    def mentioned(self, text: str) -> list[Person]:
        """The people of whom a name, login or address stands in a text, whatever stands beside it: 行銷部王大明."""
        plain = fold(text).text
        return [person for person, mark in self._marks if mark.search(plain)]

    def roles_of(self, name: str) -> frozenset[str]:
        """The roles that somebody holds, whether of the roster or listed as a member only."""
        person = self.find(name)
        return self._members.get(key(name), frozenset()) | (person.roles if person else frozenset())

    def whom(self, name: str) -> str:
        """Whom a name means, under one key for all that they may be called."""
        person = self.find(name)
        return key(person.id if person else name)

    def role_title(self, role: str) -> Mapping[str, str]:
        """A role as people call it, by language; its name in the policy where it has no title."""
        said = self._roles.get(role)
        return (said and said["title"]) or {"zh-TW": role, "en": role}


def key(name: str) -> str:
    """A name as it is compared: without regard to width, case and spaces, to the sign of a login or the address of its
    profile, and to what is said in brackets behind it.
    """
    plain = "".join(fold(name).text.split()).removeprefix("@")
    bare = _BRACKETS.sub("", plain) or plain
    profile = _PROFILE.fullmatch(bare)
    return profile[1] if profile else bare


def stands_in(name: str, text: str) -> bool:
    """Whether a name of two characters at least stands in a text as one: alone, or beside a title or a department."""
    return re.search(_mark(name), fold(text).text) is not None


def _marks(person: Person) -> Iterator[str]:
    yield from map(_mark, (*person.names, *person.spellings))
    yield from (_mark(name, beside=r".+@\-") for name in (person.github, person.email) if name)


def _mark(name: str, *, beside: str = "") -> str:
    """Pattern of a name in a folded text; no Latin letter may stand next to it, nor any of ``beside``."""
    plain = key(name)
    if len(plain) < 2:
        return "(?!)"
    before, after = "", ""
    if re.fullmatch(f"[{_HAN}]{{2}}", plain):
        # A single further character makes another name of it: 王大明 is not 王大.
        before, after = f"(?:(?<![{_HAN}])|(?<=[{_HAN}]{{2}}))", f"(?![{_HAN}](?![{_HAN}]))"
    elif not re.match(f"[{_HAN}]", plain):
        before = f"(?<![{_LATIN}{beside.replace('@', '')}])"
    if not re.search(f"[{_HAN}]$", plain):
        after = f"(?![{_LATIN}{beside}])"
    return before + r"\s*".join(map(re.escape, plain)) + after


def _names(person: Person) -> Iterator[str]:
    """All that somebody may be called: with their title before or behind the name, too."""
    yield from (name for name in (person.id, person.github, person.email) if name)
    for name in (*person.names, *person.spellings):
        yield name
        for title in person.titles:
            yield from (title + name, name + title)


def _person(said: Mapping[str, Any]) -> Person:
    title = said["title"]
    return Person(
        id=said["id"],
        names=said["names"],
        spellings=said["spellings"],
        titles=[title] if isinstance(title, str) else title,
        roles=frozenset(said["roles"]),
        may_speak_on=frozenset(said["may_speak_on"]),
        accounts=frozenset(said["accounts"]),
        start=said["from"],
        until=said["until"],
        certified_until=said["certified_until"],
        github=said["github"],
        email=said["email"],
    )
