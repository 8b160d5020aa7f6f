"""What the tests of draft formats share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from policylint.drafts.model import Document, Part

# Everyday text, what formats give a meaning, line breaks of all kinds, and what trips up naive readers.
CHARACTERS = st.sampled_from(
    [
        *"ab1 機密，。\t\n\"'\\#:-,;|>[]{}&*!%@`~_=()<.?/",
        *("\r\n", "\u3000", "\u200b", "é", "e\u0301", "😀", "\u202e", "\x85", "\u2028"),
    ]
)
TEXTS = st.lists(CHARACTERS, max_size=30).map("".join)


def parts_of(document: Document, name: str, draft: int = 0) -> list[Part]:
    return [part for part in document.drafts[draft].parts if part.name == name]


def text_of(document: Document, name: str, draft: int = 0) -> str:
    (part,) = parts_of(document, name, draft)
    return part.text


def assert_places(document: Document) -> None:
    """Every character has its place in the file, in order; a character that stands for itself stands there."""
    for draft in document.drafts:
        assert 0 <= draft.span.start <= draft.span.end <= len(document.text)
        for span in draft.fields.values():
            assert 0 <= span.start <= span.end <= len(document.text)
        for part in draft.parts:
            before = 0
            for i, char in enumerate(part.text):
                start, end = part.offsets.span(i, i + 1)
                assert before <= start <= end <= len(document.text), (part, i)
                before = start
                if end - start == 1 and char not in " \t\n\ufffd":
                    assert document.text[start] == char, (part, i)


def plain_characters_stand_for_themselves(document: Document, part: Part, plain: str) -> None:
    """No character of ``plain`` needs an escape, so each must be mapped to one equal character of the file."""
    for i, char in enumerate(part.text):
        if char in plain:
            start, end = part.offsets.span(i, i + 1)
            assert document.text[start:end] == char, (part.text, i, start, end)
