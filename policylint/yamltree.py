"""YAML 1.2 with the place of every key and value.

libyaml (through ruamel.yaml's C extension) finds the structure; what a plain scalar means is decided here, by the core
schema of YAML 1.2: ``yes``, ``no`` and dates are text. What policylint does not take is a fault with a place, never an
exception: duplicate keys, tags, merge keys, aliases that recur or explode, deep nesting, characters outside YAML.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from policylint.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence as Seq

Value = str | int | float | bool | None


# Nodes are built in the hundred thousands: not frozen, which would triple the time; nobody changes them later.
@dataclass(slots=True, eq=False)
class Scalar:
    """A single value; ``text`` is what it reads as a string, ``style`` one of ``"" ' " | >``.

    ``[start, end)`` are code points, quotes and block indicators included, anchors not.
    """

    value: Value
    text: str
    style: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys and values in their order; a block ends where its last value ends."""

    items: list[tuple[Scalar, Node]]
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Sequence:
    """A list; a block ends where its last item ends."""

    items: list[Node]
    start: int
    end: int


Node = Scalar | Mapping | Sequence


class Fault(NamedTuple):
    """Something in the text that is no YAML, or not taken; ``[start, end)`` are code points."""

    start: int
    end: int
    message: Message
    hint: Message | None = None


class Tree(NamedTuple):
    """What a text holds: one node per document, and what is wrong with it.

    A text with a syntax error has the documents before it. Within a document, a null stands instead of a faulty alias,
    the first of two equal keys holds, and a tag is ignored.
    """

    documents: tuple[Node, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def root(self) -> Node | None:
        """The first document; None if there is none."""
        return self.documents[0] if self.documents else None


def compose(text: str, *, offset: int = 0) -> Tree:
    """Read a text of one document; more than one is a fault. ``offset`` is added to every position."""
    tree = compose_all(text, offset=offset)
    if len(tree.documents) < 2:
        return tree
    second = tree.documents[1]
    extra = Fault(start=second.start, end=max(second.end, second.start), message=message("yaml.documents"))
    return Tree(documents=tree.documents[:1], faults=(*tree.faults, extra))


def compose_all(text: str, *, offset: int = 0) -> Tree:
    """Read a text of any number of documents; no document at all is no fault. ``offset`` is added to every position."""
    from policylint.yamlcomposer import Composer

    return Composer(text, offset).compose()


def to_python(node: Node | None) -> Any:
    """The plain value: dicts (keys are always text), lists, text, numbers, booleans, None."""
    if type(node) is Scalar:
        return node.value
    if type(node) is Mapping:
        return {key.text: to_python(value) for key, value in node.items}
    if type(node) is Sequence:
        return [to_python(item) for item in node.items]
    return None


def find(root: Node | None, path: Seq[str | int]) -> tuple[Scalar | None, Node | None]:
    """The key (of a mapping entry) and the value at a path of keys and list indices; None where there is nothing."""
    key: Scalar | None = None
    node = root
    for step in path:
        key, node = _step(node, step)
        if node is None:
            return None, None
    return key, node


def _step(node: Node | None, step: str | int) -> tuple[Scalar | None, Node | None]:
    if isinstance(node, Mapping):
        return next(((key, value) for key, value in node.items if key.text == str(step)), (None, None))
    if isinstance(node, Sequence) and isinstance(step, int) and -len(node.items) <= step < len(node.items):
        return None, node.items[step]
    return None, None
