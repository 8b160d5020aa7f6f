"""Errors that a user can cause. Each names its place and says what to do; none is a traceback."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policylint.messages import Message

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One thing wrong with a policy, a pack or a configuration file.

    ``line`` and ``column`` are 1-based code points, ``end_column`` is exclusive and on the same line; ``line`` is 0
    where the fault has no place (a file that is missing). ``excerpt`` is the whole line, empty where it must not be
    shown.
    """

    path: str
    message: Message
    line: int = 0
    column: int = 0
    end_column: int = 0
    excerpt: str = ""
    hint: Message | None = None
    severity: Severity = "error"

    @property
    def place(self) -> str:
        """``file:line:column``, the form in which editors take a place; the file alone where it has none."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class UserError(Exception):
    """Base of everything that is the input's fault; carries one or more diagnostics, in the order of their places."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics, key=lambda d: (d.path, d.line, d.column)))
        super().__init__(*self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(f"{d.place}: {d.message.text('en')}" for d in self.diagnostics)


class PolicyError(UserError):
    """A policy, pack, term file or configuration that cannot be used."""


class DraftError(UserError):
    """A draft file, or one post in it, that cannot be read."""
