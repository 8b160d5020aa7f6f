from __future__ import annotations

import json
import math
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import CASES

from policylint.text.span import LineIndex
from policylint.yamlcomposer import MAX_ALIASED
from policylint.yamltree import Mapping, Node, Scalar, Sequence, compose, compose_all, find, to_python


def value(text: str) -> Any:
    tree = compose(text)
    assert not tree.faults
    return to_python(tree.root)


def faults(text: str) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.message.key) for f in compose(text).faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yes", "yes"), ("No", "No"), ("on", "on"), ("true", True), ("FALSE", False), ("True", True), ("tRue", "tRue"),
        ("~", None), ("null", None), ("Null", None), ("''", ""), ("'null'", "null"), ('"1"', "1"),
        ("1", 1), ("-17", -17), ("+3", 3), ("007", 7), ("0x1F", 31), ("0o17", 15), ("017", 17), ("1_000", "1_000"),
        ("1.5", 1.5), (".5", 0.5), ("1e3", 1000.0), ("1.", 1.0), ("-.inf", -math.inf), ("1.2.3", "1.2.3"),
        ("2026-11-01", "2026-11-01"), ("2026-11-01T09:00:00Z", "2026-11-01T09:00:00Z"), ("12:30", "12:30"),
        ("=", "="), ("0b1", "0b1"), ("-", [None]), ("1" * 5000, "1" * 5000),
    ],
)  # fmt: skip
def test_core_schema(text: str, expected: object) -> None:
    assert value(text) == expected
    assert type(value(text)) is type(expected)


def test_nan() -> None:
    assert math.isnan(value(".nan"))


def test_structures() -> None:
    text = "a: {b: [1, two], c: ''}\nd:\n- - x\n- |\n  lines\n  two\n- >-\n  folded\n  text\n"
    assert value(text) == {"a": {"b": [1, "two"], "c": ""}, "d": [["x"], "lines\ntwo\n", "folded text"]}


def test_colons_within_brackets_as_in_yaml_1_2() -> None:
    assert value("{link: https://example.com/a?b=c, at: 9:30, 時間: [下午 3:05]}") == {
        "link": "https://example.com/a?b=c",
        "at": "9:30",
        "時間": ["下午 3:05"],
    }
    assert value("# 9:30\n\"a:b\": {'c:d':e:f, \"g\": 'h:i?j'}\nk:l: [&x m:n?o, *x]\n") == {
        "a:b": {"c:d": "e:f", "g": "h:i?j"},
        "k:l": ["m:n?o", "m:n?o"],
    }
    assert value("[9:30, :smile, ::vector, ?x, {path: :tmp, ? q : c}, {\"k\":v, 'l': [x]}]") == [
        "9:30", ":smile", "::vector", "?x", {"path": ":tmp", "q": "c"}, {"k": "v", "l": ["x"]},
    ]  # fmt: skip
    assert faults("at: {a: 9:30, b: !c:d 1}") == [("!c:d", "yaml.tag")]


@pytest.mark.parametrize("break_", ["\x85", "\u2028", "\u2029"])
def test_old_line_breaks_are_characters(break_: str) -> None:
    text = f'a: x{break_}y\nb: "x{break_}y"\n'
    assert value(text) == {"a": f"x{break_}y", "b": f"x{break_}y"}


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_places(mark: str, line_end: str) -> None:
    text = mark + line_end.join(["😀𠮷: '𠮷'", "b:", "  - &x [一, 二]", "  - *x", "  # after", "c: 1", ""])
    root = compose(text).root
    assert isinstance(root, Mapping)
    (emoji, quoted), (_, listed), (c, one) = root.items
    assert [text[n.start : n.end] for n in (emoji, quoted, c, one)] == ["😀𠮷", "'𠮷'", "c", "1"]
    assert isinstance(listed, Sequence)
    assert text[listed.start : listed.end].endswith("二]")
    first, second = listed.items
    assert first is second
    assert text[first.start : first.end] == "[一, 二]"


