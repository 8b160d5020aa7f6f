"""Reports for the tests, built from a line of text and the words found in it."""

from __future__ import annotations

from dataclasses import replace

from policylint.findings import REDACTED, Excerpt, Finding, Fix, Incomplete, PolicyInfo, Report, RuleInfo

POLICY = PolicyInfo(name="brand-tw", version="2026.11", digest="sha256:" + "0123456789abcdef" * 4)


def finding(text: str = "這款茶可以治失眠。", match: str = "治失眠", **fields: object) -> Finding:
    """A finding of ``match`` in the one-line ``text``; ``fields`` replace what follows from it."""
    start = text.index(match)
    end = start + len(match)
    line = int(str(fields.pop("line", 9)))
    values: dict[str, object] = {
        "rule": "tw/food/medical-claim",
        "severity": "error",
        "message": f"「{match}」涉及醫療效能，食品廣告不得使用。",
        "suggestions": ("改寫為可使用詞句，例如「營養補給」。",),
        "path": "drafts/tea.md",
        "draft": 0,
        "part": "body",
        "line": line,
        "column": start + 1,
        "end_line": line,
        "end_column": end + 1,
        "offset": 100 * line + start,
        "end_offset": 100 * line + end,
        "match": match,
        "targets": ("facebook:brand",),
        "clause": "3.2",
        "fingerprint": "f" * 16,
        "excerpt": Excerpt(text=text, start=start, end=end),
    }
    return Finding(**(values | fields))  # type: ignore[arg-type]


def report(*findings: Finding, **fields: object) -> Report:
    """A report of findings in one file with one draft, unless ``fields`` say otherwise."""
    values: dict[str, object] = {"policy": POLICY, "files": 1, "drafts": 1, "findings": findings}
    return Report(**(values | fields))  # type: ignore[arg-type]


MIXED = report(
    finding(),
    finding(
        "今天來去台北 101 拍照打卡，cp 值超高 👍",
        "台北 101",
        line=12,
        rule="brand-tw/names",
        severity="warning",
        message="「台北 101」應寫作「TAIPEI 101」。",
        suggestions=("TAIPEI 101",),
        targets=("facebook:brand", "instagram:brand"),
        clause=None,
        fix=Fix(start=1204, end=1210, text="TAIPEI 101"),
    ),
    finding(
        "Our product is the best in the world!",
        "best in the world",
        line=3,
        path="drafts/世界 第一.tweet",
        rule="claims/superlative",
        severity="info",
        message="“best in the world” is an absolute claim.",
        suggestions=("Say what it is measured by.", "Leave it out."),
        clause="6.1",
    ),
    finding(
        "第一行\n第二行",
        "第一行\n第二行",
        line=20,
        path="drafts/世界 第一.tweet",
        end_line=21,
        end_column=4,
        rule="crisis/statement",
        severity="warning",
        message="聲明缺少聯絡窗口。",
        suggestions=(),
        excerpt=Excerpt(text="第一行", start=0, end=3),
    ),
    finding(rule="tw/food/waived", disposition="waived", line=30),
    finding(rule="tw/food/suppressed", disposition="suppressed", line=31),
    files=3,
    drafts=4,
    incomplete=(Incomplete(path="drafts/x.md", reason="第 12 個位元組 0xFF 不是 UTF-8。"),),
    notices=("政策 brand-tw 應於 2027-05-01 前檢視，已逾期 3 天。",),
    rules={
        "tw/food/medical-claim": RuleInfo(id="tw/food/medical-claim", title="食品不得宣稱醫療效能"),
        "claims/superlative": RuleInfo(id="claims/superlative", title="No absolute claims"),
    },
)

CONFIDENTIAL = report(
    finding(
        f"新機{REDACTED}下週上市。",
        REDACTED,
        rule="confidentiality/code-name",
        message=f"{REDACTED}是尚未公開的資訊。",
        suggestions=(),
        confidential=True,
    )
)

_LONG = "前言" * 60 + "這款茶可以治失眠，也能降血壓" + "後記" * 60

REPORTS: dict[str, Report] = {
    "mixed": MIXED,
    "clean": report(files=2, drafts=3),
    "clean-with-waiver": report(finding(disposition="waived")),
    "nothing": report(files=0, drafts=0),
    "unreadable": report(drafts=0, incomplete=MIXED.incomplete),
    "confidential": CONFIDENTIAL,
    "long-line": report(finding(_LONG)),
    "window": report(
        finding(excerpt=Excerpt(text="款茶可以治失眠", start=4, end=7, clipped_left=True, clipped_right=True))
    ),
    "hostile": report(
        finding(
            "\x1b[2J治失眠\x9b0m\u202e\t::add-mask::x ##[error]y|<img src=x>`*_[a](b)_*`\ud800",
            "治失眠",
            message="「\x1b]0;治失眠\x07」\n::error::第 100%, 二行",
            path="drafts/a,b:c\n100%|\u202e<b>.md",
            suggestions=("\x1b[31m改\r寫",),
            clause="3|2",
            targets=("a:\x1bb", "c:d"),
        ),
        finding(line=10, excerpt=None),
        incomplete=(Incomplete(path="\x1b.md", reason="壞\x00了"),),
        notices=("\x1b[0m|",),
    ),
    "warnings": report(finding(severity="warning"), finding(severity="info", line=10)),
    "many": report(
        *(
            replace(finding(line=i), severity=severity)
            for severity in ("error", "warning", "info")
            for i in range(1, 13)
        )
    ),
}
