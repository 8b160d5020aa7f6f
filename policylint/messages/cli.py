"""What the command line says beside its help: usage errors, and remarks on a run."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "cli.seal_what": {
        "zh-TW": "請指明要密封的檔案，或以 --new-key 產生金鑰。",
        "en": "Name the file to seal, or make a key with --new-key.",
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
    "cli.fixes_withheld": {
        "zh-TW": "{path}：有 {count} 處不能自動修正，因為改完會出現應保密的內容；請自行修改。",
        "en": "{path}: {count} not fixed, because something confidential would stand there; please rewrite it yourself.",
    },
    "cli.fixed": {"zh-TW": "已修正 {count} 處。", "en": "{count} fixed."},
    "cli.two_policies": {
        "zh-TW": "這些草稿適用兩份政策：{first} 用 {one}，{second} 用 {other}。請分開檢查，或以 --policy 指定。",
        "en": "These drafts fall under two policies: {first} under {one}, {second} under {other}. Check them apart, or name one with --policy.",
    },
    "cli.docs_of_one": {
        "zh-TW": "一次只輸出一份政策：請只寫 POLICY，或只寫 --policy。",
        "en": "One policy at a time: give either POLICY or --policy.",
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
    "cli.explain_line": {"zh-TW": "{label}：{value}", "en": "{label}: {value}"},
    "cli.explain_kind": {"zh-TW": "種類", "en": "Kind"},
    "cli.explain_severity": {"zh-TW": "嚴重程度", "en": "Severity"},
    "cli.explain_clause": {"zh-TW": "條款", "en": "Clause"},
    "cli.explain_references": {"zh-TW": "依據", "en": "References"},
    "cli.explain_message": {"zh-TW": "訊息", "en": "Message"},
    "cli.explain_suggest": {"zh-TW": "怎麼改", "en": "How to comply"},
    "cli.explain_roles": {"zh-TW": "角色由誰擔任", "en": "Who holds the roles"},
    "cli.explain_nobody": {"zh-TW": "無人", "en": "nobody"},
    "cli.explain_windows": {"zh-TW": "時段", "en": "Windows"},
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
    "cli.test_no_message": {
        "zh-TW": "{place}: 規則 {rule} 沒有 message。",
        "en": "{place}: Rule {rule} has no message.",
    },
    "cli.test_no_references": {
        "zh-TW": "{place}: 規則 {rule} 沒有 references。",
        "en": "{place}: Rule {rule} has no references.",
    },
    "cli.test_no_owner": {"zh-TW": "規則包 {pack} 沒有 owner。", "en": "Pack {pack} has no owner."},
    "cli.test_no_violating": {
        "zh-TW": "{place}: 規則 {rule} 沒有違反的例句（examples.violating）。",
        "en": "{place}: Rule {rule} has no violating example (examples.violating).",
    },
    "cli.test_no_compliant": {
        "zh-TW": "{place}: 規則 {rule} 沒有合規的例句（examples.compliant）。",
        "en": "{place}: Rule {rule} has no compliant example (examples.compliant).",
    },
    "cli.test_not_found": {
        "zh-TW": "{place}: 規則 {rule} 應該找到、卻沒有找到：{example}",
        "en": "{place}: Rule {rule} should find this and does not: {example}",
    },
    "cli.test_found": {
        "zh-TW": "{place}: 規則 {rule} 不該找到、卻找到了「{match}」：{example}",
        "en": "{place}: Rule {rule} should not find “{match}” here: {example}",
    },
    "cli.test_incomplete": {
        "zh-TW": "{place}: 規則 {rule} 的例句無法檢查（{reason}）：{example}",
        "en": "{place}: An example of rule {rule} could not be checked ({reason}): {example}",
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
        "zh-TW": "{name}：{rules}、{examples}、{tests}，{failures} 項未通過；{covered}（{percent}%）至少被找到一次。",
        "en": "{name}: {rules}, {examples}, {tests}, {failures} failed; {covered} ({percent}%) found at least once.",
    },
    "cli.test_file_summary": {
        "zh-TW": "{name}：{tests}，{failures} 項未通過。",
        "en": "{name}: {tests}, {failures} failed.",
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
