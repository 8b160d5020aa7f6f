"""Reading the files of a policy, and what to say where one cannot be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from policylint.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(slots=True)
class Reader:
    """Reads files and remembers what was read, so that a cache can tell whether it still holds."""

    inputs: dict[str, str | None] = field(default_factory=dict)
    """Absolute path to SHA-256, or to None where a file was looked for and is not there."""

    def exists(self, path: Path) -> bool:
        """Whether a file is there; if not, its absence is remembered."""
        try:
            if path.is_file():
                return True
        except OSError:  # no file can have such a name
            return False
        self.inputs[str(path.absolute())] = None
        return False

    def read(self, path: Path) -> str:
        """The text of a UTF-8 file, without a byte order mark; raises OSError or UnicodeDecodeError."""
        content = path.read_bytes()
        self.inputs[str(path.absolute())] = hashlib.sha256(content).hexdigest()
        return content.decode("utf-8-sig")

    def digest(self, *more: Mapping[str, Any]) -> str:
        """``sha256:...`` over everything that was read, wherever it lies."""
        import json

        whole = hashlib.sha256()
        for content in self.inputs.values():
            whole.update((content or "").encode())
        for data in more:
            whole.update(json.dumps(data, sort_keys=True).encode())
        return f"sha256:{whole.hexdigest()}"


def unreadable(error: Exception, missing: Message) -> Message:
    """Why a file could not be read; ``missing`` is what to say if it is not there."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return missing
        case UnicodeDecodeError():
            return message("policy.not_utf8", position=error.start + 1)
        case OSError():
            return message("policy.unreadable", reason=error.strerror or str(error))
        case _:
            return message("policy.unreadable", reason=str(error))
