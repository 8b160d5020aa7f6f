"""What the reports say."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "report.severity_error": {"zh-TW": "錯誤", "en": "error"},
    "report.severity_warning": {"zh-TW": "警告", "en": "warning"},
    "report.severity_info": {"zh-TW": "提示", "en": "info"},
    # Counts: _one is said of 1, _other of everything else.
    "report.files_one": {"zh-TW": "{n} 個檔案", "en": "{n} file"},
    "report.files_other": {"zh-TW": "{n} 個檔案", "en": "{n} files"},
    "report.drafts_one": {"zh-TW": "{n} 則草稿", "en": "{n} draft"},
    "report.drafts_other": {"zh-TW": "{n} 則草稿", "en": "{n} drafts"},
    "report.error_one": {"zh-TW": "{n} 項錯誤", "en": "{n} error"},
    "report.error_other": {"zh-TW": "{n} 項錯誤", "en": "{n} errors"},
    "report.warning_one": {"zh-TW": "{n} 項警告", "en": "{n} warning"},
    "report.warning_other": {"zh-TW": "{n} 項警告", "en": "{n} warnings"},
    "report.info_one": {"zh-TW": "{n} 項提示", "en": "{n} info"},
    "report.info_other": {"zh-TW": "{n} 項提示", "en": "{n} info"},
    "report.suppressed_one": {"zh-TW": "{n} 項已抑制", "en": "{n} suppressed"},
    "report.suppressed_other": {"zh-TW": "{n} 項已抑制", "en": "{n} suppressed"},
    "report.waived_one": {"zh-TW": "{n} 項已豁免", "en": "{n} waived"},
    "report.waived_other": {"zh-TW": "{n} 項已豁免", "en": "{n} waived"},
    "report.baselined_one": {"zh-TW": "{n} 項屬既有基準", "en": "{n} in the baseline"},
    "report.baselined_other": {"zh-TW": "{n} 項屬既有基準", "en": "{n} in the baseline"},
    "report.incomplete_one": {"zh-TW": "{n} 項未能檢查", "en": "{n} incomplete"},
    "report.incomplete_other": {"zh-TW": "{n} 項未能檢查", "en": "{n} incomplete"},
    "report.rules_one": {"zh-TW": "{n} 條規則", "en": "{n} rule"},
    "report.rules_other": {"zh-TW": "{n} 條規則", "en": "{n} rules"},
    "report.examples_one": {"zh-TW": "{n} 個例句", "en": "{n} example"},
    "report.examples_other": {"zh-TW": "{n} 個例句", "en": "{n} examples"},
    "report.tests_one": {"zh-TW": "{n} 個政策測試", "en": "{n} policy test"},
    "report.tests_other": {"zh-TW": "{n} 個政策測試", "en": "{n} policy tests"},
    # The last line.
    "report.tally": {"zh-TW": "{checked}：{found}；{rest}", "en": "{checked}: {found}; {rest}"},
    "report.tally_clean": {"zh-TW": "{checked}：全部符合規範", "en": "{checked}: all clear"},
    "report.tally_clean_except": {"zh-TW": "{checked}：全部符合規範；{rest}", "en": "{checked}: all clear; {rest}"},
    "report.tally_nothing": {
        "zh-TW": "沒有檢查任何草稿（{files}）；{rest}",
        "en": "Nothing was checked: no drafts in {files}; {rest}",
    },
    "report.fixable_one": {
        "zh-TW": "其中 {n} 項可用 policylint check --fix 直接改好",
        "en": "{n} of these can be corrected with policylint check --fix",
    },
    "report.fixable_other": {
        "zh-TW": "其中 {n} 項可用 policylint check --fix 直接改好",
        "en": "{n} of these can be corrected with policylint check --fix",
    },
    # Labels of what follows a finding.
    "report.label_clause": {"zh-TW": "條款", "en": "clause"},
    "report.label_suggestion": {"zh-TW": "建議", "en": "suggestion"},
    "report.label_targets": {"zh-TW": "對象", "en": "targets"},
    "report.label_more": {"zh-TW": "說明", "en": "more"},
    "report.label_line": {"zh-TW": "{label}：{text}", "en": "{label}: {text}"},
    "report.incomplete_heading": {"zh-TW": "未能檢查", "en": "Could not be checked"},
    "report.incomplete_line": {"zh-TW": "未能檢查：{reason}", "en": "could not be checked: {reason}"},
    "report.notice_line": {"zh-TW": "注意：{notice}", "en": "Note: {notice}"},
    "report.statistics_heading": {"zh-TW": "各規則的違規數", "en": "Findings by rule"},
    "report.statistics_none": {"zh-TW": "沒有違規", "en": "no findings"},
    # GitHub.
    "report.github_unshown": {
        "zh-TW": "GitHub 每個步驟每種標註最多顯示 {limit} 則，另有 {n} 項只列在執行紀錄與工作摘要。",
        "en": "GitHub shows {limit} annotations of each kind per step; {n} more are in the log and the job summary.",
    },
    "report.github_unshown_title": {"zh-TW": "還有未標註的結果", "en": "More results than annotations"},
    "report.github_notice_title": {"zh-TW": "關於政策", "en": "About the policy"},
    # The job summary.
    "report.summary_title": {"zh-TW": "政策檢查", "en": "Policy check"},
    "report.summary_policy": {"zh-TW": "依據政策 {policy}", "en": "Checked against {policy}"},
    "report.summary_place": {"zh-TW": "位置", "en": "Place"},
    "report.summary_severity": {"zh-TW": "程度", "en": "Severity"},
    "report.summary_message": {"zh-TW": "說明", "en": "Finding"},
    "report.summary_clause": {"zh-TW": "條款", "en": "Clause"},
    "report.summary_rule": {"zh-TW": "規則", "en": "Rule"},
    "report.summary_path": {"zh-TW": "檔案", "en": "File"},
    "report.summary_reason": {"zh-TW": "原因", "en": "Reason"},
    "report.summary_cut": {
        "zh-TW": "GitHub 限制摘要的大小，另有 {n} 項未列於此，請見執行紀錄。",
        "en": "GitHub limits the size of a summary: {n} more are not listed here, see the log.",
    },
}
