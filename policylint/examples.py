"""Running the examples that rules carry, and seeing to what a rule must have before it is shipped."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from policylint.api import Policy, run_for
from policylint.drafts import read_text
from policylint.engine.compiler import compile_policy
from policylint.engine.run import check
from policylint.findings import REDACTED
from policylint.kinds.spec import ExampleSpec
from policylint.messages import message
from policylint.policy.lexicons import named_in
from policylint.policy.lint import lint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policylint.errors import Diagnostic
    from policylint.findings import Report
    from policylint.kinds.spec import Example
    from policylint.messages import Language, Message
    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.rules import SourcedRule

_LONGEST: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What testing a policy brought: counts, and what failed, in the order of the rules."""

    name: str
    rules: int
    examples: int
    covered: int
    remarks: tuple[Diagnostic, ...]
    failures: tuple[Message, ...]

    @property
    def percent(self) -> int:
        """Rules that have examples of both kinds, in percent of all."""
        return 100 * self.covered // self.rules if self.rules else 100


def test_policy(loaded: LoadedPolicy, *, now: datetime.datetime, language: Language) -> Outcome:
    """Run every example of every rule in force; raises :class:`PolicyError` for a policy that does not compile."""
    policy = Policy(compile_policy(loaded))
    remarks = (*loaded.warnings, *lint(loaded, run_for(policy, now=now).lexicon))
    rules = [rule for rule in loaded.rules if rule.spec.status != "retired"]
    failures: list[Message] = [*_without_owner(loaded)]
    examples = covered = 0
    for rule in rules:
        run = partial(_run, rule=rule, policy=policy, lexicons=loaded.lexicons, now=now, language=language)
        failures += _missing(rule, shipped=rule.pack != loaded.spec.name)
        if rule.spec.examples is None:
            continue
        violating, compliant = rule.spec.examples.violating, rule.spec.examples.compliant
        examples += len(violating) + len(compliant)
        covered += bool(violating and compliant)
        for example in violating:
            report = run(example)
            if report.incomplete:
                failures.append(_incomplete(rule, report, example))
            elif not report.findings:
                failures.append(message("cli.test_not_found", rule=rule.id, example=_quoted(example, rule)))
        for example in compliant:
            report = run(example)
            if report.incomplete:
                failures.append(_incomplete(rule, report, example))
            elif report.findings:
                found = report.findings[0].match
                failures.append(message("cli.test_found", rule=rule.id, match=found, example=_quoted(example, rule)))
    return Outcome(
        name=loaded.spec.name,
        rules=len(rules),
        examples=examples,
        covered=covered,
        remarks=remarks,
        failures=tuple(failures),
    )


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
    spec = rule.spec
    if not spec.message:
        yield message("cli.test_no_message", rule=rule.id)
    if shipped and not spec.references:
        yield message("cli.test_no_references", rule=rule.id)
    if not (spec.examples and spec.examples.violating):
        yield message("cli.test_no_violating", rule=rule.id)
    if not (spec.examples and spec.examples.compliant):
        yield message("cli.test_no_compliant", rule=rule.id)


def _without_owner(loaded: LoadedPolicy) -> Iterator[Message]:
    for name, pack in loaded.packs.items():
        if not pack.owner:
            yield message("cli.test_no_owner", pack=name)


def _incomplete(rule: SourcedRule, report: Report, example: Example) -> Message:
    return message(
        "cli.test_incomplete", rule=rule.id, reason=report.incomplete[0].reason, example=_quoted(example, rule)
    )


def _quoted(example: Example, rule: SourcedRule) -> str:
    if rule.spec.confidential:
        return REDACTED
    text = example if isinstance(example, str) else f"{example.text} {dict(example.set_ or {})}"
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
