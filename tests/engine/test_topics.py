"""What conditions know of a draft beside its metadata: topics, the account, the author, the time."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

import policylint

TOPICS: dict[str, Any] = {
    "finance": {
        "title": {"zh-TW": "財務", "en": "Money matters"},
        "terms": ["營收", "revenue"],
        "patterns": [r"Q[1-4] 財報"],
    },
    "clergy": {"terms": ["和尚"]},
    "sale": {"terms": ["免費"], "evasion": ["homophone"], "unless": {"within": ["免費電話"]}},
    "alt": {"terms": ["茶園"], "in": "alt"},
    "roadmap": {"title": "產品藍圖"},
}
NOW = datetime.datetime(2026, 11, 22, 10, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))


def applies(when: dict[str, Any], text: str = "早安", policy: dict[str, Any] | None = None, **metadata: Any) -> bool:
    """Whether a rule with this condition applies to a draft."""
    rule = {"id": "rule", "kind": "field", "field": "absent", "when": when}
    report = policylint.check_text(text, policy={"rules": [rule], **(policy or {})}, metadata=metadata, now=NOW)
    assert not report.incomplete
    return bool(report.findings)


def topics(text: str = "早安", **metadata: Any) -> set[str]:
    names = [*TOPICS, "food"]
    return {name for name in names if applies({"topics": name}, text, {"topics": TOPICS}, **metadata)}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("本月營收創新高", {"finance"}),
        ("本月营收创新高", {"finance"}),
        ("Revenue is up", {"finance"}),
        ("Q3 財報出爐", {"finance"}),
        ("營收與和尚", {"finance", "clergy"}),
        ("免費電話", set()),
        # What may be a coincidence of characters, or a way around a filter, makes no topic.
        ("門市和尚未開幕的新店", set()),
        ("緬費試吃", set()),
        ("茶園", set()),
    ],
)
def test_words_show_a_topic(text: str, shown: set[str]) -> None:
    assert topics(text) == shown


def test_the_words_of_a_topic_are_looked_for_in_its_parts() -> None:
    assert topics(images=[{"src": "a.jpg", "alt": "茶園"}]) == {"alt"}


@pytest.mark.parametrize(
    ("stated", "known"),
    [
        ("finance", {"finance"}),
        ("FINANCE", {"finance"}),
        ("財務", {"finance"}),
        ("ｍｏｎｅｙ Matters", {"finance"}),
        ("財務、產品藍圖", {"finance", "roadmap"}),
        (["roadmap", "food"], {"roadmap", "food"}),
        ("Food", {"food"}),
        (["", None], set()),
        ([], set()),
    ],
)
def test_metadata_states_topics(stated: Any, known: set[str]) -> None:
    assert topics(topics=stated) == known
    assert topics(主題=stated) == known


def test_what_is_stated_and_what_is_shown_are_joined() -> None:
    assert topics("營收", topics="roadmap, finance") == {"finance", "roadmap"}


@pytest.mark.parametrize("name", ["finance", "Finance", "財務", "money matters"])
def test_a_condition_names_a_topic_as_drafts_do(name: str) -> None:
    assert applies({"topics": name}, "營收", {"topics": TOPICS})
    assert applies({"topics": [name]}, policy={"topics": TOPICS}, topics="財務")
    assert not applies({"topics": name}, policy={"topics": TOPICS})


def test_topics_of_a_pack_and_of_the_policy_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    pack = "policylint: 1\ntopics: {finance: {title: 財務, terms: [營收]}, food: {terms: [食安]}}\n"
    (tmp_path / "rules/base.yaml").write_text(pack, encoding="utf-8")
    rules = "rules: [{id: rule, kind: field, field: absent, when: {topics: [finance, 財務, food]}}]"
    policy = tmp_path / "policy.yaml"

    def found(own: str) -> list[str]:
        policy.write_text(f"policylint: 1\nname: shop\nextends: [base]\n{own}{rules}\n", encoding="utf-8")
        loaded = policylint.load_policy(policy)
        return [text for text in ("營收", "毛利", "食安") if policylint.check_text(text, policy=loaded).findings]

    assert found("") == ["營收", "食安"]
    assert found("topics: {finance: {terms: [毛利]}}\n") == ["毛利", "食安"]


RULES: dict[str, dict[str, Any]] = {
    "approval": {},
    "attest": {"statement": "Checked.", "role": "legal"},
    "embargo": {"until": "2027-01-01T00:00+08:00"},
    "field": {"field": "absent"},
    "forbid": {"terms": ["茶"]},
    "limit": {"measure": "characters", "max": 1},
    "replace": {"terms": ["茶"], "prefer": "tea"},
    "require": {"any_of": ["coffee"]},
}


@pytest.mark.parametrize("kind", RULES)
@pytest.mark.parametrize(("text", "found"), [("茶的營收", True), ("茶的故事", False)])
def test_every_kind_asks_for_topics(kind: str, text: str, found: bool) -> None:
    rule = {"id": "rule", "kind": kind, "when": {"topics": "finance"}, **RULES[kind]}
    policy = {"rules": [rule], "topics": TOPICS, "roles": {"legal": ["@lee"]}}
    assert bool(policylint.check_text(text, policy=policy, now=NOW).findings) is found


def test_a_word_of_a_topic_is_no_finding() -> None:
    assert policylint.check_text("營收", policy={"topics": TOPICS}).findings == ()


ACCOUNTS = {"accounts": {"brand": {"platform": "facebook", "verified": True}, "shop": {"platform": "x"}}}


@pytest.mark.parametrize(
    ("when", "account", "expected"),
    [
        ({"account.verified": True}, "brand", True),
        ({"account.verified": True}, "shop", False),
        ({"account.verified": False}, "shop", True),
        ({"account.verified": None}, "other", True),
        ({"account.registered": True}, "brand", True),
        ({"account.registered": False}, "other", True),
        ({"account.registered": False}, None, True),
        ({"account.registered": False}, "shop", False),
    ],
)
def test_the_account(when: dict[str, Any], account: str | None, expected: bool) -> None:
    assert applies(when, policy=ACCOUNTS, account=account) is expected


ROSTER: dict[str, Any] = {
    "people": [{"id": "lee", "names": ["李美玲"], "roles": ["legal"], "github": "lee-legal"}],
    "roles": {"legal": ["@counsel"], "pr": ["lee", "pr@example.com"]},
}


@pytest.mark.parametrize(
    ("role", "author", "expected"),
    [
        ("legal", "李美玲", True),
        ("pr", "@Lee-Legal", True),
        ("pr", "lee", True),
        ("legal", "counsel", True),
        ("pr", "PR@example.com", True),
        ("pr", "counsel", False),
        ("legal", "路人甲", False),
        ("legal", None, False),
        (None, "路人甲", True),
    ],
)
def test_the_roles_of_the_author(role: str | None, author: str | None, expected: bool) -> None:
    assert applies({"author.roles": role}, policy=ROSTER, author=author) is expected


@pytest.mark.parametrize(
    ("bounds", "publish_at", "expected"),
    [
        ({"max": 24}, "2026-11-23 10:00", True),
        ({"max": 24}, "2026-11-23 10:01", False),
        ({"max": 24}, "2026-11-22T02:00Z", True),
        ({"max": 24}, "2026-11-01", True),
        ({"min": 0, "max": 24}, "2026-11-22 09:59", False),
        ({"min": 24}, "2026-11-30", True),
        # What names no time may go out at once.
        ({"max": 24}, "下週一", True),
        ({"max": 24}, None, True),
        ({"min": 0}, None, True),
        ({"min": 1}, None, False),
    ],
)
def test_the_hours_until_it_goes_out(bounds: dict[str, int], publish_at: str | None, expected: bool) -> None:
    assert applies({"lead_hours": bounds}, publish_at=publish_at) is expected


WINDOWS: dict[str, Any] = {
    "windows": {
        "silence": {"monthly": {"from": 1, "until": 11}},
        "election": {"from": "2026-11-28T00:00+08:00", "until": "2026-11-29T00:00+08:00"},
        "always": {"from": "2026-01-01T00:00+08:00"},
    }
}


@pytest.mark.parametrize(
    ("publish_at", "held"),
    [
        (None, {"always"}),
        ("2026-11-28 23:59", {"always", "election"}),
        ("2026-11-29", {"always"}),
        ("2026-12-10T15:59Z", {"always", "silence"}),
        ("2026-12-10T16:00Z", {"always"}),
        ("2025-12-01", {"silence"}),
        ("下週一", {"always"}),
    ],
)
def test_the_windows_in_which_it_goes_out(publish_at: str | None, held: set[str]) -> None:
    found = {name for name in WINDOWS["windows"] if applies({"windows": name}, policy=WINDOWS, publish_at=publish_at)}
    assert found == held
