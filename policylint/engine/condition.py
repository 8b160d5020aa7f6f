"""Conditions: which targets a rule applies to (``when``).

A condition is compiled to nested JSON lists, so that it travels in the program: ``["all", [...]]``, ``["any", [...]]``,
``["not", condition]``, ``["is", key, [values]]`` and ``["between", key, lower, upper]``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from policylint.drafts.fields import platform_of
from policylint.messages import Message, message

Condition = list[Any]
Path = tuple[str | int, ...]
Fault = Callable[[Path, Message], None]

KNOWN_FACTS: Final = (
    "platform", "account", "account.kind", "account.owner", "account.verified", "account.registered", "author",
    "author.roles", "topics", "product", "sponsored", "publish_at", "lead_hours", "windows", "status", "language",
    "title", "hashtags", "approvals", "path",
)  # fmt: skip
# Facts that are names: they are one of several, and neither more nor less than another.
_NAMED: Final = frozenset(
    {"platform", "account", "account.kind", "author", "author.roles", "topics", "windows", "hashtags"}
)
# Drafts and accounts have them under their canonical names.
_PLATFORMS: Final = ("platform", "account.platform")
_BOUNDS: Final = {"from": 0, "min": 0, "until": 1, "max": 1}
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_SCALARS: Final = (str, int, float, bool, type(None))


def compile_condition(when: Mapping[str, Any], fault: Fault, path: Path = ("when",)) -> Condition:
    """Compile a ``when`` mapping; what cannot be a condition goes to ``fault`` with its path in the rule."""
    tests: list[Condition] = []
    for key, value in when.items():
        here = (*path, key)
        if key in ("any", "not"):
            tests.append(_combined(key, value, fault, here))
        elif isinstance(value, Mapping) and key in _NAMED:
            fault(here, message("rule.when_named", key=key))
        elif isinstance(value, Mapping):
            tests.append(_between(key, value, fault, here))
        elif key == "lead_hours":
            fault(here, message("rule.when_measure", key=key))
        else:
            values = value if isinstance(value, list | tuple) else [value]
            if not all(isinstance(v, _SCALARS) for v in values):
                fault(here, message("rule.when_value"))
                continue
            if key in _PLATFORMS:
                values = [platform_of(v) if isinstance(v, str) else v for v in values]
            tests.append(["is", key, [_comparable(v) for v in values]])
    return tests[0] if len(tests) == 1 else ["all", tests]


def _combined(key: str, value: Any, fault: Fault, path: Path) -> Condition:
    branches = value if isinstance(value, list | tuple) else [value]
    compiled = []
    for i, branch in enumerate(branches):
        here = (*path, i) if isinstance(value, list | tuple) else path
        if isinstance(branch, Mapping):
            compiled.append(compile_condition(branch, fault, here))
        else:
            fault(here, message("rule.when_branch", key=key))
    either: Condition = ["any", compiled]
    return ["not", either] if key == "not" else either


def _between(key: str, value: Mapping[str, Any], fault: Fault, path: Path) -> Condition:
    bounds: list[Any] = [None, None]
    for name, bound in value.items():
        if name not in _BOUNDS:
            fault((*path, name), message("rule.when_bound", name=name))
        elif name in ("from", "until") and _instant(bound) is None:
            fault((*path, name), message("rule.when_instant", value=bound))
        elif name in ("min", "max") and not _is_number(bound):
            fault((*path, name), message("rule.when_number", name=name))
        else:
            bounds[_BOUNDS[name]] = bound
    if not ({"from", "until"}.isdisjoint(value) or {"min", "max"}.isdisjoint(value)):
        fault(path, message("rule.when_mixed"))
    elif all(map(_is_number, bounds)) and bounds[0] > bounds[1]:
        fault(path, message("rule.bounds_crossed"))
    return ["between", key, *bounds]


def holds(condition: Condition | None, facts: Mapping[str, Any], *, unreadable: bool = True) -> bool:
    """Whether a target with these facts meets the condition; no condition is met by every target.

    ``unreadable`` is what a time that cannot be read says: no check is escaped by it, so below ``not`` the opposite.
    """
    if condition is None:
        return True
    match condition[0]:
        case "all":
            return all(holds(c, facts, unreadable=unreadable) for c in condition[1])
        case "any":
            return any(holds(c, facts, unreadable=unreadable) for c in condition[1])
        case "not":
            return not holds(condition[1], facts, unreadable=not unreadable)
        case "is":
            fact = look_up(facts, condition[1])
            held = fact if isinstance(fact, list | tuple) else (fact,)
            return any(_comparable(v) in condition[2] for v in held) or (not held and None in condition[2])
        case _:
            return _within(look_up(facts, condition[1]), condition[2], condition[3], unreadable=unreadable)


def asked(condition: Condition | None, key: str) -> Iterator[Any]:
    """The values of a fact that a compiled condition asks for, each by each."""
    match condition:
        case ["is", str(fact), values] if fact == key:
            yield from values
        case ["all" | "any", list(conditions)]:
            for part in conditions:
                yield from asked(part, key)
        case ["not", part]:
            yield from asked(part, key)


def look_up(facts: Mapping[str, Any], key: str) -> Any:
    """A fact by name, or by dotted path into nested mappings; None where there is none.

    A fact that takes work to tell is a function, which is called when somebody asks for it.
    """
    if key in facts:
        fact = facts[key]
        return fact() if callable(fact) else fact
    value: Any = facts
    for step in key.split("."):
        if not isinstance(value, Mapping) or step not in value:
            return None
        value = value[step]
    return value


def _comparable(value: Any) -> Any:
    """Text compares without case, and 1 is not true: JSON keeps booleans and numbers apart, Python does not."""
    if isinstance(value, str):
        return value.casefold()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return ["number", value] if isinstance(value, int | float) and not isinstance(value, bool) else value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _within(fact: Any, lower: Any, upper: Any, *, unreadable: bool) -> bool:
    """``lower <= fact < upper`` for times, ``lower <= fact <= upper`` for numbers; an absent fact is never within."""
    if _is_number(lower) or _is_number(upper):
        # In a table, and in quotes, a number is text.
        number = float(fact) if isinstance(fact, str) and _NUMBER.fullmatch(fact.strip()) else fact
        return _is_number(number) and (lower is None or number >= lower) and (upper is None or number <= upper)
    if fact is None or fact == "":
        return False
    instant = _instant(fact)
    if instant is None:
        return unreadable
    start, end = _instant(lower), _instant(upper)
    zone = instant.tzinfo
    return (start is None or instant >= _zoned(start, zone)) and (end is None or instant < _zoned(end, zone))


def _instant(value: Any) -> datetime.datetime | None:
    if isinstance(value, datetime.datetime):
        return value
    if isinstance(value, datetime.date):
        return datetime.datetime.combine(value, datetime.time())
    if isinstance(value, str):
        try:
            return datetime.datetime.fromisoformat(value)
        except ValueError:
            return None
    return None


def _zoned(instant: datetime.datetime, zone: datetime.tzinfo | None) -> datetime.datetime:
    """A bound without an offset is meant in the zone of what it is compared with."""
    if zone is None:
        return instant.replace(tzinfo=None)
    return instant if instant.tzinfo else instant.replace(tzinfo=zone)
