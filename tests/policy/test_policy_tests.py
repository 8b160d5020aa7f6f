"""Policy tests: each folder of tests/cases/policy_tests is tested; what is said of it must be that exactly."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import CASES, Cli

from policylint.cli import main
from policylint.messages import LANGUAGES
from policylint.policy.loader import load
from policylint.policy.sealed import as_yaml, seal
from policylint.suites.files import suites_of
from policylint.suites.runner import paired, prepare, run_cases

FOLDERS = sorted(path.name for path in (CASES / "policy_tests").iterdir())
NOW = "2026-11-20T09:00+08:00"
# POLICYLINT_WRITE_EXPECTED=1 writes what is said now, to be read before it is committed.
WRITE = "POLICYLINT_WRITE_EXPECTED" in os.environ


def command(folder: Path) -> list[str]:
    """What is run in a folder: its command.txt, else a test of its policy."""
    file = folder / "command.txt"
    words = file.read_text(encoding="utf-8").split() if file.exists() else ["test", "policy.yaml"]
    return words if "--now" in words else [*words, "--now", NOW]


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said(
    name: str, language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = CASES / "policy_tests" / name
    monkeypatch.chdir(folder)
    monkeypatch.setenv("POLICYLINT_LANG", language)
    with pytest.raises(SystemExit) as ended:
        main(command(folder))
    captured = capsys.readouterr()
    said = f"{captured.out}{captured.err}exit {ended.value.code}\n"
    expected = folder / f"expected.{language}.txt"
    if WRITE:
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


POLICY = """\
policylint: 1
name: acme
rules:
  - {id: claim, kind: forbid, message: 不行, terms: [最好, 最便宜]}
  - {id: hint, kind: forbid, severity: warning, message: 不行, terms: [好茶]}
  - {id: code-name, kind: forbid, confidential: true, message: 不行, terms: [曙光專案]}
  - {id: author, kind: field, field: author, message: 要有作者}
