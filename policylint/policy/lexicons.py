"""Words by name: the names of a policy, and the lexicons of the policy, its packs and policylint; ``$name`` is each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

from policylint.data import shipped_lexicons
from policylint.kinds.spec import has_words
from policylint.messages import message
from policylint.policy.spec import PackSpec, SealedSpec

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from policylint.errors import Diagnostic
    from policylint.messages import Language, Message
    from policylint.policy.source import Keys, Source
    from policylint.policy.spec import PolicySpec

REFERENCE: Final = re.compile(r"\$([a-z][a-z0-9_-]*)")
"""``$name`` in a text."""

_WORDS: Final = ("terms", "terms_file", "patterns")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")


MOST_WORDS: Final = 100_000
"""So many words may come from one text in which lexicons meet."""


class TooManyWordsError(Exception):
    """A text stands for more than :data:`MOST_WORDS`."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.said = message("rule.too_many_words", count=count, limit=MOST_WORDS)


def expand(text: str, lexicons: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The texts that one with ``$names`` stands for.

    Raises KeyError for a name that there is not, :class:`TooManyWordsError` before it makes too many.
    """
    named = REFERENCE.findall(text)
    if not named:
        return (text,)
    if len(named) == 1 and len(named[0]) + 1 == len(text):
        return lexicons[named[0]]
    count = prod(len(lexicons[name]) for name in named)
    if count > MOST_WORDS and len(named) > 1:
        raise TooManyWordsError(count)
    between = REFERENCE.split(text)[::2]
    return ["".join(_woven(between, words)) for words in product(*(lexicons[name] for name in named))]


def _woven(between: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    for before, word in zip(between, (*words, ""), strict=True):
        yield before
        yield word


def named_in(text: str, lexicons: Mapping[str, Sequence[str]], language: Language | None = None) -> str:
    """A sentence with each ``$name`` as its first word, or the first in the script of the language."""
    return REFERENCE.sub(
        lambda found: _common(lexicons[found[1]], language) if found[1] in lexicons else found[0], text
    )


def _common(words: Sequence[str], language: Language | None) -> str:
    fitting = (word for word in words if bool(_HAN.search(word)) == (language == "zh-TW"))
    return next(fitting if language else iter(words), None) or next(iter(words), "")


def without_words(
    spec: PackSpec | PolicySpec, source: Source, *, taken: Collection[str], needed: Collection[str]
) -> Iterator[Diagnostic]:
    """Words by name that are none at all. ``taken`` are the lexicons of files before, ``needed`` the names for packs.

    A lexicon that a pack leaves empty is for policies to fill, and a policy may empty that of a pack. Of names that a
    pack needs, a company may have none, if it retires the rules that look for them.
    """
    sections: list[tuple[str, Mapping[str, object], Collection[str]]] = (
        [("needs", spec.needs, ())]
        if isinstance(spec, PackSpec)
        else [("names", spec.names, needed), ("lexicons", spec.lexicons, taken)]
    )
    empty: list[Keys] = [
        (section, name)
        for section, given, excused in sections
        for name, words in given.items()
        if words == () and name not in excused
    ]
    for name, topic in spec.topics.items():
        written = source.data["topics"][name]
        empty += [("topics", name, key) for key in _WORDS if not has_words(topic) and written.get(key) == []]
    for name in spec.topics:
        if not name.strip():
            yield source.diagnostic(("topics", name), message("policy.blank_name"), on_key=True)
    for keys in empty:
        yield source.diagnostic(keys, message("policy.no_words", name=keys[-1]), message("policy.hint_no_words"))


def unknown(text: str, lexicons: Mapping[str, object]) -> tuple[Message, Message | None]:
    """What to say of a text that names a lexicon which there is not, and what was probably meant."""
    from policylint.policy.errors import near

    name = next(f"${name}" for name in REFERENCE.findall(text) if name not in lexicons)
    known = [f"${name}" for name in lexicons]
    return message("rule.unknown_lexicon", name=name, known=known), near(name, known)


@dataclass(slots=True)
class LexiconTable:
    """Collects the lexicons of all files, the later in place of the earlier, and resolves what they name in each other.

    The names of a policy are among them, and go before a lexicon of the same name.
    """

    faults: list[Diagnostic] = field(default_factory=list)
    _given: dict[str, tuple[Sequence[str] | SealedSpec, Source | None, Keys]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, words in shipped_lexicons().items():
            self._given[name] = (words, None, ())

    def add(self, given: Mapping[str, Sequence[str] | SealedSpec], source: Source, key: str) -> None:
        """Take in a section of a file: ``lexicons`` or ``names``."""
        for name, words in given.items():
            keys: Keys = (key, name)
            if not REFERENCE.fullmatch(f"${name}"):
                self.faults.append(source.diagnostic(keys, message("policy.lexicon_name", name=name), on_key=True))
            if not isinstance(words, SealedSpec):
                blank = [i for i, word in enumerate(words) if not word.strip()]
                self.faults += (source.diagnostic((*keys, i), message("rule.empty_term")) for i in blank)
                words = tuple(word for word in words if word.strip())  # noqa: PLW2901 - what was given, without them
            self._given[name] = (words, source, keys)

    @property
    def names(self) -> Collection[str]:
        """What has been taken in."""
        return self._given.keys()

    def sealed(self) -> Iterator[tuple[str, SealedSpec, Source, Keys]]:
        """The sealed lexicons, each with its place."""
        for name, (words, source, keys) in self._given.items():
            if isinstance(words, SealedSpec) and source is not None:
                yield name, words, source, keys

    def resolve(self) -> dict[str, tuple[str, ...]]:
        """Every lexicon in the open with all words that it names; what cannot be resolved goes to ``faults``."""
        resolved: dict[str, tuple[str, ...]] = {}
        for name in self._given:
            self._resolve(name, resolved, ())
        return resolved

    def _resolve(self, name: str, resolved: dict[str, tuple[str, ...]], chain: tuple[str, ...]) -> None:
        words, source, keys = self._given[name]
        if name in resolved or isinstance(words, SealedSpec):
            return
        found: dict[str, None] = {}
        for i, word in enumerate(words):
            for inner in REFERENCE.findall(word):
                if inner in self._given and inner not in (*chain, name):
                    self._resolve(inner, resolved, (*chain, name))
            try:
                found |= dict.fromkeys(expand(word, resolved))
            except TooManyWordsError as error:
                if source is not None:
                    self.faults.append(source.diagnostic((*keys, i), error.said))
            except KeyError as missing:
                if source is not None:
                    self.faults.append(source.diagnostic((*keys, i), *self._unresolved(word, str(missing.args[0]))))
        resolved[name] = tuple(found)

    def _unresolved(self, word: str, missing: str) -> tuple[Message, Message | None]:
        if missing not in self._given:
            return unknown(word, self._given)
        if isinstance(self._given[missing][0], SealedSpec):
            return message("policy.lexicon_of_sealed", name=f"${missing}"), None
        return message("policy.lexicon_circle", name=f"${missing}"), None
