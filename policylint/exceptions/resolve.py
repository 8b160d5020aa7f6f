"""The one place where exceptions are applied: what was found becomes active or waived, before anything is redacted."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from policylint.engine.dated import is_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policylint.engine.scan import Hit
    from policylint.engine.targets import Target
    from policylint.exceptions.waivers import Waiver
    from policylint.findings import Disposition


class Exceptions:
    """The exceptions of a run; ``now`` has an offset, days are those of ``timezone``."""

    def __init__(self, waivers: Iterable[Waiver], now: datetime.datetime, timezone: str) -> None:
        self._now = now
        self._timezone = timezone
        self._waivers: dict[str, list[Waiver]] = {}
        for waiver in waivers:
            self._waivers.setdefault(waiver.rule, []).append(waiver)

    def resolve(self, hit: Hit, path: str) -> Iterator[tuple[Disposition, Sequence[Target]]]:
        """What becomes of a hit in the file at ``path``, with the targets for which it does."""
        fitting = [waiver for waiver in self._waivers.get(hit.rule.id, ()) if waiver.fits(hit.match, path)]
        active: list[Target] = []
        waived: list[Target] = []
        for target in hit.targets:
            (waived if any(self._covers(waiver, target) for waiver in fitting) else active).append(target)
        if active or not waived:
            yield "active", active
        if waived:
            yield "waived", waived

    def _covers(self, waiver: Waiver, target: Target) -> bool:
        """Whether a waiver holds for a target today, and on the day on which the post goes out if that is later."""
        if waiver.account not in (None, target.account):
            return False
        publish_at = target.facts.get("publish_at")
        moment = max(self._now, publish_at) if isinstance(publish_at, datetime.datetime) else self._now
        return not is_over(waiver.until, moment, self._timezone)
