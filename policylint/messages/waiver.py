"""What is said of waivers that cannot be used."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "waiver.unknown_rule": {"zh-TW": "沒有規則「{id}」可以豁免。", "en": "There is no rule “{id}” to waive."},
    "waiver.empty_reason": {
        "zh-TW": "豁免必須寫明理由。",
        "en": "A waiver has to give its reason.",
    },
    "waiver.empty_by": {
        "zh-TW": "豁免必須寫明由誰核准。",
        "en": "A waiver has to say who approved it.",
    },
    "waiver.by_unknown": {
        "zh-TW": "核准這項豁免的「{name}」不在 people 與 roles 之中。",
        "en": "“{name}”, who approved the waiver, is among neither people nor roles.",
    },
    "waiver.hint_by": {
        "zh-TW": "請寫 people 或 roles 裡的代號、姓名、帳號或電子郵件；沒有這個人時請補上。",
        "en": "Give an id, a name, a login or an address from people or roles, and add whoever is missing there.",
    },
    "waiver.empty_text": {
        "zh-TW": "text 是空的；要豁免這條規則的所有發現，請刪除這個鍵。",
        "en": "“text” is empty; to waive whatever the rule finds, leave the key out.",
    },
    "waiver.empty_path": {
        "zh-TW": "path 沒有指出任何檔案；要豁免所有檔案，請刪除這個鍵。",
        "en": "“path” names no file; to waive the rule in all of them, leave the key out.",
    },
}
