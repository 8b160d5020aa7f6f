"""``policylint check`` as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from support import ROOT, Cli

POLICY = """\
policylint: 1
name: test
rules:
  - {id: tea, kind: forbid, terms: [治失眠], message: {zh-TW: "「{match}」不行", en: "“{match}” will not do"}}
  - {id: style, kind: replace, severity: warning, terms: [視頻], prefer: 影片}
  - {id: hint, kind: forbid, severity: info, terms: [超讚]}
"""
SCHEMA = json.loads((ROOT / "docs/report-v1.schema.json").read_text(encoding="utf-8"))


def write(folder: Path) -> Path:
    (folder / ".git").mkdir()
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (folder / ".policylint.yaml").write_text("policy: ./policy.yaml\npaths: [drafts/]\n", encoding="utf-8")
    drafts = folder / "drafts"
    drafts.mkdir()
    (drafts / "bad.md").write_text("這款茶可以治失眠。\n看視頻\n", encoding="utf-8")
    (drafts / "good.txt").write_text("幫助入睡。\n", encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same folder for tests that write nothing, whose policy is compiled once."""
    return write(tmp_path_factory.mktemp("untouched"))


def test_finds_and_fails(cli: Cli, folder: Path) -> None:
    done = cli("check")
    assert done.returncode == 1
    assert "drafts/bad.md" in done.stdout
    assert "“治失眠” will not do" in done.stdout
    assert "policylint explain test/tea" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_in_the_language_that_is_asked_for(cli: Cli, folder: Path) -> None:
    assert "「治失眠」不行" in cli("check", "--lang", "zh-TW").stdout
    assert "「治失眠」不行" in cli("check", lang="zh_TW.UTF-8").stdout
    assert "will not do" in cli("check", "--lang", "en", lang="zh_TW.UTF-8").stdout


def test_json_is_what_the_schema_says(cli: Cli, folder: Path) -> None:
    done = cli("check", "--format", "json")
    report = json.loads(done.stdout)
    Draft202012Validator(SCHEMA).validate(report)
    assert done.returncode == 1
    assert report["summary"] == {
        "files": 2, "drafts": 2, "error": 1, "warning": 1, "info": 0,
        "suppressed": 0, "waived": 0, "baselined": 0, "incomplete": 0,
    }  # fmt: skip
    assert [f["rule"] for f in report["findings"]] == ["test/tea", "test/style"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["drafts/good.txt"], 0),
        (["drafts/bad.md"], 1),
        (["drafts/bad.md", "--ignore", "test/tea"], 0),
        (["drafts/bad.md", "--ignore", "test/tea", "--fail-on", "warning"], 1),
        (["drafts/bad.md", "--fail-on", "never"], 0),
        (["drafts/bad.md", "--select", "test/style"], 0),
        (["drafts/bad.md", "--select", "test"], 1),
        (["drafts/bad.md", "--select", "*/t?a"], 1),
        (["drafts/missing.md"], 3),
        (["drafts/bad.md", "drafts/missing.md"], 3),
        (["drafts/bad.md", "--select", "test/teas"], 2),
        (["--policy", "no-such-policy"], 2),
        (["--policy", "missing.yaml"], 2),
        (["--now", "2026-02-30"], 2),
        (["--set", "platform"], 2),
        (["--also", "xml=out.xml"], 2),
        (["--unknown"], 2),
    ],
)
def test_exit_code(cli: Cli, untouched: Path, arguments: list[str], code: int) -> None:
    done = cli("check", *arguments, cwd=untouched)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_nothing_to_check_is_incomplete(cli: Cli, tmp_path: Path) -> None:
    assert cli("check", tmp_path).returncode == 3


def test_a_name_that_is_nearly_right(cli: Cli, folder: Path) -> None:
    assert "did you mean “test/tea”" in cli("check", "--select", "test/teas").stderr
    assert "did you mean “test/tea”" in cli("check", "--select", "other/tea").stderr


