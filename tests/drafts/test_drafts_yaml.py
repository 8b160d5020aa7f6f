from __future__ import annotations

import io

import pytest
from drafts_support import TEXTS, assert_places, parts_of, plain_characters_stand_for_themselves, text_of
from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    PlainScalarString,
    SingleQuotedScalarString,
)

from policylint.drafts import read_text
from policylint.drafts.yamlmap import locate
from policylint.yamltree import Scalar, compose_all

STYLES = [
    PlainScalarString, SingleQuotedScalarString, DoubleQuotedScalarString, LiteralScalarString, FoldedScalarString,
]  # fmt: skip


def dump(value: object, width: int) -> str:
    yaml = YAML()
    yaml.width = width
    file = io.StringIO()
    yaml.dump(value, file)
    return file.getvalue()


@given(TEXTS, st.sampled_from(STYLES), st.sampled_from([8, 20, 4096]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_characters_have_their_places_in_every_style(text: str, style: type[str], width: int, end: str) -> None:
    # ruamel.yaml writes YAML 1.1, in which the last two are line breaks.
    text = text.translate(dict.fromkeys(map(ord, "\r\x85\u2028")))
    source = dump({"platform": "x", "text": style("機" + text), "author": "王"}, width).replace("\n", end)
    (node,) = compose_all(source).documents
    read = next(value.text for key, value in node.items if key.text == "text")  # type: ignore[union-attr]
    document = read_text("a.yaml", source)
    assert not document.problems
    assert text_of(document, "body") == read
    assert document.drafts[0].metadata["author"] == "王"
    assert_places(document)
    (part,) = parts_of(document, "body")
    plain_characters_stand_for_themselves(document, part, "ab1機密，。")


# What a person types rather than a program: indentation, blank lines and hints as they come.
LINES = st.lists(
    st.sampled_from(
        ["a", "b c", "機密", "  x", " y", "", "", "   ", "\tt", "z  ", "# no comment", "- l", "'q'", "x\x85y"]
    ),
    max_size=8,
)
FLOW = st.sampled_from(["a", " ", "\n  ", "機", "\\\n  ", "\\x41", "''", "\\\\", "\t", "\n\n ", "\u2028"])


@given(st.sampled_from("|>"), st.sampled_from(["", "-", "+", "2", "2-", "+2", " # c"]), LINES, st.booleans())
def test_block_scalars_as_people_write_them(style: str, hints: str, lines: list[str], last_break: bool) -> None:
    source = f"k: {style}{hints}\n" + "\n".join("  " + line for line in lines) + ("\n" if last_break else "")
    assert_decoded(source)


@given(
    st.sampled_from("'\" "),
    st.lists(st.sampled_from(["a", " ", "\n  ", "機", "\\\n  ", "\\x41", "''", "\\\\", "\t", "\n\n ", "\u2028"])),
)
def test_flow_scalars_as_people_write_them(quote: str, pieces: list[str]) -> None:
    assert_decoded(f"k: {quote}a{''.join(pieces)}{quote}\n")


def assert_decoded(source: str) -> None:
    tree = compose_all(source)
    assume(not tree.faults)
    ((_, node),) = tree.documents[0].items  # type: ignore[union-attr]
    assert isinstance(node, Scalar)
    text, offsets = locate(source, node)
    assert text == node.text
    for i, char in enumerate(text):
        start, end = offsets.span(i, i + 1)
        # Not the fallback, in which all characters stand for all. Blank lines alone have no better.
        assert not text.strip() or end - start < node.end - node.start or len(text) == 1
        if char in "abcxyzt機密#":
            assert source[start:end] == char or source[start] == "\\"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r'"\0\a\b\t\n\v\f\r\e\ \"\/\\\N\_\L\P"', '\0\a\b\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029'),
        (r'"\x41\u6a5f\U0001F600"', "A機😀"),
        ('"a\\\n   \\ b\n\n  c"', "a b\nc"),
        ("'it''s'", "it's"),
    ],
)
def test_escapes_are_one_piece_each(written: str, text: str) -> None:
    document = read_text("a.yaml", f"text: {written}\n")
    (part,) = parts_of(document, "body")
    assert part.text == text
    assert part.offsets.span(0, len(text)) == (len("text: ") + 1, len("text: ") + len(written) - 1)
    assert_places(document)


def test_comments_go_with_their_post() -> None:
    source = "# 甲\n- text: one # 乙\n  note: 'no # comment'\n# 丙\n- text: | # 丁\n    two # no comment\n# 戊\n"
    document = read_text("a.yaml", source)
    found = [[part.text for part in parts_of(document, "comments", i)] for i in (0, 1)]
    assert found == [["甲", "乙"], ["丙", "丁", "戊"]]
    assert_places(document)


def test_faults_leave_what_can_be_read() -> None:
    document = read_text("a.yaml", "text: one\ntext: two\n---\ntext: three\n---\ntext: [four\n")
    assert [text_of(document, "body", i) for i in (0, 1)] == ["one", "three"]
    assert [problem.reason.key for problem in document.problems] == ["drafts.yaml", "drafts.yaml"]


def test_an_alias_bomb_is_a_problem() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join(['*' + a] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    document = read_text("a.yaml", bomb + "text: hello\n")
    assert document.problems
    assert text_of(document, "body") == "hello"
