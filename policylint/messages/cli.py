"""What the command line says: help, usage errors, and remarks on a run."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "cli.help_main": {
        "zh-TW": "在貼文發布前，依公司的社群媒體政策逐則檢查草稿。",
        "en": "Hold draft posts against the company's social media policy before they are published.",
    },
    "cli.help_check": {
        "zh-TW": "檢查草稿。PATHS 是檔案或資料夾；「-」讀取標準輸入；不寫則檢查目前資料夾。\n\n"
        "結束代碼：0 通過；1 有問題達到 --fail-on 的嚴重程度；2 用法或政策有誤；3 未能完整檢查；4 內部錯誤。",
        "en": "Check drafts. PATHS are files or folders, - reads standard input; without any the current folder is checked.\n\n"
        "Exit codes: 0 clean; 1 findings at or above --fail-on; 2 usage or policy error; 3 incomplete; 4 internal error.",
    },
    "cli.help_policy": {
        "zh-TW": "政策檔，或內建政策的名稱（例如 brand-tw）。",
        "en": "A policy file, or the name of a shipped policy such as brand-tw.",
    },
    "cli.help_format": {"zh-TW": "輸出格式。", "en": "Output format."},
    "cli.help_output": {
        "zh-TW": "把結果寫入檔案，而非標準輸出。",
        "en": "Write the report to a file instead of standard output.",
    },
    "cli.help_also": {
        "zh-TW": "同時以另一種格式寫入檔案，例如 json=report.json；可重複。",
        "en": "Write the report to a file in another format as well, such as json=report.json; repeatable.",
    },
    "cli.help_fail_on": {
        "zh-TW": "達到此嚴重程度即以結束代碼 1 結束（預設 error）。",
        "en": "Severity from which on the exit code is 1 (default: error).",
    },
    "cli.help_select": {
        "zh-TW": "只檢查這些規則：規則代號、規則包，或含 * 的樣式；可重複。",
        "en": "Only these rules: an id, a pack, or a pattern with *; repeatable.",
    },
    "cli.help_ignore": {
        "zh-TW": "略過這些規則：規則代號、規則包，或含 * 的樣式；可重複。",
        "en": "Not these rules: an id, a pack, or a pattern with *; repeatable.",
    },
    "cli.help_set": {
        "zh-TW": "為每則草稿設定欄位，例如 platform=facebook；可重複。",
        "en": "Set a metadata field of every draft, such as platform=facebook; repeatable.",
    },
    "cli.help_stdin_path": {
        "zh-TW": "讀取標準輸入，並視為此路徑的檔案（決定格式與設定）。",
        "en": "Read standard input as if it were this file, which decides format and configuration.",
    },
    "cli.help_now": {
        "zh-TW": "把這個時間當作現在，例如 2026-11-01T09:00；未寫時差則用政策的時區。",
        "en": "Take this for the current time, such as 2026-11-01T09:00; without an offset in the policy's time zone.",
    },
    "cli.help_lang": {"zh-TW": "訊息的語言。", "en": "Language of the messages."},
    "cli.help_fix": {
        "zh-TW": "把可自動修正的用詞（replace 規則）改寫進檔案。",
        "en": "Write the preferred forms of replace rules into the files.",
    },
    "cli.help_diff": {
        "zh-TW": "只顯示 --fix 會做的修改，不寫入檔案。",
        "en": "Show what --fix would change, and change nothing.",
    },
    "cli.help_force_exclude": {
        "zh-TW": "命令列上指名的檔案，若被設定檔排除或不是草稿的格式，也一併略過（供 pre-commit 使用）。",
        "en": "Leave out what the configuration excludes, and what is no draft by its name, even where it is named (for pre-commit).",
    },
    "cli.help_stats": {"zh-TW": "附上各規則的次數與耗時。", "en": "Add counts by rule and the time it took."},
    "cli.help_quiet": {"zh-TW": "每項發現只印一行。", "en": "One line for each finding, nothing else."},
    "cli.help_rules": {
        "zh-TW": "列出政策的規則；可用規則代號、規則包或含 * 的樣式篩選。",
        "en": "List the policy's rules, all or those named by id, pack, or a pattern with *.",
    },
    "cli.help_kind": {"zh-TW": "只列出這種規則。", "en": "Only rules of this kind."},
    "cli.help_severity": {"zh-TW": "只列出這個嚴重程度的規則。", "en": "Only rules of this severity."},
    "cli.help_digest": {
        "zh-TW": "印出每則草稿文字的摘要，供核准與簽核的人註明看的是哪一版。PATHS 是檔案或資料夾；「-」讀取標準輸入；不寫則讀取目前資料夾。",
        "en": "Print the digest of each draft's text, for those who approve or sign to state which text they saw. "
        "PATHS are files or folders, - reads standard input; without any the current folder is read.",
    },
    "cli.help_json": {"zh-TW": "以 JSON 輸出。", "en": "Print JSON."},
    "cli.help_explain": {
        "zh-TW": "說明一條規則：為何有它、依據、例句、如何修改。",
        "en": "Explain a rule: why it is there, what it rests on, examples, how to comply.",
    },
    "cli.help_docs": {
        "zh-TW": "把政策寫成給同仁看的文件：條款、規則與例句、誰可以發言、核准、時程、聯絡窗口。",
        "en": "Write the policy as a document for employees: clauses, rules with examples, who may speak, approvals, calendar, contacts.",
    },
    "cli.help_docs_lang": {
        "zh-TW": "文件的語言；both 是同一頁兩種語言。不寫則用政策的語言。",
        "en": "Language of the document, or both on one page; without it the policy's.",
    },
    "cli.help_docs_output": {
        "zh-TW": "把文件寫入檔案，而非標準輸出。",
        "en": "Write the document to a file instead of standard output.",
    },
    "cli.help_test": {
        "zh-TW": "測試政策或規則包：執行每條規則的例句與政策旁的 *.test.yaml，並回報規則涵蓋率。NAMES 是政策、規則包或其檔案，或單一測試檔；"
        "不寫則測試目前資料夾的政策。",
        "en": "Test policies or packs: run the examples of every rule and the *.test.yaml beside the policy, and report how many rules they cover. "
        "NAMES are policies, packs, or their files, or single test files; without any the policy of the current folder is tested.",
    },
    "cli.help_fail_under": {
        "zh-TW": "規則涵蓋率低於此百分比時，以結束代碼 1 結束。",
        "en": "End with exit code 1 where less than this percentage of the rules is covered.",
    },
    "cli.help_all": {"zh-TW": "測試所有內建的政策與規則包。", "en": "Test all shipped policies and packs."},
    "cli.help_schema": {
        "zh-TW": "印出規則包、政策、設定檔或政策測試的 JSON Schema，供編輯器使用。",
        "en": "Print the JSON Schema of packs, policies, configuration or policy tests, for editors.",
    },
    "cli.help_seal": {
        "zh-TW": "把詞密封成只有金鑰認得的摘要。TERMS 是一行一詞的 UTF-8 檔案，請放在儲存庫之外。",
        "en": "Seal words into digests that only a key recognises. TERMS is a UTF-8 file with one word a line, kept outside the repository.",
    },
    "cli.help_new_key": {
        "zh-TW": "產生新的金鑰並寫入檔案（必須在儲存庫之外）。",
        "en": "Make a new key and write it to a file, which must lie outside the repository.",
    },
    "cli.help_key_file": {
        "zh-TW": "金鑰檔；不寫則用 POLICYLINT_SEAL_KEY 或 POLICYLINT_SEAL_KEY_FILE。",
        "en": "The file of the key; without it POLICYLINT_SEAL_KEY or POLICYLINT_SEAL_KEY_FILE.",
    },
    "cli.seal_what": {
        "zh-TW": "請指明要密封的檔案，或以 --new-key 產生金鑰。",
        "en": "Name the file to seal, or make a key with --new-key.",
    },
    "cli.help_show_config": {
        "zh-TW": "顯示對某個路徑生效的設定與其來源。",
        "en": "Show the configuration that holds for a path, and where it comes from.",
    },
    "cli.help_completion": {
        "zh-TW": '印出 shell 自動補完的指令稿；例如 eval "$(policylint completion bash)"。',
        "en": 'Print the script that completes commands in a shell, as in: eval "$(policylint completion bash)".',
    },
    "cli.internal_error": {
        "zh-TW": "policylint 內部錯誤（{kind}，{where}）。這是程式的錯，請回報；草稿未完成檢查。",
        "en": "Internal error in policylint ({kind} at {where}). This is our fault, please report it; the drafts were not checked.",
    },
    "cli.bad_moment": {
        "zh-TW": "「{value}」不是日期或時間；請寫成 2026-11-01 或 2026-11-01T09:00+08:00。",
        "en": "“{value}” is no date or time; write 2026-11-01 or 2026-11-01T09:00+08:00.",
    },
    "cli.bad_setting": {
        "zh-TW": "「{value}」不是 欄位=值 的形式。",
        "en": "“{value}” is not of the form KEY=VALUE.",
    },
    "cli.bad_also": {
        "zh-TW": "「{value}」不是 格式=檔案 的形式；格式有：{known}。",
        "en": "“{value}” is not of the form FORMAT=FILE; formats: {known}.",
    },
    "cli.fix_stdin": {
        "zh-TW": "--fix 只能改寫檔案；標準輸入請改用 --diff。",
        "en": "--fix rewrites files; for standard input use --diff.",
    },
    "cli.all_left_out": {
        "zh-TW": "指名的 {count} 個檔案都不是草稿，或被 .policylint.yaml 排除；沒有需要檢查的草稿。",
        "en": "All {count} named files are left out: no drafts, or excluded by .policylint.yaml; there is nothing to check.",
    },
    "cli.unknown_format": {
        "zh-TW": "無法由副檔名判斷格式；請在 .policylint.yaml 的 formats 為此路徑指定格式。",
        "en": "The format cannot be told from the file's name; give it in .policylint.yaml under formats.",
    },
    "cli.unreadable": {"zh-TW": "無法讀取：{reason}。", "en": "Cannot be read: {reason}."},
    "cli.no_regular_file": {
        "zh-TW": "不是一般檔案（可能是資料夾或管線）。",
        "en": "Not a regular file (a folder or a pipe).",
    },
    "cli.nothing": {"zh-TW": "沒有可檢查的草稿。", "en": "There is nothing to check."},
    "cli.output_failed": {"zh-TW": "無法寫出結果：{reason}。", "en": "The output cannot be written: {reason}."},
    "cli.unwritable": {
        "zh-TW": "{path}：無法寫入（{reason}），未修正。",
        "en": "{path}: cannot be written ({reason}); not fixed.",
    },
    "cli.fixed": {"zh-TW": "已修正 {count} 處。", "en": "{count} fixed."},
    "cli.two_policies": {
        "zh-TW": "這些草稿適用兩份政策：{first} 用 {one}，{second} 用 {other}。請分開檢查，或以 --policy 指定。",
        "en": "These drafts fall under two policies: {first} under {one}, {second} under {other}. Check them apart, or name one with --policy.",
    },
    "cli.unknown_rule": {"zh-TW": "沒有規則或規則包叫「{rule}」。", "en": "No rule or pack is called “{rule}”."},
    "cli.unknown_rule_near": {
        "zh-TW": "沒有規則或規則包叫「{rule}」；是不是「{near}」？",
        "en": "No rule or pack is called “{rule}”; did you mean “{near}”?",
    },
    "cli.progress": {"zh-TW": "已檢查 {done}／{total} 個檔案", "en": "{done} of {total} files checked"},
    "cli.stats_time": {"zh-TW": "耗時", "en": "Time"},
    "cli.stats_rate": {"zh-TW": "每秒草稿數", "en": "Drafts per second"},
    "cli.rules_count": {"zh-TW": "共 {count} 條規則。", "en": "{count} rules."},
    "cli.help_at": {
        "zh-TW": "說明草稿中的這個位置為何被回報或未被回報；可再指名一條規則。",
        "en": "Explain why a place of a draft was reported or not; a rule may be named as well.",
    },
    "cli.explain_what": {
        "zh-TW": "請寫規則代號，或以 --at 檔案:行:欄 指出草稿中的位置。",
        "en": "Name a rule, or a place of a draft with --at FILE:LINE:COL.",
    },
    "cli.at_form": {
        "zh-TW": "「{value}」不是 檔案:行:欄 的形式，例如 drafts/tea.md:9:5。",
        "en": "“{value}” is not of the form FILE:LINE:COL, such as drafts/tea.md:9:5.",
    },
    "cli.at_outside": {
        "zh-TW": "{path} 沒有第 {line} 行第 {column} 欄。",
        "en": "{path} has no line {line}, column {column}.",
    },
    "cli.at_unread": {"zh-TW": "{path} 無法檢查：{reason}", "en": "{path} cannot be checked: {reason}"},
    "cli.at_finding": {"zh-TW": "{rule}：回報：{message}", "en": "{rule}: reports: {message}"},
    "cli.at_nothing": {
        "zh-TW": "沒有任何規則的詞或樣式出現在這裡。",
        "en": "No term or pattern of any rule stands here.",
    },
    "cli.at_folded": {"zh-TW": "比對時讀作：{text}", "en": "Read for matching as: {text}"},
    "cli.at_match": {"zh-TW": "{rule}：回報「{term}」。", "en": "{rule}: reports “{term}”."},
    "cli.at_doubtful": {
        "zh-TW": "{rule}：降級回報「{term}」，可能只是字的巧合。",
        "en": "{rule}: reports “{term}” with less weight, as perhaps a coincidence of characters.",
    },
    "cli.at_not": {"zh-TW": "{rule}：不回報「{term}」，{why}", "en": "{rule}: does not report “{term}”: {why}"},
    "cli.at_part": {
        "zh-TW": "因為規則不看這個部分（{part}），或這裡是網址、帳號或電子郵件。",
        "en": "the rule does not look at this part ({part}), or it is a URL, a mention or an e-mail address.",
    },
    "cli.at_script": {
        "zh-TW": "因為這個寫法只在簡體草稿中才算。",
        "en": "this spelling counts in a Simplified draft only.",
    },
    "cli.at_case": {"zh-TW": "因為大小寫不符。", "en": "its capitals are not those of the term."},
    "cli.at_boundary": {
        "zh-TW": "因為這幾個字不成一個詞。",
        "en": "its characters are no word here.",
    },
    "cli.at_compound": {
        "zh-TW": "因為它只是較長的詞的一部分，而規則寫明 compound: skip。",
        "en": "it is only a part of a longer word, and the rule says compound: skip.",
    },
    "cli.at_gap": {
        "zh-TW": "因為字母之間的間隔不像刻意拆開的一個詞。",
        "en": "the gaps are not those of one word taken apart.",
    },
    "cli.at_exception": {"zh-TW": "因為 unless 的例外適用。", "en": "an exception of the rule (unless) applies."},
    "cli.at_condition": {
        "zh-TW": "因為規則的條件（when、since）不適用於這則草稿。",
        "en": "the rule's conditions (when, since) do not hold for this draft.",
    },
    "cli.at_sound": {
        "zh-TW": "因為它在這裡不違反規則。",
        "en": "where it stands, it does not breach the rule.",
    },
    "cli.at_words": {"zh-TW": "斷詞：{words}（{verdict}）", "en": "Words: {words} ({verdict})"},
    "cli.at_aligned": {"zh-TW": "獨立成詞", "en": "a word"},
    "cli.at_component": {"zh-TW": "較長的詞的一部分", "en": "a part of a longer word"},
    "cli.at_crossing": {"zh-TW": "跨越詞界", "en": "across words"},
    "cli.at_possible": {"zh-TW": "勉強跨越詞界", "en": "narrowly across words"},
    "cli.explain_prefer": {"zh-TW": "建議寫法", "en": "Preferred forms"},
    "cli.explain_line": {"zh-TW": "{label}：{value}", "en": "{label}: {value}"},
    "cli.explain_kind": {"zh-TW": "種類", "en": "Kind"},
    "cli.explain_severity": {"zh-TW": "嚴重程度", "en": "Severity"},
    "cli.explain_clause": {"zh-TW": "條款", "en": "Clause"},
    "cli.explain_references": {"zh-TW": "依據", "en": "References"},
    "cli.explain_message": {"zh-TW": "訊息", "en": "Message"},
    "cli.explain_suggest": {"zh-TW": "怎麼改", "en": "How to comply"},
    "cli.explain_when": {"zh-TW": "適用於", "en": "Applies when"},
    "cli.explain_since": {"zh-TW": "生效日", "en": "In force since"},
    "cli.explain_status": {"zh-TW": "狀態", "en": "Status"},
    "cli.explain_violating": {"zh-TW": "違反的例子", "en": "Violating"},
    "cli.explain_compliant": {"zh-TW": "合規的例子", "en": "Compliant"},
    "cli.explain_file": {"zh-TW": "定義於", "en": "Defined in"},
    "cli.explain_confidential": {
        "zh-TW": "機密規則：找到的內容在所有輸出中都會隱藏。",
        "en": "Confidential: what it finds is hidden in every output.",
    },
    "cli.explain_withheld": {
        "zh-TW": "另有 {count} 個例子可能透露機密內容，沒有列出。",
        "en": "Examples that are not shown, as they might tell what is confidential: {count}.",
    },
    "cli.test_no_message": {"zh-TW": "規則 {rule} 沒有 message。", "en": "Rule {rule} has no message."},
    "cli.test_no_references": {"zh-TW": "規則 {rule} 沒有 references。", "en": "Rule {rule} has no references."},
    "cli.test_no_owner": {"zh-TW": "規則包 {pack} 沒有 owner。", "en": "Pack {pack} has no owner."},
    "cli.test_no_violating": {
        "zh-TW": "規則 {rule} 沒有違反的例句（examples.violating）。",
        "en": "Rule {rule} has no violating example (examples.violating).",
    },
    "cli.test_no_compliant": {
        "zh-TW": "規則 {rule} 沒有合規的例句（examples.compliant）。",
        "en": "Rule {rule} has no compliant example (examples.compliant).",
    },
    "cli.test_not_found": {
        "zh-TW": "規則 {rule} 應該找到、卻沒有找到：{example}",
        "en": "Rule {rule} should find this and does not: {example}",
    },
    "cli.test_found": {
        "zh-TW": "規則 {rule} 不該找到、卻找到了「{match}」：{example}",
        "en": "Rule {rule} should not find “{match}” here: {example}",
    },
    "cli.test_incomplete": {
        "zh-TW": "規則 {rule} 的例句無法檢查（{reason}）：{example}",
        "en": "An example of rule {rule} could not be checked ({reason}): {example}",
    },
    "cli.test_case_missing": {
        "zh-TW": "{place}: 測試「{name}」：應該找到 {expected}，卻沒有找到。",
        "en": "{place}: “{name}” should find {expected}, and does not.",
    },
    "cli.test_case_unexpected": {
        "zh-TW": "{place}: 測試「{name}」：沒有預期、卻找到了 {found}，在 {at}：{message}",
        "en": "{place}: “{name}” should not find {found}, but does at {at}: {message}",
    },
    "cli.test_case_incomplete": {
        "zh-TW": "{place}: 測試「{name}」：無法完整檢查（{reason}）",
        "en": "{place}: “{name}” could not be fully checked ({reason})",
    },
    "cli.test_reason": {"zh-TW": "{path}：{reason}", "en": "{path}: {reason}"},
    "cli.test_finding": {"zh-TW": "{rule}「{text}」", "en": "{rule} “{text}”"},
    "cli.test_noted": {"zh-TW": "{finding}（{notes}）", "en": "{finding} ({notes})"},
    "cli.test_draft": {"zh-TW": "草稿 {index}", "en": "draft {index}"},
    "cli.test_suppressed": {"zh-TW": "已抑制", "en": "suppressed"},
    "cli.test_waived": {"zh-TW": "已豁免", "en": "waived"},
    "cli.test_baselined": {"zh-TW": "屬既有基準", "en": "in the baseline"},
    "cli.test_summary": {
        "zh-TW": "{name}：{rules} 條規則、{examples} 個例句、{tests} 個政策測試，{failures} 項未通過；{covered} 條規則（{percent}%）至少被找到一次。",
        "en": "{name}: {rules} rules, {examples} examples, {tests} policy tests, {failures} failed; {covered} rules ({percent}%) found at least once.",
    },
    "cli.test_file_summary": {
        "zh-TW": "{name}：{tests} 個政策測試，{failures} 項未通過。",
        "en": "{name}: {tests} policy tests, {failures} failed.",
    },
    "cli.test_uncovered": {
        "zh-TW": "從未被找到的規則：{rules}",
        "en": "Rules that were never found: {rules}",
    },
    "cli.test_sealed": {
        "zh-TW": "詞庫已密封、不計入涵蓋率的規則：{rules}",
        "en": "Rules whose words are sealed, left out of the percentage: {rules}",
    },
    "cli.test_under": {
        "zh-TW": "{name}：涵蓋率 {percent}%，低於 --fail-under 的 {wanted}%。",
        "en": "{name}: coverage is {percent}%, below the {wanted}% of --fail-under.",
    },
    "cli.test_under_file": {
        "zh-TW": "--fail-under 看的是整份政策的涵蓋率，不能用於單一測試檔；請改寫政策。",
        "en": "--fail-under is about the coverage of a whole policy, not of a single test file; name the policy.",
    },
    "cli.test_unknown": {
        "zh-TW": "沒有政策或規則包叫「{name}」，也沒有這個檔案。",
        "en": "No policy or pack is called “{name}”, and there is no such file.",
    },
    "cli.config_none": {
        "zh-TW": "沒有 .policylint.yaml；使用內建政策 {policy} 與預設值。",
        "en": "No .policylint.yaml; the shipped policy {policy} and the defaults hold.",
    },
}
