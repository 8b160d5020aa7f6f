"""``policylint explain`` tells whom and when a rule names, in both languages, and nothing that is confidential."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from policylint.cli.describe import described
from policylint.messages import LANGUAGES, Language
from policylint.policy.loaded import LoadedPolicy
from policylint.policy.loader import load

POLICY = """\
policylint: 1
name: shop
topics: {finance: {title: {zh-TW: 財務, en: Finance}, terms: [營收]}}
people:
  - {id: lee, names: [李美玲, Mei-ling Lee], roles: [legal]}
roles:
  legal: {title: {zh-TW: 法務, en: Legal}, members: [law@example.com]}
  pr: {title: {zh-TW: 公關, en: PR}, members: ["@tea-pr"]}
  board: []
windows:
  silence: {title: {zh-TW: 緘默期, en: Quiet period}, monthly: {from: 1, until: 11}}
  launch: {title: {zh-TW: 上市, en: Launch}, from: 2026-12-01T09:00+08:00, until: 2026-12-08T09:00+08:00}
rules:
  - {id: figures, kind: embargo, topics: finance, windows: silence, from: 2026-12-24T00:00+08:00}
  - {id: both, kind: approval, each: [legal, pr], when: {any: [{windows: launch}, {author.roles: board}]}}
  - {id: two, kind: approval, count: 2, from: [legal, pr]}
  - {id: claim, kind: attest, role: legal, statement: {zh-TW: 有憑有據。, en: There is evidence.}}
  - {id: voice, kind: speaker, check: voice, spokespersons: pr, certified: true}
  - {id: plain, kind: forbid, terms: [最好], when: {not: {windows: [silence]}}}
  - {id: dragon, kind: embargo, confidential: true, terms: [青龍], windows: dragon-week, when: {topics: 青龍專案}}
"""
WEEK = "  dragon-week: {title: 青龍週, monthly: {from: 2, until: 9}}\n"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> LoadedPolicy:
    path = tmp_path_factory.mktemp("policy") / "policy.yaml"
    path.write_text(POLICY.replace("rules:\n", f"{WEEK}rules:\n", 1), encoding="utf-8")
    return load(path)


def lines(loaded: LoadedPolicy, rule: str, language: Language) -> Iterator[str]:
    [found] = [r for r in loaded.rules if r.id == f"shop/{rule}"]
    return described(found, loaded, language)


EXPLAINED = {
    ("figures", "en"): [
        "Holds back: Finance",
        "When: from 24 December 2026, 00:00; Quiet period",
        "Windows:",
        "  Quiet period: every month from day 1, 00:00 to day 11, 00:00",
        "All times are those of Asia/Taipei.",
    ],
    ("figures", "zh-TW"): [
        "暫緩的內容：財務",
        "時間：2026 年 12 月 24 日 00:00 起；緘默期",
        "時段：",
        "  緘默期：每月 1 日 00:00 至 11 日 00:00",
        "時間以 Asia/Taipei 時區為準。",
    ],
    ("both", "en"): [
        "For: posts published during Launch, or by board",
        "Needs: approval for each role",
        "From: at least one each from Legal and PR",
        "Who holds the roles:",
        "  Legal: Mei-ling Lee, law@example.com",
        "  PR: @tea-pr",
        "  board: nobody",
        "Windows:",
        "  Launch: from 1 December 2026, 09:00 to 8 December 2026, 09:00",
        "All times are those of Asia/Taipei.",
    ],
    ("both", "zh-TW"): [
        "需要：各角色的核准",
        "由誰：法務與公關至少各一人",
        "角色由誰擔任：",
        "  法務：李美玲、law@example.com",
        "  公關：@tea-pr",
        "  board：無人",
        "時段：",
        "  上市：2026 年 12 月 1 日 09:00 至 2026 年 12 月 8 日 09:00",
    ],
    ("two", "en"): ["Needs: 2 approvals", "From: Legal or PR", "  PR: @tea-pr"],
    ("claim", "en"): ["Needs: a sign-off: There is evidence.", "From: Legal", "  Legal: Mei-ling Lee, law@example.com"],
    ("claim", "zh-TW"): ["需要：簽核：有憑有據。", "由誰：法務", "  法務：李美玲、law@example.com"],
    ("voice", "en"): ["For the company: PR", "  PR: @tea-pr"],
    ("plain", "en"): ["Windows:", "  Quiet period: every month from day 1, 00:00 to day 11, 00:00"],
    ("plain", "zh-TW"): ["時段：", "  緘默期：每月 1 日 00:00 至 11 日 00:00"],
}


@pytest.mark.parametrize(("rule", "language"), EXPLAINED)
def test_who_and_when(loaded: LoadedPolicy, rule: str, language: Language) -> None:
    said = list(lines(loaded, rule, language))
    expected = EXPLAINED[rule, language]
    assert [line for line in said if line in expected] == expected


def test_who_and_when_only_where_it_is_named(loaded: LoadedPolicy) -> None:
    said = "\n".join(lines(loaded, "two", "en"))
    assert "Windows" not in said
    assert "board" not in said
    assert "Who holds the roles" not in "\n".join(lines(loaded, "plain", "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_confidential_is_told(loaded: LoadedPolicy, language: Language) -> None:
    for rule in loaded.rules:
        assert "青龍" not in "\n".join(lines(loaded, rule.id.removeprefix("shop/"), language))
