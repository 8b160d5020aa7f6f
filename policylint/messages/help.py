"""What ``--help`` says of commands and options."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "help.main": {
        "zh-TW": "在貼文發布前，依公司的社群媒體政策逐則檢查草稿。",
        "en": "Hold draft posts against the company's social media policy before they are published.",
    },
    "help.check": {
        "zh-TW": "檢查草稿。PATHS 是檔案或資料夾；「-」讀取標準輸入；不寫則檢查目前資料夾。\n\n"
        "結束代碼：0 通過；1 有問題達到 --fail-on 的嚴重程度；2 用法或政策有誤；3 未能完整檢查；4 內部錯誤。",
        "en": "Check drafts. PATHS are files or folders, - reads standard input; without any the current folder is checked.\n\n"
        "Exit codes: 0 clean; 1 findings at or above --fail-on; 2 usage or policy error; 3 incomplete; 4 internal error.",
    },
    "help.policy": {
        "zh-TW": "政策檔，或內建政策的名稱（例如 brand-tw）。",
        "en": "A policy file, or the name of a shipped policy such as brand-tw.",
    },
    "help.format": {"zh-TW": "輸出格式。", "en": "Output format."},
    "help.output": {
        "zh-TW": "把結果寫入檔案，而非標準輸出。",
        "en": "Write the report to a file instead of standard output.",
    },
    "help.also": {
        "zh-TW": "同時以另一種格式寫入檔案，例如 json=report.json；可重複。",
        "en": "Write the report to a file in another format as well, such as json=report.json; repeatable.",
    },
    "help.fail_on": {
        "zh-TW": "達到此嚴重程度即以結束代碼 1 結束（預設 error）。",
        "en": "Severity from which on the exit code is 1 (default: error).",
    },
    "help.select": {
        "zh-TW": "只檢查這些規則：規則代號、規則包，或含 * 的樣式；可重複。",
        "en": "Only these rules: an id, a pack, or a pattern with *; repeatable.",
    },
    "help.ignore": {
        "zh-TW": "略過這些規則：規則代號、規則包，或含 * 的樣式；可重複。",
        "en": "Not these rules: an id, a pack, or a pattern with *; repeatable.",
    },
    "help.set": {
        "zh-TW": "為每則草稿設定欄位，例如 platform=facebook；可重複。",
        "en": "Set a metadata field of every draft, such as platform=facebook; repeatable.",
    },
    "help.stdin_path": {
        "zh-TW": "讀取標準輸入，並視為此路徑的檔案（決定格式與設定）。",
        "en": "Read standard input as if it were this file, which decides format and configuration.",
    },
    "help.now": {
        "zh-TW": "把這個時間當作現在，例如 2026-11-01T09:00；未寫時差則用政策的時區。",
        "en": "Take this for the current time, such as 2026-11-01T09:00; without an offset in the policy's time zone.",
    },
    "help.lang": {"zh-TW": "訊息的語言。", "en": "Language of the messages."},
    "help.fix": {
        "zh-TW": "把可自動修正的用詞（replace 規則）改寫進檔案。",
        "en": "Write the preferred forms of replace rules into the files.",
    },
    "help.diff": {
        "zh-TW": "只顯示 --fix 會做的修改，不寫入檔案。",
        "en": "Show what --fix would change, and change nothing.",
    },
    "help.force_exclude": {
        "zh-TW": "命令列上指名的檔案，若被設定檔排除或不是草稿的格式，也一併略過（供 pre-commit 使用）。",
        "en": "Leave out what the configuration excludes, and what is no draft by its name, even where it is named (for pre-commit).",
    },
    "help.stats": {"zh-TW": "附上各規則的次數與耗時。", "en": "Add counts by rule and the time it took."},
    "help.quiet": {"zh-TW": "每項發現只印一行。", "en": "One line for each finding, nothing else."},
    "help.rules": {
        "zh-TW": "列出政策的規則；可用規則代號、規則包或含 * 的樣式篩選。",
        "en": "List the policy's rules, all or those named by id, pack, or a pattern with *.",
    },
    "help.kind": {"zh-TW": "只列出這種規則。", "en": "Only rules of this kind."},
    "help.severity": {"zh-TW": "只列出這個嚴重程度的規則。", "en": "Only rules of this severity."},
    "help.digest": {
        "zh-TW": "印出每則草稿文字的摘要，供核准與簽核的人註明看的是哪一版。PATHS 是檔案或資料夾；「-」讀取標準輸入；不寫則讀取目前資料夾。",
        "en": "Print the digest of each draft's text, for those who approve or sign to state which text they saw. "
        "PATHS are files or folders, - reads standard input; without any the current folder is read.",
    },
    "help.json": {"zh-TW": "以 JSON 輸出。", "en": "Print JSON."},
    "help.explain": {
        "zh-TW": "說明一條規則：為何有它、依據、例句、如何修改。",
        "en": "Explain a rule: why it is there, what it rests on, examples, how to comply.",
    },
    "help.docs": {
        "zh-TW": "把政策寫成給同仁看的文件：條款、規則與例句、誰可以發言、核准、時程、聯絡窗口。",
        "en": "Write the policy as a document for employees: clauses, rules with examples, who may speak, approvals, calendar, contacts.",
    },
    "help.docs_lang": {
        "zh-TW": "文件的語言；both 是同一頁兩種語言。不寫則用政策的語言。",
        "en": "Language of the document, or both on one page; without it the policy's.",
    },
    "help.docs_output": {
        "zh-TW": "把文件寫入檔案，而非標準輸出。",
        "en": "Write the document to a file instead of standard output.",
    },
    "help.test": {
        "zh-TW": "測試政策或規則包：執行每條規則的例句與政策旁的 *.test.yaml，並回報規則涵蓋率。NAMES 是政策、規則包或其檔案，或單一測試檔；"
        "不寫則測試目前資料夾的政策。",
        "en": "Test policies or packs: run the examples of every rule and the *.test.yaml beside the policy, and report how many rules they cover. "
        "NAMES are policies, packs, or their files, or single test files; without any the policy of the current folder is tested.",
    },
    "help.fail_under": {
        "zh-TW": "規則涵蓋率低於此百分比時，以結束代碼 1 結束。",
        "en": "End with exit code 1 where less than this percentage of the rules is covered.",
    },
    "help.all": {"zh-TW": "測試所有內建的政策與規則包。", "en": "Test all shipped policies and packs."},
    "help.schema": {
        "zh-TW": "印出規則包、政策、設定檔或政策測試的 JSON Schema，供編輯器使用。",
        "en": "Print the JSON Schema of packs, policies, configuration or policy tests, for editors.",
    },
    "help.seal": {
        "zh-TW": "把詞密封成只有金鑰認得的摘要。TERMS 是一行一詞的 UTF-8 檔案，請放在儲存庫之外。",
        "en": "Seal words into digests that only a key recognises. TERMS is a UTF-8 file with one word a line, kept outside the repository.",
    },
    "help.new_key": {
        "zh-TW": "產生新的金鑰並寫入檔案（必須在儲存庫之外）。",
        "en": "Make a new key and write it to a file, which must lie outside the repository.",
    },
    "help.key_file": {
        "zh-TW": "金鑰檔；不寫則用 POLICYLINT_SEAL_KEY 或 POLICYLINT_SEAL_KEY_FILE。",
        "en": "The file of the key; without it POLICYLINT_SEAL_KEY or POLICYLINT_SEAL_KEY_FILE.",
    },
    "help.show_config": {
        "zh-TW": "顯示對某個路徑生效的設定與其來源。",
        "en": "Show the configuration that holds for a path, and where it comes from.",
    },
    "help.completion": {
        "zh-TW": '印出 shell 自動補完的指令稿；例如 eval "$(policylint completion bash)"。',
        "en": 'Print the script that completes commands in a shell, as in: eval "$(policylint completion bash)".',
    },
    "help.at": {
        "zh-TW": "說明草稿中的這個位置為何被回報或未被回報；可再指名一條規則。",
        "en": "Explain why a place of a draft was reported or not; a rule may be named as well.",
    },
}
