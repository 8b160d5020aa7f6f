"""A rule in words, for ``policylint explain``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policylint.document.people import holders
from policylint.document.rules import RuleWords
from policylint.document.secrets import Secrets
from policylint.document.times import times
from policylint.document.wording import Wording
from policylint.examples import one_line
from policylint.findings import REDACTED
from policylint.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.model import Line
    from policylint.kinds.spec import Localized
    from policylint.messages import Language
    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.rules import SourcedRule


def described(rule: SourcedRule, loaded: LoadedPolicy, language: Language) -> Iterator[str]:
    """The lines that explain a rule: of what is confidential, in this rule or another, they show nothing.

    Raises :class:`PolicyError` for a policy that does not compile.
    """
    # What a retired rule looked for is as secret as before.
    active = replace(rule, spec=replace(rule.spec, status="active"))
    secrets = Secrets(replace(loaded, rules=tuple(active if other is rule else other for other in loaded.rules)))
    yield from _Description(RuleWords(rule, Wording(loaded, language, secrets))).lines()


class _Description:
    """What is said of one rule."""

    def __init__(self, words: RuleWords) -> None:
        self._words = words
        self._rule = words.rule
        self._wording = words.wording
        self._language = words.wording.language

    def lines(self) -> Iterator[str]:
        """The rule's facts, who and when it names, then its examples."""
        yield f"{self._rule.id}  {self._shown(self._rule.spec.title)}".rstrip()
        yield ""
        yield from (self._line(label, (value,)) for label, value in self._facts() if value)
        yield from self._named()
        if self._words.is_confidential:
            yield say("cli.explain_confidential", self._language)
        yield from self._examples()

    def _facts(self) -> Iterator[tuple[str, str]]:
        """What there is to say, each under its label."""
        spec, loaded = self._rule.spec, self._wording.loaded
        clause = next((c for c in loaded.spec.clauses if c.id == spec.clause), None)
        yield self._label("kind"), self._rule.kind
        yield self._label("severity"), say(f"policy.severity_{spec.severity}", self._language)
        yield self._label("status"), "" if spec.status == "active" else spec.status
        said = self._shown(clause.text or clause.title) if clause else ""
        yield self._label("clause"), f"{spec.clause or ''} {said}".strip()
        yield self._label("since"), str(spec.since or "")
        yield from ((self._wording.say(f"rule_{name}"), self._plain(value)) for name, value in self._words.asked())
        yield self._label("message"), self._shown(spec.message)
        yield self._label("suggest"), self._shown(spec.suggest)
        yield self._label("references"), self._shown("; ".join(spec.references))
        yield self._label("file"), self._rule.place()

    def _named(self) -> Iterator[str]:
        """Who holds the roles that the rule names, and when its windows are."""
        spec = self._wording.loaded.spec
        roles = [name for name in dict.fromkeys(self._words.roles()) if name in spec.roles]
        windows = [name for name in dict.fromkeys(self._words.windows()) if name in spec.windows]
        if roles:
            yield self._heading("roles")
        for role in roles:
            held = self._wording.joined(holders(role, self._wording)) or (self._label("nobody"),)
            yield f"  {self._line(self._wording.role(role), held)}"
        if windows:
            yield self._heading("windows")
        for window in windows:
            yield f"  {self._line(self._wording.window(window), times(spec.windows[window], self._wording))}"
        if windows or any(name == "time" for name, _ in self._words.terms()):
            yield self._wording.say("calendar_intro", zone=spec.timezone)

    def _examples(self) -> Iterator[str]:
        loaded, withheld = self._wording.loaded, 0
        for name, mark in (("violating", "✗"), ("compliant", "✓")):
            written = getattr(self._rule.spec.examples, name, ())
            # Those that read alike on one line are shown once.
            examples = dict.fromkeys(one_line(example, loaded.lexicons) for example in written)
            told = {example: self._shown(example) for example in examples}
            if self._words.is_confidential:
                # Of an example in which nothing is found, nobody knows what in it tells the secret.
                told = {example: said for example, said in told.items() if said != example and name == "violating"}
            elif self._rule.kind == "identifier":
                told = {example: self._wording.secrets.without_personal_data(said) for example, said in told.items()}
            withheld += len(examples) - len(told)
            if told:
                yield from ("", self._heading(name), *(f"  {mark} {said}" for said in told.values()))
        if withheld:
            yield from ("", say("cli.explain_withheld", self._language, count=withheld))

    def _shown(self, text: Localized | None) -> str:
        """A sentence of the policy without what is confidential."""
        said = self._wording.text(text)
        return REDACTED if self._is_secret(said) else said

    def _plain(self, line: Line) -> str:
        """A line of the document as text, likewise."""
        said = "".join(piece if isinstance(piece, str) else piece.text for piece in line)
        return REDACTED if self._is_secret(said) else said

    def _is_secret(self, said: str) -> bool:
        return self._words.is_confidential and self._wording.secrets.told(said.replace(REDACTED, " "), self._rule.id)

    def _label(self, name: str) -> str:
        return say(f"cli.explain_{name}", self._language)

    def _heading(self, name: str) -> str:
        return self._line(self._label(name), ()).rstrip()

    def _line(self, label: str, value: Line) -> str:
        return say("cli.explain_line", self._language, label=label, value=self._plain(value))
