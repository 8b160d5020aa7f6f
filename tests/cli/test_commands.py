"""The other commands as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from support import Cli

POLICY = """\
policylint: 1
name: test
clauses:
  - {id: "1.1", text: 不得宣稱療效}
rules:
  - id: tea
    title: {zh-TW: 茶, en: Tea}
    kind: forbid
    clause: "1.1"
    message: 不行
    suggest: 改寫
    references: [某法 §1]
    when: {product: [food, tea]}
    aliases: [old-tea]
    terms: [治失眠]
    examples:
      violating: [可以治失眠。]
      compliant: [幫助入睡。]
"""


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "policy.yaml"
    path.write_text(POLICY, encoding="utf-8")
    return path


def test_rules(cli: Cli, policy: Path) -> None:
    done = cli("rules", "--policy", policy)
    assert done.stdout.split() == ["test/tea", "forbid", "error", "1.1", "Tea"]
    assert json.loads(cli("rules", "--policy", policy, "--json").stdout)[0]["id"] == "test/tea"
    assert cli("rules", "--policy", policy, "--kind", "limit").stdout == ""
    assert cli("rules", "--policy", policy, "test/*", "--kind", "limit").returncode == 0
    assert "test/tea" in cli("rules", "--policy", policy, "test/*", "--severity", "error").stdout


@pytest.mark.parametrize(("name", "near"), [("nothing/*", ""), ("test/taa", "test/tea")])
def test_rules_of_a_name_that_no_rule_has(cli: Cli, policy: Path, name: str, near: str) -> None:
    done = cli("rules", "--policy", policy, "test/tea", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert name in done.stderr
    assert near in done.stderr


@pytest.mark.parametrize("name", ["test/tea", "test/old-tea"])
def test_explain(cli: Cli, policy: Path, name: str) -> None:
    done = cli("explain", name, "--policy", policy)
    assert done.returncode == 0
    for part in (
        "Tea",
        "1.1 不得宣稱療效",
        "某法 §1",
        "改寫",
        "posts for the product “food” or “tea”",
        "✗ 可以治失眠。",
        "✓ 幫助入睡。",
        "policy.yaml:",
    ):
        assert part in done.stdout
    assert "違反的例子" in cli("explain", name, "--policy", policy, lang="zh-TW").stdout


def test_explain_what_there_is_not(cli: Cli, policy: Path) -> None:
    done = cli("explain", "test/te", "--policy", policy)
    assert done.returncode == 2
    assert "did you mean “test/tea”" in done.stderr


def test_test_passes(cli: Cli, policy: Path) -> None:
    done = cli("test", policy)
    assert done.returncode == 0, done.stdout
    assert "1 rule, 2 examples, 0 policy tests, 0 failed; 1 rule (100%) found at least once." in done.stdout


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("可以治失眠。", "幫助入睡。", "should find this and does not: 幫助入睡。"),
        ("compliant: [幫助入睡。]", "compliant: [治失眠！]", "should not find “治失眠” here"),
        ("      violating: [可以治失眠。]\n", "", "no violating example"),
        ("      compliant: [幫助入睡。]\n", "", "no compliant example"),
        ("    message: 不行\n", "", "no message"),
    ],
)
def test_test_fails(cli: Cli, policy: Path, before: str, after: str, said: str) -> None:
    policy.write_text(POLICY.replace(before, after), encoding="utf-8")
    done = cli("test", policy)
    assert done.returncode == 1
    assert said in done.stdout


def test_a_pack_must_carry_more(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/own.yaml").write_text(
        "policylint: 1\nrules:\n  - {id: a, kind: forbid, message: 不行, terms: [甲乙],"
        " examples: {violating: [甲乙], compliant: [丙]}}\n",
        encoding="utf-8",
    )
    (tmp_path / "policy.yaml").write_text("policylint: 1\nname: test\nextends: [own]\n", encoding="utf-8")
    done = cli("test", "policy.yaml")
    assert done.returncode == 1
    assert "own has no owner" in done.stdout
    assert cli("test", "rules/own.yaml").stdout.startswith("Pack own has no owner")
    assert "own/a has no references" in done.stdout


def test_everything_shipped_passes_its_test(cli: Cli) -> None:
    # On a day on which nothing is over yet.
    done = cli("test", "--all", "--now", "2026-08-01")
    assert done.returncode == 0, done.stdout
    # Nor is there anything that its own linter would have to remark.
    assert done.stderr == ""


def test_test_of_what_there_is_not(cli: Cli) -> None:
    assert cli("test", "no-such-thing").returncode == 2


@pytest.mark.parametrize("which", ["pack", "policy", "config", "test"])
def test_schema(cli: Cli, which: str) -> None:
    schema = json.loads(cli("schema", which).stdout)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_show_config(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert "brand-tw" in cli("show-config").stdout
    (tmp_path / ".policylint.yaml").write_text("fail_on: warning\n", encoding="utf-8")
    done = cli("show-config", "sub/x.md")
    assert str(tmp_path / ".policylint.yaml") in done.stdout
    assert '"fail_on": "warning"' in done.stdout
    (tmp_path / ".policylint.yaml").write_text("fail-on: warning\n", encoding="utf-8")
    done = cli("show-config")
    assert done.returncode == 2
    assert "fail_on" in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(cli: Cli, shell: str) -> None:
    assert "_POLICYLINT_COMPLETE" in cli("completion", shell).stdout


def test_version_and_help(cli: Cli) -> None:
    assert "0.1.0" in cli("--version").stdout
    assert "Hold draft posts" in cli("--help").stdout
    assert "逐則檢查草稿" in cli("--help", lang="zh-TW").stdout


PLACES = """\
policylint: 1
name: test
rules:
  - {id: secret, kind: forbid, terms: [機密], unless: {within: [商業機密]}}
  - {id: strict, kind: forbid, terms: [機密], compound: skip}
  - {id: shout, kind: forbid, terms: [NASA], when: {platform: x}}
  - {id: dragon, kind: forbid, terms: [青龍], confidential: true}
