"""identifier: numbers and addresses of people and companies, found by form, check digits and the words beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from policylint.drafts.model import PartName  # noqa: TC001 - pydantic reads the annotations at run time
from policylint.engine.scan import Hit
from policylint.identifiers.find import find
from policylint.identifiers.types import IdentifierType  # noqa: TC001 - likewise
from policylint.kinds.spec import RuleSpec
from policylint.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.engine.matching import Matcher
    from policylint.engine.program import Rule
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target
    from policylint.engine.view import PartView
    from policylint.identifiers.types import Identifier

ALWAYS: Final = True
PLACEHOLDERS: Final = ("type",)


class Spec(RuleSpec):
    """Personal data that must not be published. What is found is hidden in every output."""

    kind: Literal["identifier"]
    types: tuple[IdentifierType, ...]
    """What is looked for."""
    allow: str | tuple[str, ...] = ()
    """The company's own published contacts: numbers and addresses in whatever form, @domain for all addresses of a
    domain, $name for a lexicon of them."""
    in_: PartName | tuple[PartName, ...] | Literal["everywhere"] | None = None
    """Text parts to look at; without it all, metadata and comments too."""


def compile(spec: Spec, compiler: RuleCompiler) -> dict[str, Any]:  # noqa: A001 - the step's name in every kind
    """At least one type, and allowed values that can be met."""
    compiler.confidential = True
    if not spec.types:
        compiler.fault(("types",), message("identifier.no_types"))
    allowed: set[str] = set()
    for i, text in enumerate([spec.allow] if isinstance(spec.allow, str) else spec.allow):
        path = ("allow",) if isinstance(spec.allow, str) else ("allow", i)
        for word in compiler.expanded(text, path):
            values = _allowed(word, spec.types)
            allowed |= values
            # A lexicon of contacts serves several rules, and may hold what none looks for, such as toll-free numbers.
            if not values and spec.types and word == text:
                compiler.fault(path, message("identifier.never_met", value=word))
    return {"types": spec.types, "allow": sorted(allowed)}


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:  # noqa: ARG001
    """One hit for each identifier, also where its place is seen through two parts (a title that is metadata, too)."""
    types, allowed = rule.options["types"], rule.options["allow"]
    seen = set()
    for view in scan.searched(rule):
        for found in find(view.folded.text, view.part.field):
            if found.type not in types or _is_allowed(found, allowed):
                continue
            hit = _hit(rule, found, view, targets)
            # Text from outside the file has no place in it.
            place = (hit.span, "" if hit.span.start < hit.span.end else f"{view.part.field} {found.start}")
            if place not in seen and view.in_scope(rule.parts, *view.folded.offsets.span(found.start, found.end)):
                seen.add(place)
                yield hit


def _hit(rule: Rule, found: Identifier, view: PartView, targets: Sequence[Target]) -> Hit:
    """What is said of an identifier; a specimen counts as info."""
    from policylint.identifiers.phones import national
    from policylint.identifiers.tables import is_specimen

    start, end = view.folded.offsets.span(found.start, found.end)
    # The value serves to hide the number elsewhere, in whatever spelling and with or without its country's code.
    args = {"type": message(f"identifier.{found.type.replace('-', '_')}"), "value": national(found.value)}
    specimen = is_specimen(found)
    return Hit(
        rule=rule,
        span=view.part.offsets.span(start, end),
        part=view.part.name,
        match=view.part.text[start:end],
        message=message("identifier.found", **args),
        args=args,
        targets=targets,
        severity="info" if specimen else None,
        note=message("identifier.specimen") if specimen else None,
    )


def _allowed(word: str, types: Sequence[str]) -> set[str]:
    """The normalised values that a word of ``allow`` stands for, as far as they are of the types."""
    from policylint.identifiers.scan import read

    values = {found.value for found in read(f"x{word}" if word.startswith("@") else word) if found.type in types}
    return {value[1:] for value in values} if word.startswith("@") else values


def _is_allowed(found: Identifier, allowed: Sequence[str]) -> bool:
    if found.type != "email" or found.value in allowed:
        return found.value in allowed
    labels = found.value.partition("@")[2].split(".")
    return any("@" + ".".join(labels[i:]) in allowed for i in range(len(labels)))
