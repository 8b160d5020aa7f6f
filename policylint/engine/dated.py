"""Remarks that depend on the day: what in a policy is over or overdue. A pure function of its header and the time."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Final

from policylint.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policylint.engine.program import Header

_LIMITS_LAST: Final = datetime.timedelta(days=365)
"""How long a platform's limit is trusted after the day on which it was last held against its source."""
_SHOWN: Final = 5
"""How many of one sort a remark names; a roster may keep many who have left."""


def is_over(day: str, instant: datetime.datetime, timezone: str) -> bool:
    """Whether a day (ISO 8601) is over in a time zone, at an instant with any offset."""
    apart = instant.toordinal() - datetime.date.fromisoformat(day).toordinal()
    if abs(apart) > 2:  # the dates of no two time zones are further apart
        return apart > 0
    # Only here, because it takes longer to import than everything else that happens on an ordinary day.
    from zoneinfo import ZoneInfo

    return instant.astimezone(ZoneInfo(timezone)).date().isoformat() > day


def remarks(header: Header, now: datetime.datetime) -> Iterator[Message]:
    """What a policy's keeper has to see to by ``now``, which has an offset; one remark for each sort of thing."""
    zone = header.timezone
    if header.review_by is not None and is_over(header.review_by, now, zone):
        yield message("dated.review", policy=header.name, day=header.review_by)
    gone = _past(header.people, "until", now, zone)
    # Who may not speak any more needs no training for it.
    untrained = [person for person in _past(header.people, "certified_until", now, zone) if person not in gone]
    waivers = _past(header.waivers, "until", now, zone)
    limits = [(name, day) for name, day in header.limits_as_of.items() if is_over(_aged(day), now, zone)]
    yield from _row("dated.authority", [(_name(person), person["until"]) for person in gone])
    yield from _row("dated.training", [(_name(person), person["certified_until"]) for person in untrained])
    yield from _row("dated.window", list(_closed(header.windows, now)))
    yield from _row("dated.embargo", list(_lifted(header.embargoes, now)))
    yield from _row("dated.waiver", [(waiver["rule"], waiver["until"]) for waiver in waivers])
    yield from _row("dated.limits", limits, shown=len(limits))


def _past(entries: Sequence[Mapping[str, Any]], key: str, now: datetime.datetime, zone: str) -> list[Mapping[str, Any]]:
    return [entry for entry in entries if entry[key] is not None and is_over(entry[key], now, zone)]


def _closed(windows: Mapping[str, Mapping[str, Any]], now: datetime.datetime) -> Iterator[tuple[str, str]]:
    """The windows whose last period is over, with its end."""
    for name, said in windows.items():
        # Few policies have one.
        from policylint.engine.calendar import Window

        end = Window(**said).ends()
        if end is not None and end <= now:
            yield name, end.isoformat(timespec="minutes")


def _lifted(embargoes: Mapping[str, str], now: datetime.datetime) -> Iterator[tuple[str, str]]:
    """The embargoes whose only time is over, with its end."""
    for name, text in embargoes.items():
        end = datetime.datetime.fromisoformat(text)
        if end <= now:
            yield name, end.isoformat(timespec="minutes")


def _aged(day: str) -> str:
    return (datetime.date.fromisoformat(day) + _LIMITS_LAST).isoformat()


def _name(person: Mapping[str, Any]) -> str:
    return str(next(iter(person["names"]), person["id"]))


def _row(key: str, dated: Sequence[tuple[str, str]], shown: int = _SHOWN) -> Iterator[Message]:
    """One remark for all that is over: the first of them with their days, and how many there are beside."""
    named = list(dict.fromkeys(dated))
    if not named:
        return
    row, *others = (message("dated.entry", name=name, day=day) for name, day in named[:shown])
    for other in others:
        row = message("dated.row", row=row, entry=other)
    if len(named) > shown:
        row = message("dated.more", row=row, count=len(named) - shown)
    yield message(key, row=row)
