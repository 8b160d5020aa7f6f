"""pydantic's errors in our own words, each at its place in the file.

Where a value may have several shapes (a term is a text or a mapping), pydantic reports what is wrong with each; here
the one shape that the author evidently meant is chosen by what stands there.
"""

from __future__ import annotations

import datetime
import re
import types
from collections import defaultdict
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Union, get_args, get_origin, get_type_hints

from policylint.kinds.spec import yaml_name
from policylint.messages import LANGUAGES, Message, message
from policylint.spelling import closest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from pydantic_core import ErrorDetails

    from policylint.errors import Diagnostic
    from policylint.policy.source import Keys, Source

_EXPECTED: Final = {
    "string_type": "policy.type_text",
    "tuple_type": "policy.type_list",
    "list_type": "policy.type_list",
    "dict_type": "policy.type_mapping",
    "dataclass_type": "policy.type_mapping",
    "bool_type": "policy.type_boolean",
    "int_type": "policy.type_integer",
    "float_type": "policy.type_number",
    "date_type": "policy.type_date",
}
_OTHER_BOOLEANS: Final = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
_CHOICES: Final = re.compile(r"'([^']*)'|(\d+)")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
# Keys whose texts are instants with their offset.
_INSTANTS: Final = ("from", "until", "now")
_FEW: Final = 8
# A text that begins as a key and its value would, but for the width of the colon.
_WIDE_COLON: Final = re.compile(r"[\w.-]+：")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Problem:
    """One of pydantic's errors; ``branches`` are the shapes tried on the way, with the number of keys before each."""

    type: str
    keys: Keys
    value: Any
    context: Mapping[str, Any]
    branches: tuple[tuple[int, str], ...] = ()
    shape: str = ""
    on_key: bool = False
    expected: tuple[str, ...] = ()
    reason: str = ""


def near(word: str, known: Iterable[str]) -> Message | None:
    """ "Did you mean ...", if something known is near."""
    found = closest(word, known)
    return message("policy.did_you_mean", name=found) if found is not None else None


def one_of(known: Iterable[str]) -> Message:
    """What could be written."""
    return message("policy.one_of", names=[*known])


def likely(word: str, known: Collection[str]) -> Message | None:
    """What could have been meant: something near, else everything where it is little."""
    return near(word, known) or (one_of(known) if 0 < len(known) <= _FEW else None)


def explain(errors: Sequence[ErrorDetails], shape: Any, source: Source, prefix: Keys, data: Any) -> list[Diagnostic]:
    """What pydantic found wrong with ``data``, which stands at ``prefix`` in the source and should be a ``shape``."""
    problems = list(_chosen([_located(error, data) for error in errors]))
    misspelt = {
        (p.keys[:-1], hint.args["name"])
        for p in problems
        if p.type == "unexpected_keyword_argument" and (hint := near(str(p.keys[-1]), _known_keys(shape, p)))
    }
    bad_keys = {p.keys for p in problems if p.on_key}
    found = []
    for problem in problems:
        if problem.type == "missing" and (problem.keys[:-1], problem.keys[-1]) in misspelt:
            continue  # the misspelt key is the one that is missing
        if problem.keys in bad_keys and not problem.on_key:
            continue
        if source.is_faulty((*prefix, *(problem.keys[:-1] if problem.type == "missing" else problem.keys))):
            continue
        found.append(_diagnostic(problem, shape, source, prefix))
    return found


def _located(error: ErrorDetails, data: Any) -> _Problem:
    """Tells the keys in pydantic's location from the names of the shapes that it tried."""
    keys: Keys = ()
    branches: tuple[tuple[int, str], ...] = ()
    value, on_key = data, False
    names_a_key = error["type"] in ("missing", "unexpected_keyword_argument")
    for i, step in enumerate(error["loc"]):
        is_last = i == len(error["loc"]) - 1
        if step == "[key]" and is_last:
            on_key = True
        elif names_a_key and is_last:
            keys = (*keys, step)
        elif isinstance(step, int) or (isinstance(value, dict) and step in value):
            keys, value = (*keys, step), value[step]
        else:
            branches = (*branches, (len(keys), step))
    return _Problem(
        type=error["type"],
        keys=keys,
        value=error["input"],
        context=error.get("ctx", {}),
        branches=branches,
        on_key=on_key,
        reason=error["msg"],
    )


def _chosen(problems: Sequence[_Problem]) -> Iterator[_Problem]:
    """One problem where a value was tried as several shapes: that of the shape which it comes nearest."""
    tried: dict[Keys, dict[str, list[_Problem]]] = defaultdict(lambda: defaultdict(list))
    for problem in problems:
        if not problem.branches:
            yield problem
            continue
        (length, shape), *rest = problem.branches
        tried[problem.keys[:length]][shape].append(replace(problem, branches=tuple(rest), shape=shape))
    for keys, shapes in tried.items():
        fitting = [found for found in shapes.values() if not any(_is_other_type(p, keys) for p in found)]
        if not fitting:
            expected = [e for found in shapes.values() for p in found for e in _expectation(p)]
            first = next(iter(shapes.values()))[0]
            yield replace(first, type="wrong_type", keys=keys, branches=(), expected=tuple(dict.fromkeys(expected)))
        elif all(p.type == "literal_error" and p.keys == keys for found in fitting for p in found):
            choices = " ".join(str(p.context["expected"]) for found in fitting for p in found)
            yield replace(fitting[0][0], branches=(), context={"expected": choices})
        else:
            yield from _chosen(min(fitting, key=len))


