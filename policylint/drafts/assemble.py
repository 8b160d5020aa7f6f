"""From what a format read to a draft: the field map names the values, and each becomes text parts and metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from policylint.drafts.fields import LISTS, TAG, known_names, schedule_of, value_of
from policylint.drafts.model import VISIBLE_PARTS, Draft, Part, PartName, Problem
from policylint.drafts.pictures import Pictures
from policylint.drafts.tree import Listing, Post, Scalar, Table, Tree, children, inside, leaves, names, plain, unplaced
from policylint.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.drafts.fields import FieldMap
    from policylint.text.span import Span

# What makes a post, and cannot stand once for several.
_OF_ONE_POST: Final = frozenset({"text", "title", "images", "alt"})
_READABLE: Final = frozenset({*VISIBLE_PARTS, "code"})
_INDEX: Final = re.compile(r"\[\d+\]")


def assemble(
    post: Post, *, index: int, fields: FieldMap, overrides: Mapping[str, object]
) -> tuple[Draft | None, Problem | None]:
    """The draft that a post is, and what is wrong with it as a whole.

    Values in which no field is known are no draft at all. ``overrides`` are metadata from outside the file.
    """
    assembly = _Assembly(post, fields, first=index == 0)
    draft = assembly.draft(index, overrides)
    if "images" in draft.metadata or any(p.text.strip() for p in draft.parts if p.name in _READABLE):
        return draft, None
    if not post.data or "text" in assembly.seen:
        return draft, Problem(reason=message("drafts.empty_text"), span=post.span)
    problem = Problem(reason=message("drafts.no_text", known=known_names("text")), span=post.span)
    return draft if assembly.seen else None, problem


class _Assembly:
    """One post on its way to a draft."""

    def __init__(self, post: Post, fields: FieldMap, *, first: bool) -> None:
        self._span = post.span
        self._fields = fields
        self._parts: list[Part] = list(post.parts)
        self._metadata: dict[str, object] = {}
        self._places: dict[str, Span] = {}
        self._pictures = Pictures(fields)
        self.seen: set[str] = set()
        """The canonical fields that the post itself has."""
        self._overridden: set[str] = set()
        if post.values:
            self._post(post.values, "")
        for picture in post.pictures:
            self._pictures.add(picture)
        if post.shared:
            self._inherit(post.shared, first=first)

    def draft(self, index: int, overrides: Mapping[str, object]) -> Draft:
        """The finished draft."""
        self._override(overrides)
        metadata, places = self._metadata, self._places
        pictures = self._pictures.close()
        if pictures.metadata:
            metadata["images"] = pictures.metadata
        places.update(pictures.places)
        for place in [p for p in places if p.partition(".")[0].partition("[")[0] in self._overridden]:
            del places[place]
        moment = schedule_of(metadata)
        if moment is not None:
            metadata["publish_at"] = moment
            if "date" in places and "publish_at" not in overrides:
                places.setdefault("publish_at", places["date"])
        parts = (*self._parts, *pictures.parts)
        markup = self._names(overrides) if overrides else ()
        return Draft(index=index, parts=parts, metadata=metadata, fields=places, span=self._span, markup=markup)

    def _override(self, values: Mapping[str, object]) -> None:
        """Metadata from outside the file wins. Its text is read as well, and shows at the post's start."""
        for name, value in values.items():
            canonical = self._fields.canonical(name)
            self._overridden.add(canonical or name)
            tree = unplaced(value, self._span.start)
            self._metadata.pop(canonical or name, None)
            if canonical == "images":
                self._pictures = Pictures(self._fields)
            if canonical:
                self._known(canonical, tree, name)
            else:
                self._metadata[name] = value
                self._unknown(tree, name)

    def _names(self, values: Mapping[str, object]) -> tuple[Part, ...]:
        """What metadata from outside the file calls its fields; what the file calls its own is found there."""
        at = self._span.start
        called = unplaced(list(names(unplaced(dict(values), at))), at)
        return tuple(leaf.part("metadata", "") for _, leaf in leaves(called, ""))

    def _post(self, values: Table, path: str) -> None:
        """The values of a post, or of a mapping within it that holds its text."""
        for key, tree in values.pairs:
            inner = f"{path}.{key}" if path else key
            canonical = self._fields.canonical(_INDEX.sub("[]", inner)) or self._fields.canonical(key)
            if canonical:
                self._known(canonical, tree, inner)
            else:
                self._metadata.setdefault(inner, plain(tree))
                self._unknown(tree, inner)

    def _known(self, canonical: str, tree: Tree, path: str) -> None:
        self.seen.add(canonical)
        match canonical:
            case "text":
                self._text(tree, path)
            case "images":
                for item in tree.items if isinstance(tree, Listing) else (tree,):
                    self._pictures.add(item)
            case "alt":
                self._pictures.alts += (leaf for _, leaf in leaves(tree, ""))
            case _:
                self._keep(canonical, tree)
                for inner, leaf in leaves(tree, canonical):
                    self._write(canonical, leaf, inner)

    def _unknown(self, tree: Tree, path: str) -> None:
        """A field of its own name; the field map may know a path within it."""
        self._places[path] = tree.place
        if isinstance(tree, Scalar):
            self._append("metadata", tree, path)
            return
        for inner, child in children(tree, path):
            canonical = self._fields.canonical(_INDEX.sub("[]", inner))
            if canonical:
                self._known(canonical, child, inner)
            else:
                self._unknown(child, inner)

    def _inherit(self, shared: Table, *, first: bool) -> None:
        """Values around the list of posts: the post's own win, and their text is read once, with the first post."""
        own = {*self.seen, *self._metadata}
        parts, seen = list(self._parts), set(self.seen)
        for key, tree in shared.pairs:
            canonical = self._fields.canonical(key) or key
            if canonical in own | _OF_ONE_POST:
                self._parts += (leaf.part("metadata", path) for path, leaf in leaves(tree, key) if leaf.has_text)
            elif canonical == key and self._fields.canonical(key) is None:
                self._metadata[key] = plain(tree)
                self._unknown(tree, key)
            else:
                self._known(canonical, tree, key)
        self.seen = seen
        if not first:
            self._parts = parts

    def _text(self, tree: Tree, path: str) -> None:
        match tree:
            case Scalar():
                self._append("body", tree, "")
            case Listing():
                for inner, item in children(tree, path):
                    self._text(item, inner)
            case Table():
                self._post(tree, path)

    def _keep(self, canonical: str, tree: Tree) -> None:
        """A value and its place as metadata; of two for one name the lists are joined, else the first holds."""
        value = value_of(canonical, plain(tree))
        held = self._metadata.get(canonical)
        if canonical in LISTS and isinstance(held, tuple) and isinstance(value, tuple):
            value = (*held, *(item for item in value if item not in held))
        elif held is not None:
            return
        self._metadata[canonical] = value
        self._places[canonical] = tree.place
        for path, leaf in leaves(tree, canonical):
            self._places.setdefault(path, leaf.place)

    def _write(self, canonical: str, leaf: Scalar, path: str) -> None:
        """The text of a value as parts."""
        match canonical:
            case "hashtags":
                for tag in TAG.finditer(leaf.text if leaf.has_text else ""):
                    # A reader sees the sign, whether it is written here or added when publishing.
                    text, offsets = inside(leaf.text, leaf.offsets, *tag.span(), prefix="" if tag[1] else "#")
                    self._parts.append(Part(name="hashtags", text=text, offsets=offsets, field=path))
            case "title":
                self._append("title", leaf, path)
            case "link":
                self._append("links", leaf, path)
            case _:
                self._append("metadata", leaf, path)

    def _append(self, name: PartName, leaf: Scalar, path: str) -> None:
        if leaf.has_text:
            self._parts.append(leaf.part(name, path))
