"""The people of a policy: who is meant by a name, what they hold, and when."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.engine.roster import Roster


def person(id: str, *names: str, **more: Any) -> dict[str, Any]:
    fields = dict.fromkeys(("from", "until", "certified_until", "github", "email"))
    given = {"id": id, "names": names, "spellings": (), "title": (), "roles": (), "may_speak_on": (), "accounts": ()}
    return {**given, **fields, **more}


ROSTER = Roster(
    [
        person("lee", "李美玲", "Mei-ling Lee", roles=["legal"], github="Lee-Legal", email="Lee@Example.com"),
        person("wang", "王大明", "王经理", title="執行長", may_speak_on=["finance"], accounts=["brand"]),
        person("chen", "陳小美", may_speak_on=["*"], accounts=["*"]),
    ],
    {
        "legal": {"title": {"zh-TW": "法務", "en": "Legal"}, "members": ["@counsel", "law@example.com"]},
        "pr": {"title": {}, "members": ["lee", "王大明"]},
    },
)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("lee", "lee"),
        ("李美玲", "lee"),
        ("李 美玲", "lee"),
        ("MEI-LING LEE", "lee"),
        ("ｍｅｉ-ling　lee", "lee"),
        ("lee-legal", "lee"),
        ("@LEE-legal", "lee"),
        ("lee@example.com", "lee"),
        ("王经理", "wang"),
        ("李美", None),
        ("counsel", None),
        ("", None),
    ],
)
def test_who_is_meant(name: str, id: str | None) -> None:
    found = ROSTER.find(name)
    assert (found.id if found else None) == id


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("李美玲", {"legal", "pr"}),
        ("@lee-legal", {"legal", "pr"}),
        ("王经理", {"pr"}),
        ("counsel", {"legal"}),
        ("@Counsel", {"legal"}),
        ("LAW@example.com", {"legal"}),
        ("陳小美", set()),
        ("路人甲", set()),
        ("", set()),
    ],
)
def test_the_roles_that_somebody_holds(name: str, roles: set[str]) -> None:
    assert ROSTER.roles_of(name) == roles


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("李美玲", "@lee-legal", True),
        ("Mei-ling Lee", "LEE@example.com", True),
        ("李美玲", "王大明", False),
        ("李美玲", "路人甲", False),
        ("路人甲", "路人 甲", True),
        ("@someone", "Someone", True),
        ("路人甲", "路人乙", False),
    ],
)
def test_who_is_the_same(one: str, other: str, same: bool) -> None:
    assert (ROSTER.whom(one) == ROSTER.whom(other)) is same


NAMES = st.sampled_from(["李美玲", "lee", "@Lee-Legal", "王大明", "counsel"]) | st.text("李王 aＡ@-", max_size=4)


@given(NAMES, NAMES)
def test_a_name_means_the_same_however_it_is_spaced(one: str, other: str) -> None:
    assert ROSTER.whom(one) == ROSTER.whom(f" {one} ")
    if ROSTER.whom(one) == ROSTER.whom(other):
        assert ROSTER.roles_of(one) == ROSTER.roles_of(other)
        assert ROSTER.find(one) is ROSTER.find(other)


def test_a_role_has_a_title_or_its_name() -> None:
    assert ROSTER.role_title("legal") == {"zh-TW": "法務", "en": "Legal"}
    assert ROSTER.role_title("pr") == {"zh-TW": "pr", "en": "pr"}


@pytest.mark.parametrize(
    ("start", "until", "day", "authority"),
    [
        (None, None, "2026-11-22", True),
        ("2026-11-22", "2026-11-22", "2026-11-22", True),
        ("2026-11-23", None, "2026-11-22", False),
        (None, "2026-11-21", "2026-11-22", False),
        ("2026-01-01", "2026-12-31", "2026-11-22", True),
    ],
)
def test_authority_lasts_from_the_first_day_through_the_last(
    start: str | None, until: str | None, day: str, authority: bool
) -> None:
    [somebody] = Roster([person("x", "某人", **{"from": start, "until": until})], {}).people
    assert somebody.has_authority(day) is authority


def test_training_counts_through_its_last_day() -> None:
    trained, untrained = Roster([person("a", "甲", certified_until="2026-11-22"), person("b", "乙")], {}).people
    assert [trained.is_certified(day) for day in ("2026-11-22", "2026-11-23")] == [True, False]
    assert not untrained.is_certified("2026-11-22")


def test_what_somebody_may_speak_on_and_where() -> None:
    _, wang, chen = ROSTER.people
    assert [wang.may_speak("finance"), wang.may_speak("food"), chen.may_speak("food")] == [True, False, True]
    assert [wang.may_use("brand"), wang.may_use("shop"), chen.may_use("shop")] == [True, False, True]


def test_how_somebody_is_called() -> None:
    assert [somebody.name for somebody in ROSTER.people] == ["李美玲", "王大明", "陳小美"]
    assert ROSTER.people[1].titles == ["執行長"]
