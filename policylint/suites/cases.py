"""From a file of policy tests and its policy to tests that can be run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint import config as configuration
from policylint import drafts
from policylint.api import names as selects
from policylint.config import Config
from policylint.engine.builtin import RULES
from policylint.errors import PolicyError
from policylint.messages import message
from policylint.policy.errors import near
from policylint.policy.lexicons import named_in
from policylint.policy.reader import unreadable
from policylint.policy.roster import instant_of, not_an_instant
from policylint.policy.rule_names import RuleNames, near_rule
from policylint.policy.waivers import checked_waivers, waiver_of
from policylint.suites.model import Case, Expected
from policylint.suites.spec import DraftSpec

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policylint.drafts.model import Document
    from policylint.errors import Diagnostic
    from policylint.messages import Message
    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.source import Keys
    from policylint.suites.files import Suite
    from policylint.suites.spec import CaseSpec, ExpectedSpec


def cases_of(suite: Suite, loaded: LoadedPolicy) -> tuple[list[Case], list[Diagnostic]]:
    """The tests of a file, and what is wrong with them beyond their shape.

    Of a policy that has errors not all rules may be known, so that no name of one is called wrong.
    """
    reader = _Reader(suite, loaded)
    return [reader.case(spec, ("tests", i)) for i, spec in suite.cases.items()], reader.faults


class _Reader:
    def __init__(self, suite: Suite, loaded: LoadedPolicy) -> None:
        self.faults: list[Diagnostic] = []
        self._suite = suite
        self._loaded = loaded
        self._names = RuleNames.of(loaded.rules, loaded.spec.name)
        self._in_force = [*(rule.id for rule in loaded.rules if rule.spec.status != "retired"), *RULES]
        self._configs: dict[Path, Config] = {}

    def case(self, spec: CaseSpec, keys: Keys) -> Case:
        """The test that stands at ``keys``; what is wrong with it is noted."""
        now = None if spec.now is None else instant_of(spec.now)
        if spec.now is not None and now is None:
            self._fault((*keys, "now"), *not_an_instant(spec.now))
        waivers, faults = checked_waivers(
            spec.waivers, self._names, self._loaded.spec.accounts, self._suite.source, (*keys, "waivers")
        )
        self.faults += () if self._loaded.errors else faults
        return Case(
            name=spec.name,
            place=self._suite.source.place((*keys, "findings")),
            now=now,
            documents=tuple(self._documents(spec, keys)),
            waivers=tuple(map(waiver_of, waivers)),
            only=tuple(self._selected(name, (*keys, "only", i)) for i, name in enumerate(spec.only)),
            expected=tuple(self._expected(e, (*keys, "findings", i)) for i, e in enumerate(spec.findings)),
        )

    def _selected(self, name: str, keys: Keys) -> str:
        wanted = self._names.find(name) or name
        if not self._loaded.errors and not any(selects(wanted, rule) for rule in self._in_force):
            packs = {rule.rpartition("/")[0] for rule in self._in_force}
            self._fault(keys, message("suite.unknown_selection", name=name), near(name, [*self._in_force, *packs]))
        return wanted

    def _expected(self, spec: ExpectedSpec, keys: Keys) -> Expected:
        rule = self._names.find(spec.rule)
        if rule is None and not self._loaded.errors:
            said = message("suite.unknown_rule", id=spec.rule)
            self._fault((*keys, "rule"), said, near_rule(spec.rule, self._names.ids))
        if spec.draft is not None and spec.draft < 0:
            self._fault((*keys, "draft"), message("suite.negative_draft"))
        return Expected(
            rule=rule or spec.rule,
            text=None if spec.text is None else named_in(spec.text, self._loaded.lexicons),
            severity=spec.severity,
            draft=spec.draft,
            disposition=spec.disposition,
            place=self._suite.source.place(keys),
        )

    def _documents(self, spec: CaseSpec, keys: Keys) -> Iterator[Document]:
        given: list[tuple[str | DraftSpec, Keys]] = [(d, (*keys, "drafts", i)) for i, d in enumerate(spec.drafts)]
        if spec.draft is not None and given:
            self._fault((*keys, "drafts"), message("suite.draft_and_drafts"))
        if spec.draft is not None:
            given = [(spec.draft, (*keys, "draft"))]
        if not given:
            self._fault(keys, message("suite.no_draft"))
        taken: set[str] = set()
        for index, (draft, place) in enumerate(given):
            said = DraftSpec(path=draft) if isinstance(draft, str) else draft
            name = said.path or f"draft-{index}"
            while name in taken:
                name = f"./{name}"  # another name for the same file
            taken.add(name)
            if (said.text is None) == (said.path is None):
                self._fault(place, message("suite.text_or_path"))
            elif said.text is not None:
                yield self._written(said.text, said, name)
            else:
                yield from self._read(said, name, place if isinstance(draft, str) else (*place, "path"))

    def _written(self, text: str, draft: DraftSpec, name: str) -> Document:
        fields = self._config(self._suite.path.parent).field_map
        text = named_in(text, self._loaded.lexicons)
        return drafts.read_text(name, text, format=draft.format or "text", fields=fields, metadata=draft.set_)

    def _read(self, draft: DraftSpec, name: str, keys: Keys) -> Iterator[Document]:
        """The file of a draft, read as ``check`` would read it."""
        path = self._suite.path.parent / name
        missing = message("suite.no_draft_file", path=draft.path)
        if not path.is_file():
            self._fault(keys, missing, message("suite.hint_text"))
            return
        config = self._config(path.parent)
        form = draft.format or config.format_of(path) or drafts.format_of(path.name)
        if form is None:
            self._fault(keys, message("suite.unknown_format", path=draft.path))
            return
        try:
            data = path.read_bytes()
        except OSError as error:
            self._fault(keys, unreadable(error, missing))
            return
        encoding, fields = config.encoding_of(path), config.field_map
        yield drafts.read(name, data, format=form, encoding=encoding, fields=fields, metadata=draft.set_)

    def _config(self, folder: Path) -> Config:
        """The configuration that holds in a folder."""
        folder = folder.absolute()
        if folder not in self._configs:
            path = configuration.find(folder)
            self._configs[folder] = Config()
            try:
                self._configs[folder] = configuration.load(path) if path else Config()
            except PolicyError as error:
                self.faults += [fault for fault in error.diagnostics if fault not in self.faults]
        return self._configs[folder]

    def _fault(self, keys: Keys, said: Message, hint: Message | None = None) -> None:
        self.faults.append(self._suite.source.diagnostic(keys, said, hint))
