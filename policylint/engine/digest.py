"""The digest of a draft's text, by which an approval says which text it was given to."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from policylint.drafts.model import Draft

_STATED: Final = re.compile(r"sha256:[0-9a-f]{12,64}")
_LINE_END: Final = re.compile(r"\r\n?")
# What nobody sees; approvals themselves are written there.
_UNPUBLISHED: Final = ("metadata", "comments")


def text_digest(draft: Draft) -> str:
    """``sha256:`` and 64 hexadecimal digits over what a draft publishes: its parts but metadata and comments.

    It is the SHA-256 of a JSON array of ``[name, text]``, a pair for each part in the order of the draft, written in
    ASCII without spaces. A text is in NFC, each line end is one LF, and there is no space at its ends; a part without
    text is left out.
    """
    parts = [(part.name, _normal(part.text)) for part in draft.parts if part.name not in _UNPUBLISHED]
    data = json.dumps([part for part in parts if part[1]], ensure_ascii=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(data.encode('ascii')).hexdigest()}"


def is_of(stated: object, digest: str) -> bool | None:
    """Whether a digest that somebody stated is the beginning of ``digest``; None where it is none at all.

    It needs ``sha256:`` and twelve digits at least, which is as much as people compare.
    """
    text = str(stated).strip().lower()
    return digest.startswith(text) if _STATED.fullmatch(text) else None


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", _LINE_END.sub("\n", text)).strip()
