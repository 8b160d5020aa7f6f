"""Links, e-mail addresses, mentions, hashtags and emoji, in text that puts no space around them."""

from __future__ import annotations

import json
import re
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import CASES

from policylint.text import entities as entities_module
from policylint.text import weighted as weighted_module
from policylint.text.entities import Entity, emoji, entities
from policylint.text.measure import measure

if TYPE_CHECKING:
    from policylint.data import Unit


def found(text: str) -> list[tuple[str, str]]:
    return [(entity.kind, text[entity.start : entity.end]) for entity in entities(text)]


def of_kind(kind: str, text: str) -> list[str]:
    return [value for what, value in found(text) if what == kind]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("看https://example.com/a，快來", ["https://example.com/a"]),
        ("看https://example.com/a快來", ["https://example.com/a"]),
        ("請見https://example.com。", ["https://example.com"]),
        ("（https://example.com/x）", ["https://example.com/x"]),
        ("「example.com」與bit.ly/x，都可以", ["example.com", "bit.ly/x"]),
        ("到example.com看看", ["example.com"]),
        (
            "See (https://example.com/a_(b)), or https://example.com/c.",
            ["https://example.com/a_(b)", "https://example.com/c"],
        ),
        ("[說明](https://example.com/y) **https://example.com/z**", ["https://example.com/y", "https://example.com/z"]),
        ("really https://example.com?!", ["https://example.com"]),
        ("https://example.com/?a=1&b=[2]#top", ["https://example.com/?a=1&b=[2]#top"]),
        ("https://example.com,https://example.org", ["https://example.com", "https://example.org"]),
        ("HTTPS://EXAMPLE.COM/A ftp://example.com/f", ["HTTPS://EXAMPLE.COM/A", "ftp://example.com/f"]),
        (
            "http://localhost:8000/x http://192.168.1.1 https://wiki.corp/a",
            ["http://localhost:8000/x", "http://192.168.1.1", "https://wiki.corp/a"],
        ),
        ("https://user:secret@example.com/#tag", ["https://user:secret@example.com/#tag"]),
        ("https://例子.台灣/路徑", ["https://例子.台灣/"]),
        ("https://www.例子.tw看", ["https://www.例子.tw"]),
        ("https://exаmple.com/x看", ["https://exаmple.com/x"]),
        ("https://example.com@exаmple.tw https://a@例子.tw", ["https://example.com@exаmple.tw", "https://a@例子.tw"]),
        ("https://example.comé", ["https://example.com"]),
        ("www.example.com?x=1，example.com:8080/x", ["www.example.com?x=1", "example.com:8080/x"]),
        ("https://en.example.org/wiki/Müller", ["https://en.example.org/wiki/Müller"]),
        ("music.amazon example.music", ["music.amazon", "example.music"]),
    ],
)
def test_links(text: str, links: list[str]) -> None:
    assert of_kind("url", text) == links


@pytest.mark.parametrize(
    "text",
    [
        "README.txt",
        "v1.2.3",
        "3.14",
        "e.g. this",
        "等等...com",
        "https://",
        "https://。",
        "http:///",
        "a.b",
        "。com",
        "Node.js",
        "_.com_",
    ],
)
def test_no_links(text: str) -> None:
    assert of_kind("url", text) == []


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("@brand_tw來看", ["@brand_tw"]),
        ("謝謝@brand_tw與＠brand.hk！", ["@brand_tw", "＠brand.hk"]),
        ("@user@mastodon.example 你好", ["@user@mastodon.example"]),
        ("@a.b.", ["@a.b"]),
        ("(@amy)@@bob a@b @", ["@amy"]),
        ("@品牌", []),
    ],
)
def test_mentions(text: str, mentions: list[str]) -> None:
    assert of_kind("mention", text) == mentions


@pytest.mark.parametrize(
    ("text", "hashtags"),
    [
        ("#新品上市 快來", ["#新品上市"]),
        ("快來#新品，＃全形也算", ["#新品", "＃全形也算"]),
        ("#台灣#美食#2026春季", ["#台灣", "#美食", "#2026春季"]),
        (
            "#レオ・メッシ #哈利·波特 #한국어 #ก็ #été_2026",
            ["#レオ・メッシ", "#哈利·波特", "#한국어", "#ก็", "#été_2026"],
        ),
        ("#1 #2026 #_1 # #! ##", []),
        ("C#語言 a_#b &#123; R&D#x", []),
        ("#️⃣ #⃣", []),
        ("# 標題", []),
        ("#新品。#a-b", ["#新品", "#a"]),
    ],
)
def test_hashtags(text: str, hashtags: list[str]) -> None:
    assert of_kind("hashtag", text) == hashtags


