"""The field map: what teams call the fields of a draft, and what their values mean."""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

LISTS: Final = frozenset({"platform", "account", "hashtags", "topics"})
"""The fields whose values are tuples of text, however they are written. Of approvals, entries stay as they are."""

TAG: Final = re.compile(r"([#＃]?)([^\s,，、;；#＃]+)")
"""A hashtag in a row of hashtags: its sign, if it is written, and its name."""

_LOOSE: Final = re.compile(r"[-_\s]+")
_SEPARATOR: Final = re.compile(r"[,，、;；|\n]")
# Names of platforms hold no slash, and "IG/FB" is how they are written side by side.
_PLATFORM_SEPARATOR: Final = re.compile(r"[,，、;；|\n/／+＋&＆]")
# 下午 3:05 is how spreadsheets in Taiwan write the hour.
_MOMENT: Final = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[T\s]*(?P<half>[上下]午)?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)

_LETTER: Final = re.compile(r"[^\W\d_]")
_HAN_SPACE: Final = re.compile(r"(?<=[一-鿿])\s+(?=[一-鿿])")
# What is said beside a name stands behind a mark, or behind a space that parts it from Han characters.
_PIECE: Final = re.compile(r"[:()\[\]【】<>《》=/|—–~→、,;]+|\s+-\s*|(?<=[一-鿿])\s+|\s+(?=[一-鿿])")
_HOUR: Final = re.compile(r"\d{3,4}", re.ASCII)


def _key(name: str) -> str:
    return _LOOSE.sub("", name.casefold())


@cache
def _tables() -> dict[str, Any]:
    import json

    path = Path(__file__).parent.parent / "data" / "fields.json"
    tables: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tables


@cache
def _reversed(table: str) -> dict[str, str]:
    return {_key(name): canonical for canonical, names in _tables()[table].items() for name in names}


class FieldMap(NamedTuple):
    """Names that drafts use, and the canonical field that each means.

    A name may be a path from the post (``content.text``, ``media[].caption``). Case, spaces, hyphens and underscores
    do not count.
    """

    names: Mapping[str, str]

    def canonical(self, name: str) -> str | None:
        """The canonical field that a name or a path means; None where it keeps its own name."""
        return self.names.get(_key(name))

    def extended(self, more: Mapping[str, Sequence[str]]) -> FieldMap:
        """The map with further names, ``{canonical: [names]}``; they win over those that are there."""
        own = {_key(name): canonical.removeprefix("images[].") for canonical, names in more.items() for name in names}
        return FieldMap(names={**self.names, **own})


@cache
def default_fields() -> FieldMap:
    """The field map that holds without a configuration (data/fields.json)."""
    return FieldMap(names=_reversed("fields"))


def known_names(canonical: str) -> Sequence[str]:
    """The most common default names of a canonical field, to be told to somebody."""
    names: list[str] = _tables()["fields"][canonical]
    return names[:9]


def is_picture_source(name: str) -> bool:
    """Whether a key of a picture names its file or address."""
    return _key(name) in {_key(known) for known in _tables()["picture_sources"]}


def is_nobody(name: str) -> bool:
    """Whether what stands where somebody should be named names nobody: 待審, TBD, yes, a date, a number."""
    tables = _tables()
    words = {_key(known) for known in (*tables["nobody"], *tables["withheld"]["words"])}
    return _key(name) in words or not _LETTER.search(name) or isinstance(moment_of(name), datetime.datetime)


def is_withheld(text: str) -> bool:
    """Whether what stands where somebody signs says that they do not, or not yet: 王小明（退回）, rejected."""
    words = {_key(known) for known in _tables()["withheld"]["words"]}
    plain = unicodedata.normalize("NFKC", text).casefold().replace("_", " ")
    forms = (plain, _HAN_SPACE.sub("", plain))
    return any(_withheld().search(form) for form in forms) or any(_key(piece) in words for piece in _PIECE.split(plain))


def signers_of(value: object) -> Iterator[str]:
    """The names in a value that says who signs; what is no name, nor a list of names, is an empty one."""
    match value:
        case None | bool():
            return
        case str() if is_withheld(value):
            # 王小明，退回: what it says of the name must not be parted from it.
            yield value.strip()
        case dict():
            yield ""
        case list() | tuple():
            for item in value:
                yield from signers_of(item)
        case _:
            yield from texts_of(value)


@cache
def _withheld() -> re.Pattern[str]:
    # ASCII: a letter beside a Han character begins a word.
    return re.compile("|".join(_tables()["withheld"]["patterns"]), re.ASCII)


def is_list_of_posts(name: str) -> bool:
    """Whether a key of the outermost mapping holds the posts of the file."""
    return _key(name) in {_key(known) for known in _tables()["posts"]}


