"""Bytes to text and back: byte order marks, declared encodings, and which byte is wrong."""

from __future__ import annotations

import codecs
from typing import Final

from policylint.drafts.model import Problem
from policylint.messages import message

# UTF-32 begins with UTF-16's mark; nobody writes drafts in it, and read as UTF-16 it shows NULs, which are refused.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

ENCODINGS: Final[dict[str, str]] = {
    "utf8": "utf-8",
    "utf16": "utf-16-le",
    "utf16le": "utf-16-le",
    "utf16be": "utf-16-be",
    # What Taiwan calls Big5 is in practice code page 950: only there stand 恒, 裏 and 粧 (of 化粧品).
    "big5": "cp950",
    "cp950": "cp950",
    "ms950": "cp950",
    "big5hkscs": "big5hkscs",
    # GB18030 contains the two older ones.
    "gb18030": "gb18030",
    "gbk": "gb18030",
    "gb2312": "gb18030",
}
"""The encodings that a configuration can declare, without hyphens and in small letters, and Python's name for each."""


def codec_of(data: bytes, encoding: str | None = None) -> tuple[bytes, str | None]:
    """The byte order mark of a file (maybe empty) and its codec; None for a declared encoding that is not known.

    A mark wins over what is declared, and UTF-8 holds where neither is there.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return mark, codec
    if encoding is None:
        return b"", "utf-8"
    return b"", ENCODINGS.get(encoding.casefold().replace("-", "").replace("_", ""))


def decode(data: bytes, encoding: str | None = None) -> str | Problem:
    """The text of a file without its byte order mark, line breaks as they are; or what is wrong with which byte.

    ``encoding`` is what the configuration declares for the path, one of :data:`ENCODINGS`.
    """
    mark, codec = codec_of(data, encoding)
    if codec is None:
        return Problem(reason=message("drafts.encoding_unknown", encoding=encoding, known=[*ENCODINGS]))
    wide = codec.startswith("utf-16")
    if not wide and (nul := data.find(0)) >= 0:
        return Problem(reason=message("drafts.binary", offset=nul))
    try:
        text = data[len(mark) :].decode(codec)
    except UnicodeDecodeError as error:
        offset = len(mark) + error.start
        key = "drafts.undecodable" if mark or encoding else "drafts.undecodable_undeclared"
        name = encoding if encoding and not mark else codec.upper()
        return Problem(reason=message(key, encoding=name, byte=f"0x{data[offset]:02X}", offset=offset))
    if wide and (nul := text.find("\0")) >= 0:
        # Surrogate pairs make code units and code points differ.
        return Problem(reason=message("drafts.binary", offset=len(mark) + len(text[:nul].encode(codec))))
    return text


def encode(text: str, *, like: bytes, encoding: str | None = None) -> bytes:
    """The text as bytes in the encoding of the file it came from, with the same byte order mark.

    Raises UnicodeEncodeError for a character that the encoding does not have.
    """
    mark, codec = codec_of(like, encoding)
    return mark + text.encode(codec or "utf-8")
