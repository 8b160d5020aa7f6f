"""Targets: a draft as it goes to one account on one platform, with the facts that conditions ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.drafts.model import Draft


class Target(NamedTuple):
    """One account on one platform; either may be unknown (empty)."""

    platform: str
    account: str
    facts: Mapping[str, Any]
    limits: Mapping[str, int]

    @property
    def label(self) -> str:
        """``platform:account``, or the one of them that is known."""
        return ":".join(filter(None, (self.platform, self.account)))


def targets_of(
    draft: Draft, accounts: Mapping[str, Mapping[str, Any]], common: Mapping[str, Any]
) -> tuple[Target, ...]:
    """The targets of a draft; ``common`` are facts that they share, beside what the draft's metadata says.

    An account of the policy goes by its name there and to its own platform; any other goes to every platform that the
    draft names and that no listed account stands for. A draft that names neither has one target without a label.
    """
    platforms = _texts(draft.metadata.get("platform"))
    stated = {name: _known(name, accounts) for name in _texts(draft.metadata.get("account"))}
    # A draft for facebook and x with an account each goes to two places, not to four; an account on neither stays.
    fitting = ([n for n in names if accounts[n]["platform"] in platforms] or names for names in stated.values())
    listed = dict.fromkeys(name for names in fitting for name in names)
    pairs = [(str(accounts[name]["platform"]), name, accounts[name]) for name in listed]
    served = {platform for platform, _, _ in pairs}
    unlisted = [name for name, names in stated.items() if not names]
    open_platforms = [p for p in platforms if p not in served] or ([""] if unlisted or not (platforms or pairs) else [])
    pairs += [(platform, name, {}) for platform in open_platforms for name in unlisted or [""]]
    return tuple(
        Target(
            platform=platform,
            account=name,
            facts={
                **draft.metadata,
                **common,
                "platform": platform or None,
                "account": name or None,
                "account.registered": bool(account),
                **{f"account.{key}": value for key, value in account.items() if key != "limits"},
            },
            limits=account.get("limits") or {},
        )
        for platform, name, account in pairs
    )


def _known(name: str, accounts: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The accounts of the policy that a draft means: the one of that name, else all with that handle."""
    if name in accounts:
        return [name]
    handle = name.removeprefix("@").casefold()
    handles = {key: str(a.get("handle") or "").removeprefix("@").casefold() for key, a in accounts.items()}
    return [key for key, own in handles.items() if own == handle != ""]


def _texts(value: object) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    items = value if isinstance(value, list | tuple) else (value,)
    return tuple(dict.fromkeys(str(item) for item in items if item not in (None, "")))
