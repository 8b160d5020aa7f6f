"""A policy as it was read, with all that it takes in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.errors import Diagnostic
    from policylint.policy.rules import SourcedRule
    from policylint.policy.sealed import SealedLexicon
    from policylint.policy.source import Keys, Source
    from policylint.policy.spec import PackSpec, PolicySpec


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedPolicy:
    """A policy that has been read.

    ``spec`` has the clauses, accounts, people and so on of the policies that it extends as well; ``rules`` are its own
    and those of all its packs, with its overrides; ``topics`` are those of both, each with its words as a rule has
    them. ``lexicons`` are the words that ``$name`` stands for, ``sealed`` those lexicons that only their key opens.
    ``clause_places`` tells where each clause stands, by its id. ``inputs`` are the absolute paths of all files that it
    was made from with their SHA-256, or None where a file was looked for in vain; ``digest`` covers their content.
    """

    spec: PolicySpec
    rules: tuple[SourcedRule, ...]
    topics: Mapping[str, SourcedRule]
    lexicons: Mapping[str, tuple[str, ...]]
    sealed: Mapping[str, SealedLexicon]
    packs: Mapping[str, PackSpec]
    clause_places: Mapping[str, tuple[Source, Keys]]
    inputs: tuple[tuple[str, str | None], ...]
    digest: str
    faults: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What makes it unusable; nothing in a policy that :func:`load` returns."""
        return tuple(fault for fault in self.faults if fault.severity == "error")

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What was remarked on it."""
        return tuple(fault for fault in self.faults if fault.severity != "error")
