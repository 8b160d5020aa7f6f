"""The pictures of a post: where they are, what their alt text says, and which have none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from policylint.drafts.fields import is_picture_source
from policylint.drafts.tree import Scalar, Table, Tree, children, inside, leaves, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.drafts.fields import FieldMap
    from policylint.drafts.model import Part, PartName
    from policylint.text.span import Span

# File names hold spaces; these stand between them in a cell of a table.
_FILE: Final = re.compile(r"[^,，、;；|\s](?:[^,，、;；|\n]*[^,，、;；|\s])?")


class Pictures:
    """Collects pictures and alt texts in the order of the file, as parts, metadata and places.

    ``metadata`` is the list of pictures, each with ``src``, ``alt`` and whatever else the file says of it.
    """

    def __init__(self, fields: FieldMap) -> None:
        self._fields = fields
        self.metadata: list[dict[str, object]] = []
        self.places: dict[str, Span] = {}
        self.parts: list[Part] = []
        self.alts: list[Scalar] = []
        """Alt texts that stand beside the pictures, not in them."""

    def add(self, tree: Tree) -> None:
        """A picture: a mapping, or the name of a file (or several)."""
        if isinstance(tree, Scalar):
            for source in _files(tree):
                self._set("src", source, self._new(source))
            return
        place = self._new(tree)
        for key, value in tree.pairs if isinstance(tree, Table) else children(tree, ""):
            if isinstance(value, Scalar) and self._fields.canonical(key) == "alt":
                self._set("alt", value, place)
            elif isinstance(value, Scalar) and is_picture_source(key):
                self._set("src", value, place)
            else:
                self.metadata[-1][key] = plain(value)
                for path, leaf in leaves(value, f"{place}.{key}"):
                    self.places[path] = leaf.place
                    self._append("metadata", leaf, path)

    def close(self) -> Pictures:
        """Give each alt text beside the pictures to the first that has none; what is left tells of further pictures."""
        without = [i for i, picture in enumerate(self.metadata) if "alt" not in picture]
        for alt in self.alts:
            if alt.has_text:
                place = f"images[{without.pop(0)}]" if without else self._new(alt)
                self._set("alt", alt, place)
        self.alts = []
        return self

    def _new(self, tree: Tree) -> str:
        place = f"images[{len(self.metadata)}]"
        self.metadata.append({})
        self.places[place] = tree.place
        return place

    def _set(self, name: str, value: Scalar, place: str) -> None:
        self.metadata[int(place[7:-1])][name] = value.value
        self.places[f"{place}.{name}"] = value.place
        self._append("alt" if name == "alt" else "links", value, f"{place}.{name}")

    def _append(self, name: PartName, value: Scalar, path: str) -> None:
        if value.has_text:
            self.parts.append(value.part(name, path))


def _files(cell: Scalar) -> Iterator[Scalar]:
    for match in _FILE.finditer(cell.text if cell.has_text else ""):
        text, offsets = inside(cell.text, cell.offsets, *match.span())
        yield Scalar(value=text, text=text, offsets=offsets, span=offsets.span(0, len(text)))
