"""Conditions of rules, on facts as targets have them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from policylint.engine.condition import compile_condition, holds
from policylint.messages import Message

TAIPEI = datetime.timezone(datetime.timedelta(hours=8))
FACTS: dict[str, Any] = {
    "platform": "facebook",
    "account": "brand",
    "account.kind": "official",
    "topics": ("finance", "crisis"),
    "sponsored": True,
    "product": None,
    "count": 3,
    "publish_at": datetime.datetime(2026, 11, 1, 9, tzinfo=TAIPEI),
    "campaign": {"name": "Winter"},
    "hashtags": (),
    "followers": " 10000 ",
    "reach": "many",
    "event": "next week",
}


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({"platform": "facebook"}, True),
        ({"platform": "Facebook"}, True),
        ({"platform": ["x", "facebook"]}, True),
        ({"platform": "x"}, False),
        ({"platform": "facebook", "account": "other"}, False),
        ({"account.kind": "official"}, True),
        ({"topics": "crisis"}, True),
        ({"topics": ["politics", "finance"]}, True),
        ({"topics": "politics"}, False),
        ({"sponsored": True}, True),
        ({"sponsored": False}, False),
        ({"sponsored": 1}, False),
        ({"count": 3}, True),
        ({"count": True}, False),
        ({"product": None}, True),
        ({"hashtags": None}, True),
        ({"absent": None}, True),
        ({"absent": "x"}, False),
        ({"campaign.name": "winter"}, True),
        ({"campaign.absent": "winter"}, False),
        ({"not": {"platform": "x"}}, True),
        ({"not": [{"platform": "x"}, {"account": "brand"}]}, False),
        ({"any": [{"platform": "x"}, {"account": "brand"}]}, True),
        ({"any": [{"platform": "x"}, {"account": "other"}]}, False),
        ({"any": [{"platform": "x"}, {"account": "brand"}], "sponsored": False}, False),
        ({"count": {"min": 3}}, True),
        ({"count": {"min": 4}}, False),
        ({"count": {"min": 1, "max": 2}}, False),
        ({"publish_at": {"from": "2026-11-01"}}, True),
        ({"publish_at": {"until": "2026-11-01"}}, False),
        ({"publish_at": {"from": "2026-11-01T09:00+08:00", "until": "2026-11-01T09:01+08:00"}}, True),
        ({"publish_at": {"until": "2026-11-01T01:00+00:00"}}, False),
        ({"absent": {"min": 1}}, False),
        ({"followers": {"min": 10}}, True),
        ({"followers": {"max": 10}}, False),
        ({"reach": {"min": 10}}, False),
        ({"event": {"from": "2026-11-01", "until": "2026-11-02"}}, True),
        ({"not": {"event": {"from": "2026-11-01"}}}, True),
        ({"absent": {"from": "2026-11-01"}}, False),
        ({}, True),
    ],
)
def test_holds(when: dict[str, Any], expected: bool) -> None:
    faults: list[Message] = []
    condition = compile_condition(when, lambda _, text: faults.append(text))
    assert not faults
    assert holds(condition, FACTS) is expected


def test_no_condition_holds() -> None:
    assert holds(None, FACTS)


@pytest.mark.parametrize(
    ("when", "path", "key"),
    [
        ({"any": ["x"]}, ("when", "any", 0), "rule.when_branch"),
        ({"not": "x"}, ("when", "not"), "rule.when_branch"),
        ({"platform": [["x"]]}, ("when", "platform"), "rule.when_value"),
        ({"count": {"more": 1}}, ("when", "count", "more"), "rule.when_bound"),
        ({"count": {"min": "x"}}, ("when", "count", "min"), "rule.when_number"),
        ({"lead_hours": {"max": True}}, ("when", "lead_hours", "max"), "rule.when_number"),
        ({"count": {"from": "2026-02-28", "max": 1}}, ("when", "count"), "rule.when_mixed"),
        ({"publish_at": {"from": "2026-02-30"}}, ("when", "publish_at", "from"), "rule.when_instant"),
    ],
)
def test_faults_name_their_place(when: dict[str, Any], path: tuple[str | int, ...], key: str) -> None:
    faults: list[tuple[tuple[str | int, ...], str]] = []
    compile_condition(when, lambda where, text: faults.append((where, text.key)))
    assert faults == [(path, key)]
