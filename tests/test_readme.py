"""The READMEs are true: what they show is written, run and compared, in both languages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML
from support import write_blocks

from policylint import config
from policylint.cli import COMMANDS
from policylint.drafts import EXTENSIONS
from policylint.drafts.fields import default_fields

ROOT = Path(__file__).parents[1]
READMES = {"en": ROOT / "README.md", "zh-TW": ROOT / "README.zh-TW.md"}


class Block(NamedTuple):
    """A fenced block; ``name`` is the file that it shows, where it shows one."""

    language: str
    name: str
    text: str


def blocks(lang: str) -> list[Block]:
    found = re.findall(r"^```(\S+)(?: (\S+))?\n(.*?)^```$", READMES[lang].read_text(encoding="utf-8"), re.M | re.S)
    return [Block(*block) for block in found]


def shown(lang: str, name: str) -> str:
    [text] = [block.text for block in blocks(lang) if block.name == name]
    return text


def tables(lang: str) -> list[list[list[str]]]:
    """Every table, as rows of cells, without its header."""
    found = re.findall(r"(?:^\|.*\n)+", READMES[lang].read_text(encoding="utf-8"), re.M)
    return [[row.strip("| ").split(" | ") for row in table.strip().split("\n")[2:]] for table in found]


@pytest.fixture(params=READMES)
def lang(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture
def folder(tmp_path: Path, lang: str) -> Path:
    """A folder with the files that the README shows."""
    return write_blocks(blocks(lang), tmp_path)


def test_commands_print_what_is_shown(folder: Path, lang: str, cache_folder: Path) -> None:
    (folder / ".policylint.yaml").unlink()  # shown as an example, it names a policy that is not there
    python = f'"{sys.executable}"'
    functions = f'policylint() {{ {python} -m policylint "$@"; }}\npython() {{ {python} "$@"; }}\n'
    variables = {"PYTHONPATH": str(ROOT), "POLICYLINT_CACHE_DIR": str(cache_folder), "POLICYLINT_LANG": lang}
    environment = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "COLUMNS")} | variables
    ran = 0
    for block in blocks(lang):
        for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.M):
            done = subprocess.run(
                ["bash", "-c", functions + command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                capture_output=True, encoding="utf-8", timeout=60, check=False,
            )  # fmt: skip
            assert (done.stdout, done.stderr) == (expected, "")
            assert done.returncode == ("policylint check" in command)
            ran += 1
    assert ran == 2


def test_the_ten_lines_are_ten_and_pass_their_own_examples(folder: Path, cli: Any) -> None:
    assert (folder / "policy.yaml").read_text(encoding="utf-8").count("\n") == 10
    done = cli("test", folder / "policy.yaml")
    assert "100%" in done.stdout, done.stdout + done.stderr


def test_the_configuration_is_one(folder: Path) -> None:
    loaded = config.load(folder / ".policylint.yaml")
    assert loaded.policy == str(folder / "policies/ours/policy.yaml")
    assert loaded.encoding_of(folder / "drafts/legacy/a.md") == "big5"
    assert loaded.fail_on == "warning"


def test_pre_commit_takes_its_configuration(folder: Path) -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-config", ".pre-commit-config.yaml"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stdout


def test_the_workflow_and_the_text_name_what_the_action_has(folder: Path, lang: str) -> None:
    action = YAML(typ="safe").load(ROOT / "action.yml")
    workflow = YAML(typ="safe").load(folder / ".github/workflows/policylint.yml")
    [step] = [step for step in workflow["jobs"]["policylint"]["steps"] if step.get("id") == "policylint"]
    section = READMES[lang].read_text(encoding="utf-8").partition("policylint.yml\n")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([a-z-]+)(?:: \w+)?`", section.partition("```\n")[2]))
    assert {*step["with"], *named} == {*action["inputs"], *action["outputs"]}


def test_the_tables_name_every_command_every_exit_code_and_every_extension(lang: str) -> None:
    commands, codes, formats, fields = tables(lang)
    assert {re.split(r"[ `]+", row[0])[2] for row in commands} == set(COMMANDS)
    assert [row[0] for row in codes] == ["0", "1", "2", "3", "4"]
    assert {name for row in formats for name in re.findall(r"`(\.\w+)`", row[1])} == set(EXTENSIONS)
    for field, names in fields:
        assert {default_fields().canonical(name) for name in re.findall(r"`([^`]+)`", names)} == {field}


def test_options_that_are_named_exist(lang: str, cli: Any) -> None:
    helps = cli("check", "--help").stdout
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", READMES[lang].read_text(encoding="utf-8"))) - {"--help"}
    assert {option for option in named if option not in helps} == set()


def test_links_lead_to_files(lang: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", READMES[lang].read_text(encoding="utf-8"))
    assert {target for target in targets if not (ROOT / target).exists()} == set()


def test_both_say_the_same() -> None:
    english, chinese = (blocks(lang) for lang in READMES)
    assert [(b.language, b.name) for b in english] == [(b.language, b.name) for b in chinese]
    assert [len(table) for table in tables("en")] == [len(table) for table in tables("zh-TW")]
    assert [b.text for b in english if b.name == "example.py"] == [b.text for b in chinese if b.name == "example.py"]