"""


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("1:5", ["test/secret: does not report “機密”: its characters are no word here.", "手機|密碼 (across words)"]),
        ("2:3", ["test/secret: does not report “機密”: an exception of the rule (unless) applies."]),
        ("3:3", ["test/secret: reports “機密”.", "test/strict: does not report “機密”: it is only a part", "機密文件"]),
        ("4:1", ["test/shout: does not report “NASA”: the rule's conditions"]),
        ("4:6", ["test/shout: does not report “NASA”: its capitals are not those of the term."]),
        ("4:12", ["does not report “機密”: the rule does not look at this part (code)"]),
        ("3:1", ["No term or pattern of any rule stands here."]),
        ("3:1", ["Read for matching as: 公司機密文件"]),
    ],
)
def test_explain_a_place(cli: Cli, tmp_path: Path, place: str, said: list[str]) -> None:
    (tmp_path / "policy.yaml").write_text(PLACES, encoding="utf-8")
    (tmp_path / "a.md").write_text("新買的手機密碼\n商業機密\n公司機密文件\nNASA nasa `機密`\n", encoding="utf-8")
    done = cli("explain", "--at", f"a.md:{place}", "--policy", "policy.yaml")
    assert done.returncode == 0, done.stderr
    for part in said:
        assert part in done.stdout


def test_explain_a_place_tells_no_secret(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(PLACES, encoding="utf-8")
    (tmp_path / "a.md").write_text("青龍專案\n冬青龍柏\n", encoding="utf-8")
    for place in ("1:1", "2:2"):
        done = cli("explain", "--at", f"a.md:{place}", "--policy", "policy.yaml")
        assert "test/dragon: reports" in done.stdout
        assert "青龍" not in done.stdout + done.stderr


@pytest.mark.parametrize("place", ["a.md", "a.md:1", "a.md:x:1", "a.md:9:1", "a.md:1:99", ".:1:1"])
def test_explain_a_place_that_there_is_not(cli: Cli, tmp_path: Path, place: str) -> None:
    (tmp_path / "a.md").write_text("好\n", encoding="utf-8")
    done = cli("explain", "--at", place)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_explain_a_place_of_what_cannot_be_read(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\xff")
    for name, said in (("a.md", "0xFF"), ("missing.md", "cannot be checked")):
        done = cli("explain", "--at", f"{name}:1:1")
        assert done.returncode == 3
        assert said in done.stderr


def test_explain_a_built_in_rule(cli: Cli) -> None:
    assert "Bidirectional control characters" in cli("explain", "policylint/bidi-control").stdout
    assert cli("explain").returncode == 2
