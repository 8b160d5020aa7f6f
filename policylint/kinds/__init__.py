"""The rule kinds: a closed, explicit registry. One module is one kind: its shape, its compile step, its check."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.engine.matching import Matcher
    from policylint.engine.program import Rule
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan, Hit
    from policylint.engine.targets import Target

KINDS: Final[dict[str, str]] = {
    "approval": "policylint.kinds.approval",
    "attest": "policylint.kinds.attest",
    "duplicate": "policylint.kinds.duplicate",
    "embargo": "policylint.kinds.embargo",
    "field": "policylint.kinds.field",
    "forbid": "policylint.kinds.forbid",
    "identifier": "policylint.kinds.identifier",
    "limit": "policylint.kinds.limit",
    "link": "policylint.kinds.link",
    "replace": "policylint.kinds.replace",
    "require": "policylint.kinds.require",
    "script": "policylint.kinds.script",
    "speaker": "policylint.kinds.speaker",
}
"""Kind name to module; a module is imported when a rule of its kind is first met."""


class Kind(Protocol):
    """What a kind's module offers, beside ``Spec``, the dataclass that its rules are written in."""

    ALWAYS: bool
    """Whether its rules run on every draft, not only where one of their literals is found."""
    PLACEHOLDERS: tuple[str, ...]
    """What its messages can name beside ``{match}``."""

    def compile(self, spec: Any, compiler: RuleCompiler) -> dict[str, Any]:
        """Add terms and patterns to the compiler and report what cannot be; returns the kind's own options as JSON."""

    def check(self, rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:
        """Every breach of a rule in a draft; ``targets`` are those that the rule applies to, at least one."""


@cache
def load_kind(name: str) -> Kind:
    """The module of a kind."""
    return cast("Kind", import_module(KINDS[name]))
