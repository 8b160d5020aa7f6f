"""From paths to draft files: folders are walked, ``.gitignore`` and the configuration are respected."""

from __future__ import annotations

import contextlib
import os
import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.drafts import format_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import pathspec

    from policylint.config import Config


_POLICY: Final = re.compile(rb"^policylint:[ \t]*1[ \t\r]*$", re.MULTILINE)


class DraftFile(NamedTuple):
    """A file to check: where it is, how it is called in reports, and the configuration that holds for it."""

    path: Path
    name: str
    config: Config


class Ignored:
    """The ``.gitignore`` files that govern one folder, from the repository's root down."""

    def __init__(self, folder: Path, parent: Ignored | None) -> None:
        self._folder = folder
        self._parent = parent

    @cached_property
    def _spec(self) -> pathspec.GitIgnoreSpec | None:
        try:
            text = (self._folder / ".gitignore").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
        import pathspec

        lines = []
        for line in text.split("\n"):
            # Git passes over a line that is no pattern.
            with contextlib.suppress(ValueError, re.error):
                pathspec.GitIgnoreSpec.from_lines([line])
                lines.append(line)
        return pathspec.GitIgnoreSpec.from_lines(lines)

    def ignores(self, path: Path, *, is_folder: bool) -> bool:
        """Whether git would leave the path alone; the nearest file that says anything decides."""
        if self._spec is not None:
            relative = path.relative_to(self._folder).as_posix() + ("/" if is_folder else "")
            verdict = self._spec.check_file(relative).include
            if verdict is not None:
                return verdict
        return self._parent is not None and self._parent.ignores(path, is_folder=is_folder)

    @classmethod
    def governing(cls, folder: Path) -> Ignored:
        """The chain for a folder, from the root of the repository that it lies in."""
        parents = [folder, *folder.parents]
        root = next((i for i, p in enumerate(parents) if (p / ".git").exists()), 0)
        chain: Ignored | None = None
        for parent in reversed(parents[: root + 1]):
            chain = cls(parent, chain)
        assert chain is not None
        return chain


def discover(paths: Iterable[Path], config_for: Callable[[Path], Config]) -> Iterator[DraftFile]:
    """The draft files of the given files and folders, each once, folders in the order of their names.

    A file that is named is always checked, whatever its name and whether or not it is there, so that the run says so.
    ``config_for`` gives the configuration that holds in a folder.
    """
    seen: set[str] = set()
    for path in paths:
        if path.is_dir():
            found = _walk(path, Ignored.governing(path.resolve()), config_for)
        else:
            found = iter([DraftFile(path=path, name=_name(path), config=config_for(path.parent))])
        for file in found:
            # Unlike Path.resolve, this answers for a link that leads to itself.
            identity = os.path.realpath(file.path)
            if identity not in seen:
                seen.add(identity)
                yield file


def _walk(folder: Path, ignored: Ignored, config_for: Callable[[Path], Config]) -> Iterator[DraftFile]:
    config = config_for(folder)
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError:
        # Named like a file that cannot be read, so that the run says so.
        yield DraftFile(path=folder, name=_name(folder), config=config)
        return
    for entry in entries:
        path = folder / entry.name
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith(".") or ignored.ignores(
            path.resolve() if is_folder else folder.resolve() / entry.name, is_folder=is_folder
        ):
            continue
        if is_folder:
            if not config.excludes(path):
                yield from _walk(path, Ignored(path.resolve(), ignored), config_for)
        elif (config.format_of(path) or format_of(entry.name)) and config.covers(path) and not is_policy(path):
            yield DraftFile(path=path, name=_name(path), config=config)


def is_policy(path: Path) -> bool:
    """Whether a YAML file is a policy or a pack, which say so themselves; they may lie among the drafts."""
    if path.suffix not in (".yaml", ".yml") or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return _POLICY.search(file.read(4096)) is not None
    except OSError:
        return False


def _name(path: Path) -> str:
    return path.as_posix()
