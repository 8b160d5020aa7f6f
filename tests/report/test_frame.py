from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from policylint.errors import Diagnostic
from policylint.messages import Message
from policylint.report.frame import frame, render_diagnostics


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        ("terms: [a]", "[a]", ["7 │ terms: [a]", "  │        ^^^"]),
        ("這款茶可以治失眠。", "治失眠", ["7 │ 這款茶可以治失眠。", "  │           ^^^^^^"]),
        ("ＡＢ「全形」x", "x", ["7 │ ＡＢ「全形」x", "  │             ^"]),
        ("😀👨‍👩‍👧 x", "x", ["7 │ 😀👨‍👩‍👧 x", "  │      ^"]),
        ("\ta\tb", "b", ["7 │     a   b", "  │         ^"]),
        ("三\tb", "b", ["7 │ 三  b", "  │     ^"]),
        ("a\u202eb\x1b[31mc", "c", ["7 │ a<U+202E>b<U+001B>[31mc", "  │                       ^"]),
        ("e\u0301x", "x", ["7 │ e\u0301x", "  │  ^"]),
    ],
)
def test_frame(text: str, marked: str, expected: list[str]) -> None:
    start = text.index(marked)
    assert frame(text, start, start + len(marked), line_number=7) == expected


def test_kana_han_and_full_width_signs_are_as_wide_as_the_terminal_makes_them() -> None:
    for code in (*range(0x2FF0, 0x3410), *range(0x4DB0, 0x4E10), *range(0x9FF0, 0xA010), *range(0xFF00, 0xFFA0)):
        text = f"a{chr(code)}x"
        _, carets = frame(text, 2, 3, line_number=1)
        assert carets == "  │ " + " " * (wcswidth(text) - 1) + "^", hex(code)


def test_empty_range_gets_one_caret() -> None:
    assert frame("ab", 2, 2, line_number=12) == ["12 │ ab", "   │   ^"]


def test_window_of_a_long_line() -> None:
    text = "很" * 300 + "治失眠" + "長" * 300
    line, carets = frame(text, 300, 303, line_number=1, width=40)
    assert line.startswith("1 │ …很")
    assert line.endswith("長…")
    assert wcswidth(line) <= 40 + len("1 │ ")
    assert wcswidth(line[: line.index("治")]) == carets.index("^")
    assert carets.count("^") == 6


def test_range_wider_than_the_window_shows_its_beginning() -> None:
    line, carets = frame("x" * 500, 100, 400, line_number=1, width=20)
    assert line == "1 │ …" + "x" * 18 + "…"
    assert carets == "  │  " + "^" * 18


def test_clipped_excerpt() -> None:
    line, carets = frame("abc", 1, 2, line_number=1, clipped_left=True, clipped_right=True)
    assert line == "1 │ …abc…"
    assert carets == "  │   ^"


def test_colour_is_around_the_carets_only() -> None:
    line, carets = frame("abc", 1, 2, line_number=1, colour=lambda s: f"<{s}>")
    assert (line, carets) == ("1 │ abc", "  │  <^>")


ANY = st.text(st.characters(exclude_characters="\r\n"), max_size=80)


@given(ANY, ANY, ANY, st.integers(20, 120))
def test_nothing_acts_on_the_terminal(before: str, marked: str, after: str, width: int) -> None:
    text = before + marked + after
    lines = frame(text, len(before), len(before) + len(marked), line_number=3, width=width)
    assert len(lines) == 2
    for line in lines:
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or 0xD800 <= ord(c) < 0xE000 for c in line)
        assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert "^" in lines[1]


@given(st.text("a漢😀\t ", max_size=200), st.integers(0, 199), st.integers(1, 10), st.integers(20, 60))
def test_carets_stand_below_the_range(text: str, start: int, length: int, width: int) -> None:
    text = text.replace("x", "") + "終"
    start = min(start, len(text) - 1)
    line, carets = frame(text, start, start + 1, line_number=1, width=width)
    assert wcswidth(line) <= width + 4
    shown, column = "", 0
    for c in line:
        if column == carets.index("^"):
            shown = c
            break
        column += wcswidth(c)
    assert shown == ("…" if not shown else " " if text[start] == "\t" else text[start])


def diagnostic(**more: object) -> Diagnostic:
    return Diagnostic(path="p.yaml", message=Message("policy.empty_file", {}), **more)  # type: ignore[arg-type]


def test_diagnostics_without_place() -> None:
    assert render_diagnostics([diagnostic()], "en") == "p.yaml: error: The file is empty.\n"


def test_diagnostics_in_colour() -> None:
    place = {"line": 2, "column": 1, "end_column": 3, "excerpt": "治x"}
    said = render_diagnostics([diagnostic(severity="warning", **place)], "zh-TW", colour=True)
    assert said == "p.yaml:2:1: \x1b[1;33m警告\x1b[0m：檔案是空的。\n  2 │ 治x\n    │ \x1b[1;33m^^^\x1b[0m\n"


def test_hostile_names_are_shown() -> None:
    said = render_diagnostics([Diagnostic(path="a\x1b[2J\n.yaml", message=Message("policy.empty_file", {}))], "en")
    assert said == "a<U+001B>[2J .yaml: error: The file is empty.\n"
