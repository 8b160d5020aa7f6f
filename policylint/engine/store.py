"""Programs in the cache: a policy that has not changed is not compiled again."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.engine.program import Program
from policylint.policy.catalog import policy_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from policylint.engine.cache import Cache
    from policylint.text.lexicon import Lexicon


def load_program(source: str, cache: Cache, lexicon: Callable[[], Lexicon]) -> Program:
    """The program of a policy file or a shipped policy; raises :class:`PolicyError` for one that cannot be used.

    ``lexicon`` opens the words of the language, which remarks on the rules need.
    """
    path = policy_path(source)
    key = f"program\0{path.absolute()}"
    program = _kept(cache.read(key))
    if program is None:
        # Only here, because these take longer to import than a warm check takes in all.
        from policylint.engine.compiler import compile_policy
        from policylint.policy.lint import lint
        from policylint.policy.loader import read

        loaded = read(path)
        program = compile_policy(loaded, remarks=lambda: lint(loaded, lexicon))
        cache.write(key, program.dumps())
    return program


def _kept(text: str | None) -> Program | None:
    """A kept program whose every input is still what it was."""
    if text is None:
        return None
    try:
        program = Program.loads(text)
        fresh = all(file_digest(Path(path)) == digest for path, digest in program.header.inputs)
    except (ValueError, TypeError, KeyError):
        return None
    return program if fresh else None


def file_digest(path: Path) -> str | None:
    """SHA-256 of a file in hexadecimal; None for one that is not there."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
