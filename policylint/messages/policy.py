"""What is said of policies, packs, term files and configuration."""

from __future__ import annotations

from typing import Final

_LAYOUT: Final[dict[str, dict[str, str]]] = {
    "policy.severity_error": {"zh-TW": "錯誤", "en": "error"},
    "policy.severity_warning": {"zh-TW": "警告", "en": "warning"},
    "policy.severity_info": {"zh-TW": "提示", "en": "info"},
    "policy.diagnostic": {"zh-TW": "{place}: {severity}：{message}", "en": "{place}: {severity}: {message}"},
    "policy.hint": {"zh-TW": "→ {hint}", "en": "→ {hint}"},
    "policy.at_keys": {"zh-TW": "{keys}：{message}", "en": "{keys}: {message}"},
    "policy.did_you_mean": {"zh-TW": "您是不是要寫「{name}」？", "en": "Did you mean “{name}”?"},
    "policy.one_of": {"zh-TW": "可以寫：{names}。", "en": "It can be: {names}."},
    "policy.or": {"zh-TW": "{one}或{other}", "en": "{one} or {other}"},
}

_SHAPE: Final[dict[str, dict[str, str]]] = {
    "policy.unknown_key": {"zh-TW": "這裡沒有「{key}」這個鍵。", "en": "There is no key “{key}” here."},
    "policy.missing_key": {"zh-TW": "少了必要的鍵「{key}」。", "en": "The key “{key}” is missing."},
    "policy.unknown_kind": {"zh-TW": "沒有「{kind}」這種規則。", "en": "There is no rule kind “{kind}”."},
    "policy.unknown_language": {
        "zh-TW": "「{name}」不是 policylint 使用的語言。",
        "en": "“{name}” is not a language that policylint speaks.",
    },
    "policy.no_language": {
        "zh-TW": "這段文字一種語言都沒有寫。",
        "en": "This sentence is written in no language at all.",
    },
    "policy.wrong_value": {"zh-TW": "這裡不能寫「{value}」。", "en": "“{value}” cannot stand here."},
    "policy.wrong_type": {
        "zh-TW": "這裡應該是{expected}，目前是{found}。",
        "en": "This should be {expected}, but it is {found}.",
    },
    "policy.type_text": {"zh-TW": "文字", "en": "a text"},
    "policy.type_list": {"zh-TW": "清單", "en": "a list"},
    "policy.type_mapping": {"zh-TW": "對映（鍵: 值）", "en": "a mapping (key: value)"},
    "policy.type_boolean": {"zh-TW": " true 或 false", "en": "true or false"},
    "policy.type_integer": {"zh-TW": "整數", "en": "a whole number"},
    "policy.type_number": {"zh-TW": "數字", "en": "a number"},
    "policy.type_date": {"zh-TW": "日期（YYYY-MM-DD）", "en": "a date (YYYY-MM-DD)"},
    "policy.found_nothing": {"zh-TW": "空的", "en": "empty"},
    "policy.found_mapping": {"zh-TW": "對映（鍵: 值）", "en": "a mapping (key: value)"},
    "policy.found_list": {"zh-TW": "清單", "en": "a list"},
    "policy.found_boolean": {"zh-TW": "布林值 {value}", "en": "the boolean {value}"},
    "policy.found_number": {"zh-TW": "數字 {value}", "en": "the number {value}"},
    "policy.found_text": {"zh-TW": "文字「{value}」", "en": "the text “{value}”"},
    "policy.hint_boolean": {"zh-TW": "請寫 {value}。", "en": "Write {value}."},
    "policy.hint_quotes": {
        "zh-TW": '要寫成文字，請加引號："{value}"。',
        "en": 'To make it a text, put it in quotes: "{value}".',
    },
    "policy.hint_no_quotes": {"zh-TW": "數字不加引號：{value}。", "en": "A number has no quotes: {value}."},
    "policy.hint_list": {
        "zh-TW": "只有一項也要寫成清單：[{value}]。",
        "en": "A single item is written as a list as well: [{value}].",
    },
    "policy.no_such_day": {"zh-TW": "「{value}」這一天不存在。", "en": "There is no such day as “{value}”."},
    "policy.not_a_date": {
        "zh-TW": "「{value}」不是日期；請寫成 YYYY-MM-DD，例如 2026-11-01。",
        "en": "“{value}” is not a date; write YYYY-MM-DD, as in 2026-11-01.",
    },
    "policy.hint_date": {"zh-TW": "請寫成 {day}。", "en": "Write it as in {day}."},
    "policy.no_json": {
        "zh-TW": "這裡不能放 {type} 物件；只能用文字、數字、布林值、日期、清單與字典。",
        "en": "A {type} cannot stand here; use texts, numbers, booleans, dates, lists and dictionaries.",
    },
    "policy.invalid": {"zh-TW": "這個值不能用（{reason}）。", "en": "This value cannot be used ({reason})."},
}

