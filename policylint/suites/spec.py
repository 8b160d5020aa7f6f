"""The shape in which policy tests are written; validated like rules (see ``policylint.kinds.spec``)."""

from __future__ import annotations

from typing import Any, Literal

from policylint.errors import Severity  # noqa: TC001 - pydantic reads the annotations at run time
from policylint.findings import Disposition  # noqa: TC001 - likewise
from policylint.kinds.spec import Spec
from policylint.policy.spec import WaiverSpec  # noqa: TC001 - likewise


class DraftSpec(Spec):
    """A draft of a test: its text, or the file that it stands in."""

    text: str | None = None
    """The text of the draft; $name stands for the first word of a lexicon."""
    path: str | None = None
    """Path of the draft's file, from the folder of the test file."""
    set_: dict[str, Any] | None = None
    """Metadata, before what the draft itself says."""
    format: Literal["markdown", "text", "tweet", "json", "jsonl", "yaml", "csv"] | None = None
    """How it is read; without it a file by its name, a text as text."""


class ExpectedSpec(Spec):
    """A finding that a test expects; what is left out may be anything."""

    rule: str
    """The rule; one of the policy's own may be named without the policy's name."""
    text: str | None = None
    """What was found, as its reader sees it; $name stands for the first word of a lexicon."""
    severity: Severity | None = None
    draft: int | None = None
    """Which draft of the test it is in, counted from 0."""
    disposition: Disposition = "active"
    """active, or waived where a waiver covers it."""


class CaseSpec(Spec):
    """Drafts, and all that the policy finds in them."""

    name: str
    """What the test shows."""
    now: str | None = None
    """The moment at which the drafts are checked, with its offset; without it the present one."""
    draft: str | DraftSpec | None = None
    """The draft: {text: ...}, or the path of its file."""
    drafts: tuple[str | DraftSpec, ...] = ()
    """Several drafts, checked in one run."""
    waivers: tuple[WaiverSpec, ...] = ()
    """Waivers beside those of the policy."""
    only: tuple[str, ...] = ()
    """Rules, packs, or patterns with *, that are looked at; without it all of them."""
    findings: tuple[ExpectedSpec, ...]
    """Every finding there is; [] where there is none."""


class SuiteSpec(Spec):
    """A file of policy tests."""

    policylint: Literal[1]
    """Version of the policy language."""
    policy: str | None = None
    """The policy: its path from the folder of this file, or a shipped one's name; without it the policy.yaml beside."""
    tests: tuple[CaseSpec, ...]
