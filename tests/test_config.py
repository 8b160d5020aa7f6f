from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from policylint.config import Config, find, load
from policylint.errors import PolicyError

FULL = """\
policy: ./policy
paths: [drafts/**, '*.post']
exclude: [drafts/archive/, '*.bak.md']
fields: {author: [撰寫人], text: content.text}
encodings: {'legacy/**': Big5, '*.gb.txt': gb18030}
formats: {'*.post': markdown}
language: en
fail_on: warning
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config(folder: Path, text: str) -> Config:
    (folder / ".policylint.yaml").write_text(text, encoding="utf-8")
    return load(Path(".policylint.yaml"))


def test_all_of_it(folder: Path) -> None:
    held = config(folder, FULL)
    assert held.policy == str(folder / "policy")
    assert (held.language, held.fail_on) == ("en", "warning")
    assert held.fields == {"author": ("撰寫人",), "text": ("content.text",)}
    assert held.field_map is not None
    assert held.field_map.canonical("撰寫人") == "author"
    assert Config.from_json(held.to_json()) == held


@pytest.mark.parametrize(
    ("path", "covered"),
    [
        ("drafts/a.md", True),
        ("drafts/deep/er/a.md", True),
        ("x.post", True),
        ("other/x.post", True),
        ("other/a.md", False),
        ("drafts/archive/a.md", False),
        ("drafts/a.bak.md", False),
        ("archive/x.post", True),
    ],
)
def test_which_files_are_drafts(folder: Path, path: str, covered: bool) -> None:
    held = config(folder, FULL)
    assert held.covers(Path(path)) is covered
    assert held.covers(folder / path) is covered


def test_folders_are_left_out_as_a_whole(folder: Path) -> None:
    held = config(folder, FULL)
    assert held.excludes(Path("drafts/archive"))
    assert not held.excludes(Path("drafts"))


def test_formats_and_encodings(folder: Path) -> None:
    held = config(folder, FULL)
    assert (held.format_of(Path("a/b.post")), held.format_of(Path("a.md"))) == ("markdown", None)
    assert (held.encoding_of(Path("legacy/a/b.md")), held.encoding_of(Path("a.md"))) == ("Big5", None)


def test_without_a_file_everything_is_a_draft() -> None:
    held = Config()
    assert held.covers(Path("anything.md"))
    assert not held.excludes(Path("anything.md"))
    assert (held.policy, held.field_map, held.format_of(Path("x")), held.encoding_of(Path("x"))) == (None,) * 4
    assert Config.from_json(held.to_json()) == held


def test_an_empty_file_keeps_the_defaults(folder: Path) -> None:
    assert config(folder, "# policy: brand-tw\n") == Config(root=str(folder))


def test_shipped_policy_by_name(folder: Path) -> None:
    assert config(folder, "policy: brand-tw\n").policy == "brand-tw"


def test_the_nearest_up_to_the_repository(folder: Path) -> None:
    (folder / "repo" / ".git").mkdir(parents=True)
    (folder / "repo" / "drafts" / "tea").mkdir(parents=True)
    (folder / ".policylint.yaml").touch()
    deep = folder / "repo" / "drafts" / "tea"
    assert find(deep) is None
    (folder / "repo" / ".policylint.yaml").touch()
    assert find(deep) == folder / "repo" / ".policylint.yaml"
    (folder / "repo" / "drafts" / ".policylint.yaml").touch()
    assert find(deep) == folder / "repo" / "drafts" / ".policylint.yaml"


def test_missing_file(folder: Path) -> None:
    with pytest.raises(PolicyError):
        load(Path(".policylint.yaml"))


def test_reading_a_kept_configuration_needs_no_yaml() -> None:
    code = (
        "import sys; from policylint.config import Config; Config.from_json(Config(root='/').to_json());"
        "print([m for m in ('pydantic', 'ruamel.yaml', 'pathspec') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