_FILES: Final[dict[str, dict[str, str]]] = {
    "policy.empty_file": {"zh-TW": "檔案是空的。", "en": "The file is empty."},
    "policy.not_a_mapping": {
        "zh-TW": "檔案最外層應該是對映（鍵: 值）。",
        "en": "The outermost value of the file should be a mapping (key: value).",
    },
    "policy.no_policy_file": {"zh-TW": "找不到政策檔案。", "en": "There is no such policy file."},
    "policy.no_shipped_policy": {
        "zh-TW": "沒有名為「{name}」的內建政策。",
        "en": "No policy by the name “{name}” is shipped.",
    },
    "policy.hint_path": {
        "zh-TW": "內建政策：{names}。自己的政策請寫路徑，例如 ./policy.yaml。",
        "en": "Shipped policies: {names}. Name your own by its path, as in ./policy.yaml.",
    },
    "policy.unreadable": {"zh-TW": "無法讀取檔案：{reason}。", "en": "The file cannot be read: {reason}."},
    "policy.not_utf8": {
        "zh-TW": "檔案不是 UTF-8（第 {position} 個位元組有誤）。",
        "en": "The file is not UTF-8 (byte {position} is wrong).",
    },
    "policy.bad_name": {
        "zh-TW": "名稱「{name}」只能用小寫英文字母、數字與連字號「-」。",
        "en": "The name “{name}” may hold small letters, digits and hyphens only.",
    },
    "policy.bad_pack_name": {
        "zh-TW": "「{name}」不是規則包的名稱；名稱由小寫英文字母、數字、連字號與「/」組成，例如 tw/food。",
        "en": "“{name}” is not a pack's name, which has small letters, digits, hyphens and slashes, as in tw/food.",
    },
    "policy.no_such_pack": {"zh-TW": "找不到規則包「{name}」。", "en": "There is no pack “{name}”."},
    "policy.pack_twice": {
        "zh-TW": "規則包「{name}」重複引入，{first} 已經引入了。",
        "en": "The pack “{name}” is taken in twice; the first time at {first}.",
    },
    "policy.policy_twice": {
        "zh-TW": "政策「{name}」重複引入，{first} 已經引入了。",
        "en": "The policy “{name}” is taken in twice; the first time at {first}.",
    },
    "policy.bases_differ": {
        "zh-TW": "{section} 裡的「{name}」，這份政策與 {first} 寫的不同，無法分辨該用哪一個。",
        "en": "Under {section}, this policy says something else of “{name}” than {first}, so that nobody can tell which holds.",
    },
    "policy.circle": {"zh-TW": "extends 繞成一圈：{chain}。", "en": "extends goes in a circle: {chain}."},
    "policy.extends_needs_file": {
        "zh-TW": "以資料給定的政策沒有所在資料夾，不能引入路徑「{name}」。",
        "en": "A policy that is given as data lies in no folder and cannot take in the path “{name}”.",
    },
    "policy.no_terms_file": {"zh-TW": "找不到詞彙檔「{name}」。", "en": "There is no term file “{name}”."},
    "policy.terms_file_outside": {
        "zh-TW": "詞彙檔「{name}」必須在「{folder}」之內。",
        "en": "The term file “{name}” must lie within “{folder}”.",
    },
    "policy.terms_file_needs_file": {
        "zh-TW": "以資料給定的政策沒有所在資料夾，不能讀取詞彙檔「{name}」。",
        "en": "A policy that is given as data lies in no folder and cannot read the term file “{name}”.",
    },
    "policy.terms_file_empty": {
        "zh-TW": "詞彙檔「{name}」裡一個詞都沒有。",
        "en": "The term file “{name}” holds no term.",
    },
}

_CONFIG: Final[dict[str, dict[str, str]]] = {
    "policy.no_config": {"zh-TW": "找不到設定檔。", "en": "There is no such configuration file."},
    "policy.bad_glob": {"zh-TW": "這個檔名樣式不能用：{reason}。", "en": "This pattern cannot be used: {reason}."},
}

