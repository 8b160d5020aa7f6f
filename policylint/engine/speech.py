"""Quoted people and corporate voice as a rule finds them: shipped words among its literals, read in their context."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from policylint.data import speech_words
from policylint.engine.places import Place
from policylint.kinds.spec import TermSpec
from policylint.text.attribution import Mention, VoiceKind, speakers, voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policylint.engine.matching import Matcher
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.view import PartView
    from policylint.kinds.spec import Term
    from policylint.text.attribution import MentionKind
    from policylint.text.span import Span

_VOICE: Final[tuple[VoiceKind, ...]] = get_args(VoiceKind)
_QUOTED: Final[tuple[MentionKind, ...]] = ("title", "common-title", "person")


class Quoted(NamedTuple):
    """Somebody of the company who is said to speak: where, the ids of those who are known, and the topics on which."""

    place: Place
    people: Sequence[str]
    topics: Sequence[str]


def add_company(compiler: RuleCompiler, company: Sequence[Term]) -> None:
    """Look for the company's own names."""
    with compiler.group("own"):
        for i, term in enumerate(company):
            compiler.add(term, ("company", i))


def add_quoted(compiler: RuleCompiler, titles: Sequence[Term]) -> None:
    """Look for titles, the shipped ones and more, and for the people of the policy and their titles."""
    shipped, common = (speech_words()[kind] for kind in ("title", "common-title"))
    people = compiler.policy.spec.people
    held = [title for p in people for title in ((p.title,) if isinstance(p.title, str) else p.title)]
    with compiler.group("title"):
        _add(compiler, [*shipped, *(title for title in held if title not in common)])
        for i, term in enumerate(titles):
            compiler.add(term, ("titles", i))
    with compiler.group("common-title"):
        _add(compiler, common)
    with compiler.group("person"):
        _add(compiler, [name for person in people for name in person.names])


def add_voice(compiler: RuleCompiler) -> None:
    """Look for the shipped phrases of corporate voice."""
    for kind in _VOICE:
        with compiler.group(kind):
            _add(compiler, speech_words()[kind])


def quoted_in(matcher: Matcher, scan: DraftScan) -> Iterator[Quoted]:
    """Everybody of the company who is quoted in a draft, or said to speak."""
    topics: _TopicPlaces | None = None
    for view, mentions in _mentions(matcher, scan, _QUOTED).items():
        for found in speakers(view.part.text, mentions, scan.lexicon):
            topics = topics or _TopicPlaces(scan)
            on = topics.within(view, found.sentence) if found.people else ()
            yield Quoted(Place.within(view, found.start, found.end), found.people, on)


def voices_in(matcher: Matcher, scan: DraftScan) -> Iterator[Place]:
    """Where a draft speaks in the company's name."""
    for view, mentions in _mentions(matcher, scan, _VOICE).items():
        for start, end in voices(view.part.text, mentions, scan.lexicon):
            yield Place.within(view, start, end)


def _add(compiler: RuleCompiler, words: Iterable[str]) -> None:
    for word in dict.fromkeys(words):
        compiler.add(TermSpec(term=word, variants=True, case="insensitive"), ("check",))


def _mentions(
    matcher: Matcher, scan: DraftScan, kinds: Sequence[MentionKind | VoiceKind]
) -> dict[PartView, list[Mention]]:
    """What is named in each part, where more than the company is."""
    found: dict[PartView, list[Mention]] = {}
    for kind in ("own", *kinds):
        for match in matcher.matches(kind):
            # What may be a coincidence of characters names nobody.
            if not match.is_doubtful:
                person = scan.program.roster.find(matcher.entry_text(match.entry)) if kind == "person" else None
                mention = Mention(start=match.start, end=match.end, kind=kind, person=person.id if person else "")
                found.setdefault(match.view, []).append(mention)
    return {view: mentions for view, mentions in found.items() if any(m.kind != "own" for m in mentions)}


class _TopicPlaces:
    """Where the words stand that show a draft's topics."""

    def __init__(self, scan: DraftScan) -> None:
        self._starts: dict[str, list[tuple[int, int]]] = {
            topic: sorted((id(match.view), match.start) for match in shown) for topic, shown in scan.topics.items()
        }

    def within(self, view: PartView, sentence: Span) -> list[str]:
        """The topics that a sentence of a part shows."""
        return [
            topic
            for topic, starts in self._starts.items()
            if bisect_left(starts, (id(view), sentence.start)) < bisect_left(starts, (id(view), sentence.end))
        ]
