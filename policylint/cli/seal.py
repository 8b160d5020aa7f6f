"""``policylint seal``: words into keyed digests, so that a repository can enforce what its readers must not learn."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from policylint.cli.language import help_text, interface_language
from policylint.cli.options import PATH, lang_option
from policylint.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.messages import Language
    from policylint.policy.rules import TermsFile

# Nobody could read in the result that a comment is a part of the word, which then is never found.
_COMMENT: Final = re.compile(r"\s[#＃]")


@click.command("seal", help=help_text("seal"))
@click.argument("terms", required=False, type=PATH)
@click.option("--new-key", type=PATH, metavar="FILE", help=help_text("new_key"))
@click.option("--key-file", type=PATH, metavar="FILE", help=help_text("key_file"))
@click.option("--output", "-o", type=PATH, metavar="FILE", help=help_text("output"))
@lang_option
def command(
    *, terms: Path | None, new_key: Path | None, key_file: Path | None, output: Path | None, lang: Language | None
) -> int:
    """The help is in the catalogue."""
    language = lang or interface_language()
    if new_key is not None:
        _make_key(new_key, language)
    if terms is not None:
        return _seal(terms, key_file or new_key, output, language)
    if new_key is None:
        raise click.UsageError(say("cli.seal_what", language))
    return 0


def _make_key(path: Path, language: Language) -> None:
    from policylint.sealing import check_outside, new_key

    check_outside(path, Path.cwd())
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise click.UsageError(say("sealed.exists", language, path=path)) from None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(new_key() + "\n")
    click.echo(say("sealed.key_made", language, path=path), err=True)


def _seal(terms: Path, key_file: Path | None, output: Path | None, language: Language) -> int:
    from policylint.cli.output import destination
    from policylint.policy.sealed import as_yaml, seal
    from policylint.sealing import read_key, repository_of, seal_key

    key = read_key(key_file, Path.cwd()) if key_file else seal_key(os.environ, Path.cwd())
    if key is None:
        raise click.UsageError(say("sealed.key_needed", language))
    file = _read(terms, language)
    words = {term for term, _ in file.terms}
    faults = list(_faults(file, language))
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        return 2
    sealed = seal(words, key)
    if repository_of(terms) is not None:
        click.echo(say("sealed.terms_inside", language, path=terms), err=True)
    with destination(output) as stream:
        stream.write(as_yaml(sealed, say("sealed.comment", language)))
    click.echo(say("sealed.done", language, words=len(words), digests=len(sealed.digests)), err=True)
    return 0


def _read(path: Path, language: Language) -> TermsFile:
    from policylint.messages import message
    from policylint.policy.reader import Reader, unreadable
    from policylint.policy.rules import read_terms_file

    try:
        return read_terms_file(path, str(path), Reader())
    except (OSError, UnicodeDecodeError, ValueError) as error:
        reason = unreadable(error, message("policy.no_terms_file", name=path)).text(language)
        raise click.UsageError(f"{path}: {reason}") from None


def _faults(file: TermsFile, language: Language) -> Iterator[str]:
    """Why words cannot be sealed; the words themselves are not repeated."""
    from policylint.text.fold import fold

    if not file.terms:
        yield say("sealed.nothing", language, path=file.file.path)
    for term, start in file.terms:
        if len(fold(term).text) < 2:
            line, _ = file.file.lines.position(start)
            yield say("sealed.short_term", language, path=file.file.path, line=line)
        elif _COMMENT.search(term):
            line, _ = file.file.lines.position(start)
            yield say("sealed.comment_in_term", language, path=file.file.path, line=line)
