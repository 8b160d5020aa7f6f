"""embargo: what must not be published before, or during, a time."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from policylint.drafts.fields import texts_of
from policylint.engine.calendar import Window, first_free, written
from policylint.engine.matching import outermost
from policylint.engine.notes import names, note, quoted, said
from policylint.engine.scan import Hit
from policylint.kinds.spec import MatchingSpec, has_words
from policylint.messages import Message, message
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policylint.engine.calendar import Period
    from policylint.engine.matching import Match, Matcher
    from policylint.engine.program import Rule
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target

ALWAYS: Final = False
PLACEHOLDERS: Final = ("term", "topic", "window", "until", "earliest", "publish_at")


class Spec(MatchingSpec):
    """Words or topics that must not go out at a time; without any, every post that the rule applies to."""

    kind: Literal["embargo"]
    topics: str | tuple[str, ...] = ()
    """Topics of the policy; a post on one of them is under the embargo, whatever its words."""
    from_: str | None = None
    """The instant at which the embargo begins, with its offset; without it, it has always been there."""
    until: str | None = None
    """The instant at which it ends, with its offset: 2026-12-01T09:00+08:00; without it, it has no end."""
    windows: str | tuple[str, ...] = ()
    """Windows of the policy; the embargo holds in each of them."""


def compile(spec: Spec, compiler: RuleCompiler) -> dict[str, Any]:  # noqa: A001 - the step's name in every kind
    """A time, of which there has to be one; topics and windows that the policy has."""
    from policylint.policy.references import known_names
    from policylint.policy.roster import period_faults

    compiler.add_all(spec)
    for path, fault, hint in period_faults(spec.from_, spec.until):
        compiler.fault(path, fault, hint)
    topics = known_names("topics", spec.topics, ("topics",), compiler)
    windows = known_names("windows", spec.windows, ("windows",), compiler)
    if not (spec.from_ or spec.until or spec.windows or compiler.source.says(("windows",))):
        compiler.fault((), message("embargo.no_time"), message("embargo.hint_time"))
    if topics or not has_words(spec):
        compiler.always = True
    return {
        "everything": not (topics or has_words(spec)),
        "topics": topics,
        "windows": windows,
        "period": (spec.from_, spec.until) if spec.from_ or spec.until else None,
    }


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:
    """One hit for each word under the embargo, one for a topic that the draft only states, one where all of it is."""
    # Time is asked first: most embargoes are over, or have not begun.
    embargo = _embargo(rule, scan)
    if embargo is None:
        return
    for subject in _subjects(rule, matcher, scan):
        match, topic = subject.match, subject.topic
        title = said(scan.program.header.topics[topic]["title"]) if topic else ""
        stated = "topics" if topic else "publish_at"
        start = scan.draft.span.start
        found = match.text if match else topic
        yield Hit(
            rule=embargo.rule,
            span=match.span if match else scan.draft.fields.get(stated, Span(start, start)),
            part=match.view.part.name if match else "metadata",
            match=found,
            message=message(f"embargo.{subject.kind}", match=found, topic=title, during=embargo.window),
            args={"term": subject.term, "topic": title, **embargo.args},
            targets=targets,
            severity=match.severity(rule) if match else None,
            note=note([*embargo.sentences, match.note if match else None]),
        )


class _Subject(NamedTuple):
    """What is under the embargo: a word (match), a topic, or the whole draft (everything)."""

    kind: Literal["match", "topic", "everything"]
    match: Match | None = None
    term: str = ""
    topic: str = ""


def _subjects(rule: Rule, matcher: Matcher, scan: DraftScan) -> Iterator[_Subject]:
    if rule.options["everything"]:
        yield _Subject("everything")
    for match in outermost(matcher.matches()):
        yield _Subject("match", match, matcher.entry_text(match.entry))
    for topic in rule.options["topics"]:
        if topic in scan.topics:
            shown = list(outermost(scan.topics[topic]))
            yield from (_Subject("topic", match, match.text, topic) for match in shown)
            if not shown:
                yield _Subject("topic", topic=topic)


class _Embargo(NamedTuple):
    """An embargo that holds, or may hold, as findings tell of it."""

    rule: Rule
    """The rule as it speaks: where the embargo only may hold, not in its own words, which say that it does."""
    window: Message | str
    """The name of the window, in brackets."""
    args: Mapping[str, Any]
    """What the placeholders of the rule's own message stand for."""
    sentences: Sequence[Message]
    """What that message does not say itself."""


def _embargo(rule: Rule, scan: DraftScan) -> _Embargo | None:
    """The embargo at the instant at which the draft goes out; None where there is none then."""
    windows = _windows(rule, scan)
    # Only days of the month need the time zone, which takes long to import.
    zone = scan.program.zone if any(window.monthly for window in windows.values()) else datetime.UTC
    held = {name: period for name, window in windows.items() if (period := window.period_at(scan.instant, zone))}
    stated = scan.draft.metadata.get("publish_at")
    unread = quoted(" / ".join(texts_of(stated))) if scan.publish_at is None else ""
    if held:
        return _told(rule, scan, windows, held, unread)
    if unread and any((end := window.ends()) is None or end > scan.now for window in windows.values()):
        open_ = message("embargo.not_set")
        args = {"window": "", "until": open_, "earliest": open_, "publish_at": unread}
        silent = rule._replace(message={}, suggest={})
        return _Embargo(silent, "", args, [message("embargo.may_hold", value=unread)])
    return None


def _windows(rule: Rule, scan: DraftScan) -> dict[str, Window]:
    """The times of a rule, by the names of the policy's windows; its own time has none."""
    windows = {name: scan.program.windows[name] for name in rule.options["windows"]}
    own = rule.options["period"]
    return {**windows, "": Window(title={}, periods=[own])} if own else windows


def _told(
    rule: Rule, scan: DraftScan, windows: Mapping[str, Window], held: Mapping[str, Period], unread: str
) -> _Embargo:
    """What there is to say of an embargo, by the window that lasts longest."""
    zone = scan.program.zone
    name = max(held, key=lambda name: held[name].lasts_until)
    title = said(windows[name].title or {"en": name}) if name else ""
    end, free = held[name].end, first_free(scan.instant, windows.values(), zone)
    until = written(end, zone) if end else message("embargo.not_set")
    earliest = written(free, zone) if free else message("embargo.not_set")
    now = written(scan.instant, zone)
    sentences = []
    ending = "open" if not end else "never" if not free else "ends" if end == free else "later"
    told = names(rule, "until"), names(rule, "earliest")
    # Where they are the same instant, either says it all.
    if not (any(told) if ending == "ends" else all(told)):
        sentences.append(message(f"embargo.{ending}", until=until, earliest=earliest))
    if unread:
        sentences.append(message("embargo.unread", value=unread, instant=now))
    elif not names(rule, "publish_at"):
        sentences.append(message("embargo.at" if scan.publish_at else "embargo.now", instant=now))
    args = {"window": title, "until": until, "earliest": earliest, "publish_at": now}
    return _Embargo(rule, message("embargo.window", title=title) if title else "", args, sentences)
