"""Waivers: what one covers is counted and stops nothing; everything else stays as it is."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Cli

import policylint
from policylint.findings import Report, exit_code
from policylint.policy.loader import load

ACCOUNTS = {
    "brand-fb": {"platform": "facebook", "handle": "@shanlan"},
    "brand-x": {"platform": "x", "handle": "@shanlan"},
    "founder": {"platform": "x"},
}
RULES = [
    {"id": "claim", "kind": "forbid", "terms": ["最好", "ＢＥＳＴ"], "aliases": ["old-claim"]},
    {"id": "code-name", "kind": "forbid", "terms": ["曙光專案"], "confidential": True},
    {"id": "author", "kind": "field", "field": "author"},
]
NOON = "2026-11-20T12:00+08:00"


def report(*waivers: dict[str, Any], text: str = "最好的茶", now: str = NOON, **more: Any) -> Report:
    defaults = {"rule": "claim", "reason": "已核准", "by": "法務部", "until": "2026-11-30"}
    policy = {
        "name": "acme",
        "accounts": ACCOUNTS,
        "rules": RULES,
        "waivers": [{**defaults, **waiver} for waiver in waivers],
    }
    metadata = {"author": "小美", **more.pop("set", {})}
    moment = datetime.datetime.fromisoformat(now)
    return policylint.check_text(text, policy=policy, metadata=metadata, now=moment, language="en", **more)


def dispositions(found: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(f.match, f.disposition, f.targets) for f in found.findings]


@pytest.mark.parametrize(
    ("waiver", "draft", "waived"),
    [
        ({}, {}, True),
        ({"rule": "acme/claim"}, {}, True),
        ({"rule": "old-claim"}, {}, True),
        ({"rule": "author"}, {}, False),
        ({"rule": "author"}, {"text": "茶", "set": {"author": ""}}, True),
        ({"until": "2026-11-20"}, {}, True),
        ({"until": "2026-11-19"}, {}, False),
        # The last day ends in the time zone of the policy, Asia/Taipei.
        ({"until": "2026-11-20"}, {"now": "2026-11-20T15:59:59+00:00"}, True),
        ({"until": "2026-11-20"}, {"now": "2026-11-20T16:00+00:00"}, False),
        ({"until": "2026-11-20"}, {"now": "2026-11-20T23:00-12:00"}, False),
        # What goes out later is waived on the day on which it does; what went out is judged today.
        ({}, {"set": {"publish_at": "2026-11-30 23:59"}}, True),
        ({}, {"set": {"publish_at": "2026-12-01 00:00"}}, False),
        ({"until": "2026-11-19"}, {"set": {"publish_at": "2026-11-01 00:00"}}, False),
        ({}, {"set": {"publish_at": "soon"}}, True),
        ({"text": "最好"}, {}, True),
        ({"text": "最便宜"}, {}, False),
        ({"text": "最"}, {}, False),
        ({"text": "best"}, {"text": "the BEST tea"}, True),
        ({"path": "drafts/a.md"}, {"path": "drafts/a.md"}, True),
        ({"path": "./drafts/a.md"}, {"path": "/home/me/drafts/a.md"}, True),
        ({"path": "drafts/*.md"}, {"path": "./content/drafts/a.md"}, True),
        ({"path": "drafts/*.md"}, {"path": "drafts/old/a.md"}, False),
        ({"path": "rafts/a.md"}, {"path": "drafts/a.md"}, False),
        ({"path": "a.md"}, {"path": "<text>"}, False),
        ({"account": "brand-fb"}, {"set": {"account": "brand-fb"}}, True),
        ({"account": "brand-fb"}, {"set": {"account": "@Shanlan", "platform": "FB"}}, True),
        ({"account": "brand-x"}, {"set": {"account": "@shanlan", "platform": "FB"}}, False),
        ({"account": "founder"}, {"set": {"account": "brand-x"}}, False),
        ({"account": "founder"}, {"set": {"account": "founder"}}, True),
        ({"account": "founder"}, {}, False),
        ({"account": "founder", "text": "最好", "path": "*.md"}, {"set": {"account": "founder"}}, False),
    ],
)
def test_what_a_waiver_covers(waiver: dict[str, Any], draft: dict[str, Any], waived: bool) -> None:
    [finding] = report(waiver, **draft).findings
    assert finding.disposition == ("waived" if waived else "active")


def test_a_waiver_for_one_account_leaves_the_others() -> None:
    found = report({"account": "brand-fb"}, set={"account": ["brand-fb", "brand-x", "founder"]})
    assert dispositions(found) == [
        ("最好", "active", ("x:brand-x", "x:founder")),
        ("最好", "waived", ("facebook:brand-fb",)),
    ]
    assert len({f.fingerprint for f in found.findings}) == 1
    both = report({"account": "brand-fb"}, {"account": "brand-x"}, set={"account": ["brand-fb", "brand-x"]})
    assert dispositions(both) == [("最好", "waived", ("facebook:brand-fb", "x:brand-x"))]


def test_what_is_waived_is_counted_and_stops_nothing() -> None:
    found = report({}, text="最好的茶")
    assert (found.summary()["waived"], found.summary()["error"], exit_code(found)) == (1, 0, 0)
    assert exit_code(report({}, text="最好的茶", set={"author": ""})) == 1


def test_a_fingerprint_does_not_depend_on_waivers() -> None:
    text = "最好，最好，最好"
    plain, waived = report(text=text), report({}, text=text)
    assert [f.fingerprint for f in plain.findings] == [f.fingerprint for f in waived.findings]


def test_one_that_is_over_is_remarked_on_once() -> None:
    found = report({"until": "2026-11-01"}, {"until": "2026-11-01"}, {"until": "2026-11-02"}, {})
    [said] = [notice for notice in found.notices if "Waivers" in notice]
    assert "acme/claim (2026-11-01), acme/claim (2026-11-02)." in said
    assert not any("Waivers" in notice for notice in report({}).notices)


def test_the_text_of_a_waiver_is_compared_with_what_is_hidden_and_never_told(cli: Cli, tmp_path: Path) -> None:
    waiver = {"rule": "code-name", "reason": "已公布", "by": "法務部", "until": "2026-11-30", "text": "曙光專案"}
    policy = {"policylint": 1, "name": "acme", "rules": RULES, "waivers": [waiver]}
    (tmp_path / "policy.yaml").write_text(json.dumps(policy, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "a.txt").write_text("曙光專案", encoding="utf-8")
    for now, code in (("2026-11-20", 0), ("2026-12-01", 1)):
        for form in ("text", "json", "github", "summary"):
            # Twice: once compiled, once from the cache.
            for _ in range(2):
                options = ("--policy", "policy.yaml", "--set", "author=小美", "--now", now, "--format", form)
                done = cli("check", "a.txt", *options)
                assert done.returncode == code
                assert "曙光" not in done.stdout + done.stderr


def test_waivers_of_a_policy_that_is_extended_hold(tmp_path: Path) -> None:
    base = {"policylint": 1, "name": "base", "rules": RULES[:1], "accounts": ACCOUNTS}
    waiver = {"rule": "claim", "reason": "已核准", "by": "法務部", "until": "2026-11-30", "account": "founder"}
    (tmp_path / "base.yaml").write_text(json.dumps({**base, "waivers": [waiver]}), encoding="utf-8")
    own = {"policylint": 1, "name": "own", "extends": ["./base.yaml"]}
    path = tmp_path / "policy.yaml"
    path.write_text(json.dumps({**own, "waivers": [{**waiver, "rule": "base/claim"}]}), encoding="utf-8")
    assert [waiver.rule for waiver in load(path).spec.waivers] == ["base/claim", "base/claim"]
    path.write_text(json.dumps(own), encoding="utf-8")
    now = datetime.datetime.fromisoformat(NOON)
    [found] = policylint.check_text("最好", policy=path, metadata={"account": "founder"}, now=now).findings
    assert found.disposition == "waived"


@given(
    st.lists(st.sampled_from(["brand-fb", "brand-x", "founder", "elsewhere"]), unique=True),
    st.lists(st.sampled_from(["brand-fb", "brand-x", "founder"]), unique=True),
)
def test_nothing_is_lost_or_told_twice(accounts: list[str], waived: list[str]) -> None:
    draft = {"account": accounts} if accounts else {}
    plain = report(set=draft)
    found = report(*({"account": name} for name in waived), set=draft)
    targets = [target for f in found.findings for target in f.targets]
    assert sorted(targets) == sorted(target for f in plain.findings for target in f.targets)
    for finding in found.findings:
        names = {target.rpartition(":")[2] for target in finding.targets}
        assert names <= set(waived) if finding.disposition == "waived" else not names & set(waived)
    assert found.findings
