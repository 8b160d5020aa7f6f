"""A rule in words, for ``policylint explain``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policylint.document.conditions import notation
from policylint.document.secrets import Secrets
from policylint.engine.run import in_language
from policylint.findings import REDACTED
from policylint.kinds.spec import ExampleSpec, localized
from policylint.messages import say
from policylint.policy.lexicons import named_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.kinds.spec import Example, Localized, RuleSpec
    from policylint.messages import Language
    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.rules import SourcedRule


def described(rule: SourcedRule, loaded: LoadedPolicy, language: Language) -> Iterator[str]:
    """The lines that explain a rule: of what is confidential, in this rule or another, they show nothing.

    Raises :class:`PolicyError` for a policy that does not compile.
    """
    spec = rule.spec
    # What a retired rule looked for is as secret as before.
    active = replace(rule, spec=replace(spec, status="active"))
    secrets = Secrets(replace(loaded, rules=tuple(active if other is rule else other for other in loaded.rules)))
    confidential = secrets.covers(rule.id)

    def shown(text: Localized | None) -> str:
        said = secrets.clean(named_in(in_language(localized(text), language), loaded.lexicons, language))
        return REDACTED if confidential and secrets.told(said.replace(REDACTED, " "), rule.id) else said

    yield f"{rule.id}  {shown(spec.title)}".rstrip()
    yield ""
    clause = next((c for c in loaded.spec.clauses if c.id == spec.clause), None)
    clause_text = shown(clause.text or clause.title) if clause else ""
    facts = {
        "kind": rule.kind,
        "severity": say(f"policy.severity_{spec.severity}", language),
        "status": "" if spec.status == "active" else spec.status,
        "clause": f"{spec.clause} {clause_text}" if spec.clause else "",
        "since": spec.since or "",
        "when": shown("; ".join(map(notation, filter(None, (spec.when, *rule.when))))),
        "message": shown(spec.message),
        "suggest": shown(spec.suggest),
        "prefer": "" if confidential else shown("; ".join(_preferred(spec))),
        "references": shown("; ".join(spec.references)),
        "file": rule.place,
    }
    for name, value in facts.items():
        if value:
            yield _labelled(name, value, language)
    if confidential:
        yield say("cli.explain_confidential", language)
    withheld = 0
    for name, mark in (("violating", "✗"), ("compliant", "✓")):
        examples = [_line(example, loaded) for example in getattr(spec.examples, name, ())]
        told = {example: shown(example) for example in examples}
        if confidential:
            # Of an example in which nothing is found, nobody knows what in it tells the secret.
            told = {example: said for example, said in told.items() if said != example and name == "violating"}
        withheld += len(examples) - len(told)
        if told:
            yield from ("", _labelled(name, "", language).rstrip(), *(f"  {mark} {said}" for said in told.values()))
    if withheld:
        yield from ("", say("cli.explain_withheld", language, count=withheld))


def _labelled(name: str, value: object, language: Language) -> str:
    return say("cli.explain_line", language, label=say(f"cli.explain_{name}", language), value=value)


def _preferred(spec: RuleSpec) -> Iterator[str]:
    """What a replace rule wants to have written, term by term."""
    prefer = getattr(spec, "prefer", None)
    for term in getattr(spec, "terms", ()) if getattr(spec, "kind", "") == "replace" else ():
        written, own = (term, None) if isinstance(term, str) else (term.term, term.prefer)
        yield f"{written} → {prefer if own is None else own}"


def _line(example: Example, loaded: LoadedPolicy) -> str:
    """An example on one line, with its metadata in the notation of a policy."""
    said = ExampleSpec(text=example) if isinstance(example, str) else example
    return " ".join(f"{named_in(said.text, loaded.lexicons)} {notation(said.set_ or {})}".split())
