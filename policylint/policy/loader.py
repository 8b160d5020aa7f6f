"""Loading a policy with everything that it takes in; all that is wrong with any of it is reported at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policylint.errors import Diagnostic, PolicyError
from policylint.messages import message
from policylint.policy.catalog import (
    NAME,
    PACK_NAME,
    is_policy_file,
    list_packs,
    list_policies,
    pack_path,
    policy_path,
    shipped_root,
)
from policylint.policy.errors import near
from policylint.policy.inherit import inherited, under
from policylint.policy.lexicons import LexiconTable, without_words
from policylint.policy.loaded import LoadedPolicy
from policylint.policy.references import check_references, override
from policylint.policy.rules import SourcedRule, terms_files, topic_rules
from policylint.policy.schema import validate, validate_rules
from policylint.policy.sealed import SealedLexicon, read_sealed
from policylint.policy.source import DataSource, Keys, Reader, Source, YamlSource, plain, unreadable
from policylint.policy.spec import ExtendsSpec, PackSpec, PolicySpec
from policylint.policy.waivers import with_waivers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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
    loader = _Loader(reader)
    own: Source | None
    if isinstance(source, str | Path):
        path = policy_path(source) if isinstance(source, str) else source
        path = path / "policy.yaml" if path.is_dir() else path
        own = loader.read(path, _no_policy(path))
        folder = path.parent
        data: tuple[Mapping[str, Any], ...] = ()
    else:
        bad: list[tuple[Keys, str]] = []
        given = {"policylint": 1, "name": "inline", **plain(dict(source), (), bad)}
        own = DataSource(path="<policy>", data=given)
        loader.faults += [own.diagnostic(keys, message("policy.no_json", type=name)) for keys, name in bad]
        data = (given,)
    if own is None:
        raise PolicyError(loader.faults)
    found, rules = loader.policy(own, folder, ())
    spec = found or PolicySpec(policylint=1, name="?")
    loader.check_needs(spec, samples=samples or found is None)
    lexicons = loader.lexicons.resolve()
    sealed = loader.sealed()
    loader.faults += loader.lexicons.faults
    if isinstance(own.data, dict):
        loader.faults += check_references(spec, rules, loader.topics, own)
    return LoadedPolicy(
        spec=spec,
        rules=tuple(rules),
        topics=loader.topics,
        lexicons=lexicons,
        sealed=sealed,
        packs=loader.packs,
        clause_places=loader.clauses,
        inputs=tuple(reader.inputs.items()),
        digest=reader.digest(*data),
        faults=tuple(loader.faults),
    )


def _no_policy(path: Path) -> Diagnostic:
    shipped = shipped_root() / "policies"
    if not path.is_relative_to(shipped):
        return Diagnostic(path=str(path), message=message("policy.no_policy_file"))
    name, policies = path.relative_to(shipped).parent.as_posix(), list_policies()
    hint = near(name, policies) or message("policy.hint_path", names=policies)
    return Diagnostic(path=name, message=message("policy.no_shipped_policy", name=name), hint=hint)


@dataclass(slots=True)
class _Loader:
    reader: Reader
    faults: list[Diagnostic] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)
    """Where each pack or policy was first taken in, by its name or path."""
    packs: dict[str, PackSpec] = field(default_factory=dict)
    """The envelopes of the packs, by name."""
    unread: set[str] = field(default_factory=set)
    """Packs that could not be read, of whose rules nothing is known."""
    lexicons: LexiconTable = field(default_factory=LexiconTable)
    topics: dict[str, SourcedRule] = field(default_factory=dict)
    clauses: dict[str, tuple[Source, Keys]] = field(default_factory=dict)
    """Where each clause stands, by its id."""
    tops: dict[str, Path | None] = field(default_factory=dict)
    """The folder that holds what belongs to each file, by the file's path."""
    needs: list[tuple[str, PackSpec, Source, Keys]] = field(default_factory=list)
    """Packs that need names, each with the place that takes it in."""

    def read(self, path: Path, missing: Diagnostic) -> YamlSource | None:
        """A YAML file; what makes it unreadable is reported at the place of ``missing``."""
        try:
            return YamlSource(path=str(path), text=self.reader.read(path))
        except (OSError, UnicodeDecodeError, ValueError) as error:
            self.faults.append(replace(missing, message=unreadable(error, missing.message)))
            return None

    def policy(
        self, source: Source, folder: Path | None, chain: Sequence[Path]
    ) -> tuple[PolicySpec | None, list[SourcedRule]]:
        """A policy and its rules with all overrides; ``chain`` are the files that led here."""
        data = self._data(source)
        if data is None:
            return None, []
        spec, faults = validate(PolicySpec, {**data, "rules": []} if _is_list(data, "rules") else data, source)
        self.faults += faults
        name = data.get("name")
        if spec and not NAME.fullmatch(spec.name):
            self.faults.append(source.diagnostic(("name",), message("policy.bad_name", name=spec.name)))
        rules: list[SourcedRule] = []
        chain = (*chain, Path(source.path)) if isinstance(source, YamlSource) else chain
        bases: list[PolicySpec] = []
        for i, entry in enumerate(data["extends"] if _is_list(data, "extends") else ()):
            base, taken = self._extend(entry, source, i, folder, chain)
            rules += taken
            bases += [base] if base else []
        rules += self._rules(data, str(name), source, folder)
        if spec:
            self._words_of(spec, source, folder)
            self.lexicons.add(spec.names, source, "names")
            self.clauses |= {clause.id: (source, ("clauses", i)) for i, clause in enumerate(spec.clauses)}
            spec = inherited(bases, spec)
            rules, faults = override(rules, spec.overrides, source, self.unread)
            spec, wrong = with_waivers(spec, bases, rules, source, self.unread)
            self.faults += [*faults, *wrong]
        return spec, rules

    def _data(self, source: Source) -> dict[str, Any] | None:
        self.faults += source.faults()
        if isinstance(source, YamlSource) and source.tree.root is None:
            return None
        if not isinstance(source.data, dict):
            self.faults.append(source.diagnostic((), message("policy.not_a_mapping")))
            return None
        return source.data

    def _extend(
        self, entry: Any, source: Source, index: int, folder: Path | None, chain: Sequence[Path]
    ) -> tuple[PolicySpec | None, list[SourcedRule]]:
        """What an entry of ``extends`` takes in, under its conditions."""
        keys: Keys = ("extends", index)
        spec = ExtendsSpec(pack=entry) if isinstance(entry, str) else None
        if isinstance(entry, dict):
            keys = (*keys, "pack")
            spec, _ = validate(ExtendsSpec, entry, source, ("extends", index))  # its faults are those of the policy
        if spec is None:
            return None, []
        base: PolicySpec | None = None
        if is_policy_file(spec.pack):
            base, rules = self._base(spec.pack, source, keys, folder, chain)
        else:
            rules = self._pack(spec.pack, source, keys, folder)
        return base, [under(rule, spec, source, ("extends", index)) for rule in rules]

    def _base(
        self, name: str, source: Source, keys: Keys, folder: Path | None, chain: Sequence[Path]
    ) -> tuple[PolicySpec | None, list[SourcedRule]]:
        if folder is None:
            self.faults.append(source.diagnostic(keys, message("policy.extends_needs_file", name=name)))
            return None, []
        path = folder / name
        path = path / "policy.yaml" if path.is_dir() else path
        circle = [p.resolve() for p in chain]
        if path.resolve() in circle:
            around = [*chain[circle.index(path.resolve()) :], path]
            said = message("policy.circle", chain=" → ".join(p.name if p.parent == folder else str(p) for p in around))
            self.faults.append(source.diagnostic(keys, said))
            return None, []
        if self._is_taken(str(path.resolve()), "policy.policy_twice", name, source, keys):
            return None, []
        file = self.read(path, source.diagnostic(keys, message("policy.no_policy_file")))
        return self.policy(file, path.parent, chain) if file else (None, [])

    def _pack(self, name: str, source: Source, keys: Keys, folder: Path | None) -> list[SourcedRule]:
        if not PACK_NAME.fullmatch(name):
            self.faults.append(source.diagnostic(keys, message("policy.bad_pack_name", name=name)))
            return []
        if self._is_taken(name, "policy.pack_twice", name, source, keys):
            return []
        path = pack_path(name, folder, self.reader)
        missing = source.diagnostic(keys, message("policy.no_such_pack", name=name), near(name, list_packs(folder)))
        file = self.read(path, missing) if path else None
        if path is None:
            self.faults.append(missing)
        data = self._data(file) if file else None
        if file is None or path is None or data is None:
            self.unread.add(name)
            return []
        envelope = {**data, "rules": []} if _is_list(data, "rules") else data
        spec, faults = validate(PackSpec, envelope, file)
        self.faults += faults
        shipped = shipped_root() / "rules"
        top = shipped if path.is_relative_to(shipped) else (folder or shipped)
        if spec:
            self.packs[name] = spec
            self._words_of(spec, file, top)
            self.needs.append((name, spec, source, keys))
        return self._rules(data, name, file, top)

    def _words_of(self, spec: PackSpec | PolicySpec, source: Source, folder: Path | None) -> None:
        """The lexicons and topics of a file, whose own files lie in ``folder`` or below it."""
        self.tops[source.path] = folder
        needed = {name for _, pack, _, _ in self.needs for name in pack.needs}
        self.faults += without_words(spec, source, taken=self.lexicons.names, needed=needed)
        self.lexicons.add(spec.lexicons, source, "lexicons")
        topics, faults = topic_rules(spec.topics, source, folder, self.reader)
        self.topics |= topics
        self.faults += faults

    def sealed(self) -> dict[str, SealedLexicon]:
        """The sealed lexicons that can be used."""
        found = {}
        for name, spec, source, keys in self.lexicons.sealed():
            lexicon, faults = read_sealed(spec, source, keys, self.tops[source.path], self.reader)
            self.faults += faults
            if lexicon is not None:
                found[name] = lexicon
        return found

    def check_needs(self, spec: PolicySpec, *, samples: bool) -> None:
        """Whether the policy gives the names that its packs need; else the packs' samples are taken, or reported."""
        for pack, envelope, source, keys in self.needs:
            missing = {name: words for name, words in envelope.needs.items() if name not in spec.names}
            self.lexicons.add(missing, source, "names")
            if missing and not samples:
                name, words = next(iter(missing.items()))
                said = message("policy.names_needed", pack=pack, names=[*missing])
                hint = message("policy.names_hint", name=name, sample=", ".join(words))
                self.faults.append(source.diagnostic(keys, said, hint))

    def _is_taken(self, key: str, fault: str, name: str, source: Source, keys: Keys) -> bool:
        first = self.taken.get(key)
        place = source.diagnostic(keys, message(fault, name=name, first=first))
        if first is not None:
            self.faults.append(place)
            return True
        self.taken[key] = place.place
        return False

    def _rules(self, data: dict[str, Any], pack: str, source: Source, folder: Path | None) -> list[SourcedRule]:
        """The rules that stand in a file; of a faulty one only the faults."""
        if not _is_list(data, "rules"):
            return []
        specs, faults = validate_rules(data["rules"], source)
        rules = []
        for i, spec in enumerate(specs):
            keys: Keys = ("rules", i)
            if spec is None:
                self._note_unread(data["rules"][i], pack)
                continue
            if not NAME.fullmatch(spec.id):
                faults.append(source.diagnostic((*keys, "id"), message("policy.bad_rule_id", id=spec.id)))
            files, missing = terms_files(spec, source, keys, folder, self.reader)
            faults += missing
            rules.append(
                SourcedRule(id=f"{pack}/{spec.id}", pack=pack, spec=spec, source=source, keys=keys, files=files)
            )
        self.faults += faults
        return rules

    def _note_unread(self, rule: Any, pack: str) -> None:
        """A faulty rule is there all the same: an override of it is not another fault."""
        if isinstance(rule, dict):
            self.unread.add(f"{pack}/{rule.get('id')}")


def _is_list(data: Mapping[str, Any], key: str) -> bool:
    return isinstance(data.get(key), list)
