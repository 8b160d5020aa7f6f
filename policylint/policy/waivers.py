"""The waivers of a policy or of a policy test, checked."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from policylint.engine.roster import key
from policylint.exceptions.waivers import Waiver
from policylint.messages import message
from policylint.policy.errors import near
from policylint.policy.roster import roles_of, roster_of, unknown
from policylint.policy.rule_names import RuleNames, near_rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from policylint.errors import Diagnostic
    from policylint.policy.rules import SourcedRule
    from policylint.policy.source import Keys, Source
    from policylint.policy.spec import PolicySpec, WaiverSpec


_BETWEEN_NAMES: Final = re.compile(r"[,，、;；/／&＆()（）]")


def with_waivers(
    spec: PolicySpec, bases: Sequence[PolicySpec], rules: Sequence[SourcedRule], source: Source, unread: Collection[str]
) -> tuple[PolicySpec, list[Diagnostic]]:
    """A policy with its own waivers, which name rules by their full ids now, and those of the policies it extends."""
    names = RuleNames.of(rules, spec.name, unread)
    waivers, faults = checked_waivers(spec.waivers, names, spec.accounts, source, ("waivers",))
    faults += _unknown_approvers(spec, source)
    return replace(spec, waivers=(*(waiver for base in bases for waiver in base.waivers), *waivers)), faults


def checked_waivers(
    waivers: Sequence[WaiverSpec], names: RuleNames, accounts: Collection[str], source: Source, keys: Keys
) -> tuple[list[WaiverSpec], list[Diagnostic]]:
    """The waivers that stand at ``keys``, with the full ids of their rules; and what is wrong with any of them."""
    found = [replace(waiver, rule=names.find(waiver.rule) or waiver.rule) for waiver in waivers]
    return found, [f for i, waiver in enumerate(waivers) for f in _faults(waiver, names, accounts, source, (*keys, i))]


def waiver_of(spec: WaiverSpec) -> Waiver:
    """A waiver as it is applied; why it was granted, and by whom, is for those who read the policy."""
    until = spec.until.isoformat()
    return Waiver(rule=spec.rule, until=until, text=spec.text, path=spec.path, account=spec.account)


def _unknown_approvers(spec: PolicySpec, source: Source) -> Iterator[Diagnostic]:
    """Waivers by somebody whom a policy that names people or roles does not name."""
    if not (spec.waivers and (spec.people or spec.roles)):
        return
    roster, roles = roster_of(spec), roles_of(spec)
    titles = {key(title) for name, role in roles.items() for title in (name, *role["title"].values())}
    titles |= {key(name) for name in (spec.owner.team, spec.owner.contact) if name} if spec.owner else set()
    for i, waiver in enumerate(spec.waivers):
        # It may name several, and say more of them.
        names = (waiver.by, *_BETWEEN_NAMES.split(waiver.by), *waiver.by.split())
        if waiver.by.strip() and not any(roster.find(n) or roster.roles_of(n) or key(n) in titles for n in names):
            said = message("waiver.by_unknown", name=waiver.by)
            known = [name for person in spec.people for name in (person.id, *person.names)]
            hint = near(waiver.by, known) or message("waiver.hint_by")
            yield source.diagnostic(("waivers", i, "by"), said, hint, "warning")


def _faults(
    waiver: WaiverSpec, names: RuleNames, accounts: Collection[str], source: Source, keys: Keys
) -> Iterator[Diagnostic]:
    if not names.may_be(waiver.rule):
        said = message("waiver.unknown_rule", id=waiver.rule)
        yield source.diagnostic((*keys, "rule"), said, near_rule(names.full(waiver.rule), names.ids))
    for name in ("reason", "by", "text"):
        value = getattr(waiver, name)
        if value is not None and not value.strip():
            yield source.diagnostic((*keys, name), message(f"waiver.empty_{name}"))
    # "." and "./" are no pattern either.
    if waiver.path is not None and not PurePosixPath(waiver.path.strip()).parts:
        yield source.diagnostic((*keys, "path"), message("waiver.empty_path"))
    if waiver.account is not None and waiver.account not in accounts:
        yield source.diagnostic((*keys, "account"), *unknown("accounts", waiver.account, accounts))
