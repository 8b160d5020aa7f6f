"""Compiling a loaded policy into a program."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import chain
from typing import TYPE_CHECKING, Any

from policylint.data import platform_limits
from policylint.drafts.fields import platform_of
from policylint.engine.condition import asked
from policylint.engine.program import Header, Program
from policylint.engine.roster import key
from policylint.engine.rule_compiler import RuleCompiler
from policylint.errors import Diagnostic, PolicyError
from policylint.kinds.spec import has_words, localized
from policylint.messages import LANGUAGES
from policylint.policy.named import named_secrets
from policylint.policy.roster import people_of, roles_of
from policylint.policy.spec import as_data
from policylint.policy.waivers import waiver_of
from policylint.text.variants import forms_of_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.rules import SourcedRule
    from policylint.policy.sealed import SealedLexicon
    from policylint.policy.spec import AccountSpec, WindowSpec
    from policylint.text.variants import Form


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
    sealing: dict[str, list[str]] = {}
    asked_topics: set[str] = set()
    sources = [source for source in loaded.rules if source.spec.status != "retired"]
    topics = {name: source for name, source in loaded.topics.items() if has_words(source.spec)}
    spellings = _spellings((*sources, *topics.values()))
    for source in (*sources, *topics.values()):
        compiler = RuleCompiler(
            source,
            len(lines),
            literals,
            policy=loaded,
            lexicons=loaded.lexicons,
            sealed=loaded.sealed,
            spellings=spellings[source.spec.confidential],
            faults=faults,
        )
        record = compiler.compile()
        for position in record["sealed"]:
            sealing.setdefault(record["entries"][position]["sealed"], []).append(source.id)
        asked_topics.update(key(name) for name in asked(record["when"], "topics") if isinstance(name, str))
        if compiler.always and len(lines) < len(sources):
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
        words=tuple(dict.fromkeys((*spec.words, *chain.from_iterable(spec.names.values())))),
        warnings=[_warning(fault) for fault in (*loaded.warnings, *faults) if fault.severity == "warning"],
        rules=len(sources),
        topics={
            name: {
                "names": [name, *localized(source.spec.title).values()],
                "title": localized(source.spec.title or name),
                "rule": len(sources) + list(topics).index(name) if name in topics else None,
            }
            for name, source in loaded.topics.items()
        },
        asked_topics=sorted(asked_topics),
        people=people_of(spec),
        roles=roles_of(spec),
        sealed={name: _sealed(loaded.sealed[name], rules) for name, rules in sealing.items()},
        windows={name: _window(window) for name, window in spec.windows.items()},
        embargoes=_embargoes(sources),
        waivers=[asdict(waiver_of(waiver)) for waiver in spec.waivers],
        limits_as_of=_limits_as_of(sources),
        secrets=sorted(named_secrets(loaded)),
    )
    ordered = sorted(literals)
    return Program(header, ordered, [json.dumps(literals[literal]) for literal in ordered], lines)


def _spellings(sources: Sequence[SourcedRule]) -> dict[bool, dict[str, tuple[Form, ...]]]:
    """The spellings of all plain terms, by whether their rules are confidential.

    They are looked up together, which is three times as quick as one by one.
    """
    return {
        mixed: forms_of_all((t for s in sources if s.spec.confidential is mixed for t in _plain_terms(s)), mixed=mixed)
        for mixed in (False, True)
    }


def _plain_terms(source: SourcedRule) -> Iterator[str]:
    yield from (term for term in getattr(source.spec, "terms", ()) if isinstance(term, str))
    yield from (term for term, _ in source.terms_from_files())


def _account(account: AccountSpec) -> dict[str, Any]:
    # Drafts, conditions and the table of limits have platforms under their canonical names.
    return {**as_data(account), "platform": platform_of(account.platform)}


def _sealed(lexicon: SealedLexicon, rules: list[str]) -> dict[str, Any]:
    missing = lexicon.spec.when_key_missing
    return {**as_data(lexicon.file), "place": lexicon.place, "when_key_missing": missing, "rules": rules}


def _window(window: WindowSpec) -> dict[str, Any]:
    once = [(window.from_, window.until)] if window.from_ or window.until else []
    return {
        "title": localized(window.title),
        "periods": [*once, *((period.from_, period.until) for period in window.periods)],
        "monthly": (window.monthly.from_, window.monthly.until) if window.monthly else None,
    }


def _embargoes(rules: Iterable[SourcedRule]) -> dict[str, str]:
    """When embargoes end for good: those of windows end with them."""
    specs: list[tuple[str, Any]] = [(rule.id, rule.spec) for rule in rules if rule.kind == "embargo"]
    return {id_: spec.until for id_, spec in specs if spec.until is not None and not spec.windows}


def _limits_as_of(rules: Iterable[SourcedRule]) -> dict[str, str]:
    """When the limits of each platform on which rules rely were last held against their sources; the oldest counts."""
    specs: list[Any] = [rule.spec for rule in rules if rule.kind == "limit"]
    measured = {(spec.part, spec.measure) for spec in specs if spec.max is None and spec.min is None}
    days: dict[str, str] = {}
    for row in platform_limits() if measured else ():
        if (row.part, row.measure) in measured:
            days[row.platform] = min(row.as_of, days.get(row.platform, row.as_of))
    return days


def _warning(fault: Diagnostic) -> dict[str, str]:
    place = f"{fault.path}:{fault.line}:{fault.column}" if fault.line else fault.path
    return {language: f"{place}: {fault.message.text(language)}" for language in LANGUAGES}
