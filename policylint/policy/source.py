"""A file of YAML (or data that a caller hands over), and diagnostics that point into it."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from policylint.errors import Diagnostic, Severity
from policylint.messages import Message, message
from policylint.policy.conceal import concealed, confidential_parts, confidential_words, tells
from policylint.text.span import LineIndex
from policylint.yamltree import Mapping, Scalar, compose, find, to_python

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policylint.yamltree import Fault, Node, Tree

# The section to the next key at the edge; what it quotes may be confidential.
_WAIVERS: Final = re.compile(r"^waivers:.*(?:\r?\n(?:[ \t#-].*)?)*", re.MULTILINE)
MAX_DEPTH: Final = 100
"""Levels of a caller's data; what lies deeper is not taken."""

Keys = tuple[str | int, ...]
"""Where something stands: keys of mappings and indices of lists, from the outside in."""


# Sources are not frozen only because a cached property needs the instance's own dictionary.
@dataclass(kw_only=True)
class SourceFile:
    """The text of one file; ``path`` is how diagnostics name it."""

    path: str
    text: str

    @cached_property
    def lines(self) -> LineIndex:
        """Finds lines and columns in the text."""
        return LineIndex(self.text)

    def at(
        self, start: int, end: int, text: Message, hint: Message | None = None, severity: Severity = "error"
    ) -> Diagnostic:
        """A diagnostic for the code points ``[start, end)``; of several lines the first is shown."""
        line, column = self.lines.position(start)
        excerpt = self.lines.line_text(line)
        last = min(column + end - start, len(excerpt.rstrip()) + 1)
        return Diagnostic(
            path=self.path,
            message=text,
            line=line,
            column=column,
            end_column=max(column, last),
            excerpt=excerpt,
            hint=hint,
            severity=severity,
        )


