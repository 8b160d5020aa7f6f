"""Loading a policy with everything that it takes in; all that is wrong with any of it is reported at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from policylint.errors import Diagnostic, PolicyError
from policylint.messages import message
from policylint.policy.catalog import list_policies, policy_path, shipped_root
from policylint.policy.collector import Collector
from policylint.policy.errors import near
from policylint.policy.inherit import inherited
from policylint.policy.loaded import LoadedPolicy
from policylint.policy.reader import Reader
from policylint.policy.references import check_references
from policylint.policy.source import DataSource, Keys, Source, plain
from policylint.policy.spec import PolicySpec

if TYPE_CHECKING:
    from collections.abc import Mapping


def load(source: str | Path | Mapping[str, Any], *, folder: Path | None = None) -> LoadedPolicy:
    """Load a policy from its file or folder, by the name of a shipped one, or from data.

    Data may leave out ``policylint: 1`` and ``name``; ``folder`` is where its own ``rules/`` and term files lie, if
    anywhere. Raises :class:`PolicyError` with everything that is wrong in any file.
    """
    loaded = read(source, folder=folder)
    if loaded.errors:
        raise PolicyError(loaded.faults)
    return loaded


def read(source: str | Path | Mapping[str, Any], *, folder: Path | None = None, samples: bool = False) -> LoadedPolicy:
    """A policy with its faults; of one that has errors, the rules that are sound by themselves.

    So what is wrong with the meaning of some rules can be told together with what is wrong with the shape of others.
    With ``samples``, the samples of a pack stand for the names that it needs and that the policy does not give.
    Raises :class:`PolicyError` only where nothing can be read.
    """
    reader = Reader()
    collector = Collector(reader)
    own: Source | None
    if isinstance(source, str | Path):
        path = policy_path(source) if isinstance(source, str) else source
        path = path / "policy.yaml" if path.is_dir() else path
        own = collector.read(path, _no_policy(path))
        folder = path.parent
        data: tuple[Mapping[str, Any], ...] = ()
    else:
        bad: list[tuple[Keys, str]] = []
        given = {"policylint": 1, "name": "inline", **plain(dict(source), (), bad)}
        own = DataSource(path="<policy>", data=given)
        collector.faults += [own.diagnostic(keys, message("policy.no_json", type=name)) for keys, name in bad]
        data = (given,)
    if own is None:
        raise PolicyError(collector.faults)
    found, rules = collector.policy(own, folder, ())
    whole = found or inherited({}, PolicySpec(policylint=1, name="?"), own)[0]
    collector.check_needs(whole.spec, samples=samples or found is None)
    lexicons = collector.lexicons.resolve()
    sealed = collector.sealed()
    collector.faults += collector.lexicons.faults
    collector.faults += check_references(whole, rules, collector.topics)
    return LoadedPolicy(
        spec=whole.spec,
        rules=tuple(rules),
        topics=collector.topics,
        lexicons=lexicons,
        sealed=sealed,
        packs=collector.packs,
        clause_places={clause.name: (clause.source, clause.keys) for clause in whole.entries["clauses"]},
        inputs=tuple(reader.inputs.items()),
        digest=reader.digest(*data),
        faults=tuple(collector.faults),
    )


def _no_policy(path: Path) -> Diagnostic:
    shipped = shipped_root() / "policies"
    if not path.is_relative_to(shipped):
        return Diagnostic(path=str(path), message=message("policy.no_policy_file"))
    name, policies = path.relative_to(shipped).parent.as_posix(), list_policies()
    hint = near(name, policies) or message("policy.hint_path", names=policies)
    return Diagnostic(path=name, message=message("policy.no_shipped_policy", name=name), hint=hint)
