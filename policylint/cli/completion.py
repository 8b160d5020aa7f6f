"""``policylint completion``: shell completion."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from policylint.cli.language import help_text


@click.command("completion", help=help_text("completion"))
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def command(ctx: click.Context, *, shell: str) -> int:
    """The help is in the catalogue."""
    completion = get_completion_class(shell)
    assert completion is not None
    click.echo(completion(ctx.find_root().command, {}, "policylint", "_POLICYLINT_COMPLETE").source())
    return 0
