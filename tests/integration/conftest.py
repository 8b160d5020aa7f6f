"""policylint as others get it: installed from a commit, without a network, and content repositories that use it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from .content_repository import CONFIG, GOOD, POLICY, ROOT, Repository, Run

NOT_LENT = ("policylint", "_policylint", "__editable__", "pip")
NOT_KEPT = ("GIT_", "GITHUB_", "PIP_", "PRE_COMMIT", "POLICYLINT_LANG")


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables with which pip and pre-commit install without a network.

    The packages of this Python serve instead; policylint is not among them, so that the installed one is what runs.
    """
    packages = tmp_path_factory.mktemp("packages")
    for kind in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for entry in Path(kind).iterdir():
            if not entry.name.startswith(NOT_LENT) and entry.suffix != ".pth":
                (packages / entry.name).symlink_to(entry, target_is_directory=entry.is_dir())
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_KEPT)}
    return kept | {
        "GIT_AUTHOR_NAME": "test",
        "GIT_AUTHOR_EMAIL": "test@localhost",
        "GIT_COMMITTER_NAME": "test",
        "GIT_COMMITTER_EMAIL": "test@localhost",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PYTHONPATH": str(packages),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # read as the value of "build isolation": none
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
    }


@pytest.fixture(scope="session")
def run(environment: dict[str, str]) -> Run:
    """Runs a command; a wrong exit code fails the test with everything that it said."""

    def command(
        *arguments: object, cwd: Path, code: int | None = 0, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*map(str, arguments)], cwd=cwd, env=environment | (env or {}), stdin=subprocess.DEVNULL,
            capture_output=True, encoding="utf-8", timeout=300, check=False,
        )  # fmt: skip
        said = f"{arguments} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert code is None or done.returncode == code, said
        return done

    return command


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A repository whose only commit holds this checkout as it stands, tagged v0.1.0."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", cwd=ROOT).stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    run("git", "init", "--quiet", "--initial-branch=main", cwd=copy)
    run("git", "add", "--all", cwd=copy)
    run("git", "commit", "--quiet", "--message=all", cwd=copy)
    run("git", "tag", "v0.1.0", cwd=copy)
    return copy


@pytest.fixture
def content(tmp_path: Path, run: Run) -> Repository:
    """A content repository with a policy of its own, its configuration and one good draft."""
    folder = tmp_path / "content"
    folder.mkdir()
    repository = Repository(folder, run)
    repository.commit({"policy.yaml": POLICY, ".policylint.yaml": CONFIG, "drafts/clean.md": GOOD})
    return repository
