"""What an entry of ``extends`` passes on: the sections of a policy, and rules under the entry's condition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from policylint.messages import message
from policylint.policy.spec import as_data

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policylint.errors import Diagnostic
    from policylint.policy.rules import SourcedRule
    from policylint.policy.source import Keys, Source
    from policylint.policy.spec import ExtendsSpec, PolicySpec

_LISTS: Final = ("clauses", "people")
_MAPPINGS: Final = ("accounts", "roles", "windows")


class Entry(NamedTuple):
    """An entry of a section of a policy, by its name or id, with the place where it stands."""

    name: str
    value: Any
    source: Source
    keys: Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class WholePolicy:
    """A policy with all that it takes over.

    ``entries`` are the clauses, people, accounts, roles and windows of ``spec`` by section, each with its place.
    """

    spec: PolicySpec
    entries: Mapping[str, Sequence[Entry]]


def inherited(
    bases: Mapping[int, WholePolicy], spec: PolicySpec, source: Source
) -> tuple[WholePolicy, list[Diagnostic]]:
    """A policy with what it takes over from those that it extends, which are given by their index in ``extends``.

    Sequences are joined. Of one name its own holds; what two of the others say differently of one name is a fault.
    """
    entries: dict[str, tuple[Entry, ...]] = {}
    faults: list[Diagnostic] = []
    for section in (*_LISTS, *_MAPPINGS):
        own = _own(section, spec, source)
        # A clause is not to become another one under the rules that enforce it: there, its own is one too many.
        replaced = {entry.name for entry in own if section != "clauses"}
        taken: list[Entry] = []
        for i, base in bases.items():
            before = {entry.name: entry for entry in taken}
            for entry in base.entries[section]:
                if entry.name in replaced:
                    continue
                other = before.get(entry.name)
                if other is None:
                    taken.append(entry)
                elif as_data(other.value) != as_data(entry.value):
                    faults.append(_contradiction(section, other, source, ("extends", i)))
        entries[section] = (*taken, *own)
    specs = (*(base.spec for base in bases.values()), spec)
    joined: dict[str, Any] = {
        **{section: tuple(entry.value for entry in entries[section]) for section in _LISTS},
        **{section: {entry.name: entry.value for entry in entries[section]} for section in _MAPPINGS},
        "words": tuple(word for s in specs for word in s.words),
        "names": {name: words for s in specs for name, words in s.names.items()},
    }
    return WholePolicy(spec=replace(spec, **joined), entries=entries), faults


def _own(section: str, spec: PolicySpec, source: Source) -> list[Entry]:
    """What a policy's own file has in a section."""
    given = getattr(spec, section)
    if section in _LISTS:
        return [Entry(item.id, item, source, (section, i)) for i, item in enumerate(given)]
    return [Entry(name, value, source, (section, name)) for name, value in given.items()]


def _contradiction(section: str, other: Entry, source: Source, keys: Keys) -> Diagnostic:
    said = message("policy.bases_differ", section=section, name=other.name, first=other.source.place(other.keys))
    hint = None if section == "clauses" else message("policy.section_hint", section=section, name=other.name)
    return source.diagnostic(keys, said, hint)


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
