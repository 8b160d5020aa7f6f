"""The topics of a policy, with words that show them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from policylint.document.model import Line, Section
from policylint.document.people import name
from policylint.engine.roster import ANY
from policylint.kinds.spec import TermSpec
from policylint.policy.lexicons import expand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.document.wording import Wording
    from policylint.policy.rules import SourcedRule

_SHOWN: Final = 8
"""So many words show what a topic is."""


def topics(wording: Wording) -> Iterator[Section]:
    """The topics, the words by which a post is taken to be about them, and who may speak on them."""
    rows: list[tuple[Line, ...]] = [
        (
            wording.named(wording.topic(topic), topic),
            (wording.listed(islice(_words(source, wording), _SHOWN)),),
            (wording.listed(_speakers(topic, wording)),),
        )
        for topic, source in wording.loaded.topics.items()
    ]
    if rows:
        yield Section(
            anchor=wording.anchor("topics"),
            title=wording.say("topics"),
            intro=((wording.say("topics_intro"),),),
            body=(wording.table(("topic", "words", "speakers"), rows),),
        )


def _words(source: SourcedRule, wording: Wording) -> Iterator[str]:
    spec: Any = source.spec
    written = [term.term if isinstance(term, TermSpec) else term for term in spec.terms]
    for term in (*written, *(term for term, _ in source.terms_from_files())):
        yield from (word for word in expand(term, wording.loaded.lexicons) if wording.secrets.clean(word) == word)


def _speakers(topic: str, wording: Wording) -> Iterator[str]:
    for person in wording.loaded.spec.people:
        if topic in person.may_speak_on or ANY in person.may_speak_on:
            yield name(person, wording)
