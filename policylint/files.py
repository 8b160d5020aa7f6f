"""Files that are there whole or not at all, whose they are, and what they hold."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[IO[bytes]]:
    """A binary file that takes the place of ``path`` when it is complete, with its permissions; raises OSError.

    A ``private`` one is for its owner alone. A link is followed. What is no regular file (a device, a pipe) is written
    to as it is.
    """
    import shutil
    import tempfile

    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
        if target.exists() and not private:
            shutil.copymode(target, name)
        elif not private:  # mkstemp has made it so
            mask = os.umask(0)
            os.umask(mask)
            Path(name).chmod(0o666 & ~mask)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


def is_own(descriptor: int) -> bool:
    """Whether an open file belongs to the user who runs policylint; on systems that do not tell, yes."""
    return not hasattr(os, "getuid") or os.fstat(descriptor).st_uid == os.getuid()


def digest_of(path: Path) -> str | None:
    """SHA-256 of a file in hexadecimal; None for one that is not there, or is no regular file: a pipe is read once."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
    except OSError:
        return None
