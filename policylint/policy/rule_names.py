"""What files may call a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from policylint.engine.builtin import RULES
from policylint.messages import message
from policylint.spelling import closest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from policylint.messages import Message
    from policylint.policy.rules import SourcedRule


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleNames:
    """Finds rules by their full id, an earlier one or, where they are a policy's own, without the policy's name.

    ``ids`` are full ids by full and earlier ones; ``unread`` are packs and rules that could not be read.
    """

    ids: Mapping[str, str]
    own: str
    unread: Collection[str] = ()

    @classmethod
    def of(cls, rules: Iterable[SourcedRule], own: str, unread: Collection[str] = ()) -> Self:
        """The names of the rules of the policy ``own``, and of those that hold under every policy."""
        rules = tuple(rules)
        earlier = {alias: rule.id for rule in rules for alias in rule.aliases}
        known = [*RULES, *(rule.id for rule in rules)]
        return cls(ids=earlier | dict(zip(known, known, strict=True)), own=own, unread=unread)

    def full(self, name: str) -> str:
        """A name with the policy's, where it has none."""
        return name if "/" in name else f"{self.own}/{name}"

    def find(self, name: str) -> str | None:
        """The full id of the rule that is meant; None where there is none."""
        return self.ids.get(self.full(name))

    def may_be(self, name: str) -> bool:
        """Whether there is such a rule, or could be among those that could not be read."""
        full = self.full(name)
        return full in self.ids or full in self.unread or any(full.startswith(f"{pack}/") for pack in self.unread)


def near_rule(name: str, known: Collection[str]) -> Message | None:
    """ "Did you mean ...", if a rule was probably meant."""
    found = closest_rule(name, known)
    return message("policy.did_you_mean", name=found) if found is not None else None


def closest_rule(name: str, known: Collection[str]) -> str | None:
    """The rule that was meant: the one of that name in some pack, or one that is spelt alike."""
    same_name = [rule for rule in known if rule.rpartition("/")[2] == name.rpartition("/")[2]]
    return same_name[0] if len(same_name) == 1 else closest(name, known)
