"""Sealed lexicons: words that stand in a repository as keyed digests, so that they can be looked for and not be read.

A digest is an HMAC-SHA-256 of a folded word, cut to 128 bits. What this protects: who has the repository, its history
or a copy of a program's output, but not the key, learns how many spellings of which lengths are sealed, and nothing
else. What it does not: who holds the key can try words, and finds every one that is guessed, short names above all;
and who can run a check with the key can try them as drafts. The key is therefore as secret as the words. A keyed
checksum tells who has the key that nothing was taken out of a file; not that it is the newest one.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from policylint.errors import Diagnostic, PolicyError
from policylint.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

KEY_VARIABLE: Final = "POLICYLINT_SEAL_KEY"
KEY_FILE_VARIABLE: Final = "POLICYLINT_SEAL_KEY_FILE"
DIGEST_SIZE: Final = 16
"""Bytes of a digest."""

_KEY_SIZE: Final = 32
_MARK: Final = b"policylint sealed lexicon"
_CHECKSUM_MARK: Final = b"policylint sealed lexicon checksum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """Words that only a key recognises.

    ``key`` tells which key that is; ``lengths`` are those of the folded words in code points. ``checksum`` is that of
    both when they were sealed.
    """

    key: str
    lengths: tuple[int, ...]
    digests: frozenset[bytes]
    checksum: bytes

    def is_intact(self, key: bytes) -> bool:
        """Whether the lengths and digests are those that were sealed."""
        return hmac.compare_digest(self.checksum, checksum(self.lengths, self.digests, key))

    def find(self, text: str, key: bytes, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The words in a folded text, as ``[start, end)``, that begin at one of ``starts``."""
        for start in starts:
            for length in self.lengths:
                if start + length <= len(text) and digest(text[start : start + length], key) in self.digests:
                    yield start, start + length


def digest(word: str, key: bytes) -> bytes:
    """The keyed digest of a folded word."""
    return hmac.digest(key, word.encode("utf-8", "surrogatepass"), "sha256")[:DIGEST_SIZE]


def checksum(lengths: Iterable[int], digests: Iterable[bytes], key: bytes) -> bytes:
    """The keyed checksum of a sealed lexicon, in whatever order it is written."""
    # A key of its own, so that no word has a digest that is a checksum.
    own = hmac.digest(key, _CHECKSUM_MARK, "sha256")
    content = ",".join(map(str, sorted(set(lengths)))).encode() + b"\n" + b"".join(sorted(set(digests)))
    return hmac.digest(own, content, "sha256")[:DIGEST_SIZE]


def key_name(key: bytes) -> str:
    """Tells one key from another without telling anything of either."""
    return hmac.digest(key, _MARK, "sha256")[:8].hex()


def new_key() -> str:
    """A random key as it is written into a file or a variable."""
    return base64.b64encode(secrets.token_bytes(_KEY_SIZE)).decode()


def seal_key(environ: Mapping[str, str], near: Path) -> bytes | None:
    """The key that the environment gives or names a file for; None where it does neither.

    ``near`` is a file of the repository that the key must not lie in. Raises :class:`PolicyError` for a key that
    cannot be used.
    """
    if written := environ.get(KEY_VARIABLE):
        return _decoded(written, KEY_VARIABLE)
    if name := environ.get(KEY_FILE_VARIABLE):
        return read_key(Path(name), near)
    return None


def read_key(path: Path, near: Path) -> bytes:
    """The key in a file; raises :class:`PolicyError` for one that cannot be read or lies in the repository."""
    check_outside(path, near)
    try:
        return _decoded(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise _fault(str(path), "sealed.key_unreadable", reason=reason) from None


def check_outside(path: Path, near: Path) -> None:
    """A key beside what it seals opens it for everybody: raises :class:`PolicyError` where both share a repository."""
    repository = repository_of(near)
    if repository is not None and path.resolve().is_relative_to(repository):
        raise _fault(str(path), "sealed.key_in_repository", folder=repository)


def repository_of(path: Path) -> Path | None:
    """The work tree that a file lies in, or would lie in; None where it lies in none."""
    absolute = path.resolve()
    return next((folder for folder in (absolute, *absolute.parents) if (folder / ".git").exists()), None)


def _decoded(written: str, place: str) -> bytes:
    try:
        key = base64.b64decode(written.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != _KEY_SIZE:
        raise _fault(place, "sealed.no_key")
    return key


def _fault(place: str, name: str, **arguments: object) -> PolicyError:
    return PolicyError([Diagnostic(path=place, message=message(name, **arguments), hint=message("sealed.hint_key"))])
