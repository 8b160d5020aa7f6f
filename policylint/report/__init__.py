"""Reporters: each module here turns a Report into one output format, purely; this is their registry."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.messages import DEFAULT_LANGUAGE, Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policylint.findings import Report

FORMATS: Final[dict[str, str]] = {
    "text": "policylint.report.text",
    "json": "policylint.report.json_v1",
    "github": "policylint.report.github",
    "summary": "policylint.report.summary",
}
"""Format name to module; a module has ``render(report, options)`` and is imported when its format is asked for."""


class RenderOptions(NamedTuple):
    """How to render.

    ``width`` is the terminal's, in columns. ``statistics`` are further lines for the table of ``--stats``, label to
    value, both in the reader's language; None leaves the table out. A format takes what concerns it.
    """

    language: Language = DEFAULT_LANGUAGE
    colour: bool = False
    width: int = 100
    quiet: bool = False
    statistics: Mapping[str, str] | None = None


def render(report: Report, format: str, *, options: RenderOptions | None = None) -> Iterator[str]:  # noqa: A002
    """The report in a format of ``FORMATS`` (else KeyError), in pieces that together are the output."""
    pieces: Iterator[str] = import_module(FORMATS[format]).render(report, options or RenderOptions())
    return pieces
