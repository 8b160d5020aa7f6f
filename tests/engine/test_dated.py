"""Remarks that depend on the day."""

from __future__ import annotations

import datetime
import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policylint
from policylint.engine.dated import is_over, remarks
from policylint.messages import LANGUAGES
from policylint.messages.dated import MESSAGES as DATED
from policylint.messages.suite import MESSAGES as SUITE
from policylint.messages.waiver import MESSAGES as WAIVER

POLICY: dict[str, Any] = {
    "name": "acme",
    "timezone": "Asia/Taipei",
    "rules": [{"id": "claim", "kind": "forbid", "terms": ["最好"]}],
}
WAIVER_OF_CLAIM = {"rule": "claim", "reason": "已核准", "by": "法務部"}


def said(now: str, **sections: Any) -> list[str]:
    policy = policylint.load_policy({**POLICY, **sections})
    return [r.text("en") for r in remarks(policy.program.header, datetime.datetime.fromisoformat(now))]


def person(name: str, **days: str) -> dict[str, Any]:
    return {"id": name.lower(), "names": [name, f"{name} Wang"], **days}


def embargo(name: str, **times: str) -> dict[str, Any]:
    return {"id": name, "kind": "embargo", "terms": ["霧茶"], **times}


# What is over, the last moment at which nothing is said, the first at which it is, and a part of what is said then.
LAST, FIRST = "2026-11-20T23:59:59+08:00", "2026-11-21T00:00:00+08:00"


@pytest.mark.parametrize(
    ("sections", "named"),
    [
        ({"review_by": "2026-11-20"}, "“acme” was due for review by 2026-11-20"),
        ({"people": [person("Ann", until="2026-11-20")]}, "Authority that has ended: Ann (2026-11-20)."),
        ({"people": [person("Ann", certified_until="2026-11-20")]}, "Training that has ended: Ann (2026-11-20)."),
        ({"waivers": [{**WAIVER_OF_CLAIM, "until": "2026-11-20"}]}, "do not apply any more: acme/claim (2026-11-20)."),
        (
            {"windows": {"quiet": {"from": "2026-11-01T00:00+08:00", "until": "2026-11-21T00:00+08:00"}}},
            "Windows that are over: quiet (2026-11-21T00:00+08:00).",
        ),
        (
            {"windows": {"quiet": {"periods": [{"until": "2026-11-20T16:00Z"}, {"until": "2026-01-01T00:00Z"}]}}},
            "Windows that are over: quiet (2026-11-20T16:00+00:00).",
        ),
        (
            {"rules": [embargo("tea", until="2026-11-21T00:00+08:00"), embargo("cup", until="2026-11-21T00:01+08:00")]},
            "Embargoes that are over: acme/tea (2026-11-21T00:00+08:00).",
        ),
    ],
)
def test_from_which_moment_it_is_said(sections: dict[str, Any], named: str) -> None:
    assert said(LAST, **sections) == []
    [remark] = said(FIRST, **sections)
    assert named in remark
    assert said(FIRST) == []


@pytest.mark.parametrize(
    "window",
    [
        {"monthly": {"from": 1, "until": 10}},
        {"from": "2026-01-01T00:00+08:00"},
        {"periods": [{"until": "2026-01-01T00:00Z"}, {"from": "2026-02-01T00:00Z"}]},
        {"periods": [{"until": "2026-01-01T00:00Z"}], "monthly": {"from": 1, "until": 10}},
    ],
)
def test_a_window_that_recurs_or_stays_open_is_never_over(window: dict[str, Any]) -> None:
    assert said("2030-01-01T00:00Z", windows={"quiet": window}) == []


def test_an_embargo_that_may_hold_again_is_not_over() -> None:
    window = {"windows": {"silence": {"monthly": {"from": 1, "until": 11}}}}
    ended = {"from": "2026-01-01T00:00Z", "until": "2026-02-01T00:00Z"}
    rules = [
        embargo("a", **{"from": "2026-01-01T00:00Z"}),
        embargo("b", windows="silence", **ended),
        embargo("c", status="retired", **ended),
    ]
    assert said("2030-01-01T00:00Z", rules=rules, **window) == []


