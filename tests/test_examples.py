"""The example drafts: what ``check`` says of each is written down in examples/expected.json."""

from __future__ import annotations

import json
import os
from collections import defaultdict

import pytest
from jsonschema import Draft202012Validator
from support import ROOT, Cli

EXPECTED = ROOT / "examples/expected.json"
# The drafts are dated; some rules look at the day.
NOW = "2026-11-22T12:00+08:00"
# POLICYLINT_WRITE_EXPECTED=1 writes what is said now, to be read before it is committed.
WRITE = "POLICYLINT_WRITE_EXPECTED" in os.environ

Said = dict[str, list[dict[str, object]]]


@pytest.fixture(scope="module")
def files() -> list[str]:
    return sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "examples/drafts").rglob("*") if p.is_file())


def test_check_says_what_is_expected(cli: Cli, files: list[str]) -> None:
    done = cli("check", "examples/drafts", "--now", NOW, "--format", "json", cwd=ROOT)
    report = json.loads(done.stdout)
    schema = json.loads((ROOT / "docs/report-v1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(report)
    assert done.returncode == 1
    assert report["incomplete"] == []
    found: Said = defaultdict(list)
    for finding in report["findings"]:
        place = f"{finding['line']}:{finding['column']}-{finding['end_line']}:{finding['end_column']}"
        row = {key: finding[key] for key in ("rule", "severity", "part", "match", "targets", "clause")}
        found[finding["path"]].append({"place": place, **row})
    said: Said = {path: found[path] for path in files}
    if WRITE:
        EXPECTED.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert said == json.loads(EXPECTED.read_text(encoding="utf-8"))


def test_matches_stand_where_they_are_said_to(files: list[str]) -> None:
    expected: Said = json.loads(EXPECTED.read_text(encoding="utf-8"))
    for path, findings in expected.items():
        lines = (ROOT / path).read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n")
        for finding in findings:
            start, end = str(finding["place"]).split("-")
            (line, column), (end_line, end_column) = (map(int, place.split(":")) for place in (start, end))
            match = str(finding["match"])
            if line == end_line and match.isalnum() and "\\" not in lines[line - 1]:
                assert lines[line - 1][column - 1 : end_column - 1].strip("#＃") == match, (path, finding)


def test_there_are_enough_drafts_and_clean_ones_among_them(files: list[str]) -> None:
    expected: Said = json.loads(EXPECTED.read_text(encoding="utf-8"))
    assert len(files) >= 30
    assert {path.rpartition(".")[2] for path in files} >= {"md", "txt", "tweet", "json", "jsonl", "yaml", "csv"}
    assert sum(not any(f["severity"] == "error" for f in said) for said in expected.values()) >= 10


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
def test_findings_are_said_in_both_languages(cli: Cli, lang: str) -> None:
    done = cli("check", "examples/drafts", "--lang", lang, "--now", NOW, cwd=ROOT)
    assert done.returncode == 1
    assert ("錯誤" in done.stdout) == (lang == "zh-TW")
    assert ("error" in done.stdout) == (lang == "en")
