"""What is said of embargoes."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "embargo.match": {
        "zh-TW": "「{match}」在管制期間{during}不得發布。",
        "en": "“{match}” must not be published during an embargo{during}.",
    },
    "embargo.topic": {
        "zh-TW": "主題「{topic}」在管制期間{during}不得發布。",
        "en": "The topic “{topic}” must not be published during an embargo{during}.",
    },
    "embargo.everything": {
        "zh-TW": "管制期間{during}不得發布這則貼文。",
        "en": "This post must not be published during an embargo{during}.",
    },
    "embargo.window": {"zh-TW": "（{title}）", "en": " ({title})"},
    "embargo.ends": {
        "zh-TW": "管制於 {until} 解除，那時起可以發布。",
        "en": "The embargo ends at {until}, and from then on it may go out.",
    },
    "embargo.later": {
        "zh-TW": "管制於 {until} 解除，但緊接著還有別的管制，最早 {earliest} 可以發布。",
        "en": "The embargo ends at {until}, but others follow it; the first moment at which it may go out is {earliest}.",
    },
    "embargo.never": {
        "zh-TW": "管制於 {until} 解除，但之後一直有別的管制，沒有可以發布的時間。",
        "en": "The embargo ends at {until}, but others follow it without end; there is no time at which it may go out.",
    },
    "embargo.open": {
        "zh-TW": "管制沒有訂出解除的時間。",
        "en": "No end is set for the embargo.",
    },
    "embargo.not_set": {"zh-TW": "未定", "en": "not set"},
    "embargo.at": {"zh-TW": "預定 {instant} 發布。", "en": "It is to go out at {instant}."},
    "embargo.now": {
        "zh-TW": "草稿沒有寫發布時間，以現在 {instant} 為準。",
        "en": "The draft names no time of publication, so the present one, {instant}, was taken.",
    },
    "embargo.unread": {
        "zh-TW": "發布時間「{value}」看不出是何時，以現在 {instant} 為準。",
        "en": "Its time of publication, “{value}”, cannot be read, so the present one, {instant}, was taken.",
    },
    "embargo.may_hold": {
        "zh-TW": "發布時間「{value}」看不出是何時，可能正在管制期間；請寫成 2026-12-01 09:00。",
        "en": "Its time of publication, “{value}”, cannot be read and may fall within the embargo; write it as in 2026-12-01 09:00.",
    },
    "embargo.no_time": {
        "zh-TW": "沒有寫管制的時間。",
        "en": "There is no time at which the embargo holds.",
    },
    "embargo.hint_time": {
        "zh-TW": "請寫 until、from 或 windows，例如 until: 2026-12-01T09:00+08:00。",
        "en": "Give until, from or windows, as in until: 2026-12-01T09:00+08:00.",
    },
}
