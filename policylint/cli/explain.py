"""``policylint explain``: what a rule is about and how to comply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from policylint.cli.language import help_text, interface_language
from policylint.cli.options import lang_option, policy_option
from policylint.cli.policies import chosen_source, output_language
from policylint.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.kinds.spec import Example, Localized, RuleSpec
    from policylint.messages import Language
    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.rules import SourcedRule


@click.command("explain", help=help_text("explain"))
@click.argument("rule", required=False)
@click.option("--at", metavar="FILE:LINE:COL", help=help_text("at"))
@policy_option
@lang_option
def command(*, rule: str | None, at: str | None, policy: str | None, lang: Language | None) -> int:
    """The help is in the catalogue."""
    if at is not None:
        from policylint.cli.trace import explain_place

        return explain_place(at, rule, policy, lang)
    if rule is None:
        raise click.UsageError(say("cli.explain_what", interface_language()))
    from policylint.policy.loader import load

    loaded = load(chosen_source(policy))
    language = output_language(lang, loaded.spec.language)
    found = next((r for r in loaded.rules if rule == r.id or rule in r.aliases), None)
    if found is None and rule.startswith("policylint/") and _show_builtin(rule, language):
        return 0
    if found is None:
        from difflib import get_close_matches

        near = get_close_matches(rule, [r.id for r in loaded.rules], 1)
        key = "cli.unknown_rule_near" if near else "cli.unknown_rule"
        raise click.UsageError(say(key, interface_language(), rule=rule, near="".join(near)))
    click.echo("\n".join(_lines(found, loaded, language)))
    return 0


def _show_builtin(rule: str, language: Language) -> bool:
    """A rule that holds under every policy."""
    from policylint.engine.builtin import RULES

    found = RULES.get(rule)
    if found is not None:
        click.echo(
            f"{found.id}  {found.title[language]}\n\n{say('cli.explain_suggest', language)}: {found.suggest[language]}"
        )
    return found is not None


def _lines(rule: SourcedRule, loaded: LoadedPolicy, language: Language) -> Iterator[str]:
    spec = rule.spec
    yield f"{rule.id}  {_said(spec.title, language)}".rstrip()
    yield ""
    clause = next((c for c in loaded.spec.clauses if c.id == spec.clause), None)
    clause_text = _said(clause.text or clause.title, language) if clause else ""
    facts = {
        "kind": rule.kind,
        "severity": say(f"policy.severity_{spec.severity}", language),
        "status": "" if spec.status == "active" else spec.status,
        "clause": f"{spec.clause} {clause_text}" if spec.clause else "",
        "since": spec.since or "",
        "when": "; ".join(map(_condition, filter(None, (spec.when, *rule.when)))),
        "message": _said(spec.message, language),
        "suggest": _said(spec.suggest, language),
        "prefer": "; ".join(_preferred(spec)),
        "references": "; ".join(spec.references),
        "file": rule.place,
    }
    for name, value in facts.items():
        if value:
            yield say("cli.explain_line", language, label=say(f"cli.explain_{name}", language), value=value)
    if spec.confidential:
        yield say("cli.explain_confidential", language)
    if spec.examples:
        yield from _examples("violating", "✗", spec.examples.violating, language)
        yield from _examples("compliant", "✓", spec.examples.compliant, language)


def _preferred(spec: RuleSpec) -> Iterator[str]:
    """What a replace rule wants to have written, term by term."""
    prefer = getattr(spec, "prefer", None)
    terms = getattr(spec, "terms", ()) if getattr(spec, "kind", "") == "replace" and not spec.confidential else ()
    for term in terms:
        written, own = (term, None) if isinstance(term, str) else (term.term, term.prefer)
        yield f"{written} → {prefer if own is None else own}"


def _examples(name: str, mark: str, examples: tuple[Example, ...], language: Language) -> Iterator[str]:
    if examples:
        yield ""
        yield say("cli.explain_line", language, label=say(f"cli.explain_{name}", language), value="").rstrip()
    for example in examples:
        if isinstance(example, str):
            yield f"  {mark} {' '.join(example.split())}"
        else:
            yield f"  {mark} {' '.join(example.text.split())} {_condition(example.set_ or {})}".rstrip()


def _condition(when: Any) -> str:
    """A condition in the notation that it is written in, on one line."""
    if isinstance(when, dict):
        return ", ".join(f"{key}: {_nested(value)}" for key, value in when.items())
    return str(when)


def _nested(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{_condition(value)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_nested, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _said(text: Localized | None, language: Language) -> str:
    if text is None or isinstance(text, str):
        return text or ""
    return text.get(language) or next(iter(text.values()), "")
