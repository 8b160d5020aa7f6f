"""Front matter: YAML between two lines ``---`` at the very beginning of a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.drafts.model import Problem
from policylint.drafts.tree import Scalar, Table
from policylint.messages import message
from policylint.text.span import Span

if TYPE_CHECKING:
    from policylint.drafts.model import Part

_LINE_END: Final = r"[ \t]*(?:\r\n|\r|\n|\Z)"
_OPENING: Final = re.compile(rf"---{_LINE_END}")
_CLOSING: Final = re.compile(rf"(?<![^\r\n])(?:---|\.\.\.){_LINE_END}")


class FrontMatter(NamedTuple):
    """What stands before the running text, which begins at ``body``."""

    body: int = 0
    values: Table | None = None
    comments: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()


def split(text: str) -> FrontMatter:
    """The front matter of a file; one that cannot be read is a problem and leaves the running text."""
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter()
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        span = Span(0, len("---"))
        return FrontMatter(opening.end(), problems=(Problem(reason=message("drafts.front_matter_open"), span=span),))
    from policylint.drafts.yamlread import read

    # To YAML the first line is the mark that begins a document.
    documents, comments, problems = read(text, closing.start())
    root = documents[0] if documents else None
    if isinstance(root, Table):
        return FrontMatter(closing.end(), root, comments, problems)
    if root is not None and not (isinstance(root, Scalar) and root.value is None):
        problems += (Problem(reason=message("drafts.front_matter_form"), span=root.span),)
    return FrontMatter(closing.end(), None, comments, problems)
