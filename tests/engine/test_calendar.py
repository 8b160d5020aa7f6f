"""Windows: periods, days of every month, and the first moment that lies in none of them."""

from __future__ import annotations

import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.engine.calendar import Window, first_free

TAIPEI = ZoneInfo("Asia/Taipei")
# Clocks are put forward at midnight, and back from one o'clock to midnight.
SANTIAGO, AZORES = ZoneInfo("America/Santiago"), ZoneInfo("Atlantic/Azores")
MINUTE = datetime.timedelta(minutes=1)


def at(text: str, zone: datetime.tzinfo = TAIPEI) -> datetime.datetime:
    moment = datetime.datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def window(*periods: tuple[str | None, str | None], monthly: tuple[int, int] | None = None) -> Window:
    return Window(title={}, periods=periods, monthly=monthly)


def is_held(held: Window, moment: str, zone: datetime.tzinfo = TAIPEI) -> bool:
    return held.period_at(at(moment, zone), zone) is not None


def test_the_start_belongs_to_a_period_and_the_end_does_not() -> None:
    once = window(("2026-11-01T09:00+08:00", "2026-11-02T09:00+08:00"))
    assert [is_held(once, f"2026-11-0{day}T{hour}") for day, hour in ((1, "08:59"), (1, "09:00"), (2, "08:59"))] == [
        False,
        True,
        True,
    ]
    assert not is_held(once, "2026-11-02T09:00")
    assert is_held(once, "2026-11-01T01:00+00:00")


def test_an_open_end() -> None:
    assert is_held(window((None, "2026-11-02T00:00+08:00")), "1999-01-01T00:00")
    assert is_held(window(("2026-11-02T00:00+08:00", None)), "2999-01-01T00:00")
    assert not is_held(window(("2026-11-02T00:00+08:00", None)), "2026-11-01T23:59")


def test_of_several_periods_the_one_that_ends_last_holds() -> None:
    both = window(
        ("2026-11-01T00:00+08:00", "2026-11-09T00:00+08:00"), ("2026-11-05T00:00+08:00", "2026-11-20T00:00+08:00")
    )
    period = both.period_at(at("2026-11-06T00:00"), TAIPEI)
    assert period is not None
    assert period.end == at("2026-11-20T00:00")


@pytest.mark.parametrize(
    ("monthly", "inside", "outside"),
    [
        ((1, 11), ["2026-11-01T00:00", "2026-11-10T23:59"], ["2026-11-11T00:00", "2026-10-31T23:59"]),
        ((25, 10), ["2026-12-25T00:00", "2027-01-09T23:59"], ["2027-01-10T00:00", "2027-01-24T23:59"]),
        # February has no 31st: the window begins with March.
        ((31, 10), ["2026-03-01T00:00", "2026-01-31T00:00"], ["2026-02-28T23:59", "2026-01-30T23:59"]),
        ((20, 31), ["2026-02-28T23:59", "2026-04-30T23:59"], ["2026-03-01T00:00", "2026-01-31T00:00"]),
        # Neither a 30th nor a 31st: there is nothing between them.
        ((30, 31), ["2026-04-30T12:00", "2026-01-30T12:00"], ["2026-03-01T00:00", "2026-01-31T12:00"]),
        ((29, 1), ["2028-02-29T12:00", "2026-01-31T12:00"], ["2026-02-28T12:00", "2026-03-01T00:00"]),
    ],
)  # fmt: skip
def test_days_of_every_month(monthly: tuple[int, int], inside: list[str], outside: list[str]) -> None:
    assert [moment for moment in inside if not is_held(window(monthly=monthly), moment)] == []
    assert [moment for moment in outside if is_held(window(monthly=monthly), moment)] == []


def test_a_day_that_begins_when_clocks_are_put_forward() -> None:
    # 2026-09-06 has no midnight in Santiago: the day begins at 01:00, which is 04:00 in UTC.
    assert is_held(window(monthly=(6, 7)), "2026-09-06T04:00+00:00", SANTIAGO)
    assert not is_held(window(monthly=(6, 7)), "2026-09-06T03:59+00:00", SANTIAGO)


def test_a_day_that_begins_twice() -> None:
    # On 2026-10-25 the hour after midnight comes twice in the Azores; the first is 00:00 in UTC.
    for moment, held in (("2026-10-24T23:59", False), ("2026-10-25T00:00", True), ("2026-10-25T01:30", True)):
        assert is_held(window(monthly=(25, 26)), f"{moment}+00:00", AZORES) is held
    second = datetime.datetime(2026, 10, 25, 0, 30, tzinfo=AZORES, fold=1)
    assert window(monthly=(24, 25)).period_at(second, AZORES) is None


