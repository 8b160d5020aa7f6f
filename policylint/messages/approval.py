"""What is said of approvals."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "approval.needed": {
        "zh-TW": "核准不足，缺少：{missing}（需要 {count} 人，目前 {given} 人）。",
        "en": "Missing: {missing} ({given} of {count} given).",
    },
    "approval.missing": {"zh-TW": "缺少：{missing}。", "en": "Missing: {missing}."},
    "approval.of_role": {"zh-TW": "{role}的核准", "en": "an approval by {role}"},
    "approval.one": {"zh-TW": "1 人核准", "en": "1 approval"},
    "approval.several": {"zh-TW": "{count} 人核准", "en": "{count} approvals"},
    "approval.from": {"zh-TW": "{roles} {number}", "en": "{number} by {roles}"},
    "approval.count": {"zh-TW": "至少要有一人核准。", "en": "At least one person has to approve."},
}
