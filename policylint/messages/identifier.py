"""What rules of kind identifier say."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "identifier.found": {"zh-TW": "內容含有{type}。", "en": "This holds {type}."},
    "identifier.specimen": {
        "zh-TW": "這是常見的範例，不屬於任何人。",
        "en": "A customary specimen, which is nobody's.",
    },
    "identifier.no_types": {
        "zh-TW": "types 是空的，規則什麼都不會找。",
        "en": "types is empty, so the rule would look for nothing.",
    },
    "identifier.never_met": {
        "zh-TW": "「{value}」不屬於這條規則的任何一種 types，寫在 allow 也不會有作用。",
        "en": "“{value}” is of none of the rule's types, so allowing it changes nothing.",
    },
    "identifier.tw_national_id": {"zh-TW": "身分證字號", "en": "a Taiwan national ID number"},
    "identifier.tw_resident_certificate": {"zh-TW": "居留證統一證號", "en": "a Taiwan resident certificate number"},
    "identifier.tw_business_number": {"zh-TW": "統一編號", "en": "a Taiwan business number"},
    "identifier.tw_health_card": {"zh-TW": "健保卡號", "en": "a Taiwan health card number"},
    "identifier.tw_passport": {"zh-TW": "護照號碼", "en": "a Taiwan passport number"},
    "identifier.tw_mobile": {"zh-TW": "手機號碼", "en": "a Taiwan mobile number"},
    "identifier.tw_landline": {"zh-TW": "市內電話號碼", "en": "a Taiwan telephone number"},
    "identifier.tw_licence_plate": {"zh-TW": "車牌號碼", "en": "a Taiwan licence plate"},
    "identifier.bank_account": {"zh-TW": "銀行帳號", "en": "a bank account number"},
    "identifier.cn_mobile": {"zh-TW": "中國手機號碼", "en": "a mobile number of China"},
    "identifier.cn_resident_id": {"zh-TW": "中國公民身分號碼", "en": "a resident identity number of China"},
    "identifier.email": {"zh-TW": "電子郵件地址", "en": "an e-mail address"},
    "identifier.hk_id": {"zh-TW": "香港身分證號碼", "en": "a Hong Kong identity card number"},
    "identifier.hk_phone": {"zh-TW": "香港電話號碼", "en": "a Hong Kong telephone number"},
    "identifier.iban": {"zh-TW": "國際銀行帳號 IBAN", "en": "an IBAN"},
    "identifier.payment_card": {"zh-TW": "支付卡卡號", "en": "a payment card number"},
    "identifier.us_ssn": {"zh-TW": "美國社會安全號碼", "en": "a US Social Security number"},
}
