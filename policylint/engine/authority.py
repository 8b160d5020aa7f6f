"""Who answers for a draft, and what gives or denies somebody the right to speak on a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.drafts.fields import texts_of
from policylint.engine.notes import quoted, said
from policylint.engine.places import Place
from policylint.engine.roster import key
from policylint.messages import Message, message
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policylint.engine.roster import Person, Roster
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target

_PEOPLE: Final = re.compile(r"[,，、;；/／&＆|\n]")


class Publisher(NamedTuple):
    """Somebody who answers for a draft: ``name`` as it says, ``place`` where; ``person`` if they are of the roster."""

    name: str
    place: Place
    person: Person | None

    @property
    def shown(self) -> str:
        """The name as findings say it."""
        return self.person.name if self.person else quoted(self.name)


def publishers_of(scan: DraftScan) -> list[Publisher]:
    """Those whom the draft names as its spokespersons, else its authors; none where it names nobody."""
    return list(_named("spokesperson", scan)) or list(_named("author", scan))


def stated(scan: DraftScan, field: str, names: Iterable[str] = ()) -> Place:
    """Where the draft's metadata states something by one of its names, else the field, else where the draft begins."""
    known, start = scan.draft.fields, scan.draft.span.start
    wanted = {key(name) for name in names}
    items = enumerate(texts_of(scan.draft.metadata.get(field)))
    i, text = next(((i, text) for i, text in items if key(text) in wanted), (0, ""))
    span = known.get(f"{field}[{i}]") or known.get(field, Span(start, start))
    return Place(span=span, part="metadata", text=text)


def shown(scan: DraftScan, topic: str) -> Place:
    """The first word that shows a topic of the draft, else where its metadata states it."""
    if words := scan.topics[topic]:
        return Place.of(words[0])
    known = scan.program.header.topics.get(topic)
    return stated(scan, "topics", known["names"] if known else [topic])


def title_of(scan: DraftScan, topic: str) -> Message | str:
    """A topic as people call it."""
    known = scan.program.header.topics.get(topic)
    return said(known["title"]) if known else quoted(topic)


def by_account(targets: Iterable[Target]) -> dict[str, list[Target]]:
    """The targets that name an account, by its name."""
    found: dict[str, list[Target]] = {}
    for target in targets:
        if target.account:
            found.setdefault(target.account, []).append(target)
    return found


def personal_of(targets: Iterable[Target]) -> list[Target]:
    """The targets that are personal accounts."""
    return [target for target in targets if target.facts.get("account.kind") == "personal"]


def standing(person: Person | None, day: str, *, certified: bool) -> Person | Message:
    """Somebody who may speak on some topic on a day (ISO 8601), or why they may not speak at all.

    With ``certified`` their training has to count on that day, too.
    """
    if person is None:
        return message("speaker.not_of_roster")
    if not person.has_authority(day):
        if person.start is not None and day < person.start:
            return message("signoff.authority_later", day=person.start)
        return message("signoff.authority_over", day=person.until)
    if certified and not person.is_certified(day):
        over = person.certified_until
        return message("speaker.training_over", day=over) if over else message("speaker.no_training")
    return person


def is_spokesperson(publisher: Publisher, scan: DraftScan, *, roles: Sequence[str], certified: bool) -> bool:
    """Whether somebody may speak in the company's name: they hold one of the roles; without any, they may speak on all
    topics of the draft. ``certified`` as in :func:`standing`.
    """
    person = publisher.person
    if (person or certified) and isinstance(standing(person, scan.day, certified=certified), Message):
        return False
    if roles:
        return not scan.program.roster.roles_of(publisher.name).isdisjoint(roles)
    return person is not None and bool(person.may_speak_on) and all(map(person.may_speak, scan.topics))


def _named(field: str, scan: DraftScan) -> Iterator[Publisher]:
    value = scan.draft.metadata.get(field)
    start = Span(scan.draft.span.start, scan.draft.span.start)
    for i, entry in enumerate(value if isinstance(value, list | tuple) else [value]):
        span = scan.draft.fields.get(f"{field}[{i}]") or scan.draft.fields.get(field, start)
        for text in texts_of([entry]):
            for name in _names(text, scan.program.roster):
                yield Publisher(name=name, place=Place(span, "metadata", name), person=scan.program.roster.find(name))


def _names(text: str, roster: Roster) -> list[str]:
    """The people in a text: one, or several with a comma between; a name of the roster is never taken apart."""
    if roster.find(text):
        return [text]
    return [name for piece in _PEOPLE.split(text) if (name := piece.strip())]
