"""Whatever a file holds, reading it raises nothing, tells the places rightly, and takes time linear in its size."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from drafts_support import TEXTS, assert_places
from hypothesis import given
from hypothesis import strategies as st

from policylint.drafts import FORMATS, format_of, read, read_text

MARKS = st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
ENCODINGS = st.sampled_from([None, "big5", "GB18030", "utf-8", "UTF-16", "none such"])


@given(st.sampled_from(list(FORMATS)), MARKS, st.binary(max_size=60), ENCODINGS)
def test_any_bytes(name: str, mark: bytes, data: bytes, encoding: str | None) -> None:
    document = read("a", mark + data, format=name, encoding=encoding)
    assert document.drafts or document.problems
    assert_places(document)


@given(st.sampled_from(list(FORMATS)), st.text(st.characters(), max_size=60) | TEXTS)
def test_any_text(name: str, text: str) -> None:
    document = read_text("a", text, format=name)
    assert document.drafts or document.problems
    assert len(document.text) == len(text.removeprefix("\ufeff"))
    assert_places(document)


@given(st.sampled_from(["markdown", "tweet", "yaml"]), st.text("-.\n\r: []{}#&*!|>'\"ab機\t", max_size=50))
def test_any_front_matter(name: str, text: str) -> None:
    assert_places(read_text("a", "---\n" + text + "\n---\n文", format=name))


def test_lone_surrogates_are_replaced_where_they_stand() -> None:
    for name in FORMATS:
        assert "\ufffd" in read_text("a", 'text: "\ud800"', format=name).text


SIZE = 10_000
HUGE = {
    "a long line": "機密" * SIZE * 3,
    "brackets": "[" * SIZE,
    "closed brackets": "[" * SIZE + "]" * SIZE,
    "braces": '{"a":' * SIZE,
    "quotes": '"' * SIZE + "x",
    "doubled quotes": '""a' * SIZE,
    "blanks": " " * SIZE + "x" + " \n" * SIZE,
    "emphasis": "*a" * SIZE,
    "links": "[a](" * SIZE,
    "pictures": "![a](b)" * SIZE,
    "nested pictures": "![" * SIZE + "a" + "](b)" * SIZE,
    "definitions": "[a]: b\n" * SIZE,
    "comments": "<!--" * SIZE,
    "closed comments": "<!--a-->" * SIZE,
    "tags": "<a b='" * SIZE,
    "declarations": "<p>\n" + "<!a <?b " * SIZE,
    "block of tags": "<div>" * SIZE,
    "backslashes": "\\" * SIZE,
    "entities": "&amp;" * SIZE,
    "backticks": "`a``b" * SIZE,
    "number signs": "# a\n" * SIZE,
    "rules": "---\n" * SIZE,
    "list": "- a\n" * SIZE,
    "commas": "text," * SIZE + "\n" + "a," * SIZE,
    "bidi controls": "\u202e機\u2066密" * SIZE,
    "strings": '["' + "\\u6a5f\\ud800" * SIZE + '"]',
    "yaml folding": "text: >\n" + "  a\n\n" * SIZE,
    "yaml quotes": "text: 'a\n" + "  b''\n" * SIZE + "  '",
    "yaml comments": "text: a\n" + "#\n" * SIZE,
    "hashtags": "hashtags: '" + "#a " * SIZE + "'\ntext: x",
}


@pytest.mark.parametrize("name", FORMATS)
def test_time_is_linear(name: str) -> None:
    for what, text in HUGE.items():
        begin = time.process_time()
        document = read_text("a", text, format=name)
        assert document.drafts or document.problems
        assert time.process_time() - begin < 3, what


def test_importing_the_package_imports_no_parser() -> None:
    code = "import sys, policylint.drafts; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"json", "csv", "pyromark", "ruamel", "regex", "html"} & set(done.stdout.split())


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.md", "markdown"), ("x/A.MARKDOWN", "markdown"), ("a.txt", "text"), ("a.text", "text"), ("a.tweet", "tweet"),
        ("a.json", "json"), ("a.jsonl", "jsonl"), ("a.ndjson", "jsonl"), ("a.yaml", "yaml"), ("a.yml", "yaml"),
        ("a.csv", "csv"), ("a.tsv", "csv"), ("c:\\a.b\\c", None), ("a.b/c", None), ("a", None), ("a.docx", None),
    ],
)  # fmt: skip
def test_formats_by_extension(path: str, name: str | None) -> None:
    assert format_of(path) == name
