"""The policy that a command is about, and how its rules are spoken of."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policylint.cli.language import environment_language, interface_language
from policylint.messages import say

if TYPE_CHECKING:
    from policylint.api import Policy
    from policylint.engine.program import Rule
    from policylint.messages import Language


def chosen_source(policy: str | None) -> str:
    """The policy that was named, else the one of the current folder's configuration, else the shipped default."""
    from policylint.api import DEFAULT_POLICY
    from policylint.engine.cache import Cache, cache_directory
    from policylint.session import Session

    if policy is not None:
        return policy
    session = Session([], cache=Cache(cache_directory(os.environ)))
    return session.config_for(Path()).policy or DEFAULT_POLICY


def chosen_policy(policy: str | None) -> Policy:
    """That policy, loaded."""
    from policylint.api import load_policy

    return load_policy(chosen_source(policy))


def check_names(patterns: tuple[str, ...], policy: Policy) -> None:
    """A name that no rule has is a mistake, not an empty selection."""
    if not patterns:
        return
    from policylint.api import names

    rules = policy.rule_names
    for pattern in patterns:
        if not any(names(pattern, rule) for rule in rules):
            from policylint.policy.rule_names import closest_rule

            near = closest_rule(pattern, [*rules, *{rule.rpartition("/")[0] for rule in rules}])
            key = "cli.unknown_rule_near" if near else "cli.unknown_rule"
            raise click.UsageError(say(key, interface_language(), rule=pattern, near=near))


def output_language(lang: Language | None, policy_language: str) -> Language:
    """``--lang``, else what the environment asks for, else the policy's own."""
    return lang or environment_language() or ("en" if policy_language == "en" else "zh-TW")


def short(rule: Rule, language: Language) -> str:
    """A rule in one line: its title, or what it says of a finding."""
    from policylint.engine.sentences import in_language

    return in_language(rule.title, language) or in_language(rule.message, language)
