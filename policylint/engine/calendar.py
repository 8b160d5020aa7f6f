"""Times that a policy names: windows of one or several periods, or of days of every month."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LAST: Final = datetime.datetime.max.replace(tzinfo=datetime.UTC)
# Months after which days of every month begin to repeat: a leap year is among them.
_CYCLE: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Instants with ``start <= instant < end``; None is an end that is open."""

    start: datetime.datetime | None
    end: datetime.datetime | None

    def __contains__(self, instant: datetime.datetime) -> bool:
        return (self.start is None or self.start <= instant) and (self.end is None or instant < self.end)

    @property
    def lasts_until(self) -> datetime.datetime:
        """Its end, or the last moment that there is."""
        return self.end or _LAST


class Window(NamedTuple):
    """A named time as the program has it.

    ``periods`` are pairs of instants in ISO 8601 with an offset, either of them None where it is open. ``monthly`` are
    the day with whose beginning it begins and the day with whose beginning it is over, in the zone of the policy; a day
    that a month lacks is the first of the next.
    """

    title: Mapping[str, str]
    periods: Sequence[Sequence[str | None]] = ()
    monthly: Sequence[int] | None = None

    def period_at(self, instant: datetime.datetime, zone: datetime.tzinfo) -> Period | None:
        """The period that holds an instant; of several the one that ends last."""
        holding = (period for period in self._around(instant, zone) if instant in period)
        return max(holding, key=lambda period: period.lasts_until, default=None)

    def ends(self) -> datetime.datetime | None:
        """The instant at which its last period is over; None where it recurs or stays open."""
        ends = [end for _, end in self.periods]
        if self.monthly is not None or not ends or None in ends:
            return None
        return max(datetime.datetime.fromisoformat(end) for end in ends if end is not None)

    def _around(self, instant: datetime.datetime, zone: datetime.tzinfo) -> Iterator[Period]:
        for start, end in self.periods:
            yield Period(start=_instant(start), end=_instant(end))
        if self.monthly is not None:
            first, last = self.monthly
            here = instant.astimezone(zone)
            for months in (-1, 0):
                month = here.month + months
                yield Period(
                    start=_day(here.year, month, first, zone), end=_day(here.year, month + (last <= first), last, zone)
                )


def _instant(text: str | None) -> datetime.datetime | None:
    return None if text is None else datetime.datetime.fromisoformat(text)


def _day(year: int, month: int, day: int, zone: datetime.tzinfo) -> datetime.datetime:
    """The beginning of a day of a month, counted from January of ``year``; past its end, of the first of the next.

    It is in UTC: times of one zone are compared by their clocks, which are put forward and back.
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if year > datetime.MAXYEAR:
        return _LAST
    try:
        return datetime.datetime(year, month, day, tzinfo=zone).astimezone(datetime.UTC)
    except ValueError:
        return _day(year, month + 1, 1, zone)


def first_free(
    instant: datetime.datetime, windows: Iterable[Window], zone: datetime.tzinfo
) -> datetime.datetime | None:
    """The first moment, from ``instant`` on, that lies in none of the windows; None where there is none."""
    windows = tuple(windows)
    # Periods that follow each other without a gap are one. Each step leaves one behind; where every month is taken
    # through a whole cycle, all others are.
    for _ in range(1 + sum(len(window.periods) + _CYCLE for window in windows)):
        held = [period for window in windows if (period := window.period_at(instant, zone))]
        if not held:
            return instant
        ends = [period.end for period in held if period.end is not None]
        if len(ends) < len(held):
            return None
        instant = max(ends)
    return None


def written(instant: datetime.datetime, zone: datetime.tzinfo) -> str:
    """An instant as the clocks of a time zone show it, with the offset: 2026-12-01 09:00+08:00."""
    try:
        local = instant.astimezone(zone)
    except OverflowError:  # at the ends of the calendar
        local = instant
    return local.isoformat(" ", "seconds" if local.second else "minutes")
