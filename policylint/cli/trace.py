"""``policylint explain --at``: why a place of a draft was reported or not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policylint.cli.language import interface_language
from policylint.messages import say

if TYPE_CHECKING:
    from policylint.drafts.model import Document
    from policylint.engine.trace import Trace
    from policylint.messages import Language


def explain_place(place: str, rule: str | None, source: str, language: Language) -> int:
    """Say of ``FILE:LINE:COL`` what every rule, or the one that is named, makes of it."""
    from policylint.api import load_policy, run_for
    from policylint.engine.trace import folded_around, trace
    from policylint.text.span import LineIndex

    path, line, column = _parsed(place)
    document = _document(path, language)
    index = LineIndex(document.text)
    span = index.line_span(line) if 1 <= line <= index.line_count else None
    if span is None or not 1 <= column <= max(1, span.end - span.start):
        raise click.UsageError(say("cli.at_outside", interface_language(), path=path, line=line, column=column))
    offset = span.start + column - 1
    policy = load_policy(source)
    run = run_for(policy, language=language, select=[rule] if rule else ())
    traces = list(dict.fromkeys(trace(policy.program, document, offset, run)))
    if text := folded_around(policy.program, document, offset, run):
        click.echo(say("cli.at_folded", language, text=text))
    for found in traces:
        _show(found, language)
    if not traces:
        click.echo(say("cli.at_nothing", language))
    return 0


def _parsed(place: str) -> tuple[Path, int, int]:
    path, line, column = (*place.rsplit(":", 2), "", "")[:3]
    if not (path and line.isdecimal() and column.isdecimal()):
        raise click.UsageError(say("cli.at_form", interface_language(), value=place))
    return Path(path), int(line), int(column)


def _document(path: Path, language: Language) -> Document:
    from policylint.engine.cache import Cache, cache_directory
    from policylint.engine.run import Unread
    from policylint.session import Session

    document = next(Session([path], cache=Cache(cache_directory(os.environ))).documents())
    if isinstance(document, Unread):
        raise click.UsageError(say("cli.at_unread", language, path=path, reason=document.reason.text(language)))
    return document


def _show(found: Trace, language: Language) -> None:
    if found.outcome in ("match", "doubtful"):
        click.echo(say(f"cli.at_{found.outcome}", language, rule=found.rule, term=found.term))
    else:
        why = say(f"cli.at_{found.outcome}", language, part=found.part)
        click.echo(say("cli.at_not", language, rule=found.rule, term=found.term, why=why))
    if found.words:
        verdict = say(f"cli.at_{found.verdict}", language)
        click.echo("  " + say("cli.at_words", language, words=found.words, verdict=verdict))
