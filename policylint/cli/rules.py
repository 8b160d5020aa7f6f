"""``policylint rules``: list the rules of a policy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

import click

from policylint.cli.language import help_text
from policylint.cli.options import lang_option, policy_option
from policylint.cli.policies import check_names, chosen_policy, output_language, short
from policylint.errors import Severity
from policylint.kinds import KINDS
from policylint.messages import say

if TYPE_CHECKING:
    from policylint.messages import Language


@click.command("rules", help=help_text("rules"))
@click.argument("patterns", nargs=-1, metavar="[RULE]...")
@policy_option
@click.option("--kind", type=click.Choice(tuple(KINDS)), help=help_text("kind"))
@click.option("--severity", type=click.Choice(get_args(Severity)), help=help_text("severity"))
@click.option("--json", "as_json", is_flag=True, help=help_text("json"))
@lang_option
def command(
    *,
    patterns: tuple[str, ...],
    policy: str | None,
    kind: str | None,
    severity: Severity | None,
    as_json: bool,
    lang: Language | None,
) -> int:
    """The help is in the catalogue."""
    from policylint.api import names
    from policylint.engine.redact import Words

    loaded = chosen_policy(policy)
    check_names(patterns, loaded)
    language = output_language(lang, loaded.program.header.language)
    found = [
        rule
        for rule in loaded.program.rules
        if (not patterns or any(names(pattern, rule.id) for pattern in patterns))
        and kind in (None, rule.kind)
        and severity in (None, rule.severity)
    ]
    named = Words(loaded.program.header.secrets)
    titles = {rule.id: named.clean(short(rule, language)) for rule in found}
    if as_json:
        rows = [
            {"id": r.id, "kind": r.kind, "severity": r.severity, "clause": r.clause, "title": titles[r.id]}
            for r in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    widest = max((len(rule.id) for rule in found), default=0)
    for rule in found:
        clause = rule.clause or "-"
        click.echo(f"{rule.id:<{widest}}  {rule.kind:<10}  {rule.severity:<7}  {clause:<5}  {titles[rule.id]}")
    click.echo(say("cli.rules_count", language, count=len(found)), err=True)
    return 0
