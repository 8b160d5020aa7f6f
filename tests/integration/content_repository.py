"""A content repository for tests, with a policy of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

ROOT = Path(__file__).parents[2]

Run = Callable[..., "subprocess.CompletedProcess[str]"]

POLICY = """\
policylint: 1
name: shop
rules:
  - id: medical-claim
    kind: forbid
    message: {zh-TW: "「{match}」涉及療效。", en: "“{match}” is a medical claim."}
    terms: [治失眠]
  - id: leak
    kind: forbid
    confidential: true
    message: {zh-TW: 不得提及專案代號。, en: The project's name is not to be told.}
    terms: [鯨魚計畫]
"""
CONFIG = "policy: policy.yaml\npaths: [drafts/**]\nexclude: [drafts/archive/]\nlanguage: en\n"
GOOD = "---\nplatform: facebook\n---\n這杯茶的香氣很好。\n"
BAD = "---\nplatform: facebook\n---\n睡前一杯，治失眠。\n"


class Repository:
    """A content repository."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.folder = folder
        self._run = run
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, code: int | None = 0) -> str:
        done = self._run("git", *arguments, cwd=self.folder, code=code)
        return (done.stdout + done.stderr).strip()

    def write(self, files: dict[str, str | bytes]) -> None:
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def commit(self, files: dict[str, str | bytes]) -> str:
        """Commit files and nothing else; the commit's id."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--allow-empty", "--message=change")
        return self.git("rev-parse", "HEAD")
