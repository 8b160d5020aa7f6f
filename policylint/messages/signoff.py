"""What is said of names put to a draft: approvals and attestations that do not count."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "signoff.refused": {"zh-TW": "{who}不算：{reason}。", "en": "{who} does not count: {reason}."},
    "signoff.entry": {"zh-TW": "第 {number} 筆", "en": "Entry {number}"},
    "signoff.quoted": {"zh-TW": "「{text}」", "en": "“{text}”"},
    "signoff.more": {"zh-TW": "另有 {count} 筆不算。", "en": "{count} more do not count."},
    "signoff.nobody": {"zh-TW": "沒有寫是誰", "en": "it names nobody"},
    "signoff.withheld": {"zh-TW": "寫的是不同意或還在等待", "en": "it says no, or not yet"},
    "signoff.unknown": {
        "zh-TW": "不認得「{field}」；在 by 旁邊只能寫 role、at、digest",
        "en": "“{field}” is not known; beside “by” stand role, at and digest only",
    },
    "signoff.empty": {"zh-TW": "「{field}」沒有填", "en": "“{field}” is empty"},
    "signoff.author": {"zh-TW": "是草稿的作者", "en": "an author of the draft"},
    "signoff.twice": {"zh-TW": "同一個人只算一次", "en": "nobody counts twice"},
    "signoff.role_not_held": {"zh-TW": "並未擔任「{role}」", "en": "“{role}” is not their role"},
    "signoff.other_role": {"zh-TW": "不是以{roles}的身分", "en": "not as {roles}"},
    "signoff.time_unread": {"zh-TW": "時間「{value}」看不出是何時", "en": "the time “{value}” cannot be read"},
    "signoff.future": {"zh-TW": "時間「{value}」還沒到", "en": "the time “{value}” is still to come"},
    "signoff.late": {"zh-TW": "時間「{value}」已在發布之後", "en": "the time “{value}” is after the publication"},
    "signoff.authority_over": {"zh-TW": "權限已於 {day} 結束", "en": "their authority ended on {day}"},
    "signoff.authority_later": {"zh-TW": "權限自 {day} 才開始", "en": "their authority begins on {day}"},
    "signoff.digest_unread": {
        "zh-TW": "「{value}」不是摘要；請寫 policylint digest 印出的「sha256:…」",
        "en": "“{value}” is no digest; state “sha256:…” as policylint digest prints it",
    },
    "signoff.text_changed": {"zh-TW": "之後文字改過了", "en": "the text has changed since"},
}
