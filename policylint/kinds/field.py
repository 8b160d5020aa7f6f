"""field: presence, type and values of a draft's metadata."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from policylint.engine.scan import Hit
from policylint.kinds.spec import RuleSpec
from policylint.messages import Message, message
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.drafts.model import Draft
    from policylint.engine.matching import Matcher
    from policylint.engine.program import Rule
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target

ALWAYS: Final = True
PLACEHOLDERS: Final = ("field", "value", "expected")


class Spec(RuleSpec):
    """A metadata field that must be there, must not be there, or must have a certain form."""

    kind: Literal["field"]
    field: str
    """Name of the field; images[].alt means the alt of every image."""
    presence: Literal["required", "optional", "forbidden"] = "required"
    """Whether the field must, may or must not be there; an empty value counts as absent."""
    type: Literal["text", "integer", "number", "boolean", "date", "datetime", "list", "url"] | None = None
    """What the value must be."""
    values: tuple[Any, ...] = ()
    """The values that are allowed; of a list, for each of its items."""
    pattern: str | None = None
    """Regular expression that the whole value must match; of a list, each of its items."""


def compile(spec: Spec, compiler: RuleCompiler) -> dict[str, Any]:  # noqa: A001 - the step's name in every kind
    """A usable path and pattern; a forbidden field has no form."""
    if not re.fullmatch(r"[^\[\].]+(?:\[\])?(?:\.[^\[\].]+(?:\[\])?)*", spec.field):
        compiler.fault(("field",), message("rule.bad_field_path"))
    if spec.pattern is not None:
        compiler.check_pattern(spec.pattern, ("pattern",))
    if spec.presence == "forbidden" and (spec.type or spec.values or spec.pattern):
        compiler.fault(("presence",), message("rule.forbidden_field_form"))
    return {name: getattr(spec, name) for name in ("field", "presence", "type", "values", "pattern")}


class _Value(NamedTuple):
    path: str
    value: Any


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:  # noqa: ARG001
    """One hit for each value that is missing, too much, or not as it should be."""
    options = rule.options

    def hit(sentence: str, path: str, value: Any = "", expected: Message | str = "") -> Hit:
        items = [*_shown(value)]
        args = {"field": path, "value": items if len(items) > 1 else "".join(items), "expected": expected}
        return Hit(
            rule=rule,
            span=_place(path, scan.draft),
            part="metadata",
            match=", ".join(items),
            message=message(f"findings.{sentence}", **args),
            args={**args, "values": [*_leaves(value)]},
            targets=targets,
            absent=sentence == "field_missing",
        )

    for path, value in _values(options["field"], scan.draft.metadata):
        if _is_empty(value):
            if options["presence"] == "required":
                yield hit("field_missing", path)
        elif options["presence"] == "forbidden":
            yield hit("field_forbidden", path, value)
        elif fault := _fault(value, rule, scan):
            yield hit("field_value", path, value, fault)


def _shown(value: Any) -> Iterator[str]:
    """A value as people write it: the items of a list, the entries of a mapping, or itself."""
    match value:
        case Mapping():
            yield from (f"{key}: {' '.join(_shown(item))}" for key, item in value.items())
        case list() | tuple():
            yield from (" ".join(_shown(item)) for item in value)
        case bool() | None:
            yield {True: "true", False: "false", None: "null"}[value]
        case datetime.datetime():
            yield value.isoformat(" ", "seconds" if value.second else "minutes")
        case _:
            yield str(value)


def _leaves(value: Any) -> Iterator[str]:
    """The texts and numbers in a value, each by itself, as they may stand elsewhere."""
    match value:
        case Mapping():
            yield from _leaves([*value.keys(), *value.values()])
        case list() | tuple():
            yield from chain.from_iterable(map(_leaves, value))
        case _:
            yield from _shown(value)


def _place(path: str, draft: Draft) -> Span:
    """Where the value stands, else the nearest thing around it that has a place, else the start of the post."""
    while path:
        if path in draft.fields:
            return draft.fields[path]
        path = re.sub(r"(?:^|\.)[^.\[\]]*$|\[\d+\]$", "", path)
    return Span(draft.span.start, draft.span.start)


def _values(field: str, metadata: Mapping[str, Any]) -> Iterator[_Value]:
    """The values at a path, each with its own path; an absent one is None, an empty list has no items to ask of."""
    found = [_Value("", metadata)]
    for step in field.split("."):
        name, many = step.removesuffix("[]"), step.endswith("[]")
        following = []
        for path, value in found:
            here = f"{path}.{name}" if path else name
            inner = value.get(name) if isinstance(value, Mapping) else None
            if not many:
                following.append(_Value(here, inner))
            elif isinstance(inner, list | tuple):
                following += [_Value(f"{here}[{i}]", item) for i, item in enumerate(inner)]
            elif inner is not None:
                following.append(_Value(here, inner))
        found = following
    yield from found


def _is_empty(value: Any) -> bool:
    return (
        value is None
        or (isinstance(value, str | list | tuple | Mapping) and not value)
        or (isinstance(value, str) and not value.strip())
    )


def _fault(value: Any, rule: Rule, scan: DraftScan) -> Message | str | None:
    """What the value should have been, where it is not."""
    options = rule.options
    wanted = options["type"]
    if wanted is not None and not _TYPES[wanted](value):
        return message(f"findings.type_{wanted}")
    items = value if isinstance(value, list | tuple) else [value]
    allowed = options["values"]
    if allowed and any(_comparable(item) not in map(_comparable, allowed) for item in items):
        return " / ".join(" ".join(_shown(item)) for item in allowed)
    if options["pattern"] is not None:
        whole = rf"\A(?:{options['pattern']})\Z"
        if not all(next(scan.find(rule, whole, " ".join(_shown(item))), None) for item in items):
            return message("findings.type_pattern", pattern=options["pattern"])
    return None


def _comparable(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else (type(value), value)


def _is_date(value: Any, parse: Callable[[str], object]) -> bool:
    if isinstance(value, datetime.date):
        return True
    try:
        parse(str(value))
    except ValueError:
        return False
    return True


_TYPES: Final[dict[str, Callable[[Any], bool]]] = {
    "text": lambda v: isinstance(v, str),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "boolean": lambda v: isinstance(v, bool),
    "date": lambda v: _is_date(v, datetime.date.fromisoformat),
    "datetime": lambda v: isinstance(v, datetime.datetime) or _is_date(v, datetime.datetime.fromisoformat),
    "list": lambda v: isinstance(v, list | tuple),
    "url": lambda v: isinstance(v, str) and re.fullmatch(r"https?://[^\s/]+\S*", v) is not None,
}