def _is_other_type(problem: _Problem, keys: Keys) -> bool:
    if problem.keys != keys or problem.branches or problem.on_key:
        return False
    return problem.type.endswith("_type") or (problem.type == "literal_error" and not isinstance(problem.value, str))


def _expectation(problem: _Problem) -> tuple[str, ...]:
    return (_EXPECTED.get(problem.type, "policy.type_text"),)


def _diagnostic(problem: _Problem, shape: Any, source: Source, prefix: Keys) -> Diagnostic:
    keys = (*prefix, *problem.keys)
    on_key = problem.on_key
    hint: Message | None = None
    match problem.type:
        case "unexpected_keyword_argument":
            known, on_key = _known_keys(shape, problem), True
            said = message("policy.unknown_key", key=keys[-1])
            hint = likely(str(keys[-1]), known)
        case "missing":
            said, keys = message("policy.missing_key", key=keys[-1]), keys[:-1]
        case "union_tag_not_found":
            said = message("policy.missing_key", key="kind")
        case "union_tag_invalid":
            kind, kinds = str(problem.context["tag"]), _choices(problem.context["expected_tags"])
            keys, said = (*keys, "kind"), message("policy.unknown_kind", kind=kind)
            hint = near(kind, kinds) or one_of(kinds)
        case "literal_error" if on_key and (choices := _choices(problem.context["expected"])) != list(LANGUAGES):
            said, hint = message("policy.unknown_key", key=problem.value), likely(str(problem.value), choices)
        case "literal_error" if on_key:
            said = message("policy.unknown_language", name=problem.value)
            # To YAML, {match} without quotes is a mapping.
            hint = message("yaml.hint_braces") if problem.value == "match" else one_of(LANGUAGES)
        case "literal_error":
            choices = _choices(problem.context["expected"])
            said = message("policy.wrong_value", value=source.written(keys))
            hint = near(str(problem.value), choices) or one_of(choices)
        case "date_parsing" | "date_from_datetime_parsing":
            form = "policy.no_such_day" if _DATE.fullmatch(str(problem.value)) else "policy.not_a_date"
            said = message(form, value=problem.value)
        case kind if kind in _EXPECTED or kind == "wrong_type":
            said, hint = _wrong_type(problem, source.written(keys))
        case _:
            said = message("policy.invalid", reason=problem.reason)
    return source.diagnostic(keys, said, hint, on_key=on_key)


def _wrong_type(problem: _Problem, written: str) -> tuple[Message, Message | None]:
    expected = problem.expected or _expectation(problem)
    wanted = message(expected[0])
    for other in expected[1:]:
        wanted = message("policy.or", one=wanted, other=message(other))
    value, hint = problem.value, None
    if expected == ("policy.type_boolean",) and str(value).lower() in _OTHER_BOOLEANS:
        hint = message("policy.hint_boolean", value=_OTHER_BOOLEANS[str(value).lower()])
    elif expected == ("policy.type_date",) and isinstance(value, int | float):
        hint = message("policy.hint_date", day=_day_of(written) or "2026-11-01")
    elif expected == ("policy.type_text",) and isinstance(value, int | float) and problem.keys[-1] in _INSTANTS:
        hint = message("policy.hint_instant")
    elif expected == ("policy.type_mapping",) and isinstance(value, str) and _WIDE_COLON.match(value):
        hint = message("yaml.hint_wide_colon")
    elif "policy.type_text" in expected and isinstance(value, bool | int | float):
        hint = message("policy.hint_quotes", value=written)
    elif expected == ("policy.type_list",) and isinstance(value, str | int | float):
        hint = message("policy.hint_list", value=written)
    elif expected == ("policy.type_integer",) and isinstance(value, str) and value.isdecimal():
        hint = message("policy.hint_no_quotes", value=value)
    return message("policy.wrong_type", expected=wanted, found=_found(value)), hint


def _day_of(digits: str) -> str | None:
    """The day that a row of digits means, in ISO 8601: 20261201."""
    try:
        return datetime.date.fromisoformat(digits).isoformat()
    except ValueError:
        return None


def _found(value: Any) -> Message:
    match value:
        case None:
            return message("policy.found_nothing")
        case dict():
            return message("policy.found_mapping")
        case list():
            return message("policy.found_list")
        case bool():
            return message("policy.found_boolean", value=str(value).lower())
        case int() | float():
            return message("policy.found_number", value=value)
        case _:
            text = str(value)
            return message("policy.found_text", value=text if len(text) <= 40 else text[:39] + "…")


def _choices(expected: Any) -> list[str]:
    return [text or number for text, number in _CHOICES.findall(str(expected))]


def _known_keys(shape: Any, problem: _Problem) -> list[str]:
    """The keys that the mapping around a problem may have."""
    shapes = list(_shapes_at(shape, problem.keys[:-1]))
    meant = [s for s in shapes if s.__name__ == problem.shape] or shapes
    return list(dict.fromkeys(yaml_name(f.name) for s in meant for f in fields(s)))


def _shapes_at(annotation: Any, keys: Keys) -> Iterator[Any]:
    """The dataclasses that may stand at ``keys`` within an annotation."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        for argument in arguments:
            yield from _shapes_at(argument, keys)
    elif is_dataclass(annotation):
        if not keys:
            yield annotation
            return
        for name, hint in get_type_hints(annotation).items():
            if yaml_name(name) == keys[0]:
                yield from _shapes_at(hint, keys[1:])
    elif origin in (tuple, dict) and keys:
        yield from _shapes_at(arguments[0 if origin is tuple else 1], keys[1:])
