"""``policylint check``: hold drafts against the policy."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import click

from policylint.cli.language import environment_language, help_text, interface_language
from policylint.cli.options import PATH, Moment, Setting, lang_option, policy_option, settings
from policylint.cli.output import destination, wants_colour, width
from policylint.cli.policies import check_names
from policylint.errors import Severity
from policylint.findings import exit_code
from policylint.messages import say
from policylint.report import FORMATS, RenderOptions, render

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policylint.drafts.model import Document
    from policylint.engine.program import Program
    from policylint.engine.run import Run, Unread
    from policylint.findings import Fix, Report
    from policylint.messages import Language
    from policylint.session import Session
    from policylint.text.span import Span

# Fewer files than this are checked before a person could read how many are left.
_PROGRESS_FROM = 200


class _Also(click.ParamType[tuple[str, Path]]):
    """``FORMAT=FILE``."""

    name = "format=file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Path]:
        form, separator, path = value.partition("=")
        if form not in FORMATS or not separator or not path:
            self.fail(say("cli.bad_also", interface_language(), value=value, known=[*FORMATS]), param, ctx)
        return form, Path(path)


@click.command("check", help=help_text("check"))
@click.argument("paths", nargs=-1, type=PATH)
@policy_option
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), default="text", help=help_text("format"))
@click.option("--output", "-o", type=PATH, metavar="FILE", help=help_text("output"))
@click.option("--also", type=_Also(), multiple=True, metavar="FORMAT=FILE", help=help_text("also"))
@click.option("--fail-on", type=click.Choice((*get_args(Severity), "never")), help=help_text("fail_on"))
@click.option("--select", multiple=True, metavar="RULE", help=help_text("select"))
@click.option("--ignore", multiple=True, metavar="RULE", help=help_text("ignore"))
@click.option("--set", "set_", multiple=True, type=Setting(), metavar="KEY=VALUE", help=help_text("set"))
@click.option("--stdin-path", type=PATH, metavar="FILE", help=help_text("stdin_path"))
@click.option("--now", type=Moment(), metavar="TIME", help=help_text("now"))
@lang_option
@click.option("--fix", is_flag=True, help=help_text("fix"))
@click.option("--diff", is_flag=True, help=help_text("diff"))
@click.option("--force-exclude", is_flag=True, help=help_text("force_exclude"))
@click.option("--stats", is_flag=True, help=help_text("stats"))
@click.option("--quiet", "-q", is_flag=True, help=help_text("quiet"))
def command(
    *,
    paths: tuple[Path, ...],
    policy: str | None,
    form: str,
    output: Path | None,
    also: tuple[tuple[str, Path], ...],
    fail_on: Severity | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    set_: tuple[tuple[str, object], ...],
    stdin_path: Path | None,
    now: datetime.datetime | None,
    lang: Language | None,
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
    from policylint.session import STDIN, Session

    started = time.perf_counter()
    stdin = stdin_path or (STDIN if STDIN in paths else None)
    named = [path for path in paths if path != STDIN] or ([] if stdin else [Path()])
    cache = Cache(cache_directory(os.environ))
    session = Session(named, cache=cache, policy=policy, stdin=stdin, force_exclude=force_exclude)
    if fix and not diff and stdin:
        raise click.UsageError(say("cli.fix_stdin", interface_language()))
    if session.left_out and not session.files:
        click.echo(say("cli.all_left_out", interface_language(), count=session.left_out), err=True)
        return 0
    loaded = session.policy()
    check_names((*select, *ignore), loaded)
    language = lang or environment_language() or session.language
    run = run_for(loaded, now=now, language=language, select=select, ignore=ignore)
    metadata = settings(set_)
    report = check(loaded.program, _with_progress(session, session.documents(metadata), quiet=quiet), run)
    rewritten = _rewritten(session, report, metadata, loaded.program, run)
    if diff:
        _show_diff(rewritten, report)
    elif fix and _write_fixes(session, rewritten, run.language):
        report = check(loaded.program, session.documents(metadata), run)
    if not report.drafts and not report.incomplete:
        click.echo(say("cli.nothing", run.language), err=True)
    if quiet or form != "text":
        # The other formats have no place for remarks on the policy itself.
        for notice in report.notices:
            click.echo(notice, err=True)
    statistics = _statistics(report, time.perf_counter() - started, run.language) if stats else None
    for kind, target in ((form, output), *also):
        with destination(target) as stream:
            options = RenderOptions(
                language=run.language, colour=wants_colour(stream), width=width(), quiet=quiet, statistics=statistics
            )
            if target is not None or not diff:
                stream.writelines(render(report, kind, options=options))
    return exit_code(report, fail_on or session.fail_on)


def _with_progress(
    session: Session, documents: Iterable[Document | Unread], *, quiet: bool
) -> Iterator[Document | Unread]:
    """Tell a person who waits how far it is; a short run and a log see nothing of it."""
    total = len(session.files)
    shown = sys.stderr.isatty() and not quiet and total >= _PROGRESS_FROM
    for done, document in enumerate(documents, 1):
        if shown and done % 50 == 0:
            click.echo(f"\r{say('cli.progress', interface_language(), done=done, total=total)}", nl=False, err=True)
        yield document
    if shown:
        click.echo("\r\x1b[K", nl=False, err=True)


def _statistics(report: Report, seconds: float, language: Language) -> dict[str, str]:
    return {
        say("cli.stats_time", language): f"{seconds:.2f} s",
        say("cli.stats_rate", language): f"{report.drafts / seconds:,.0f}" if seconds else "-",
    }


class _Rewritten(NamedTuple):
    """A file that fixes change: its text before and after, each with the places of what is confidential in it."""

    path: str
    fixes: Sequence[Fix]
    before: str
    hidden: Sequence[Span]
    after: str
    hidden_after: Sequence[Span]


def _rewritten(
    session: Session, report: Report, metadata: Mapping[str, object], program: Program, run: Run
) -> Iterator[_Rewritten]:
    """Each file that fixes would change, with those that can be written together and write nothing confidential."""
    from itertools import groupby

    from policylint.engine.run import check
    from policylint.fix import apply, fixes_of, harmless

    for path, findings in groupby(report.active, key=lambda f: f.path):
        wanted = fixes_of(findings)
        if not wanted:
            continue

        def secrets(text: str, path: str = path) -> Sequence[Span]:
            return check(program, [session.document(path, text, metadata)], run).secrets.get(path, ())

        text, hidden = session.text(path), report.secrets.get(path, ())
        fixes = harmless(text, wanted, hidden, secrets)
        if withheld := len(wanted) - len(fixes):
            click.echo(say("cli.fixes_withheld", run.language, path=path, count=withheld), err=True)
        if fixes:
            after = apply(text, fixes)
            yield _Rewritten(path, fixes, text, hidden, after, secrets(after))


def _show_diff(rewritten: Iterable[_Rewritten], report: Report) -> None:
    """What fixes would change, as a patch, with what is confidential redacted."""
    from difflib import unified_diff

    from policylint.engine.redact import cut
    from policylint.report.escape import visible

    for path, _, old, hidden, new, hidden_after in rewritten:
        before, after = cut(old, hidden), cut(new, hidden_after)
        for line in unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}"):
            text = line.removesuffix("\n")
            click.echo(visible(text) if sys.stdout.isatty() else text)
            if text == line:
                click.echo("\\ No newline at end of file")
    for entry in report.incomplete:
        click.echo(f"{entry.path}: {entry.reason}", err=True)


def _lines(text: str) -> list[str]:
    """The lines of a text with their line breaks; only \\n ends a line of a patch."""
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]


def _write_fixes(session: Session, rewritten: Iterable[_Rewritten], language: Language) -> bool:
    """Write all fixes; a file that cannot be written is told of, and its findings stay."""
    written = 0
    for file in rewritten:
        try:
            session.write(file.path, file.after)
        except (OSError, UnicodeEncodeError) as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            click.echo(say("cli.unwritable", language, path=file.path, reason=reason), err=True)
        else:
            written += len(file.fixes)
    if written:
        click.echo(say("cli.fixed", language, count=written), err=True)
    return written > 0
