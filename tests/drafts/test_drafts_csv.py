from __future__ import annotations

import csv
import io

import pytest
from drafts_support import TEXTS, assert_places, parts_of, plain_characters_stand_for_themselves, text_of
from hypothesis import given
from hypothesis import strategies as st

from policylint.drafts import read_text
from policylint.drafts.csvfile import rows


def python_reads(text: str, delimiter: str) -> list[list[str]]:
    found = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [row for row in found if any(row)]


@given(st.text(alphabet='ab機",;\t\n\r ', max_size=40), st.sampled_from(",;\t"))
def test_reads_any_text_like_the_standard_library(text: str, delimiter: str) -> None:
    found = list(rows(text, delimiter))
    if not any(row.open_quote is not None for row in found):
        assert [[cell.text for cell in row.cells] for row in found] == python_reads(text, delimiter)


@given(
    st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=5),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_characters_have_their_places(table: list[list[str]], delimiter: str, end: str, quoting: int) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerow(["平台", "文案", "備註"])
    for platform, text, note in table:
        writer.writerow([platform, "機" + text, note])
    document = read_text("a.csv", file.getvalue())
    assert not document.problems
    assert [text_of(document, "body", i) for i in range(len(table))] == ["機" + text for _, text, _ in table]
    assert [draft.metadata["備註"] or "" for draft in document.drafts] == [note for _, _, note in table]
    assert_places(document)
    for i in range(len(table)):
        (part,) = parts_of(document, "body", i)
        plain_characters_stand_for_themselves(document, part, "ab1 機密，。,;\n")


def test_a_doubled_quote_is_one_character() -> None:
    document = read_text("a.csv", 'text\n"say ""hi"""\n')
    (part,) = parts_of(document, "body")
    assert part.text == 'say "hi"'
    assert part.offsets.span(4, 5) == (10, 12)
    assert document.text[slice(*part.offsets.span(5, 7))] == "hi"


@pytest.mark.parametrize(
    ("text", "key", "place"),
    [
        ("text,platform\na,x,more\nb,x\n", "drafts.csv_cells", "more"),
        ('text,platform\n"a,x\nb,x\n', "drafts.csv_quote", '"'),
        ("text,text\na,\nb,\n", "drafts.duplicate_column", "text"),
        ("a,b\n1,2\n", "drafts.no_text", "a,b"),
    ],
)
def test_problems_have_places_and_leave_the_other_rows(text: str, key: str, place: str) -> None:
    document = read_text("a.csv", text)
    (problem,) = document.problems
    assert problem.reason.key == key
    assert problem.span is not None
    assert document.text[slice(*problem.span)] == place
    if key != "drafts.no_text":
        assert "b" in [text_of(document, "body", i) for i in range(len(document.drafts))]


def test_quotes_that_never_close_cost_linear_time() -> None:
    text = "text\n" + 'a""b\n""x\n' * 10_000 + '"' + '\n""""' * 10_000
    assert len(read_text("a.csv", text).drafts) > 20_000
