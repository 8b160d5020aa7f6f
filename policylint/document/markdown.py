"""A document as Markdown (CommonMark with the tables of GFM) that reads well as a file, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from policylint.document.model import ClauseEntry, Code, Link, RuleGroup
from policylint.messages import say
from policylint.report.escape import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policylint.document.model import Document, Fact, Line, RuleEntry, Sample, Section, Table
    from policylint.messages import Language

_BREAK: Final = re.compile(r"\r\n?|\n")
_PARAGRAPHS: Final = re.compile(r"(?:[ \t]*(?:\r\n?|\n)){2,}")
# What acts within a line: emphasis, code, links, HTML, entities, tables, mathematics, emoji, addresses that become
# links; and what acts at its beginning: headings, lists, rules. Escaping every sign would make the file unreadable.
_ACTING: Final = re.compile(
    r"[\\`*_\[\]<>|~&$#]|:(?=//)|:(?=[\w+-]+:)|(?<=www)\.|^[-+=:](?=\s|[-+=:]|$)|(?<=\d)[.)](?=\s|$)", re.IGNORECASE
)
_BLANK_LINES: Final = re.compile(r"\n{3,}")
_TICKS: Final = re.compile("`+")


def render(documents: Sequence[Document]) -> str:
    """The documents one after the other, each with links to the others."""
    pages = ("".join(_document(document, documents)) for document in documents)
    return _BLANK_LINES.sub("\n\n", "\n---\n\n".join(pages)).rstrip() + "\n"


def escaped(text: str) -> str:
    """Plain text, made one line, as Markdown that shows exactly it."""
    return _escaped(one_line(text))


def _escaped(line: str) -> str:
    # Tables are cut at pipes before escapes are read.
    return _ACTING.sub(lambda found: "&#124;" if found[0] == "|" else f"\\{found[0]}", line)


def _document(document: Document, documents: Sequence[Document]) -> Iterator[str]:
    language = document.language
    for other in documents:
        if other is not document:
            yield f"[{say('document.language_name', other.language)}](#{other.anchor})\n\n"
    yield f"# {_id(document.anchor)}{escaped(document.title)}\n\n"
    yield from _paragraphs(document.description)
    yield from (f"- {_fact(fact, language)}\n" for fact in document.facts)
    if document.sections:
        yield f"\n## {say('document.contents', language)}\n\n"
    for section in document.sections:
        yield f"- {_link(section.title, section.anchor)}\n"
        for entry in section.body:
            if isinstance(entry, ClauseEntry) and entry.depth == 0:
                yield f"  - {_link(f'{entry.number} {entry.title}', entry.anchor)}\n"
    for section in document.sections:
        yield from _section(section, language)


def _section(section: Section, language: Language) -> Iterator[str]:
    yield f"\n## {_id(section.anchor)}{escaped(section.title)}\n\n"
    for line in section.intro:
        yield f"{_line(line)}\n\n"
    for block in section.body:
        match block:
            case ClauseEntry():
                yield from _clause(block, language)
            case RuleGroup():
                yield f"### {escaped(block.title)}\n\n"
                yield from _rules(block.rules, language)
            case _:
                yield from _table(block)


def _clause(entry: ClauseEntry, language: Language) -> Iterator[str]:
    yield f"{'#' * min(3 + entry.depth, 6)} {_id(entry.anchor)}{escaped(f'{entry.number} {entry.title}')}\n\n"
    yield from _paragraphs(entry.text)
    if entry.state_words:
        yield f"*{escaped(entry.state_words)}*\n\n"
    yield from _rules(entry.rules, language)


def _rules(rules: Sequence[RuleEntry], language: Language) -> Iterator[str]:
    for entry in rules:
        yield f"- {_id(entry.anchor)}**{escaped(entry.title)}** — {escaped(entry.consequence)}\n"
        yield from (f"  - {escaped(note)}\n" for note in entry.notes)
        yield from (f"  - {_fact(fact, language)}\n" for fact in entry.facts)
        for name, mark, samples in (("violating", "✗", entry.violating), ("compliant", "✓", entry.compliant)):
            if samples:
                yield f"  - {say(f'document.{name}', language)}\n"
                yield from (f"    - {mark} {_sample(sample)}\n" for sample in samples)
    if rules:
        yield "\n"


def _sample(sample: Sample) -> str:
    lines = "<br>".join(escaped(line) for line in _BREAK.split(sample.text))
    return " ".join(filter(None, (lines, _code(sample.metadata) if sample.metadata else "")))


def _fact(fact: Fact, language: Language) -> str:
    return say("document.label", language, label=f"**{escaped(fact.label)}**", value=_line(fact.value))


def _table(table: Table) -> Iterator[str]:
    yield _row(map(escaped, table.columns))
    yield _row("---" for _ in table.columns)
    yield from (_row(_line(line, in_table=True) for line in row) for row in table.rows)
    yield "\n"


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _line(line: Line, *, in_table: bool = False) -> str:
    shown = ""
    for piece in line:
        match piece:
            case Link():
                shown += f"[{escaped(piece.text)}]({piece.href})"
            case Code():
                shown += _code(piece.text).replace("|", r"\|" if in_table else "|")
            case _:
                shown += _escaped(visible(re.sub(r"[\t\r\n]+", " ", piece)))
    return shown


def _code(text: str) -> str:
    """A code span, whose ticks are more than any within it."""
    text = one_line(text)
    ticks = "`" * (1 + max((len(run) for run in _TICKS.findall(text)), default=0))
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{room}{text}{room}{ticks}"


def _paragraphs(text: str) -> Iterator[str]:
    yield from (f"{escaped(paragraph)}\n\n" for paragraph in _PARAGRAPHS.split(text) if paragraph)


def _link(text: str, anchor: str) -> str:
    return f"[{escaped(text)}](#{anchor})"


def _id(anchor: str) -> str:
    return f'<a id="{anchor}"></a>'
