"""libyaml's complaints in plain words, at the place of the slip, with the likely remedy."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

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
    "mapping keys are not allowed in this context": "yaml.problem_start",
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
_BLOCK: Final = ("yaml.problem_block_key", "yaml.problem_block_item")
_FLOW: Final = ("yaml.problem_flow_list", "yaml.problem_flow_map")
_UNENDED: Final = ("yaml.problem_quote", "yaml.problem_colon")
_OPENS: Final = {"[": "yaml.problem_flow_list", "{": "yaml.problem_flow_map"}
# What libyaml took for the sign of an alias, an anchor, a tag, a directive, or of a text in the lines below.
_MISTAKEN: Final = {
    **dict.fromkeys("*&!%", "yaml.problem_start"),
    **dict.fromkeys("|>", "yaml.problem_block_text"),
}
_OPENING: Final = re.compile(r"(?:[:\-]\s+|^)([\[{])")
_MERE_KEY: Final = re.compile(r"[ \t]*(?:-[ \t]+)*[^:]+")
_KEY_WITHOUT_SPACE: Final = re.compile(r"[ \t]*(?:- +)?()[\w.-]+[:：](?!//)\S")

_HINTS: Final = {
    "yaml.problem_escape": "yaml.hint_escape",
    "yaml.problem_nested_colon": "yaml.hint_quote_colon",
    "yaml.problem_flow_colon": "yaml.hint_quote_colon",
    "yaml.problem_indent": "yaml.hint_continued",
    "yaml.problem_after_quote": "yaml.hint_inner_quotes",
}
# Before those: for the problems, what the line looks like where another hint says more.
_HINTS_BY_LINE: Final = (
    (("yaml.problem_quote", "yaml.problem_nested_colon"), re.compile(r".*[“”‘’＂＇]"), "yaml.hint_curly_quotes"),
    (_FLOW, re.compile(r".*[［］｛｝【】]"), "yaml.hint_wide_brackets"),
    (_FLOW, re.compile(r".*[\s\[{,]#"), "yaml.hint_comment"),
    ((*_BLOCK, "yaml.problem_colon"), re.compile(r"[ \t]*(?:- +)?[\w.-]+："), "yaml.hint_wide_colon"),
    ((*_BLOCK, "yaml.problem_colon"), re.compile(r"[ \t]*(?:-\S|[－—–•‧・])"), "yaml.hint_item"),
)


class Stop(NamedTuple):
    """Where libyaml stopped reading, in code points."""

    text: str
    problem: str
    """What it says."""
    at: int
    since: int
    """Where began what it was reading."""
    quoted: tuple[int, int] | None
    """The value before, if it stands in quotes."""
    around: int
    """Where the innermost collection begins that is still open."""


def explain(stop: Stop) -> Fault:
    """The fault for libyaml's complaint."""
    lines = LineIndex(stop.text)
    key, at = _cause(stop, lines)
    line, _ = lines.position(at)
    while line > 1 and not lines.line_text(line).strip():
        line -= 1
        at = lines.line_span(line).end
    said = message(key, problem=stop.problem) if key == "yaml.problem_other" else message(key)
    return Fault(
        start=at,
        end=min(at + 1, lines.line_span(line).end),
        message=message("yaml.syntax", problem=said),
        hint=_hint(key, stop.text, at, lines.line_text(line)),
    )


def _cause(stop: Stop, lines: LineIndex) -> tuple[str, int]:
    """What is wrong and where, which often is before the place at which libyaml notices."""
    key, at = _PROBLEMS.get(stop.problem, "yaml.problem_other"), stop.at
    line, _ = lines.position(at)
    before = stop.text[lines.line_span(line).start : at]
    if key == "yaml.problem_other":
        key = _MISTAKEN.get(stop.text[stop.since : stop.since + 1], key)
        at = stop.since if key == "yaml.problem_start" else at
    elif key in _UNENDED:
        at = stop.since
    elif key == "yaml.problem_start" and stop.text.startswith("\t", at):
        key = "yaml.problem_tab"
    elif key == "yaml.problem_nested_colon" and _MERE_KEY.fullmatch(before):
        key, at = _before_key(lines, line) or ("yaml.problem_indent", at - len(before.lstrip()))
    elif key in (*_BLOCK, *_FLOW, "yaml.problem_content"):
        key, at = _behind_quotes(key, stop) or _behind_brackets(key, stop, lines, before)
    return key, at


def _before_key(lines: LineIndex, line: int) -> tuple[str, int] | None:
    """A key in the line before that YAML did not see as one, for it has no colon with a space."""
    found = _KEY_WITHOUT_SPACE.match(lines.line_text(line - 1)) if line > 1 else None
    return ("yaml.problem_colon", lines.line_span(line - 1).start + found.start(1)) if found else None


def _behind_quotes(key: str, stop: Stop) -> tuple[str, int] | None:
    """Something right behind a value in quotes; one of several lines most likely ends where another should begin."""
    here = stop.text[stop.at : stop.at + 1].strip()
    if stop.quoted is None or not here or (key in _FLOW and here in "\"'"):
        return None
    start, end = stop.quoted
    if stop.text[end : stop.at].strip(" \t"):
        return None
    return ("yaml.problem_quote", start) if "\n" in stop.text[start:end] else ("yaml.problem_after_quote", stop.at)


def _behind_brackets(key: str, stop: Stop, lines: LineIndex, before: str) -> tuple[str, int]:
    """Something behind brackets that are closed, or in some that are not."""
    here, opening = stop.text[stop.at : stop.at + 1], stop.text[stop.around : stop.around + 1]
    if key in _BLOCK and here in ("]", "}"):
        return "yaml.problem_closing", stop.at
    if key in _BLOCK:
        return "yaml.problem_after_bracket" if before.rstrip().endswith(("]", "}")) else key, stop.at
    # What never ends is noticed far behind: its beginning says more.
    if opening in _OPENS and lines.position(stop.around)[0] != lines.position(stop.at)[0]:
        return _OPENS[opening], stop.around
    return "yaml.problem_nested_colon" if here == ":" else key, stop.at


def _hint(key: str, text: str, at: int, line: str) -> Message | None:
    """What most likely went wrong, judged by the faulty line."""
    if key == "yaml.problem_start":
        return _quotes_for(text[at], is_alone=not text[at + 1 : at + 2].strip(" \t\r\n,]}"))
    if key == "yaml.problem_after_bracket":
        opening = _OPENING.search(line)
        return _quotes_for(opening[1]) if opening else None
    by_line = (hint for keys, look, hint in _HINTS_BY_LINE if key in keys and look.match(line))
    hint = next(by_line, _HINTS.get(key))
    return message(hint) if hint else None


def _quotes_for(character: str, *, is_alone: bool = False) -> Message:
    example = f'"{character}"' if is_alone else f'"{character}…"'
    return message("yaml.hint_quote", character=character, example=example)
