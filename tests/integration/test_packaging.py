"""The wheel: what is in it, and that it works away from the checkout; the lock, and how the Makefile uses it."""

from __future__ import annotations

import json
import re
import shutil
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from .content_repository import ROOT, Run

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(checkout: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source archive, as an installer without a wheel would."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-P", "-m", "hatchling", "build", "-t", "sdist", "-d", out, cwd=checkout)
    [archive] = out.glob("*.tar.gz")
    shutil.unpack_archive(archive, out, filter="data")
    run(
        sys.executable,
        "-P",
        "-m",
        "hatchling",
        "build",
        "-t",
        "wheel",
        "-d",
        out,
        cwd=out / archive.name.removesuffix(".tar.gz"),
    )
    [wheel] = out.glob("*.whl")
    return wheel


def test_the_wheel_holds_the_package_with_its_packs_and_policies_and_nothing_else(wheel: Path, checkout: Path) -> None:
    def files(folder: str, under: str) -> set[str]:
        return {
            f"{under}{path.relative_to(checkout / folder).as_posix()}"
            for path in (checkout / folder).rglob("*")
            if path.is_file()
        }

    expected = files("policylint", "policylint/") | files("rules", "policylint/shipped/rules/")
    expected |= files("policies", "policylint/shipped/policies/")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == expected


def test_the_installed_command_checks_with_the_shipped_policy_from_anywhere(
    wheel: Path, run: Run, tmp_path: Path
) -> None:
    venv.create(tmp_path / "venv", symlinks=True)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    python = tmp_path / "venv/bin/python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", wheel, cwd=folder)
    (folder / "post.md").write_text("---\nplatform: facebook\n---\n【內部機密】請勿外流\n", encoding="utf-8")
    command = python.with_name("policylint")
    report = json.loads(run(command, "check", "--format", "json", "post.md", cwd=folder, code=1).stdout)
    assert report["policy"]["name"] == "brand-tw"
    assert "confidentiality/marker" in {finding["rule"] for finding in report["findings"]}
    where = run(python, "-P", "-c", "import policylint; print(policylint.__file__)", cwd=folder).stdout
    assert Path(where).is_relative_to(tmp_path / "venv")


def locked() -> dict[str, str]:
    """Name to entry."""
    entries = re.findall(r"^([\w.-]+)(==.*(?:\n    --hash.*)*)", LOCK, re.M)
    return {name.lower().replace("_", "-").replace(".", "-"): entry for name, entry in entries}


def test_the_lock_has_everything_with_hashes_and_no_address() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.split(r"[^\w.-]", line)[0].lower().replace("_", "-").replace(".", "-") for line in declared}
    assert names <= set(locked())
    assert all("--hash=sha256:" in entry for entry in locked().values())
    assert "ruamel-yaml-clib" in locked()
    assert not re.search(r"://|@ |--(?:extra-)?index|--find-links|--trusted|/root/|/home/", LOCK)


def test_the_makefile_finds_what_builds_jieba_in_the_lock(run: Run, tmp_path: Path) -> None:
    [script] = re.findall(r"sed -n '(/\^setuptools.*?)'", (ROOT / "Makefile").read_text(encoding="utf-8"))
    taken = run("sed", "-n", script.replace("$$", "$"), ROOT / "requirements.lock", cwd=tmp_path).stdout
    assert taken.startswith("setuptools==")
    assert taken.strip().removeprefix("setuptools") == locked()["setuptools"]


@pytest.mark.parametrize(
    ("python", "said"),
    [("", "No Python 3.11 or newer was found"), ("python", "python3-venv")],
    ids=["no python", "no ensurepip"],
)
def test_make_says_what_the_machine_lacks(python: str, said: str, run: Run, tmp_path: Path) -> None:
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    if python:
        python = str(tmp_path / python)
        Path(python).write_text("#!/bin/sh\nexit 1\n")
        Path(python).chmod(0o755)
    done = run("make", "test", f"PYTHON={python}", cwd=tmp_path, code=2)
    assert said in done.stderr
    assert not (tmp_path / ".venv").exists()
