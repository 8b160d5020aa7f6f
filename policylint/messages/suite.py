"""What is said of test files that cannot be used."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "suite.no_file": {"zh-TW": "找不到測試檔。", "en": "There is no such test file."},
    "suite.no_tests": {"zh-TW": "測試檔裡一個測試都沒有。", "en": "There is no test in this file."},
    "suite.no_policy": {
        "zh-TW": "旁邊沒有 policy.yaml，不知道要測試哪一份政策。",
        "en": "There is no policy.yaml beside this file, so nobody can tell which policy it tests.",
    },
    "suite.hint_policy": {
        "zh-TW": "請以 policy 寫明政策檔的路徑。",
        "en": "Give the path of the policy under “policy”.",
    },
    "suite.no_draft": {
        "zh-TW": "測試沒有草稿；請寫 draft 或 drafts。",
        "en": "The test has no draft; give draft or drafts.",
    },
    "suite.draft_and_drafts": {
        "zh-TW": "draft 與 drafts 只能寫一個。",
        "en": "Give draft or drafts, not both.",
    },
    "suite.text_or_path": {
        "zh-TW": "草稿要寫 text 或 path 其中一個。",
        "en": "A draft has either text or path.",
    },
    "suite.no_draft_file": {"zh-TW": "找不到草稿檔「{path}」。", "en": "There is no draft file “{path}”."},
    "suite.hint_text": {
        "zh-TW": "若這是草稿的內文，請寫成 {{text: …}}。",
        "en": "If this is the text of the draft, write {{text: …}}.",
    },
    "suite.unknown_format": {
        "zh-TW": "無法由檔名判斷「{path}」的格式；請寫 format。",
        "en": "The format of “{path}” cannot be told from its name; give format.",
    },
    "suite.unknown_rule": {"zh-TW": "政策沒有規則「{id}」。", "en": "The policy has no rule “{id}”."},
    "suite.unknown_selection": {
        "zh-TW": "政策沒有生效中的規則或規則包叫「{name}」。",
        "en": "No rule in force and no pack of the policy is called “{name}”.",
    },
    "suite.negative_draft": {"zh-TW": "草稿從 0 數起。", "en": "Drafts are counted from 0."},
}
