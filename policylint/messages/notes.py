"""How sentences and names are put together in what a finding says."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "notes.said": {"zh-TW": "{zh}", "en": "{en}"},
    "notes.row": {"zh-TW": "{first}、{last}", "en": "{first}, {last}"},
    "notes.and": {"zh-TW": "{first}與{last}", "en": "{first} and {last}"},
    "notes.or": {"zh-TW": "{first}或{last}", "en": "{first} or {last}"},
    "notes.then": {"zh-TW": "{first}{last}", "en": "{first} {last}"},
    "notes.aside": {"zh-TW": "（{text}）", "en": " ({text})"},
}
