"""What a document must not tell: the words that confidential rules look for."""

from __future__ import annotations

import datetime
from dataclasses import fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from policylint.api import Policy, run_for
from policylint.drafts import read_text
from policylint.drafts.fields import texts_of
from policylint.engine.compiler import compile_policy
from policylint.engine.redact import Words, cut
from policylint.engine.run import check
from policylint.findings import REDACTED
from policylint.kinds import forbid
from policylint.kinds.spec import WordsSpec, has_words
from policylint.policy.conceal import squeezed

if TYPE_CHECKING:
    from policylint.engine.program import Rule
    from policylint.engine.roster import Roster
    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.rules import SourcedRule


class Secrets:
    """Finds the words of confidential rules in the texts of a document, as a check would find them in a draft.

    A document goes to more people than the policy's file, and a code name may stand where its author did not think of
    it: in the example of another rule, in the name of a topic. Raises :class:`PolicyError` for a policy that does not
    compile. ``named`` are the words that the policy itself names, as the redaction of reports knows them.
    """

    def __init__(self, loaded: LoadedPolicy) -> None:
        # What identifier rules find is secret, not what they look for.
        open_ = {rule.id for rule in loaded.rules if rule.kind == "identifier" and not rule.spec.confidential}
        program = compile_policy(loaded)
        rules = (rule for rule in program.rules if rule.confidential and rule.id not in open_)
        self._words = {rule.id: _words(rule) for rule in rules}
        self.named = program.header.secrets
        self._named = Words(self.named)
        # What a retired rule looked for is as secret as before.
        secret = (rule for rule in loaded.rules if self.covers(rule.id) or rule.spec.confidential)
        # What a topic goes by is what a rule looks for that names it.
        sources = (source for rule in secret for source in (rule, *_topics_of(rule, loaded)))
        looking = [rule for rule in sources if isinstance(rule.spec, WordsSpec) and has_words(rule.spec)]
        self._policy = Policy(compile_policy(replace(loaded, rules=tuple(map(_everywhere, looking)))))
        self._loaded = loaded
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
            self._cleaned[text] = (
                self._named.clean(_redacted(text, self._policy)) if self._policy.rules and text else text
            )
        return self._cleaned[text]

    def told(self, text: str, rule: str) -> bool:
        """Whether a sentence of a confidential rule itself holds a word of it in whatever way, or held any secret."""
        said = squeezed(text)
        return REDACTED in self.clean(text) or any(word in said for word in self._words[rule])

    def without_personal_data(self, text: str) -> str:
        """The text without what identifier rules find in it, too."""
        return _redacted(self.clean(text), self._identifiers)

    @cached_property
    def _identifiers(self) -> Policy:
        rules = (rule for rule in self._loaded.rules if rule.kind == "identifier")
        everywhere: Any = {"status": "active", "in_": "everywhere"}
        active = (replace(rule, spec=replace(rule.spec, **everywhere), when=()) for rule in rules)
        return Policy(compile_policy(replace(self._loaded, rules=tuple(active))))


def _redacted(text: str, policy: Policy) -> str:
    """The text without what the rules of a policy find in it; nothing of it where it could not be searched."""
    # Whatever the rules are for, and until when: they look for words only, so that any moment will do.
    run = replace(run_for(policy, now=datetime.datetime.now(datetime.UTC)), unconditional=True)
    document = read_text("text", text, format="text")
    report = check(policy.program, [document], run)
    # The other entry that there can be is on the key of sealed words, without which they cannot be looked for.
    if any(entry.path == document.path for entry in report.incomplete):
        return REDACTED
    return cut(text, report.secrets.get(document.path, ()))


def _topics_of(rule: SourcedRule, loaded: LoadedPolicy) -> list[SourcedRule]:
    named = texts_of(getattr(rule.spec, "topics", ()))
    return [loaded.topics[name] for name in named if name in loaded.topics]


def _everywhere(rule: SourcedRule) -> SourcedRule:
    """A rule of whichever kind as one that finds its words wherever and whenever they stand."""
    words = {f.name: getattr(rule.spec, f.name) for f in fields(WordsSpec)}
    spec = forbid.Spec(id=rule.spec.id, kind="forbid", confidential=True, **{**words, "in_": "everywhere"})
    return replace(rule, spec=spec, when=())


def _words(rule: Rule) -> frozenset[str]:
    """The terms of a rule, as they are compared with its own sentences: wherever their characters stand."""
    terms = (entry if isinstance(entry, str) else entry.get("term", "") for entry in rule.entries)
    return frozenset(filter(None, map(squeezed, terms)))
