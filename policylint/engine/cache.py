"""The user's cache: texts that took time to make, each behind a checksum. It can be lost at any time, and is never
trusted.

An entry that is damaged, was made by another version, or belongs to another user reads as absent, and is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import policylint
from policylint.files import is_own, replacing

if TYPE_CHECKING:
    from collections.abc import Mapping

_CODE: Final = (".", "engine", "kinds", "policy", "text")
"""Where the code is that decides what an entry holds."""


def cache_directory(environ: Mapping[str, str]) -> Path:
    """``$POLICYLINT_CACHE_DIR``, or policylint's folder in the user's cache directory."""
    if own := environ.get("POLICYLINT_CACHE_DIR"):
        return Path(own)
    from platformdirs import user_cache_path

    return user_cache_path("policylint", appauthor=False)


class Cache:
    """Texts by key in one directory; without a directory it remembers nothing."""

    def __init__(self, directory: Path | None) -> None:
        self.directory = directory

    def read(self, key: str) -> str | None:
        """What was last written under ``key`` by this version of policylint, or None."""
        if self.directory is None:
            return None
        try:
            with self._path(key).open("rb") as file:
                if not is_own(file.fileno()):
                    return None
                digest, _, content = file.read().partition(b"\n")
        except OSError:
            return None
        if hashlib.sha256(content).hexdigest().encode() != digest:
            return None
        return content.decode("utf-8", "surrogatepass")

    def write(self, key: str, text: str) -> None:
        """Keep a text; a directory that cannot be written to costs time in the next run, nothing else."""
        if self.directory is None:
            return
        content = text.encode("utf-8", "surrogatepass")
        with contextlib.suppress(OSError):
            self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(self._path(key)) as file:
                file.write(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)

    def _path(self, key: str) -> Path:
        assert self.directory is not None
        digest = hashlib.sha256(f"{_version()}\0{key}".encode("utf-8", "surrogatepass")).hexdigest()
        return self.directory / f"{digest[:40]}.cache"


@cache
def _version() -> str:
    """The version, and when the code last changed: a checkout under work never reads what older code wrote."""
    package = Path(__file__).parent.parent
    changed = max(
        entry.stat().st_mtime_ns
        for folder in _CODE
        for entry in os.scandir(package / folder)
        if entry.name.endswith(".py")
    )
    return f"{policylint.__version__}\0{changed}"