_REFERENCES: Final[dict[str, dict[str, str]]] = {
    "policy.bad_rule_id": {
        "zh-TW": "規則代號「{id}」只能用小寫英文字母、數字與連字號「-」，例如 medical-claim。",
        "en": "The rule id “{id}” may hold small letters, digits and hyphens only, as in medical-claim.",
    },
    "policy.rule_twice": {
        "zh-TW": "規則「{id}」重複，{first} 已經有了。",
        "en": "The rule “{id}” is there twice; the first is at {first}.",
    },
    "policy.alias_taken": {
        "zh-TW": "舊代號「{id}」與另一條規則（{first}）相同。",
        "en": "The alias “{id}” is the id of another rule (at {first}).",
    },
    "policy.override_unknown": {"zh-TW": "沒有規則「{id}」可以覆寫。", "en": "There is no rule “{id}” to override."},
    "policy.override_retired": {
        "zh-TW": "規則「{id}」已停用，覆寫沒有作用。",
        "en": "The rule “{id}” is retired; overriding it does nothing.",
    },
    "policy.clause_twice": {"zh-TW": "條款「{id}」重複。", "en": "The clause “{id}” is there twice."},
    "policy.clause_unknown": {"zh-TW": "政策沒有條款「{id}」。", "en": "The policy has no clause “{id}”."},
    "policy.lexicon_name": {
        "zh-TW": "名稱「{name}」只能用小寫英文字母、數字、「-」與「_」，並以字母開頭。",
        "en": "The name “{name}” may hold small letters, digits, - and _ only, and begins with a letter.",
    },
    "policy.lexicon_circle": {"zh-TW": "{name} 繞了一圈又用到自己。", "en": "{name} leads back to itself."},
    "policy.lexicon_of_sealed": {
        "zh-TW": "{name} 是密封的詞庫，不能成為其他詞庫的一部分。",
        "en": "{name} is sealed, and cannot be a part of another lexicon.",
    },
    "policy.no_words": {
        "zh-TW": "{name} 是空的，永遠找不到任何文字。",
        "en": "{name} is empty: nothing can match.",
    },
    "policy.hint_no_words": {"zh-TW": "請寫上詞，或刪除這個鍵。", "en": "Give it words, or leave the key out."},
    "policy.names_needed": {
        "zh-TW": "規則包「{pack}」需要公司自己的名稱：{names}。",
        "en": "The pack “{pack}” needs names of the company's own: {names}.",
    },
    "policy.names_hint": {
        "zh-TW": "在政策寫上 names: {{{name}: [{sample}]}}，換成自己的名稱。",
        "en": "Write names: {{{name}: [{sample}]}} in the policy, with your own.",
    },
    "policy.timezone_unknown": {"zh-TW": "沒有時區「{name}」。", "en": "There is no time zone “{name}”."},
}

