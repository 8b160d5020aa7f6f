"""What one part of a policy says of another: overrides, clauses, ids, the time zone."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from policylint.messages import message
from policylint.policy.errors import likely, near
from policylint.policy.roster import check_roster, unknown
from policylint.policy.rule_names import near_rule
from policylint.spelling import closest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.errors import Diagnostic
    from policylint.policy.inherit import Entry, WholePolicy
    from policylint.policy.roster import Section
    from policylint.policy.rules import SourcedRule
    from policylint.policy.source import Keys, Source
    from policylint.policy.spec import OverrideSpec, PolicySpec


def secret_overrides(overrides: Any, rules: Iterable[SourcedRule], unread: Collection[str]) -> Iterator[Keys]:
    """Where overrides stand that are meant for confidential rules, or may be: they say what the rules look for.

    ``unread`` are confidential rules, and packs, that could not be read.
    """
    known = {name: rule for rule in rules for name in (*rule.aliases, rule.id)}
    packs = {*unread, *(rule.pack for rule in known.values() if rule.spec.confidential)}
    if not isinstance(overrides, dict):
        yield from [("overrides",)] if packs else []
        return
    for name in overrides:
        meant = name if name in known else closest(name, known)
        is_near = meant is not None and known[meant].spec.confidential
        if is_near or (name not in known and packs & {name, name.rpartition("/")[0]}):
            yield ("overrides", name)


def override(
    rules: Sequence[SourcedRule], overrides: Mapping[str, OverrideSpec], source: Source, unread: Collection[str]
) -> tuple[list[SourcedRule], list[Diagnostic]]:
    """The rules with a policy's overrides. One that names no rule is a fault, unless its pack or rule is ``unread``."""
    changed = list(rules)
    index = {alias: i for i, rule in enumerate(rules) for alias in rule.aliases}
    index |= {rule.id: i for i, rule in enumerate(rules)}
    faults = []
    for name, changes in overrides.items():
        keys: Keys = ("overrides", name)
        if name in index:
            rule = changed[index[name]]
            if rule.spec.status == "retired" and changes.status is None:
                said = message("policy.override_retired", id=name)
                faults.append(source.diagnostic(keys, said, severity="warning", on_key=True))
            changed[index[name]] = _overridden(rule, changes, source, keys)
        elif name not in unread and not any(name.startswith(f"{pack}/") for pack in unread):
            said = message("policy.override_unknown", id=name)
            faults.append(source.diagnostic(keys, said, near_rule(name, index), on_key=True))
    return changed, faults


def _overridden(rule: SourcedRule, changes: OverrideSpec, source: Source, keys: Keys) -> SourcedRule:
    named = {f.name: value for f in fields(changes) if (value := getattr(changes, f.name)) is not None}
    origins = {**rule.origins, **{name: (source, (*keys, name)) for name in named}}
    return replace(rule, spec=replace(rule.spec, **named), origins=origins)


def known_names(section: Section, named: str | Sequence[str], path: Keys, compiler: RuleCompiler) -> list[str]:
    """Those of the names that a rule gives at a path which the policy has in a section; any other is reported.

    So is a list without any: who writes one means something to be asked for.
    """
    policy = compiler.policy
    if named == () and compiler.source.says(path):
        compiler.fault(path, message("policy.nothing_named", key=path[-1]))
    known: Collection[str] = policy.topics if section == "topics" else getattr(policy.spec, section)
    places = [(named, path)] if isinstance(named, str) else [(name, (*path, i)) for i, name in enumerate(named)]
    for name, place in places:
        # Of a policy with faults, the section itself may not have been read.
        if name not in known and not policy.errors:
            compiler.fault(place, *unknown(section, name, known))
    return [name for name, _ in places if name in known]


def check_references(policy: WholePolicy, rules: Sequence[SourcedRule], topics: Collection[str]) -> list[Diagnostic]:
    """What does not hold together in a policy whose parts are sound."""
    faults = [*_ids(rules), *_clauses(policy.entries["clauses"], rules), *check_roster(policy, topics)]
    faults += _blank_names(policy)
    # A clause that an entry of extends gives to a whole pack would be reported for each of its rules.
    return list({(f.path, f.line, f.column, f.message.text("en")): f for f in faults}.values())


def _blank_names(policy: WholePolicy) -> Iterator[Diagnostic]:
    """Entries that nothing can name. Ids of people and names of roles have a form of their own."""
    for section in ("clauses", "accounts", "windows"):
        for entry in policy.entries[section]:
            if not entry.name.strip():
                place: Keys = (*entry.keys, "id") if section == "clauses" else entry.keys
                yield entry.source.diagnostic(place, message("policy.blank_name"), on_key=section != "clauses")


def _ids(rules: Sequence[SourcedRule]) -> Iterator[Diagnostic]:
    first: dict[str, SourcedRule] = {}
    for rule in rules:
        if rule.id in first:
            place = first[rule.id].place()
            yield rule.diagnostic(("id",), message("policy.rule_twice", id=rule.id, first=place))
        else:
            first[rule.id] = rule
    for rule in rules:
        for i, alias in enumerate(rule.aliases):
            other = first.setdefault(alias, rule)
            if other is not rule or alias == rule.id:
                yield rule.diagnostic(("aliases", i), message("policy.alias_taken", id=alias, first=other.place()))


def check_time_zone(spec: PolicySpec, source: Source) -> Iterator[Diagnostic]:
    """A time zone that there is not. Whoever extends the policy has one of their own."""
    import zoneinfo

    try:
        zoneinfo.ZoneInfo(spec.timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        said = message("policy.timezone_unknown", name=spec.timezone)
        yield source.diagnostic(("timezone",), said, near(spec.timezone, zoneinfo.available_timezones()))


def _clauses(clauses: Sequence[Entry], rules: Sequence[SourcedRule]) -> Iterator[Diagnostic]:
    known: dict[str, None] = {}
    for clause in clauses:
        if clause.name in known:
            yield clause.source.diagnostic((*clause.keys, "id"), message("policy.clause_twice", id=clause.name))
        known[clause.name] = None
    for rule in rules:
        if known and rule.spec.clause is not None and rule.spec.clause not in known:
            said = message("policy.clause_unknown", id=rule.spec.clause)
            yield rule.diagnostic(("clause",), said, likely(rule.spec.clause, known))
