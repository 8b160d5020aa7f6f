"""replace: terms and patterns that have a preferred form; fixable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from policylint.engine.matching import outermost
from policylint.engine.rewriting import replacing
from policylint.kinds.spec import MatchingSpec, TermSpec, has_words
from policylint.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.engine.matching import Matcher
    from policylint.engine.program import Rule
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan, Hit
    from policylint.engine.targets import Target

ALWAYS: Final = False
PLACEHOLDERS: Final = ("term", "prefer")


class Spec(MatchingSpec):
    """Words that have a preferred form, which `policylint check --fix` writes."""

    kind: Literal["replace"]
    prefer: str | None = None
    """What to write instead, unless a term names its own; a pattern's groups stand as \\1 or \\g<name>."""


def compile(spec: Spec, compiler: RuleCompiler) -> dict[str, Any]:  # noqa: A001 - the step's name in every kind
    """Terms and patterns, at least one, and a preferred form for each."""
    compiler.add_all(spec)
    if not has_words(spec):
        compiler.fault((), message("rule.nothing_to_match"))
    if spec.prefer is None:
        for i, term in enumerate(spec.terms):
            if not (isinstance(term, TermSpec) and term.prefer is not None):
                compiler.fault(("terms", i), message("rule.no_preferred_form"))
        if spec.patterns or spec.terms_file:
            compiler.fault((), message("rule.no_preferred_form"))
    for i, pattern in enumerate(spec.patterns):
        _check_template(spec.prefer or "", pattern, ("patterns", i), compiler)
    return {}


def _check_template(prefer: str, pattern: str, path: tuple[str | int, ...], compiler: RuleCompiler) -> None:
    """A preferred form may name only groups that the pattern has."""
    import regex

    try:
        # Compiles the template without needing a match.
        regex.compile(pattern).sub(prefer, "")
    except (regex.error, IndexError) as error:
        compiler.fault(path, message("rule.bad_template", reason=str(error)))


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:
    """One hit for each match that is not in its preferred form yet."""
    for match in outermost(matcher.matches()):
        prefer = str(matcher.option(match.entry, "prefer"))
        if match.groups is not None:
            prefer = match.groups.expand(prefer)
        if match.text != prefer:
            said = message("findings.replace" if prefer else "findings.leave_out", match=match.text, prefer=prefer)
            args = {"term": matcher.entry_text(match.entry)}
            yield replacing(rule, match, prefer=prefer, said=said, args=args, scan=scan, targets=targets)
