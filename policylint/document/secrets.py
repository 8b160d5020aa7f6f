"""What a document must not tell: the words that confidential rules look for."""

from __future__ import annotations

import datetime
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from policylint.api import Policy, run_for
from policylint.drafts import read_text
from policylint.engine.compiler import compile_policy
from policylint.engine.run import check
from policylint.findings import REDACTED
from policylint.kinds import forbid
from policylint.kinds.spec import WordsSpec, has_words
from policylint.text.fold import fold

if TYPE_CHECKING:
    from policylint.engine.program import Rule
    from policylint.engine.roster import Roster
    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.rules import SourcedRule


class Secrets:
    """Finds the words of confidential rules in the texts of a document, as a check would find them in a draft.

    A document goes to more people than the policy's file, and a code name may stand where its author did not think of
    it: in the example of another rule, in the name of a topic. Raises :class:`PolicyError` for a policy that does not
    compile.
    """

    def __init__(self, loaded: LoadedPolicy) -> None:
        # What identifier rules find is secret, not what they look for.
        open_ = {rule.id for rule in loaded.rules if rule.kind == "identifier" and not rule.spec.confidential}
        rules = (rule for rule in compile_policy(loaded).rules if rule.confidential and rule.id not in open_)
        self._words = {rule.id: _words(rule) for rule in rules}
        # What a retired rule looked for is as secret as before.
        secret = (rule for rule in loaded.rules if self.covers(rule.id) or rule.spec.confidential)
        looking = [rule for rule in secret if isinstance(rule.spec, WordsSpec) and has_words(rule.spec)]
        self._policy = Policy(compile_policy(replace(loaded, rules=tuple(map(_everywhere, looking)))))
        # Whatever the rules are for, and until when: they look for words only, so that any moment will do.
        self._run = replace(run_for(self._policy, now=datetime.datetime.now(datetime.UTC)), unconditional=True)
        self._cleaned: dict[str, str] = {}

    @property
    def roster(self) -> Roster:
        """The people of the policy and their roles, as a check knows them."""
        return self._policy.program.roster

    def covers(self, rule: str) -> bool:
        """Whether a rule is confidential, by its full id; one that looks for sealed words is."""
        return rule in self._words

    def clean(self, text: str) -> str:
        """The text without the words of any confidential rule."""
        if text not in self._cleaned:
            self._cleaned[text] = self._clean(text) if self._policy.rules and text else text
        return self._cleaned[text]

    def told(self, text: str, rule: str) -> bool:
        """Whether a sentence of a confidential rule itself holds a word of it in whatever way, or held any secret."""
        squeezed = _squeezed(text)
        return REDACTED in self.clean(text) or any(word in squeezed for word in self._words[rule])

    def _clean(self, text: str) -> str:
        document = read_text("text", text, format="text")
        report = check(self._policy.program, [document], self._run)
        # The other entry that there can be is on the key of sealed words, without which they cannot be looked for.
        if any(entry.path == document.path for entry in report.incomplete):
            return REDACTED
        for span in reversed(report.secrets.get(document.path, ())):
            text = text[: span.start] + REDACTED + text[span.end :]
        return text


def _everywhere(rule: SourcedRule) -> SourcedRule:
    """A rule of whichever kind as one that finds its words wherever and whenever they stand."""
    words = {f.name: getattr(rule.spec, f.name) for f in fields(WordsSpec)}
    spec = forbid.Spec(id=rule.spec.id, kind="forbid", confidential=True, **{**words, "in_": "everywhere"})
    return replace(rule, spec=spec, when=())


def _words(rule: Rule) -> frozenset[str]:
    """The terms of a rule, as they are compared with its own sentences: wherever their characters stand."""
    terms = (entry if isinstance(entry, str) else entry.get("term", "") for entry in rule.entries)
    return frozenset(filter(None, map(_squeezed, terms)))


def _squeezed(text: str) -> str:
    return "".join(character for character in fold(text).text if character.isalnum())
