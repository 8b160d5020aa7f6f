"""X's weighted character count, after the published twitter-text configuration version 3.

The facts are those of the package twitter-text 3.1.0 and of X's page "Counting characters"
(docs.x.com/fundamentals/counting-characters). Text is counted in NFC. A code point weighs 2 unless it lies in one of
four ranges that weigh 1; an emoji sequence weighs 2 as a whole. A link counts 23 whatever its length. What is a link is
decided as twitter-text decides it, oddities included: the count must be X's, not a better one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.text.domains import tld_end
from policylint.text.entities import emoji

if TYPE_CHECKING:
    from collections.abc import Iterator

URL_LENGTH: Final = 23
_MAX_URL: Final = 4096
_MAX_LABEL: Final = 63
_MAX_TCO_SLUG: Final = 40

_LIGHT: Final = re.compile(r"[\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]++")
# Without one of these every emoji is one code point, which weighs 2 anyway.
_SEQUENCE: Final = re.compile(r"[\u200d\u20e3\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e007f]")

_SPACES: Final = r"\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_DIRECTION: Final = r"\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_INVALID: Final = r"\ufffe\ufeff\uffff"
_LATIN: Final = (
    r"\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b"
    r"\u02bb\u0300-\u036f\u1e00-\u1eff"
)
# A host may hold anything but ASCII punctuation and space, even full-width punctuation; - _ . have rules of their own.
_HOST_RUN: Final = re.compile(rf"[^!'#%&()*+,\\/:;<=>?@\[\]^{{|}}~${_SPACES}{_INVALID}{_DIRECTION}]++")
_DOT: Final = re.compile(r"\.")
_ASCII_SUFFIX: Final = re.compile(rf"[-A-Za-z0-9{_LATIN}]*+")
_NOT_BEFORE_URL: Final = re.compile(rf"[A-Za-z0-9@＠$#＃{_INVALID}]")
_SCHEME: Final = re.compile(r"https?://", re.IGNORECASE)

# A path and a query end with one of these; a path also with brackets right after one.
_PATH_LAST: Final = rf"A-Za-z0-9\u0400-\u04ff{_LATIN}+\-=_#/"
_PATH_INNER: Final = r"!*';:,.$%\[\]\u2013~@|&"
_ANY: Final = f"[{_PATH_LAST}{_PATH_INNER}]"
_BRACKETS: Final = rf"\((?:{_ANY}++|{_ANY}*+\({_ANY}++\){_ANY}*+)\)"
_PORT: Final = re.compile(r"(?::[0-9]++)?+")
_PATH: Final = re.compile(
    rf"(?:/(?:{_BRACKETS})*+(?:(?:[{_PATH_INNER}]|{_BRACKETS})*+[{_PATH_LAST}]++(?:{_BRACKETS})*+)*+)?+"
)
_QUERY: Final = re.compile(r"(?:\?(?:[!?*'@();:+$%\[\].,~|]*+[A-Za-z0-9\-_&=#/]++)++)?+")
_TCO: Final = re.compile(r"https?://t\.co/([a-z0-9]+)", re.IGNORECASE)


def x_length(text: str) -> int:
    """The weighted length of a post on X; 280 is the most an account without Premium may write."""
    text = unicodedata.normalize("NFC", text)
    total, position = 0, 0
    for start, end in x_links(text):
        total += _weight(text[position:start]) + URL_LENGTH
        position = end
    return total + _weight(text[position:])


def _weight(text: str) -> int:
    if not _SEQUENCE.search(text):
        return _plain_weight(text)
    total, position = 0, 0
    for start, end in emoji(text):
        total += _plain_weight(text[position:start]) + 2
        position = end
    return total + _plain_weight(text[position:])


def _plain_weight(text: str) -> int:
    return len(text) + len(_LIGHT.sub("", text))


def x_links(text: str) -> Iterator[tuple[int, int]]:
    """The spans that X counts as links, in order; ``text`` is in NFC."""
    position = 0
    for run in _HOST_RUN.finditer(text) if "." in text else ():
        if "." not in run.group():
            continue
        host = _HostRun(text, run.start(), run.end())
        while found := host.next_domain(position):
            port = _end(_PORT, text, found.end)
            path = _end(_PATH, text, port)
            position = _end(_QUERY, text, path)
            yield from _accepted(text, found, path - port, position)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


class _Domain(NamedTuple):
    """A domain at ``[start, end)``; ``scheme`` is where the link begins, at the scheme if it has one."""

    scheme: int
    start: int
    end: int


class _HostRun:
    """A run of characters that a host may hold, and the domains in it.

    Labels end at dots. ``_last`` gives for each label the furthest label that a domain running through it can end with,
    found from right to left: a domain takes as many labels as it can.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start = text, start
        self._dots = [m.start() for m in _DOT.finditer(text, start, end)]
        self._tlds = [tld_end(text, dot + 1, len(text), "x") for dot in self._dots]
        self._last: list[int | None] = [None] * (len(self._dots) + 1)
        for i in range(len(self._dots) - 1, -1, -1):
            label = text[self._label_start(i) : self._dots[i]]
            if not label or label[0] in "-_" or label[-1] in "-_":
                continue
            ends_here = self._tlds[i] is not None and "_" not in label
            self._last[i] = self._last[i + 1] if self._last[i + 1] is not None else i if ends_here else None

    def _label_start(self, i: int) -> int:
        return self._dots[i - 1] + 1 if i else self._start

    def next_domain(self, position: int) -> _Domain | None:
        """The first domain at or after ``position``, where the last link ended."""
        for i in range(bisect_left(self._dots, position), len(self._dots)):
            last = self._last[i + 1]
            if last is None:
                last = i if self._tlds[i] is not None else None
            dot = self._dots[i]
            if last is None or self._text[dot - 1 : dot] in ("", "-", "_"):
                continue
            begin = max(self._label_start(i), position)
            if last == i:  # the label beside the top-level domain has no underscore
                begin = max(begin, self._text.rfind("_", begin, dot) + 1)
            start = self._first_start(begin, dot, position)
            if start is not None:
                end = self._tlds[last]
                assert end is not None
                return _Domain(*start, end)
        return None

    def _first_start(self, begin: int, dot: int, position: int) -> tuple[int, int] | None:
        """Where a link and its domain can begin within a label; the character before must not belong to a word."""
        text = self._text
        for start in range(begin, dot):
            if text[start] in "-_":
                continue
            if start == self._start and (scheme := self._scheme(position)) is not None:
                return scheme, start
            if start > position:
                if not _NOT_BEFORE_URL.match(text[start - 1]):
                    return start, start
            elif start == 0 and (dot == 1 or text[1] in "-_" or _NOT_BEFORE_URL.match(text[0])):
                # At the very start nothing has to precede, but X prefers a link with a character before it.
                return start, start
        return None

    def _scheme(self, position: int) -> int | None:
        for length in (len("https://"), len("http://")):
            scheme = self._start - length
            if scheme >= position and _SCHEME.fullmatch(self._text, scheme, self._start):
                preceded = scheme > position and not _NOT_BEFORE_URL.match(self._text[scheme - 1])
                return scheme if preceded or scheme == 0 else None
        return None


