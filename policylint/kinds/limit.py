"""limit: a measure of the post and its bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from policylint.engine.scan import Hit
from policylint.kinds.spec import RuleSpec
from policylint.messages import message
from policylint.text.measure import count, limits_for, measure, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.engine.compiler import RuleCompiler
    from policylint.engine.matching import Matcher
    from policylint.engine.program import Rule
    from policylint.engine.scan import DraftScan, PartView
    from policylint.engine.targets import Target
    from policylint.text.span import Span

ALWAYS: Final = True
PLACEHOLDERS: Final = ("count", "limit", "measure", "unit", "platform")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec(RuleSpec):
    """A measure with a maximum, a minimum, or the platform's own limit."""

    kind: Literal["limit"]
    measure: Literal["characters", "hashtags", "mentions", "links", "emoji", "lines", "pattern"]
    """What is counted."""
    part: Literal["body", "title", "alt"] = "body"
    """The part that is measured; each part of that name by itself, a thread post by post."""
    max: int | None = None
    """At most so many; without max and min the platform's own limit holds."""
    min: int | None = None
    """At least so many."""
    unit: Literal["codepoints", "graphemes", "utf16", "bytes", "x-weighted"] | None = None
    """How characters are counted; without it the platform's own way."""
    pattern: str | None = None
    """For measure pattern: the regular expression whose matches are counted."""


@dataclass(frozen=True, slots=True)
class _Bound:
    unit: str
    max: int | None
    min: int | None = None


def compile(spec: Spec, compiler: RuleCompiler) -> dict[str, Any]:  # noqa: A001 - the step's name in every kind
    """A pattern with its measure, bounds that leave room, a unit only where characters are counted."""
    if (spec.measure == "pattern") != (spec.pattern is not None):
        compiler.fault(("measure",), message("rule.pattern_measure"))
    if spec.pattern is not None:
        with compiler.group("pattern"):
            compiler.add_pattern(spec.pattern, ("pattern",))
    if spec.measure == "pattern" and spec.max is None and spec.min is None:
        compiler.fault(("measure",), message("rule.no_bounds"))
    if spec.max is not None and spec.min is not None and spec.max < spec.min:
        compiler.fault(("max",), message("rule.bounds_crossed"))
    if spec.unit is not None and spec.measure != "characters":
        compiler.fault(("unit",), message("rule.unit_without_characters"))
    return {name: getattr(spec, name) for name in ("measure", "part", "max", "min", "unit")}


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:
    """One hit for each part and bound that is broken, with the targets whose bound it is; it points at what is too much."""
    views = [v for v in scan.views if v.part.name == rule.options["part"]]
    bounds: dict[tuple[_Bound, str], list[Target]] = {}
    for target in targets:
        for bound in _bounds(rule, target):
            bounds.setdefault((bound, target.platform), []).append(target)
    for view in views:
        for (bound, platform), concerned in bounds.items():
            yield from _check_part(rule, matcher, view, bound, platform, concerned)


def _bounds(rule: Rule, target: Target) -> Iterator[_Bound]:
    """The bounds for one target: the rule's own, else the account's, else the platform's."""
    options = rule.options
    published = limits_for(target.platform, options["part"], options["measure"])
    unit = options["unit"] or (published[0].unit if published else "codepoints")
    if options["max"] is not None or options["min"] is not None:
        yield _Bound(unit, options["max"], options["min"])
    elif (own := target.limits.get(_limit_name(options))) is not None:
        yield _Bound(unit, own)
    else:
        yield from (_Bound(options["unit"] or row.unit, row.max) for row in published)


def _limit_name(options: Any) -> str:
    """What an account calls the limit: the part where it is not the body, else the measure."""
    return str(options["measure"] if options["part"] == "body" else options["part"])


def _check_part(
    rule: Rule, matcher: Matcher, view: PartView, bound: _Bound, platform: str, targets: list[Target]
) -> Iterator[Hit]:
    text = view.part.text
    what = rule.options["measure"]
    pieces: list[Span] | None = None
    if what == "characters":
        amount = measure(text, bound.unit)
    elif what == "lines":
        amount = count(text, "lines")
    else:
        pieces = _pieces(rule, matcher, view)
        amount = len(pieces)
    over = bound.max is not None and amount > bound.max
    under = bound.min is not None and amount < bound.min
    if not (over or under):
        return
    start, end = _surplus(text, what, bound, pieces) if over else (0, len(text))
    args = {
        "count": amount,
        "limit": bound.max if over else bound.min,
        "measure": message(f"findings.measure_{what}"),
        "unit": message(f"findings.unit_{bound.unit.replace('-', '_')}") if what == "characters" else "",
        "platform": platform,
    }
    yield Hit(
        rule=rule,
        span=view.part.offsets.span(start, end),
        part=view.part.name,
        match=text[start:end],
        message=message("findings.limit_over" if over else "findings.limit_under", **args),
        args=args,
        targets=targets,
    )


def _pieces(rule: Rule, matcher: Matcher, view: PartView) -> list[Span]:
    """Ranges of the part's text that are counted."""
    if rule.options["measure"] == "pattern":
        from policylint.text.span import Span

        return [Span(m.start, m.end) for m in matcher.matches("pattern") if m.view is view]
    return spans_of(view.part.text, rule.options["measure"])


def _surplus(text: str, what: str, bound: _Bound, pieces: list[Span] | None) -> tuple[int, int]:
    """The range of the text that is too much: what lies past the longest beginning that still fits."""
    assert bound.max is not None
    if pieces is not None:
        return pieces[bound.max].start, pieces[-1].end
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        amount = count(text[:middle], "lines") if what == "lines" else measure(text[:middle], bound.unit)
        low, high = (middle, high) if amount <= bound.max else (low, middle - 1)
    return low, len(text)
