"""The shape in which packs and policies are written; validated like the rules (see ``policylint.kinds.spec``)."""

from __future__ import annotations

import datetime
from dataclasses import field, fields, is_dataclass
from typing import Any, Literal

from policylint.errors import Severity  # noqa: TC001 - pydantic reads the annotations at run time
from policylint.kinds.spec import Localized, Spec, WordsSpec, yaml_name

Kind = Literal["official", "personal"]
LimitName = Literal["characters", "hashtags", "mentions", "links", "emoji", "lines", "title", "alt"]
"""What an account can have a limit of its own for: a measure of the body, or the length of another part."""


class SealedSpec(Spec):
    """A lexicon whose words stand in the repository as keyed digests only."""

    sealed: str
    """The file that `policylint seal` wrote, beside this YAML file."""
    when_key_missing: Literal["incomplete", "warn"] = "incomplete"
    """incomplete: without the key the run is not clean; warn: it only says so."""


Lexicons = dict[str, tuple[str, ...] | SealedSpec]


class TopicSpec(WordsSpec):
    """What a post can be about: it is, where its text shows one of the words or its metadata names the topic."""

    title: Localized | None = None
    """The topic as people call it, in metadata too."""


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
    needs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Names that the policy has to give, each with a sample that stands in where the pack is tested by itself."""
    lexicons: Lexicons = field(default_factory=dict)
    """Words by name, for terms and exceptions to name with $; the policy's own of the same name take their place."""
    topics: dict[str, TopicSpec] = field(default_factory=dict)
    """What posts can be about; the policy's own of the same name take their place."""
    rules: tuple[Any, ...] = ()


class OwnerSpec(Spec):
    """Who keeps the policy and where to ask."""

    team: str | None = None
    contact: str | None = None


class ExtendsSpec(Spec):
    """A pack that the policy takes in, on conditions."""

    pack: str
    when: dict[str, Any] | None = None
    """Targets that the pack's rules apply to, on top of each rule's own."""
    clause: str | None = None
    """Clause that the pack's rules enforce where they name none."""


class OverrideSpec(Spec):
    """What the policy changes in a rule of a pack."""

    severity: Severity | None = None
    status: Literal["active", "trial", "retired"] | None = None
    message: Localized | None = None
    suggest: Localized | None = None
    clause: str | None = None
    when: dict[str, Any] | None = None
    """Replaces the rule's own condition."""


class ClauseSpec(Spec):
    """A numbered sentence of the written policy."""

    id: str
    """Its number, as text: "3.2"."""
    title: Localized | None = None
    text: Localized | None = None
    informative: bool = False
    """It asks nothing of a post (a right, a definition, a procedure), so that no rule has to enforce it."""


class AccountSpec(Spec):
    """An account that posts are published on."""

    platform: str
    handle: str | None = None
    kind: Kind = "official"
    owner: str | None = None
    verified: bool = False
    """Whether the platform shows it as verified."""
    limits: dict[LimitName, int] = field(default_factory=dict)
    """Limits that differ from the platform's: {characters: 25000, hashtags: 5, title: 100}."""


class PersonSpec(Spec):
    """Somebody who writes, approves or speaks for the company."""

    id: str
    """How the policy names them: small letters, digits and hyphens."""
    names: tuple[str, ...]
    """Their name as it is commonly written, and in every other script or short form."""
    title: str | tuple[str, ...] = ()
    """Their titles, as a text would give them: [執行長, CEO]."""
    roles: tuple[str, ...] = ()
    """Roles of the policy that they hold."""
    may_speak_on: tuple[str, ...] = ()
    """Topics on which they may speak for the company; "*" is every topic."""
    accounts: tuple[str, ...] = ()
    """Accounts on which they may publish; "*" is every account."""
    from_: datetime.date | None = None
    """First day of their authority."""
    until: datetime.date | None = None
    """Last day of their authority."""
    certified_until: datetime.date | None = None
    """Last day on which their training counts."""
    github: str | None = None
    email: str | None = None


class RoleSpec(Spec):
    """A role, and who holds it beside the people who name it."""

    title: Localized | None = None
    members: tuple[str, ...] = ()
    """Ids of people, GitHub logins (@name) or e-mail addresses."""


class PeriodSpec(Spec):
    """A time between two instants with their offsets; one of them may be left open."""

    from_: str | None = None
    """2026-10-01T00:00+08:00"""
    until: str | None = None


class MonthlySpec(Spec):
    """Days of every month, in the policy's time zone."""

    from_: int
    """The day with whose beginning it begins."""
    until: int
    """The day with whose beginning it is over; an earlier one than ``from`` is a day of the next month."""


class WindowSpec(Spec):
    """A time that rules can name: once (``from``, ``until``), several times, or every month."""

    title: Localized | None = None
    from_: str | None = None
    """An instant with its offset: 2026-10-01T00:00+08:00."""
    until: str | None = None
    periods: tuple[PeriodSpec, ...] = ()
    monthly: MonthlySpec | None = None


class WaiverSpec(Spec):
    """An exception with a last day, a reason and somebody who answers for it."""

    rule: str
    """The rule that is waived; one of the policy's own may be named without the policy's name."""
    reason: str
    """Why it is waived."""
    by: str
    """Who approved it."""
    until: datetime.date
    """The last day on which it holds, for a check and for when the post goes out."""
    text: str | None = None
    """Only findings of this text."""
    path: str | None = None
    """Only drafts whose path is this or ends with it; * stands for any part of a name."""
    account: str | None = None
    """Only this account of the policy."""


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
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Proper names by what they name, the common form first: {company: [山嵐茶], products: [霧茶]} are $company and
    $products in terms, exceptions and sentences of every rule."""
    lexicons: Lexicons = field(default_factory=dict)
    """Further words by name, for terms and exceptions to name with $."""
    topics: dict[str, TopicSpec] = field(default_factory=dict)
    """What posts can be about, for conditions and for who may speak on what."""
    words: tuple[str, ...] = ()
    """Words that general dictionaries lack (names, products), so that terms are told apart from them."""
    clauses: tuple[ClauseSpec, ...] = ()
    accounts: dict[str, AccountSpec] = field(default_factory=dict)
    people: tuple[PersonSpec, ...] = ()
    roles: dict[str, tuple[str, ...] | RoleSpec] = field(default_factory=dict)
    """Roles by name: {legal: ["@lee-legal", law@example.com]}, or with a title."""
    windows: dict[str, WindowSpec] = field(default_factory=dict)
    """Times by name, for embargoes and conditions."""
    waivers: tuple[WaiverSpec, ...] = ()
    """What is let pass until a day; findings that one covers are counted and stop nothing."""
    rules: tuple[Any, ...] = ()
    """Rules of the policy itself; their ids begin with the policy's name."""


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


def as_data(value: Any) -> Any:
    """What was read from YAML as JSON has it, keys as in YAML."""
    if is_dataclass(value):
        return {yaml_name(f.name): as_data(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        return {key: as_data(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [as_data(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
