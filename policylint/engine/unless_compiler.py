"""Compiling the exceptions of a rule: every word folded, in each of its spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policylint.kinds.spec import TermSpec
from policylint.text.variants import forms_of_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.engine.rule_compiler import Path, RuleCompiler
    from policylint.kinds.spec import UnlessSpec


def compile_unless(unless: UnlessSpec | None, compiler: RuleCompiler) -> dict[str, Any]:
    """The exceptions of a rule as :class:`policylint.engine.program.Unless` reads them, without those it has not."""
    if unless is None:
        return {}
    compiled: dict[str, Any] = {
        name: _folded_all(compiler, getattr(unless, name), ("unless", name)) for name in ("within", "before", "after")
    }
    if unless.near:
        path = ("unless", "near")
        patterns = unless.near.patterns
        compiled |= {
            "near": _folded_all(compiler, unless.near.terms, (*path, "terms")),
            "near_patterns": [p for i, p in enumerate(patterns) if compiler.check_pattern(p, (*path, "patterns", i))],
            "near_chars": unless.near.chars,
        }
    return {name: value for name, value in compiled.items() if value}


def _folded_all(compiler: RuleCompiler, terms: str | Sequence[Any], path: Path) -> list[str]:
    places = [(terms, path)] if isinstance(terms, str) else [(term, (*path, i)) for i, term in enumerate(terms)]
    texts = [(t.term if isinstance(t, TermSpec) else t, place) for t, place in places]
    words = ((word, place) for text, place in texts for word in compiler.expanded(text, place))
    folded = [literal for word, place in words if (literal := compiler.folded(word, place))]
    # An exception is understood in every spelling; where it is read as another word, it only excuses more.
    spelt = forms_of_all(folded, mixed=compiler.spec.confidential)
    return list(dict.fromkeys(text for word in folded for text in (word, *(form.text for form in spelt[word]))))
