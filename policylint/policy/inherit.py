"""What an entry of ``extends`` passes on: the sections of a policy, and rules under the entry's condition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.policy.rules import SourcedRule
    from policylint.policy.source import Keys, Source
    from policylint.policy.spec import ExtendsSpec, PolicySpec


def inherited(bases: Sequence[PolicySpec], spec: PolicySpec) -> PolicySpec:
    """A policy with what it takes over from those that it extends: sequences are joined, of one name its own holds."""
    every = (*bases, spec)
    joined: dict[str, Any] = {
        name: tuple(item for s in every for item in getattr(s, name)) for name in ("clauses", "words", "people")
    }
    for name in ("accounts", "names", "roles", "windows"):
        joined[name] = {key: value for s in every for key, value in getattr(s, name).items()}
    return replace(spec, **joined)


def under(rule: SourcedRule, entry: ExtendsSpec, source: Source, keys: Keys) -> SourcedRule:
    """A rule under the condition, and with the clause, of the entry that took it in."""
    origins = dict(rule.origins)
    when = rule.when
    if entry.when is not None:
        origins[f"when[{len(when)}]"] = (source, (*keys, "when"))
        when = (*when, entry.when)
    spec = rule.spec
    if entry.clause is not None and spec.clause is None:
        origins["clause"] = (source, (*keys, "clause"))
        spec = replace(spec, clause=entry.clause)
    return replace(rule, spec=spec, when=when, origins=origins)
