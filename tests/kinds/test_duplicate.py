"""Duplicates: drafts of one run against each other, in memory and as files on the command line."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from support import CASES, Cli

import policylint
from policylint.api import run_for
from policylint.drafts import read_text
from policylint.engine.run import check
from policylint.findings import Report
from policylint.messages import Language

NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
TEXT = "秋天的第一杯高山烏龍，從海拔一千六百公尺的茶園出發，今天起全台門市都喝得到。"


def report_on(
    drafts: dict[str, Any], rules: list[dict[str, Any]], policy: dict[str, Any] | None = None, language: Language = "en"
) -> Report:
    loaded = policylint.load_policy({"rules": rules, **(policy or {})})
    documents = [
        read_text(path, d["text"], format=d.get("format", "text"), metadata=d["set"]) for path, d in drafts.items()
    ]
    return check(loaded.program, documents, run_for(loaded, now=NOW, language=language))


def cases() -> list[Any]:
    loaded = YAML(typ="safe", pure=True).load((CASES / "duplicates.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in loaded]


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any]) -> None:
    rule = {"id": "a", "kind": "duplicate", "message": "{path}:{line} {percent} {day} {days}", **case.get("rule", {})}
    drafts = {path: {"text": d} if isinstance(d, str) else d for path, d in case["drafts"].items()}
    drafts = {path: {**d, "set": {**case.get("set", {}), **d.get("set", {})}} for path, d in drafts.items()}
    report = report_on(drafts, [rule], case.get("policy"))
    wanted = {path: [said] if isinstance(said, str) else said for path, said in case.get("finds", {}).items()}
    found: dict[str, list[str]] = {}
    for finding in report.findings:
        found.setdefault(finding.path, []).append(finding.message)
    assert found == wanted
    for path, targets in case.get("targets", {}).items():
        assert [list(f.targets) for f in report.findings if f.path == path] == targets
    for path, match in case.get("matches", {}).items():
        assert [f.match for f in report.findings if f.path == path] == [match]


def test_the_finding_stands_at_the_first_line_of_the_text() -> None:
    drafts = {path: {"text": f"\n\n  {TEXT}\nhttps://example.com/{path}", "set": {}} for path in ("a.txt", "b.txt")}
    [finding] = report_on(drafts, [{"id": "a", "kind": "duplicate"}]).findings
    assert (finding.line, finding.column, finding.end_line, finding.match) == (3, 3, 3, TEXT)
    assert finding.message == "The same text as the post at a.txt:3 (the day of neither is known)."


def test_each_rule_has_its_own_memory() -> None:
    rules = [
        {"id": "x", "kind": "duplicate", "when": {"platform": "x"}},
        {"id": "all", "kind": "duplicate", "similarity": 0.5},
    ]
    drafts = {path: {"text": TEXT, "set": {"platform": platform}} for path, platform in (("a", "line"), ("b", "line"))}
    assert [f.rule for f in report_on(drafts, rules).findings] == ["inline/all"]


def test_two_runs_share_nothing() -> None:
    policy = policylint.load_policy({"rules": [{"id": "a", "kind": "duplicate"}]})
    assert not [f for _ in range(2) for f in policylint.check_text(TEXT, policy=policy, now=NOW).findings]


def test_what_is_confidential_is_not_told_by_its_repetition() -> None:
    secret = {"id": "secret", "kind": "forbid", "confidential": True, "terms": ["曙光專案"]}
    text = f"曙光專案：{TEXT}"
    drafts = {path: {"text": text, "set": {}} for path in ("drafts/曙光專案.txt", "z.txt")}
    report = report_on(drafts, [{"id": "a", "kind": "duplicate"}, secret])
    assert {f.rule for f in report.findings} == {"inline/a", "inline/secret"}
    [finding] = [f for f in report.findings if f.rule == "inline/a"]
    assert (finding.match, finding.confidential) == ("[REDACTED]", True)
    assert finding.message == "The same text as the post at drafts/[REDACTED].txt:1 (the day of neither is known)."
    assert "曙光專案" not in json.dumps([f.to_dict() for f in report.findings if f.path == "z.txt"], ensure_ascii=False)


@pytest.mark.parametrize(
    ("earlier", "later", "en", "zh"),
    [
        ("2026-11-01", "2026-11-10", "out on 2026-11-01, days between them: 9", "2026-11-01 發布，相隔 9 天"),
        ("2026-11-01", None, "out on 2026-11-01, the day of this one is not known", "2026-11-01 發布，本則發布日未定"),
        (None, "2026-11-10", "its day is not known", "該則發布日未定"),
        (None, None, "the day of neither is known", "兩則發布日都未定"),
    ],
)
def test_a_day_that_is_not_known_has_a_sentence_of_its_own(
    earlier: str | None, later: str | None, en: str, zh: str
) -> None:
    days = {"a.txt": earlier, "b.txt": later}
    drafts = {
        path: {"text": TEXT, "set": {"publish_at": datetime.datetime.fromisoformat(day)} if day else {}}
        for path, day in days.items()
    }
    said = {language: f"{{path}} {{when}} {language}" for language in ("en", "zh-TW")}
    for rule, sentence in (
        ({}, f"The same text as the post at a.txt:1 ({en})."),
        ({"message": said}, f"a.txt {en} en"),
    ):
        [finding] = report_on(drafts, [{"id": "a", "kind": "duplicate", **rule}]).findings
        assert finding.message == sentence
    [finding] = report_on(drafts, [{"id": "a", "kind": "duplicate"}], language="zh-TW").findings
    assert finding.message == f"與 a.txt 第 1 行的貼文相同（{zh}）。"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "98% the same as the post at drafts/1.md:5 (out on 2026-11-01, days between them: 9)."),
        ("zh-TW", "與 drafts/1.md 第 5 行的貼文有 98% 相同（2026-11-01 發布，相隔 9 天）。"),
    ],
)
def test_files_on_the_command_line(cli: Cli, tmp_path: Path, lang: str, said: str) -> None:
    (tmp_path / "policy.yaml").write_text(
        "policylint: 1\nname: acme\nrules: [{id: again, kind: duplicate, severity: warning}]\n", encoding="utf-8"
    )
    (tmp_path / "drafts").mkdir()
    body = TEXT * 2
    for name, day, text in [("2", "2026-11-10", body + "！好"), ("1", "2026-11-01", body), ("3", "2026-12-31", body)]:
        front = f"---\nplatform: FB\npublish_at: {day}\n---\n"
        (tmp_path / f"drafts/{name}.md").write_text(front + text + "\n", encoding="utf-8")
    done = cli("check", "--policy", "policy.yaml", "--format", "json", "drafts", lang=lang)
    [finding] = json.loads(done.stdout)["findings"]
    assert (finding["path"], finding["message"], done.returncode) == ("drafts/2.md", said, 0)
    # Of files that are named one by one, the later is the one that is named later.
    again = cli("check", "--policy", "policy.yaml", "--format", "json", "drafts/2.md", "drafts/1.md", lang=lang)
    assert [finding["path"] for finding in json.loads(again.stdout)["findings"]] == ["drafts/1.md"]
