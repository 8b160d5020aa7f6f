"""Running policy tests: what is found must be what is expected, no less and no more."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from policylint.api import Policy, run_for
from policylint.drafts import read_text
from policylint.engine.compiler import compile_policy
from policylint.engine.run import check
from policylint.errors import PolicyError
from policylint.findings import REDACTED
from policylint.messages import message
from policylint.policy.conceal import concealed
from policylint.suites.cases import cases_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from policylint.errors import Severity
    from policylint.findings import Disposition, Finding, Report
    from policylint.messages import Language, Message
    from policylint.policy.loaded import LoadedPolicy
    from policylint.suites.files import Suite
    from policylint.suites.model import Case, Expected

_Facts = tuple[str, str, str, int, str]
"""What is compared of a finding: rule, disposition, severity, draft, text."""
_Wanted = tuple[str, str, str | None, int | None, str | None]
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """What running tests brought: their number, the rules that found what they should, and what failed."""

    count: int
    found: frozenset[str]
    failures: tuple[Message, ...]


def prepare(loaded: LoadedPolicy, suites: Iterable[Suite]) -> tuple[Policy, list[Case]]:
    """A policy and its tests, ready to run; raises :class:`PolicyError` with all that is wrong with any of them."""
    read = [(suite, *cases_of(suite, loaded)) for suite in suites]
    faults = [(suite, fault) for suite, _, wrong in read for fault in (*suite.faults, *wrong)]
    try:
        policy = Policy(compile_policy(loaded))
    except PolicyError as error:
        # Nobody knows yet what in the tests is confidential.
        raise PolicyError([*error.diagnostics, *(concealed(fault) for _, fault in faults)]) from None
    if faults:
        secret = {suite.source.path: _secret_lines(suite, policy) for suite, _ in faults}
        raise PolicyError(concealed(f) if f.line in secret.get(f.path, ()) else f for _, f in faults)
    return policy, [case for _, cases, _ in read for case in cases]


def _secret_lines(suite: Suite, policy: Policy) -> set[int]:
    """The lines of a test file in which a confidential rule finds something."""
    path, text, lines = suite.source.path, suite.source.text, suite.source.lines
    run = replace(run_for(policy), unconditional=True)
    secrets = check(policy.program, [read_text(path, text, format="text")], run).secrets.get(path, ())
    ranges = ((lines.position(span.start)[0], lines.position(span.end)[0]) for span in secrets)
    return {line for first, last in ranges for line in range(first, last + 1)}


def run_cases(cases: Sequence[Case], policy: Policy, *, now: datetime.datetime, language: Language) -> Tested:
    """Run tests of a policy; ``now`` is the moment of those that name none."""
    confidential = {rule.id for rule in policy.program.rules if rule.confidential}
    found: set[str] = set()
    failures: list[Message] = []
    for case in cases:
        run = run_for(policy, now=case.now or now, language=language, select=case.only)
        report = check(policy.program, case.documents, replace(run, waivers=case.waivers))
        result = _Result(case, report, confidential)
        found |= result.rules
        failures += result.failures()
    return Tested(count=len(cases), found=frozenset(found), failures=tuple(failures))


class _Result:
    """What one test found, beside what it expected. What is confidential is compared, and never said."""

    def __init__(self, case: Case, report: Report, confidential: Collection[str]) -> None:
        self._case = case
        self._report = report
        self._confidential = confidential
        self._texts = {document.path: document.text for document in case.documents}
        counts = [len(document.drafts) for document in case.documents]
        self._first = {document.path: sum(counts[:i]) for i, document in enumerate(case.documents)}
        found = [self._facts(finding) for finding in report.findings]
        wanted = [(e.rule, e.disposition, e.severity, e.draft, e.text) for e in case.expected]
        # The same is often expected several times.
        fitting = {want: [i for i, facts in enumerate(found) if _fits(want, facts)] for want in set(wanted)}
        self._paired = paired([fitting[want] for want in wanted])
        self.rules = {case.expected[i].rule for i in self._paired}
        spans = ((self._texts[path], span) for path, spans in report.secrets.items() for span in spans)
        words = {text[span.start : span.end].strip() for text, span in spans}
        told = sorted((re.escape(word) for word in words if len(word) > 1), key=len, reverse=True)
        self._secret = re.compile("|".join(told), re.IGNORECASE) if told else None

    def failures(self) -> Iterator[Message]:
        """What could not be checked, what is missing and what is too much."""
        name = self._clean(self._case.name)
        for entry in self._report.incomplete:
            reason = message("cli.test_reason", path=entry.path, reason=entry.reason)
            yield message("cli.test_case_incomplete", place=self._case.place, name=name, reason=reason)
        for i, expected in enumerate(self._case.expected):
            if i not in self._paired:
                said = self._expectation(expected)
                yield message("cli.test_case_missing", place=expected.place, name=name, expected=said)
        met = set(self._paired.values())
        for i, found in enumerate(self._report.findings):
            if i not in met:
                at = f"{found.path}:{found.line}:{found.column}"
                said = _described(found.rule, found.match, (found.severity, None, found.disposition))
                where = {"place": self._case.place, "name": name, "at": at}
                yield message("cli.test_case_unexpected", **where, found=said, message=found.message)

    def _facts(self, found: Finding) -> _Facts:
        # What is hidden in the finding stands in the draft.
        text = self._texts[found.path][found.offset : found.end_offset] if found.confidential else found.match
        return found.rule, found.disposition, found.severity, self._first[found.path] + found.draft, text

    def _expectation(self, expected: Expected) -> Message | str:
        hidden = expected.text and expected.rule in self._confidential
        text = REDACTED if hidden else self._clean(expected.text or "")
        return _described(expected.rule, text, (expected.severity, expected.draft, expected.disposition))

    def _clean(self, text: str) -> str:
        """A text of the test without the words that confidential rules found in its drafts."""
        return self._secret.sub(REDACTED, text) if self._secret else text


def _fits(wanted: _Wanted, found: _Facts) -> bool:
    return all(want is None or want == it for want, it in zip(wanted, found, strict=True))


def paired(candidates: Sequence[Sequence[int]]) -> dict[int, int]:
    """As many of the first, each with one of its candidates, as can be at once (augmenting paths, breadth first)."""
    held: dict[int, int] = {}
    owner: dict[int, int] = {}
    for start in range(len(candidates)):
        reached: dict[int, int] = {}
        queue = [start]
        for one in queue:
            free = next((other for other in candidates[one] if other not in owner), None)
            if free is not None:
                _hand_on(free, {**reached, free: one}, held, owner)
                break
            for other in candidates[one]:
                if other not in reached:
                    reached[other] = one
                    queue.append(owner[other])
    return held


def _hand_on(free: int, reached: Mapping[int, int], held: dict[int, int], owner: dict[int, int]) -> None:
    """Along the way on which a free one was reached, each takes the next and leaves what it held to the one before."""
    at: int | None = free
    while at is not None:
        one = reached[at]
        held[one], owner[at], at = at, one, held.get(one)


def _described(rule: str, text: str, more: tuple[Severity | None, int | None, Disposition]) -> Message | str:
    severity, draft, disposition = more
    said = message("cli.test_finding", rule=rule, text=_cut(text)) if text else rule
    notes = [message(f"report.severity_{severity}")] if severity else []
    notes += [message("cli.test_draft", index=draft)] if draft is not None else []
    notes += [message(f"cli.test_{disposition}")] if disposition != "active" else []
    return message("cli.test_noted", finding=said, notes=notes) if notes else said


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
