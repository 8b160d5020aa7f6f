"""What is said of sealed lexicons and their key."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "sealed.hint_key": {
        "zh-TW": "「policylint seal --new-key 檔案」會產生金鑰；把檔案放在儲存庫之外，並以 POLICYLINT_SEAL_KEY_FILE 指明。",
        "en": "“policylint seal --new-key FILE” makes one; keep the file outside the repository, and name it in POLICYLINT_SEAL_KEY_FILE.",
    },
    "sealed.no_key": {
        "zh-TW": "這不是 policylint 的金鑰（應為 32 個位元組的 base64）。",
        "en": "This is no key of policylint (32 bytes in base64).",
    },
    "sealed.key_unreadable": {"zh-TW": "無法讀取金鑰：{reason}。", "en": "The key cannot be read: {reason}."},
    "sealed.key_in_repository": {
        "zh-TW": "金鑰放在儲存庫 {folder} 之內，任何取得儲存庫的人都能用它解開密封的詞。",
        "en": "The key lies within the repository {folder}, where everybody who has the repository could open with it what is sealed.",
    },
    "sealed.key_missing": {
        "zh-TW": "規則 {rules} 的密封詞庫「{name}」需要金鑰，未能檢查；請設定 POLICYLINT_SEAL_KEY 或 POLICYLINT_SEAL_KEY_FILE。",
        "en": "The sealed lexicon “{name}” of {rules} needs its key and was not checked; set POLICYLINT_SEAL_KEY or POLICYLINT_SEAL_KEY_FILE.",
    },
    "sealed.key_differs": {
        "zh-TW": "密封詞庫「{name}」是以另一把金鑰（{key}）密封的，規則 {rules} 未能檢查。",
        "en": "The sealed lexicon “{name}” was sealed with another key ({key}); {rules} was not checked.",
    },
    "sealed.no_file": {"zh-TW": "找不到密封的詞庫「{name}」。", "en": "There is no sealed lexicon “{name}”."},
    "sealed.empty": {
        "zh-TW": "這裡是空的，什麼詞都找不到。",
        "en": "This is empty, so that no word would be found.",
    },
    "sealed.bad_digest": {
        "zh-TW": "這不是密封的詞（32 個十六進位數字）。",
        "en": "This is no sealed word (32 hexadecimal digits).",
    },
    "sealed.bad_checksum": {
        "zh-TW": "這不是密封詞庫的檢查碼（32 個十六進位數字）。",
        "en": "This is no checksum of a sealed lexicon (32 hexadecimal digits).",
    },
    "sealed.changed": {
        "zh-TW": "密封之後，這個檔案的內容改過了，可能會漏掉詞。",
        "en": "This file was changed after the words were sealed, so that some could be missed.",
    },
    "sealed.hint_again": {
        "zh-TW": "請還原檔案，或以 policylint seal 重新密封；密封的檔案不能手動修改。",
        "en": "Restore the file, or seal the words again with policylint seal; it is never edited by hand.",
    },
    "sealed.bad_length": {"zh-TW": "詞的長度應大於 0。", "en": "The length of a word is greater than 0."},
    "sealed.only_terms": {
        "zh-TW": "密封的詞庫 {name} 只能單獨放在規則的 terms 裡。",
        "en": "The sealed lexicon {name} can only stand by itself among the terms of a rule.",
    },
    "sealed.terms_inside": {
        "zh-TW": "{path} 在儲存庫之內；密封之後請移到別處，並從版本紀錄清除。",
        "en": "{path} lies within a repository; after sealing it, keep it elsewhere and clear it from the history.",
    },
    "sealed.short_term": {
        "zh-TW": "{path}:{line}：只有一個字的詞不能密封；拿到金鑰的人一試就知道，在文章裡也隨處可見。",
        "en": "{path}:{line}: a word of one character cannot be sealed; who has the key guesses it at once, and it stands in every text.",
    },
    "sealed.comment_in_term": {
        "zh-TW": "{path}:{line}：詞的後面接著 #。註解請自成一行，否則會當成詞的一部分一起密封，再也找不到這個詞。",
        "en": "{path}:{line}: a # follows the word. A comment has a line of its own; here it would be sealed as part of the word, which then is never found.",
    },
    "sealed.nothing": {"zh-TW": "{path} 裡沒有可以密封的詞。", "en": "There is no word to seal in {path}."},
    "sealed.exists": {
        "zh-TW": "{path} 已經存在；不覆寫既有的金鑰，否則以它密封的詞庫將無法使用。",
        "en": "{path} is there already; a key is not overwritten, because what was sealed with it could not be used any more.",
    },
    "sealed.key_needed": {
        "zh-TW": "密封需要金鑰：請設定 POLICYLINT_SEAL_KEY_FILE，或加上 --key-file。",
        "en": "Sealing needs a key: set POLICYLINT_SEAL_KEY_FILE, or give --key-file.",
    },
    "sealed.done": {
        "zh-TW": "已密封 {words} 個詞（{digests} 種寫法）。",
        "en": "{words} words sealed ({digests} spellings).",
    },
    "sealed.key_made": {
        "zh-TW": "已建立金鑰 {path}。遺失金鑰就必須重新密封。",
        "en": "{path} holds the new key. Without it everything has to be sealed again.",
    },
    "sealed.comment": {
        "zh-TW": "以 policylint seal 產生。沒有金鑰的人看不出是哪些詞。",
        "en": "Made by policylint seal. Without the key nobody can tell the words.",
    },
}
