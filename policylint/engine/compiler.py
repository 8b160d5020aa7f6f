"""Compiling a loaded policy into a program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from policylint.engine.program import Header, Program
from policylint.engine.rule_compiler import RuleCompiler
from policylint.errors import Diagnostic, PolicyError
from policylint.messages import LANGUAGES
from policylint.text.variants import forms_of_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from policylint.policy.loader import LoadedPolicy
    from policylint.policy.rules import SourcedRule


def compile_policy(loaded: LoadedPolicy, *, remarks: Callable[[], Iterable[Diagnostic]] = tuple) -> Program:
    """Compile a policy; raises :class:`PolicyError` with every fault of the policy and of the meaning of its rules.

    ``remarks`` makes further diagnostics once it is known to be sound; of all that is no error, the program keeps the
    warnings.
    """
    faults: list[Diagnostic] = []
    literals: dict[str, list[int]] = {}
    lines: list[str] = []
    always: list[int] = []
    has_gaps = False
    lists = loaded.lists
    # Looked up together, which is three times as quick as one by one.
    spellings = forms_of_all(term for source in loaded.rules for term in _plain_terms(source))
    for source in loaded.rules:
        if source.spec.status == "retired":
            continue
        compiler = RuleCompiler(source, len(lines), literals, lists=lists, spellings=spellings, faults=faults)
        record = compiler.compile()
        if compiler.always:
            always.append(len(lines))
        has_gaps = has_gaps or compiler.has_gaps
        lines.append(json.dumps(record, ensure_ascii=False))
    if loaded.errors or any(fault.severity == "error" for fault in faults):
        raise PolicyError([*loaded.faults, *faults])
    faults += remarks()
    spec = loaded.spec
    header = Header(
        name=spec.name,
        version=spec.version,
        digest=loaded.digest,
        language=spec.language,
        timezone=spec.timezone,
        review_by=spec.review_by.isoformat() if spec.review_by else None,
        accounts={name: _account(account) for name, account in spec.accounts.items()},
        always=always,
        has_gaps=has_gaps,
        words=spec.words,
        inputs=loaded.inputs,
        warnings=[_warning(fault) for fault in (*loaded.warnings, *faults) if fault.severity == "warning"],
    )
    return Program(header, list(literals), list(literals.values()), lines)


def _plain_terms(source: SourcedRule) -> Iterator[str]:
    yield from (term for term in getattr(source.spec, "terms", ()) if isinstance(term, str))
    yield from (term for term, _ in source.terms_from_files())


def _account(account: Any) -> dict[str, Any]:
    return {name: getattr(account, name) for name in type(account).__slots__}


def _warning(fault: Diagnostic) -> dict[str, str]:
    place = f"{fault.path}:{fault.line}:{fault.column}" if fault.line else fault.path
    return {language: f"{place}: {fault.message.text(language)}" for language in LANGUAGES}
