"""What is said of attestations."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "attest.needed": {
        "zh-TW": "{role}尚未簽核：「{statement}」",
        "en": "Not signed by {role}: “{statement}”",
    },
    "attest.statement": {"zh-TW": "簽核內容：「{statement}」。", "en": "To be signed: “{statement}”."},
    "attest.how": {
        "zh-TW": "請由{role}在草稿的 attestations 或「簽核」欄寫上「{name}: 姓名」。",
        "en": "{role} signs with “{name}: name” under attestations in the draft.",
    },
    "attest.unsigned": {
        "zh-TW": "attestations 的「{name}」沒有寫是誰。",
        "en": "“{name}” under attestations names nobody.",
    },
    "attest.form": {
        "zh-TW": "attestations 或「簽核」欄看不出簽了什麼；請寫成「{name}: 姓名」。",
        "en": "The attestations do not say what was signed; write “{name}: name”.",
    },
    "attest.no_statement": {
        "zh-TW": "沒有寫簽核的內容。",
        "en": "There is nothing to sign.",
    },
}
