"""``policylint test``: run the rules' examples and report coverage."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policylint.cli.language import help_text, interface_language
from policylint.cli.options import lang_option
from policylint.cli.output import show_diagnostics
from policylint.cli.policies import chosen_source, output_language
from policylint.messages import say

if TYPE_CHECKING:
    from policylint.messages import Language


@click.command("test", help=help_text("test"))
@click.argument("names", nargs=-1)
@click.option("--all", "every", is_flag=True, help=help_text("all"))
@lang_option
def command(*, names: tuple[str, ...], every: bool, lang: Language | None) -> int:
    """The help is in the catalogue."""
    from policylint.examples import test_policy
    from policylint.policy.catalog import list_packs, list_policies
    from policylint.policy.loader import read

    chosen = [*names, *(list_policies() + list_packs() if every else [])] or [chosen_source(None)]
    now = datetime.datetime.now(datetime.UTC)
    failed = False
    for name in chosen:
        source, folder = _source(name)
        # A pack that is tested by itself has no company to take names from.
        loaded = read(source, folder=folder, samples=isinstance(source, dict))
        language = output_language(lang, loaded.spec.language)
        outcome = test_policy(loaded, now=now, language=language)
        if outcome.remarks:
            show_diagnostics(outcome.remarks, language)
        for failure in outcome.failures:
            click.echo(failure.text(language))
        counts = {
            "rules": outcome.rules,
            "examples": outcome.examples,
            "covered": outcome.covered,
            "percent": outcome.percent,
        }
        click.echo(say("cli.test_summary", language, name=name, failures=len(outcome.failures), **counts))
        failed = failed or bool(outcome.failures)
    return 1 if failed else 0


def _source(name: str) -> tuple[Any, Path | None]:
    """A policy's path or name as it is; a pack, by name or file, as a policy that only takes it in, with its folder."""
    from policylint.policy.catalog import is_path, list_packs, list_policies

    if name in list_policies():
        return name, None
    if name in list_packs():
        return {"name": f"test-{name.replace('/', '-')}", "extends": [name]}, None
    path = Path(name)
    if is_path(name) and path.exists():
        rules = next((folder for folder in path.absolute().parents if folder.name == "rules"), None)
        if rules is None:
            return name, None
        pack = path.absolute().relative_to(rules).with_suffix("").as_posix()
        return {"name": f"test-{pack.replace('/', '-')}", "extends": [pack]}, rules.parent
    raise click.UsageError(say("cli.test_unknown", interface_language(), name=name))
