"""Where output goes: colour, width, the file of ``--output``, and errors as frames."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

import click

from policylint.cli.language import interface_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from policylint.errors import Diagnostic, UserError
    from policylint.messages import Language


def wants_colour(stream: TextIO) -> bool:
    """Whether a stream is a terminal that takes colour; ``NO_COLOR`` and ``FORCE_COLOR`` are respected."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def width() -> int:
    """Columns of the terminal."""
    return shutil.get_terminal_size((100, 24)).columns


@contextlib.contextmanager
def destination(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or the file of ``--output``, which appears only when it is complete."""
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    from policylint.files import replacing

    try:
        with replacing(path) as file:
            stream = io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="\n")
            yield stream
            stream.flush()
            stream.detach()
    except OSError as error:
        raise click.FileError(str(path), error.strerror or type(error).__name__) from None


def show_error(error: UserError) -> None:
    """Every diagnostic with its place and frame, on standard error."""
    show_diagnostics(error.diagnostics, interface_language())


def show_diagnostics(diagnostics: Iterable[Diagnostic], language: Language) -> None:
    """Diagnostics with their places and frames, on standard error."""
    from policylint.report.frame import render_diagnostics

    colour = wants_colour(sys.stderr)
    click.echo(render_diagnostics(diagnostics, language, colour=colour, width=width()), err=True, color=colour)
