"""The digest of a draft's text: what it covers, and what may change without changing it."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from policylint.drafts import read_text
from policylint.engine.digest import is_of, text_digest


def digest(text: str, format: str = "text", **metadata: object) -> str:
    document = read_text("post", text, format=format, metadata=metadata or None)
    return text_digest(document.drafts[0])


def test_it_is_what_it_says() -> None:
    data = '[["body","\\u65e9\\u5b89\\nTea"],["title","\\u65b0\\u8336"]]'
    assert digest("早安\r\nTea\n", title="新茶 ") == f"sha256:{hashlib.sha256(data.encode()).hexdigest()}"


POST = "---\ntitle: 新茶\nauthor: 王小明\n---\n早安 ![茶園](tea.jpg) #茶\n"


@pytest.mark.parametrize(
    "changed",
    [
        POST.replace("\n", "\r\n"),
        POST.replace("author: 王小明", "author: 李美玲\napprovals: [王大明]"),
        POST.replace("author: 王小明", "author: 王小明 # 代筆"),
        f"{POST}\n\n<!-- 待補 -->\n",
        POST.replace("新茶", unicodedata.normalize("NFD", "新茶")),
    ],
)
def test_what_may_change(changed: str) -> None:
    assert digest(changed, "markdown") == digest(POST, "markdown")


@pytest.mark.parametrize("word", ["新茶", "早安", "茶園", "#茶"])
def test_what_may_not_change(word: str) -> None:
    assert digest(POST.replace(word, f"{word}了", 1), "markdown") != digest(POST, "markdown")


def test_a_text_is_not_taken_for_another_part() -> None:
    assert digest("早安", title="新茶") != digest("新茶", title="早安")
    assert digest("早安\n---\n新茶", "tweet") != digest("早安新茶", "tweet")


def test_any_character_has_a_digest() -> None:
    assert is_of(digest("\ud800\x00"), digest("\ud800\x00"))


@given(st.text(max_size=40), st.text(max_size=40))
def test_different_texts_have_different_digests(one: str, other: str) -> None:
    def normal(text: str) -> str:
        return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()

    assume(one.strip() and other.strip())
    assert (digest(one) == digest(other)) is (normal(one) == normal(other))


@pytest.mark.parametrize(
    ("stated", "answer"),
    [
        ("sha256:0123456789ab", True),
        (" SHA256:0123456789ABCDEF ", True),
        (f"sha256:{'0123456789abcdef' * 4}", True),
        ("sha256:0123456789ac", False),
        ("sha256:0123456789a", None),
        (f"sha256:{'0123456789abcdef' * 4}0", None),
        ("0123456789ab", None),
        ("sha1:0123456789ab", None),
        ("", None),
        (123456789012, None),
        (["sha256:0123456789ab"], None),
        ("sha256:٠١٢٣٤٥٦٧٨٩٠١", None),
    ],
)
def test_a_stated_digest_is_its_beginning(stated: object, answer: bool | None) -> None:
    assert is_of(stated, f"sha256:{'0123456789abcdef' * 4}") is answer
