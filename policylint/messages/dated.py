"""Remarks on a policy that depend on the day."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "dated.entry": {"zh-TW": "{name}（{day}）", "en": "{name} ({day})"},
    "dated.row": {"zh-TW": "{row}、{entry}", "en": "{row}, {entry}"},
    "dated.more": {"zh-TW": "{row}，另有 {count} 項", "en": "{row} and {count} more"},
    "dated.review": {
        "zh-TW": "政策「{policy}」應於 {day} 前重新審視，期限已過。",
        "en": "The policy “{policy}” was due for review by {day}.",
    },
    "dated.authority": {
        "zh-TW": "授權已到期的人員：{row}。請續任或從 people 移除。",
        "en": "Authority that has ended: {row}. Renew it, or take them from people.",
    },
    "dated.training": {
        "zh-TW": "訓練已過期的人員：{row}。完訓後請更新 certified_until。",
        "en": "Training that has ended: {row}. Bring certified_until up to date once they are trained again.",
    },
    "dated.window": {
        "zh-TW": "已結束的時段：{row}。請更新或從 windows 移除。",
        "en": "Windows that are over: {row}. Renew them, or take them from windows.",
    },
    "dated.embargo": {
        "zh-TW": "已結束、不再管制的 embargo 規則：{row}。請更新，或把規則停用（status: retired）。",
        "en": "Embargoes that are over: {row}. Renew them, or retire the rules.",
    },
    "dated.waiver": {
        "zh-TW": "已到期、不再適用的豁免：{row}。請從 waivers 移除，或重新核准。",
        "en": "Waivers that have ended and do not apply any more: {row}. Take them from waivers, or have them approved again.",
    },
    "dated.limits": {
        "zh-TW": "平台上限已超過一年未核對：{row}。請更新 policylint，或在規則寫明 max。",
        "en": "Limits of platforms that nobody has checked for over a year: {row}. Update policylint, or write max in the rule.",
    },
}
