"""The hook of .pre-commit-hooks.yaml, installed and run by pre-commit itself from a commit of this repository."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from policylint.drafts import EXTENSIONS

from .content_repository import BAD, GOOD, ROOT, Repository, Run

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
PRE_COMMIT = (sys.executable, "-P", "-m", "pre_commit")


@pytest.fixture(scope="module")
def hook() -> dict[str, Any]:
    [hook] = YAML(typ="safe").load(MANIFEST)
    return hook


def test_pre_commit_accepts_the_manifest(run: Run, tmp_path: Path) -> None:
    run(*PRE_COMMIT, "validate-manifest", MANIFEST, cwd=tmp_path)


def test_the_hook_gets_every_kind_of_draft_and_no_hidden_file(hook: dict[str, Any]) -> None:
    def gets(name: str) -> bool:
        return bool(re.search(hook["files"], name)) and not re.search(hook["exclude"], name)

    assert all(gets(f"drafts/貼文{extension}") and gets(f"a{extension.upper()}") for extension in EXTENSIONS)
    named = re.search(r"\((\w+(?:\|\w+)+)\)", hook["files"])
    assert named
    assert {f".{name}" for name in named[1].split("|")} == set(EXTENSIONS)
    for other in (
        "drafts/photo.png",
        "drafts/md",
        "x.mdx",
        ".policylint.yaml",
        "drafts/.draft.md",
        ".github/workflows/check.yml",
    ):
        assert not gets(other)


@pytest.fixture
def hooked(content: Repository, checkout: Path, run: Run) -> Repository:
    """The content repository with pre-commit installed and the hook configured."""
    config = f"repos:\n- repo: {checkout}\n  rev: v0.1.0\n  hooks:\n  - id: policylint\n"
    content.commit({".pre-commit-config.yaml": config})
    run(*PRE_COMMIT, "install", cwd=content.folder)
    return content


def test_a_commit_with_a_violation_is_stopped_and_a_clean_one_is_not(hooked: Repository) -> None:
    before = hooked.git("rev-parse", "HEAD")
    hooked.write({"drafts/茶 and more.md": BAD})
    hooked.git("add", "--all")
    said = hooked.git("commit", "--message=bad", code=1)
    assert "policylint" in said
    assert "Failed" in said
    assert "“治失眠” is a medical claim." in said
    assert "drafts/茶 and more.md" in said
    assert hooked.git("rev-parse", "HEAD") == before

    hooked.write({"drafts/茶 and more.md": GOOD})
    hooked.git("add", "--all")
    assert "Passed" in hooked.git("commit", "--message=good")
    assert hooked.git("rev-parse", "HEAD") != before


@pytest.mark.parametrize("name", ["drafts/archive/old.md", "notes/todo.md", "policy-draft.yaml"])
def test_what_the_configuration_leaves_out_is_left_out(hooked: Repository, name: str) -> None:
    hooked.write({name: BAD})
    hooked.git("add", "--all")
    assert "Passed" in hooked.git("commit", "--message=other")


def test_a_repository_that_names_its_own_files_may_hand_over_pictures(hooked: Repository) -> None:
    config = hooked.folder / ".pre-commit-config.yaml"
    hooked.write(
        {
            config.name: config.read_text() + "    files: ^drafts/\n",
            "drafts/tea.png": b"\x89PNG\r\n\x1a\n",
            "drafts/tea.md": GOOD,
        }
    )
    hooked.git("add", "--all")
    assert "Passed" in hooked.git("commit", "--message=picture")
