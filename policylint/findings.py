"""What a run found: findings, what could not be checked, and the report that holds both.

The JSON form (``Report.to_dict``) is the contract ``policylint/report/v1``; docs/report-v1.schema.json describes it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from policylint.errors import Severity
    from policylint.text.span import Span

SCHEMA: Final = "policylint/report/v1"
REDACTED: Final = "[REDACTED]"
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")
Disposition = Literal["active", "suppressed", "waived", "baselined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A replacement that ``check --fix`` can write: source code points ``[start, end)`` become ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The source line on which a finding begins, cut to a window when it is very long.

    ``start`` and ``end`` are 0-based code points within ``text``; a finding that runs over several lines ends with
    the first. ``clipped_left`` and ``clipped_right`` tell whether the line goes on outside the window.
    """

    text: str
    start: int
    end: int
    clipped_left: bool = False
    clipped_right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One breach of one rule at one place.

    ``line``, ``column``, ``end_line`` and ``end_column`` are 1-based code points with exclusive ends; ``offset`` and
    ``end_offset`` are 0-based. ``draft`` counts the posts of a file from 0. ``targets`` are ``platform:account``.
    The fields after ``disposition`` serve reporters and are not part of the JSON.
    """

    rule: str
    severity: Severity
    message: str
    suggestions: tuple[str, ...]
    path: str
    draft: int
    part: str
    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end_offset: int
    match: str
    targets: tuple[str, ...]
    clause: str | None
    fingerprint: str
    disposition: Disposition = "active"
    confidential: bool = False
    excerpt: Excerpt | None = None
    fix: Fix | None = None

    def to_dict(self) -> dict[str, object]:
        """The finding as the JSON report has it."""
        return {name: _plain(getattr(self, name)) for name in _JSON_FIELDS}


_JSON_FIELDS: Final = (
    "rule", "severity", "message", "suggestions", "path", "draft", "part", "line", "column", "end_line", "end_column",
    "offset", "end_offset", "match", "targets", "clause", "fingerprint", "disposition",
)  # fmt: skip


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Incomplete:
    """Something that could not be read or checked; a run that has one is never clean."""

    path: str
    reason: str

    def to_dict(self) -> dict[str, object]:
        """The entry as the JSON report has it."""
        return {"path": self.path, "reason": self.reason}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInfo:
    """What reporters say of a rule beside its findings."""

    id: str
    title: str
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyInfo:
    """Which policy a report was made with; ``digest`` covers the policy and everything that it takes in."""

    name: str
    version: str | None
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of one run, sorted by path, offset and rule.

    ``notices`` are remarks on the policy itself (its review day has passed); ``rules`` has an entry for each rule
    with a finding. ``secrets`` are the places of what is confidential, by path, which no output may quote.
    """

    policy: PolicyInfo
    files: int
    drafts: int
    findings: tuple[Finding, ...]
    incomplete: tuple[Incomplete, ...] = ()
    notices: tuple[str, ...] = ()
    rules: Mapping[str, RuleInfo] = field(default_factory=dict)
    secrets: Mapping[str, Sequence[Span]] = field(default_factory=dict)

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings that no exception took away."""
        return tuple(f for f in self.findings if f.disposition == "active")

    def summary(self) -> dict[str, int]:
        """Counts: files, drafts, active findings by severity, the others by disposition, and incomplete entries."""
        severities = Counter(f.severity for f in self.findings if f.disposition == "active")
        dispositions = Counter(f.disposition for f in self.findings)
        return {
            "files": self.files,
            "drafts": self.drafts,
            **{severity: severities[severity] for severity in SEVERITIES},
            **{name: dispositions[name] for name in ("suppressed", "waived", "baselined")},
            "incomplete": len(self.incomplete),
        }

    def to_dict(self) -> dict[str, object]:
        """The report as JSON, schema ``policylint/report/v1``."""
        return {
            "schema": SCHEMA,
            "policy": {"name": self.policy.name, "version": self.policy.version, "digest": self.policy.digest},
            "summary": self.summary(),
            "findings": [f.to_dict() for f in self.findings],
            "incomplete": [i.to_dict() for i in self.incomplete],
        }


ExitCode = Literal[0, 1, 2, 3, 4]


def exit_code(report: Report, fail_on: Severity | Literal["never"] = "error") -> ExitCode:
    """0 clean, 1 active findings at or above ``fail_on``, 3 incomplete or nothing checked; the largest that applies."""
    if report.incomplete or not report.drafts:
        return 3
    return 1 if fail_on != "never" and _any_at_least(report.active, fail_on) else 0


def _any_at_least(findings: Iterable[Finding], severity: Severity) -> bool:
    failing = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return any(f.severity in failing for f in findings)