@dataclass(kw_only=True)
class YamlSource(SourceFile):
    """One YAML document with the places of its keys and values."""

    _hidden_lines: set[int] = field(default_factory=set, init=False)

    @cached_property
    def tree(self) -> Tree:
        """The positioned tree."""
        return compose(self.text)

    @cached_property
    def data(self) -> Any:
        """The plain value."""
        return to_python(self.tree.root)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it but comments."""
        return self.tree.root is None and not self.tree.faults

    def at(
        self, start: int, end: int, text: Message, hint: Message | None = None, severity: Severity = "error"
    ) -> Diagnostic:
        """A diagnostic for the code points ``[start, end)``; on a line with something confidential nothing is shown."""
        found = super().at(start, end, text, hint, severity)
        is_secret = found.line in self._secret_lines or found.line in self._hidden_lines
        return concealed(found) if is_secret or tells(found, self._secret_words) else found

    def hide(self, parts: Iterable[Keys]) -> None:
        """Show nothing of what stands there from now on: by another file, it is confidential."""
        self._hidden_lines |= self._lines_of(self._ranges(parts))

    @cached_property
    def _secret_lines(self) -> frozenset[int]:
        return self._lines_of(self._secrets())

    @cached_property
    def _secret_words(self) -> frozenset[str]:
        return confidential_words(self.data)

    def _lines_of(self, ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
        places = ((self.lines.position(start)[0], self.lines.position(end)[0]) for start, end in ranges)
        return frozenset(line for first, last in places for line in range(first, last + 1))

    def _ranges(self, parts: Iterable[Keys]) -> Iterator[tuple[int, int]]:
        """The code points of the values that stand there, and of the names that they have."""
        for key, node in (find(self.tree.root, keys) for keys in parts):
            if node is not None:
                yield min(key.start, node.start) if key else node.start, node.end

    def _secrets(self) -> list[tuple[int, int]]:
        """Where something confidential stands, in code points; of a text that is faulty as YAML it may be anywhere."""
        if self.tree.faults:
            is_any = "confidential" in self.text
            return [(0, len(self.text))] if is_any else [found.span() for found in _WAIVERS.finditer(self.text)]
        return list(self._ranges(confidential_parts(self.data)))

    def faults(self) -> list[Diagnostic]:
        """What is wrong with it as YAML; that it is empty is wrong as well."""
        if self.is_empty:
            return [Diagnostic(path=self.path, message=message("policy.empty_file"))]
        return [self.at(f.start, f.end, f.message, f.hint) for f in self.tree.faults]

    def written(self, keys: Keys) -> str:
        """What stands at a place, as it was written there (without quotes)."""
        _, node = find(self.tree.root, keys)
        return node.text if isinstance(node, Scalar) else ""

    def diagnostic(
        self,
        keys: Keys,
        text: Message,
        hint: Message | None = None,
        severity: Severity = "error",
        *,
        on_key: bool = False,
    ) -> Diagnostic:
        """A diagnostic at the value at ``keys``, or at its key; for what is missing, at what is around it."""
        return self.at(*self._marked(keys, on_key=on_key), text, hint, severity)

    def place(self, keys: Keys) -> str:
        """``file:line:column`` of the key at ``keys``, of an item of a list as diagnostics mark it."""
        line, column = self.lines.position(self._marked(keys, on_key=True)[0])
        return f"{self.path}:{line}:{column}"

    def _marked(self, keys: Keys, *, on_key: bool) -> tuple[int, int]:
        """The code points by which what stands at ``keys`` is shown."""
        key, node = self._nearest(keys)
        if on_key and key is not None:
            return key.start, key.end
        if isinstance(node, Mapping) and node.items:
            # A whole entry is shown by its name if it has one, else by its first key.
            names = [value for name, value in node.items if name.text in ("id", "pack") and isinstance(value, Scalar)]
            marked = names[0] if names else node.items[0][0]
            return marked.start, marked.end
        if key is not None and (node is None or node.start == node.end):
            return key.start, key.end  # a key without a value
        return (node.start, node.end) if node else (0, 0)

    def is_faulty(self, keys: Keys) -> bool:
        """Whether the value at ``keys`` is not what the author wrote, because part of it is reported as bad YAML."""
        _, node = find(self.tree.root, keys)
        if isinstance(node, Mapping):
            kept = [n for item in node.items for n in item]
            return any(_overlap(f, node) and not any(_overlap(f, n) for n in kept) for f in self.tree.faults)
        if isinstance(node, Scalar) and not node.text and not node.style and node.start < node.end:
            return True  # the null that stands instead of a faulty alias
        return node is not None and any(node.start == f.start for f in self.tree.faults)

    def _nearest(self, keys: Keys) -> tuple[Scalar | None, Node | None]:
        for length in range(len(keys), -1, -1):
            key, node = find(self.tree.root, keys[:length])
            if node is not None:
                return key, node
        return None, self.tree.root


def _overlap(fault: Fault, node: Node) -> bool:
    return fault.start < node.end and node.start < fault.end


@dataclass(kw_only=True)
class DataSource:
    """A policy that a caller hands over as a dictionary: no file, so diagnostics name the keys."""

    path: str
    data: Any
    _hidden: set[Keys] = field(default_factory=set, init=False)

    def hide(self, parts: Iterable[Keys]) -> None:
        """Show nothing of what stands there from now on: by another file, it is confidential."""
        self._hidden |= {*parts}

    @cached_property
    def _secrets(self) -> frozenset[Keys]:
        return frozenset(confidential_parts(self.data))

    @cached_property
    def _secret_words(self) -> frozenset[str]:
        return confidential_words(self.data)

    def faults(self) -> list[Diagnostic]:
        """Nothing: there is no text."""
        return []

    def written(self, keys: Keys) -> str:
        """What stands at a place, as text."""
        value = self.data
        for key in keys:
            value = value[key]
        return str(value)

    def diagnostic(
        self,
        keys: Keys,
        text: Message,
        hint: Message | None = None,
        severity: Severity = "error",
        *,
        on_key: bool = False,  # noqa: ARG002 - both are named by the same keys
    ) -> Diagnostic:
        """A diagnostic that names the keys; of what is confidential only the outermost."""
        found = Diagnostic(path=self.path, message=text, hint=hint, severity=severity)
        around = (keys[:length] for length in range(len(keys) + 1))
        secret = next((part for part in around if part in self._secrets or part in self._hidden), None)
        if secret is not None:
            keys, found = secret, concealed(found)
        elif tells(found, self._secret_words):
            found = concealed(found)
        if keys:
            found = replace(found, message=message("policy.at_keys", keys=dotted(keys), message=found.message))
        return found

    def place(self, keys: Keys) -> str:
        """The keys."""
        return f"{self.path} {dotted(keys)}"

    def is_faulty(self, keys: Keys) -> bool:  # noqa: ARG002
        """Never: there is no text."""
        return False


Source = YamlSource | DataSource


def dotted(keys: Keys) -> str:
    """``rules[0].terms``"""
    return "".join(f"[{k}]" if isinstance(k, int) else f".{k}" for k in keys).removeprefix(".")


def plain(value: Any, keys: Keys, bad: list[tuple[Keys, str]]) -> Any:
    """A caller's data as JSON has it: tuples and sets are lists, dates text.

    What JSON has not, and what lies too deep, goes to ``bad`` with the keys that lead there and the name of its type.
    """
    match value:
        case dict() if len(keys) < MAX_DEPTH:
            return {str(key): plain(item, (*keys, str(key)), bad) for key, item in value.items()}
        case list() | tuple() | set() | frozenset() if len(keys) < MAX_DEPTH:
            return [plain(item, (*keys, i), bad) for i, item in enumerate(value)]
        case str():
            return value.encode("utf-8", "replace").decode()  # a lone surrogate is no text
        case datetime.date():
            return value.isoformat()
        case None | bool() | int() | float():
            return value
    bad.append((keys, type(value).__name__))
    return None
