"""Embargoes, approvals and attestations as an editor in Taiwan reads of them, in a draft with Chinese field names."""

from __future__ import annotations

import datetime
from typing import Any

import policylint

POLICY: dict[str, Any] = {
    "name": "shop",
    "topics": {"finance": {"title": {"zh-TW": "財務", "en": "Finance"}, "terms": ["營收"]}},
    "windows": {"silence": {"title": {"zh-TW": "緘默期", "en": "Quiet period"}, "monthly": {"from": 1, "until": 11}}},
    "people": [
        {"id": "lee", "names": ["李美玲"], "roles": ["legal"], "until": "2026-11-30"},
        {"id": "chen", "names": ["陳小美"]},
    ],
    "roles": {"legal": {"title": {"zh-TW": "法務", "en": "Legal"}}, "pr": {"title": "公關", "members": ["chen"]}},
    "rules": [
        {"id": "a", "kind": "embargo", "topics": "finance", "windows": "silence"},
        {"id": "b", "kind": "approval", "count": 2, "each": "legal", "from": ["pr"]},
        {
            "id": "c",
            "kind": "attest",
            "role": ["legal", "pr"],
            "statement": {"zh-TW": "數字已核對。", "en": "Checked."},
        },
    ],
}
DRAFT = """\
---
平台: FB
作者: 陳小美
發布時間: 2026/12/05 09:00
核准:
  - 陳小美
  - {姓名: 李美玲, 角色: 法務, 日期: 2026-12-01}
簽核:
  c: {姓名: 陳小美}
---
本月營收創新高。
"""
NOW = datetime.datetime(2026, 12, 2, 1, tzinfo=datetime.UTC)


def said(language: Any) -> dict[str, str]:
    report = policylint.check_text(DRAFT, policy=POLICY, format="markdown", now=NOW, language=language)
    assert [finding.line for finding in report.findings] == [6, 9, 11]
    return {finding.rule: finding.message for finding in report.findings}


def test_in_chinese() -> None:
    assert said("zh-TW") == {
        "shop/a": "主題「財務」在管制期間（緘默期）不得發布。（管制於 2026-12-11 00:00+08:00 解除，那時起可以發布。"
        "預定 2026-12-05 09:00+08:00 發布。）",
        "shop/b": "核准不足，缺少：法務的核准與公關 1 人核准（需要 2 人，目前 0 人）。"
        "（陳小美不算：是草稿的作者。李美玲不算：權限已於 2026-11-30 結束。）",
        "shop/c": "法務或公關尚未簽核：「數字已核對。」（陳小美不算：是草稿的作者。）",
    }


def test_in_english() -> None:
    assert said("en") == {
        "shop/a": "The topic “Finance” must not be published during an embargo (Quiet period). (The embargo ends at "
        "2026-12-11 00:00+08:00, and from then on it may go out. It is to go out at 2026-12-05 09:00+08:00.)",
        "shop/b": "Missing: an approval by Legal and 1 approval by 公關 (0 of 2 given). (陳小美 does not count: "
        "an author of the draft. 李美玲 does not count: their authority ended on 2026-11-30.)",
        "shop/c": "Not signed by Legal or 公關: “Checked.” (陳小美 does not count: an author of the draft.)",
    }
