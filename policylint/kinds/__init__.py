"""The rule kinds: a closed, explicit registry. One module is one kind: its shape, its compile step, its check."""

from __future__ import annotations

from typing import Final

KINDS: Final[dict[str, str]] = {
    "field": "policylint.kinds.field",
    "forbid": "policylint.kinds.forbid",
    "limit": "policylint.kinds.limit",
    "replace": "policylint.kinds.replace",
    "require": "policylint.kinds.require",
}
"""Kind name to module; a module is imported when a rule of its kind is first met."""
