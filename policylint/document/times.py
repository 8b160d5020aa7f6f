"""The calendar of a policy: times that it names, and what may not go out before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.document.model import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.model import Line
    from policylint.document.rules import RuleWords
    from policylint.document.wording import Wording
    from policylint.policy.spec import WindowSpec


def calendar(rules: Sequence[RuleWords], wording: Wording) -> Iterator[Section]:
    """Windows with their times in the policy's zone, and embargoes."""
    windows = [
        ((wording.window(name),), times(window, wording)) for name, window in wording.loaded.spec.windows.items()
    ]
    embargoes = [((rule.link,), rule.held_back, (rule.held,)) for rule in rules if rule.rule.kind == "embargo"]
    tables = []
    if windows:
        tables.append(wording.table(("window", "time"), windows))
    if embargoes:
        tables.append(wording.table(("embargo", "held_back", "time"), embargoes))
    if tables:
        yield Section(
            anchor=wording.anchor("calendar"),
            title=wording.say("calendar"),
            intro=((wording.say("calendar_intro", zone=wording.loaded.spec.timezone),),),
            body=tuple(tables),
        )


def times(window: WindowSpec, wording: Wording) -> Line:
    """When a window is: once, several times, every month."""
    pairs = [(window.from_, window.until), *((period.from_, period.until) for period in window.periods)]
    said = [wording.span(start, end) for start, end in pairs if start or end]
    if monthly := window.monthly:
        name = "monthly_next" if monthly.until <= monthly.from_ else "monthly"
        said.append(wording.say(name, start=monthly.from_, end=monthly.until))
    return (wording.say("semicolon").join(said),)
