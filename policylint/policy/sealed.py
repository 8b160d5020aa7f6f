"""The files of sealed lexicons: read with a policy, written by ``policylint seal``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from policylint.kinds.spec import Spec
from policylint.messages import message
from policylint.policy.conceal import concealed
from policylint.policy.reader import unreadable
from policylint.policy.source import YamlSource
from policylint.sealing import DIGEST_SIZE, Sealed, checksum, digest, key_name
from policylint.text.fold import fold
from policylint.text.variants import forms_of_all

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from policylint.errors import Diagnostic
    from policylint.policy.reader import Reader
    from policylint.policy.source import Keys, Source
    from policylint.policy.spec import SealedSpec

_DIGEST: Final = re.compile(rf"[0-9a-f]{{{2 * DIGEST_SIZE}}}")


class SealedFileSpec(Spec):
    """A sealed lexicon as its file has it."""

    policylint: Literal[1]
    """Version of the policy language."""
    key: str
    """Tells which key seals it."""
    checksum: str
    """Keyed checksum of all that follows, in hexadecimal."""
    lengths: tuple[int, ...]
    """Lengths of the folded words."""
    digests: tuple[str, ...]
    """Keyed digests of the folded words, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedLexicon:
    """A sealed lexicon of a policy: how the policy names it, and what its file holds; ``place`` is where its checksum
    stands: path, line and column.
    """

    spec: SealedSpec
    file: SealedFileSpec
    place: tuple[str, int, int]


def read_sealed(
    spec: SealedSpec, source: Source, keys: Keys, folder: Path | None, reader: Reader
) -> tuple[SealedLexicon | None, list[Diagnostic]]:
    """The sealed lexicon that stands at ``keys``; or None, and what is wrong with it or its file."""
    from policylint.policy.schema import validate

    place: Keys = (*keys, "sealed")
    if folder is None:
        return None, [source.diagnostic(place, message("policy.terms_file_needs_file", name=spec.sealed))]
    path = (Path(source.path).parent if isinstance(source, YamlSource) else folder) / spec.sealed
    if not path.resolve().is_relative_to(folder.resolve()):
        return None, [source.diagnostic(place, message("policy.terms_file_outside", name=spec.sealed, folder=folder))]
    try:
        file = YamlSource(path=str(path), text=reader.read(path))
    except (OSError, UnicodeDecodeError, ValueError) as error:
        missing = message("sealed.no_file", name=spec.sealed)
        return None, [source.diagnostic(place, unreadable(error, missing))]
    found, faults = None, file.faults()
    if not faults and not isinstance(file.data, dict):
        faults = [file.diagnostic((), message("policy.not_a_mapping"))]
    if not faults:
        found, faults = validate(SealedFileSpec, file.data, file)
        faults += _wrong(found, file) if found else ()
    if found is None or faults:
        # Somebody may have written into it the very words that they meant to seal.
        return None, [replace(concealed(fault), hint=message("sealed.hint_again")) for fault in faults]
    at = file.diagnostic(("checksum",), message("sealed.changed"))
    return SealedLexicon(spec=spec, file=found, place=(at.path, at.line, at.column)), []


def _wrong(found: SealedFileSpec, file: YamlSource) -> Iterator[Diagnostic]:
    for name in ("digests", "lengths"):
        if not getattr(found, name):
            yield file.diagnostic((name,), message("sealed.empty"), on_key=True)
    if not _DIGEST.fullmatch(found.checksum):
        yield file.diagnostic(("checksum",), message("sealed.bad_checksum"))
    for i, written in enumerate(found.digests):
        if not _DIGEST.fullmatch(written):
            yield file.diagnostic(("digests", i), message("sealed.bad_digest"))
    for i, length in enumerate(found.lengths):
        if length < 1:
            yield file.diagnostic(("lengths", i), message("sealed.bad_length"))


def spellings(words: Collection[str]) -> set[str]:
    """Every folded form in which words are looked for: as written, in other scripts and mixtures of them, each also
    without spaces as in a hashtag.
    """
    folded = {fold(word).text for word in words}
    forms = forms_of_all(words, mixed=True)
    every = folded | {fold(form.text).text for word in words for form in forms[word]}
    return every | {"".join(form.split()) for form in every}


def seal(words: Collection[str], key: bytes) -> Sealed:
    """Seal words, in every spelling in which they are looked for."""
    forms = spellings(words)
    lengths = tuple(sorted({len(form) for form in forms}))
    digests = frozenset(digest(form, key) for form in forms)
    return Sealed(key=key_name(key), lengths=lengths, digests=digests, checksum=checksum(lengths, digests, key))


def as_yaml(sealed: Sealed, comment: str) -> str:
    """The file of a sealed lexicon; the order of the digests says nothing of that of the words."""
    digests = "".join(f"  - {found}\n" for found in sorted(found.hex() for found in sealed.digests))
    lengths = ", ".join(map(str, sealed.lengths))
    head = f"policylint: 1\nkey: {sealed.key!r}\nchecksum: {sealed.checksum.hex()!r}\n"
    return f"# {comment}\n{head}lengths: [{lengths}]\ndigests:\n{digests}"
