"""``policylint show-config``: the configuration that holds for a path."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from policylint.cli.language import help_text, interface_language
from policylint.cli.options import PATH
from policylint.messages import say


@click.command("show-config", help=help_text("show_config"))
@click.argument("path", type=PATH, default=Path())
def command(*, path: Path) -> int:
    """The help is in the catalogue."""
    from policylint import config
    from policylint.api import DEFAULT_POLICY
    from policylint.engine.cache import Cache, cache_directory
    from policylint.session import Session

    folder = path if path.is_dir() else path.parent
    found = config.find(folder.absolute())
    if found is None:
        click.echo(f"# {say('cli.config_none', interface_language(), policy=DEFAULT_POLICY)}")
    else:
        click.echo(f"# {found}")
    held = Session([], cache=Cache(cache_directory(os.environ))).config_for(folder)
    click.echo(json.dumps(json.loads(held.to_json()), ensure_ascii=False, indent=2))
    return 0
