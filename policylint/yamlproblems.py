"""libyaml's complaints in plain words, with the likely remedy."""

from __future__ import annotations

import re
from typing import Final

from policylint.messages import Message, message
from policylint.text.span import LineIndex
from policylint.yamltree import Fault

_PROBLEMS: Final = {
    "did not find expected key": "yaml.problem_block_key",
    "did not find expected '-' indicator": "yaml.problem_block_item",
    "block sequence entries are not allowed in this context": "yaml.problem_block_item",
    "did not find expected ',' or ']'": "yaml.problem_flow_list",
    "did not find expected ',' or '}'": "yaml.problem_flow_map",
    "could not find expected ':'": "yaml.problem_colon",
    "mapping values are not allowed in this context": "yaml.problem_nested_colon",
    "found unexpected ':'": "yaml.problem_flow_colon",
    "found character that cannot start any token": "yaml.problem_start",
    "found a tab character that violates indentation": "yaml.problem_tab",
    "found a tab character where an indentation space is expected": "yaml.problem_tab",
    "found unexpected end of stream": "yaml.problem_quote",
    "found unexpected document indicator": "yaml.problem_quote",
    "found unknown escape character": "yaml.problem_escape",
    "did not find expected hexdecimal number": "yaml.problem_escape",
    "found invalid Unicode character escape code": "yaml.problem_escape",
    "did not find expected node content": "yaml.problem_content",
    "did not find expected <document start>": "yaml.problem_block_key",
}
_FROM_ITS_BEGINNING: Final = ("yaml.problem_quote", "yaml.problem_colon")
_FLOW: Final = ("yaml.problem_flow_list", "yaml.problem_flow_map")
# The first character of a value behind "key: " or "- ", where it means something to YAML.
_INDICATOR_VALUE: Final = re.compile(r"(?:[:\-]\s|[\[,{]\s*)\s*([\[{@`%*&!])")
_CLOSING: Final = {"[": "]", "{": "}"}
_WIDE_COLON_KEY: Final = re.compile(r"^[ \t]*(?:- +)?[\w.-]+：")
_SECOND_COLON: Final = re.compile(r": .*\S:(?: |$)")


def explain(text: str, at: int, since: int, problem: str) -> Fault:
    """The fault for libyaml's ``problem`` at the code point ``at``, in something that began at ``since``."""
    lines = LineIndex(text)
    key = _PROBLEMS.get(problem, "yaml.problem_other")
    line, _ = lines.position(at)
    # What never ends is noticed far behind: its beginning says more.
    if key in _FROM_ITS_BEGINNING or (key in _FLOW and lines.position(since)[0] != line):
        at = since
    elif text[at : at + 1] == "\t" and key == "yaml.problem_start":
        key = "yaml.problem_tab"
    line, _ = lines.position(at)
    while line > 1 and not lines.line_text(line).strip():
        line -= 1
        at = lines.line_span(line).end
    said = message(key, problem=problem) if key == "yaml.problem_other" else message(key)
    return Fault(
        start=at,
        end=min(at + 1, lines.line_span(line).end),
        message=message("yaml.syntax", problem=said),
        hint=_hint(key, [lines.line_text(n) for n in (line, line - 1) if n >= 1]),
    )


def _hint(key: str, lines: list[str]) -> Message | None:
    """What most likely went wrong, judged by the faulty line and the one before it."""
    if key == "yaml.problem_escape":
        return message("yaml.hint_escape")
    if key in ("yaml.problem_tab", "yaml.problem_quote"):
        return None
    for line in lines:
        if _WIDE_COLON_KEY.match(line):
            return message("yaml.hint_wide_colon")
        if key == "yaml.problem_flow_colon" or (key == "yaml.problem_nested_colon" and _SECOND_COLON.search(line)):
            return message("yaml.hint_quote_colon")
        found = _INDICATOR_VALUE.search(line)
        if found and key not in _FLOW and not line.rstrip().endswith(_CLOSING.get(found[1], "\n")):
            return message("yaml.hint_quote", character=found[1])
    return None
