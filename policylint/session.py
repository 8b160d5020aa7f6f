"""One run's surroundings: its draft files, the configuration that holds for each, and the policy they share."""

from __future__ import annotations

import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from policylint import config as configuration
from policylint import drafts
from policylint.api import DEFAULT_POLICY, Policy, load_policy
from policylint.config import Config
from policylint.discovery import DraftFile, discover, is_policy
from policylint.drafts.encoding import decode, encode
from policylint.engine.run import Unread
from policylint.errors import Diagnostic, PolicyError
from policylint.files import digest_of
from policylint.findings import SEVERITIES
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

    ``stdin`` is the path under which standard input is checked as well, ``-`` for one without a name. ``left_out``
    counts the named files that are no drafts by name or configuration. Raises :class:`PolicyError` for a
    configuration that cannot be used.
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
        self._input: bytes | None = None
        self.left_out = 0
        named = []
        for path in paths:
            if force_exclude and not path.is_dir() and not self._is_draft(path):
                self.left_out += 1
            else:
                named.append(path)
        self.files = list(discover(named, self.config_for))
        if stdin is not None:
            name = "<stdin>" if stdin == STDIN else stdin.as_posix()
            self.files.insert(0, DraftFile(path=STDIN, name=name, config=self.config_for(stdin.parent)))

    def _is_draft(self, path: Path) -> bool:
        """Whether a walk through its folder would check a file."""
        config = self.config_for(path.parent)
        known = config.format_of(path) or drafts.format_of(path.name)
        if known is None or path.name.startswith("."):
            return False
        return config.covers(path) and not is_policy(path)

    def config_for(self, folder: Path) -> Config:
        """The configuration that holds in a folder."""
        key = folder.absolute()
        if key not in self._folders:
            path = configuration.find(key)
            if path not in self._configs:
                self._configs[path] = self._load_config(path) if path else Config()
            self._folders[key] = self._configs[path]
        return self._folders[key]

    def _load_config(self, path: Path) -> Config:
        key = f"config\0{path}"
        kept = self._cache.read(key)
        if kept is not None:
            return Config.from_json(kept)
        # Taken before it is read: of a file that changes meanwhile nothing stale is kept.
        inputs = [(str(path), digest_of(path))]
        config = configuration.load(path)
        self._cache.write(key, config.to_json(), inputs)
        return config

    def policy(self) -> Policy:
        """The policy of the run: the one that was named, else the one on which all drafts' configurations agree."""
        if isinstance(self._policy, Policy):
            return self._policy
        if self._policy is not None:
            return load_policy(self._policy, cache=self._cache)
        sources = {file.config.policy or DEFAULT_POLICY: file.name for file in self.files}
        if len(sources) > 1:
            (one, first), (other, second) = list(sources.items())[:2]
            text = message("cli.two_policies", first=first, one=one, second=second, other=other)
            raise PolicyError([Diagnostic(path=second, message=text)])
        return load_policy(next(iter(sources), DEFAULT_POLICY), cache=self._cache)

    @property
    def language(self) -> Language | None:
        """The language that the drafts' configuration asks for."""
        return next((file.config.language for file in self.files if file.config.language), None)

    @property
    def fail_on(self) -> Severity | Literal["never"]:
        """The severity from which on a run fails: the strictest that the drafts' configurations ask for."""
        wanted = [file.config.fail_on or "error" for file in self.files]
        return next(
            (severity for severity in reversed(SEVERITIES) if severity in wanted), "never" if wanted else "error"
        )

    def documents(self, metadata: Mapping[str, object] | None = None) -> Iterator[Document | Unread]:
        """The files, read one by one; one that cannot be read is told of."""
        return (self._read(file, metadata) for file in self.files)

    def _read(self, file: DraftFile, metadata: Mapping[str, object] | None) -> Document | Unread:
        form = self._format(file)
        if form is None:
            return Unread(path=file.name, reason=message("cli.unknown_format"))
        if file.path != STDIN and file.path.exists() and not file.path.is_file():
            # A pipe would make the run wait for ever.
            return Unread(path=file.name, reason=message("cli.no_regular_file"))
        try:
            data = self._bytes(file)
        except OSError as error:
            return Unread(
                path=file.name, reason=message("cli.unreadable", reason=error.strerror or type(error).__name__)
            )
        return drafts.read(
            file.name,
            data,
            format=form,
            encoding=file.config.encoding_of(Path(file.name)),
            fields=file.config.field_map,
            metadata=metadata,
        )

    @staticmethod
    def _format(file: DraftFile) -> str | None:
        form = file.config.format_of(Path(file.name)) or drafts.format_of(file.name)
        return "text" if form is None and file.name == "<stdin>" else form

    def _bytes(self, file: DraftFile) -> bytes:
        if file.path != STDIN:
            return file.path.read_bytes()
        if self._input is None:
            self._input = sys.stdin.buffer.read()
        return self._input

    def text(self, name: str) -> str:
        """The text of a file that could be read, as its findings' offsets count it."""
        file = self._named[name]
        text = decode(self._bytes(file), file.config.encoding_of(Path(name)))
        assert isinstance(text, str)
        return text

    def document(self, name: str, text: str, metadata: Mapping[str, object] | None = None) -> Document:
        """A file that could be read, as if it held another text."""
        file = self._named[name]
        return drafts.read_text(name, text, format=self._format(file), fields=file.config.field_map, metadata=metadata)

    def write(self, name: str, text: str) -> None:
        """Put a text in place of a file's, in its encoding; raises OSError or UnicodeEncodeError."""
        from policylint.files import replacing

        file = self._named[name]
        data = encode(text, like=self._bytes(file), encoding=file.config.encoding_of(Path(name)))
        with replacing(file.path) as stream:
            stream.write(data)

    @cached_property
    def _named(self) -> Mapping[str, DraftFile]:
        return {file.name: file for file in reversed(self.files)}
