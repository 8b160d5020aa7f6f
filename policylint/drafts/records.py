"""From the value of a data file to its posts: one mapping, a list of them, or a mapping around such a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.drafts.fields import is_list_of_posts
from policylint.drafts.model import Problem
from policylint.drafts.tree import Listing, Post, Scalar, Table, Tree
from policylint.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.drafts.fields import FieldMap


def records(tree: Tree, fields: FieldMap) -> Iterator[Post | Problem]:
    """The posts in a value; what stands around a list of posts is shared by all of them."""
    shared: Table | None = None
    if isinstance(tree, Table):
        found = next(((key, value) for key, value in tree.pairs if _holds_posts(key, value, tree, fields)), None)
        if found is None:
            yield Post(values=tree, span=tree.span, data=True)
            return
        shared = Table(pairs=tuple(pair for pair in tree.pairs if pair != found), span=tree.span)
        tree = found[1]
    for item in tree.items if isinstance(tree, Listing) else (tree,):
        if isinstance(item, Table):
            yield Post(values=item, shared=shared, span=item.span, data=True)
        else:
            yield Problem(reason=message("drafts.not_a_post"), span=item.span)


def _holds_posts(key: str, value: Tree, around: Table, fields: FieldMap) -> bool:
    """Whether a value is the list of posts of the mapping around it."""
    if not isinstance(value, Listing) or not is_list_of_posts(key):
        return False
    items = [item for item in value.items if isinstance(item, Table)]
    if not items:
        # 貼文 is a name for a text too: a list of texts under it is a thread.
        return fields.canonical(key) is None
    # A post may have "items" of its own, such as the cards of a carousel: then the text stands beside them.
    outer = any(isinstance(tree, Scalar) and fields.canonical(name) == "text" for name, tree in around.pairs)
    return not outer or any(fields.canonical(name) == "text" for item in items for name, _ in item.pairs)
