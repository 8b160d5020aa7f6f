"""Rules as entries of a document: what they ask, of which posts, and examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from policylint.document.conditions import names_of, notation, posts
from policylint.document.model import Code, Fact, Line, RuleEntry, Sample
from policylint.kinds.spec import ExampleSpec, PatternSpec, TermSpec, has_words
from policylint.policy.lexicons import expand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.model import Link
    from policylint.document.wording import Wording
    from policylint.kinds.spec import Example, Localized
    from policylint.policy.rules import SourcedRule

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_DOMAINS: Final = ("allow", "deny", "require", "own")
"""Keys of a rule of kind link that list domains."""
_ROLES: Final = {"approval": ("from_", "each"), "attest": ("role",), "speaker": ("spokespersons",)}
"""Keys that name roles, by kind."""
_SAMPLES: Final = 3
"""So many examples of each sort show what is meant."""


@dataclass(frozen=True)
class RuleWords:
    """What a document says of one rule; of a confidential one nothing that it looks for."""

    rule: SourcedRule
    wording: Wording

    @property
    def is_confidential(self) -> bool:
        """Whether the rule's words and examples are to stay unknown."""
        return self.wording.secrets.covers(self.rule.id)

    @property
    def anchor(self) -> str:
        """``r-pack/rule``"""
        return f"r-{self.rule.id}"

    @cached_property
    def title(self) -> str:
        """The rule in one line: its title, else its id; a message is of one finding, and has gaps without it."""
        return self.sentence(self.rule.spec.title) or self.rule.id

    @property
    def link(self) -> Link:
        """A link to the rule's entry."""
        return self.wording.link(self.title, self.anchor)

    @property
    def posts(self) -> Line:
        """The posts that the rule is for."""
        line = posts((self.rule.spec.when, *self.rule.when), self.wording)
        told = "".join(piece if isinstance(piece, str) else piece.text for piece in line)
        return (self.wording.say("blank"),) if self._is_secret(told) else line

    @property
    def need(self) -> str:
        """What a rule of kind approval or attest wants to have."""
        spec: Any = self.rule.spec
        if self.rule.kind == "attest":
            return self.wording.say("need_statement", statement=self.sentence(spec.statement))
        # Somebody who holds two of the roles may approve for both.
        if len(several(spec.each)) > spec.count:
            return self.wording.say("need_each")
        return self.wording.say("need_approval" if spec.count == 1 else "need_approvals", count=spec.count)

    @property
    def by(self) -> str:
        """Whose approval or sign-off it wants."""
        spec: Any = self.rule.spec
        if self.rule.kind == "attest":
            return self._roles(spec.role)
        said = [self._roles(spec.from_)] if spec.from_ else []
        if each := several(spec.each):
            roles = self.wording.all_of([*map(self.wording.role, each)])
            said.append(self.wording.say("by_one" if len(each) == 1 else "by_each", roles=roles))
        return self.wording.say("semicolon").join(said) or self.wording.say("by_anyone")

    def _roles(self, roles: str | Sequence[str]) -> str:
        """Roles of which any will do."""
        return self.wording.either([*map(self.wording.role, several(roles))]) if roles else ""

    @property
    def held_back(self) -> Line:
        """What a rule of kind embargo holds back: posts on topics, posts with words of its own, or every post."""
        spec: Any = self.rule.spec
        subjects = [*filter(None, (self.sentence(self.wording.topic(topic)) for topic in several(spec.topics)))]
        if has_words(spec) and not self.is_confidential:
            subjects.append(self.wording.say("certain_words"))
        if subjects:
            return (self.wording.either(subjects),)
        return () if spec.topics or has_words(spec) else self.posts

    @property
    def held(self) -> str:
        """How long a rule of kind embargo holds back what it looks for."""
        spec: Any = self.rule.spec
        times = [self.wording.span(spec.from_, spec.until), *map(self.wording.window, several(spec.windows))]
        return self.wording.say("semicolon").join(filter(None, times))

    def sentence(self, text: Localized | None) -> str:
        """A sentence of the rule without a finding to speak of: what only a finding would tell is left blank."""
        blank, known = self.wording.say("blank"), self._known
        said = _PLACEHOLDER.sub(lambda found: known.get(found[1], blank), self.wording.text(text))
        said = self.wording.secrets.clean(said)  # the values that were filled in may name one
        return "" if self._is_secret(said) else said

    def _is_secret(self, said: str) -> bool:
        return self.is_confidential and self.wording.secrets.told(said, self.rule.id)

    @property
    def _known(self) -> dict[str, str]:
        """Placeholders that are the same in every finding of the rule."""
        spec: Any = self.rule.spec
        bounds = [bound for name in ("max", "min") if (bound := getattr(spec, name, None)) is not None]
        known = {
            "field": getattr(spec, "field", None),
            "prefer": getattr(spec, "prefer", None) if "\\" not in str(getattr(spec, "prefer", None)) else None,
            "limit": bounds[0] if len(bounds) == 1 else None,
            "expected": " / ".join(map(notation, getattr(spec, "values", ()))) or None,
        }
        return {name: str(value) for name, value in known.items() if value is not None and not self.is_confidential}

    def entry(self) -> RuleEntry:
        """The rule as it stands in the document."""
        spec, say = self.rule.spec, self.wording.say
        # Examples of identifiers are numbers, which a page for everybody need not repeat.
        examples = spec.examples if not self.is_confidential and self.rule.kind != "identifier" else None
        severity = "info" if spec.status == "trial" else spec.severity
        notes = {
            "trial": spec.status == "trial",
            "confidential": self.is_confidential,
            "certified": getattr(spec, "certified", False),
        }
        return RuleEntry(
            anchor=self.wording.anchor(self.anchor),
            id=self.rule.id,
            title=self.title,
            severity=severity,
            consequence=say(f"severity_{severity}"),
            notes=tuple(say(f"note_{name}") for name, holds in notes.items() if holds),
            facts=tuple(Fact(label=say(f"rule_{name}"), value=value) for name, value in self._facts() if any(value)),
            violating=tuple(self._samples(examples.violating)) if examples else (),
            compliant=tuple(self._samples(examples.compliant)) if examples else (),
        )

    def terms(self) -> Iterator[tuple[str, Line]]:
        """Of which posts the rule asks something, and what it asks of people and of time, each by its label."""
        spec: Any = self.rule.spec
        if spec.when or self.rule.when:
            yield "posts", self.posts
        match self.rule.kind:
            case "approval" | "attest":
                yield "need", (self.need,)
                yield "by", (self.by,)
            case "embargo":
                yield "held_back", self.held_back
                yield "time", (self.held,)
            case "speaker":
                yield "spokespersons", (self._roles(spec.spokespersons),)

    def roles(self) -> Iterator[str]:
        """The roles that the rule or its conditions name."""
        spec: Any = self.rule.spec
        yield from chain.from_iterable(several(getattr(spec, name)) for name in _ROLES.get(self.rule.kind, ()))
        yield from names_of("author.roles", (spec.when, *self.rule.when))

    def windows(self) -> Iterator[str]:
        """The windows that the rule or its conditions name."""
        spec: Any = self.rule.spec
        yield from several(getattr(spec, "windows", ()))
        yield from names_of("windows", (spec.when, *self.rule.when))

    def asked(self) -> Iterator[tuple[str, Line]]:
        """All that the rule asks, each by its label: its terms, and what it looks at or wants to have written."""
        yield from self.terms()
        if not self.is_confidential:
            yield "prefer", (self.wording.listed(self._preferred()),)
            yield "any_of", (self.wording.listed(self._wanted("any_of", "disclaimer")),)
            yield "all_of", (self.wording.listed(self._wanted("all_of")),)
            yield from self._settings()

    def _facts(self) -> Iterator[tuple[str, Line]]:
        spec = self.rule.spec
        yield from self.asked()
        yield "suggest", (self.sentence(spec.suggest),)
        message = self.sentence(spec.message)
        yield "message", (message if message != self.title else "",)
        yield "since", (self.wording.day(spec.since) if spec.since else "",)
        yield "references", (self.wording.listed(filter(None, map(self.sentence, spec.references))),)
        yield "id", (Code(text=self.rule.id),)

    def _settings(self) -> Iterator[tuple[str, Line]]:
        """What rules look at that have no words: types of identifiers, domains of links, days between posts."""
        spec: Any = self.rule.spec
        match self.rule.kind:
            case "identifier":
                yield "types", (self.wording.listed(map(self.wording.identifier, spec.types)),)
            case "link":
                for key in _DOMAINS:
                    yield key, (self.wording.listed(self._domains(getattr(spec, key) or ())),)
            case "duplicate":
                yield "within_days", (str(spec.within_days),)

    def _domains(self, domains: str | Sequence[str]) -> Iterator[str]:
        """Domains of a rule of kind link, those of its lexicons among them."""
        for domain in several(domains):
            yield from map(self.wording.secrets.clean, expand(domain, self.wording.loaded.lexicons))

    def _preferred(self) -> Iterator[str]:
        """What a rule of kind replace wants to have written, term by term."""
        spec: Any = self.rule.spec
        for term in spec.terms if self.rule.kind == "replace" else ():
            written, own = (term.term, term.prefer) if isinstance(term, TermSpec) else (term, None)
            prefer = spec.prefer if own is None else own
            yield self.wording.say("prefer", term=self.wording.draft(written), prefer=self.wording.draft(prefer))

    def _wanted(self, *names: str) -> Iterator[str]:
        """What a post has to say, as far as it is words."""
        for wanted in chain.from_iterable(getattr(self.rule.spec, name, ()) for name in names):
            if not isinstance(wanted, PatternSpec):
                yield self.wording.draft(wanted.term if isinstance(wanted, TermSpec) else wanted)

    def _samples(self, examples: Sequence[Example]) -> Iterator[Sample]:
        for example in examples[:_SAMPLES]:
            said = ExampleSpec(text=example) if isinstance(example, str) else example
            metadata = {**(said.set_ or {}), **({"now": said.now} if said.now else {})}
            yield Sample(text=self.wording.draft(said.text), metadata=self.wording.draft(notation(metadata)))


def several(names: str | Sequence[str]) -> Sequence[str]:
    """Names that a policy gives as a list, or one as it is."""
    return (names,) if isinstance(names, str) else names
