"""Programs in the cache: a policy that has not changed is not compiled again."""

from __future__ import annotations

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
    kept = cache.read(key)
    if kept is not None:
        return Program.loads(kept)
    # Only here, because these take longer to import than a warm check takes in all.
    from policylint.engine.compiler import compile_policy
    from policylint.policy.lint import lint
    from policylint.policy.loader import read

    loaded = read(path)
    program = compile_policy(loaded, remarks=lambda: lint(loaded, lexicon))
    cache.write(key, program.dumps(), loaded.inputs)
    return program
