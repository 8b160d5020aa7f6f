"""Collects what a policy takes in: its own file, the policies and packs that it extends, and their word lists."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policylint.messages import message
from policylint.policy.catalog import NAME, PACK_NAME, is_policy_file, list_packs, pack_path, shipped_root
from policylint.policy.conceal import is_confidential
from policylint.policy.errors import near
from policylint.policy.inherit import WholePolicy, inherited, under
from policylint.policy.lexicons import LexiconTable, without_words
from policylint.policy.reader import Reader, unreadable
from policylint.policy.references import check_time_zone, override, secret_overrides
from policylint.policy.rules import SourcedRule, terms_files, topic_rules
from policylint.policy.schema import validate, validate_rules
from policylint.policy.sealed import SealedLexicon, read_sealed
from policylint.policy.source import Keys, Source, YamlSource
from policylint.policy.spec import ExtendsSpec, PackSpec, PolicySpec
from policylint.policy.waivers import with_waivers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policylint.errors import Diagnostic


@dataclass(slots=True)
class Collector:
    """Reads the files of one policy; what is wrong with any of them goes to ``faults``."""

    reader: Reader
    faults: list[Diagnostic] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)
    """Where each pack or policy was first taken in, by its name or path."""
    packs: dict[str, PackSpec] = field(default_factory=dict)
    """The envelopes of the packs, by name."""
    unread: set[str] = field(default_factory=set)
    """Packs and rules that could not be read."""
    secret: set[str] = field(default_factory=set)
    """Those of them that are confidential, as any rule of a pack that could not be read may be."""
    lexicons: LexiconTable = field(default_factory=LexiconTable)
    topics: dict[str, SourcedRule] = field(default_factory=dict)
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
    ) -> tuple[WholePolicy | None, list[SourcedRule]]:
        """A policy and its rules with all overrides; ``chain`` are the files that led here."""
        data = self._data(source)
        if data is None:
            return None, []
        rules: list[SourcedRule] = []
        chain = (*chain, Path(source.path)) if isinstance(source, YamlSource) else chain
        bases: dict[int, WholePolicy] = {}
        for i, entry in enumerate(data["extends"] if _is_list(data, "extends") else ()):
            base, taken = self._extend(entry, source, i, folder, chain)
            rules += taken
            if base:
                bases[i] = base
        rules += self._rules(data, str(data.get("name")), source, folder)
        # Which rules are confidential is known before anything is said of what the policy changes in them.
        source.hide(secret_overrides(data.get("overrides"), rules, self.secret))
        spec, faults = validate(PolicySpec, {**data, "rules": []} if _is_list(data, "rules") else data, source)
        self.faults += faults
        if spec and not NAME.fullmatch(spec.name):
            self.faults.append(source.diagnostic(("name",), message("policy.bad_name", name=spec.name)))
        if spec:
            self.faults += check_time_zone(spec, source)
            self._words_of(spec, source, folder)
            self.lexicons.add(spec.names, source, "names")
            whole, faults = inherited(bases, spec, source)
            self.faults += faults
            rules, faults = override(rules, spec.overrides, source, self.unread)
            inherited_specs = [base.spec for base in bases.values()]
            spec, wrong = with_waivers(whole.spec, inherited_specs, rules, source, self.unread)
            self.faults += [*faults, *wrong]
            return replace(whole, spec=spec), rules
        return None, rules

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
    ) -> tuple[WholePolicy | None, list[SourcedRule]]:
        """What an entry of ``extends`` takes in, under its conditions."""
        keys: Keys = ("extends", index)
        spec = ExtendsSpec(pack=entry) if isinstance(entry, str) else None
        if isinstance(entry, dict):
            keys = (*keys, "pack")
            spec, _ = validate(ExtendsSpec, entry, source, ("extends", index))  # its faults are those of the policy
        if spec is None:
            return None, []
        base: WholePolicy | None = None
        if is_policy_file(spec.pack):
            base, rules = self._base(spec.pack, source, keys, folder, chain)
        else:
            rules = self._pack(spec.pack, source, keys, folder)
        return base, [under(rule, spec, source, ("extends", index)) for rule in rules]

    def _base(
        self, name: str, source: Source, keys: Keys, folder: Path | None, chain: Sequence[Path]
    ) -> tuple[WholePolicy | None, list[SourcedRule]]:
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
            self.secret.add(name)
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
            name = f"{pack}/{rule.get('id')}"
            self.unread.add(name)
            self.secret |= {name} if is_confidential(rule) else set()


def _is_list(data: Mapping[str, Any], key: str) -> bool:
    return isinstance(data.get(key), list)
