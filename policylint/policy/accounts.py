"""What does not hold together in a policy's accounts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from policylint.drafts.fields import platform_names, platform_of
from policylint.engine.roster import key
from policylint.messages import message
from policylint.spelling import NEARLY_SAME, closest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.errors import Diagnostic
    from policylint.policy.inherit import Entry
    from policylint.policy.source import Keys, Source
    from policylint.policy.spec import AccountSpec

_PARTS: Final = re.compile(r"[\W_]+")
# No post is published without any; of all else an account may well take nothing.
_NEVER_NONE: Final = ("characters", "lines")


def check_accounts(accounts: Sequence[Entry]) -> Iterator[Diagnostic]:
    """Faults in ``accounts``, each at its place."""
    for entry in accounts:
        yield from _account(entry.value, entry.keys, entry.source)
    yield from _shared_handles(accounts)


def _account(account: AccountSpec, keys: Keys, source: Source) -> Iterator[Diagnostic]:
    if meant := platform_meant(account.platform):
        said = message("policy.platform_unknown", name=account.platform, meant=meant)
        yield source.diagnostic((*keys, "platform"), said, severity="warning")
    if account.handle is not None and not account.handle.strip(" @"):
        yield source.diagnostic((*keys, "handle"), message("policy.handle_empty"))
    for name, limit in account.limits.items():
        least = int(name in _NEVER_NONE)
        if limit < least:
            said = message("policy.limit_too_low", limit=limit, least=least)
            yield source.diagnostic((*keys, "limits", name), said)


def platform_meant(name: str) -> str | None:
    """The platform of whose name another is a slip. Any name may be one, and a known one may be a part of it."""
    known = platform_names()
    if any(platform_of(part) in known for part in (name, *_PARTS.split(name))):
        return None
    return closest(name, known, NEARLY_SAME)


def _shared_handles(accounts: Sequence[Entry]) -> Iterator[Diagnostic]:
    """Two accounts that a draft could mean by the same handle on one platform."""
    first: dict[tuple[str, str], str] = {}
    for name, account, source, keys in accounts:
        if account.handle and (handle := key(account.handle)):
            other = first.setdefault((platform_of(account.platform), handle), name)
            if other != name:
                said = message("policy.handle_shared", handle=account.handle, other=other)
                yield source.diagnostic((*keys, "handle"), said)
