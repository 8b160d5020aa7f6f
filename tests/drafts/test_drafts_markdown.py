from __future__ import annotations

import re
from html.parser import HTMLParser

import pyromark
from drafts_support import assert_places, parts_of, text_of
from hypothesis import assume, given
from hypothesis import strategies as st

from policylint.drafts import read_text
from policylint.drafts.markdown import PLACEHOLDER

PIECES = [
    *("機密", "a", " ", "b c", "\n", "\n\n", "\r\n", "😀", "\u200b", "\x0b", "  \n", "    ", "\t"),
    *("**", "*", "_", "~~", "`x`", "``a`b``", "`", "\\*", "\\", "&amp;", "&#x6a5f;", "&no;"),
    *("[", "]", "](http://a.b/c_(d))", '](<x y> "t\\"i")', "![", "](p.png)", "[r]", "\n\n[r]: /u&amp;v 'w'\n\n"),
    *("- ", "1. ", "- [x] ", "> ", "# ", "#新品上市", "\n===\n", "\n---\n", "|"),
    *("<b>", "</b>", "<a href='q&amp;r'>", "<!-- c -->", "<!--", "<br>", "<div>\n", '<img src=s.png alt="圖">'),
    *("<https://e.f>", "\n```py\n", "\n| a | b |\n|---|---|\n| c \\| d | `e` |\n"),
]
DOCUMENTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@given(DOCUMENTS)
def test_characters_have_their_places(text: str) -> None:
    for front in ("", "---\ntitle: 標題\n---\n"):
        document = read_text("a.md", front + "x" + text)
        assert len(document.drafts) == 1
        assert_places(document)


class _Shown(HTMLParser):
    """What a browser shows of pyromark's HTML, inline code as the placeholder."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self._code = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code = self._code or tag == "code"
        self.text += PLACEHOLDER if tag == "code" else ""

    def handle_endtag(self, tag: str) -> None:
        self._code = self._code and tag != "code"

    def handle_data(self, data: str) -> None:
        self.text += "" if self._code else data


PLAIN_PIECES = [p for p in PIECES if not re.search(r"<|```|    |\t|\[x\]|\x0b", p)]


@given(st.lists(st.sampled_from(PLAIN_PIECES), max_size=25).map("".join))
def test_the_body_is_what_a_reader_sees(text: str) -> None:
    text = "x" + text
    # The code of a fenced block is not in the body, that of an indented one is.
    assume(not any(code in text for code in ("~~~", "```", "    ")))
    html = pyromark.html(text, options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH)
    body = text_of(read_text("a.md", text), "body")
    assert "".join(body.split()) == "".join(_Shown(html).text.split())


def test_words_join_through_markup_and_not_through_code() -> None:
    document = read_text("a.md", "**機**密與機`x`密\n")
    (body,) = parts_of(document, "body")
    assert body.text == f"機密與機{PLACEHOLDER}密"
    assert document.text[slice(*body.offsets.span(0, 2))] == "機**密"


def test_link_destinations_are_mapped_through_escapes() -> None:
    document = read_text(
        "a.md", "看[這裡](http://a.b/\\(x\\)&amp;y '說明')與 [r] <https://c.d>\n\n[r]: <http://e f> (T)\n"
    )
    links = parts_of(document, "links")
    assert [part.text for part in links] == ["http://a.b/(x)&y", "http://e f"]
    written = [document.text[slice(*part.offsets.span(0, len(part.text)))] for part in links]
    assert written == ["http://a.b/\\(x\\)&amp;y", "http://e f"]
    assert document.text[slice(*links[0].offsets.span(12, 13))] == "x"
    assert [part.text for part in parts_of(document, "metadata")] == ["說明", "T"]
    assert text_of(document, "body") == "看這裡與 r https://c.d"


def test_an_empty_alt_has_its_place() -> None:
    document = read_text("a.md", "文 ![](a.png)\n")
    (alt,) = parts_of(document, "alt")
    assert (alt.text, alt.field, alt.offsets.span(0, 0)) == ("", "images[0].alt", (2, 2))
    draft = document.drafts[0]
    assert draft.metadata["images"] == [{"src": "a.png", "alt": ""}]
    assert document.text[slice(*draft.fields["images[0]"])] == "![](a.png)"


def test_front_matter_pictures_without_alt_are_known_by_their_place() -> None:
    document = read_text(
        "a.md", "---\nimages:\n  - src: a.png\n  - {src: b.png, alt: 圖}\nalt: 甲\n---\n文 ![乙](c.png)\n"
    )
    draft = document.drafts[0]
    assert draft.metadata["images"] == [
        {"src": "a.png", "alt": "甲"}, {"src": "b.png", "alt": "圖"}, {"src": "c.png", "alt": "乙"},
    ]  # fmt: skip
    assert document.text[slice(*draft.fields["images[0].alt"])] == "甲"
    assert {part.text for part in parts_of(document, "alt")} == {"甲", "乙", "圖"}
