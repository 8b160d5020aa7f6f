"""JSON: one post, a list of posts, or an object around such a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.drafts.jsontree import parse
from policylint.drafts.records import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.drafts.fields import FieldMap
    from policylint.drafts.model import Problem
    from policylint.drafts.tree import Post


def posts(text: str, fields: FieldMap) -> Iterator[Post | Problem]:
    """The posts of a JSON file."""
    tree, problems = parse(text)
    yield from problems
    if tree is not None:
        yield from records(tree, fields)
