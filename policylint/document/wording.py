"""How a document says things in its language: sentences of the policy, lists, days and times."""

from __future__ import annotations

import datetime
import re
from calendar import month_name
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from policylint.document.model import Code, Link, Table
from policylint.drafts.fields import platform_of
from policylint.engine.sentences import in_language, language_of
from policylint.kinds.spec import localized
from policylint.messages import in_a_row, say
from policylint.policy.lexicons import named_in
from policylint.policy.spec import RoleSpec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policylint.document.model import Line
    from policylint.document.secrets import Secrets
    from policylint.kinds.spec import Localized
    from policylint.messages import Language
    from policylint.policy.loaded import LoadedPolicy

_HAN: Final = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Wording:
    """The words of one document. ``prefix`` tells its anchors from those of another language on the same page."""

    loaded: LoadedPolicy
    language: Language
    secrets: Secrets
    prefix: str = ""

    def say(self, key: str, /, **args: object) -> str:
        """A sentence of the catalogue, area ``document``."""
        return say(f"document.{key}", self.language, **args)

    def text(self, text: Localized | None) -> str:
        """A sentence of the policy, with its names filled in and its secrets hidden; empty where there is none."""
        sentences = localized(text)
        said, language = in_language(sentences, self.language), language_of(sentences, self.language)
        return self.secrets.clean(named_in(said, self.loaded.lexicons, language)).strip()

    def draft(self, text: str) -> str:
        """A text as a draft would have it, with each name as it is commonly written; secrets are hidden."""
        return self.secrets.clean(named_in(text, self.loaded.lexicons))

    def anchor(self, name: str) -> str:
        """A name as an ``id`` of the page, for which white space and most signs are no good."""
        return self.prefix + re.sub(r"[^\w./-]", lambda sign: f"~{ord(sign[0]):x}~", name)

    def link(self, text: str, name: str) -> Link:
        """A link to an anchor of the document."""
        return Link(text=text, href=f"#{self.anchor(name)}")

    def listed(self, items: Iterable[str]) -> str:
        """``a, b, c``"""
        return in_a_row(items, self.language)

    def either(self, items: Sequence[str]) -> str:
        """``a, b or c``"""
        return self._with_last("or", items)

    def all_of(self, items: Sequence[str]) -> str:
        """``a, b and c``"""
        return self._with_last("and_last", items)

    def _with_last(self, key: str, items: Sequence[str]) -> str:
        *first, last = items
        return self.say(key, first=self.listed(first), last=last) if first else last

    def joined(self, lines: Iterable[Line], between: str = "comma") -> Line:
        """Lines as one, with a sentence of the catalogue between them."""
        joined: Line = ()
        for line in lines:
            joined = (*joined, self.say(between), *line) if joined else line
        return joined

    def framed(self, key: str, line: Line) -> Line:
        """A line within a sentence of the catalogue that has a place for it, ``{it}``."""
        if all(isinstance(piece, str) for piece in line):
            return (self.say(key, it="".join(map(str, line))),)
        before, after = self.say(key, it="\0").split("\0")
        return (before, *line, after)

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[Line]]) -> Table:
        """A table without the columns in which no row says anything; ``columns`` are keys of the catalogue."""
        told = [i for i in range(len(columns)) if any(any(row[i]) for row in rows)]
        return Table(
            columns=tuple(self.say(f"column_{columns[i]}") for i in told),
            rows=tuple(tuple(row[i] for i in told) for row in rows),
        )

    def fitting(self, names: str | Sequence[str]) -> list[str]:
        """Of names in several scripts those in the script of the language, else all; secrets are hidden."""
        every = [names] if isinstance(names, str) else list(names)
        fitting = [name for name in every if bool(_HAN.search(name)) == (self.language == "zh-TW")]
        return [self.text(name) for name in fitting or every]

    def topic(self, name: str) -> str:
        """A topic as people call it; its name in the policy where it has no title or is not known there."""
        topic = self.loaded.topics.get(name)
        return (topic and self.text(topic.spec.title)) or self.text(name)

    def role(self, name: str) -> str:
        """A role as people call it, likewise."""
        role = self.loaded.spec.roles.get(name)
        return (self.text(role.title) if isinstance(role, RoleSpec) else "") or self.text(name)

    def window(self, name: str) -> str:
        """A time that the policy names, likewise."""
        window = self.loaded.spec.windows.get(name)
        return (self.text(window.title) if window else "") or self.text(name)

    def platform(self, name: str) -> str:
        """A platform as it is commonly written."""
        from policylint.messages.document import MESSAGES

        key = f"platform_{platform_of(name)}"
        return self.say(key) if f"document.{key}" in MESSAGES else self.text(name)

    def measure(self, name: str) -> str:
        """What an account's limit is on: a measure of the body, or another part of a post."""
        from policylint.messages.findings import MESSAGES

        if f"findings.measure_{name}" in MESSAGES:
            return say(f"findings.measure_{name}", self.language)
        return self.say(f"part_{name}") if name in ("title", "alt") else self.text(name)

    def identifier(self, name: str) -> str:
        """A type of identifiers, as findings call it."""
        return say(f"identifier.{name.replace('-', '_')}", self.language)

    def named(self, title: str, name: str) -> Line:
        """What has a title, with the name by which drafts and rules know it."""
        code = Code(text=self.text(name))
        return (title, " ", code) if title != code.text else (code,)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The policy's time zone."""
        return ZoneInfo(self.loaded.spec.timezone)

    def day(self, day: datetime.date) -> str:
        """A day of the calendar."""
        return self.say("day", year=day.year, month=day.month, month_name=month_name[day.month], day=day.day)

    def instant(self, said: str | datetime.date) -> str:
        """A time as the policy's zone has it, a day where no time of it is said; what is none of these as it is."""
        moment = _moment(said)
        if not isinstance(moment, datetime.datetime):
            return self.day(moment) if moment else self.text(str(said))
        try:
            moment = moment.astimezone(self.zone) if moment.tzinfo else moment
        except OverflowError:  # at the ends of the calendar
            return self.text(str(said))
        return self.say("instant", day=self.day(moment), time=f"{moment:%H:%M}")

    def span(self, start: str | datetime.date | None, end: str | datetime.date | None) -> str:
        """A time from one instant to before another; of days, the last that belongs to it is told."""
        last = _moment(end) if end is not None else None
        is_day = last is not None and not isinstance(last, datetime.datetime) and last > datetime.date.min
        if last is not None and is_day:
            end = last - datetime.timedelta(days=1)
        bounds = {name: self.instant(bound) for name, bound in (("start", start), ("end", end)) if bound is not None}
        if "end" not in bounds:
            return self.say("from", **bounds) if bounds else ""
        return self.say("from_until" if "start" in bounds else "until_day" if is_day else "until", **bounds)


def _moment(said: str | datetime.date) -> datetime.date | None:
    """A time or a day, as a condition may have it; None for what is neither."""
    if isinstance(said, datetime.date):
        return said
    for kind in (datetime.date, datetime.datetime):
        try:
            return kind.fromisoformat(said)
        except ValueError:
            continue
    return None
