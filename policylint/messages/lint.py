"""Remarks on rules that are sound, but will not do what their author means."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "lint.term": {"zh-TW": "「{text}」", "en": "“{text}”"},
    "lint.this_term": {"zh-TW": "這個詞", "en": "This term"},
    "lint.that_term": {"zh-TW": "同一規則的另一個詞", "en": "another term of the rule"},
    "lint.phrase": {"zh-TW": "例外「{text}」", "en": "The exception “{text}”"},
    "lint.this_phrase": {"zh-TW": "這個例外", "en": "This exception"},
    "lint.for_example": {"zh-TW": "，例如{words}", "en": ", as in {words}"},
    "lint.no_example": {"zh-TW": "", "en": ""},
    "lint.more": {
        "zh-TW": "這條規則還有 {count} 處相同的情形，從這裡開始。",
        "en": "The rule has {count} more remarks of this sort, from here on.",
    },
    "lint.edge_space": {
        "zh-TW": "{term}的開頭或結尾有空白，文字裡也要有同樣的空白才會符合；請刪去空白。",
        "en": "{term} begins or ends with a space, so it is found only where the text has that space too; leave it out.",
    },
    "lint.masked": {
        "zh-TW": "{term}看起來是網址、帳號或電子郵件，檢查用語時會略過這些；要檢查請寫 in: everywhere。",
        "en": "{term} reads as an address or a mention, which rules on wording pass over; to look there, say in: everywhere.",
    },
    "lint.not_found": {
        "zh-TW": "{term}一放進句子裡就找不到了；請改寫，或改用 patterns。",
        "en": "{term} is not found in the middle of a sentence; write it differently, or use patterns.",
    },
    "lint.single_loose": {
        "zh-TW": "{term}只有一個字，又設為 boundary: loose，凡有這個字的詞都會符合{example}；請寫出要找的詞，或改用 boundary: word。",
        "en": "{term} is a single character with boundary: loose, so it is found in every word that has it{example}; write the words that you mean, or use boundary: word.",
    },
    "lint.single_word": {
        "zh-TW": "{term}只有一個字，單獨成詞時才會符合，在更長的詞裡不會{example}；要找那些詞，請一一寫出。",
        "en": "{term} is a single character, which is found where it is a word by itself, not inside a longer one{example}; if you mean such words, write them out.",
    },
    "lint.common_words": {
        "zh-TW": "{term}在這些常見的詞裡也會符合：{words}；不該算的，請列入 unless.within。",
        "en": "{term} is found in these common words, too: {words}. Those that are not meant belong under unless.within.",
    },
    "lint.same_term": {
        "zh-TW": "{term}與{other}會找到相同的文字，留一個就夠了。",
        "en": "{term} finds the same text as {other}; one of them is enough.",
    },
    "lint.covered": {
        "zh-TW": "{term}出現之處，{other}都已經找到；除非要標出較長的文字，否則不必另寫。",
        "en": "{term} is found through {other} already; unless the longer text should be marked, it is not needed.",
    },
    "lint.exception_is_term": {
        "zh-TW": "{phrase}就是規則要找的詞，這個詞因此永遠不會列出。",
        "en": "{phrase} is a term of the rule itself, which is therefore never reported.",
    },
    "lint.exception_idle": {
        "zh-TW": "{phrase}不含規則的任何一個詞，永遠用不到；例外要寫出包含該詞的較長說法。",
        "en": "{phrase} holds none of the rule's terms, so it never applies; an exception is a longer phrase that holds a term.",
    },
    "lint.too_few": {
        "zh-TW": "要 {count} 人核准，但能核准的角色（{roles}）總共只有 {holders} 人，永遠湊不齊。",
        "en": "{count} people are asked for, but the roles that count ({roles}) have {holders} in all, so that no draft is ever approved.",
    },
    "lint.when_alias": {
        "zh-TW": "草稿的「{key}」欄位在條件裡叫做 {name}，「{key}」這個條件永遠不成立。",
        "en": "What drafts call “{key}” is {name} in a condition; “{key}” is never met.",
    },
    "lint.named_secret": {
        "zh-TW": "要保密的詞也寫在政策的其他地方：{keys}。報表會遮住，但讀得到政策的人都看得到，請換個說法。",
        "en": "A word that is to stay secret stands elsewhere in the policy, too: {keys}. Reports hide it; who reads the policy sees it. Say it another way.",
    },
    "lint.when_unknown": {
        "zh-TW": "政策沒有「{name}」這個 {key}，這個條件永遠不會成立；有：{known}。",
        "en": "The policy has no {key} “{name}”, so that this condition never holds; there are: {known}.",
    },
    "lint.when_unlisted": {
        "zh-TW": "政策沒有列出「{name}」這個 {key}，草稿要一字不差寫出來，條件才會成立；有：{known}。",
        "en": "The policy lists no {key} “{name}”, so that only posts that say just this meet the condition; there are: {known}.",
    },
    "lint.when_platform": {
        "zh-TW": "policylint 不認得平台「{name}」；是不是要寫「{meant}」？",
        "en": "policylint knows no platform “{name}”; did you mean “{meant}”?",
    },
    "lint.when_empty": {
        "zh-TW": "條件「{key}」裡什麼都沒有；請寫出要求的內容，或刪去這個條件。",
        "en": "There is nothing in the condition “{key}”; say what it asks for, or leave it out.",
    },
    "lint.when_near": {
        "zh-TW": "條件「{key}」不是已知的欄位，是不是要寫 {name}？",
        "en": "The condition “{key}” is no known field; did you mean {name}?",
    },
}
