"""The shape in which rules are written, shared by all kinds.

The shapes are plain dataclasses: pydantic validates them at the YAML boundary (``policylint.policy.schema``), and
nothing behind it imports pydantic. A field whose name is a Python keyword ends in an underscore here (``in_`` is
``in`` in YAML). The docstring under a field is its description in the JSON Schema that ``policylint schema`` prints.
"""

from __future__ import annotations

import datetime  # noqa: TC003 - pydantic reads the annotations at run time
import re
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, dataclass_transform

from policylint.drafts.model import PartName  # noqa: TC001 - likewise
from policylint.errors import Severity  # noqa: TC001 - likewise
from policylint.messages import LANGUAGES, Language


def yaml_name(name: str) -> str:
    """The YAML key of a dataclass field."""
    return name.rstrip("_")


CONFIG: dict[str, Any] = {"extra": "forbid", "strict": True, "alias_generator": yaml_name}

Localized = str | dict[Literal["zh-TW", "en"], str]
"""A sentence in one language or in several."""


def localized(text: Localized | None) -> dict[str, str]:
    """A sentence by language; of a text that names none, what it is written in tells, and one in none serves all."""
    if text is None:
        return {}
    if isinstance(text, str):
        return dict.fromkeys(_languages_of(text), text)
    return {str(language): said for language, said in text.items()}


def _languages_of(text: str) -> tuple[Language, ...]:
    """Chinese has Chinese marks, or more characters than there are Latin letters; names of either stand in both."""
    # Patterns that a warm check has no use for are compiled when they are first asked.
    own = re.sub(r"\{\w*\}|\$[a-z][a-z0-9_-]*", "", text)  # without what is filled in later
    han, letters = len(re.findall(r"[\u3400-\u9fff]", own)), len(re.findall(r"[A-Za-z]", own))
    if not (han or letters):
        return LANGUAGES
    return ("zh-TW",) if han and (han > letters or re.search("[，。、；：？！「」]", own)) else ("en",)


Boundary = Literal["word", "loose"]
Gap = Literal["none", "noise"]
Evasion = Literal["homophone", "phonetic", "split"]
Compound = Literal["match", "skip"]
Case = Literal["smart", "sensitive", "insensitive"]


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Spec:
    """Base of everything written in YAML: strict, and closed to unknown keys. Its subclasses are dataclasses."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG

    def __init_subclass__(cls) -> None:
        # Only what pydantic needs, since a warm check makes these classes as well: nobody compares specs or shows
        # them, and that nobody writes to them is for mypy to see.
        dataclass(kw_only=True, eq=False, repr=False)(cls)


class TermSpec(Spec):
    """A term with options of its own."""

    term: str
    """The word or phrase, as it is commonly written."""
    boundary: Boundary | None = None
    """word: only as a word; loose: wherever the characters stand."""
    variants: bool | None = None
    """Match Traditional, Simplified and regional forms as well."""
    gap: Gap | None = None
    """noise: also with spaces, dots or emoji between the characters."""
    case: Case | None = None
    """smart: capitals of the term must be capitals in the text, small letters match both."""
    compound: Compound | None = None
    """skip: not as a part of a longer word."""
    evasion: tuple[Evasion, ...] | None = None
    """Spellings around a filter that are looked for as well."""
    prefer: str | None = None
    """For kind replace: what to write instead of this term."""


class PatternSpec(Spec):
    """A regular expression where a term could stand."""

    pattern: str
    """Regular expression, matched on the text as it is written."""


Term = str | TermSpec
Wanted = str | TermSpec | PatternSpec


class NearSpec(Spec):
    """Terms or patterns at a distance."""

    terms: tuple[Term, ...] = ()
    patterns: tuple[str, ...] = ()
    chars: int = 20
    """How many characters may lie between."""


class UnlessSpec(Spec):
    """What makes a hit no finding."""

    within: str | tuple[str, ...] = ()
    """Longer phrases that cover the hit; $name stands for the words of a lexicon."""
    before: str | tuple[str, ...] = ()
    """Words directly before the hit, with a few characters of slack; $negation is a lexicon that is always there."""
    after: str | tuple[str, ...] = ()
    """Words directly after the hit, with a few characters of slack."""
    near: NearSpec | None = None
    """Words anywhere around the hit."""


class ExampleSpec(Spec):
    """An example draft with metadata."""

    text: str = ""
    """The text of the post."""
    set_: dict[str, Any] | None = None
    """Metadata, as front matter would give it."""
    now: str | None = None
    """The moment at which it is checked, with its offset; without it the present one."""
    format: Literal["text", "markdown", "tweet"] = "text"


Example = str | ExampleSpec


class ExamplesSpec(Spec):
    """Drafts that the rule must find and must not find; run by `policylint test`."""

    violating: tuple[Example, ...] = ()
    compliant: tuple[Example, ...] = ()


class RuleSpec(Spec):
    """What every rule has, whatever its kind."""

    id: str
    """Name within the pack: small letters, digits and hyphens."""
    title: Localized | None = None
    """The rule in one line."""
    severity: Severity = "error"
    message: Localized | None = None
    """What a finding says; {match} is what was found."""
    suggest: Localized | None = None
    """What to write instead."""
    references: tuple[str, ...] = ()
    """Laws, standards or sources that the rule rests on."""
    clause: str | None = None
    """Number of the policy clause that this rule enforces."""
    status: Literal["active", "trial", "retired"] = "active"
    """trial: findings are info, whatever the severity; retired: the rule does not run."""
    since: datetime.date | None = None
    """Day from which the rule is in force."""
    aliases: tuple[str, ...] = ()
    """Earlier ids of the rule, still understood where rules are named."""
    confidential: bool = False
    """What the rule finds is hidden in every output, and it looks everywhere by default."""
    when: dict[str, Any] | None = None
    """Targets that the rule applies to: any metadata field, platform, account, account.kind; any / not combine."""
    examples: ExamplesSpec | None = None


class WordsSpec(Spec):
    """Terms and patterns that are looked for in the text, and how they match."""

    terms: tuple[Term, ...] = ()
    """Words or phrases."""
    terms_file: str | tuple[str, ...] = ()
    """Text files with one term per line, beside the YAML file; lines that start with # are comments."""
    patterns: tuple[str, ...] = ()
    """Regular expressions, matched on the text as it is written."""
    in_: PartName | tuple[PartName, ...] | Literal["everywhere"] | None = None
    """Text parts to look at; without it what a reader will see."""
    unless: UnlessSpec | None = None
    """Exceptions."""
    boundary: Boundary = "word"
    """word: a term matches only as a word; loose: wherever its characters stand."""
    variants: bool = True
    """Match Traditional, Simplified and regional forms as well."""
    gap: Gap = "none"
    """noise: also with spaces, dots or emoji between the characters of a term."""
    case: Case = "smart"
    """smart: capitals of a term must be capitals in the text, small letters match both."""
    compound: Compound = "match"
    """match: a term counts as a part of a longer word too (保證 in 保證金); skip: it does not."""
    evasion: tuple[Evasion, ...] = ()
    """Spellings around a filter that are looked for as well: by homophones (保症), by Zhuyin or Pinyin (保zheng), by
    parts of characters (減月巴)."""


def has_words(spec: Any) -> bool:
    """Whether there is anything that a rule, or a part of one, looks for in the text."""
    return bool(spec.terms or spec.terms_file or spec.patterns)


class MatchingSpec(WordsSpec, RuleSpec):
    """A rule that looks for terms and patterns in the text."""

    evasion_severity: Severity = "info"
    """What a spelling around the filter counts for."""
