"""Required literals: strings of which every match of a regular expression contains at least one.

They let the automaton say which patterns can match a text at all. An answer may be too small a demand (the pattern is
then tried in vain), never too great a one; ``None`` stands for "cannot tell", and such a pattern is always tried.
"""

from __future__ import annotations

import re
from typing import Any, Final

_MAX_ALTERNATIVES: Final = 64
# What the regex module reads as fuzzy matching or a POSIX class, the standard library's parser reads as literal text.
_REGEX_ONLY: Final = re.compile(r"\{(?!\d*(?:,\d*)?\})|\[\[:|\[\[")
_MAX_CLASS: Final = 16

_Literals = frozenset[str]


def required_literals(pattern: str) -> _Literals | None:
    """The required literals of a pattern, not folded; ``None`` where none could be found."""
    if _REGEX_ONLY.search(pattern):
        return None
    try:
        # The parser of the standard library has no public door. Where it is missing or does not know the syntax of the
        # regex module, the pattern is simply always tried.
        from re import _parser  # type: ignore[attr-defined]

        parsed = _parser.parse(pattern)
    except (ImportError, re.error, RecursionError, OverflowError):
        return None
    try:
        found = _required(list(parsed))
    except RecursionError:
        return None
    return found if found and all(found) else None


def _weight(literals: _Literals) -> tuple[int, int]:
    """Longer shortest literals demand more, and so do fewer alternatives."""
    return min(map(len, literals)), -len(literals)


def _required(items: list[tuple[Any, Any]]) -> _Literals | None:
    """The most demanding set among the parts of a sequence; neighbouring exact parts are joined first."""
    best: _Literals | None = None
    run: _Literals = frozenset({""})
    for item in [*items, None]:
        exact = _exact(item) if item is not None else None
        joined = _joined(run, exact) if exact is not None else None
        if joined is not None:
            run = joined
            continue
        for candidate in (run, exact, _inner(item) if item is not None else None):
            if candidate and all(candidate) and (best is None or _weight(candidate) > _weight(best)):
                best = candidate
        run = frozenset({""})
    return best


def _joined(left: _Literals, right: _Literals) -> _Literals | None:
    if len(left) * len(right) > _MAX_ALTERNATIVES:
        return None
    return frozenset(a + b for a in left for b in right)


def _exact(item: tuple[Any, Any]) -> _Literals | None:
    """All the texts that an item can match, where they are few."""
    op, value = str(item[0]), item[1]
    match op:
        case "LITERAL":
            return frozenset({chr(value)})
        case "IN":
            return _characters(value)
        case "SUBPATTERN" if not value[1] and not value[2]:
            return _exact_sequence(list(value[3]))
        case "BRANCH":
            branches = [_exact_sequence(list(branch)) for branch in value[1]]
            texts = frozenset(t for b in branches if b is not None for t in b)
            return texts if None not in branches and len(texts) <= _MAX_ALTERNATIVES else None
        case "MAX_REPEAT" | "MIN_REPEAT" if value[0] == value[1] == 1:
            return _exact_sequence(list(value[2]))
    return None


def _exact_sequence(items: list[tuple[Any, Any]]) -> _Literals | None:
    texts: _Literals | None = frozenset({""})
    for item in items:
        exact = _exact(item)
        texts = _joined(texts, exact) if texts is not None and exact is not None else None
        if texts is None:
            return None
    return texts


def _characters(members: list[tuple[Any, Any]]) -> _Literals | None:
    characters: set[str] = set()
    for op, value in members:
        if str(op) == "LITERAL":
            characters.add(chr(value))
        elif str(op) == "RANGE" and value[1] - value[0] < _MAX_CLASS:
            characters.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(characters) if len(characters) <= _MAX_CLASS else None


def _inner(item: tuple[Any, Any]) -> _Literals | None:
    """What an item requires where it cannot be spelled out."""
    op, value = str(item[0]), item[1]
    match op:
        case "SUBPATTERN":
            return _required(list(value[3]))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if value[0] >= 1:
            return _required(list(value[2]))
        case "ATOMIC_GROUP":
            return _required(list(value))
        case "BRANCH":
            branches = [_required(list(branch)) for branch in value[1]]
            if any(b is None for b in branches):
                return None
            texts = frozenset(t for b in branches if b is not None for t in b)
            return texts if len(texts) <= _MAX_ALTERNATIVES else None
    return None
