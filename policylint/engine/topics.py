"""What a draft is about: the topics that it states, and those whose words its text shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.engine.matching import Matcher
from policylint.engine.roster import key
from policylint.spelling import NEARLY_SAME, closest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.engine.matching import Match
    from policylint.engine.scan import DraftScan

Topics = dict[str, "Sequence[Match]"]
"""Topic to the words that show it, in the order of the text; none where the draft itself states it."""


def topics_of(scan: DraftScan) -> Topics:
    """The topics of a draft. One that it states and that the policy does not know keeps the name it has there."""
    topics: Topics = {}
    known = scan.program.header.topics
    names = _by_name(scan)
    for name in _stated(scan):
        topics[names.get(key(name), name)] = ()
    for topic, said in known.items():
        if (index := said["rule"]) is not None:
            found = Matcher(scan.program.rule(index), index, scan).matches()
            # What may be a coincidence of characters makes no topic.
            if shown := [match for match in found if not (match.is_doubtful or match.is_evasive)]:
                topics[topic] = shown
    return topics


def slips_of(scan: DraftScan) -> Iterator[tuple[str, str]]:
    """The topics that a draft states under a name which is most likely a slip of a known one; each with that one.

    A draft may state any topic: of a name that a condition of some rule asks for, or that is like no other, nothing is
    said; nor is one told that is a secret.
    """
    known = [name for said in scan.program.header.topics.values() for name in reversed(said["names"])]
    for name in _stated(scan):
        # Most are written as they are known, which is quickly told.
        meant = None if name in known else closest(name, known, NEARLY_SAME)
        if meant is None or key(name) in (*_by_name(scan), *scan.program.header.asked_topics):
            continue
        if not scan.is_secret(meant):
            yield name, meant


def _stated(scan: DraftScan) -> Iterator[str]:
    stated = scan.draft.metadata.get("topics")
    yield from dict.fromkeys(map(str, stated if isinstance(stated, list | tuple) else ()))


def _by_name(scan: DraftScan) -> dict[str, str]:
    """The topics of the policy by all that drafts may call them."""
    return {key(name): topic for topic, said in scan.program.header.topics.items() for name in said["names"]}


def names_of(scan: DraftScan) -> list[str]:
    """The draft's topics under each of their names: a condition may name one as people call it."""
    known = scan.program.header.topics
    return [name for topic in scan.topics for name in (known[topic]["names"] if topic in known else (topic,))]
