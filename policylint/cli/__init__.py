"""The command line: options in, exit code out. Each command is a module of its own, imported when it is called."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any, Final

import click

from policylint import __version__
from policylint.cli.language import help_text, interface_language
from policylint.errors import UserError
from policylint.messages import say

COMMANDS: Final = {
    "check": "policylint.cli.check",
    "completion": "policylint.cli.completion",
    "digest": "policylint.cli.digest",
    "docs": "policylint.cli.docs",
    "explain": "policylint.cli.explain",
    "rules": "policylint.cli.rules",
    "schema": "policylint.cli.schema",
    "seal": "policylint.cli.seal",
    "show-config": "policylint.cli.show_config",
    "test": "policylint.cli.test",
}
"""Command name to the module whose ``command`` it is."""


class _Commands(click.Group):
    """Looks its commands up by module, so that a start imports one of them only."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=_Commands, help=help_text("main"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="policylint")
def root() -> None:
    """The help is in the catalogue."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 usage or policy error, 3 incomplete, 4 internal error."""
    # Nearly all that a run makes lives to its end. Looking through it for garbage would take a sixth of a short run.
    gc.set_threshold(100_000)
    for stream in (sys.stdout, sys.stderr):
        # Drafts may hold anything, a lone surrogate too; output never fails on a character, whatever the terminal's
        # encoding.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", **({} if stream.isatty() else {"encoding": "utf-8"}))
    try:
        code: Any = root.main(arguments, standalone_mode=False)
    except click.exceptions.Abort:
        code = 130
    except click.ClickException as error:
        error.show()
        code = 2
    except UserError as error:
        from policylint.cli.output import show_error

        show_error(error)
        code = 2
    except BrokenPipeError:
        # The reader went away (`| head`); what it did not read is nobody's fault.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 128 + 13  # as a program that SIGPIPE ended: a pipeline must not take it for clean
    except OSError as error:
        click.echo(
            say("cli.output_failed", interface_language(), reason=error.strerror or type(error).__name__), err=True
        )
        code = 3
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:  # noqa: BLE001 - the last resort, so that nobody sees a traceback
        # A panic in an extension written in Rust is no Exception.
        click.echo(_internal_error(error), err=True)
        code = 4
    gc.freeze()  # also for the last time, when Python ends
    sys.exit(code if isinstance(code, int) else 0)


def _internal_error(error: BaseException) -> str:
    """Where it happened, but nothing of what was being checked: an exception's text may quote a draft."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_globals.get('__name__', '?')}:{place.tb_lineno}" if place is not None else "?"
    return say("cli.internal_error", interface_language(), kind=type(error).__name__, where=where)
