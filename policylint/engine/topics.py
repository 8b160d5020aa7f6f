"""What a draft is about: the topics that it states, and those whose words its text shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.engine.matching import Matcher
from policylint.engine.roster import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.engine.matching import Match
    from policylint.engine.scan import DraftScan

Topics = dict[str, "Sequence[Match]"]
"""Topic to the words that show it, in the order of the text; none where the draft itself states it."""


def topics_of(scan: DraftScan) -> Topics:
    """The topics of a draft. One that it states and that the policy does not know keeps the name it has there."""
    topics: Topics = {}
    known = scan.program.header.topics
    stated = scan.draft.metadata.get("topics")
    names = {key(name): topic for topic, said in known.items() for name in said["names"]}
    for name in stated if isinstance(stated, list | tuple) else ():
        topics[names.get(key(str(name)), str(name))] = ()
    for topic, said in known.items():
        if (index := said["rule"]) is not None:
            found = Matcher(scan.program.rule(index), index, scan).matches()
            # What may be a coincidence of characters makes no topic.
            if shown := [match for match in found if not (match.is_doubtful or match.is_evasive)]:
                topics[topic] = shown
    return topics


def names_of(scan: DraftScan) -> list[str]:
    """The draft's topics under each of their names: a condition may name one as people call it."""
    known = scan.program.header.topics
    return [name for topic in scan.topics for name in (known[topic]["names"] if topic in known else (topic,))]
