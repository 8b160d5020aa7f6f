"""limit: a measure of the post and its bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from policylint.data import Unit, limits_for
from policylint.engine.scan import Hit
from policylint.kinds.spec import RuleSpec
from policylint.messages import message
from policylint.text.entities import emoji
from policylint.text.measure import count, measure
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.engine.matching import Matcher
    from policylint.engine.program import Rule
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target
    from policylint.engine.view import PartView

ALWAYS: Final = True
PLACEHOLDERS: Final = ("count", "limit", "measure", "unit", "platform")


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
    unit: Unit | None = None
    """How characters are counted; without it the platform's own way."""
    pattern: str | None = None
    """For measure pattern: the regular expression whose matches are counted."""


class _Bound(NamedTuple):
    unit: Unit
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
    for name in ("max", "min"):
        if (getattr(spec, name) or 0) < 0:
            compiler.fault((name,), message("rule.negative_bound"))
    if spec.unit is not None and spec.measure != "characters":
        compiler.fault(("unit",), message("rule.unit_without_characters"))
    return {name: getattr(spec, name) for name in ("measure", "part", "max", "min", "unit")}


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:
    """One hit for each part and bound that is broken, with the targets concerned; it points at what is too much."""
    views = [view for view in scan.views if view.part.name == rule.options["part"]]
    bounds: dict[tuple[_Bound, str], list[Target]] = {}
    for target in targets:
        for bound in _bounds(rule, target):
            bounds.setdefault((bound, target.platform), []).append(target)
    for (bound, platform), concerned in bounds.items():
        if rule.options["measure"] in ("characters", "lines"):
            breaches = [_too_long(view, rule.options["measure"], bound) for view in views]
        else:
            breaches = [_too_many(_places(rule, matcher, scan, views), views, bound)] if views else []
        for breach in filter(None, breaches):
            yield _hit(rule, breach, bound, platform, concerned)


class _Breach(NamedTuple):
    amount: int
    span: Span
    part: str
    text: str
    counted: Sequence[str] = ()


def _bounds(rule: Rule, target: Target) -> Iterator[_Bound]:
    """The bounds for one target: the rule's own, else the account's, else the platform's."""
    options = rule.options
    published = limits_for(target.platform, options["part"], options["measure"])
    unit: Any = options["unit"] or next((row.unit for row in published if row.unit), "codepoints")
    # An account's limits are named by the measure, or by the part where that is not the body: {characters: 25000,
    # title: 60}.
    name = options["measure"] if options["part"] == "body" else options["part"]
    if options["max"] is not None or options["min"] is not None:
        yield _Bound(unit, options["max"], options["min"])
    elif name in target.limits:
        yield _Bound(unit, target.limits[name])
    else:
        yield from (_Bound(options["unit"] or row.unit or unit, row.max) for row in published)


def _breaks(amount: int, bound: _Bound) -> bool:
    return (bound.max is not None and amount > bound.max) or (bound.min is not None and amount < bound.min)


def _too_long(view: PartView, what: str, bound: _Bound) -> _Breach | None:
    """A part that is too long or too short: what lies past the longest beginning that still fits, or the whole part."""
    text = view.part.text

    def amount(end: int) -> int:
        return count(text[:end], "lines") if what == "lines" else measure(text[:end], bound.unit)

    total = amount(len(text))
    if not _breaks(total, bound):
        return None
    low, high = 0, len(text) if bound.max is not None and total > bound.max else 0
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if amount(middle) <= (bound.max or 0) else (low, middle - 1)
    return _Breach(amount=total, span=view.part.offsets.span(low, len(text)), part=view.part.name, text=text[low:])


def _too_many(places: list[tuple[PartView, Span]], views: list[PartView], bound: _Bound) -> _Breach | None:
    """Things of which there are too many or too few: the first that is too much, or the start of the post."""
    if not _breaks(len(places), bound):
        return None
    view, (start, end) = (
        places[bound.max] if bound.max is not None and len(places) > bound.max else (views[0], Span(0, 0))
    )
    span, text = view.part.offsets.span(start, end), view.part.text[start:end]
    counted = [view.part.text[place.start : place.end] for view, place in places]
    return _Breach(amount=len(places), span=span, part=view.part.name, text=text, counted=counted)


def _places(rule: Rule, matcher: Matcher, scan: DraftScan, views: list[PartView]) -> list[tuple[PartView, Span]]:
    """What is counted, over all parts of the name; hashtags are also counted where the metadata lists them."""
    what = rule.options["measure"]
    if what == "pattern":
        return [(m.view, Span(m.start, m.end)) for m in matcher.matches("pattern") if m.view in views]
    if what == "emoji":
        return [(view, Span(*place)) for view in views for place in emoji(view.part.text)]
    kind = {"hashtags": "hashtag", "mentions": "mention", "links": "url"}[what]
    found = [(view, Span(e.start, e.end)) for view in views for e in view.entities if e.kind == kind]
    if what == "hashtags":
        written = {view.part.text[start:end].lstrip("#＃").casefold() for view, (start, end) in found}
        listed = [view for view in scan.views if view.part.name == "hashtags"]
        found += [(v, Span(0, len(v.part.text))) for v in listed if v.part.text.lstrip("#＃").casefold() not in written]
    return found


def _hit(rule: Rule, breach: _Breach, bound: _Bound, platform: str, targets: list[Target]) -> Hit:
    over = bound.max is not None and breach.amount > bound.max
    what = rule.options["measure"]
    args = {
        "count": breach.amount,
        "limit": bound.max if over else bound.min,
        "measure": message(f"findings.measure_{what}"),
        "unit": message(f"findings.unit_{bound.unit.replace('-', '_')}") if what == "characters" else "",
        "platform": platform,
    }
    return Hit(
        rule=rule,
        span=breach.span,
        part=breach.part,
        match=breach.text,
        message=message("findings.limit_over" if over else "findings.limit_under", **args),
        args={**args, "values": [*breach.counted]},
        targets=targets,
    )
