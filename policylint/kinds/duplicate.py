"""duplicate: the same or nearly the same text, again on one platform. Of the drafts of a run, the later is reported."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from policylint.engine.scan import Hit
from policylint.kinds.spec import RuleSpec
from policylint.messages import Message, message
from policylint.text.fold import fold
from policylint.text.similarity import SimilarityIndex, shingles
from policylint.text.span import LineIndex

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Sequence

    from policylint.engine.matching import Matcher
    from policylint.engine.program import Rule
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target
    from policylint.engine.view import PartView
    from policylint.text.span import Span

ALWAYS: Final = True
PLACEHOLDERS: Final = ("path", "line", "day", "days", "percent")

# What changes from post to post, though it says the same.
_BESIDE: Final = ("url", "hashtag", "mention")
_NO_LETTERS: Final = re.compile(r"[\W_]+")
_FIRST_LINE: Final = re.compile(r"\S(?:[^\r\n]*\S)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec(RuleSpec):
    """A post that repeats an earlier one of the run on the same platform."""

    kind: Literal["duplicate"]
    within_days: int = 30
    """How many days may lie between the two; a day that is not known counts as near."""
    similarity: float = 0.8
    """From 0 to 1, how much of the text is the same: shared rows of three characters, of all that either has."""
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

    def like(self, text: str, wanted: Callable[[int], bool]) -> Iterator[tuple[int, float]]:
        """The drafts with the same text, then those with a similar one, the latest first; each with its similarity."""
        yield from ((number, 1.0) for number in reversed(self.same.get(hash(text), ())) if wanted(number))
        yield from self.index.similar(shingles(text), wanted)

    def add(self, text: str, draft: _Earlier) -> None:
        """Take in a draft."""
        self.same.setdefault(hash(text), []).append(len(self.drafts))
        self.index.add(shingles(text))
        self.drafts.append(draft)


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:  # noqa: ARG001
    """One hit for the nearest earlier draft on each platform, the same one on several platforms once."""
    text = "".join(map(_letters, scan.views))
    if len(text) < rule.options["min_chars"]:
        return
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
    for number, similarity in memory.like(text, is_wanted):
        earlier = memory.drafts[number]
        concerned = [t for t in targets if t.platform in platforms & earlier.platforms]
        found.append(_hit(rule, place, _said(here, earlier, similarity), concerned))
        platforms -= earlier.platforms
        if not platforms:
            break
    memory.add(text, here)
    yield from found


def _letters(view: PartView) -> str:
    """The folded letters and digits of a body, without links, hashtags and mentions; nothing of any other part."""
    if view.part.name != "body":
        return ""
    text, pieces, end = view.part.text, [], 0
    for entity in view.entities:
        if entity.kind in _BESIDE:
            pieces.append(text[end : entity.start])
            end = entity.end
    return _NO_LETTERS.sub("", fold(" ".join([*pieces, text[end:]])).text)


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


def _said(here: _Earlier, earlier: _Earlier, similarity: float) -> dict[str, Any]:
    """What messages can say of the earlier draft."""
    days = abs(here.day - earlier.day).days if here.day and earlier.day else message("duplicate.unknown")
    return {
        "path": earlier.path,
        "line": earlier.line,
        "day": earlier.day.isoformat() if earlier.day else message("duplicate.unknown"),
        "days": days,
        "percent": int(100 * similarity),
    }


def _hit(rule: Rule, place: _Place, said: dict[str, Any], targets: Sequence[Target]) -> Hit:
    key = "duplicate.same" if said["percent"] == 100 else "duplicate.similar"
    when = "duplicate.no_day" if isinstance(said["day"], Message) else "duplicate.on_day"
    when = when if isinstance(said["days"], Message) else "duplicate.apart"
    return Hit(
        rule=rule,
        span=place.span,
        part="body",
        match=place.text,
        message=message(key, **said, when=message(when, **said)),
        args=said,
        targets=targets,
    )
