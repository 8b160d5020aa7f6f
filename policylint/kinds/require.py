"""require: terms and patterns that a post must carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from policylint.drafts.model import PartName  # noqa: TC001 - pydantic reads the annotations at run time
from policylint.engine.scan import Hit
from policylint.kinds.spec import Boundary, Case, Gap, NearSpec, RuleSpec, Wanted
from policylint.kinds.spec import Spec as BaseSpec
from policylint.messages import message
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.engine.matching import Match, Matcher
    from policylint.engine.program import Rule
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target

ALWAYS: Final = True
PLACEHOLDERS: Final = ("missing",)


class WithinSpec(BaseSpec):
    """Where in the text the required words must stand."""

    first: int | None = None
    """Among the first so many characters of the part."""
    last: int | None = None
    """Among the last so many characters of the part."""


class Spec(RuleSpec):
    """Words that a post must carry: any_of, all_of, or both."""

    kind: Literal["require"]
    any_of: tuple[Wanted, ...] = ()
    """At least one of these."""
    all_of: tuple[Wanted, ...] = ()
    """Every one of these."""
    within: WithinSpec | None = None
    """Only there does it count."""
    near: NearSpec | None = None
    """Required beside each of these, within `chars` characters, and only where one of them stands."""
    in_: PartName | tuple[PartName, ...] | Literal["everywhere"] | None = None
    """Text parts to look at; without it what a reader will see."""
    boundary: Boundary = "word"
    """word: a term counts only as a word; loose: wherever its characters stand."""
    variants: bool = True
    """Count Traditional, Simplified and regional forms as well."""
    gap: Gap = "none"
    """noise: also with spaces, dots or emoji between the characters of a term."""
    case: Case = "smart"
    """smart: capitals of a term must be capitals in the text, small letters match both."""


def compile(spec: Spec, compiler: RuleCompiler) -> dict[str, Any]:  # noqa: A001 - the step's name in every kind
    """The words of any_of and all_of, at least one, and those of near."""
    for name in ("any_of", "all_of"):
        with compiler.group(name):
            for i, wanted in enumerate(getattr(spec, name)):
                compiler.add(wanted, (name, i))
    with compiler.group("near"):
        if spec.near:
            compiler.add_all(spec.near, ("near",))
    if not (spec.any_of or spec.all_of):
        compiler.fault((), message("rule.nothing_to_require"))
    if spec.near and not (spec.near.terms or spec.near.patterns):
        compiler.fault(("near",), message("rule.nothing_to_match"))
    within = spec.within
    if within and (within.first is None) == (within.last is None):
        compiler.fault(("within",), message("rule.first_or_last"))
    return {
        "first": within.first if within else None,
        "last": within.last if within else None,
        "near": spec.near.chars if spec.near else None,
    }


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:
    """One hit for the draft, or with ``near`` one for each place that goes without; none where no part is looked at."""
    if scan.is_blind(rule):
        return  # what is missing cannot be told; the run says that it had no key
    place = next(iter(scan.parts(rule)), None)
    if place is None and rule.parts == ["alt"]:
        # An alternative text belongs to a picture; where there is none, nothing is missing.
        return
    counted = [m for group in ("any_of", "all_of") for m in matcher.matches(group) if _counts(m, rule)]
    near = rule.options["near"]
    triggers = matcher.matches("near") if near is not None else [None]
    for trigger in triggers:
        beside = counted if trigger is None else [m for m in counted if _distance(m, trigger) <= near]
        missing = _missing(rule, matcher, beside)
        if not missing:
            continue
        start = place.part.offsets.start(0) if place else scan.draft.span.start
        yield Hit(
            rule=rule,
            span=trigger.span if trigger else Span(start, start),
            part=trigger.view.part.name if trigger else place.part.name if place else "body",
            match=trigger.text if trigger else "",
            message=message("findings.require", missing=missing),
            args={"missing": missing},
            targets=targets,
        )


def _missing(rule: Rule, matcher: Matcher, found: list[Match]) -> list[str]:
    """What is missing: terms, and alternatives of which one would do."""
    held = {m.entry for m in found}
    every = [matcher.entry_text(e) for e in range(*rule.groups["all_of"]) if e not in held]
    first, last = rule.groups["any_of"]
    if first < last and held.isdisjoint(range(first, last)):
        every.append(" / ".join(matcher.entry_text(e) for e in range(first, last)))
    return every


def _counts(match: Match, rule: Rule) -> bool:
    """Whether a match stands where it is asked for."""
    first: int | None = rule.options["first"]
    last: int | None = rule.options["last"]
    length = len(match.view.part.text)
    low, high = 0 if last is None else length - last, length if first is None else first
    return low <= match.start and match.end <= high


def _distance(a: Match, b: Match) -> int:
    """Characters between two matches; those in different parts are apart without measure."""
    if a.view is not b.view:
        return 2**62
    return max(0, max(a.start, b.start) - min(a.end, b.end))
