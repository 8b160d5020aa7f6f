"""approval: how many people have to approve a draft, and of which roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from policylint.engine.notes import joined, names, note, said
from policylint.engine.scan import Hit
from policylint.engine.signoff import judge, sign_offs, titles_of
from policylint.kinds.spec import RuleSpec
from policylint.messages import Message, message
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.engine.matching import Matcher
    from policylint.engine.program import Rule
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.signoff import Verdict
    from policylint.engine.targets import Target

ALWAYS: Final = True
PLACEHOLDERS: Final = ("missing", "count", "given")


class Spec(RuleSpec):
    """Approvals that a draft has to state in its metadata; never by its author."""

    kind: Literal["approval"]
    count: int = 1
    """How many people have to approve."""
    from_: str | tuple[str, ...] = ()
    """Roles of the policy; only who holds one of them counts. Without it, everybody does."""
    each: str | tuple[str, ...] = ()
    """Roles of the policy; somebody of each has to approve."""


def compile(spec: Spec, compiler: RuleCompiler) -> dict[str, Any]:  # noqa: A001 - the step's name in every kind
    """Roles that the policy has, and a number of people."""
    from policylint.policy.references import known_names

    from_ = known_names("roles", spec.from_, ("from",), compiler)
    each = known_names("roles", spec.each, ("each",), compiler)
    if spec.count < 1:
        compiler.fault(("count",), message("approval.count"))
    return {"count": spec.count, "from": from_, "each": each}


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:  # noqa: ARG001
    """One hit for the draft, with what is missing and why an approval that is there does not count."""
    options = rule.options
    # Somebody of a role that has to approve counts among the others, too.
    asked = list(dict.fromkeys((*options["from"], *options["each"]))) if options["from"] else []
    verdict = judge(list(sign_offs(scan.draft.metadata.get("approvals"))), scan, asked)
    missing = _missing(rule, verdict, scan)
    if missing is None:
        return
    start = scan.draft.span.start
    args = {"missing": missing, "count": options["count"], "given": len(verdict.people)}
    sentences = [] if not rule.message or names(rule, "missing") else [message("approval.missing", missing=missing)]
    yield Hit(
        rule=rule,
        span=scan.draft.fields.get("approvals", Span(start, start)),
        part="metadata",
        match="",
        message=message("approval.needed", **args),
        args=args,
        targets=targets,
        note=note([*sentences, *verdict.remarks]),
        absent=True,
    )


def _missing(rule: Rule, verdict: Verdict, scan: DraftScan) -> Message | None:
    """The approvals that are missing: those of roles, and how many beside."""
    options = rule.options
    roles = [role for role in options["each"] if not verdict.has(role)]
    parts = [message("approval.of_role", role=said(scan.program.roster.role_title(role))) for role in roles]
    if (further := options["count"] - len(verdict.people) - len(roles)) > 0:
        number = message("approval.one" if further == 1 else "approval.several", count=further)
        from_ = options["from"]
        parts.append(message("approval.from", number=number, roles=titles_of(from_, scan)) if from_ else number)
    return joined("and", parts) if parts else None
