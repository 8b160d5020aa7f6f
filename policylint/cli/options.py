"""Options that several commands share, and the values they take."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from policylint.cli.language import help_text, interface_language
from policylint.messages import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PATH: Final = click.Path(path_type=Path)

policy_option: Callable[[Any], Any] = click.option("--policy", metavar="NAME|FILE", help=help_text("policy"))


def speak(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001
    """Errors, too, are said in the language that was asked for, wherever they are caught."""
    if value in LANGUAGES:
        os.environ["POLICYLINT_LANG"] = value
    return value


lang_option: Callable[[Any], Any] = click.option(
    "--lang", type=click.Choice(LANGUAGES), callback=speak, is_eager=True, help=help_text("lang")
)


class Moment(click.ParamType[datetime.datetime]):
    """A date or a time, with or without an offset."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.datetime:
        """Read ISO 8601."""
        if isinstance(value, datetime.datetime):
            return value
        try:
            return datetime.datetime.fromisoformat(value)
        except ValueError:
            self.fail(say("cli.bad_moment", interface_language(), value=value), param, ctx)


class Setting(click.ParamType[tuple[str, object]]):
    """``key=value``; true, false and whole numbers are what they look like, everything else is text."""

    name = "key=value"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, object]:
        """Split at the first equals sign."""
        if isinstance(value, tuple):
            return value
        key, separator, text = value.partition("=")
        if not separator or not key.strip():
            self.fail(say("cli.bad_setting", interface_language(), value=value), param, ctx)
        return key.strip(), _plain(text.strip())


def settings(pairs: tuple[tuple[str, object], ...]) -> Mapping[str, object]:
    """The metadata that ``--set`` gives; a key that is given several times has all its values."""
    merged: dict[str, object] = {}
    for key, value in pairs:
        if key in merged:
            earlier = merged[key]
            merged[key] = [*earlier, value] if isinstance(earlier, list) else [earlier, value]
        else:
            merged[key] = value
    return merged


def _plain(text: str) -> object:
    if text in ("true", "false"):
        return text == "true"
    try:
        return int(text)
    except ValueError:
        return text
