"""forbid: terms and patterns that must not stand in a post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from policylint.engine.matching import outermost
from policylint.engine.scan import Hit
from policylint.kinds.spec import MatchingSpec, has_words
from policylint.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.engine.matching import Matcher
    from policylint.engine.program import Rule
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target

ALWAYS: Final = False
PLACEHOLDERS: Final = ("term",)


class Spec(MatchingSpec):
    """Words and phrases that must not be published."""

    kind: Literal["forbid"]


def compile(spec: Spec, compiler: RuleCompiler) -> dict[str, Any]:  # noqa: A001 - the step's name in every kind
    """Terms and patterns, at least one."""
    compiler.add_all(spec)
    if not has_words(spec):
        compiler.fault((), message("rule.nothing_to_match"))
    return {}


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:  # noqa: ARG001
    """One hit for each match that lies within no longer one."""
    for match in outermost(matcher.matches()):
        yield Hit(
            rule=rule,
            span=match.span,
            part=match.view.part.name,
            match=match.text,
            message=message("findings.forbid", match=match.text),
            args={"term": matcher.entry_text(match.entry)},
            targets=targets,
            severity=match.severity(rule),
            note=match.note,
        )
