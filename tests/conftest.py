"""What all tests share: the command line as a user runs it, with a cache of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from support import ROOT, Cli

# Property tests look for new cases whenever a developer runs them; CI draws the same again, so that red means a change.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(cache_folder: Path) -> None:
    os.environ["POLICYLINT_CACHE_DIR"] = str(cache_folder)
    # However wide the terminal is that the tests are run in.
    os.environ["COLUMNS"] = "100"


@pytest.fixture
def cli(tmp_path: Path, cache_folder: Path) -> Cli:
    """Runs ``policylint ...`` in the test's folder; ``lang``, ``input`` and ``env`` can be given."""

    def run(
        *arguments: object, lang: str = "en", input: str = "", env: dict[str, str] | None = None, cwd: Path = tmp_path
    ) -> subprocess.CompletedProcess[str]:
        kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS")}
        own = {"POLICYLINT_CACHE_DIR": str(cache_folder), "POLICYLINT_LANG": lang, "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            [sys.executable, "-m", "policylint", *map(str, arguments)],
            cwd=cwd,
            env={**kept, **own, **(env or {})},
            input=input,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run
