"""Links as a browser reads them: where they stand in a text, which host they lead to, what they carry.

A host is compared in its ASCII form and shown in its Unicode form. Nothing is ever resolved.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from policylint.text.domains import tld_end
from policylint.text.entities import entities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.text.fold import Folded

# The longest name and the longest label that DNS can hold; as it is written, a name may be longer.
_LONGEST_NAME: Final = 253
_LONGEST_LABEL: Final = 63
_LONGEST_WRITTEN: Final = 2000
# Browsers take any number of slashes after the scheme, of either sort: https:\\example.com leads to example.com.
_ADDRESS: Final = re.compile(
    r"\s*(?:(?P<scheme>https?|ftp):[/\\]*|[/\\]{2,})?(?P<authority>[^/\\?#]*+)[^?#]*+(?:\?(?P<query>[^#]*+))?",
    re.IGNORECASE,
)
_ABSOLUTE: Final = re.compile(r"\s*(?:(?:https?|ftp):|[/\\]{2})", re.IGNORECASE)
_AUTHORITY: Final = re.compile(r"(?P<userinfo>.*@)?(?P<host>\[[^\]]*\]|[^:]*)(?::[0-9]*)?", re.DOTALL)
_BARE_HOST: Final = re.compile(r"[^\s/\\?#:@]+")
_TARGET: Final = re.compile(r"(?:[^\s，、；,;]|[,;](?!https?://))+")
_IDEOGRAPHIC_STOPS: Final = re.compile(r"(?<=://)[\w.@-]+(?:。[\w-][\w.-]*)+")
_IGNORED: Final = str.maketrans("", "", "\t\n\r")
_LABEL: Final = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER: Final = re.compile(r"0x[0-9a-f]*|[0-9]+")


class Host(NamedTuple):
    """A host in small letters: ``ascii`` as DNS has it (``xn--...``), ``unicode`` as readers see it."""

    ascii: str
    unicode: str
    is_address: bool = False
    """Whether it is an IP address."""

    @property
    def labels(self) -> list[str]:
        """What stands between the dots, in Unicode; nothing of an IP address."""
        return [] if self.is_address else self.unicode.split(".")

    @property
    def is_name(self) -> bool:
        """Whether DNS could hold it; anything else in the place of a host leads nowhere."""
        return len(self.ascii) <= _LONGEST_NAME and all(map(_LABEL.fullmatch, self.ascii.split(".")))

    def parents(self) -> Iterator[str]:
        """The host and every domain that it lies below, in ASCII, the longest first."""
        rest = self.ascii
        yield rest
        while not self.is_address and "." in rest:
            rest = rest.partition(".")[2]
            yield rest


class Link(NamedTuple):
    """A link at the code points ``[start, end)`` of its text; ``place`` is the range of its host.

    ``scheme`` is empty where none is written; ``userinfo`` is what stands before an ``@``, which is no host at all.
    """

    start: int
    end: int
    place: tuple[int, int]
    host: Host
    scheme: str = ""
    userinfo: str = ""
    query: str = ""

    @property
    def parameters(self) -> frozenset[str]:
        """The names of the query parameters that have a value."""
        from urllib.parse import parse_qsl

        return frozenset(name for name, value in parse_qsl(self.query) if value.strip())


# A memo, since several rules look at the links of one text.
@lru_cache(maxsize=32)
def text_links(text: str, folded: Folded) -> tuple[Link, ...]:
    """The links in running text, in order: those that platforms make of it, and those that only a reader sees in it.

    The latter are written with full-width or invisible characters, and found in the folded text. A text has a link only
    where its fold has a dot or ``://``.
    """
    found = {link.place: link for link in _linked(text)}
    shown = _IDEOGRAPHIC_STOPS.sub(_with_dots, folded.text)
    if shown != text.lower():
        for link in _linked(shown):
            start, end = folded.offsets.span(link.start, link.end)
            place = folded.offsets.span(*link.place)
            found.setdefault(place, link._replace(start=start, end=end, place=place))
    # Of https://example。com nothing leads to "example", which is only where its first label ends.
    reach = dict(sorted(found))
    whole = (link for (start, end), link in found.items() if end == reach[start] or _is_domain(text, start, end))
    return tuple(sorted(whole, key=lambda link: (link.start, link.end)))


def target_links(text: str, *, several: bool) -> tuple[Link, ...]:
    """The links in a text that is an address as a whole, or with ``several`` a row of addresses.

    A path without a host and any other scheme (``mailto:``) is no link.
    """
    places = [match.span() for match in _TARGET.finditer(text)] if several else [(0, len(text))]
    return tuple(link for start, end in places for link in _target_links(text, start, end, several=several))


def _target_links(text: str, start: int, end: int, *, several: bool) -> Iterator[Link]:
    is_absolute = _ABSOLUTE.match(text, start, end) is not None
    # Words may stand around an address that somebody wrote into a field.
    found = list(_linked(text[start:end])) if several and not is_absolute else []
    for link in found:
        first, last = link.place
        yield link._replace(start=start + link.start, end=start + link.end, place=(start + first, start + last))
    # example.com/x leads to example.com on a platform, whatever it means on a web page.
    if not found and (is_absolute or _is_bare(text, start, end)) and (read := _read(text, start, end)):
        yield read


def _with_dots(host: re.Match[str]) -> str:
    """A host with dots for its ideographic full stops; one that ends a sentence behind a whole domain stays."""
    written = host[0]
    dotted = written.replace("。", ".")
    if _is_domain(written, 0, written.index("。")):
        return written
    ends = (end for end in range(len(dotted), 0, -1) if dotted[end : end + 1] in (".", ""))
    end = next((end for end in ends if _is_domain(dotted, 0, end)), 0)
    return dotted[:end] + written[end:]


def _is_domain(text: str, start: int, end: int) -> bool:
    """Whether what stands at ``[start, end)`` ends in a top-level domain."""
    dot = text.rfind(".", start, end)
    return dot > start and tld_end(text, dot + 1, end) == end


def _is_bare(text: str, start: int, end: int) -> bool:
    """Whether an address without a scheme begins with a host rather than with a folder or a file."""
    name = _BARE_HOST.match(text, start, end)
    return name is not None and _is_domain(text, start, name.end())


def _linked(text: str) -> Iterator[Link]:
    for entity in entities(text):
        if entity.kind == "url" and (link := _read(text, entity.start, entity.end)):
            yield link if link.scheme else (_read(text, _glued(text, entity.start), entity.end) or link)


def _glued(text: str, start: int) -> int:
    """Where a host begins to the eye: letters of scripts that put spaces between words are read with it."""
    if start == 0 or text[start - 1].isascii():
        return start
    while start > 0 and text[start - 1] < "\u2e80" and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    return start


def _read(text: str, start: int, end: int) -> Link | None:
    """The link that is written in ``text[start:end]``; None without a host."""
    address = _ADDRESS.match(text, start, end)
    authority = _AUTHORITY.match(text, *address.span("authority")) if address else None
    if address is None or authority is None or (host := host_of(authority["host"])) is None:
        return None
    return Link(
        start=start,
        end=end,
        place=authority.span("host"),
        host=host,
        scheme=(address["scheme"] or "").lower(),
        userinfo=(authority["userinfo"] or "").removesuffix("@"),
        query=address["query"] or "",
    )


def host_of(written: str) -> Host | None:
    """The host that a text means in an address; None where it is empty or far too long.

    Names are mapped as browsers map them (UTS #46, nontransitional): ``ｅｘａｍｐｌｅ。com`` is ``example.com``. IPv4
    addresses are read in all their spellings: ``http://0x7f.1`` leads to ``127.0.0.1``.
    """
    if len(written) > _LONGEST_WRITTEN:
        return None
    if "%" in written:
        from urllib.parse import unquote

        written = unquote(written)
    if written.startswith("[") or written.count(":") > 1:
        return _ipv6(written.strip("[]"))
    name = _mapped(written.translate(_IGNORED)).removesuffix(".")
    if not name or len(name) > _LONGEST_NAME:
        return None
    labels = [_label(label) for label in name.split(".")]
    return _ipv4(name) or Host(".".join(label for label, _ in labels), ".".join(label for _, label in labels))


def _mapped(name: str) -> str:
    if name.isascii():
        return name.lower()
    # Its tables take 7 ms to load, and most hosts are ASCII.
    import idna

    try:
        return idna.uts46_remap(name, std3_rules=False, transitional=False)
    except idna.IDNAError:
        return name.lower()


def _label(label: str) -> tuple[str, str]:
    """A label in ASCII and in Unicode; one that cannot be converted stays as it is."""
    if len(label) > _LONGEST_LABEL:
        return label, label
    try:
        if label.startswith("xn--"):
            return label, label.removeprefix("xn--").encode("ascii").decode("punycode")
        return label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}", label
    except ValueError:
        return label, label


def _ipv6(written: str) -> Host | None:
    import ipaddress

    try:
        address = str(ipaddress.IPv6Address(written))
    except ValueError:
        return None
    return Host(address, address, is_address=True)


def _ipv4(name: str) -> Host | None:
    """The address that up to four numbers stand for, decimal, octal or hexadecimal; the last fills what is left."""
    parts = name.split(".")
    if len(parts) > 4 or not all(map(_NUMBER.fullmatch, parts)):
        return None
    import ipaddress

    try:
        *first, last = map(_number, parts)
        if last >= 256 ** (4 - len(first)) or any(number > 255 for number in first):
            return None
        address = str(ipaddress.IPv4Address(last + sum(number << 8 * (3 - i) for i, number in enumerate(first))))
    except ValueError:
        return None
    return Host(address, address, is_address=True)


def _number(written: str) -> int:
    if written.startswith("0x"):
        return int(written[2:] or "0", 16)
    return int(written, 8 if written.startswith("0") and len(written) > 1 else 10)