def value_of(canonical: str, value: object) -> object:
    """A value as :class:`~policylint.drafts.model.Draft` has it in ``metadata`` under a canonical name."""
    match canonical:
        case "platform":
            return tuple(dict.fromkeys(map(platform_of, _texts(value, _PLATFORM_SEPARATOR))))
        case "hashtags":
            return tuple(m[2] for text in _texts(value, None) for m in TAG.finditer(text))
        case _ if canonical in LISTS:
            return texts_of(value)
        case "approvals":
            return tuple(_entries(value))
        case "sponsored":
            return _boolean(value)
    return value


def texts_of(value: object) -> tuple[str, ...]:
    """The texts in a value: of a list its items, of a text what its commas part, of a mapping what it switches on."""
    return tuple(_texts(value, _SEPARATOR))


def platform_of(name: str) -> str:
    """The canonical name of a platform; an unknown one in small letters."""
    return _reversed("platforms").get(_key(name), name.strip().casefold())


def platform_names() -> Collection[str]:
    """The canonical names of platforms, and the others that are known for them."""
    return [*_tables()["platforms"], *_reversed("platforms")]


def schedule_of(metadata: Mapping[str, object]) -> object:
    """When a post is published, from ``publish_at`` or ``date``, and ``time``; as written where it is no moment."""
    day, hour = metadata.get("publish_at"), metadata.get("time")
    if day is None:
        day = metadata.get("date")
    if isinstance(hour, (str, int)) and _HOUR.fullmatch(str(hour)):
        hour = f"{hour:0>4}"[:2] + ":" + f"{hour:0>4}"[2:]
    written = day if hour is None else hour if day is None else f"{day} {hour}"
    moments = (moment for moment in map(moment_of, (written, day)) if isinstance(moment, datetime.datetime))
    return next(moments, None if day is None else moment_of(written))


def moment_of(value: object) -> object:
    """The date and time that a value names, at midnight where it names no time; the value itself where it is none.

    Reads ISO 8601 and ``2026/11/01 09:00``; a moment without a time zone stays without. The first and the last year
    that can be written have moments which no other time zone can tell, and are taken for slips.
    """
    moment = _read_moment(value)
    if isinstance(moment, datetime.datetime) and not datetime.MINYEAR < moment.year < datetime.MAXYEAR:
        return str(value)
    return moment


def _read_moment(value: object) -> object:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return datetime.datetime.combine(value, datetime.time())  # the policy's time zone is added later
    if not isinstance(value, str) or len(text := value.strip()) > 40:
        return value
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        pass
    if not (match := _MOMENT.fullmatch(text)):
        return value
    year, month, day, hour, minute, second = (int(group or 0) for group in match.group(1, 2, 3, 5, 6, 7))
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "下午" else 0)
    try:
        return datetime.datetime.fromisoformat(
            f"{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{match['zone'] or ''}"
        )
    except ValueError:
        return value


def _boolean(value: object) -> object:
    word = _reversed("booleans").get(_key(str(value)))
    return word == "true" if word else value


def _entries(value: object) -> Iterator[object]:
    """Approvals: names, or mappings that say who, and in which role or when.

    ``{name: {at: ...}}``, ``{name: 2026-11-01}`` and ``{role: name}`` are such mappings, too.
    """
    match value:
        case dict() if not (entry := _sign_off(value)).keys().isdisjoint(_tables()["sign_off"]):
            yield {"by": None, **entry}
        case dict():
            for name, inner in value.items():
                yield from _entry(str(name).strip(), inner)
        case list() | tuple():
            for item in value:
                yield from _entries(item)
        case _:
            yield from signers_of(value)


def _entry(name: str, value: object) -> Iterator[object]:
    """The approvals under one name, which is a person's or, where the value names people, a role's."""
    match value:
        case None | False:
            return
        case dict() if (entry := _sign_off(value)).get("by") is None:
            yield {**entry, "by": name}
        case _ if isinstance(moment_of(value), datetime.datetime):
            yield {"by": name, "at": value}
        case _ if isinstance(said := _boolean(value), bool):
            yield from (name,) if said else ()
        case _:
            for inner in _entries(value):
                yield {"role": name, **(inner if isinstance(inner, dict) else {"by": inner})}


def _sign_off(entry: Mapping[str, object]) -> dict[str, object]:
    """What is said of one approval, under the names ``by``, ``role``, ``at`` and ``digest``; the rest as written."""
    names = _reversed("sign_off")
    return {names.get(_key(str(name)), name): value for name, value in entry.items()}


def _texts(value: object, separator: re.Pattern[str] | None) -> Iterator[str]:
    match value:
        case None | bool():
            return
        case str():
            yield from filter(None, (piece.strip() for piece in (separator.split(value) if separator else (value,))))
        case list() | tuple():
            for item in value:
                # {by: 王小明, role: 法務}: one entry.
                words = _texts(list(item.values()), None) if isinstance(item, dict) else _texts(item, None)
                yield from (" ".join(words),) if isinstance(item, dict) else words
        case dict():
            # {instagram: true, x: false}: the names of what is switched on.
            yield from (str(name).strip() for name, entry in value.items() if entry is not None and entry is not False)
        case _:
            yield str(value)
