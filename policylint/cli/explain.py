"""``policylint explain``: what a rule is about and how to comply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from policylint.cli.language import help_text, interface_language
from policylint.cli.options import lang_option, policy_option
from policylint.cli.policies import chosen_source, output_language
from policylint.messages import say

if TYPE_CHECKING:
    from policylint.messages import Language


@click.command("explain", help=help_text("explain"))
@click.argument("rule", required=False)
@click.option("--at", metavar="FILE:LINE:COL", help=help_text("at"))
@policy_option
@lang_option
def command(*, rule: str | None, at: str | None, policy: str | None, lang: Language | None) -> int:
    """The help is in the catalogue."""
    if at is not None:
        from policylint.cli.trace import explain_place

        return explain_place(at, rule, policy, lang)
    if rule is None:
        raise click.UsageError(say("cli.explain_what", interface_language()))
    from policylint.cli.describe import described
    from policylint.policy.loader import load

    loaded = load(chosen_source(policy))
    language = output_language(lang, loaded.spec.language)
    found = next((r for r in loaded.rules if rule == r.id or rule in r.aliases), None)
    if found is None and rule.startswith("policylint/") and _show_builtin(rule, language):
        return 0
    if found is None:
        from policylint.policy.rule_names import closest_rule

        near = closest_rule(rule, [r.id for r in loaded.rules])
        key = "cli.unknown_rule_near" if near else "cli.unknown_rule"
        raise click.UsageError(say(key, interface_language(), rule=rule, near=near))
    click.echo("\n".join(described(found, loaded, language)))
    return 0


def _show_builtin(rule: str, language: Language) -> bool:
    """A rule that holds under every policy."""
    from policylint.engine.builtin import RULES

    found = RULES.get(rule)
    if found is not None:
        click.echo(
            f"{found.id}  {found.title[language]}\n\n{say('cli.explain_suggest', language)}: {found.suggest[language]}"
        )
    return found is not None
