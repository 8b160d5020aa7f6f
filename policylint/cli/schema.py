"""``policylint schema``: the JSON Schema of packs, policies, configuration and policy tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import click

from policylint.cli.language import help_text
from policylint.cli.options import PATH
from policylint.cli.output import destination

if TYPE_CHECKING:
    from pathlib import Path


@click.command("schema", help=help_text("schema"))
@click.argument("which", type=click.Choice(("pack", "policy", "config", "test")), default="policy")
@click.option("--output", "-o", type=PATH, metavar="FILE", help=help_text("output"))
def command(*, which: Literal["pack", "policy", "config", "test"], output: Path | None) -> int:
    """The help is in the catalogue."""
    from policylint.policy.schema import json_schema

    with destination(output) as stream:
        stream.write(json.dumps(json_schema(which), ensure_ascii=False, indent=2) + "\n")
    return 0
