"""Hosts that can be taken for the company's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.data import look_alikes, shorteners
from policylint.text.lookalikes import OwnName, named_in, registrable, resemblance, skeleton, within_edits
from policylint.text.urls import host_of

OWN = [
    OwnName("shanlantea.com", "shanlantea"),
    OwnName("shanlantea.com.tw", "shanlantea"),
    OwnName("acme.tw", "acme"),
    OwnName("山嵐茶.tw", "山嵐茶"),
    OwnName("山嵐茶.tw", "山岚茶"),
]


def like(written: str, own: list[OwnName] = OWN) -> str | None:
    host = host_of(written)
    assert host is not None
    found = resemblance(host, own)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("shanlantea.net", "ending"),
        ("www.shanlantea.co", "ending"),
        ("shanlantea.github.io", "ending"),
        ("shanlantea.example.tw", "name"),
        ("shanlantea.com.example.tw", "name"),
        ("shanlantea-gift.com", "name"),
        ("shan-lan-tea.com", "name"),
        ("myshanlanteashop.com", "name"),
        ("shop.山嵐茶禮盒.tw", "name"),
        ("acme-gift.com", "name"),
        ("shаnlantea.com", "characters"),
        ("xn--shnlantea-1yh.com", "characters"),
        ("ꮪhanlantea.com", "characters"),
        ("shán1antea.com", "characters"),
        ("myshan1antea.com", "characters"),
        ("山岚茶.tw", "characters"),
        ("acrne.tw", "characters"),
        ("shanlante.com", "edits"),
        ("shanlantaa.com", "edits"),
        ("shnalantea.com", "edits"),
        ("shanalntae.com", "edits"),
        ("shamlamtea.com", "edits"),
        ("acme.com.tw", "ending"),
        # These end as the company's own do, or hold parts of its names.
        ("shanlantea.com", None),
        ("a.b.shanlantea.com.tw", None),
        ("acmegift.com", None),
        ("acne.tw", None),
        ("lantea.com", None),
        ("茶.tw", None),
        ("com.shanlantea", None),
        ("tw", None),
        ("192.0.2.1", None),
    ],
)
def test_resemblance(host: str, reason: str | None) -> None:
    assert like(host) == reason


def test_a_name_in_a_public_suffix_is_nobody_s_to_register() -> None:
    assert like("somebody.myshopify.com", [OwnName("shopify.com", "shopify")]) is None
    assert like("shopify.myshopify.com", [OwnName("shopify.com", "shopify")]) == "ending"


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("a.example.co.uk", "example.co.uk"),
        ("a.b.例子.台灣", "例子.台灣"),
        ("moi.gov.tw", "moi.gov.tw"),
        ("gov.tw", None),
        ("tw", None),
        ("192.0.2.1", None),
    ],
)
def test_registrable(host: str, domain: str | None) -> None:
    found = host_of(host)
    assert found is not None
    assert registrable(found) == domain


def test_names_before_an_at_sign() -> None:
    assert named_in("www.SHANLАNTEA.com", OWN) == OWN[0]
    assert named_in("user:secret", OWN) is None


@pytest.mark.parametrize(
    ("one", "other", "edits", "is_within"),
    [
        ("abcd", "abcd", 0, True),
        ("abcd", "abcx", 0, False),
        ("abcd", "abxd", 1, True),
        ("abcd", "acbd", 1, True),
        ("abcd", "abd", 1, True),
        ("abcd", "xabcd", 1, True),
        ("abcd", "badc", 1, False),
        ("abcd", "badc", 2, True),
        ("abcd", "dcba", 2, False),
        ("", "ab", 2, True),
    ],
)
def test_edits(one: str, other: str, edits: int, is_within: bool) -> None:
    assert within_edits(one, other, edits) == within_edits(other, one, edits) == is_within


@given(st.text("abcil1o0rnmdvwé", max_size=20))
def test_what_looks_alike_stays_so(label: str) -> None:
    once = skeleton(label)
    assert once.isascii()
    assert not set(once) & set("i10é")


def test_the_tables() -> None:
    letters = set("abcdefghijklmnopqrstuvwxyz0123456789")
    characters = look_alikes("unicode") | look_alikes("ascii")
    assert {*characters.values(), *look_alikes("rows").values()} <= letters
    assert {len(character) for character in characters} == {1}
    assert not [character for character in look_alikes("unicode") if character.isascii()]
    # Browsers change none of them on the way to a host.
    assert [c for c in look_alikes("unicode") if getattr(host_of(f"{c}x.tw"), "unicode", "") != f"{c}x.tw"] == []


def test_shorteners_are_domains() -> None:
    names = [name.removeprefix("!") for name in shorteners()]
    assert len(names) == len(set(names))
    for name in names:
        host = host_of(name)
        assert host is not None
        assert (host.ascii, host.is_name, registrable(host) is not None) == (name, True, True)
    for name in shorteners():
        assert not name.startswith("!") or any(name.endswith(f".{listed}") for listed in names)
