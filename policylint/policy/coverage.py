"""Clause coverage: which clauses of a policy programs decide, which they flag for a person, which a person signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from policylint.messages import message, say
from policylint.report.escape import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.errors import Diagnostic
    from policylint.messages import Language
    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.rules import SourcedRule
    from policylint.policy.spec import ClauseSpec

State = Literal["decided", "both", "attested", "flagged", "informative", "uncovered"]
STATES: Final[tuple[State, ...]] = ("decided", "both", "attested", "flagged", "informative", "uncovered")
"""From the strongest to the weakest; of several rules the strongest counts, and a signature beside what is decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseCoverage:
    """What becomes of one clause; ``rules`` are all rules in force that cite it, in the order of the policy.

    A clause is ``decided`` as far as its rules look, which may be less than it says: that is why they are listed. One
    that somebody has to sign for is ``attested``; where rules decide something of it as well, ``both``. Whether a post
    has its approvals is decided.
    """

    clause: ClauseSpec
    state: State
    rules: tuple[SourcedRule, ...]


def clause_coverage(loaded: LoadedPolicy) -> tuple[ClauseCoverage, ...]:
    """The coverage of every clause, in the order of the policy."""
    citing: dict[str | None, list[SourcedRule]] = {}
    for rule in loaded.rules:
        if rule.spec.status != "retired":
            citing.setdefault(rule.spec.clause, []).append(rule)
    clauses = loaded.spec.clauses
    return tuple(
        ClauseCoverage(clause=clause, state=_state(clause, clauses, rules), rules=tuple(rules))
        for clause in clauses
        for rules in [citing.get(clause.id, [])]
    )


def _state(clause: ClauseSpec, clauses: Sequence[ClauseSpec], rules: Sequence[SourcedRule]) -> State:
    if rules:
        effects = set(map(_effect, rules))
        return "both" if {"decided", "attested"} <= effects else min(effects, key=STATES.index)
    is_heading = not clause.text and any(is_below(other.id, clause.id) for other in clauses)
    return "informative" if clause.informative or is_heading else "uncovered"


def _effect(rule: SourcedRule) -> State:
    """What a rule does for its clause. One that stops no post, as in its trial, only shows it to a person."""
    if rule.spec.severity != "error" or rule.spec.status == "trial":
        return "flagged"
    return "attested" if rule.kind == "attest" else "decided"


def is_below(clause: str, other: str) -> bool:
    """Whether a clause is a part of another, by their numbers: 1.2 and 1.2.1 are parts of 1."""
    return clause.startswith(f"{other}.")


def coverage_remarks(loaded: LoadedPolicy) -> Iterator[Diagnostic]:
    """A warning for each clause that no rule looks after and that is not said to need none."""
    for covered in clause_coverage(loaded):
        if covered.state == "uncovered":
            source, keys = loaded.clause_places[covered.clause.id]
            said = message("document.uncovered", id=covered.clause.id)
            hint = message("document.hint_uncovered", id=covered.clause.id)
            yield source.diagnostic((*keys, "id"), said, hint, "warning")


def coverage_lines(loaded: LoadedPolicy, language: Language) -> Iterator[str]:
    """The coverage as a table for a terminal, a line for each clause and one that counts; none without clauses."""
    from wcwidth import wcswidth

    coverage = clause_coverage(loaded)
    rows = [
        (one_line(c.clause.id), say(f"document.state_{c.state}", language), ", ".join(rule.id for rule in c.rules))
        for c in coverage
    ]
    widths = [max((wcswidth(row[column]) for row in rows), default=0) for column in (0, 1)]
    for *cells, rules in rows:
        padded = (cell + " " * (width - wcswidth(cell)) for cell, width in zip(cells, widths, strict=True))
        yield "  ".join((*padded, rules)).rstrip()
    if coverage:
        yield coverage_summary(coverage, language)


def coverage_summary(coverage: Sequence[ClauseCoverage], language: Language) -> str:
    """How many clauses there are in each state."""
    counts = {state: sum(covered.state == state for covered in coverage) for state in STATES}
    return say("document.coverage_summary", language, clauses=len(coverage), **counts)
