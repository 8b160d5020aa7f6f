"""Waivers: what somebody lets pass until a day."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from policylint.text.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One rule is waived up to and including the day ``until`` (ISO 8601), in the time zone of the policy.

    ``rule`` is a full id. The others narrow it down: ``text`` to findings of that text, ``path`` to drafts whose path
    is, or ends with, that pattern, ``account`` to that account of the policy.
    """

    rule: str
    until: str
    text: str | None = None
    path: str | None = None
    account: str | None = None

    def fits(self, text: str, path: str) -> bool:
        """Whether it is about what was found in a draft file, as far as the rule and the account do not matter."""
        return (self.text is None or fold(self.text).text == fold(text).text) and (
            self.path is None or PurePosixPath(path).match(self.path)
        )
