"""Rules that hold under every policy, because they are about how a draft is written and not about what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from policylint.engine.authority import stated
from policylint.engine.notes import quoted
from policylint.engine.program import Rule, Unless
from policylint.engine.scan import Hit
from policylint.engine.topics import slips_of
from policylint.messages import LANGUAGES, message, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.engine.scan import DraftScan
    from policylint.engine.view import PartView

# Embeddings, overrides and isolates: they can make a text read otherwise than it is stored.
_BIDI: Final = re.compile("[\u202a-\u202e\u2066-\u2069]+")


def _rule(name: str) -> Rule:
    said: dict[str, dict[str, str]] = {
        part: {str(language): say(f"findings.{name}_{part}", language) for language in LANGUAGES}
        for part in ("title", "suggest")
    }
    return Rule(
        id=f"policylint/{name.replace('_', '-')}",
        kind="forbid",
        severity="info",
        title=said["title"],
        message={},
        suggest=said["suggest"],
        references=(),
        clause=None,
        since=None,
        when=None,
        confidential=False,
        parts=None,
        entries=(),
        patterns=(),
        sealed=(),
        everywhere=(),
        evasion_severity="info",
        defaults={},
        groups={},
        unless=Unless(),
        options={},
    )


BIDI_CONTROL: Final = _rule("bidi_control")
UNKNOWN_TOPIC: Final = _rule("unknown_topic")
RULES: Final = {rule.id: rule for rule in (BIDI_CONTROL, UNKNOWN_TOPIC)}
"""Full id to rule."""


def hits(scan: DraftScan) -> Iterator[Hit]:
    """The hits of the built-in rules."""
    for view in scan.views:
        yield from _bidi_controls(view, scan)
    for name, meant in slips_of(scan):
        place = stated(scan, "topics", [name])
        yield Hit(
            rule=UNKNOWN_TOPIC,
            span=place.span,
            part=place.part,
            match=place.text,
            message=message("findings.unknown_topic", value=quoted(name), expected=meant),
            args={},
            targets=scan.targets,
        )


def _bidi_controls(view: PartView, scan: DraftScan) -> Iterator[Hit]:
    for found in _BIDI.finditer(view.part.text):
        controls = " ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(found.group()))
        yield Hit(
            rule=BIDI_CONTROL,
            span=view.part.offsets.span(*found.span()),
            part=view.part.name,
            match=found.group(),
            message=message("findings.bidi_control", controls=controls),
            args={},
            targets=scan.targets,
        )
