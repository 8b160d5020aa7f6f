"""``policylint docs``: the policy as a document for the people it binds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from policylint.cli.language import help_text
from policylint.cli.options import PATH, policy_option, speak
from policylint.cli.output import destination, show_diagnostics
from policylint.cli.policies import chosen_source, output_language
from policylint.messages import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from policylint.messages import Language


@click.command("docs", help=help_text("docs"))
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
    *, policy: str | None, form: Literal["html", "markdown"], lang: Language | Literal["both"] | None,
    output: Path | None,
) -> int:  # fmt: skip
    """The help is in the catalogue."""
    from policylint.document import html, markdown
    from policylint.document.build import document
    from policylint.document.secrets import Secrets
    from policylint.policy.coverage import coverage_remarks
    from policylint.policy.loader import load

    loaded = load(chosen_source(policy))
    secrets = Secrets(loaded)
    own = loaded.spec.language
    first, *others = sorted(LANGUAGES, key=lambda language: language != own) if lang == "both" else [lang or own]
    documents = [document(loaded, first, secrets), *(document(loaded, o, secrets, prefix=f"{o}-") for o in others)]
    page = (html if form == "html" else markdown).render(documents)
    with destination(output) as stream:
        stream.write(page)
    remarks = [*loaded.warnings, *coverage_remarks(loaded)]
    if remarks:
        show_diagnostics(remarks, output_language(None, own))
    return 0