"""
RULES = {"最好": "claim", "最便宜": "claim", "好茶": "hint", "曙光專案": "code-name"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("policy")
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    return folder


def failures(folder: Path, *cases: dict[str, Any]) -> list[str]:
    """What fails of tests that are written in a file."""
    path = folder / "policy.test.yaml"
    # JSON is YAML.
    path.write_text(json.dumps({"policylint": 1, "tests": cases}, ensure_ascii=False), encoding="utf-8")
    [suite] = suites_of(folder / "policy.yaml")
    policy, ready = prepare(load(folder / "policy.yaml"), [suite])
    tested = run_cases(ready, policy, now=datetime.datetime.fromisoformat(NOW), language="en")
    return [failure.text("en") for failure in tested.failures]


@settings(deadline=None, max_examples=40)
@given(words=st.lists(st.sampled_from([*RULES, "茶"]), max_size=4), drawn=st.randoms(use_true_random=False))
def test_no_finding_less_and_none_more(folder: Path, words: list[str], drawn: Any) -> None:
    expected = [{"rule": RULES[word], "text": word} for word in words if word in RULES]
    for finding in expected:
        if drawn.random() < 0.3:
            del finding["text"]
    drawn.shuffle(expected)
    draft = {"text": "。".join(["茶", *words]), "set": {"author": "小美"}}
    case = {"name": "words", "draft": draft, "findings": expected}
    assert failures(folder, case) == []
    for i, finding in enumerate(expected):
        [too_much] = failures(folder, {**case, "findings": [*expected[:i], *expected[i + 1 :]]})
        assert f"should not find acme/{finding['rule']}" in too_much
        [missing] = failures(folder, {**case, "findings": [*expected, finding]})
        assert "and does not." in missing
    assert not any("曙光專案" in said for said in failures(folder, {**case, "findings": [{"rule": "code-name"}] * 5}))


@given(st.lists(st.lists(st.integers(0, 4), max_size=4), max_size=5))
def test_as_many_as_can_be_are_paired(candidates: list[list[int]]) -> None:
    found = paired(candidates)
    assert all(other in candidates[one] for one, other in found.items())
    assert len(set(found.values())) == len(found)

    def most(one: int, free: frozenset[int]) -> int:
        if one == len(candidates):
            return 0
        taken = (1 + most(one + 1, free - {other}) for other in set(candidates[one]) & free)
        return max(most(one + 1, free), *taken, 0)

    assert len(found) == most(0, frozenset(range(5)))


def test_a_finding_is_not_spent_on_an_expectation_that_another_would_meet(folder: Path) -> None:
    case = {"name": "two", "draft": {"text": "最好。最便宜", "set": {"author": "小美"}}}
    assert failures(folder, {**case, "findings": [{"rule": "claim"}, {"rule": "claim", "text": "最好"}]}) == []
    assert failures(folder, {**case, "findings": [{"rule": "claim", "text": "最便宜"}, {"rule": "claim"}]}) == []


def test_a_draft_is_read_as_check_reads_it(tmp_path: Path) -> None:
    """With the field names, the encoding and the format that the configuration of its folder gives."""
    files = {
        "policy.yaml": POLICY,
        ".policylint.yaml": "fields: {author: [寫的人]}\nencodings: {old/*: big5}\nformats: {'*.post': markdown}\n",
        "a.md": "---\n寫的人: 小美\n---\n好茶\n",
        "b.post": "---\n寫的人: 小美\n---\n好**茶**\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "old").mkdir()
    (tmp_path / "old/c.md").write_bytes("---\n寫的人: 小美\n---\n最好的茶\n".encode("big5"))
    drafts = ["a.md", "b.post", "old/c.md", {"text": "寫的人: 小美\ntext: 最好", "format": "yaml"}]
    findings = [{"rule": "hint", "draft": 0}, {"rule": "hint", "draft": 1, "text": "好茶"}]
    findings += [{"rule": "claim", "draft": 2, "text": "最好"}, {"rule": "claim", "draft": 3}]
    assert failures(tmp_path, {"name": "drafts", "drafts": drafts, "findings": findings}) == []


def test_faults_of_the_configuration_are_told(tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / ".policylint.yaml").write_text("fail-on: error\n", encoding="utf-8")
    case = "{name: a, draft: {text: 茶, set: {author: 小美}}, findings: []}"
    (tmp_path / "a.test.yaml").write_text(f"policylint: 1\ntests: [{case}, {case}]\n", encoding="utf-8")
    done = cli("test", "policy.yaml")
    assert done.returncode == 2
    assert done.stderr.count("fail-on") == 2  # the message and the line


def test_what_there_is_not(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    done = cli("test", "missing.test.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no such test file." in done.stderr
    (tmp_path / "folder.test.yaml").mkdir()
    assert "cannot be read" in cli("test", "policy.yaml").stderr
    done = cli("test", "a.test.yaml", "--fail-under", 50)
    assert done.returncode == 2
    assert "--fail-under is about the coverage of a whole policy" in done.stderr
    assert cli("test", "policy.yaml", "--fail-under", 101).returncode == 2


def test_one_that_is_faulty_keeps_no_other_from_being_tested(cli: Cli, tmp_path: Path) -> None:
    for name, rule in (("a", "{id: a, kind: forbit}"), ("b", "{id: b, kind: forbid, terms: [最好]}")):
        (tmp_path / f"{name}.yaml").write_text(f"policylint: 1\nname: {name}\nrules: [{rule}]\n", encoding="utf-8")
    done = cli("test", "a.yaml", "missing.test.yaml", "b.yaml")
    assert done.returncode == 2
    assert "b.yaml: 1 rule" in done.stdout
    assert "There is no rule kind “forbit”." in done.stderr
    assert "There is no such test file." in done.stderr


def test_rules_with_sealed_words_need_no_examples_and_are_left_out(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "names.sealed.yaml").write_text(as_yaml(seal(["曙光專案"], bytes(32)), "test"), encoding="utf-8")
    sealed = "{id: sealed, kind: forbid, message: 不行, terms: [$names]}"
    claim = "{id: claim, kind: forbid, message: 不行, terms: [最好], examples: {violating: [最好], compliant: [好]}}"
    lexicons = "lexicons: {names: {sealed: names.sealed.yaml}}"
    text = f"policylint: 1\nname: acme\n{lexicons}\nrules: [{sealed}, {claim}]\n"
    (tmp_path / "policy.yaml").write_text(text, encoding="utf-8")
    done = cli("test", "policy.yaml", "--fail-under", 100)
    assert done.returncode == 0, done.stdout
    assert "1 rule (100%) found at least once" in done.stdout
    assert "Rules whose words are sealed, left out of the percentage: acme/sealed" in done.stdout


def test_nothing_confidential_is_told(cli: Cli, tmp_path: Path) -> None:
    """A canary wherever a test file has text, in tests that fail and in tests that cannot be run."""
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "曙光.md").write_text("曙光專案\n", encoding="utf-8")
    waiver = "{rule: code-name, reason: 曙光專案, by: 曙光專案, until: 2026-11-30, text: 曙光專案的}"
    draft = "{text: 曙光專案, set: {author: 曙光專案, note: 曙光專案}}"
    expected = "{rule: %s, text: 曙光專案的, %s: 曙光專案}"
    for rule, key, code in (("claim", "text", 2), ("clam", "x", 2), ("claim", "severity", 2), ("claim", "rule", 2)):
        case = f"{{name: 曙光專案, draft: {draft}, waivers: [{waiver}], findings: [{expected % (rule, key)}]}}"
        (tmp_path / "a.test.yaml").write_text(f"policylint: 1\ntests: [{case}]\n", encoding="utf-8")
        done = cli("test", "policy.yaml")
        assert done.returncode == code
        assert "曙光" not in done.stdout + done.stderr
    for finding in ("{rule: code-name, text: 曙光專案的}", "{rule: claim, text: 曙光專案的}", "{rule: author}"):
        case = f"{{name: 曙光專案, draft: {draft}, waivers: [{waiver}], findings: [{finding}]}}"
        (tmp_path / "a.test.yaml").write_text(f"policylint: 1\ntests: [{case}]\n", encoding="utf-8")
        for arguments in (("policy.yaml",), ("a.test.yaml",), ("a.test.yaml", "--lang", "zh-TW")):
            done = cli("test", *arguments)
            assert done.returncode == 1
            assert "曙光" not in done.stdout + done.stderr
