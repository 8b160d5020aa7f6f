"""What is wrong with a rule, where its shape is right but its meaning is not."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "rule.when_value": {
        "zh-TW": "條件的值必須是文字、數字、true／false，或由這些值組成的清單。",
        "en": "A condition's value is text, a number, true or false, or a list of these.",
    },
    "rule.when_branch": {
        "zh-TW": "{key} 之下必須是條件（欄位: 值），或條件的清單。",
        "en": "Below {key} there must be a condition (field: value) or a list of conditions.",
    },
    "rule.when_named": {
        "zh-TW": "{key} 是名稱，不能用範圍；請寫名稱，或名稱的清單。",
        "en": "{key} is a name and has no bounds; write a name or a list of names.",
    },
    "rule.when_measure": {
        "zh-TW": "{key} 是時數，請寫範圍，例如 {{max: 24}}。",
        "en": "{key} is a number of hours; give bounds, as in {{max: 24}}.",
    },
    "rule.when_bound": {
        "zh-TW": "不認得的範圍「{name}」；可用 from、until（時間）或 min、max（數字）。",
        "en": "Unknown bound “{name}”; use from and until for times, min and max for numbers.",
    },
    "rule.when_instant": {
        "zh-TW": "「{value}」不是存在的日期或時間；請寫成 2026-11-01 或 2026-11-01T09:00+08:00。",
        "en": "“{value}” is no date or time that exists; write 2026-11-01 or 2026-11-01T09:00+08:00.",
    },
    "rule.when_number": {
        "zh-TW": "{name} 必須是數字；時間請用 from、until。",
        "en": "{name} is a number; for times there are from and until.",
    },
    "rule.when_mixed": {
        "zh-TW": "時間的 from、until 與數字的 min、max 不能寫在一起。",
        "en": "Bounds are times (from, until) or numbers (min, max), not both.",
    },
    "rule.too_many_words": {
        "zh-TW": "這個詞會展開成 {count} 個詞，上限是 {limit} 個；請分開寫，或改用 patterns。",
        "en": "This stands for {count} words, of at most {limit}; write its parts as terms of their own, or a pattern.",
    },
    "rule.bad_pattern": {
        "zh-TW": "正規表示式無法編譯：{reason}。",
        "en": "The regular expression does not compile: {reason}.",
    },
    "rule.empty_pattern": {
        "zh-TW": "此正規表示式連空字串都符合，等於處處符合；請要求至少一個字元。",
        "en": "The regular expression matches the empty text, so it would match everywhere; make it demand a character.",
    },
    "rule.empty_term": {
        "zh-TW": "詞不得為空白。",
        "en": "A term must not be empty.",
    },
    "rule.term_line_break": {
        "zh-TW": "詞不得包含換行；跨行的內容請改用 patterns。",
        "en": "A term must not contain a line break; use patterns for what runs over lines.",
    },
    "rule.term_folds_to_nothing": {
        "zh-TW": "此詞只含不可見字元，永遠不會符合任何文字。",
        "en": "The term has only invisible characters, so it can never match.",
    },
    "rule.unknown_placeholder": {
        "zh-TW": "不認得的代入欄「{{{name}}}」；可用：{known}。",
        "en": "Unknown placeholder “{{{name}}}”; known here: {known}.",
    },
    "rule.no_placeholders": {
        "zh-TW": "這裡沒有代入欄，「{{{name}}}」不會換成別的文字。",
        "en": "There are no placeholders here; “{{{name}}}” would stay as it is.",
    },
    "rule.empty_lexicon": {
        "zh-TW": "{name} 裡一個詞都沒有，這一項永遠找不到任何文字。",
        "en": "There is no word in {name}, so that this item finds nothing.",
    },
    "rule.unknown_lexicon": {
        "zh-TW": "沒有名為 {name} 的名稱或詞庫；有：{known}。",
        "en": "There are no names and no lexicon called {name}; known are {known}.",
    },
    "rule.nothing_to_match": {
        "zh-TW": "沒有可比對的內容；請寫 terms、terms_file 或 patterns。",
        "en": "There is nothing to match; give terms, terms_file or patterns.",
    },
    "rule.nothing_to_require": {
        "zh-TW": "沒有要求的內容；請寫 any_of 或 all_of。",
        "en": "Nothing is required; give any_of or all_of.",
    },
    "rule.no_preferred_form": {
        "zh-TW": "沒有建議的寫法；請在規則或詞上寫 prefer。",
        "en": "There is no preferred form; give prefer on the rule or on the term.",
    },
    "rule.bad_template": {
        "zh-TW": "prefer 無法套用於此正規表示式：{reason}。",
        "en": "prefer does not fit this regular expression: {reason}.",
    },
    "rule.first_or_last": {
        "zh-TW": "within 必須恰有 first 或 last 其中之一。",
        "en": "within takes exactly one of first and last.",
    },
    "rule.pattern_measure": {
        "zh-TW": "measure: pattern 與 pattern 必須同時出現。",
        "en": "measure: pattern and pattern go together.",
    },
    "rule.no_bounds": {
        "zh-TW": "計算 pattern 時必須寫 max 或 min。",
        "en": "Counting a pattern needs max or min.",
    },
    "rule.bounds_crossed": {
        "zh-TW": "max 小於 min，沒有任何貼文能符合。",
        "en": "max is less than min, so no post could comply.",
    },
    "rule.negative_bound": {"zh-TW": "上下限不得為負數。", "en": "A bound cannot be negative."},
    "rule.no_parts": {"zh-TW": "in 是空的，規則哪裡都不會看。", "en": "in is empty, so the rule would look nowhere."},
    "rule.unit_without_characters": {
        "zh-TW": "只有 measure: characters 才能指定 unit。",
        "en": "unit goes with measure: characters only.",
    },
    "rule.bad_field_path": {
        "zh-TW": "欄位路徑寫法有誤；例如 author、campaign.note 或 images[].alt。",
        "en": "This is no path of a field; write for example author, campaign.note or images[].alt.",
    },
    "rule.forbidden_field_form": {
        "zh-TW": "presence: forbidden 的欄位不能再要求 type、values 或 pattern。",
        "en": "A field with presence: forbidden cannot have type, values or pattern.",
    },
}
