"""Whatever a file holds, reading it raises nothing, loses nothing, and tells the places rightly, however long it is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from drafts_support import TEXTS, assert_places
from hypothesis import given
from hypothesis import strategies as st
from support import CASES

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


HOSTILE = json.loads((CASES / "hostile" / "texts.json").read_text(encoding="utf-8"))["drafts"]
"""By name what a text is made of: strings, and in brackets a string that is repeated."""


def huge(what: str) -> str:
    """So long that work which grew with the square of the length could not go unnoticed."""
    return "".join(part if isinstance(part, str) else part[0] * 20_000 for part in HOSTILE[what])


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("name", ["markdown", "text", "tweet"])
def test_what_stands_behind_a_huge_text_is_read(name: str, what: str) -> None:
    document = read_text("a", huge(what) + "\n\n機密", format=name)
    (part,) = (p for draft in document.drafts for p in draft.parts if p.text.rstrip().endswith("機密"))
    at = part.text.rindex("機密")
    start, end = part.offsets.span(at, at + 2)
    assert end == len(document.text)
    assert document.text[start:end] == "機密"


def quoted(text: str) -> str:
    return json.dumps({"text": text})


WRITTEN: dict[str, Callable[[str], str]] = {
    "json": quoted,
    "jsonl": quoted,
    "yaml": quoted,
    "csv": lambda text: 'text\n"' + text.replace('"', '""') + '"',
}


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("name", WRITTEN)
def test_a_huge_post_is_read_whole(name: str, what: str) -> None:
    text = huge(what).strip() + "密"
    document = read_text("a", WRITTEN[name](text), format=name)
    (part,) = (p for draft in document.drafts for p in draft.parts)
    assert part.text == text
    start, end = part.offsets.span(len(text) - 1, len(text))
    assert document.text[start:end] in ("密", "\\u5bc6")


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("name", WRITTEN)
def test_a_huge_file_of_another_format_is_read_or_a_problem(name: str, what: str) -> None:
    document = read_text("a", huge(what), format=name)
    assert document.drafts or document.problems


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


def test_lone_surrogates_of_a_caller_are_replaced() -> None:
    metadata = {"note": "\udcff", "n\udcff": ["\ud800", {"\udcff": ("\udcff",)}]}
    [draft] = read_text("a", "早安", format="text", metadata=metadata).drafts
    assert draft.metadata["note"] == "\ufffd"
    assert "\ud800" not in repr(draft.metadata)
    assert all(part.text.encode() for part in draft.parts)