def test_offset_shifts_everything() -> None:
    text = "---\na: b\na: c\n"
    tree = compose(text[4:], offset=4)
    assert isinstance(tree.root, Mapping)
    key, node = tree.root.items[0]
    assert (text[key.start : key.end], text[node.start : node.end]) == ("a", "b")
    assert [text[f.start : f.end] for f in tree.faults] == ["a"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3", [("a", "yaml.duplicate_key")]),
        ("? [a]\n: b", [("[a]", "yaml.key_not_text")]),
        ("x: {{y}}", [("{y}", "yaml.key_not_text")]),
        ("a: &a {b: 1}\nc:\n  <<: *a", [("<<", "yaml.merge_key")]),
        ("a: !!python/name:os.system x", [("!!python/name:os.system", "yaml.tag")]),
        ("a: &x !foo [1]", [("!foo", "yaml.tag")]),
        ("a: !!str 1", [("!!str", "yaml.tag")]),
        ("a: *b", [("*b", "yaml.alias_unknown")]),
        ("a: &a [*a]", [("*a", "yaml.alias_recursive")]),
        ("a\n---\nb", [("b", "yaml.documents")]),
        ("a: \x00b\x07", [("\x00", "yaml.character")]),
        ("a: \ud800", [("\ud800", "yaml.character")]),
        ("a: [b", [("", "yaml.syntax")]),
        ("[" * 200_000, [("[", "yaml.too_deep")]),
        ("{a: " * 200_000, [("{", "yaml.too_deep")]),
    ],
)
def test_faults(text: str, expected: list[tuple[str, str]]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize("case", value((CASES / "yaml_slips.yaml").read_text(encoding="utf-8")))
@pytest.mark.parametrize("before", ["", "# 註解\n"])
def test_slips_are_told_where_they_are(case: dict[str, str], before: str) -> None:
    text = before + case["text"]
    [fault] = compose(text, offset=100).faults
    line, column = LineIndex(text).position(fault.start - 100)
    hint = fault.hint
    said = [fault.message.args["problem"].key, hint and hint.key, hint and hint.args.get("example")]  # type: ignore[attr-defined]
    parts = " ".join(part.removeprefix("yaml.") for part in said if part)
    assert f"{line - before.count(chr(10))}:{column} {parts}" == case["said"]


def test_the_first_of_two_equal_keys_holds() -> None:
    assert to_python(compose("a: 1\na: 2").root) == {"a": 1}


def test_aliases() -> None:
    assert value("a: &a [1, 2]\nb: [*a, *a]") == {"a": [1, 2], "b": [[1, 2], [1, 2]]}


def test_alias_bomb_is_one_fault_and_does_not_go_off() -> None:
    """Nine to the power of sixty values would never be done."""
    lines = ["a0: &a0 [" + ", ".join("x" * 9) + "]"]
    lines += [f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 9) + "]" for i in range(1, 60)]
    tree = compose("\n".join(lines))
    assert [f.message.key for f in tree.faults] == ["yaml.alias_bomb"]
    assert len(json.dumps(to_python(tree.root))) < 10 * MAX_ALIASED


def test_deep_aliases_are_a_fault() -> None:
    lines = ["a0: &a0 x", *(f"a{i}: &a{i} [*a{i - 1}]" for i in range(1, 150))]
    tree = compose("\n".join(lines))
    assert {f.message.key for f in tree.faults} == {"yaml.too_deep"}
    json.dumps(to_python(tree.root))


def test_documents() -> None:
    assert [to_python(d) for d in compose_all("a: 1\n---\n- b\n--- c\n").documents] == [{"a": 1}, ["b"], "c"]
    assert compose_all("# nothing").documents == ()
    assert compose("").root is None


def test_find() -> None:
    root = compose("rules:\n- {id: a, terms: [x, y]}\n").root
    key, node = find(root, ("rules", 0, "terms"))
    assert key is not None
    assert key.text == "terms"
    assert to_python(node) == ["x", "y"]
    key, node = find(root, ("rules", 0, "terms", 1))
    assert key is None
    assert to_python(node) == "y"
    assert find(root, ("rules", 3)) == (None, None)
    assert find(root, ("rules", "id")) == (None, None)
    assert find(root, ()) == (None, root)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(json_values)
def test_json_reads_as_itself(data: Any) -> None:
    # YAML has no surrogate pairs, so characters are written as they are, except those that it refuses.
    text = "".join(c if c.isprintable() or c == " " else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}"
                   for c in json.dumps(data, ensure_ascii=False))  # fmt: skip
    if any(0xD800 <= ord(c) <= 0xDFFF for c in json.dumps(data, ensure_ascii=False)):
        return
    tree = compose(text)
    if isinstance(data, dict) and "<<" in data:
        return
    assert not tree.faults
    assert to_python(tree.root) == data


@given(
    st.text(
        alphabet=st.sampled_from("ab:-# \n\t[]{},&*!|>'\"?%@`\\0~<=：「」😀\ufeff\u2028\x85\x00\ud800."), max_size=60
    )
)
def test_any_text_gives_a_tree_whose_places_are_in_the_text(text: str) -> None:
    tree = compose_all(text)
    # What YAML does not allow is read as the replacement character.
    readable = re.sub("[\x00\ud800]|(?<!^)\ufeff", "\ufffd", text)
    for document in tree.documents:
        assert_places(document, readable)
        to_python(document)
    for fault in tree.faults:
        assert 0 <= fault.start <= fault.end <= len(text)
        for language in ("zh-TW", "en"):
            assert fault.message.text(language)  # type: ignore[arg-type]


def assert_places(node: Node, text: str) -> None:
    assert 0 <= node.start <= node.end <= len(text)
    if isinstance(node, Scalar) and node.style == "" and node.text and "\n" not in text[node.start : node.end]:
        assert text[node.start : node.end].rstrip(" \t") == node.text
    children = [n for item in node.items for n in item] if isinstance(node, Mapping) else getattr(node, "items", [])
    for child in children:
        assert_places(child, text)
