"""The search for planted secrets in everything that a command leaves behind, in whatever form they are written."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

from policylint.text.fold import fold


def traces(data: bytes, secrets: Iterable[str]) -> list[str]:
    """Which of the secrets some bytes hold, each with the form in which they do."""
    found = [f"{secret} ({form})" for secret in secrets for form, needle in _needles(secret) if needle in data.lower()]
    try:
        text = fold(data.decode()).text
    except UnicodeDecodeError:
        return found
    # Without signs and blanks: cut into words, or with something between its characters, it is told as well.
    squeezed = _squeezed(text)
    return [
        *found,
        *(f"{s} (folded)" for s in secrets if fold(s).text in text),
        *(f"{s} (squeezed)" for s in secrets if _squeezed(fold(s).text) in squeezed),
    ]


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content; the name counts as content."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): path.name.encode() + b"\n" + path.read_bytes() for path in paths}


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@cache
def _needles(secret: str) -> tuple[tuple[str, bytes], ...]:
    """The forms of a secret as bytes in small letters, but for base64, whose capitals are dropped with theirs."""
    return tuple((form, needle.lower()) for s in {secret, secret.casefold()} for form, needle in _forms(s))


def _forms(secret: str) -> Iterator[tuple[str, bytes]]:
    data = secret.encode()
    yield "raw", data
    for encoding in ("utf-16-le", "utf-16-be", "big5", "gb18030"):
        yield encoding, secret.encode(encoding, "ignore") or data
    yield "percent", quote(secret, safe="").encode()
    yield "percent, all", "".join(f"%{byte:02x}" for byte in data).encode()
    yield "escaped", json.dumps(secret)[1:-1].encode()
    yield "escaped, all", "".join(f"\\u{ord(c):04x}" for c in secret).encode()
    yield "escaped bytes", "".join(f"\\x{byte:02x}" for byte in data).encode()
    yield "html", "".join(f"&#{ord(c)};" for c in secret).encode()
    yield "html, hexadecimal", "".join(f"&#x{ord(c):x};" for c in secret).encode()
    yield "hexadecimal", data.hex().encode()
    for before in range(3):
        # The characters that depend on the secret alone, wherever it begins within a group of three bytes.
        encoded = base64.b64encode(b"\0" * before + data)
        needle = encoded[-(-before * 8 // 6) : (before + len(data)) * 8 // 6]
        yield f"base64 at {before}", needle
        yield f"base64 for URLs at {before}", needle.translate(bytes.maketrans(b"+/", b"-_"))
