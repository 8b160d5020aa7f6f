"""The user's cache: texts that took time to make from files, which only those can read who have the files.

A policy names what must not be known outside, and so does what is made from it. Of an entry, the paths of its input
files stand in clear; all else is encrypted under a key that is derived from the contents of all of them. A changed
input gives another key, to which the entry's tag does not fit. So freshness needs no digest of a single input, by which
a short file could be guessed.

This keeps an entry from those who see the cache directory and not all of the inputs: in a backup or a search index, in
a cache that machines or jobs share, under an account that may not read the policy. It keeps nothing from those who can
read the inputs, to whom an entry says nothing new; and who knows all of them but a short one can try guesses at that
one. An entry can be lost at any time and is never trusted: one that is damaged, was made by another version, or belongs
to another user reads as absent, and is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import policylint
from policylint.files import digest_of, is_own, replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CODE: Final = (".", "engine", "exceptions", "kinds", "policy", "text")
"""Where the code is that decides what an entry holds."""
_FORMAT: Final = b"policylint cache 2\n"
# In bytes.
_NONCE: Final = 16
_KEY: Final = 32
_TAG: Final = 32


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
        """What was last written under ``key`` by this version of policylint; None if an input is not what it was."""
        if self.directory is None:
            return None
        name = _name(key)
        try:
            with (self.directory / name).open("rb") as file:
                if not is_own(file.fileno()) or file.readline() != _FORMAT:
                    return None
                paths = json.loads(file.readline())
                encrypted = file.read()
            content = _decrypted(encrypted, name, [(path, digest_of(Path(path))) for path in paths])
        except (OSError, ValueError, TypeError):
            return None
        return None if content is None else content.decode("utf-8", "surrogatepass")

    def write(self, key: str, text: str, inputs: Iterable[tuple[str, str | None]]) -> None:
        """Keep a text that was made from ``inputs``: absolute paths with the file's SHA-256 in hexadecimal, or None for
        one whose absence mattered.

        A directory that cannot be written to costs time in the next run, nothing else.
        """
        if self.directory is None:
            return
        name, inputs = _name(key), list(inputs)
        heading = json.dumps([path for path, _ in inputs]).encode()
        encrypted = _encrypted(text.encode("utf-8", "surrogatepass"), name, inputs)
        with contextlib.suppress(OSError):
            self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(self.directory / name, private=True) as file:
                file.write(_FORMAT + heading + b"\n" + encrypted)


def _encrypted(content: bytes, name: str, inputs: list[tuple[str, str | None]]) -> bytes:
    """Nonce, ciphertext and tag: a keystream of SHAKE-256, then HMAC-SHA-256 over what it gave."""
    nonce = os.urandom(_NONCE)
    stream_key, tag_key = _keys(name, inputs)
    body = nonce + _xor(content, stream_key + nonce)
    return body + hmac.digest(tag_key, body, "sha256")


def _decrypted(encrypted: bytes, name: str, inputs: list[tuple[str, str | None]]) -> bytes | None:
    """The inverse; None where it was written under another name or from other inputs, or changed since."""
    stream_key, tag_key = _keys(name, inputs)
    body = memoryview(encrypted)[:-_TAG]
    if not hmac.compare_digest(hmac.digest(tag_key, body, "sha256"), encrypted[-_TAG:]):
        return None
    return _xor(body[_NONCE:], stream_key + body[:_NONCE])


def _keys(name: str, inputs: list[tuple[str, str | None]]) -> tuple[bytes, bytes]:
    """A key for the stream and one for the tag, derived from an entry's name and its inputs."""
    keys = hashlib.shake_256(json.dumps([name, inputs]).encode()).digest(2 * _KEY)
    return keys[:_KEY], keys[_KEY:]


def _xor(data: bytes | memoryview, key: bytes) -> bytes:
    stream = hashlib.shake_256(key).digest(len(data))
    # As two whole numbers: byte by byte, a policy of 20,000 terms would take a quarter of a second.
    return (int.from_bytes(data, "little") ^ int.from_bytes(stream, "little")).to_bytes(len(data), "little")


def _name(key: str) -> str:
    """The file name of an entry; other code has other entries."""
    digest = hashlib.sha256(f"{_version()}\0{key}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{digest[:40]}.cache"


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