def test_what_lies_within_something_longer_is_not_found_again() -> None:
    assert found("寫信到service@example.com.tw，或看https://example.com/@brand#tag") == [
        ("email", "service@example.com.tw"),
        ("url", "https://example.com/@brand#tag"),
    ]
    assert found("first.last@example.com") == [("email", "first.last@example.com")]


@pytest.mark.parametrize("text", ["a@b", "a@1.2", "@.", "a@b.c", "foo@例子.台灣"])
def test_no_emails(text: str) -> None:
    assert of_kind("email", text) == []


PIECES = st.sampled_from(
    [
        "https://",
        "example.com",
        "a",
        "1",
        ".",
        "@",
        "＠",
        "#",
        "＃",
        "/",
        "?",
        "(",
        ")",
        "台",
        "，",
        "。",
        " ",
        "\n",
        "_",
        "-",
        "é",
        "😀",
        ".",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=40))
def test_entities_are_ordered_apart_and_within_the_text(text: str) -> None:
    position = 0
    for entity in entities(text):
        assert position <= entity.start < entity.end <= len(text)
        position = entity.end


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_entity_holds_full_width_punctuation_or_space(text: str) -> None:
    assert not any(re.search(r"[，。\s]", value) for _, value in found(text))


@pytest.mark.parametrize(
    ("text", "sequences"),
    [
        ("今天好開心😀！", ["😀"]),
        ("👨‍👩‍👧‍👦👍🏽🇹🇼🇯🇵", ["👨‍👩‍👧‍👦", "👍🏽", "🇹🇼", "🇯🇵"]),
        ("1️⃣2⃣#️⃣", ["1️⃣", "2⃣", "#️⃣"]),
        ("❤️❤❤︎", ["❤️", "❤"]),
        ("©️©™®️", ["©️", "®️"]),
        ("🏳️‍🌈🏴\U000e0067\U000e0062\U000e007f", ["🏳️‍🌈", "🏴\U000e0067\U000e0062\U000e007f"]),
        ("1234 #a * 「」★①㊣〜", []),
        ("", []),
    ],
)
def test_emoji(text: str, sequences: list[str]) -> None:
    assert [text[start:end] for start, end in emoji(text)] == sequences


def patterns(module: Any) -> dict[str, re.Pattern[str]]:
    return {name: value for name, value in vars(module).items() if isinstance(value, re.Pattern)}


def open_ended_repeats(tree: Any) -> list[Any]:
    """Repeats without an upper bound that can give back what they took."""
    loose = []
    for code, argument in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and argument[1] is codes.MAXREPEAT:
            loose.append(argument)
        for child in argument if isinstance(argument, (tuple, list)) else [argument]:
            trees = child if isinstance(child, list) else [child]
            loose += [r for t in trees if hasattr(t, "data") for r in open_ended_repeats(t)]
    return loose


@pytest.mark.parametrize("module", [entities_module, weighted_module])
def test_no_pattern_can_backtrack_over_a_long_run(module: Any) -> None:
    assert open_ended_repeats(parser.parse("a+b"))
    bounded_elsewhere = {"_TCO"}  # runs within one link, whose length is bounded
    for name, pattern in patterns(module).items():
        if name not in bounded_elsewhere:
            assert not open_ended_repeats(parser.parse(pattern.pattern, pattern.flags)), name


HOSTILE = json.loads((CASES / "hostile" / "texts.json").read_text(encoding="utf-8"))["entities"]
LONG = 40_000
"""Code points: so many that work which grew with the square of them could not go unnoticed."""


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_long_run_hides_nothing_behind_it(unit: str) -> None:
    run = (unit * LONG)[:LONG]
    again, last = len(run) + 1, 2 * len(run) + 2
    text = f"{run}\n{run} https://example.com/z 👍"
    link = Entity(kind="url", start=last, end=len(text) - 2)
    tags = entities(run)
    assert entities(text) == (
        *tags,
        *(Entity(kind=e.kind, start=e.start + again, end=e.end + again) for e in tags),
        link,
    )
    pictures = emoji(run)
    shifted = ((start + again, end + again) for start, end in pictures)
    assert emoji(text) == (*pictures, *shifted, (len(text) - 1, len(text)))


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("how", ["x-weighted", "mastodon", "threads", "graphemes"])
def test_two_long_lines_measure_twice_one(unit: str, how: Unit) -> None:
    line = (unit * LONG)[:LONG]
    assert measure(f"{line}\n{line}", how) == 2 * measure(line, how) + 1