@pytest.mark.parametrize(
    ("windows", "free"),
    [
        ([], "2026-11-05T00:00"),
        ([window(("2026-11-01T00:00+08:00", "2026-11-10T00:00+08:00"))], "2026-11-10T00:00"),
        ([window(("2026-11-06T00:00+08:00", "2026-11-10T00:00+08:00"))], "2026-11-05T00:00"),
        # Windows that touch are one, whichever comes first.
        (
            [
                window(("2026-11-10T00:00+08:00", "2026-11-12T00:00+08:00")),
                window(("2026-11-01T00:00+08:00", "2026-11-10T00:00+08:00")),
            ],
            "2026-11-12T00:00",
        ),
        ([window(("2026-11-01T00:00+08:00", "2026-11-10T00:00+08:00"), monthly=(10, 11))], "2026-11-11T00:00"),
        ([window(monthly=(1, 11)), window(("2026-11-11T00:00+08:00", None))], None),
        ([window(("2026-11-01T00:00+08:00", None))], None),
        # The two halves of every month leave nothing; without the last day of the long ones they leave that.
        ([window(monthly=(1, 15)), window(monthly=(15, 1))], None),
        ([window(monthly=(1, 15)), window(monthly=(15, 31))], "2026-12-31T00:00"),
    ],
)
def test_first_free(windows: list[Window], free: str | None) -> None:
    assert first_free(at("2026-11-05T00:00"), windows, TAIPEI) == (None if free is None else at(free))


def test_many_periods_that_touch() -> None:
    first = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    days = [(first + datetime.timedelta(days=i)).isoformat() for i in range(301)]
    assert first_free(first, [window(pair) for pair in pairwise(days)], TAIPEI) == at(days[-1])


def test_when_the_last_period_is_over() -> None:
    assert window(("2026-11-01T00:00+08:00", None)).ends() is None
    assert window(("2026-11-01T00:00+08:00", "2026-11-02T00:00+08:00"), monthly=(1, 2)).ends() is None
    ended = window((None, "2026-11-09T00:00+08:00"), ("2026-10-01T00:00+08:00", "2026-11-02T00:00+08:00")).ends()
    assert ended == at("2026-11-09T00:00")


MOMENTS = st.integers(0, 4 * 366 * 24 * 60).map(lambda minutes: at("2025-01-01T00:00+00:00") + minutes * MINUTE)
ZONES = st.sampled_from([TAIPEI, SANTIAGO, AZORES, ZoneInfo("Pacific/Apia")])


@st.composite
def windows(draw: st.DrawFn) -> Window:
    periods = []
    for _ in range(draw(st.integers(0, 3))):
        start, minutes = draw(MOMENTS), draw(st.none() | st.integers(1, 50_000))
        periods.append((start.isoformat(), None if minutes is None else (start + minutes * MINUTE).isoformat()))
    days = st.tuples(st.integers(1, 31), st.integers(1, 31)).filter(lambda days: days[0] != days[1])
    return window(*periods, monthly=draw(st.none() | days))


@given(MOMENTS, st.lists(windows(), max_size=3), ZONES)
def test_what_is_free_is_free_and_nothing_before_it(
    moment: datetime.datetime, several: list[Window], zone: ZoneInfo
) -> None:
    free = first_free(moment, several, zone)
    assert free is None or free >= moment
    assert free is None or not any(held.period_at(free, zone) for held in several)
    if free is None or free > moment:
        last = free or moment + datetime.timedelta(days=800)
        step = max(MINUTE, (last - moment) / 50)
        tried = (moment + i * step for i in range(50))
        assert all(any(held.period_at(t, zone) for held in several) for t in tried if t < last)


@given(MOMENTS, windows(), ZONES)
def test_the_period_that_holds_an_instant_holds_it(moment: datetime.datetime, held: Window, zone: ZoneInfo) -> None:
    period = held.period_at(moment, zone)
    assert period is None or moment in period


@given(MOMENTS, st.tuples(st.integers(1, 31), st.integers(1, 31)).filter(lambda days: days[0] != days[1]), ZONES)
def test_a_day_of_the_month_is_told_by_the_calendar(
    moment: datetime.datetime, days: tuple[int, int], zone: ZoneInfo
) -> None:
    first, last = days
    day = moment.astimezone(zone).day
    inside = first <= day < last if first < last else day >= first or day < last
    found = window(monthly=days).period_at(moment, zone) is not None
    # The first of a month may stand for a 31st that the month before it lacks.
    assert found is inside or day == 1
