"""YAML into values with places, and its comments: for YAML files and for front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.drafts import yamlmap
from policylint.drafts.model import Part, Problem
from policylint.drafts.tree import Listing, Scalar, Table, Tree
from policylint.messages import message
from policylint.text.offsets import shifted
from policylint.text.span import Span
from policylint.yamltree import Mapping, Node, Sequence, compose_all
from policylint.yamltree import Scalar as ScalarNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A number sign behind anything but blank space belongs to a tag or an anchor.
_COMMENT: Final = re.compile(r"(?<!\S)#+[ \t]*([^\r\n]*)")


class Yaml(NamedTuple):
    """The documents of a YAML text, its comments in order, and what is wrong with it."""

    documents: tuple[Tree, ...]
    comments: tuple[Part, ...]
    problems: tuple[Problem, ...]


def read(text: str, end: int) -> Yaml:
    """Read the YAML in ``text[:end]``."""
    found = compose_all(text[:end])
    reader = _Reader(text)
    documents = tuple(reader.tree(document) for document in found.documents)
    problems = tuple(
        Problem(reason=message("drafts.yaml", problem=fault.message), span=Span(fault.start, fault.end))
        for fault in found.faults
    )
    return Yaml(documents, tuple(reader.comments(end)), problems)


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        # An alias stands for the node that it names; that is read once.
        self._trees: dict[int, Tree] = {}
        self._scalars: list[tuple[int, int]] = []
        self._header_comments: list[tuple[int, int]] = []

    def tree(self, node: Node) -> Tree:
        known = self._trees.get(id(node))
        if known is None:
            known = self._trees[id(node)] = self._read(node)
        return known

    def _read(self, node: Node) -> Tree:
        span = Span(node.start, node.end)
        match node:
            case Mapping():
                pairs = []
                for key, value in node.items:
                    self._scalars.append((key.start, key.end))
                    pairs.append((key.text, self.tree(value)))
                return Table(pairs=tuple(pairs), span=span)
            case Sequence():
                return Listing(items=tuple(self.tree(item) for item in node.items), span=span)
            case ScalarNode():
                self._scalars.append((node.start, node.end))
                if comment := yamlmap.header_comment(self._text, node):
                    self._header_comments.append(comment)
                text, offsets = yamlmap.locate(self._text, node)
                plain = text if isinstance(node.value, str) else node.value
                return Scalar(value=plain, text=text, offsets=offsets, span=span)

    def comments(self, end: int) -> Iterator[Part]:
        """Everything behind a number sign that is in no scalar."""
        for gap_start, gap_end in sorted([*self._gaps(end), *self._header_comments]):
            for comment in _COMMENT.finditer(self._text, gap_start, gap_end):
                text = comment[1].rstrip()
                if text:
                    yield Part(name="comments", text=text, offsets=shifted(len(text), comment.start(1)))

    def _gaps(self, end: int) -> Iterable[tuple[int, int]]:
        start = 0
        for scalar_start, scalar_end in sorted(self._scalars):
            if scalar_start > start:
                yield start, scalar_start
            start = max(start, scalar_end)
        yield start, end
