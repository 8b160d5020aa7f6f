"""``policylint digest``: the digest of each draft's text, for approvals to state."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policylint.cli.language import help_text, interface_language
from policylint.cli.options import PATH, lang_option
from policylint.messages import say

if TYPE_CHECKING:
    from policylint.messages import Language


@click.command("digest", help=help_text("digest"))
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--json", "as_json", is_flag=True, help=help_text("json"))
@lang_option
def command(*, paths: tuple[Path, ...], as_json: bool, lang: Language | None) -> int:
    """The help is in the catalogue."""
    from policylint.engine.cache import Cache, cache_directory
    from policylint.engine.digest import text_digest
    from policylint.engine.run import Unread
    from policylint.report.escape import one_line
    from policylint.session import STDIN, Session

    language = lang or interface_language()
    stdin = STDIN if STDIN in paths else None
    named = [path for path in paths if path != STDIN] or ([] if stdin else [Path()])
    session = Session(named, cache=Cache(cache_directory(os.environ)), stdin=stdin)
    digests: list[tuple[str, int, str]] = []
    unread = 0
    for document in session.documents():
        reasons = [document.reason] if isinstance(document, Unread) else [p.reason for p in document.problems]
        for reason in reasons:
            click.echo(f"{one_line(document.path)}: {one_line(reason.text(language))}", err=True)
        unread += len(reasons)
        drafts = () if isinstance(document, Unread) else document.drafts
        digests += ((document.path, draft.index, text_digest(draft)) for draft in drafts)
    if as_json:
        rows = [{"path": path, "draft": index, "digest": digest} for path, index, digest in digests]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for path, index, digest in digests:
            # A reader counts posts from one; JSON counts them as the report does.
            click.echo(f"{one_line(path)}  {index + 1}  {digest}")
    if not digests and not unread:
        click.echo(say("cli.nothing", language), err=True)
    return 3 if unread or not digests else 0
