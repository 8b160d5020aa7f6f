"""``policylint check``: hold drafts against the policy."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from policylint.cli.language import environment_language, help_text, interface_language
from policylint.cli.options import PATH, Moment, Setting, lang_option, policy_option, settings
from policylint.cli.output import destination, wants_colour, width
from policylint.errors import Severity
from policylint.findings import exit_code
from policylint.messages import say
from policylint.report import FORMATS, RenderOptions, render

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from policylint.drafts.model import Document
    from policylint.engine.run import Unread
    from policylint.findings import Report
    from policylint.session import Session


@click.command("check", help=help_text("check"))
@click.argument("paths", nargs=-1, type=PATH)
@policy_option
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), default="text", help=help_text("format"))
@click.option("--output", "-o", type=PATH, help=help_text("output"))
@click.option("--fail-on", type=click.Choice((*get_args(Severity), "never")), help=help_text("fail_on"))
@click.option("--select", multiple=True, metavar="RULE", help=help_text("select"))
@click.option("--ignore", multiple=True, metavar="RULE", help=help_text("ignore"))
@click.option("--set", "set_", multiple=True, type=Setting(), help=help_text("set"))
@click.option("--stdin-path", type=PATH, help=help_text("stdin_path"))
@click.option("--now", type=Moment(), help=help_text("now"))
@lang_option
@click.option("--fix", is_flag=True, help=help_text("fix"))
@click.option("--diff", is_flag=True, help=help_text("diff"))
@click.option("--force-exclude", is_flag=True, help=help_text("force_exclude"))
@click.option("--stats", is_flag=True, help=help_text("stats"))
@click.option("--quiet", "-q", is_flag=True, help=help_text("quiet"))
def command(
    paths: tuple[Path, ...],
    policy: str | None,
    form: str,
    output: Path | None,
    fail_on: Severity | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    set_: tuple[tuple[str, object], ...],
    stdin_path: Path | None,
    now: datetime.datetime | None,
    lang: Any,
    fix: bool,
    diff: bool,
    force_exclude: bool,
    stats: bool,
    quiet: bool,
) -> int:
    """The help is in the catalogue."""
    from policylint.api import run_for
    from policylint.engine.cache import Cache, cache_directory
    from policylint.engine.run import check
    from policylint.session import Session

    started = time.perf_counter()
    from_stdin = stdin_path is not None or Path("-") in paths
    named = [p for p in paths if p != Path("-")]
    session = Session(
        named or ([] if from_stdin else [Path()]),
        cache=Cache(cache_directory(os.environ)),
        policy=policy,
        force_exclude=force_exclude,
        stdin=(stdin_path or Path("-")) if from_stdin else None,
    )
    loaded = session.policy()
    known = loaded.rules if select or ignore else ()
    for pattern in (*select, *ignore):
        _known_rule(pattern, known)
    language = lang or environment_language() or session.language
    run = run_for(loaded, now=now, language=language, select=select, ignore=ignore)
    metadata = settings(set_)
    report = check(loaded.program, _with_progress(session, session.documents(metadata), quiet=quiet), run)
    if fix or diff:
        _fix(session, report, write=not diff)
        if not diff and any(f.fix for f in report.active):
            report = check(loaded.program, session.documents(metadata), run)
    statistics = _statistics(report, time.perf_counter() - started, run.language) if stats else None
    with destination(output) as stream:
        colour = wants_colour(stream)
        options = RenderOptions(language=run.language, colour=colour, width=width(), quiet=quiet, statistics=statistics)
        for piece in render(report, form, options=options):
            stream.write(piece)
    if session.skipped and not session.files:
        # All that was named is left out by the configuration, on purpose: there was nothing to do.
        return 0
    return exit_code(report, fail_on or session.fail_on or "error")


def _known_rule(pattern: str, rules: tuple[str, ...]) -> None:
    from policylint.api import names

    if not any(names(pattern, rule) for rule in rules):
        from difflib import get_close_matches

        packs = {rule.rpartition("/")[0] for rule in rules}
        near = get_close_matches(pattern, [*rules, *packs], 1)
        key = "cli.unknown_rule_near" if near else "cli.unknown_rule"
        raise click.UsageError(say(key, interface_language(), rule=pattern, near="".join(near)))


def _with_progress(
    session: Session, documents: Iterable[Document | Unread], *, quiet: bool
) -> Iterator[Document | Unread]:
    """Tell a person who waits how far it is; a short run and a log see nothing of it."""
    total = len(session.files)
    shown = sys.stderr.isatty() and not quiet and total > 200
    for done, document in enumerate(documents, 1):
        if shown and (done % 50 == 0 or done == total):
            click.echo(f"\r{say('cli.progress', interface_language(), done=done, total=total)}", nl=False, err=True)
        yield document
    if shown:
        click.echo("\r\x1b[K", nl=False, err=True)


def _statistics(report: Report, seconds: float, language: Any) -> dict[str, str]:
    return {
        say("cli.stats_time", language): f"{seconds:.2f} s",
        say("cli.stats_rate", language): f"{report.drafts / seconds:,.0f}" if seconds else "-",
    }


def _fix(session: Session, report: Report, *, write: bool) -> None:
    """Write the fixes into their files, or show what would be written."""
    from itertools import groupby

    from policylint.fix import apply, fixes_of

    for path, findings in groupby(report.active, key=lambda f: f.path):
        fixes = fixes_of(findings)
        if fixes:
            session.rewrite(path, lambda text, fixes=fixes: apply(text, fixes), write=write)
