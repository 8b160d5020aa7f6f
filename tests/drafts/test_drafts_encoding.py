from __future__ import annotations

import codecs

import pytest
from drafts_support import TEXTS
from hypothesis import given
from hypothesis import strategies as st

from policylint.drafts.encoding import decode, encode
from policylint.drafts.model import Problem

MARKED = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be", b"": "utf-8"}


@given(TEXTS, st.sampled_from(list(MARKED)))
def test_a_mark_decides_and_comes_back(text: str, mark: bytes) -> None:
    data = mark + text.encode(MARKED[mark])
    for declared in (None, "big5") if mark else (None,):
        assert decode(data, declared) == text
        assert encode(text + "機", like=data, encoding=declared) == mark + (text + "機").encode(MARKED[mark])


@given(TEXTS)
def test_gb18030_holds_everything(text: str) -> None:
    assert decode(text.encode("gb18030"), "gb2312") == text


def test_big5_is_what_windows_writes() -> None:
    assert decode("化粧恒裏".encode("cp950"), "Big5") == "化粧恒裏"


@pytest.mark.parametrize(
    ("data", "offset"),
    [(b"ab\xff", 2), (b"\xef\xbb\xbfa\x80", 4), (b"\xff\xfea\0\0\xd8", 4), ("😀".encode() + b"\xc3", 4)],
)
def test_the_wrong_byte_is_named(data: bytes, offset: int) -> None:
    problem = decode(data)
    assert isinstance(problem, Problem)
    assert (problem.reason.args["offset"], problem.reason.args["byte"]) == (offset, f"0x{data[offset]:02X}")
    assert problem.span is None


def test_nul_in_utf_16_is_found_at_its_byte() -> None:
    problem = decode(codecs.BOM_UTF16_LE + "😀\0".encode("utf-16-le"))
    assert isinstance(problem, Problem)
    assert problem.reason.args["offset"] == 6
