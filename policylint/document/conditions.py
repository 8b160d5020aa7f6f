"""Conditions (``when``) in words: which posts a rule is for.

What has no words here is told in the notation of the policy; a condition is never told as less than it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from policylint.document.model import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policylint.document.model import Line
    from policylint.document.wording import Wording

_NAMED: Final = ("platform", "topics", "windows", "author.roles")
"""Facts whose values the policy has words for."""
_QUOTED: Final = ("account", "account.owner", "author", "product", "status", "language")
"""Facts whose values are told as they are."""
_FLAGS: Final = ("sponsored", "account.registered", "account.verified")


def posts(conditions: Iterable[Mapping[str, Any] | None], wording: Wording) -> Line:
    """The posts that meet all of the conditions: ``posts on official accounts, except those about tea``."""
    tests = [test for condition in filter(None, conditions) for test in condition.items()]
    wanted = [test for test in tests if test[0] != "not"]
    excluded = [_any(value, wording) for key, value in tests if key == "not"]
    found: Line = (wording.say("posts_all"),)
    if wanted:
        found = wording.framed("posts", _all(wanted, wording))
    return (*found, *wording.framed("except", wording.joined(excluded, "or_else"))) if excluded else found


def names_of(fact: str, conditions: Iterable[Mapping[str, Any] | None]) -> Iterator[str]:
    """The values that conditions ask a fact for by name, below ``any`` and ``not`` as well."""
    for key, value in chain.from_iterable(condition.items() for condition in conditions if condition):
        values = value if isinstance(value, list | tuple) else [value]
        if key in ("any", "not"):
            yield from names_of(fact, values)
        elif key == fact:
            yield from (name for name in values if isinstance(name, str))


def notation(value: Any) -> str:
    """A condition, or other data of a policy, as it is written there, on one line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_nested(item)}" for key, item in value.items())
    return _nested(value)


def _nested(value: Any) -> str:
    match value:
        case Mapping():
            return f"{{{notation(value)}}}"
        case list() | tuple():
            return f"[{', '.join(map(_nested, value))}]"
        case bool() | None:
            return {True: "true", False: "false", None: "null"}[value]
    return str(value) or "''"


def _all(tests: Sequence[tuple[str, Any]], wording: Wording) -> Line:
    """All of some tests; one that has alternatives is set off from the others."""
    said = []
    for key, value in tests:
        line = wording.framed("is_not", _any(value, wording)) if key == "not" else _test(key, value, wording)
        is_apart = key == "any" and len(tests) > 1
        said.append(wording.framed("group", line) if is_apart else line)
    return wording.joined(said, "and")


def _any(value: Any, wording: Wording) -> Line:
    """Any of the branches of ``any`` or ``not``; one of several tests is set off from the others."""
    branches = value if isinstance(value, list | tuple) else [value]
    said = []
    for branch in branches:
        line = _all(tuple(branch.items()), wording)
        said.append(wording.framed("group", line) if len(branch) > 1 and len(branches) > 1 else line)
    return wording.joined(said, "or_else")


def _test(key: str, value: Any, wording: Wording) -> Line:
    if key == "any":
        return _any(value, wording)
    if isinstance(value, Mapping):
        return _bounds(key, value, wording)
    values = list(value) if isinstance(value, list | tuple) else [value]
    if key in _FLAGS and len(values) == 1 and isinstance(values[0], bool):
        return (wording.say(f"when_{key.replace('.', '_')}_{'yes' if values[0] else 'no'}"),)
    if key == "account.kind" and set(values) in ({"official"}, {"personal"}):
        return (wording.say(f"when_account_kind_{values[0]}"),)
    if key in (*_NAMED, *_QUOTED) and values and all(isinstance(v, str) for v in values):
        said = wording.either([_value(key, v, wording) for v in values])
        return (wording.say(f"when_{key.replace('.', '_')}", values=said),)
    return _as_written(key, value, wording)


def _value(key: str, value: str, wording: Wording) -> str:
    match key:
        case "platform":
            return wording.platform(value)
        case "topics":
            return wording.topic(value)
        case "windows":
            return wording.window(value)
        case "author.roles":
            return wording.role(value)
    return wording.say("quoted", text=wording.text(value))


def _bounds(key: str, bounds: Mapping[str, Any], wording: Wording) -> Line:
    start, end = bounds.get("from"), bounds.get("until")
    if key == "publish_at" and bounds.keys() <= {"from", "until"} and all(map(_is_time, bounds.values())):
        return (wording.say("when_publish_at", span=wording.span(start, end)),)
    if key == "lead_hours" and bounds.keys() == {"max"}:
        return (wording.say("when_lead_hours_max", hours=bounds["max"]),)
    if key == "lead_hours" and bounds.keys() == {"min"}:
        return (wording.say("when_lead_hours_min", hours=bounds["min"]),)
    return _as_written(key, bounds, wording)


def _is_time(value: Any) -> bool:
    return isinstance(value, str | datetime.date)


def _as_written(key: str, value: Any, wording: Wording) -> Line:
    return wording.framed("when_written", (Code(text=wording.text(f"{key}: {_nested(value)}")),))
