"""Bytes to drafts: one module per format, each a function ``posts(text, fields)`` that yields posts and problems.

A post's values get their meaning in one place for all formats (``assemble``), by the field map (``fields``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Final

from policylint.drafts.model import Document, Draft, Problem
from policylint.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from policylint.drafts.fields import FieldMap
    from policylint.drafts.tree import Post

FORMATS: Final[dict[str, str]] = {
    "markdown": "policylint.drafts.markdown",
    "text": "policylint.drafts.plain",
    "tweet": "policylint.drafts.tweet",
    "json": "policylint.drafts.jsonfile",
    "jsonl": "policylint.drafts.jsonlines",
    "yaml": "policylint.drafts.yamlfile",
    "csv": "policylint.drafts.csvfile",
}
"""Format name to module; a module is imported when a file of its format is first met."""

EXTENSIONS: Final[dict[str, str]] = {
    ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".text": "text", ".tweet": "tweet", ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".yaml": "yaml", ".yml": "yaml", ".csv": "csv", ".tsv": "csv",
}  # fmt: skip
"""File name extension, in small letters, to format name."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def format_of(path: str) -> str | None:
    """The format of a file by its extension; None where it says nothing."""
    name = path.replace("\\", "/").rpartition("/")[2]
    dot = name.rfind(".")
    return EXTENSIONS.get(name[dot:].lower()) if dot >= 0 else None


def read(
    path: str,
    data: bytes,
    *,
    format: str | None = None,  # noqa: A002 - the API's word
    encoding: str | None = None,
    fields: FieldMap | None = None,
    metadata: Mapping[str, object] | None = None,
) -> Document:
    """The drafts in a file's bytes; what cannot be read is among the document's problems, never an exception.

    ``format`` is one of :data:`FORMATS`, by default the extension's; ``encoding`` what the configuration declares
    for the path; ``metadata`` overrides what the file says, for every draft.
    """
    from policylint.drafts.encoding import decode

    text = decode(data, encoding)
    if isinstance(text, Problem):
        return Document(path=path, text="", drafts=(), problems=(text,))
    return read_text(path, text, format=format, fields=fields, metadata=metadata)


def read_text(
    path: str,
    text: str,
    *,
    format: str | None = None,  # noqa: A002 - the API's word
    fields: FieldMap | None = None,
    metadata: Mapping[str, object] | None = None,
) -> Document:
    """The drafts in a text that is decoded already; see :func:`read`."""
    # Half a surrogate pair cannot be encoded, so that neither a parser nor an output could take it.
    text = _SURROGATE.sub("\ufffd", text.removeprefix("\ufeff"))
    name = format or format_of(path)
    module = FORMATS.get(name or "")
    if module is None:
        reason = message("drafts.format_unknown", name=name or path, known=[*FORMATS])
        return Document(path=path, text=text, drafts=(), problems=(Problem(reason=reason),))
    if not text.strip():
        return Document(path=path, text=text, drafts=(), problems=(Problem(reason=message("drafts.empty_file")),))
    from policylint.drafts.fields import default_fields

    fields = fields or default_fields()
    posts: Callable[[str, FieldMap], Iterable[Post | Problem]] = import_module(module).posts
    overrides = {_SURROGATE.sub("\ufffd", key): _encodable(value) for key, value in (metadata or {}).items()}
    return _document(path, text, posts(text, fields), form=name or "", fields=fields, metadata=overrides)


def _encodable(value: object) -> object:
    """A caller's value, of which every text can be encoded."""
    match value:
        case str():
            return _SURROGATE.sub("\ufffd", value)
        case list() | tuple():
            return [_encodable(item) for item in value]
        case dict():
            return {_encodable(key): _encodable(item) for key, item in value.items()}
    return value


def _marked(draft: Draft, unread: Iterable[Problem]) -> Draft:
    """A draft, which tells whether one of these problems is in it."""
    spans = [problem.span or draft.span for problem in unread]
    return replace(draft, unread=any(draft.span.start <= span.start <= draft.span.end for span in spans))


def _document(
    path: str,
    text: str,
    found: Iterable[Post | Problem],
    *,
    form: str,
    fields: FieldMap,
    metadata: Mapping[str, object],
) -> Document:
    from policylint.drafts.assemble import assemble
    from policylint.drafts.markup import with_markup

    drafts: list[Draft] = []
    problems: list[Problem] = []
    unread: list[Problem] = []
    for post in found:
        if isinstance(post, Problem):
            problems.append(post)
            unread.append(post)
            continue
        draft, problem = assemble(post, index=len(drafts), fields=fields, overrides=metadata)
        if draft:
            drafts.append(draft)
        if problem:
            problems.append(problem)
    if not drafts and not problems:
        problems.append(Problem(reason=message("drafts.no_posts")))
    whole = with_markup([_marked(draft, unread) for draft in drafts] if unread else drafts, text)
    return Document(path=path, text=text, drafts=whole, format=form, problems=tuple(problems))
