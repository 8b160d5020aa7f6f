"""A secret never shows: canaries stand wherever text can, and every byte of every output is searched."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from support import Cli

import policylint

SECRET = "Xenon"
POLICY = f"""\
policylint: 1
name: test
rules:
  - {{id: code-name, kind: forbid, confidential: true, terms: [{SECRET}, 玄武計畫]}}
  - id: number
    kind: forbid
    confidential: true
    patterns: ['PRJ-\\d+']
    message: "「{{match}}」"
    suggest: "「{{match}}」"
  - {{id: style, kind: replace, severity: warning, terms: [視頻], prefer: 影片}}
  - {{id: doubtful, kind: forbid, terms: [根治, 機密]}}
  - {{id: known, kind: field, field: code, values: [a, b]}}
  - {{id: label, kind: require, any_of: [廣告], near: {{terms: [視頻], chars: 5}}}}
  - {{id: length, kind: limit, measure: characters, max: 3}}
accounts:
  brand: {{platform: facebook}}
"""
DRAFTS = {
    "a.md": f"---\ntitle: {SECRET}\ncode: PRJ-12345\naccount: PRJ-12345\n---\n"
    f"視頻 {SECRET}、xenon、ＸＥＮＯＮ `Xenon` <!-- Xenon -->\n",
    "b.json": '{"text": "社區從根治理玄武計畫視頻", "code": "PRJ-777", "note": "\\u7384\\u6b66\\u8a08\\u756b"}',
    "c.csv": f"文案,account,備註\n視頻 PRJ-1,{SECRET},玄武計畫\n",
    "d.txt": f"飛機密集玄武計畫視頻 https://{SECRET.lower()}.example.com/{SECRET}\n",
    "e.tweet": f"視頻 {SECRET}\n---\n玄武\u200b計畫\n",
}
CANARIES = ("xenon", "玄武計畫", "玄武\u200b計畫", "prj-1", "prj-7", "ｘｅｎｏｎ", "\\u7384\\u6b66", "7384\\u6b66")
FORMS = ("text", "json", "github", "summary")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for name, text in DRAFTS.items():
        (drafts / name).write_text(text, encoding="utf-8")
    return tmp_path


def assert_silent(output: str) -> None:
    told = [c for c in CANARIES if c in output.casefold() or base64.b64encode(c.encode()).decode() in output]
    assert not told, output


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "more", [(), ("--quiet",), ("--stats",), ("--ignore", "test/code-name"), ("--select", "test/style")]
)
def test_no_format_tells(cli: Cli, folder: Path, form: str, more: tuple[str, ...]) -> None:
    done = cli("check", "drafts", "--policy", "policy.yaml", "--format", form, "--set", "code=PRJ-12345", *more)
    assert done.returncode in (0, 1), done.stderr
    assert "[REDACTED]" in done.stdout or "--quiet" in more or "--select" in more or form == "summary"
    assert_silent(done.stdout + done.stderr)


def test_neither_does_a_diff(cli: Cli, folder: Path) -> None:
    done = cli("check", "drafts", "--policy", "policy.yaml", "--diff")
    assert "+影片" in done.stdout
    assert_silent(done.stdout + done.stderr)


@pytest.mark.parametrize("place", ["a.md:6:1", "a.md:6:5", "b.json:1:15", "d.txt:1:2", "d.txt:1:6", "e.tweet:3:1"])
def test_neither_does_explain_at(cli: Cli, folder: Path, place: str) -> None:
    done = cli("explain", "--at", f"drafts/{place}", "--policy", "policy.yaml")
    assert done.returncode == 0, done.stderr
    assert_silent(done.stdout + done.stderr)


def test_neither_does_a_failing_example(cli: Cli, folder: Path) -> None:
    policy = POLICY.replace("玄武計畫]}", "玄武計畫], examples: {violating: [好], compliant: [Xenon 上市]}}", 1)
    (folder / "policy.yaml").write_text(policy, encoding="utf-8")
    done = cli("test", "policy.yaml")
    assert done.returncode == 1
    assert "[REDACTED]" in done.stdout
    assert_silent(done.stdout + done.stderr)


def test_neither_does_the_report_of_the_api(folder: Path) -> None:
    for path in sorted((folder / "drafts").iterdir()):
        report = policylint.check_paths(path, policy=folder / "policy.yaml")
        assert report.findings
        assert_silent(repr(report.findings) + repr(report.to_dict()))


def test_fingerprints_do_not_hold_it(folder: Path) -> None:
    """A short word could be guessed from its digest: two secrets at one place have one fingerprint."""
    policy = policylint.load_policy(folder / "policy.yaml")
    one, two = (policylint.check_text(text, policy=policy, path="a.txt").findings[0] for text in ("PRJ-111", "PRJ-222"))
    assert one.fingerprint == two.fingerprint
