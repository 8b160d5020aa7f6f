"""``policylint explain --at``: why a place of a draft was reported or not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policylint.cli.language import environment_language, interface_language
from policylint.messages import say

if TYPE_CHECKING:
    from policylint.engine.trace import Trace
    from policylint.messages import Language


def explain_place(place: str, rule: str | None, named_policy: str | None, lang: Language | None) -> int:
    """Say of ``FILE:LINE:COL`` what the rules, or the one that is named, make of it; 3 where it cannot be read."""
    from policylint.api import names, run_for
    from policylint.engine.cache import Cache, cache_directory
    from policylint.engine.run import Unread, check
    from policylint.engine.trace import folded_around, trace
    from policylint.session import Session
    from policylint.text.span import LineIndex

    path, line, column = _parsed(place)
    session = Session([] if path.is_dir() else [path], cache=Cache(cache_directory(os.environ)), policy=named_policy)
    policy = session.policy()
    if rule and not any(names(rule, known) for known in policy.rule_names):
        raise click.UsageError(say("cli.unknown_rule", interface_language(), rule=rule))
    run = run_for(policy, language=lang or environment_language() or session.language, select=[rule] if rule else ())
    document = next(session.documents(), None)
    if document is None:
        raise click.UsageError(say("cli.at_form", interface_language(), value=place))
    problems = [document.reason] if isinstance(document, Unread) else [p.reason for p in document.problems]
    for problem in problems:
        click.echo(say("cli.at_unread", run.language, path=path, reason=problem.text(run.language)), err=True)
    if isinstance(document, Unread) or not document.text:
        return 3
    span = LineIndex(document.text).line_span(line)
    if not 1 <= line <= LineIndex(document.text).line_count or not 1 <= column <= max(1, span.end - span.start):
        raise click.UsageError(say("cli.at_outside", interface_language(), path=path, line=line, column=column))
    offset = span.start + column - 1
    if text := folded_around(policy.program, document, offset, run):
        click.echo(say("cli.at_folded", run.language, text=text))
    traces = list(dict.fromkeys(trace(policy.program, document, offset, run)))
    for found in traces:
        _show(found, run.language)
    # Not every kind goes by terms and patterns: what else is found here is told as `check` tells it.
    told = {found.rule for found in traces}
    findings = check(policy.program, [document], run).findings
    others = [f for f in findings if f.rule not in told and f.offset <= offset < max(f.end_offset, f.offset + 1)]
    for finding in others:
        click.echo(say("cli.at_finding", run.language, rule=finding.rule, message=finding.message))
    if not traces and not others:
        click.echo(say("cli.at_nothing", run.language))
    return 3 if problems else 0


def _parsed(place: str) -> tuple[Path, int, int]:
    path, line, column = (*place.rsplit(":", 2), "", "")[:3]
    if not (path and line.isdecimal() and column.isdecimal()):
        raise click.UsageError(say("cli.at_form", interface_language(), value=place))
    return Path(path), int(line), int(column)


def _show(found: Trace, language: Language) -> None:
    if found.outcome in ("match", "doubtful"):
        click.echo(say(f"cli.at_{found.outcome}", language, rule=found.rule, term=found.term))
    else:
        why = say(f"cli.at_{found.outcome}", language, part=found.part)
        click.echo(say("cli.at_not", language, rule=found.rule, term=found.term, why=why))
    if found.words:
        verdict = say(f"cli.at_{found.verdict}", language)
        click.echo("  " + say("cli.at_words", language, words=found.words, verdict=verdict))
