"""attest: what no program decides; somebody of a role has to put their name to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from policylint.engine.notes import names, note, said
from policylint.engine.roster import key
from policylint.engine.scan import Hit
from policylint.engine.signoff import judge, sign_offs, titles_of
from policylint.kinds.spec import Localized, RuleSpec
from policylint.messages import message
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.engine.matching import Matcher
    from policylint.engine.program import Rule
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target

ALWAYS: Final = True
PLACEHOLDERS: Final = ("statement", "role", "name")


class Spec(RuleSpec):
    """A statement that somebody of a role has to sign in the draft's metadata; never its author."""

    kind: Literal["attest"]
    statement: Localized
    """What is signed."""
    role: str | tuple[str, ...]
    """Who may sign: a role of the policy, or one of several."""


def compile(spec: Spec, compiler: RuleCompiler) -> dict[str, Any]:  # noqa: A001 - the step's name in every kind
    """A statement, roles that the policy has, and the names under which drafts state the sign-off."""
    from policylint.policy.references import known_names

    source = compiler.source
    roles = known_names("roles", spec.role, ("role",), compiler)
    statement = compiler.sentence("statement")
    if not any(text.strip() for text in statement.values()):
        compiler.fault(("statement",), message("attest.no_statement"))
    # The clause comes first: it is the name that signers know. Of several statements on one clause it names none.
    sharing = [r for r in compiler.policy.rules if r.kind == "attest" and r.spec.clause == spec.clause]
    clause = spec.clause if len(sharing) < 2 else None
    known = (*filter(None, (clause,)), spec.id, source.id, *spec.aliases, *source.aliases)
    return {"statement": statement, "roles": roles, "names": list(dict.fromkeys(known))}


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:  # noqa: ARG001
    """One hit for the draft where nobody has signed who may, with why those who did do not count."""
    options = rule.options
    attestations = scan.draft.metadata.get("attestations")
    stated = [value for table in _tables(attestations) for value in _under(options["names"], table)]
    verdict = judge([given for value in stated for given in sign_offs(value)], scan, options["roles"])
    if verdict.people:
        return
    roles, name = titles_of(options["roles"], scan), options["names"][0]
    args = {"statement": said(options["statement"]), "role": roles, "name": name}
    # Its full stop goes behind the quotation marks, once.
    bare = said({language: text.rstrip(" .。") for language, text in options["statement"].items()})
    sentences = [] if not rule.message or names(rule, "statement") else [message("attest.statement", statement=bare)]
    if attestations and not any(_tables(attestations)):
        sentences.append(message("attest.form", **args))
    elif not verdict.refused:
        sentences.append(message("attest.unsigned" if stated else "attest.how", **args))
    start = scan.draft.span.start
    yield Hit(
        rule=rule,
        span=scan.draft.fields.get("attestations", Span(start, start)),
        part="metadata",
        match="",
        message=message("attest.needed", **args),
        args=args,
        targets=targets,
        note=note([*sentences, *verdict.remarks]),
        absent=True,
    )


def _tables(stated: object) -> list[dict[str, Any]]:
    """The mappings of names to sign-offs: one, or several in a list."""
    return [table for table in (stated if isinstance(stated, list | tuple) else [stated]) if isinstance(table, dict)]


def _under(known: Sequence[str], table: dict[str, Any]) -> Iterator[object]:
    folded = {key(name) for name in known}
    return (value for name, value in table.items() if key(str(name)) in folded)
