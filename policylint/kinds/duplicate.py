"""duplicate: the same or nearly the same text, again on one platform. Of the drafts of a run, the later is reported."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from policylint.engine.scan import Hit
from policylint.kinds.spec import RuleSpec
from policylint.messages import message
from policylint.text.fold import fold
from policylint.text.similarity import SimilarityIndex, shingles, tokens
from policylint.text.span import LineIndex

if TYPE_CHECKING:
    import datetime
    from array import array
    from collections.abc import Callable, Iterator, Sequence

    from policylint.engine.matching import Matcher
    from policylint.engine.program import Rule
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target
    from policylint.engine.view import PartView
    from policylint.text.span import Span

ALWAYS: Final = True
PLACEHOLDERS: Final = ("path", "line", "day", "days", "when", "percent")

# What changes from post to post, though it says the same.
_BESIDE: Final = ("url", "hashtag", "mention")
_FIRST_LINE: Final = re.compile(r"\S(?:[^\r\n]*\S)?")


class Spec(RuleSpec):
    """A post that repeats an earlier one of the run on the same platform."""

    kind: Literal["duplicate"]
    within_days: int = 30
    """How many days may lie between the two; a day that is not known counts as near."""
    similarity: float = 0.85
    """How much of the longer text stands in the other too, above 0 and up to 1: its characters (words, in an alphabet)
    in rows of at least three that both have, a number counting as five."""
    min_chars: int = 20
    """A text with fewer letters and digits is no duplicate, so that greetings can be repeated."""


def compile(spec: Spec, compiler: RuleCompiler) -> dict[str, Any]:  # noqa: A001 - the step's name in every kind
    """Bounds that can be met."""
    from fractions import Fraction

    if spec.within_days < 0:
        compiler.fault(("within_days",), message("duplicate.negative_days"))
    sound = 0 < spec.similarity <= 1
    if not sound:
        compiler.fault(("similarity",), message("duplicate.bad_similarity"))
    if spec.min_chars < 1:
        compiler.fault(("min_chars",), message("duplicate.no_chars"))
    # What is written as 0.8 is four fifths and not the number next to it that a computer can hold.
    least = Fraction(str(spec.similarity)).as_integer_ratio() if sound else (1, 1)
    return {"within_days": spec.within_days, "least": least, "min_chars": spec.min_chars}


class _Text(NamedTuple):
    """What of a text is compared: the hash of its letters and digits, and its shingles."""

    letters: int
    shingles: array[int]


class _Earlier(NamedTuple):
    """A draft that has been seen: where its text begins, when it goes out, and on which platforms."""

    path: str
    line: int
    day: datetime.date | None
    platforms: frozenset[str]


@dataclass(slots=True)
class _Memory:
    """The drafts of a run so far; of their texts only hashes are kept."""

    index: SimilarityIndex
    same: dict[int, list[int]] = field(default_factory=dict)
    drafts: list[_Earlier] = field(default_factory=list)

    def like(self, text: _Text, wanted: Callable[[int], bool]) -> Iterator[tuple[int, str, int]]:
        """The drafts with the same text, then the similar ones, the latest first: number, message and percent."""
        yield from ((i, "duplicate.same", 100) for i in reversed(self.same.get(text.letters, ())) if wanted(i))
        yield from ((i, "duplicate.similar", percent) for i, percent in self.index.similar(text.shingles, wanted))

    def add(self, text: _Text, draft: _Earlier) -> None:
        """Take in a draft."""
        self.same.setdefault(text.letters, []).append(len(self.drafts))
        self.index.add(text.shingles)
        self.drafts.append(draft)


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:  # noqa: ARG001
    """One hit for the nearest earlier draft on each platform, the same one on several platforms once."""
    words = [word for view in scan.views for word in _tokens(view)]
    letters = "".join(words)
    if len(letters) < rule.options["min_chars"]:
        return
    text = _Text(hash(letters), shingles(words))
    memory = scan.memory(rule, lambda: _Memory(index=SimilarityIndex(*rule.options["least"])))
    place = next(_first_lines(scan))
    day = scan.publish_at.astimezone(scan.program.zone).date() if scan.publish_at else None
    platforms = {target.platform for target in targets}
    line, _ = _lines(scan.document.text).position(place.span.start)
    here = _Earlier(scan.document.path, line, day, frozenset(platforms))

    def is_wanted(number: int) -> bool:
        earlier = memory.drafts[number]
        apart = abs(earlier.day - day).days if earlier.day and day else 0
        return apart <= rule.options["within_days"] and not platforms.isdisjoint(earlier.platforms)

    found = []
    for number, key, percent in memory.like(text, is_wanted):
        earlier = memory.drafts[number]
        concerned = [t for t in targets if t.platform in platforms & earlier.platforms]
        said = _said(here, earlier, percent)
        found.append(
            Hit(
                rule=rule,
                span=place.span,
                part="body",
                match=place.text,
                message=message(key, **said),
                args=said,
                targets=concerned,
            )
        )
        platforms -= earlier.platforms
        if not platforms:
            break
    memory.add(text, here)
    yield from found


def _tokens(view: PartView) -> list[str]:
    """The folded words of a body, without links, hashtags and mentions; nothing of any other part."""
    if view.part.name != "body":
        return []
    text, pieces, end = view.part.text, [], 0
    for entity in view.entities:
        if entity.kind in _BESIDE:
            pieces.append(text[end : entity.start])
            end = entity.end
    return tokens(fold(" ".join([*pieces, text[end:]])).text)


class _Place(NamedTuple):
    """Where a text stands in the file, and how it reads."""

    span: Span
    text: str


def _first_lines(scan: DraftScan) -> Iterator[_Place]:
    """The first line of each body that has one."""
    for view in scan.views:
        if view.part.name == "body" and (line := _FIRST_LINE.search(view.part.text)):
            yield _Place(view.part.offsets.span(*line.span()), line[0])


@lru_cache(maxsize=1)
def _lines(text: str) -> LineIndex:
    """The lines of a file, which may hold many drafts."""
    return LineIndex(text)


def _said(here: _Earlier, earlier: _Earlier, percent: int) -> dict[str, Any]:
    """What messages can say of the earlier draft."""
    unknown = message("duplicate.unknown")
    said: dict[str, Any] = {
        "path": earlier.path,
        "line": earlier.line,
        "day": earlier.day.isoformat() if earlier.day else unknown,
        "days": abs(here.day - earlier.day).days if here.day and earlier.day else unknown,
        "percent": percent,
    }
    if not earlier.day:
        when = "duplicate.no_day" if here.day else "duplicate.no_days"
    else:
        when = "duplicate.apart" if here.day else "duplicate.on_day"
    return {**said, "when": message(when, **said)}
