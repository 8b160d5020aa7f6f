"""The language of the command line itself."""

from __future__ import annotations

import os

from policylint.messages import DEFAULT_LANGUAGE, Language, say

_VARIABLES = ("POLICYLINT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def environment_language() -> Language | None:
    """The language that the environment asks for, if it asks for one that there is."""
    for name in _VARIABLES:
        value = os.environ.get(name, "").casefold()
        if value.startswith("zh"):
            return "zh-TW"
        if value.startswith("en"):
            return "en"
    return None


def interface_language() -> Language:
    """The language of help and of errors that no policy has a say in."""
    return environment_language() or DEFAULT_LANGUAGE


def help_text(name: str) -> str:
    """A help text of the catalogue."""
    return say(f"help.{name}", interface_language())
