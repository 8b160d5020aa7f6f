"""How sentences and names are put together in what a finding says."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "notes.said": {"zh-TW": "{zh}", "en": "{en}"},
    "notes.and": {"zh-TW": "{first}、{second}", "en": "{first}, {second}"},
    "notes.or": {"zh-TW": "{first}或{second}", "en": "{first} or {second}"},
    "notes.then": {"zh-TW": "{first}{second}", "en": "{first} {second}"},
    "notes.aside": {"zh-TW": "（{text}）{more}", "en": " ({text}){more}"},
}
