"""``policylint test``: run the rules' examples and the policy's tests, and report coverage."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policylint.cli.language import help_text, interface_language
from policylint.cli.options import Moment, lang_option
from policylint.cli.output import show_diagnostics
from policylint.cli.policies import chosen_source, output_language
from policylint.errors import PolicyError
from policylint.messages import say
from policylint.report.escape import one_line
from policylint.report.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policylint.engine.redact import Words
    from policylint.errors import Diagnostic
    from policylint.messages import Language, Message


@click.command("test", help=help_text("test"))
@click.argument("names", nargs=-1)
@click.option("--all", "every", is_flag=True, help=help_text("all"))
@click.option("--fail-under", type=click.IntRange(0, 100), metavar="PERCENT", help=help_text("fail_under"))
@click.option("--now", type=Moment(), metavar="TIME", help=help_text("now"))
@lang_option
def command(
    *,
    names: tuple[str, ...],
    every: bool,
    fail_under: int | None,
    now: datetime.datetime | None,
    lang: Language | None,
) -> int:
    """The help is in the catalogue."""
    from policylint.policy.catalog import list_packs, list_policies
    from policylint.suites.files import is_suite

    chosen = [*names, *(list_policies() + list_packs() if every else [])] or [chosen_source(None)]
    files = {name for name in chosen if is_suite(Path(name))}
    if files and fail_under is not None:
        raise click.UsageError(say("cli.test_under_file", interface_language()))
    moment = now or datetime.datetime.now(datetime.UTC)
    passed = True
    faults: list[Diagnostic] = []
    for name in chosen:
        try:
            # Neither a failure nor a fault of one keeps the others from being tested.
            passed &= _test_file(name, moment, lang) if name in files else _test(name, moment, fail_under or 0, lang)
        except PolicyError as error:
            faults += error.diagnostics
    if faults:
        raise PolicyError(faults)
    return 0 if passed else 1


def _test(name: str, now: datetime.datetime, fail_under: int, lang: Language | None) -> bool:
    """Test a policy or a pack, and tell of it; whether all is well."""
    from policylint.examples import test_policy
    from policylint.policy.catalog import policy_path
    from policylint.policy.coverage import coverage_lines
    from policylint.policy.loader import read
    from policylint.suites.files import suites_of

    source, folder = _source(name)
    # A pack that is tested by itself has no company to take names from, and no policy tests.
    loaded = read(source, folder=folder, samples=isinstance(source, dict))
    suites = suites_of(policy_path(source)) if isinstance(source, str) else []
    language = output_language(lang, loaded.spec.language)
    outcome = test_policy(loaded, suites, now=now, language=language)
    if outcome.remarks:
        show_diagnostics(outcome.remarks, language)
    for notice in outcome.notices:
        click.echo(say("report.notice_line", language, notice=_said(notice, outcome.named, language)), err=True)
    _tell(outcome.failures, outcome.named, language)
    counts = {what: count(what, getattr(outcome, what), language) for what in ("rules", "examples", "tests")}
    covered = {"covered": count("rules", outcome.covered, language), "percent": outcome.percent}
    click.echo(say("cli.test_summary", language, name=name, failures=len(outcome.failures), **counts, **covered))
    if outcome.uncovered:
        click.echo(say("cli.test_uncovered", language, rules=outcome.uncovered))
    if outcome.sealed:
        click.echo(say("cli.test_sealed", language, rules=outcome.sealed))
    for line in coverage_lines(loaded, language):
        click.echo(outcome.named.clean(line))
    if outcome.percent < fail_under:
        click.echo(say("cli.test_under", language, name=name, percent=outcome.percent, wanted=fail_under))
    return not outcome.failures and outcome.percent >= fail_under


def _test_file(name: str, now: datetime.datetime, lang: Language | None) -> bool:
    """Run the tests of one file, and tell of them; whether all passed."""
    from policylint.engine.redact import Words
    from policylint.policy.conceal import concealed
    from policylint.policy.loader import read
    from policylint.suites.files import Suite
    from policylint.suites.runner import prepare, run_cases

    suite = Suite.open(Path(name))
    if suite.policy is None:
        # Without a policy nobody knows what in the file is confidential.
        raise PolicyError(map(concealed, suite.faults))
    loaded = read(suite.policy)
    language = output_language(lang, loaded.spec.language)
    policy, cases = prepare(loaded, [suite])
    tested = run_cases(cases, policy, now=now, language=language)
    _tell(tested.failures, Words(policy.program.header.secrets), language)
    tests = count("tests", tested.count, language)
    click.echo(say("cli.test_file_summary", language, name=name, tests=tests, failures=len(tested.failures)))
    return not tested.failures


def _tell(failures: Iterable[Message], named: Words, language: Language) -> None:
    for failure in failures:
        click.echo(_said(failure, named, language))


def _said(message: Message, named: Words, language: Language) -> str:
    """A sentence on one line, without the words of confidential rules that the policy names."""
    return named.clean(one_line(message.text(language)))


def _source(name: str) -> tuple[Any, Path | None]:
    """A policy's path or name as it is; a pack, by name or file, as a policy that only takes it in, with its folder."""
    from policylint.policy.catalog import is_path, list_packs, list_policies

    if name in list_policies():
        return name, None
    if name in list_packs():
        return {"name": f"test-{name.replace('/', '-')}", "extends": [name]}, None
    path = Path(name)
    if is_path(name) and path.exists():
        rules = next((folder for folder in path.absolute().parents if folder.name == "rules"), None)
        if rules is None:
            return name, None
        pack = path.absolute().relative_to(rules).with_suffix("").as_posix()
        return {"name": f"test-{pack.replace('/', '-')}", "extends": [pack]}, rules.parent
    raise click.UsageError(say("cli.test_unknown", interface_language(), name=name))
