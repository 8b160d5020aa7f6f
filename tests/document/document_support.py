"""The policy that documents are made of here, and what an HTML page holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from support import CASES

from policylint.document.build import document
from policylint.document.secrets import Secrets
from policylint.policy.loader import load

if TYPE_CHECKING:
    from pathlib import Path

    from policylint.document.model import Document
    from policylint.messages import Language
    from policylint.policy.loaded import LoadedPolicy

POLICY = CASES / "document/policy.yaml"
_VOID = frozenset({"meta", "br", "hr", "img", "input", "link"})


@cache
def made(source: str | Path = POLICY) -> tuple[LoadedPolicy, Secrets]:
    loaded = load(source)
    return loaded, Secrets(loaded)


def documents(source: str | Path = POLICY) -> list[Document]:
    """The document in the policy's language, and in English as a second on the same page."""
    loaded, secrets = made(source)
    return [document(loaded, "zh-TW", secrets), document(loaded, "en", secrets, prefix="en-")]


def one(language: Language, source: str | Path = POLICY) -> Document:
    loaded, secrets = made(source)
    return document(loaded, language, secrets)


@dataclass
class Page(HTMLParser):
    """An HTML page, taken apart; ``faults`` are tags that do not match."""

    source: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self.feed(self.source)
        self.close()
        self.faults += [f"<{tag}> is left open" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if len(given) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.tags.append((tag, given))
        if tag not in _VOID:
            self._open.append(tag)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open")

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.words.append(data)

    def values(self, attribute: str) -> list[str]:
        return [given[attribute] for _, given in self.tags if attribute in given]

    @property
    def text(self) -> str:
        return "".join(self.words)
