"""The picture of the README: terminal output on a grid."""

from __future__ import annotations

import importlib.util
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def screenshot() -> ModuleType:
    pytest.importorskip("pty")  # the script wants a POSIX terminal
    path = Path(__file__).parents[2] / "docs" / "screenshot.py"
    spec = importlib.util.spec_from_file_location("policylint_screenshot", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_full_width_characters_take_two_cells_and_lines_wrap(screenshot: ModuleType) -> None:
    placed = screenshot.glyphs("a可b\r\n\x1b[1;31m^^\x1b[0m長長e\u0301", columns=5)
    assert [(g.row, g.column, g.text) for g in placed] == [
        (0, 0, "a"), (0, 1, "可"), (0, 3, "b"), (1, 0, "^"), (1, 1, "^"), (1, 2, "長"), (2, 0, "長"), (2, 2, "e\u0301"),
    ]  # fmt: skip
    assert [g.style.bold for g in placed] == [False] * 3 + [True] * 2 + [False] * 3


def test_the_picture_is_well_formed_and_has_all_the_text(screenshot: ModuleType) -> None:
    text = '\x1b[1;33m警告\x1b[0m <b> & "x" tail'
    picture = ET.fromstring(screenshot.svg(screenshot.glyphs(text, columns=40), columns=40, title="a < b"))
    assert "".join(span.text or "" for span in picture.iter(f"{SVG}tspan")) == '警告<b>&"x"tail'
    assert picture.findtext(f"{SVG}title") == "a < b"
    fills = {span.text: span.get("fill") for span in picture.iter(f"{SVG}tspan")}
    assert fills["警"] == screenshot.COLOURS[33]
    assert fills["tail"] is None


def test_the_same_output_gives_the_same_picture(screenshot: ModuleType) -> None:
    draw = lambda: screenshot.svg(screenshot.glyphs("a可b", columns=9), columns=9, title="t")  # noqa: E731
    assert draw() == draw()
