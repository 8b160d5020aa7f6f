"""What findings say where their rule has no message of its own."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "findings.forbid": {"zh-TW": "「{match}」不得使用。", "en": "“{match}” must not be used."},
    "findings.replace": {"zh-TW": "「{match}」應寫作「{prefer}」。", "en": "Write “{prefer}” instead of “{match}”."},
    "findings.leave_out": {"zh-TW": "「{match}」應刪去。", "en": "“{match}” should be left out."},
    "findings.nothing": {"zh-TW": "（刪去）", "en": "(nothing)"},
    "findings.evasive": {"zh-TW": "以諧音、注音、拼音或拆字改寫。", "en": "Written by its sound or its parts."},
    "findings.doubtful": {
        "zh-TW": "可能只是字的巧合，較像：{words}。",
        "en": "Perhaps a coincidence of characters; this looks more like {words}.",
    },
    "findings.require": {"zh-TW": "缺少：{missing}。", "en": "Missing: {missing}."},
    "findings.limit_over": {
        "zh-TW": "{measure}過多：{count}{unit}，上限 {limit}。",
        "en": "Too many {measure}: {count}{unit}; the limit is {limit}.",
    },
    "findings.limit_under": {
        "zh-TW": "{measure}過少：{count}{unit}，下限 {limit}。",
        "en": "Too few {measure}: {count}{unit}; the minimum is {limit}.",
    },
    "findings.measure_characters": {"zh-TW": "字數", "en": "characters"},
    "findings.measure_hashtags": {"zh-TW": "主題標籤", "en": "hashtags"},
    "findings.measure_mentions": {"zh-TW": "提及帳號", "en": "mentions"},
    "findings.measure_links": {"zh-TW": "連結", "en": "links"},
    "findings.measure_emoji": {"zh-TW": "表情符號", "en": "emoji"},
    "findings.measure_lines": {"zh-TW": "行數", "en": "lines"},
    "findings.measure_pattern": {"zh-TW": "出現次數", "en": "occurrences"},
    "findings.unit_codepoints": {"zh-TW": " 字", "en": ""},
    "findings.unit_graphemes": {"zh-TW": " 個可見字元", "en": " visible characters"},
    "findings.unit_utf16": {"zh-TW": " 個 UTF-16 單位", "en": " UTF-16 units"},
    "findings.unit_bytes": {"zh-TW": " 位元組", "en": " bytes"},
    "findings.unit_x_weighted": {"zh-TW": " 個 X 加權字元", "en": " as X weighs them"},
    "findings.unit_threads": {"zh-TW": " 個 Threads 字元", "en": " as Threads counts them"},
    "findings.unit_mastodon": {"zh-TW": " 個 Mastodon 字元", "en": " as Mastodon counts them"},
    "findings.field_missing": {"zh-TW": "缺少欄位 {field}。", "en": "The field {field} is missing."},
    "findings.field_forbidden": {"zh-TW": "不得有欄位 {field}。", "en": "The field {field} must not be there."},
    "findings.field_value": {
        "zh-TW": "欄位 {field} 的值「{value}」不符，應為：{expected}。",
        "en": "The field {field} has the value “{value}”; expected: {expected}.",
    },
    "findings.type_text": {"zh-TW": "文字", "en": "text"},
    "findings.type_integer": {"zh-TW": "整數", "en": "a whole number"},
    "findings.type_number": {"zh-TW": "數字", "en": "a number"},
    "findings.type_boolean": {"zh-TW": "true 或 false", "en": "true or false"},
    "findings.type_date": {"zh-TW": "像 2026-12-01 的日期", "en": "a date such as 2026-12-01"},
    "findings.type_datetime": {"zh-TW": "像 2026-12-01 09:00 的時間", "en": "a time such as 2026-12-01 09:00"},
    "findings.type_list": {"zh-TW": "清單", "en": "a list"},
    "findings.type_url": {
        "zh-TW": "以 http:// 或 https:// 開頭的網址",
        "en": "a URL that begins with http:// or https://",
    },
    "findings.type_pattern": {"zh-TW": "符合 {pattern} 的文字", "en": "text that matches {pattern}"},
    "findings.pattern_timeout": {
        "zh-TW": "規則 {rule} 的樣式超過 {seconds} 秒仍未比對完成，此則草稿未完整檢查；請簡化該樣式。",
        "en": "A pattern of rule {rule} took more than {seconds} s and was given up; simplify it. This draft is not fully checked.",
    },
    "findings.bidi_control": {
        "zh-TW": "含有雙向文字控制字元（{controls}），看到的順序可能與實際內容不同。",
        "en": "Bidirectional control characters ({controls}): the text may read otherwise than it is stored.",
    },
    "findings.unknown_topic": {
        "zh-TW": "政策沒有主題「{value}」，是不是「{expected}」？",
        "en": "The policy has no topic “{value}”; is it “{expected}”?",
    },
    "findings.unknown_topic_title": {"zh-TW": "可能寫錯的主題", "en": "Topics that may be misspelt"},
    "findings.unknown_topic_suggest": {
        "zh-TW": "改用政策裡的主題名稱；若是自訂的主題，可以不理會。",
        "en": "Use the policy's name of the topic; if this is one of your own, leave it.",
    },
    "findings.bidi_control_title": {"zh-TW": "雙向文字控制字元", "en": "Bidirectional control characters"},
    "findings.bidi_control_suggest": {"zh-TW": "刪除這些看不見的字元。", "en": "Delete these invisible characters."},
}
