"""Links are read as browsers read them, and never looked up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.text.fold import fold
from policylint.text.urls import Host, host_of, target_links, text_links


@pytest.mark.parametrize(
    ("written", "ascii_", "shown"),
    [
        ("Example.COM", "example.com", "example.com"),
        ("example.com.", "example.com", "example.com"),
        ("ｅｘａｍｐｌｅ。com", "example.com", "example.com"),
        ("exam\u00adple.com", "example.com", "example.com"),
        ("example%2ecom", "example.com", "example.com"),
        ("例子.台灣", "xn--fsqu00a.xn--kpry57d", "例子.台灣"),
        ("XN--FSQU00A.tw", "xn--fsqu00a.tw", "例子.tw"),
        ("faß.de", "xn--fa-hia.de", "faß.de"),
        ("BÜCHER.example", "xn--bcher-kva.example", "bücher.example"),
        ("💩.la", "xn--ls8h.la", "💩.la"),
        ("xn--a-b-999999999.de", "xn--a-b-999999999.de", "xn--a-b-999999999.de"),
        ("a" * 64 + ".de", "a" * 64 + ".de", "a" * 64 + ".de"),
        ("0300.0250.1", "192.168.0.1", "192.168.0.1"),
        ("3232235521", "192.168.0.1", "192.168.0.1"),
        ("0XC0.0xa80001", "192.168.0.1", "192.168.0.1"),
        ("256.1.1.1", "256.1.1.1", "256.1.1.1"),
        ("089.1", "089.1", "089.1"),
        ("[2001:DB8::0:1]", "2001:db8::1", "2001:db8::1"),
    ],
)
def test_host(written: str, ascii_: str, shown: str) -> None:
    host = host_of(written)
    assert host is not None
    assert (host.ascii, host.unicode) == (ascii_, shown)


@pytest.mark.parametrize("written", ["", ".", "[::zz]", "[]", "a." * 127 + "de", "9" * 5000, "\t"])
def test_no_host(written: str) -> None:
    assert host_of(written) is None


@pytest.mark.parametrize(
    ("written", "is_name"),
    [("a.b_c.de", True), ("de", True), ("-a.de", False), ("a..de", False), ("a b.de", False), ("*.de", False)],
)
def test_names(written: str, is_name: bool) -> None:
    host = host_of(written)
    assert host is not None
    assert host.is_name == is_name


def test_parents_of_a_host() -> None:
    assert list(Host("a.b.tw", "a.b.tw").parents()) == ["a.b.tw", "b.tw", "tw"]
    assert list(Host("192.0.2.1", "192.0.2.1", is_address=True).parents()) == ["192.0.2.1"]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("見https://a.example.com:80/x?y#z。", [("https://a.example.com:80/x?y#z", "a.example.com", "https")]),
        ("http://u:p@example.com/@x", [("http://u:p@example.com/@x", "example.com", "http")]),
        ("ｈｔｔｐ：／／ａ．ｔｗ／ｂ", [("ｈｔｔｐ：／／ａ．ｔｗ／ｂ", "ａ．ｔｗ", "http")]),
        ("https://a。tw/b", [("https://a。tw/b", "a。tw", "https")]),
        ("https://u@www.a。com。tw。好", [("https://u@www.a。com。tw", "www.a。com。tw", "https")]),
        ("https://intranet。好", [("https://intranet", "intranet", "https")]),
        (
            "https://a.com．b.tw/",
            [
                ("https://a.com", "a.com", "https"),
                ("https://a.com．b.tw/", "a.com．b.tw", "https"),
                ("b.tw/", "b.tw", ""),
            ],
        ),
        ("見https://example.com。App 上架", [("https://example.com", "example.com", "https")]),
        ("éxample.com 好example.com", [("éxample.com", "éxample.com", ""), ("example.com", "example.com", "")]),
        ("a@example.com @example.com README.txt", []),
        ("沒有連結", []),
    ],
)
def test_text(text: str, links: list[tuple[str, str, str]]) -> None:
    found = [(text[k.start : k.end], text[slice(*k.place)], k.scheme) for k in text_links(text, fold(text))]
    assert found == links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (" https://example.com/茶 屋?a=1#b", [("example.com", "https", "a=1")]),
        ("HTTPS:\\\\example.com\\x", [("example.com", "https", "")]),
        ("https://exam\nple.com", [("exam\nple.com", "https", "")]),
        ("//example.com?a", [("example.com", "", "a")]),
        ("例子.台灣/x", [("例子.台灣", "", "")]),
        ("/example.com", []),
        ("./example.com", []),
        ("page.html", []),
        ("mailto:a@example.com", []),
        ("javascript:alert(example.com)", []),
        ("https:", []),
        ("https://user@/x", []),
    ],
)
def test_target(text: str, links: list[tuple[str, str, str]]) -> None:
    found = [(text[slice(*k.place)], k.scheme, k.query) for k in target_links(text, several=False)]
    assert found == links


def test_row_of_targets() -> None:
    text = "官網 https://a.tw/x,y，https://b.tw/;https://c.tw\nd.tw/見e.tw a@f.tw 山.台灣"
    found = target_links(text, several=True)
    assert [text[slice(*link.place)] for link in found] == ["a.tw", "b.tw", "c.tw", "d.tw", "e.tw", "山.台灣"]


def test_parameters_have_a_value() -> None:
    [link] = target_links("https://example.com/?a=1&b=&c&A=%20&d=x%26e=1#f=1", several=False)
    assert link.parameters == {"a", "d"}


@given(st.text(st.sampled_from("aé例.。:/\\@%2e#?[]xn--0１ 　，😀\u200b\t\n"), max_size=40))
def test_whatever_is_written_a_link_lies_within_it(text: str) -> None:
    for link in (*text_links(text, fold(text)), *target_links(text, several=True), *target_links(text, several=False)):
        assert 0 <= link.start <= link.place[0] < link.place[1] <= link.end <= len(text)
        assert link.host.ascii
        assert len(link.host.labels) in (0, len(link.host.ascii.split(".")))


@given(st.from_regex(r"[a-zäöüß例子茶]{1,10}(\.[a-zäö茶]{1,8}){1,3}", fullmatch=True))
def test_both_forms_of_a_host_are_one_host(written: str) -> None:
    host = host_of(written)
    assert host is not None
    assert host.ascii.isascii()
    assert host_of(host.ascii) == host_of(host.unicode) == host
