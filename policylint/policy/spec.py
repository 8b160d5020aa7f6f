"""The shape in which packs and policies are written; validated like the rules (see ``policylint.kinds.spec``)."""

from __future__ import annotations

import datetime  # noqa: TC003 - pydantic reads the annotations at run time
from dataclasses import dataclass, field
from typing import Any, Literal

from policylint.errors import Severity  # noqa: TC001 - pydantic reads the annotations at run time
from policylint.kinds.spec import Localized, Spec

Kind = Literal["official", "personal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSpec(Spec):
    """A file of rules that belong together; ``rules`` is validated kind by kind."""

    policylint: Literal[1]
    """Version of the policy language."""
    title: Localized | None = None
    description: Localized | None = None
    owner: str | None = None
    """Who keeps the pack."""
    jurisdiction: str | None = None
    as_of: datetime.date | None = None
    """Day on which the pack was last held against its sources."""
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Words by name, for terms and exceptions to name with $; the policy's own lists take their place."""
    rules: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerSpec(Spec):
    """Who keeps the policy and where to ask."""

    team: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendsSpec(Spec):
    """A pack that the policy takes in, on conditions."""

    pack: str
    when: dict[str, Any] | None = None
    """Targets that the pack's rules apply to, on top of each rule's own."""
    clause: str | None = None
    """Clause that the pack's rules enforce where they name none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideSpec(Spec):
    """What the policy changes in a rule of a pack."""

    severity: Severity | None = None
    status: Literal["active", "trial", "retired"] | None = None
    message: Localized | None = None
    suggest: Localized | None = None
    clause: str | None = None
    when: dict[str, Any] | None = None
    """Replaces the rule's own condition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseSpec(Spec):
    """A numbered sentence of the written policy."""

    id: str
    """Its number, as text: "3.2"."""
    title: Localized | None = None
    text: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSpec(Spec):
    """An account that posts are published on."""

    platform: str
    handle: str | None = None
    kind: Kind = "official"
    owner: str | None = None
    limits: dict[str, int] = field(default_factory=dict)
    """Limits that differ from the platform's: {characters: 25000, hashtags: 5, title: 100}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicySpec(Spec):
    """One company's policy."""

    policylint: Literal[1]
    """Version of the policy language."""
    name: str
    title: Localized | None = None
    description: Localized | None = None
    version: str | None = None
    owner: OwnerSpec | None = None
    effective: datetime.date | None = None
    review_by: datetime.date | None = None
    """Past this day every run says so."""
    timezone: str = "Asia/Taipei"
    language: Literal["zh-TW", "en"] = "zh-TW"
    extends: tuple[str | ExtendsSpec, ...] = ()
    overrides: dict[str, OverrideSpec] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Words by name, for terms and exceptions to name with $: {products: [山嵐茶, 霧茶]} is $products."""
    words: tuple[str, ...] = ()
    """Words that general dictionaries lack (names, products), so that terms are told apart from them."""
    clauses: tuple[ClauseSpec, ...] = ()
    accounts: dict[str, AccountSpec] = field(default_factory=dict)
    rules: tuple[Any, ...] = ()
    """Rules of the policy itself; their ids begin with the policy's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigSpec(Spec):
    """How policylint reads the drafts below this file. Patterns are written as in .gitignore."""

    policy: str | None = None
    """Path of the policy, relative to this file, or the name of one that is shipped."""
    paths: tuple[str, ...] = ()
    """Patterns of the files that are drafts; without it every file of a known format."""
    exclude: tuple[str, ...] = ()
    """Patterns of files and folders to leave out."""
    fields: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    """Further names of a draft's fields: {author: [撰寫人], text: content.text}."""
    encodings: dict[str, str] = field(default_factory=dict)
    """Pattern to encoding, for files that are not UTF-8: {legacy/**: big5}; the first that fits holds."""
    formats: dict[str, str] = field(default_factory=dict)
    """Pattern to format, where the extension does not say it: {*.post: markdown}; the first that fits holds."""
    language: Literal["zh-TW", "en"] | None = None
    """Language of the output; without it the policy's."""
    fail_on: Literal["error", "warning", "info", "never"] | None = None
    """Severity from which on a run fails; without it error."""
