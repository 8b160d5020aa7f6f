"""Conditions that do not ask what their author means: of fields, names and platforms that there are under others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from policylint.drafts.fields import default_fields
from policylint.engine.condition import KNOWN_FACTS
from policylint.engine.roster import key as same
from policylint.kinds.spec import ExampleSpec, localized
from policylint.messages import message
from policylint.policy.accounts import platform_meant
from policylint.policy.catalog import shipped_root
from policylint.policy.lint_rules import Remark
from policylint.spelling import NEARLY_SAME, closest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from policylint.messages import Message
    from policylint.policy.lint_rules import RuleTerms
    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.rules import SourcedRule
    from policylint.policy.source import Keys

# Of two Han characters one that differs makes another name.
_SHORTEST: Final = 3


def conditions(rules: Sequence[RuleTerms], loaded: LoadedPolicy) -> Iterator[Remark]:
    """Conditions on fields that no draft has under that name, and on names that the policy has not."""
    fields, names = _field_names(rule.source for rule in rules), _Names(loaded)
    for rule in rules:
        for path, when in _whens(rule):
            for key, value in when.items():
                yield from _of_key(rule, (*path, key), value, fields)
                if not _is_shipped(rule, path):
                    yield from (Remark(rule, *found) for found in _of_names(key, value, path, names))


def _is_shipped(rule: RuleTerms, path: Keys) -> bool:
    """Whether a condition stands in a pack that comes with policylint, which knows the names of no policy."""
    source, _ = rule.source.origins.get(str(path[0]), (rule.source.source, ()))
    return Path(source.path).is_relative_to(shipped_root() / "rules")


def _whens(rule: RuleTerms) -> Iterator[tuple[Keys, Mapping[str, Any]]]:
    """The conditions of a rule, those below ``any`` and ``not`` as well, each with its path."""
    waiting: list[tuple[Keys, Any]] = [(("when",), rule.source.spec.when)]
    waiting += [((f"when[{i}]",), when) for i, when in enumerate(rule.source.when)]
    while waiting:
        path, when = waiting.pop(0)
        if isinstance(when, Mapping):
            yield path, when
            waiting += [((*path, key), when[key]) for key in ("any", "not") if key in when]
        elif isinstance(when, list | tuple):
            waiting += [((*path, i), branch) for i, branch in enumerate(when)]


def _of_key(rule: RuleTerms, path: Keys, value: Any, known: Collection[str]) -> Iterator[Remark]:
    key = str(path[-1])
    if value in ([], (), {}):
        yield Remark(rule, path, message("lint.when_empty", key=key), on_key=True)
    if key in ("any", "not", *known):
        return
    if name := default_fields().canonical(key):
        yield Remark(rule, path, message("lint.when_alias", key=key, name=name), on_key=True)
    elif near := closest(key, known, NEARLY_SAME):
        yield Remark(rule, path, message("lint.when_near", key=key, name=near), on_key=True)


def _of_names(key: str, value: Any, path: Keys, names: _Names) -> Iterator[tuple[Keys, Message]]:
    here = (*path, key)
    places = [((*here, i), v) for i, v in enumerate(value)] if isinstance(value, list | tuple) else [(here, value)]
    asked = [text for _, text in places if isinstance(text, str)]
    for place, name in places:
        if isinstance(name, str) and (wrong := names.wrong(key, name, asked)):
            yield place, wrong


class _Names:
    """The names of a policy for which conditions ask."""

    def __init__(self, loaded: LoadedPolicy) -> None:
        self._loaded = loaded
        spec = loaded.spec
        self._closed: dict[str, Collection[str]] = {
            "windows": spec.windows,
            "author.roles": spec.roles,
            "account.kind": ("official", "personal"),
        }

    def wrong(self, key: str, name: str, asked: Collection[str]) -> Message | None:
        """What is wrong with a name that a condition asks for by ``key``, with others; None where nothing is."""
        match key:
            case "platform" | "account.platform":
                meant = platform_meant(name)
                return message("lint.when_platform", name=name, meant=meant) if meant else None
            case "account":
                return self._account(name)
            case "topics" | "author":
                return self._slip(key, name, asked)
        known = self._closed.get(key, (name,))
        if _is_one_of(name, known):
            return None
        return message("lint.when_unknown", key=key, name=name, known=closest(name, known) or [*known])

    def _account(self, name: str) -> Message | None:
        accounts = self._loaded.spec.accounts
        if not accounts or _is_one_of(name, accounts):
            return None
        handled = [id_ for id_, account in accounts.items() if account.handle and same(account.handle) == same(name)]
        said = "lint.when_unknown" if handled else "lint.when_unlisted"
        known = handled or closest(name, accounts) or [*accounts]
        return message(said, key="account", name=name, known=known)

    def _slip(self, key: str, name: str, asked: Collection[str]) -> Message | None:
        """Drafts may state any topic and author: only what is most likely a slip of a known name is told.

        Where the condition asks for the known one as well, or for one that is like no other, none is.
        """
        known, fold = (self._topics, str.casefold) if key == "topics" else (self._people, same)
        meant = {other: _meant(fold(other), known, of_people=key == "author") for other in asked}
        near = meant[name]
        if fold(name) in known or None in meant.values() or near in asked:
            return None
        return message("lint.when_unlisted", key=key, name=name, known=near)

    @cached_property
    def _topics(self) -> dict[str, str]:
        """The topics of the policy by all that drafts may call them, as conditions compare it."""
        topics = self._loaded.topics.items()
        titles = {title.casefold(): id_ for id_, source in topics for title in localized(source.spec.title).values()}
        return {**titles, **{id_.casefold(): id_ for id_, _ in topics}}

    @cached_property
    def _people(self) -> dict[str, str]:
        """All that the people of the policy are called, as it is compared."""
        people = self._loaded.spec.people
        called = (name for p in people for name in (p.id, *p.names, p.github, p.email) if name)
        return {same(name): name for name in called}


def _is_one_of(name: str, known: Collection[str]) -> bool:
    # Conditions compare without regard to case.
    return name.casefold() in map(str.casefold, known)


def _meant(name: str, known: Mapping[str, str], *, of_people: bool) -> str | None:
    """What a name means of those that are known, or most likely means."""
    near: str | None = name
    if name not in known:
        is_written_in_han = of_people and not name.isascii()
        alike = (other for other in known if _differs_by_one(name, other))
        near = next(alike, None) if is_written_in_han else closest(name, known, NEARLY_SAME)
    return known[near] if near else None


def _differs_by_one(name: str, other: str) -> bool:
    """Whether of two names of people in Han characters one character differs, which is not the surname."""
    if not _SHORTEST <= len(name) == len(other) or name[0] != other[0]:
        return False
    return sum(a != b for a, b in zip(name, other, strict=True)) == 1


def _field_names(sources: Iterator[SourcedRule]) -> set[str]:
    """Fields that drafts may well have: the known ones, and what rules and examples name."""
    names = {*KNOWN_FACTS, "account.handle", "account.platform", *default_fields().names.values()}
    for source in sources:
        names.add(str(getattr(source.spec, "field", "")).partition("[")[0])
        examples = source.spec.examples
        for example in (*examples.violating, *examples.compliant) if examples else ():
            if isinstance(example, ExampleSpec):
                names |= (example.set_ or {}).keys()
    return names
