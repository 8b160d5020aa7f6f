"""One run's surroundings: its draft files, the configuration that holds for each, and the policy they share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from policylint import config as configuration
from policylint import drafts
from policylint.api import DEFAULT_POLICY, Policy, load_policy
from policylint.config import Config
from policylint.discovery import DraftFile, discover
from policylint.engine.run import Unread
from policylint.errors import Diagnostic, PolicyError
from policylint.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policylint.api import PolicySource
    from policylint.drafts.model import Document
    from policylint.engine.cache import Cache
    from policylint.errors import Severity
    from policylint.messages import Language

STDIN = Path("-")


class Session:
    """Finds the drafts of a run, their configurations and their policy.

    ``stdin`` is the path under which standard input is checked as well, ``-`` for one without a name. Raises :class:`PolicyError`
    for a configuration that cannot be used.
    """

    def __init__(
        self,
        paths: Iterable[Path],
        *,
        cache: Cache,
        policy: Policy | PolicySource | None = None,
        stdin: Path | None = None,
        force_exclude: bool = False,
    ) -> None:
        self._cache = cache
        self._policy = policy
        self._configs: dict[Path | None, Config] = {}
        self._folders: dict[Path, Config] = {}
        self._stdin: bytes | None = None
        named = list(paths)
        self.files = list(discover(named, self.config_for, force_exclude=force_exclude))
        self.skipped = sum(not path.is_dir() for path in named) - sum(not path.is_dir() for path in named if self._found(path))
        if stdin is not None:
            name = "<stdin>" if stdin == STDIN else stdin.as_posix()
            self.files.insert(0, DraftFile(path=STDIN, name=name, config=self.config_for(stdin.parent)))

    def _found(self, path: Path) -> bool:
        return any(file.path == path for file in self.files)

    def config_for(self, folder: Path) -> Config:
        """The configuration that holds in a folder."""
        key = folder.absolute()
        if key not in self._folders:
            path = configuration.find(key)
            if path not in self._configs:
                self._configs[path] = self._load(path) if path else Config()
            self._folders[key] = self._configs[path]
        return self._folders[key]
