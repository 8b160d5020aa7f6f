"""What the kind script says: of what it found, and of rules that cannot be."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "script.simplified": {
        "zh-TW": "「{match}」有簡體字，繁體寫作「{prefer}」。",
        "en": "“{match}” has Simplified characters; in Traditional Chinese it is “{prefer}”.",
    },
    "script.traditional": {
        "zh-TW": "「{match}」有繁體字，簡體寫作「{prefer}」。",
        "en": "“{match}” has Traditional characters; in Simplified Chinese it is “{prefer}”.",
    },
    "script.punctuation": {
        "zh-TW": "「{match}」是半形標點，中文裡用全形「{prefer}」。",
        "en": "“{match}” is half-width; in Chinese it is “{prefer}”.",
    },
    "script.zhuyin": {
        "zh-TW": "「{match}」是留在文中的注音符號，請改成國字。",
        "en": "“{match}” is Zhuyin left over from typing; write the character that it stands for.",
    },
    "script.zhuyin_meant": {
        "zh-TW": "「{match}」是留在文中的注音符號，請改成國字，例如「{prefer}」。",
        "en": "“{match}” is Zhuyin left over from typing; write the character that it stands for, perhaps “{prefer}”.",
    },
    "script.character": {"zh-TW": "國字", "en": "the character"},
    "script.confusables": {
        "zh-TW": "「{match}」有錯別字，應為「{prefer}」。",
        "en": "“{match}” has a wrong character; it should be “{prefer}”.",
    },
    "script.no_check": {
        "zh-TW": "check 是空的，規則什麼都不會查。",
        "en": "check is empty, so the rule would look for nothing.",
    },
    "script.terms_without_confusables": {
        "zh-TW": "terms 補充錯別字表，check 必須包含 confusables。",
        "en": "terms add to the wrong words, so check needs confusables.",
    },
    "script.no_prefer": {
        "zh-TW": "沒有說該寫成什麼；請在這個詞上加 prefer。",
        "en": "It is not said how the word is written; give it a prefer.",
    },
    "script.evasion": {
        "zh-TW": "錯別字沒有規避寫法可查；要查規避寫法請用 kind: forbid。",
        "en": "A wrong word is looked for as it is written; spellings around a filter are for kind forbid.",
    },
}
