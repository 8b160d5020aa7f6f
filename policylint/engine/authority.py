"""Who answers for a draft, and what gives or denies somebody the right to speak on a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from policylint.drafts.fields import texts_of
from policylint.engine.notes import quoted
from policylint.engine.speech import Place
from policylint.messages import message
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.engine.roster import Person, Roster
    from policylint.engine.scan import DraftScan
    from policylint.messages import Message

_PEOPLE: Final = re.compile(r"[,，、;；/／&＆|\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
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


def _named(field: str, scan: DraftScan) -> Iterator[Publisher]:
    stated = scan.draft.metadata.get(field)
    entries = stated if isinstance(stated, list | tuple) else [stated]
    start = Span(scan.draft.span.start, scan.draft.span.start)
    for i, entry in enumerate(entries):
        span = scan.draft.fields.get(f"{field}[{i}]") or scan.draft.fields.get(field, start)
        for text in texts_of([entry]):
            for name in _names(text, scan.program.roster):
                yield Publisher(name=name, place=Place(span, "metadata", name), person=scan.program.roster.find(name))


def _names(text: str, roster: Roster) -> list[str]:
    """The people in a text: one, or several with a comma between; a name of the roster is never taken apart."""
    if roster.find(text):
        return [text]
    return [name for piece in _PEOPLE.split(text) if (name := piece.strip())]


def standing(person: Person | None, day: str, *, certified: bool) -> Person | Message:
    """Somebody who may speak on some topic on a day (ISO 8601), or why they may not speak at all.

    With ``certified`` their training has to count on that day, too.
    """
    if person is None:
        return message("speaker.not_of_roster")
    if person.start is not None and day < person.start:
        return message("signoff.authority_later", day=person.start)
    if person.until is not None and day > person.until:
        return message("signoff.authority_over", day=person.until)
    if certified and not person.is_certified(day):
        over = person.certified_until
        return message("speaker.training_over", day=over) if over else message("speaker.no_training")
    return person


def is_spokesperson(publisher: Publisher, roles: list[str], scan: DraftScan) -> bool:
    """Whether somebody may speak in the company's name: they hold one of the roles; without any, they may speak on all
    topics of the draft.
    """
    person = publisher.person
    if person is not None and not person.has_authority(scan.day):
        return False
    if roles:
        return not scan.program.roster.roles_of(publisher.name).isdisjoint(roles)
    return person is not None and bool(person.may_speak_on) and all(map(person.may_speak, scan.topics))
