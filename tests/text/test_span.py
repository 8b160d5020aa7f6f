"""Lines and columns."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.text.offsets import OffsetMapBuilder, shifted
from policylint.text.span import LineIndex

TEXTS = st.text(alphabet=st.sampled_from("機a\n\r\u2028\x0b\x1c\x85😀"), max_size=30)


@given(TEXTS, st.data())
def test_offset_is_the_inverse_of_position(text: str, data: st.DataObject) -> None:
    index = LineIndex(text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = index.position(offset)
    assert 1 <= line <= index.line_count
    # Inside a line break the column lies past the end of the line's text.
    assert index.offset(line, column) <= offset
    if text[offset : offset + 1] not in ("\n", ""):
        assert index.line_span(line).start <= offset


@given(TEXTS)
def test_lines_are_what_an_editor_shows(text: str) -> None:
    index = LineIndex(text)
    assert [index.line_text(i) for i in range(1, index.line_count + 1)] == re.split("\r\n|\n|\r", text)


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (1, 1)), (1, (1, 2)), (3, (2, 1)), (4, (2, 2)), (5, (3, 1)), (6, (3, 2))]
)
def test_position(offset: int, place: tuple[int, int]) -> None:
    assert LineIndex("機\r\n密\r😀").position(offset) == place


def test_a_line_past_the_end_is_empty() -> None:
    assert LineIndex("機密").line_text(9) == ""


def test_builder_maps_each_piece() -> None:
    builder = OffsetMapBuilder()
    builder.linear("ab", 10)
    builder.linear("c", 12)
    builder.atomic("機密", 20, 26)
    builder.linear("d", 26)
    text, offsets = builder.build()
    assert text == "abc機密d"
    assert len(builder) == 6
    assert offsets.span(0, 3) == (10, 13)
    assert offsets.span(3, 4) == (20, 26)
    assert offsets.span(2, 6) == (12, 27)
    assert offsets.span(6, 6) == (27, 27)
    assert [offsets.derived(i) for i in (10, 12, 15, 20, 25, 26)] == [0, 2, 3, 3, 3, 5]


def test_an_empty_builder_gives_an_empty_text() -> None:
    text, offsets = OffsetMapBuilder().build()
    assert text == ""
    assert offsets.span(0, 0) == (0, 0)


def test_shifted() -> None:
    assert shifted(5, 7).span(1, 3) == (8, 10)
    assert shifted(5, 7).derived(9) == 2
