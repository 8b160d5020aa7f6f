"""What one part of a policy says of another: overrides, clauses, ids, the time zone."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from policylint.messages import message
from policylint.policy.errors import likely, near
from policylint.policy.roster import check_roster, own_entries, unknown
from policylint.policy.rule_names import near_rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.errors import Diagnostic
    from policylint.policy.roster import Section
    from policylint.policy.rules import SourcedRule
    from policylint.policy.source import Keys, Source
    from policylint.policy.spec import OverrideSpec, PolicySpec


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
    """Those of the names that a rule gives at a path which the policy has in a section; any other is reported."""
    policy = compiler.policy
    known: Collection[str] = policy.topics if section == "topics" else getattr(policy.spec, section)
    places = [(named, path)] if isinstance(named, str) else [(name, (*path, i)) for i, name in enumerate(named)]
    for name, place in places:
        # Of a policy with faults, the section itself may not have been read.
        if name not in known and not policy.errors:
            compiler.fault(place, *unknown(section, name, known))
    return [name for name, _ in places if name in known]


def check_references(
    spec: PolicySpec, rules: Sequence[SourcedRule], topics: Collection[str], source: Source
) -> list[Diagnostic]:
    """What does not hold together in a policy whose parts are sound."""
    faults = [*_ids(rules), *_time_zone(spec, source), *_clauses(spec, rules, source)]
    faults += check_roster(spec, topics, source)
    # A clause that an entry of extends gives to a whole pack would be reported for each of its rules.
    return list({(f.path, f.line, f.column, f.message.text("en")): f for f in faults}.values())


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


def _time_zone(spec: PolicySpec, source: Source) -> Iterator[Diagnostic]:
    import zoneinfo

    try:
        zoneinfo.ZoneInfo(spec.timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        said = message("policy.timezone_unknown", name=spec.timezone)
        yield source.diagnostic(("timezone",), said, near(spec.timezone, zoneinfo.available_timezones()))


def _clauses(spec: PolicySpec, rules: Sequence[SourcedRule], source: Source) -> Iterator[Diagnostic]:
    known: dict[str, None] = {}
    inherited = len(spec.clauses) - len(own_entries("clauses", source))
    for i, clause in enumerate(spec.clauses):
        if clause.id in known:
            keys: Keys = ("clauses", i - inherited, "id")
            yield source.diagnostic(keys, message("policy.clause_twice", id=clause.id))
        known[clause.id] = None
    for rule in rules:
        if known and rule.spec.clause is not None and rule.spec.clause not in known:
            said = message("policy.clause_unknown", id=rule.spec.clause)
            yield rule.diagnostic(("clause",), said, likely(rule.spec.clause, known))
