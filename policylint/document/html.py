"""A document as one HTML page that needs nothing else: no network, no script, no font but the reader's own.

The page is built as a tree, so that no text can become markup.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, tostring

from policylint import __version__
from policylint.document.model import ClauseEntry, Code, Link, RuleGroup
from policylint.messages import say
from policylint.report.escape import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policylint.document.model import Document, Fact, Line, RuleEntry, Sample, Section, Table
    from policylint.messages import Language

Child = Element | str

_STYLE: Final = Path(__file__).with_name("page.css")
# Nothing is loaded and nothing runs, even if something hostile should have come through.
_SECURITY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_LETTER: Final = re.compile(r"[A-Za-z]{2}")
_BREAK: Final = re.compile(r"\r\n?|\n")
_PARAGRAPHS: Final = re.compile(r"(?:[ \t]*(?:\r\n?|\n)){2,}")


def render(documents: Sequence[Document]) -> str:
    """The page; of several languages the first is shown until the reader asks for another."""
    first = documents[0]
    head = _element(
        "head",
        _element("meta", charset="utf-8"),
        _meta("viewport", "width=device-width, initial-scale=1"),
        _element("meta", http_equiv="Content-Security-Policy", content=_SECURITY),
        _meta("color-scheme", "light dark"),
        _meta("generator", f"policylint {__version__}"),
        _element("title", one_line(first.title)),
        _element("style", _STYLE.read_text(encoding="utf-8")),
    )
    body = _element("body", *(_edition(document, documents) for document in documents))
    page = _element("html", head, body, lang=first.language)
    return "<!DOCTYPE html>\n" + tostring(page, encoding="unicode", method="html") + "\n"


def _element(tag: str, *children: Child, **attributes: str) -> Element:
    """An element; an underscore at the end of an attribute's name is left out, others are hyphens, empty ones are not
    written.
    """
    element = Element(tag, {k.rstrip("_").replace("_", "-"): v for k, v in attributes.items() if v})
    for child in children:
        if isinstance(child, Element):
            element.append(child)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + child
        else:
            element.text = (element.text or "") + child
    return element


def _meta(name: str, content: str) -> Element:
    return _element("meta", name=name, content=content)


def _edition(document: Document, documents: Sequence[Document]) -> Element:
    """Everything in one language."""
    language = document.language
    header = _element(
        "header",
        *(_switch(other, document) for other in documents if other is not document),
        _element("h1", one_line(document.title)),
        *_paragraphs(document.description, language),
        *([_facts(document.facts)] if document.facts else []),
    )
    main = _element("main", *(_section(section, language) for section in document.sections))
    contents = [_contents(document)] if document.sections else []
    return _element("div", header, *contents, main, id=document.anchor, lang=language, class_="edition")


def _switch(other: Document, document: Document) -> Element:
    said = say("document.language_name", other.language)
    link = _element("a", said, href=f"#{other.anchor}", lang=other.language, hreflang=other.language)
    return _element("nav", link, class_="switch", aria_label=say("document.switch", document.language))


def _contents(document: Document) -> Element:
    title = say("document.contents", document.language)
    items = [
        _element("li", _anchor(section.title, section.anchor), *_subcontents(section)) for section in document.sections
    ]
    return _element("nav", _element("h2", title), _element("ol", *items), class_="contents", aria_label=title)


def _subcontents(section: Section) -> Iterator[Element]:
    """The clauses of the first level."""
    tops = [entry for entry in section.body if isinstance(entry, ClauseEntry) and entry.depth == 0]
    if tops:
        items = (_element("li", _anchor(f"{entry.number}\u2002{entry.title}", entry.anchor)) for entry in tops)
        yield _element("ol", *items)


def _anchor(text: str, anchor: str) -> Element:
    return _element("a", one_line(text), href=f"#{anchor}")


def _section(section: Section, language: Language) -> Element:
    return _element(
        "section",
        _element("h2", one_line(section.title), id=section.anchor),
        *(_element("p", *_line(line)) for line in section.intro),
        *(child for block in section.body for child in _block(block, section, language)),
    )


def _block(block: ClauseEntry | RuleGroup | Table, section: Section, language: Language) -> Iterator[Element]:
    match block:
        case ClauseEntry():
            yield _clause(block, language)
        case RuleGroup():
            yield _element("h3", one_line(block.title))
            yield from (_rule(rule, language) for rule in block.rules)
        case _:
            yield _table(block, section.title)


def _clause(entry: ClauseEntry, language: Language) -> Element:
    number = _element("a", one_line(entry.number), href=f"#{entry.anchor}", class_="number")
    title = (" ", _words("span", entry.title, language)) if entry.title else ()
    return _element(
        "article",
        _element(f"h{min(3 + entry.depth, 6)}", number, *title),
        *_paragraphs(entry.text, language),
        *([_element("p", entry.state_words, class_=f"state {entry.state}")] if entry.state_words else []),
        *(_rule(rule, language) for rule in entry.rules),
        id=entry.anchor,
        class_="clause",
    )


def _rule(entry: RuleEntry, language: Language) -> Element:
    """A rule, folded to one line until somebody opens it, or follows a link into it."""
    summary = _element(
        "summary",
        _words("span", entry.title, language, "title"),
        " ",
        _element("span", entry.consequence, class_=f"severity {entry.severity}"),
    )
    inside = _element(
        "div",
        *(_element("p", note, class_="note") for note in entry.notes),
        _facts(entry.facts),
        *_samples("violating", entry.violating, language),
        *_samples("compliant", entry.compliant, language),
        id=entry.anchor,
    )
    return _element("details", summary, inside, class_="rule")


def _samples(name: str, samples: Sequence[Sample], language: Language) -> Iterator[Element]:
    if samples:
        yield _element("p", say(f"document.{name}", language), class_="samples")
        yield _element("ul", *(_sample(sample, language) for sample in samples), class_=name)


def _sample(sample: Sample, language: Language) -> Element:
    # An example keeps its lines.
    lines = "\n".join(map(visible, _BREAK.split(sample.text)))
    children: list[Child] = [_element("q", lines, lang=_other(lines, language))] if lines else []
    if sample.metadata:
        children += [" ", _element("code", one_line(sample.metadata))]
    return _element("li", *children)


def _facts(facts: Iterable[Fact]) -> Element:
    rows = (_element("div", _element("dt", one_line(fact.label)), _element("dd", *_line(fact.value))) for fact in facts)
    return _element("dl", *rows)


def _table(table: Table, name: str) -> Element:
    """A table; its roles are named, because a narrow screen shows the rows as blocks and would lose them."""
    head = _element("tr", *(_element("th", c, scope="col", role="columnheader") for c in table.columns), role="row")
    rows = (
        _element(
            "tr",
            *(
                _element("td", *_line(line), role="cell", data_label=column)
                for column, line in zip(table.columns, row, strict=True)
            ),
            role="row",
        )
        for row in table.rows
    )
    return _element(
        "table",
        _element("thead", head, role="rowgroup"),
        _element("tbody", *rows, role="rowgroup"),
        role="table",
        aria_label=name,
    )


def _line(line: Line) -> Iterator[Child]:
    for piece in line:
        match piece:
            case Link():
                yield _element("a", one_line(piece.text), href=piece.href)
            case Code():
                yield _element("code", one_line(piece.text))
            case _:
                yield visible(_BREAK.sub(" ", piece))


def _paragraphs(text: str, language: Language) -> Iterator[Element]:
    for paragraph in filter(None, _PARAGRAPHS.split(text)):
        yield _words("p", paragraph, language)


def _words(tag: str, text: str, language: Language, class_: str = "") -> Element:
    """A text of the policy as an element of its own, with its language."""
    return _element(tag, one_line(text), lang=_other(text, language), class_=class_)


def _other(text: str, language: Language) -> str:
    """The language of a text, where it is plainly not that of the page: policies quote drafts in several."""
    if _HAN.search(text):
        return "zh-TW" if language == "en" else ""
    return "en" if language != "en" and _LETTER.search(text) else ""
