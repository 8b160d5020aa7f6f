"""From libyaml's events to the nodes of :mod:`policylint.yamltree`; loads ruamel.yaml's C extension."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import _ruamel_yaml as libyaml  # type: ignore[import-not-found]
from ruamel.yaml.error import MarkedYAMLError

from policylint.messages import Message, message
from policylint.text.span import LineIndex
from policylint.yamlproblems import Stop, explain
from policylint.yamltree import Fault, Mapping, Node, Scalar, Sequence, Tree, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_ALIASED: Final = 100_000
"""Values that the aliases of one text may stand for altogether."""
MAX_DEPTH: Final = 100
"""Levels of nesting; libyaml's time grows with the square of the depth."""
# The core schema (YAML 1.2.2, chapter 10.3.2).
_CONSTANTS: Final[dict[str, Value]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT: Final = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_SPECIAL: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_LONGEST_NUMBER: Final = 4000  # Python refuses to read integers that are much longer
_NUMBER_STARTS: Final = frozenset("-+.0123456789")


def resolve(text: str) -> Value:
    """What a plain scalar means by the core schema of YAML 1.2."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _NUMBER_STARTS or len(text) > _LONGEST_NUMBER:
        return text
    if _INT.fullmatch(text):
        return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
    if _FLOAT.fullmatch(text):
        return float(text)
    return float(text.replace(".", "")) if _SPECIAL.fullmatch(text) else text


# What YAML leaves out of its printable characters; said the other way round, it takes ten times as long to compile.
_FORBIDDEN: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
# YAML 1.1, which libyaml reads, took these for line breaks; in YAML 1.2 they are characters like others.
_OLD_BREAKS: Final = ("\x85", "\u2028", "\u2029")
# libyaml 0.1 takes no ":" and no "?" in a plain scalar within [] or {}: neither https://... nor 9:30. YAML 1.2 does.
_NO_COLON: Final = "found unexpected ':'"
# The breaks, and those that are no signs to YAML 1.2; but tags, anchors and directives are left as they are.
_MISREAD: Final = re.compile(
    r"[\x85\u2028\u2029]|(?<![\"'\]}])[:?](?=[^\s\[\]{},])|(?<![^\s\[\]{},])[!&*%][^\s\[\]{},]*"
)
_TAG: Final = re.compile(r"![^ \t\r\n]*")
_GAP: Final = re.compile(r"(?:[ \t\r\n]+(?:#[^\r\n]*)?)*")


class Composer:
    """Builds the nodes of one text from libyaml's events."""

    def __init__(self, text: str, offset: int, *, hides_inner: bool = False) -> None:
        self._text = text.removeprefix("\ufeff")
        self._offset = offset + len(text) - len(self._text)  # libyaml does not count a byte order mark
        self._faults: list[Fault] = []
        self._anchors: dict[str, Node] = {}
        self._aliased = 0
        self._measured: dict[Node, tuple[int, int]] = {}
        self._hides_inner = hides_inner
        self._stand_ins: dict[int, str] = {}
        self._too_deep = False
        # Of what is being read: the children so far (of a mapping keys and values in turn); of each collection
        # around it: the node, the children before it, its anchor.
        self._children: list[Node] = []
        self._stack: list[tuple[Mapping | Sequence, list[Node], str | None]] = []

    def compose(self) -> Tree:
        """All documents and all faults."""
        documents = self._children
        try:
            self._read()
        except MarkedYAMLError as error:
            if error.problem == _NO_COLON and not self._hides_inner:
                return Composer(self._text, self._offset, hides_inner=True).compose()
            at, since = (min(m.index, len(self._text)) if m else 0 for m in (error.problem_mark, error.context_mark))
            fault = explain(self._stop(str(error.problem or ""), at, since))
            self._fault(fault.start, fault.end, fault.message, fault.hint)
        return Tree(documents=tuple(documents), faults=tuple(sorted(self._faults, key=lambda f: f.start)))

    def _stop(self, problem: str, at: int, since: int) -> Stop:
        last = self._children[-1] if self._children else None
        quoted = None
        if isinstance(last, Scalar) and last.style in ("'", '"'):
            quoted = (last.start - self._offset, last.end - self._offset)
        around = self._stack[-1][0].start - self._offset if self._stack else 0
        return Stop(text=self._text, problem=problem, at=at, since=since, quoted=quoted, around=around)

    def _readable(self) -> str:
        """The text with one character for each that libyaml would refuse or misread; offsets stay."""
        text = self._text
        bad = [m.start() for m in _FORBIDDEN.finditer(text)]
        if bad:
            first = message("yaml.character", code=f"{ord(text[bad[0]]):04X}", count=len(bad))
            self._fault(bad[0], bad[0] + 1, first)
            text = _FORBIDDEN.sub("\ufffd", text)
        special = [*(c for c in _OLD_BREAKS if c in text), *(":?" if self._hides_inner else "")]
        if special:
            unused = (c for c in map(chr, range(0xE000, 0xF8FF)) if c not in text)
            stand_ins = dict(zip(special, unused, strict=False))
            self._stand_ins = {ord(stand_in): c for c, stand_in in stand_ins.items()}
            text = _MISREAD.sub(lambda m: stand_ins.get(m[0], m[0]), text)
        return text

    def _read(self) -> None:
        next_event = libyaml.CParser(self._readable()).get_event
        handlers: dict[type, Callable[[Any], None]] = {
            libyaml.MappingStartEvent: lambda event: self._open(Mapping, event),
            libyaml.SequenceStartEvent: lambda event: self._open(Sequence, event),
            libyaml.MappingEndEvent: self._close,
            libyaml.SequenceEndEvent: self._close,
            libyaml.AliasEvent: lambda event: self._children.append(self._alias(event)),
        }
        scalar_event, end_event = libyaml.ScalarEvent, libyaml.StreamEndEvent
        while (kind := type(event := next_event())) is not end_event and not self._too_deep:
            if kind is scalar_event:
                self._scalar(event)
            elif kind in handlers:
                handlers[kind](event)

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index + self._offset, event.end_mark.index + self._offset
        text, style = event.value, event.style or ""
        if self._stand_ins:
            text = text.translate(self._stand_ins)
        if event.anchor or event.tag:
            start = min(self._content(event, start), end)
        node = Scalar(text if style else resolve(text), text, style, start, end)
        if event.anchor:
            self._anchors[event.anchor] = node
        self._children.append(node)

    def _open(self, kind: type[Mapping | Sequence], event: Any) -> None:
        start = self._content(event, event.start_mark.index + self._offset)
        if len(self._stack) == MAX_DEPTH:
            self._too_deep = True
            at = start - self._offset
            self._fault(at, at + 1, message("yaml.too_deep", limit=MAX_DEPTH))
            return
        if event.anchor:
            self._anchors.pop(event.anchor, None)  # until it is closed, its alias would be recursive
        self._stack.append((kind([], start, start), self._children, event.anchor))
        self._children = []

    def _close(self, event: Any) -> None:
        children = self._children
        collection, self._children, anchor = self._stack.pop()
        if event.end_mark.index > event.start_mark.index:
            collection.end = event.end_mark.index + self._offset
        elif children:
            collection.end = children[-1].end  # libyaml ends a block where the next one begins, comments between
        self._fill(collection, children)
        if anchor:
            self._anchors[anchor] = collection
        self._children.append(collection)

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self._text)

    def _content(self, event: Any, start: int) -> int:
        """Where a node's own text begins, behind its anchor and tag; a tag is a fault."""
        at = start - self._offset
        while (event.anchor or event.tag) and self._text[at : at + 1] in ("&", "!"):
            end = at + 1 + len(event.anchor or "")
            if self._text[at] == "!":
                end = _TAG.match(self._text, at).end()  # type: ignore[union-attr]  # there is at least the "!"
                self._fault(at, end, message("yaml.tag"))
            at = _GAP.match(self._text, end).end()  # type: ignore[union-attr]  # it matches nothing as well
        return at + self._offset

    def _fill(self, collection: Mapping | Sequence, children: list[Node]) -> None:
        if isinstance(collection, Sequence):
            collection.items = children
            return
        pairs = list(zip(children[::2], children[1::2], strict=True))
        names = {key.text for key, _ in pairs if type(key) is Scalar}
        if len(names) == len(pairs) and "<<" not in names:
            collection.items = pairs  # type: ignore[assignment]  # every key is a scalar
            return
        first: dict[str, Scalar] = {}
        for key, value in pairs:
            if not isinstance(key, Scalar):
                hint = message("yaml.hint_braces") if isinstance(key, Mapping) else None
                self._node_fault(key, message("yaml.key_not_text"), hint)
            elif key.text == "<<" and not key.style:
                self._node_fault(key, message("yaml.merge_key"))
            elif key.text in first:
                line, _ = self._lines.position(first[key.text].start - self._offset)
                self._node_fault(key, message("yaml.duplicate_key", line=line))
            else:
                first[key.text] = key
                collection.items.append((key, value))

    def _alias(self, event: Any) -> Node:
        name, start, end = event.anchor, event.start_mark.index, event.end_mark.index
        target = self._anchors.get(name)
        if target is None:
            key = (
                "yaml.alias_recursive" if any(anchor == name for _, _, anchor in self._stack) else "yaml.alias_unknown"
            )
            self._fault(start, end, message(key))
        elif self._aliased > MAX_ALIASED:
            target = None  # reported already
        else:
            count, height = self._measure(target)
            self._aliased += count
            if self._aliased > MAX_ALIASED:
                self._fault(start, end, message("yaml.alias_bomb", limit=MAX_ALIASED))
                target = None
            elif len(self._stack) + height > MAX_DEPTH:
                self._fault(start, end, message("yaml.too_deep", limit=MAX_DEPTH))
                target = None
        return target or Scalar(None, "", "", start + self._offset, end + self._offset)

    def _measure(self, node: Node) -> tuple[int, int]:
        """How many values a node stands for, aliases expanded, and how deep it is."""
        if isinstance(node, Scalar):
            return 1, 0
        if node not in self._measured:
            measures = [self._measure(child) for child in _children(node)]
            count = 1 + sum(count for count, _ in measures)
            self._measured[node] = count, 1 + max((height for _, height in measures), default=0)
        return self._measured[node]

    def _node_fault(self, node: Node, text: Message, hint: Message | None = None) -> None:
        self._fault(node.start - self._offset, node.end - self._offset, text, hint)

    def _fault(self, start: int, end: int, text: Message, hint: Message | None = None) -> None:
        self._faults.append(Fault(start=start + self._offset, end=end + self._offset, message=text, hint=hint))


def _children(node: Mapping | Sequence) -> Iterator[Node]:
    if isinstance(node, Sequence):
        yield from node.items
    else:
        for key, value in node.items:
            yield key
            yield value
