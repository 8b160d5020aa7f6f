"""Quoted people and corporate voice as a rule finds them: shipped words among its literals, read in their context."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.data import speech_words
from policylint.engine.places import Place
from policylint.kinds.spec import TermSpec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policylint.engine.matching import Match, Matcher
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.view import PartView
    from policylint.kinds.spec import Term
    from policylint.text.attribution import Mention, MentionKind, VoiceKind
    from policylint.text.span import Span

    Named = list[tuple[MentionKind | VoiceKind, Match]]

# Most posts name nobody: what reads the words around is imported where somebody is named, because it takes 7 ms.
_QUOTED: Final[tuple[MentionKind, ...]] = ("title", "common-title", "person")
_VOICE: Final[tuple[VoiceKind, ...]] = ("voice", "voice-heading", "voice-body", "voice-we", "representing")


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
    named = _named(matcher, _QUOTED)
    if not named:
        return
    from policylint.text.attribution import speakers

    topics: _TopicPlaces | None = None
    for view, words in named.items():
        for found in speakers(view.part.text, _mentions(words, matcher, scan), scan.lexicon):
            topics = topics or _TopicPlaces(scan)
            on = topics.within(view, found.sentence) if found.people else ()
            yield Quoted(Place.within(view, found.start, found.end), found.people, on)


def voices_in(matcher: Matcher, scan: DraftScan) -> Iterator[Place]:
    """Where a draft speaks in the company's name."""
    named = _named(matcher, _VOICE)
    if not named:
        return
    from policylint.text.attribution import voices

    for view, words in named.items():
        for start, end in voices(view.part.text, _mentions(words, matcher, scan), scan.lexicon):
            yield Place.within(view, start, end)


def _add(compiler: RuleCompiler, words: Iterable[str]) -> None:
    # An empty name of a person is reported where it stands.
    for word in dict.fromkeys(word for word in words if word.strip()):
        compiler.add(TermSpec(term=word, variants=True, case="insensitive"), ("check",))


def _named(matcher: Matcher, kinds: Sequence[MentionKind | VoiceKind]) -> dict[PartView, Named]:
    """What is named in each part, where more than the company is."""
    found: dict[PartView, Named] = {}
    for kind in ("own", *kinds):
        for match in matcher.matches(kind):
            # What may be a coincidence of characters names nobody.
            if not match.is_doubtful:
                found.setdefault(match.view, []).append((kind, match))
    return {view: named for view, named in found.items() if any(kind != "own" for kind, _ in named)}


def _mentions(named: Named, matcher: Matcher, scan: DraftScan) -> list[Mention]:
    from policylint.text.attribution import Mention

    mentions = []
    for kind, match in named:
        person = scan.program.roster.find(matcher.entry_text(match.entry)) if kind == "person" else None
        mentions.append(Mention(start=match.start, end=match.end, kind=kind, person=person.id if person else ""))
    return mentions


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