_ROSTER: Final[dict[str, dict[str, str]]] = {
    "policy.person_id": {
        "zh-TW": "人員代號「{id}」只能用小寫英文字母、數字與連字號「-」，例如 wang-ming。",
        "en": "A person's id, “{id}”, may hold small letters, digits and hyphens only, as in wang-ming.",
    },
    "policy.person_without_name": {
        "zh-TW": "人員「{id}」沒有姓名，草稿無法指認。",
        "en": "“{id}” has no name by which a draft could mean them.",
    },
    "policy.blank_name": {"zh-TW": "名稱不得為空白。", "en": "A name must not be empty."},
    "policy.nothing_named": {
        "zh-TW": "「{key}」裡什麼都沒有；請至少寫一個名稱。",
        "en": "There is nothing in “{key}”; name at least one.",
    },
    "policy.name_shared": {
        "zh-TW": "「{name}」同時是另一位人員（{other}）的名字，無法分辨是誰。",
        "en": "“{name}” is a name of another person ({other}) as well, so that nobody can tell who is meant.",
    },
    "policy.person_twice": {"zh-TW": "人員「{name}」重複。", "en": "The person “{name}” is there twice."},
    "policy.name_alike": {
        "zh-TW": "「{name}」與「{first}」只有字形不同，而後者是另一位人員（{other}）的名字，無法分辨是誰。",
        "en": "“{name}” is another spelling of “{first}”, a name of another person ({other}), so that nobody can tell who is meant.",
    },
    "policy.no_email": {
        "zh-TW": "「{value}」不是電子郵件地址。",
        "en": "“{value}” is no e-mail address.",
    },
    "policy.no_login": {
        "zh-TW": "「{value}」不是 GitHub 帳號；帳號由英文字母、數字與連字號「-」組成，最多 39 個字元。",
        "en": "“{value}” is no GitHub login, which has letters, digits and hyphens, at most 39 in all.",
    },
    "policy.platform_unknown": {
        "zh-TW": "policylint 不認得平台「{name}」，這個帳號沒有任何平台上限；是不是要寫「{meant}」？",
        "en": "policylint knows no platform “{name}”, so that no platform's limits hold here; did you mean “{meant}”?",
    },
    "policy.handle_empty": {
        "zh-TW": "handle 是空的；沒有帳號名稱時請刪除這個鍵。",
        "en": "The handle is empty; where there is none, leave the key out.",
    },
    "policy.limit_too_low": {
        "zh-TW": "上限 {limit} 太小，至少要是 {least}。",
        "en": "{limit} is too low for a limit, which is at least {least} here.",
    },
    "policy.handle_shared": {
        "zh-TW": "「{handle}」在同一平台上已經是帳號「{other}」。",
        "en": "“{handle}” is the account “{other}” on the same platform already.",
    },
    "policy.role_unknown": {"zh-TW": "政策沒有角色「{name}」。", "en": "The policy has no role “{name}”."},
    "policy.topic_unknown": {"zh-TW": "政策沒有主題「{name}」。", "en": "The policy has no topic “{name}”."},
    "policy.window_unknown": {"zh-TW": "政策沒有時段「{name}」。", "en": "The policy has no window “{name}”."},
    "policy.account_unknown": {"zh-TW": "政策沒有帳號「{name}」。", "en": "The policy has no account “{name}”."},
    "policy.until_before_from": {
        "zh-TW": "until 必須晚於 from。",
        "en": "“until” has to be later than “from”.",
    },
    "policy.role_name": {
        "zh-TW": "角色名稱「{name}」只能用小寫英文字母、數字與連字號「-」。",
        "en": "The name of a role, “{name}”, may hold small letters, digits and hyphens only.",
    },
    "policy.role_empty": {
        "zh-TW": "沒有人擔任角色「{name}」，需要這個角色的核准永遠無法完成。",
        "en": "Nobody holds the role “{name}”, so that nothing which asks for it can ever be approved.",
    },
    "policy.member_unknown": {
        "zh-TW": "people 裡沒有人員「{name}」。",
        "en": "There is nobody called “{name}” among the people.",
    },
    "policy.member_hint": {
        "zh-TW": "GitHub 帳號請寫成「@{name}」，或寫電子郵件。",
        "en": "Write “@{name}” for a GitHub login, or an e-mail address.",
    },
    "policy.window_empty": {
        "zh-TW": "這裡沒有任何時間；請寫 from、until、periods 或 monthly。",
        "en": "There is no time here; give from, until, periods or monthly.",
    },
    "policy.window_both": {
        "zh-TW": "from、until 與 monthly 是兩種時間，各自成立，不會互相限制。",
        "en": "from and until are one time and monthly another; each holds by itself, and neither limits the other.",
    },
    "policy.hint_window": {"zh-TW": "請只寫一種，或分成兩個時段。", "en": "Give one of them, or make two windows."},
    "policy.period_empty": {
        "zh-TW": "這裡沒有任何時間；請寫 from 或 until。",
        "en": "There is no time here; give from or until.",
    },
    "policy.month_empty": {
        "zh-TW": "from 與 until 是同一天，中間沒有時間。",
        "en": "“from” and “until” are the same day, with no time between them.",
    },
    "policy.section_hint": {
        "zh-TW": "請在政策的 {section} 寫上「{name}」。",
        "en": "Write “{name}” under {section} in the policy.",
    },
    "policy.no_such_instant": {
        "zh-TW": "「{value}」這個時間不存在。",
        "en": "There is no such time as “{value}”.",
    },
    "policy.not_an_instant": {
        "zh-TW": "「{value}」不是帶有時差的時間。",
        "en": "“{value}” is not an instant with its offset.",
    },
    "policy.hint_instant": {
        "zh-TW": "請寫成 2026-11-01T09:00+08:00。",
        "en": "Write it as in 2026-11-01T09:00+08:00.",
    },
    "policy.no_day_of_month": {"zh-TW": "一個月沒有第 {day} 日。", "en": "No month has a day {day}."},
}

MESSAGES: Final[dict[str, dict[str, str]]] = {**_ROSTER, **_LAYOUT, **_SHAPE, **_FILES, **_CONFIG, **_REFERENCES}
