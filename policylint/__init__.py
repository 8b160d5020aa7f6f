"""policylint: policy-as-code for what a company says in public.

The public API. ``load_policy`` reads a policy; ``check_text`` and ``check_paths`` hold drafts against it and return
a ``Report``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from policylint.api import Policy, check_paths, check_text, load_policy
    from policylint.errors import Diagnostic, DraftError, PolicyError, UserError
    from policylint.findings import Finding, Incomplete, Report

__version__: Final = "0.1.0"
__all__ = [
    "Diagnostic",
    "DraftError",
    "Finding",
    "Incomplete",
    "Policy",
    "PolicyError",
    "Report",
    "UserError",
    "__version__",
    "check_paths",
    "check_text",
    "load_policy",
]

_HOMES: Final = {
    **dict.fromkeys(("Policy", "check_paths", "check_text", "load_policy"), "policylint.api"),
    **dict.fromkeys(("Diagnostic", "DraftError", "PolicyError", "UserError"), "policylint.errors"),
    **dict.fromkeys(("Finding", "Incomplete", "Report"), "policylint.findings"),
}


def __getattr__(name: str) -> Any:
    # The command line imports this package first and must not pay for what it does not use.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
