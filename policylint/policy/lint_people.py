"""Approvals that a rule asks for and that the people of the policy cannot give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policylint.messages import message
from policylint.policy.lint_rules import Remark
from policylint.policy.roster import members_of, roster_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from policylint.engine.roster import Roster
    from policylint.policy.lint_rules import RuleTerms
    from policylint.policy.spec import PolicySpec


def too_few(rules: Sequence[RuleTerms], spec: PolicySpec) -> Iterator[Remark]:
    """Rules of kind approval that ask for more people than there are who hold the roles they may be of.

    Of a role that nobody holds, the role itself tells.
    """
    approvals = [rule for rule in rules if rule.source.kind == "approval"]
    roster = roster_of(spec) if approvals else None
    for rule in approvals:
        wanted: Any = rule.source.spec
        # Without roles anybody counts.
        roles = dict.fromkeys((*_names(wanted.from_), *_names(wanted.each))) if wanted.from_ else {}
        holders = _holders(roles, spec, roster) if roster else frozenset[str]()
        if 0 < len(holders) < wanted.count:
            said = message("lint.too_few", count=wanted.count, holders=len(holders), roles=[*roles])
            yield Remark(rule, ("count",), said)


def _names(given: str | tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else given


def _holders(roles: Collection[str], spec: PolicySpec, roster: Roster) -> frozenset[str]:
    """Those who hold one of the roles, each under one key; a shared address counts once, as its approvals do."""
    people = [person.id for person in spec.people if not roster.roles_of(person.id).isdisjoint(roles)]
    members = [member for role in roles for member in members_of(spec.roles[role])]
    return frozenset(map(roster.whom, (*people, *members)))
