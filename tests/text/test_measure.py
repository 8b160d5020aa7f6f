"""Lengths in every platform's own unit, counts, and the published limits."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.data import Limit, Unit, limits_for, platform_limits, tlds
from policylint.text.measure import Countable, count, measure

CASES = Path(__file__).parent.parent / "cases" / "x_counting" / "cases.tsv"


def x_cases() -> list[tuple[int, str, str]]:
    rows = [line.split("\t") for line in CASES.read_text(encoding="utf-8").split("\n") if line[:1].isdigit()]
    return [(int(length), json.loads(text), why) for length, text, why in rows]


@pytest.mark.parametrize(
    ("length", "text", "why"), x_cases(), ids=lambda value: value if isinstance(value, str) else None
)
def test_x_counts_as_published(length: int, text: str, why: str) -> None:
    assert measure(text, "x-weighted") == length


def test_the_cases_are_read() -> None:
    assert len(x_cases()) > 100


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        #            codepoints, graphemes, utf16, bytes
        ("", (0, 0, 0, 0)),
        ("abc", (3, 3, 3, 3)),
        ("a\r\nb", (4, 3, 4, 4)),
        ("台灣", (2, 2, 2, 6)),
        ("𠮷", (1, 1, 2, 4)),
        ("😀", (1, 1, 2, 4)),
        ("👨‍👩‍👧‍👦", (7, 1, 11, 25)),
        ("🇹🇼🇯🇵", (4, 2, 8, 16)),
        ("e\u0301", (2, 1, 2, 3)),
        ("각", (1, 1, 1, 3)),
        ("\ud83d", (1, 1, 1, 3)),
    ],
)
def test_plain_units(text: str, lengths: tuple[int, int, int, int]) -> None:
    units = ("codepoints", "graphemes", "utf16", "bytes")
    assert tuple(measure(text, unit) for unit in units) == lengths  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("台灣", 2),
        ("a😀", 5),
        ("❤️", 6),
        ("https://example.com", 19),
    ],
)
def test_threads_counts_emoji_as_bytes(text: str, length: int) -> None:
    assert measure(text, "threads") == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("台灣👨‍👩‍👧", 3),
        ("https://example.com/a/long/path/that/goes/on", 23),
        ("看https://a.tw，", 25),
        ("example.com/a/long/path/that/goes/on", 36),
        ("ftp://example.com", 17),
        ("@amy@mastodon.example 你好", 7),
        ("@amy 你好", 7),
        ("amy@example.com", 15),
    ],
)
def test_mastodon_counts_links_23_and_mentions_without_server(text: str, length: int) -> None:
    assert measure(text, "mastodon") == length


@given(st.text())
def test_the_units_are_in_order(text: str) -> None:
    assert measure(text, "graphemes") <= measure(text, "codepoints") <= measure(text, "utf16") <= measure(text, "bytes")


@given(st.text(), st.text())
def test_lengths_of_lines_add_up(left: str, right: str) -> None:
    for unit in get_args(Unit):
        assert measure(f"{left}\n\n{right}", unit) == measure(left + "\n", unit) + measure("\n" + right, unit)


@pytest.mark.parametrize(
    ("what", "text", "number"),
    [
        ("hashtags", "#新品#上市 #1 https://example.com/#a", 2),
        ("mentions", "@a，@b c@example.com", 2),
        ("links", "https://example.com與example.org", 2),
        ("emoji", "👨‍👩‍👧👍🏽 1", 2),
        ("lines", "", 0),
        ("lines", "a", 1),
        ("lines", "a\nb\r\nc\rd", 4),
        ("lines", "a\n", 1),
        ("lines", "a\n\nb", 3),
        ("lines", "a\u2028b\x0bc", 1),
    ],
)
def test_count(what: Countable, text: str, number: int) -> None:
    assert count(text, what) == number


@pytest.mark.parametrize(
    ("platform", "part", "what", "expected"),
    [
        ("x", "body", "characters", [("x-weighted", 280)]),
        ("threads", "body", "characters", [("threads", 500)]),
        ("instagram", "body", "characters", [("codepoints", 2200)]),
        ("instagram", "body", "hashtags", [(None, 30)]),
        ("facebook", "body", "characters", [("codepoints", 63206)]),
        ("linkedin", "body", "characters", [("codepoints", 3000)]),
        ("youtube", "title", "characters", [("codepoints", 100)]),
        ("youtube", "body", "characters", [("codepoints", 5000)]),
        ("tiktok", "body", "characters", [("utf16", 2200)]),
        ("line", "body", "characters", [("utf16", 5000)]),
        ("bluesky", "body", "characters", [("graphemes", 300), ("bytes", 3000)]),
        ("mastodon", "body", "characters", [("mastodon", 500)]),
        ("x", "body", "hashtags", []),
        ("nowhere", "body", "characters", []),
    ],
)
def test_limits(platform: str, part: str, what: str, expected: list[tuple[str | None, int]]) -> None:
    assert [(limit.unit, limit.max) for limit in limits_for(platform, part, what)] == expected


@pytest.mark.parametrize(
    "limit", platform_limits(), ids=lambda limit: f"{limit.platform}-{limit.part}-{limit.measure}-{limit.unit}"
)
def test_every_limit_names_source_and_day(limit: Limit) -> None:
    date.fromisoformat(limit.as_of)
    assert limit.source
    assert limit.max > 0
    assert (limit.unit in get_args(Unit)) == (limit.measure == "characters")
    assert limit.measure == "characters" or count("", limit.measure) == 0  # type: ignore[arg-type]


def test_the_guide_shows_every_limit() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "platform-limits.md").read_text(encoding="utf-8")
    for limit in platform_limits():
        unit = limit.unit or limit.measure
        assert f"| {limit.platform} | {limit.part} | {limit.measure} | {limit.max:,} | {unit} |" in guide


def test_top_level_domains() -> None:
    assert {"com", "tw", "台灣", "香港"} <= tlds("x")
    assert not tlds("x") & tlds("newer")
    assert all(name == name.lower() for name in tlds("x") | tlds("newer"))


def test_importing_is_light() -> None:
    heavy = ["regex", "unicodedata", "json"]
    code = f"import sys, policylint.text.measure; print([m for m in {heavy} if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
