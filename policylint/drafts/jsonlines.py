"""JSON Lines: every line that is not blank holds one post; a bad line leaves the others readable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from policylint.drafts.jsontree import parse
from policylint.drafts.records import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.drafts.fields import FieldMap
    from policylint.drafts.model import Problem
    from policylint.drafts.tree import Post

_LINE: Final = re.compile(r"[^\r\n]+")


def posts(text: str, fields: FieldMap) -> Iterator[Post | Problem]:
    """The posts of a JSON Lines file."""
    for line in _LINE.finditer(text):
        if line[0].strip():
            tree, problems = parse(line[0], line.start())
            yield from problems
            if tree is not None:
                yield from records(tree, fields)