def test_what_cannot_be_read_is_told_and_the_rest_is_checked(cli: Cli, folder: Path) -> None:
    (folder / "drafts/broken.md").write_bytes("很好".encode() + b"\xff\xfe")
    (folder / "drafts/posts.json").write_text('[{"text": "治失眠"}, {"text": }]', encoding="utf-8")
    done = cli("check", "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 3
    assert {entry["path"] for entry in report["incomplete"]} == {"drafts/broken.md", "drafts/posts.json"}
    assert "0xFF" in next(e["reason"] for e in report["incomplete"] if e["path"] == "drafts/broken.md")
    assert any(f["path"] == "drafts/bad.md" for f in report["findings"])


def test_a_bad_policy_shows_every_fault_with_a_frame(cli: Cli, folder: Path) -> None:
    (folder / "policy.yaml").write_text(
        POLICY + "  - {id: 'bad', kind: forbid, terms: [''], patterns: ['(']}\n  - {id: x, kind: frobid}\n",
        encoding="utf-8",
    )
    done = cli("check")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "policy.yaml:8" in done.stderr
    assert "forbid" in done.stderr
    assert "^" in done.stderr


def test_standard_input(cli: Cli, folder: Path) -> None:
    done = cli("check", "-", input="治失眠")
    assert done.returncode == 1
    assert "<stdin>:1:1" in done.stdout or "<stdin>" in done.stdout
    done = cli("check", "--stdin-path", "drafts/x.json", "--format", "json", input='{"text": "\\u6cbb失眠"}')
    finding = json.loads(done.stdout)["findings"][0]
    assert (finding["path"], finding["match"], finding["column"], finding["end_column"]) == (
        "drafts/x.json",
        "治失眠",
        11,
        19,
    )


def test_output_goes_to_files(cli: Cli, folder: Path) -> None:
    done = cli("check", "--output", "report.txt", "--also", "json=report.json", "--also", "summary=summary.md")
    assert done.stdout == ""
    assert "治失眠" in (folder / "report.txt").read_text(encoding="utf-8")
    Draft202012Validator(SCHEMA).validate(json.loads((folder / "report.json").read_text(encoding="utf-8")))
    assert "治失眠" in (folder / "summary.md").read_text(encoding="utf-8")
    done = cli("check", "--output", "no/such/folder/report.txt")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_quiet_is_one_line_each(cli: Cli, folder: Path) -> None:
    lines = cli("check", "--quiet").stdout.strip().split("\n")
    assert lines == [
        "drafts/bad.md:1:6: error: “治失眠” will not do [test/tea]",
        "drafts/bad.md:2:2: warning: Write “影片” instead of “視頻”. [test/style]",
    ]


def test_stats(cli: Cli, folder: Path) -> None:
    assert "Drafts per second" in cli("check", "--stats").stdout


def test_diff_shows_and_fix_writes(cli: Cli, folder: Path) -> None:
    bad = folder / "drafts/bad.md"
    before = bad.read_bytes()
    done = cli("check", "--diff")
    assert "-看視頻" in done.stdout
    assert "+看影片" in done.stdout
    assert bad.read_bytes() == before
    done = cli("check", "--fix")
    assert bad.read_text(encoding="utf-8") == "這款茶可以治失眠。\n看影片\n"
    assert "1 fixed" in done.stderr
    assert "視頻" not in done.stdout
    assert done.returncode == 1
    assert cli("check", "--fix", "-", input="視頻").returncode == 2


def test_fix_keeps_encoding_marks_and_line_ends(cli: Cli, folder: Path) -> None:
    (folder / ".policylint.yaml").write_text("policy: ./policy.yaml\nencodings: {old.txt: big5}\n", encoding="utf-8")
    (folder / "mark.txt").write_bytes("\ufeff看視頻\r\n好\r\n".encode())
    (folder / "wide.txt").write_bytes("看視頻\r\n".encode("utf-16"))
    (folder / "old.txt").write_bytes("看視頻\r\n".encode("big5"))
    assert cli("check", "--fix", "mark.txt", "wide.txt", "old.txt").returncode == 0
    assert (folder / "mark.txt").read_bytes() == "\ufeff看影片\r\n好\r\n".encode()
    assert (folder / "wide.txt").read_bytes() == "看影片\r\n".encode("utf-16")
    assert (folder / "old.txt").read_bytes() == "看影片\r\n".encode("big5")


def test_set_gives_metadata(cli: Cli, folder: Path) -> None:
    done = cli("check", "drafts/bad.md", "--set", "platform=facebook", "--set", "platform=x", "--format", "json")
    assert json.loads(done.stdout)["findings"][0]["targets"] == ["facebook", "x"]


def test_folders_are_walked_as_git_would(cli: Cli, folder: Path) -> None:
    (folder / ".policylint.yaml").write_text("policy: ./policy.yaml\nexclude: [archive/]\n", encoding="utf-8")
    (folder / ".gitignore").write_text("*.tmp.md\n/build/\n!keep.tmp.md\n", encoding="utf-8")
    for name in (
        "a.tmp.md",
        "keep.tmp.md",
        "build/b.md",
        "sub/build/c.md",
        "archive/d.md",
        ".hidden/e.md",
        "notes.pdf",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("治失眠", encoding="utf-8")
    (folder / "sub/.gitignore").write_text("g.md\n", encoding="utf-8")
    (folder / "sub/g.md").write_text("治失眠", encoding="utf-8")
    report = json.loads(cli("check", ".", "--format", "json").stdout)
    found = {f["path"] for f in report["findings"]}
    assert found == {"keep.tmp.md", "sub/build/c.md", "drafts/bad.md"}
    # A policy that lies among the drafts is none of them.
    assert report["incomplete"] == []


def test_named_files_are_checked_unless_excluded_by_force(cli: Cli, folder: Path) -> None:
    (folder / "other.md").write_text("治失眠", encoding="utf-8")
    assert cli("check", "other.md").returncode == 1
    done = cli("check", "--force-exclude", "other.md")
    assert done.returncode == 0
    assert "left out" in done.stderr
    assert cli("check", "--force-exclude", "other.md", "drafts/bad.md").returncode == 1


def test_two_policies_in_one_run(cli: Cli, folder: Path) -> None:
    other = folder / "other"
    other.mkdir()
    (other / ".policylint.yaml").write_text("policy: brand-tw\n", encoding="utf-8")
    (other / "a.md").write_text("好", encoding="utf-8")
    done = cli("check", "drafts", "other")
    assert done.returncode == 2
    assert "--policy" in done.stderr


def test_a_damaged_cache_is_made_again(cli: Cli, folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "own-cache"
    env = {"POLICYLINT_CACHE_DIR": str(cache)}
    first = cli("check", env=env)
    entries = sorted(cache.iterdir())
    assert entries
    for entry in entries:
        entry.write_bytes(entry.read_bytes()[:-3] + b"xyz")
    again = cli("check", env=env)
    assert (again.stdout, again.returncode) == (first.stdout, first.returncode)
    for entry in entries:
        entry.write_bytes(b"")
    assert cli("check", env=env).stdout == first.stdout


def test_a_changed_policy_is_compiled_again(cli: Cli, folder: Path) -> None:
    assert cli("check").returncode == 1
    (folder / "policy.yaml").write_text(POLICY.replace("治失眠", "降血壓"), encoding="utf-8")
    assert cli("check").returncode == 0


def test_a_cache_that_cannot_be_written_costs_only_time(cli: Cli, folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    assert cli("check", env={"POLICYLINT_CACHE_DIR": str(folder / "file/cache")}).returncode == 1


@pytest.mark.parametrize("draft", ["good.txt", "bad.md"])
def test_a_warm_check_imports_nothing_heavy(cli: Cli, folder: Path, draft: str) -> None:
    cli("check", f"drafts/{draft}")
    done = cli("check", f"drafts/{draft}", env={"PYTHONPROFILEIMPORTTIME": "1"})
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.split("\n")}
    assert "click" in imported
    assert not imported & {"pydantic", "pydantic_core", "opencc", "jieba", "pypinyin", "ruamel"}


def test_many_drafts(cli: Cli, folder: Path) -> None:
    many = folder / "drafts/many"
    many.mkdir()
    for i in range(500):
        (many / f"{i:04}.txt").write_text(
            f"第 {i} 則：幫助入睡。" + ("治失眠" if i % 100 == 0 else ""), encoding="utf-8"
        )
    report = json.loads(cli("check", "--format", "json").stdout)
    assert report["summary"]["files"] == 502
    assert [f["path"] for f in report["findings"] if f["path"].startswith("drafts/many")] == [
        f"drafts/many/{i:04}.txt" for i in range(0, 500, 100)
    ]


@pytest.mark.parametrize(
    ("name", "text", "fixed"),
    [
        ("a.json", '[{"text": "看視頻"}]', '[{"text": "看影片"}]'),
        ("a.csv", "文案\n看視頻\n", "文案\n看影片\n"),
        ("a.yaml", "text: 看視頻\n", "text: 看影片\n"),
        ("a.md", "---\ntitle: 視頻\n---\n看**視頻**\n", "---\ntitle: 影片\n---\n看**影片**\n"),
    ],
)
def test_fix_in_every_format(cli: Cli, folder: Path, name: str, text: str, fixed: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    assert cli("check", "--fix", name).returncode == 0
    assert (folder / name).read_text(encoding="utf-8") == fixed


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv", "a.yaml"])
def test_fix_never_writes_what_would_break_the_file(cli: Cli, folder: Path, name: str) -> None:
    hard = POLICY.replace("prefer: 影片", """prefer: '影, "片": #x'""")
    (folder / "policy.yaml").write_text(hard, encoding="utf-8")
    text = {"a.csv": "文案\n看視頻\n", "a.yaml": "text: 看視頻\n"}.get(name, '{"text": "看視頻"}\n')
    (folder / name).write_text(text, encoding="utf-8")
    done = cli("check", "--fix", name)
    assert (folder / name).read_text(encoding="utf-8") == text
    assert done.returncode == 0
    assert "影, " in done.stdout


def test_fix_follows_a_link_and_keeps_what_lies_beside(cli: Cli, folder: Path) -> None:
    (folder / "real.txt").write_text("看視頻", encoding="utf-8")
    (folder / "link.txt").symlink_to("real.txt")
    (folder / "real.txt.part").write_text("keep", encoding="utf-8")
    assert cli("check", "--fix", "link.txt").returncode == 0
    assert (folder / "real.txt").read_text(encoding="utf-8") == "看影片"
    assert (folder / "link.txt").is_symlink()
    assert sorted(p.name for p in folder.glob("real*")) == ["real.txt", "real.txt.part"]


def test_output_to_what_is_no_file(cli: Cli, folder: Path) -> None:
    assert cli("check", "--output", "/dev/null").returncode == 1
    assert not Path("/dev/null").is_file()


def test_a_diff_is_a_patch(cli: Cli, folder: Path) -> None:
    (folder / "drafts/one.txt").write_text("看視頻", encoding="utf-8")
    done = cli("check", "--diff", "drafts")
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    subprocess.run(["git", "apply", "-"], cwd=folder, input=done.stdout, encoding="utf-8", check=True)
    assert (folder / "drafts/one.txt").read_text(encoding="utf-8") == "看影片"
    assert "看影片" in (folder / "drafts/bad.md").read_text(encoding="utf-8")


def test_the_strictest_configuration_decides(cli: Cli, folder: Path) -> None:
    other = folder / "other"
    other.mkdir()
    (other / ".policylint.yaml").write_text("policy: ../policy.yaml\nfail_on: never\n", encoding="utf-8")
    (other / "a.txt").write_text("治失眠", encoding="utf-8")
    assert cli("check", "other").returncode == 0
    assert cli("check", "other", "drafts").returncode == 1


def test_odd_entries_of_a_folder(cli: Cli, folder: Path) -> None:
    (folder / "drafts/self.md").symlink_to("self.md")
    (folder / "drafts/gone.md").symlink_to("nowhere.md")
    (folder / ".gitignore").write_text("!\n\\\n[z-a]\n", encoding="utf-8")
    os.mkfifo(folder / "drafts/pipe.md")
    done = cli("check", "--format", "json")
    assert done.returncode == 3
    report = json.loads(done.stdout)
    assert {e["path"] for e in report["incomplete"]} == {"drafts/self.md", "drafts/gone.md", "drafts/pipe.md"}
    assert any(f["path"] == "drafts/bad.md" for f in report["findings"])


def test_a_reader_that_goes_away_is_not_taken_for_clean(cli: Cli, folder: Path) -> None:
    script = f"set -o pipefail; {sys.executable} -m policylint check drafts drafts/bad.md | head -c 1 > /dev/null"
    for i in range(300):
        (folder / f"drafts/{i}.txt").write_text("治失眠" * 50, encoding="utf-8")
    done = subprocess.run(["bash", "-c", script], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode not in (0, 4)


def test_errors_speak_the_language_that_was_asked_for(cli: Cli, folder: Path) -> None:
    (folder / "policy.yaml").write_text("policylint: 1\nname: test\ncolour: red\n", encoding="utf-8")
    assert "There is no key" in cli("check", "--lang", "en", lang="zh-TW").stderr
    assert "沒有" in cli("check", "--lang", "zh-TW", lang="en").stderr