def _accepted(text: str, domain: _Domain, path_length: int, tail: int) -> Iterator[tuple[int, int]]:
    """What X makes of a candidate: nothing, one link, or one for each ASCII domain in it."""
    name = text[domain.start : domain.end]
    scheme = text[domain.scheme : domain.start]
    ascii_domains = _ascii_domains(name)
    if not _valid_host(name, ascii_domains) or tail - domain.scheme + len(scheme or "https://") > _MAX_URL:
        return
    if scheme:
        if short := _TCO.match(text, domain.scheme, tail):
            if len(short[1]) > _MAX_TCO_SLUG:
                return
            tail = _end(_QUERY, text, short.end())
        yield domain.scheme, tail
    elif domain.start == 0 or text[domain.start - 1] not in "-_./":
        for start, end in ascii_domains[:-1]:
            yield domain.start + start, domain.start + end
        for start, end in ascii_domains[-1:]:
            # The path belongs to the last one. Where that is not the end of the domain, X still counts on from there.
            yield domain.start + start, domain.start + end + (tail - domain.end if path_length else 0)


def _valid_host(name: str, ascii_domains: list[tuple[int, int]]) -> bool:
    if name.startswith("xn--") and not ascii_domains:
        return False
    return all(0 < _punycode_length(label) <= _MAX_LABEL for label in name.split("."))


def _punycode_length(label: str) -> int:
    if len(label) > _MAX_LABEL or label.isascii():
        return len(label)
    # Ideographic and full-width full stops separate labels in Punycode, yet count as one label here.
    parts = re.split("[\u3002\uff0e\uff61]", label)
    return sum(len(p) if p.isascii() else len("xn--") + len(p.encode("punycode")) for p in parts) + len(parts) - 1


def _ascii_domains(name: str) -> list[tuple[int, int]]:
    """The domains within a domain whose labels are ASCII or accented Latin: only these are links without a scheme."""
    dots = [m.start() for m in _DOT.finditer(name)]
    starts = [_latin_suffix(name, 0 if not i else dots[i - 1] + 1, dot) for i, dot in enumerate(dots)]
    ends = [tld_end(name, dot + 1, len(name), "x") for dot in dots]
    for i in range(len(dots) - 2, -1, -1):
        if starts[i + 1] == dots[i] + 1 and ends[i + 1] is not None:
            ends[i] = ends[i + 1]
    found: list[tuple[int, int]] = []
    position = 0
    for start, dot, end in zip(starts, dots, ends, strict=True):
        begin = max(start, position)
        if begin < dot and end is not None:
            found.append((begin, end))
            position = end
    return found


def _latin_suffix(name: str, start: int, end: int) -> int:
    """Where the run of ASCII and accented Latin characters begins that ends the label."""
    return end - _end(_ASCII_SUFFIX, name[start:end][::-1], 0)
