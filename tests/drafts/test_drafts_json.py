from __future__ import annotations

import json

import pytest
from drafts_support import TEXTS, assert_places, parts_of, plain_characters_stand_for_themselves, text_of
from hypothesis import given
from hypothesis import strategies as st

from policylint.drafts import read_text
from policylint.drafts.jsontree import parse
from policylint.drafts.tree import plain

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES, st.booleans(), st.sampled_from([None, 2]))
def test_reads_what_the_standard_library_writes(value: object, ascii_only: bool, indent: int | None) -> None:
    tree, problems = parse(json.dumps(value, ensure_ascii=ascii_only, indent=indent))
    assert not problems
    assert tree is not None
    assert plain(tree) == json.loads(json.dumps(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


@given(TEXTS, st.booleans())
def test_characters_have_their_places(text: str, ascii_only: bool) -> None:
    document = read_text("a.json", json.dumps({"platform": "x", "text": text + "機"}, ensure_ascii=ascii_only))
    assert text_of(document, "body") == text + "機"
    assert_places(document)
    (part,) = parts_of(document, "body")
    plain_characters_stand_for_themselves(document, part, "ab1 " if ascii_only else "ab1 機密，。")


@given(st.text(alphabet='{}[]":,\\ue0123 tfn\n-.', max_size=40))
def test_takes_exactly_what_the_standard_library_takes(text: str) -> None:
    tree, problems = parse(text)
    try:
        value = json.loads(text, parse_constant=pytest.fail)
    except json.JSONDecodeError:
        assert tree is None
        (problem,) = [p for p in problems if p.reason.key == "drafts.json_syntax"]
        assert problem.span is not None
        assert problem.span.start <= len(text)
    else:
        assert tree is not None
        if "\\u" not in text:
            assert plain(tree) == value


@pytest.mark.parametrize("text", ["[" * 10_000, '{"a":' * 10_000, "[" * 10_000 + "]" * 10_000])
def test_deep_nesting_is_a_problem(text: str) -> None:
    document = read_text("a.json", text)
    (problem,) = document.problems
    assert "100" in problem.reason.text("en")
    assert problem.span == (100, 101) or problem.span == (500, 501)


def test_half_a_surrogate_pair_is_replaced() -> None:
    document = read_text("a.json", r'{"text": "a\ud800b\ud83d\ude00"}')
    assert text_of(document, "body") == "a\ufffdb😀"
    (part,) = parts_of(document, "body")
    assert document.text[slice(*part.offsets.span(1, 2))] == r"\ud800"
    assert document.text[slice(*part.offsets.span(3, 4))] == r"\ud83d\ude00"


def test_a_number_beyond_python_is_text() -> None:
    document = read_text("a.json", '{"text": "x", "n": %s}' % ("9" * 5000))
    assert document.drafts[0].metadata["n"] == "9" * 5000


def test_a_bad_line_leaves_the_others_readable() -> None:
    document = read_text("a.jsonl", '{"text": "one"}\n{"text": "two"\n\n{"text": "three"}\r\n7\n')
    assert [text_of(document, "body", i) for i in (0, 1)] == ["one", "three"]
    assert [problem.reason.key for problem in document.problems] == ["drafts.json_syntax", "drafts.not_a_post"]
    assert document.problems[0].span is not None
    assert document.text[document.problems[0].span.start - 1] == '"'
