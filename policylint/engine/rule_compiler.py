"""Compiling one rule: terms to literals, patterns to required literals, conditions to lists."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast

from policylint.drafts.model import VISIBLE_PARTS
from policylint.engine.condition import compile_condition
from policylint.engine.literals import required_literals
from policylint.engine.redact import without
from policylint.engine.unless_compiler import compile_unless
from policylint.engine.view import Form
from policylint.kinds import load_kind
from policylint.kinds.spec import NearSpec, PatternSpec, RuleSpec, TermSpec, localized
from policylint.messages import Message, message
from policylint.policy.lexicons import REFERENCE, TooManyWordsError, expand, named_in, unknown
from policylint.text.fold import fold
from policylint.text.variants import forms_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from policylint.errors import Diagnostic
    from policylint.kinds.spec import Evasion, Localized, Wanted
    from policylint.messages import Language
    from policylint.policy.loaded import LoadedPolicy
    from policylint.policy.rules import SourcedRule
    from policylint.text.variants import Form as Spelling

Path = tuple[str | int, ...]

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_CAPITAL: Final = re.compile(r"\\.|[A-Z]")


class RuleCompiler:
    """Compiles one rule; a kind's compile step adds terms and patterns, in groups where it tells them apart."""

    def __init__(
        self,
        source: SourcedRule,
        index: int,
        literals: dict[str, list[int]],
        *,
        policy: LoadedPolicy,
        lexicons: Mapping[str, Sequence[str]],
        sealed: Collection[str],
        spellings: Mapping[str, Sequence[Spelling]],
        faults: list[Diagnostic],
    ) -> None:
        self.source = source
        self.spec: RuleSpec = source.spec
        self.policy = policy
        """What the rule may refer to: roles, topics, windows."""
        self.always = False
        self.confidential = self.spec.confidential
        """Whether what the rule finds is hidden; a kind whose every finding is a secret sets it."""
        self.has_gaps = False
        self.defaults: dict[str, Any] = {
            name: getattr(self.spec, name, None)
            for name in ("boundary", "variants", "gap", "case", "compound", "evasion", "prefer")
        }
        if self.spec.confidential and self.defaults["case"] == "smart":
            # A secret is a secret in small letters, too.
            self.defaults["case"] = "insensitive"
        self._index = index
        self._literals = literals
        self._lexicons = lexicons
        self._sealed = sealed
        self._spellings = spellings
        self._faults = faults
        self._entries: list[Any] = []
        self._patterns: list[int] = []
        self._sealed_entries: list[int] = []
        self._everywhere: list[int] = []
        self._words: list[str] = []
        """Its terms in all spellings, folded."""
        self._groups: dict[str, tuple[int, int]] = {}

    def compile(self) -> dict[str, Any]:
        """The rule's record, as :class:`policylint.engine.program.Rule` reads it."""
        spec, kind = self.spec, load_kind(self.source.kind)
        self.always = kind.ALWAYS
        options = kind.compile(spec, self)
        known = ("match", *kind.PLACEHOLDERS)
        return {
            "id": self.source.id,
            "kind": self.source.kind,
            "severity": "info" if spec.status == "trial" else spec.severity,
            "title": self._shown(localized(spec.title)),
            "message": self._shown(self.sentence("message", known)),
            "suggest": self._shown(self.sentence("suggest", known)),
            "references": spec.references,
            "clause": spec.clause,
            "since": spec.since.isoformat() if spec.since else None,
            "when": self._condition(),
            "confidential": self.confidential,
            "parts": self._parts(),
            "entries": self._entries,
            "patterns": self._patterns,
            "sealed": self._sealed_entries,
            "everywhere": self._everywhere,
            "evasion_severity": getattr(spec, "evasion_severity", "info"),
            "defaults": self.defaults,
            "groups": self._groups,
            "unless": compile_unless(getattr(spec, "unless", None), self),
            "options": options,
        }

    def fault(self, path: Path, text: Message, hint: Message | None = None) -> None:
        """Report something wrong at a path inside the rule; compiling goes on to find the rest."""
        self._faults.append(self.source.diagnostic(path, text, hint))

    def sentence(self, name: str, known: tuple[str, ...] = ()) -> dict[str, str]:
        """A sentence of the rule by language, with names of the policy where it says ``$name``.

        What it names and is not among the placeholders ``known`` is reported.
        """
        self._check_placeholders(getattr(self.spec, name), name, known)
        return {
            language: named_in(text, self._lexicons, cast("Language", language))
            for language, text in localized(getattr(self.spec, name)).items()
        }

    def _shown(self, sentences: dict[str, str]) -> dict[str, str]:
        """Sentences as every report may show them: those of a confidential rule without what it looks for."""
        if not self.confidential:
            return sentences
        patterns = [self._entries[i] for i in self._patterns]
        return {language: without(text, self._words, patterns) for language, text in sentences.items()}

    @contextmanager
    def group(self, name: str) -> Iterator[None]:
        """What is added meanwhile can be asked for by this name."""
        first = len(self._entries)
        yield
        self._groups[name] = (first, len(self._entries))

    def add(self, wanted: Wanted, path: Path) -> None:
        """Add a term or a pattern that stands at ``path``."""
        if isinstance(wanted, PatternSpec):
            self.add_pattern(wanted.pattern, (*path, "pattern"))
        elif isinstance(wanted, TermSpec):
            own = {name: value for name in self.defaults if (value := getattr(wanted, name)) is not None}
            for word in self._words_of(wanted.term, (*path, "term")):
                self._add_term(word, {"term": word, **own} if own else word, (*path, "term"))
        elif wanted.startswith("$") and wanted[1:] in self._sealed and self.source.pack != "topics":
            self._add_sealed(wanted[1:])
        else:
            for word in self._words_of(wanted, path):
                self._add_term(word, word, path)

    def add_all(self, spec: NearSpec | Any, path: Path = ()) -> None:
        """Add the ``terms``, ``terms_file`` and ``patterns`` of a rule or of a part of it."""
        for i, term in enumerate(spec.terms):
            self.add(term, (*path, "terms", i))
        if spec is self.spec:
            for term, place in self.source.terms_from_files():
                self._add_term(term, term, place)
        for i, pattern in enumerate(spec.patterns):
            self.add_pattern(pattern, (*path, "patterns", i))

    def add_pattern(self, pattern: str, path: Path) -> None:
        """Add a regular expression; it runs on texts in which a required literal of it is found, or on all."""
        if not self.check_pattern(pattern, path):
            return
        literals = {fold(literal).text for literal in required_literals(pattern) or ()}
        if not (literals and all(literals)):
            literals = set()
            self._everywhere.append(len(self._entries))
            self.always = True
        case = self.defaults["case"]
        capitals = any(m.group().isupper() for m in _CAPITAL.finditer(pattern) if not m.group().startswith("\\"))
        ignore_case = case == "insensitive" or (case == "smart" and not capitals)
        self._patterns.append(len(self._entries))
        for literal in sorted(literals):
            self._own(literal, Form.PLAIN)
        self._entries.append({"pattern": pattern, "ignore_case": ignore_case})

    def check_pattern(self, pattern: str, path: Path) -> bool:
        """Whether a regular expression can be used; if not, it is reported."""
        import regex

        try:
            empty = regex.compile(pattern).fullmatch("") is not None
        except (regex.error, RecursionError, OverflowError) as error:
            self.fault(path, message("rule.bad_pattern", reason=getattr(error, "msg", str(error))))
            return False
        if empty:
            self.fault(path, message("rule.empty_pattern"))
        return not empty

    def _add_term(self, term: str, entry: Any, path: Path) -> None:
        literal = self.folded(term, path)
        if not literal:
            return
        own = entry if isinstance(entry, dict) else {}
        spelt = [(literal, Form.PLAIN)]
        if own.get("variants", self.defaults["variants"]):
            secret = self.spec.confidential
            others = self._spellings[term] if term in self._spellings else forms_of(term, mixed=secret)
            # A part of a secret may well be another word: 云海計畫 in a Traditional draft.
            spelt += ((o.text, Form.SIMPLIFIED if o.simplified_only and not secret else Form.PLAIN) for o in others)
        spelt += [(t.replace(" ", ""), Form.JOINED) for t, form in spelt if " " in t and form == Form.PLAIN]
        for text, form in spelt:
            self._own(text, form)
            self._words.append(text)
        self.has_gaps = self.has_gaps or own.get("gap", self.defaults["gap"]) == "noise"
        self._entries.append(entry)
        if kinds := own.get("evasion", self.defaults["evasion"]):
            self._add_evasions(term, kinds)

    def _add_sealed(self, name: str) -> None:
        """Words that only a run with their key can look for; what they find is a secret in every case."""
        self.always = self.confidential = True
        self.has_gaps = self.has_gaps or self.defaults["gap"] == "noise"
        self._sealed_entries.append(len(self._entries))
        self._everywhere.append(len(self._entries))
        self._entries.append({"sealed": name, "case": "insensitive"})

    def _add_evasions(self, term: str, kinds: Sequence[Evasion]) -> None:
        from policylint.text.evasion_build import patterns_of

        for pattern in patterns_of(term, kinds):
            for needed in pattern.literals:
                self._own(needed, Form.PLAIN)
            self._entries.append({"term": term, "evasion": {n: getattr(pattern, n) for n in type(pattern).__slots__}})

    def _own(self, literal: str, form: Form) -> None:
        self._literals.setdefault(literal, []).extend((self._index, len(self._entries), form))

    def folded(self, term: str, path: Path) -> str:
        """The fold of a term, or of a word of an exception; one that can never match is reported."""
        if not term.strip():
            self.fault(path, message("rule.empty_term"))
            return ""
        if "\n" in term or "\r" in term:
            self.fault(path, message("rule.term_line_break"))
            return ""
        literal = fold(term).text
        if not literal.strip():
            self.fault(path, message("rule.term_folds_to_nothing"))
            return ""
        return literal

    def expanded(self, text: str, path: Path) -> Sequence[str]:
        """The texts that one with ``$names`` of lexicons stands for; a name that there is not is reported."""
        if "$" not in text:
            return (text,)
        try:
            return expand(text, self._lexicons)
        except TooManyWordsError as error:
            self.fault(path, error.said)
            return ()
        except KeyError:
            self._unresolved(text, path)
            return ()

    def _words_of(self, text: str, path: Path) -> Sequence[str]:
        """The words that a term stands for; a lexicon without any is reported, for the term would never match."""
        words = self.expanded(text, path)
        named = [self._lexicons.get(name) for name in REFERENCE.findall(text)]
        if () in named and None not in named and not self.policy.errors:
            self.fault(path, message("rule.empty_lexicon", name=text))
        return words

    def _unresolved(self, text: str, path: Path) -> None:
        """Report a name that stands for no words, or for words that cannot be told here."""
        sealed = [name for name in REFERENCE.findall(text) if name in self._sealed]
        if sealed:
            self.fault(path, message("sealed.only_terms", name=f"${sealed[0]}"))
        elif not self.policy.errors:  # of a policy with faults, the words may not have been read
            self.fault(path, *unknown(text, self._lexicons))

    def _condition(self) -> list[Any] | None:
        """The rule's own condition and that of the entry which took its pack in."""
        conditions = [compile_condition(self.spec.when, self.fault)] if self.spec.when else []
        conditions += [compile_condition(w, self.fault, (f"when[{i}]",)) for i, w in enumerate(self.source.when)]
        if not conditions:
            return None
        return conditions[0] if len(conditions) == 1 else ["all", conditions]

    def _parts(self) -> list[str] | None:
        named = getattr(self.spec, "in_", None)
        if named == ():
            self.fault(("in",), message("rule.no_parts"))
        if named == "everywhere" or (named is None and self.confidential):
            return None
        if named is None:
            return list(VISIBLE_PARTS)
        return [named] if isinstance(named, str) else list(named)

    def _check_placeholders(self, text: Localized | None, name: str, known: tuple[str, ...]) -> None:
        sentences = text.items() if isinstance(text, dict) else [("", text or "")]
        for language, sentence in sentences:
            path: Path = (name, language) if language else (name,)
            if any(name not in self._lexicons for name in REFERENCE.findall(sentence)):
                self._unresolved(sentence, path)
            for found in _PLACEHOLDER.finditer(sentence):
                if found.group(1) not in known:
                    names = [f"{{{k}}}" for k in dict.fromkeys(known)]
                    fault = "rule.unknown_placeholder" if known else "rule.no_placeholders"
                    self.fault(path, message(fault, name=found.group(1), known=names))
