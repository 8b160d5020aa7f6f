"""The public functions: load a policy, hold texts and files against it."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache as cached
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policylint.engine.cache import Cache, cache_directory
from policylint.engine.run import Run, check
from policylint.messages import LANGUAGES, Language

if TYPE_CHECKING:
    from policylint.engine.program import Program
    from policylint.findings import Report
    from policylint.text.lexicon import Lexicon

DEFAULT_POLICY = "brand-tw"
PolicySource = str | os.PathLike[str] | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy that is ready to be checked with; made by :func:`load_policy`."""

    program: Program

    @property
    def name(self) -> str:
        """The policy's name."""
        return self.program.header.name

    @property
    def version(self) -> str | None:
        """The policy's version, where it states one."""
        return self.program.header.version

    @property
    def digest(self) -> str:
        """``sha256:`` and the digest of the policy with everything that it takes in."""
        return self.program.header.digest

    @property
    def rules(self) -> tuple[str, ...]:
        """The full ids of its rules, in order."""
        return tuple(rule.id for rule in self.program.rules)

    @property
    def rule_names(self) -> tuple[str, ...]:
        """All ids that can be selected: those of its rules, and of the rules that hold under every policy."""
        from policylint.engine.builtin import RULES

        return (*self.rules, *RULES)


def load_policy(source: PolicySource, *, cache: Cache | None = None) -> Policy:
    """Load a policy from a file, by the name of a shipped one, or from a mapping that holds what the file would.

    A mapping may leave out ``policylint`` and ``name``, and carries its rules under ``rules``. Policies from files
    are kept compiled in the user's cache directory, or in ``cache``. Raises :class:`PolicyError` with every fault of
    every file.
    """
    if isinstance(source, Mapping):
        from policylint.engine.compiler import compile_policy
        from policylint.policy.loader import read

        return Policy(compile_policy(read(source)))
    from policylint.engine.store import load_program

    kept = cache or Cache(cache_directory(os.environ))
    return Policy(load_program(os.fspath(source), kept, partial(_lexicon, ())))


def check_text(
    text: str,
    *,
    policy: Policy | PolicySource,
    metadata: Mapping[str, object] | None = None,
    format: str = "text",  # noqa: A002 - the option's name everywhere
    now: datetime.datetime | None = None,
    language: Language | None = None,
    path: str = "<text>",
) -> Report:
    """Check one text. ``metadata`` is what front matter would say; ``format`` is text, markdown, tweet, json, jsonl,
    yaml or csv.

    ``now`` without an offset is meant in the policy's time zone. Raises :class:`PolicyError` for a policy that
    cannot be used.
    """
    from policylint.drafts import read_text

    loaded = policy if isinstance(policy, Policy) else load_policy(policy)
    document = read_text(path, text, format=format, metadata=metadata)
    return check(loaded.program, [document], run_for(loaded, now=now, language=language))


def check_paths(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    policy: Policy | PolicySource | None = None,
    metadata: Mapping[str, object] | None = None,
    now: datetime.datetime | None = None,
    language: Language | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Report:
    """Check files and folders, one or several.

    Without ``policy`` the one of the nearest ``.policylint.yaml`` holds, else the shipped ``brand-tw``. ``select`` and
    ``ignore`` are rule ids, packs, or patterns with ``*``. Raises :class:`PolicyError` for a policy or configuration
    that cannot be used; what cannot be read of the drafts is in ``Report.incomplete``.
    """
    from policylint.session import Session

    named = [paths] if isinstance(paths, str | os.PathLike) else paths
    session = Session(map(Path, named), cache=Cache(cache_directory(os.environ)), policy=policy)
    loaded = session.policy()
    run = run_for(loaded, now=now, language=language or session.language, select=select, ignore=ignore)
    return check(loaded.program, session.documents(metadata), run)


def run_for(
    policy: Policy,
    *,
    now: datetime.datetime | None = None,
    language: Language | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Run:
    """What a run depends on, with the defaults that the policy and the environment give.

    Raises ValueError for a rule or language that there is not, :class:`PolicyError` for a key that cannot be used and
    for a sealed lexicon that is not as it was sealed.
    """
    select, ignore = tuple(select), tuple(ignore)
    if language is not None and language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}; known are {', '.join(LANGUAGES)}")
    if unknown := [p for p in (*select, *ignore) if not any(names(p, rule) for rule in policy.rule_names)]:
        raise ValueError(f"no rule or pack is called {unknown[0]!r}")
    moment = now or datetime.datetime.now(datetime.UTC)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=policy.program.zone)
    return Run(
        now=moment,
        language=language or policy.program.header.language,
        lexicon=cached(partial(_lexicon, policy.program.header.words)),
        selected=_selection(select, ignore),
        seal_keys=_seal_keys(policy),
    )


def _seal_keys(policy: Policy) -> dict[str, bytes]:
    """The key that the environment gives, where the policy has anything for it to open."""
    if not policy.program.header.sealed:
        return {}
    from policylint.engine.sealed import check_intact
    from policylint.sealing import key_name, seal_key

    key = seal_key(os.environ, near=Path.cwd())
    if key is None:
        return {}
    check_intact(policy.program, key)
    return {key_name(key): key}


def _lexicon(words: Iterable[str]) -> Lexicon:
    from policylint.text.lexicon import lexicon_of

    return lexicon_of(cache_directory(os.environ), tuple(words))


def _selection(select: tuple[str, ...], ignore: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda rule: (not select or any(names(p, rule) for p in select)) and not any(names(p, rule) for p in ignore)


def names(pattern: str, rule: str) -> bool:
    """Whether a rule id, a pack, or a pattern with ``*`` names a rule."""
    return rule == pattern or rule.startswith(f"{pattern}/") or fnmatchcase(rule, pattern)
