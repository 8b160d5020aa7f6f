"""The waivers of a policy or of a policy test, checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from policylint.exceptions.waivers import Waiver
from policylint.messages import message
from policylint.policy.errors import near
from policylint.policy.rule_names import RuleNames, near_rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from policylint.errors import Diagnostic
    from policylint.policy.rules import SourcedRule
    from policylint.policy.source import Keys, Source
    from policylint.policy.spec import PolicySpec, WaiverSpec


def with_waivers(
    spec: PolicySpec, bases: Sequence[PolicySpec], rules: Sequence[SourcedRule], source: Source, unread: Collection[str]
) -> tuple[PolicySpec, list[Diagnostic]]:
    """A policy with its own waivers, which name rules by their full ids now, and those of the policies it extends."""
    names = RuleNames.of(rules, spec.name, unread)
    waivers, faults = checked_waivers(spec.waivers, names, spec.accounts, source, ("waivers",))
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


def _faults(
    waiver: WaiverSpec, names: RuleNames, accounts: Collection[str], source: Source, keys: Keys
) -> Iterator[Diagnostic]:
    if not names.may_be(waiver.rule):
        said = message("waiver.unknown_rule", id=waiver.rule)
        yield source.diagnostic((*keys, "rule"), said, near_rule(waiver.rule, names.ids))
    for name in ("reason", "by", "text"):
        value = getattr(waiver, name)
        if value is not None and not value.strip():
            yield source.diagnostic((*keys, name), message(f"waiver.empty_{name}"))
    # "." and "./" are no pattern either.
    if waiver.path is not None and not PurePosixPath(waiver.path.strip()).parts:
        yield source.diagnostic((*keys, "path"), message("waiver.empty_path"))
    if waiver.account is not None and waiver.account not in accounts:
        said = message("policy.account_unknown", name=waiver.account)
        yield source.diagnostic((*keys, "account"), said, near(waiver.account, accounts))
