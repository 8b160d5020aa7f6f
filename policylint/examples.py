"""Testing a policy: the examples that its rules carry, what a rule must have before it is shipped, policy tests."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from policylint.api import run_for
from policylint.document.conditions import notation
from policylint.drafts import read_text
from policylint.engine.dated import remarks as dated_remarks
from policylint.engine.redact import Words
from policylint.engine.run import check
from policylint.findings import REDACTED
from policylint.kinds.spec import ExampleSpec
from policylint.messages import message
from policylint.policy.conceal import concealing
from policylint.policy.coverage import coverage_remarks
from policylint.policy.lexicons import named_in
from policylint.policy.lint import lint
from policylint.suites.runner import Tested, prepare, run_cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policylint.api import Policy
    from policylint.errors import Diagnostic
    from policylint.findings import Report
    from policylint.kinds.spec import Example
    from policylint.messages import Language, Message
    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.rules import SourcedRule
    from policylint.suites.files import Suite

_LONGEST: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What testing a policy brought: counts, and what failed: what rules lack, their examples, the test files.

    ``rules`` are those in force; ``uncovered`` those of them that no violating example and no expected finding of a
    test finds, without the ``sealed``, of which nobody can ask it. ``remarks`` are on the policy as it is written,
    ``notices`` on what is over or overdue today. Of what is said of it, ``named`` are the words that stay unsaid.
    """

    name: str
    rules: int
    examples: int
    tests: int
    uncovered: tuple[str, ...]
    sealed: tuple[str, ...]
    remarks: tuple[Diagnostic, ...]
    notices: tuple[Message, ...]
    failures: tuple[Message, ...]
    named: Words

    @property
    def covered(self) -> int:
        """How many rules were found at least once."""
        return self.rules - len(self.uncovered) - len(self.sealed)

    @property
    def percent(self) -> int:
        """The rules that were found at least once, in percent of those that can be, rounded down."""
        able = self.covered + len(self.uncovered)
        return 100 * self.covered // able if able else 100


def test_policy(
    loaded: LoadedPolicy, suites: Iterable[Suite], *, now: datetime.datetime, language: Language
) -> Outcome:
    """Run every example of every rule in force, and policy tests; raises :class:`PolicyError` for what cannot be run.

    ``now`` without an offset is meant in the policy's time zone.
    """
    policy, cases = prepare(loaded, suites)
    run = run_for(policy, now=now)
    rules = [rule for rule in loaded.rules if rule.spec.status != "retired"]
    tests = run_cases(cases, policy, now=now, language=language)
    # An example of sealed words would tell them.
    sealed = {rule.id for rule in policy.program.rules if rule.sealed}
    failures = [*_without_owner(loaded)]
    for rule in rules:
        failures += _missing(rule, shipped=rule.pack != loaded.spec.name)
        if rule.id not in sealed:
            failures += _unshown(rule, tested=rule.id in tests.found)
    examples = _run_examples(rules, loaded, policy, now=now, language=language)
    missed = [rule.id for rule in rules if rule.id not in examples.found | tests.found]
    named = Words(policy.program.header.secrets)
    remarks = (*loaded.warnings, *coverage_remarks(loaded), *lint(loaded, run.lexicon))
    return Outcome(
        name=loaded.spec.name,
        rules=len(rules),
        examples=examples.count,
        tests=tests.count,
        uncovered=tuple(rule for rule in missed if rule not in sealed),
        sealed=tuple(rule for rule in missed if rule in sealed),
        remarks=tuple(concealing(remarks, policy.program.header.secrets)),
        notices=tuple(dated_remarks(policy.program.header, run.now)),
        failures=(*failures, *examples.failures, *tests.failures),
        named=named,
    )


def _run_examples(
    rules: Sequence[SourcedRule], loaded: LoadedPolicy, policy: Policy, *, now: datetime.datetime, language: Language
) -> Tested:
    found: set[str] = set()
    failures: list[Message] = []
    count = 0
    for rule in rules:
        run = partial(_run, rule=rule, policy=policy, lexicons=loaded.lexicons, now=now, language=language)
        for name in ("violating", "compliant"):
            for i, example in enumerate(getattr(rule.spec.examples, name, ())):
                report = run(example)
                count += 1
                told = {"place": rule.place(("examples", name, i)), "rule": rule.id, "example": _quoted(example, rule)}
                if report.incomplete:
                    failures.append(message("cli.test_incomplete", reason=report.incomplete[0].reason, **told))
                elif name == "compliant" and report.findings:
                    failures.append(message("cli.test_found", match=report.findings[0].match, **told))
                elif name == "violating" and not report.findings:
                    failures.append(message("cli.test_not_found", **told))
                elif name == "violating":
                    found.add(rule.id)
    return Tested(count=count, found=frozenset(found), failures=tuple(failures))


def _run(
    example: Example,
    *,
    rule: SourcedRule,
    policy: Policy,
    lexicons: Mapping[str, Sequence[str]],
    now: datetime.datetime,
    language: Language,
) -> Report:
    """Check one example with its rule alone. Without metadata the rule's conditions are taken to hold."""
    said = ExampleSpec(text=example) if isinstance(example, str) else example
    document = read_text("example", named_in(said.text, lexicons), format=said.format, metadata=said.set_)
    now = datetime.datetime.fromisoformat(said.now) if said.now else now
    conditional = isinstance(example, ExampleSpec) and example.set_ is not None
    run = run_for(policy, now=now, language=language, select=[rule.id])
    return check(policy.program, [document], replace(run, unconditional=not conditional))


def _missing(rule: SourcedRule, *, shipped: bool) -> Iterator[Message]:
    if not rule.spec.message:
        yield message("cli.test_no_message", place=rule.place(), rule=rule.id)
    if shipped and not rule.spec.references:
        yield message("cli.test_no_references", place=rule.place(), rule=rule.id)


def _unshown(rule: SourcedRule, *, tested: bool) -> Iterator[Message]:
    """Examples that are missing. What takes several drafts to show is shown by a policy test."""
    examples = rule.spec.examples
    if not tested and not (examples and examples.violating):
        yield message("cli.test_no_violating", place=rule.place(), rule=rule.id)
    if not (examples and examples.compliant):
        yield message("cli.test_no_compliant", place=rule.place(), rule=rule.id)


def _without_owner(loaded: LoadedPolicy) -> Iterator[Message]:
    for name, pack in loaded.packs.items():
        if not pack.owner:
            yield message("cli.test_no_owner", pack=name)


def one_line(example: Example, lexicons: Mapping[str, Sequence[str]] | None = None) -> str:
    """An example on one line, its metadata in the notation of a policy, and its names filled in from ``lexicons``."""
    said = ExampleSpec(text=example) if isinstance(example, str) else example
    more = {**(said.set_ or {}), **({"now": said.now} if said.now else {})}
    return " ".join(f"{named_in(said.text, lexicons or {})} {notation(more)}".split())


def _quoted(example: Example, rule: SourcedRule) -> str:
    """An example as it is written: a name may stand for words that are somebody's secret."""
    if rule.spec.confidential or rule.kind == "identifier":
        return REDACTED
    line = one_line(example)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