def test_one_remark_for_all_of_a_sort() -> None:
    people = [person(f"P{i}", until=f"2026-11-0{i}", certified_until="2026-01-01") for i in range(1, 8)]
    people += [person("Same", certified_until="2026-01-01"), person("Fresh", certified_until="2027-01-01")]
    authority, training = said(FIRST, people=people)
    assert "P1 (2026-11-01), P2 (2026-11-02), P3 (2026-11-03)" in authority
    assert "and 2 more" in authority
    # Who has left needs no training.
    assert training.startswith("Training that has ended: Same (2026-01-01). ")


LIMIT = {"kind": "limit", "part": "body"}


@pytest.mark.parametrize(
    ("rules", "platforms"),
    [
        ([], []),
        ([{**LIMIT, "measure": "links"}], ["threads"]),
        ([{**LIMIT, "measure": "links", "max": 5}], []),
        ([{**LIMIT, "measure": "hashtags", "min": 1}], []),
        ([{**LIMIT, "measure": "emoji"}], []),
        ([{**LIMIT, "measure": "links", "status": "retired"}], []),
        ([{**LIMIT, "measure": "links"}, {**LIMIT, "measure": "mentions"}], ["threads", "instagram"]),
    ],
)
def test_limits_that_nobody_has_checked_for_a_year(rules: list[dict[str, Any]], platforms: list[str]) -> None:
    numbered = [{**rule, "id": f"r{i}"} for i, rule in enumerate(rules)]
    assert said("2026-11-22T00:00+08:00", rules=numbered) == []
    assert [
        re.findall(r"(\w+) \(\d{4}-\d\d-\d\d\)", remark) for remark in said("2040-01-01T00:00Z", rules=numbered)
    ] == ([platforms] if platforms else [])


INSTANTS = st.datetimes(*map(datetime.datetime.fromisoformat, ("2026-01-01", "2026-12-31")))
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda m: datetime.timezone(datetime.timedelta(minutes=m)))


@given(INSTANTS, OFFSETS, st.integers(-4, 4), st.sampled_from(["Asia/Taipei", "Pacific/Kiritimati", "Etc/GMT+12"]))
def test_a_day_is_over_where_the_policy_is(
    naive: datetime.datetime, offset: datetime.timezone, days: int, zone: str
) -> None:
    instant = naive.replace(tzinfo=offset)
    day = naive.date() + datetime.timedelta(days=days)
    assert is_over(day.isoformat(), instant, zone) == (instant.astimezone(ZoneInfo(zone)).date() > day)


@pytest.mark.parametrize(("now", "notices"), [("0001-01-01T00:00", 0), ("9999-12-31T23:59", 2)])
def test_any_moment_will_do(now: str, notices: int) -> None:
    over = {"review_by": "2026-01-01", "waivers": [{**WAIVER_OF_CLAIM, "until": "2026-01-01"}]}
    moment = datetime.datetime.fromisoformat(now)
    assert len(policylint.check_text("最好", policy={**POLICY, **over}, now=moment).notices) == notices


def test_check_says_it_in_both_languages() -> None:
    policy = {**POLICY, "people": [person("Ann", until="2026-11-20")]}
    now = datetime.datetime.fromisoformat(FIRST)
    english, chinese = (
        policylint.check_text("茶", policy=policy, now=now, language=lang).notices for lang in ("en", "zh-TW")
    )
    assert (len(english), len(chinese)) == (1, 1)
    assert chinese[0].startswith("授權已到期的人員：Ann（2026-11-20）。")


@pytest.mark.parametrize(("key", "texts"), [*DATED.items(), *SUITE.items(), *WAIVER.items()])
def test_sentences_say_the_same_in_both_languages(key: str, texts: dict[str, str]) -> None:
    assert set(texts) == set(LANGUAGES)
    assert len({frozenset(re.findall(r"(?<!\{)\{(\w+)\}", text)) for text in texts.values()}) == 1
