"""What is said of a text that is no YAML, or more of it than is understood here. Its place tells of what it is said: a
text that could not be read is quoted nowhere, as nobody knows what in it is confidential.
"""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "yaml.syntax": {"zh-TW": "YAML 語法錯誤：{problem}。", "en": "This is not valid YAML: {problem}."},
    "yaml.problem_block_key": {
        "zh-TW": "這裡應該是一個「鍵: 值」，縮排要與同一層的鍵對齊",
        "en": "a “key: value” is expected here, indented like its neighbours",
    },
    "yaml.problem_block_item": {
        "zh-TW": "這裡應該是清單的下一項「- 」，縮排要與同一層的項目對齊",
        "en": "the next “- ” of the list is expected here, indented like its neighbours",
    },
    "yaml.problem_flow_list": {"zh-TW": "清單少了「,」或「]」", "en": "the list lacks a “,” or “]”"},
    "yaml.problem_flow_map": {"zh-TW": "對映少了「,」或「}}」", "en": "the mapping lacks a “,” or “}}”"},
    "yaml.problem_colon": {"zh-TW": "鍵後面少了冒號與空格「: 」", "en": "the key is not followed by “: ”"},
    "yaml.problem_nested_colon": {
        "zh-TW": "這個位置不能再有「: 」",
        "en": "a second “: ” cannot stand here",
    },
    "yaml.problem_flow_colon": {
        "zh-TW": "「[ ]」或「{{ }}」裡面的文字不能這樣使用「:」",
        "en": "within [ ] or {{ }} a “:” cannot stand here",
    },
    "yaml.problem_start": {
        "zh-TW": "沒有加引號的文字不能以這個字元開頭",
        "en": "a text without quotes cannot begin with this character",
    },
    "yaml.problem_block_text": {
        "zh-TW": "「|」或「>」後面要換行，文字從下一行開始",
        "en": "behind “|” or “>” the text begins in the next line",
    },
    "yaml.problem_indent": {
        "zh-TW": "這一行縮排太多，要與同一層的鍵對齊",
        "en": "this line is indented too far; its neighbours say how far",
    },
    "yaml.problem_after_quote": {
        "zh-TW": "加了引號的文字到這裡之前就結束了，後面不能再接文字",
        "en": "the quoted text ends before this, and nothing may follow it",
    },
    "yaml.problem_after_bracket": {
        "zh-TW": "括號到這裡之前就結束了，後面不能再接文字",
        "en": "the brackets end before this, and nothing may follow them",
    },
    "yaml.problem_closing": {
        "zh-TW": "這個括號沒有對應的開頭",
        "en": "nothing is open that this bracket could close",
    },
    "yaml.problem_tab": {"zh-TW": "縮排只能用空格，不能用定位字元（Tab）", "en": "a tab cannot indent; use spaces"},
    "yaml.problem_quote": {"zh-TW": "引號沒有結束", "en": "the quoted text does not end"},
    "yaml.problem_escape": {
        "zh-TW": "雙引號內不認得這個「\\」跳脫序列",
        "en": "this “\\” escape is not known within double quotes",
    },
    "yaml.problem_content": {"zh-TW": "這裡應該有一個值", "en": "a value is expected here"},
    "yaml.problem_other": {"zh-TW": "{problem}", "en": "{problem}"},
    "yaml.hint_quote": {
        "zh-TW": "以「{character}」開頭的文字請加上引號，例如 {example}。",
        "en": "Put a text that begins with “{character}” in quotes, as in {example}.",
    },
    "yaml.hint_inner_quotes": {
        "zh-TW": "文字裡若有引號，請在整段文字外用另一種引號，例如 '他說 \"好\"'。",
        "en": "Put a text that holds quotes in the other sort of quotes, as in 'they said \"yes\"'.",
    },
    "yaml.hint_curly_quotes": {
        "zh-TW": "YAML 的引號只有 \" 與 '；彎引號與全形引號只是文字的一部分。",
        "en": "The quotes of YAML are \" and '; curly or wide ones are part of the text.",
    },
    "yaml.hint_continued": {
        "zh-TW": "若這一行接續上一行的文字，請將整段文字加上引號，因為其中有「: 」。",
        "en": "If the line continues the text above it, put the whole text in quotes, for it contains “: ”.",
    },
    "yaml.hint_comment": {
        "zh-TW": "空格或括號後面的「#」是註解的開頭；以「#」開頭的文字請加上引號。",
        "en": "Behind a space or a bracket, “#” begins a comment; put a text that begins with it in quotes.",
    },
    "yaml.hint_wide_brackets": {
        "zh-TW": "YAML 的清單用半形的「[ ]」，對映用半形的「{{ }}」；全形括號只是文字的一部分。",
        "en": "Lists stand in [ ] and mappings in {{ }}; wide brackets are part of the text.",
    },
    "yaml.hint_item": {
        "zh-TW": "清單的項目要以半形的「-」加空格開頭。",
        "en": "An item of a list begins with “- ”, a hyphen and a space.",
    },
    "yaml.hint_quote_colon": {
        "zh-TW": "文字裡若有「:」，請將整段文字加上引號。",
        "en": "Put a text that contains “:” in quotes.",
    },
    "yaml.hint_wide_colon": {
        "zh-TW": "「：」是全形冒號；YAML 的鍵後面要用半形冒號加空格「: 」。",
        "en": "“：” is a full-width colon; YAML wants “: ” after a key.",
    },
    "yaml.hint_escape": {
        "zh-TW": "正規表示式請用單引號，其中的「\\」不會被解讀。",
        "en": "Put regular expressions in single quotes, where “\\” stands for itself.",
    },
    "yaml.character": {
        "zh-TW": "YAML 不允許這個字元（U+{code}），整份檔案共有 {count} 個這類字元。",
        "en": "YAML does not allow this character (U+{code}); characters of this sort in the file: {count}.",
    },
    "yaml.duplicate_key": {
        "zh-TW": "這個鍵重複，第 {line} 行已經有了。",
        "en": "This key stands here twice; the first is in line {line}.",
    },
    "yaml.key_not_text": {
        "zh-TW": "鍵必須是文字，不能是清單或對映。",
        "en": "A key must be a text, not a list or a mapping.",
    },
    "yaml.hint_braces": {
        "zh-TW": '以「{{」開頭的文字請加上引號，例如 "{{match}}"。',
        "en": 'Put a text that begins with “{{” in quotes, as in "{{match}}".',
    },
    "yaml.merge_key": {
        "zh-TW": "不支援合併鍵「<<」；請將內容直接寫出來。",
        "en": "The merge key “<<” is not supported; write the keys out.",
    },
    "yaml.tag": {
        "zh-TW": "不接受 YAML 標籤（!）；請直接寫值。",
        "en": "YAML tags (!) are not accepted; write the plain value.",
    },
    "yaml.alias_unknown": {
        "zh-TW": "這個別名（*）沒有對應的錨點（&）。",
        "en": "This alias (*) has no anchor (&) of its name before it.",
    },
    "yaml.alias_recursive": {
        "zh-TW": "這個別名（*）包含了自己。",
        "en": "This alias (*) contains itself.",
    },
    "yaml.alias_bomb": {
        "zh-TW": "別名展開後超過 {limit} 個值，已停止展開。",
        "en": "The aliases stand for more than {limit} values; they are not expanded.",
    },
    "yaml.too_deep": {
        "zh-TW": "巢狀超過 {limit} 層，後面的內容沒有讀取。",
        "en": "The nesting is deeper than {limit} levels; what follows was not read.",
    },
    "yaml.documents": {
        "zh-TW": "一個檔案只能有一份 YAML 文件，這裡（「---」之後）開始了第二份。",
        "en": "A file holds one YAML document; a second one begins here, after “---”.",
    },
}
