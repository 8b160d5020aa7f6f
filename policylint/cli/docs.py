"""``policylint docs``: the policy as a document for the people it binds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from policylint.cli.language import help_text, interface_language
from policylint.cli.options import PATH, policy_option, speak
from policylint.cli.output import destination, show_diagnostics
from policylint.cli.policies import chosen_source, output_language
from policylint.messages import LANGUAGES, say

if TYPE_CHECKING:
    from pathlib import Path

    from policylint.messages import Language


@click.command("docs", help=help_text("docs"))
@click.argument("name", required=False, metavar="[POLICY]")
@policy_option
@click.option(
    "--format", "form", type=click.Choice(("html", "markdown")), default="html", show_default=True,
    help=help_text("format"),
)  # fmt: skip
@click.option(
    "--lang", type=click.Choice((*LANGUAGES, "both")), callback=speak, is_eager=True, help=help_text("docs_lang")
)
@click.option("--output", "-o", type=PATH, metavar="FILE", help=help_text("docs_output"))
def command(
    *, name: str | None, policy: str | None, form: Literal["html", "markdown"], lang: Language | Literal["both"] | None,
    output: Path | None,
) -> int:  # fmt: skip
    """The help is in the catalogue."""
    from policylint.document import html, markdown
    from policylint.document.build import document
    from policylint.document.secrets import Secrets
    from policylint.policy.conceal import concealing
    from policylint.policy.coverage import coverage_remarks
    from policylint.policy.loader import load

    if None not in (name, policy):
        raise click.UsageError(say("cli.docs_of_one", interface_language()))
    loaded = load(chosen_source(name if policy is None else policy))
    secrets = Secrets(loaded)
    own = loaded.spec.language
    first, *others = sorted(LANGUAGES, key=lambda language: language != own) if lang == "both" else [lang or own]
    documents = [document(loaded, first, secrets), *(document(loaded, o, secrets, prefix=f"{o}-") for o in others)]
    page = (html if form == "html" else markdown).render(documents)
    with destination(output) as stream:
        stream.write(page)
    remarks = [*concealing((*loaded.warnings, *coverage_remarks(loaded)), secrets.named)]
    if remarks:
        show_diagnostics(remarks, output_language(None, own))
    return 0
