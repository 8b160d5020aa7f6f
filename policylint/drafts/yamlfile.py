"""YAML: one post, a list of posts, or a mapping around such a list, in each document of the file."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from policylint.drafts.records import records
from policylint.drafts.tree import Post
from policylint.drafts.yamlread import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.drafts.fields import FieldMap
    from policylint.drafts.model import Part, Problem


def posts(text: str, fields: FieldMap) -> Iterator[Post | Problem]:
    """The posts of a YAML file; a comment goes with the post around or after it, the last ones with the last post."""
    documents, comments, problems = read(text, len(text))
    yield from problems
    found: list[Post] = []
    for document in documents:
        for result in records(document, fields):
            if isinstance(result, Post):
                found.append(result)
            else:
                yield result
    ends = [post.span.end for post in found[:-1]]
    beside: list[list[Part]] = [[] for _ in found]
    for comment in comments if found else ():
        at = before = comment.offsets.start(0)
        while before and text[before - 1] in " \t#":
            before -= 1
        # A comment on a line of its own is about what follows, one behind a value about that value.
        alone = before == 0 or text[before - 1] in "\r\n"
        beside[bisect_left(ends, at if alone else before)].append(comment)
    for post, own in zip(found, beside, strict=True):
        yield post._replace(parts=(*post.parts, *own))
