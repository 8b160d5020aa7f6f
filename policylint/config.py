"""``.policylint.yaml``: which policy holds for which drafts, and how the drafts are to be read."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pathspec

    from policylint.drafts.fields import FieldMap
    from policylint.errors import Diagnostic
    from policylint.policy.source import Source
    from policylint.policy.spec import ConfigSpec

FILE_NAME: Final = ".policylint.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The configuration that holds below ``root``, an absolute path; as it is without a file by default.

    ``policy`` is an absolute path or the name of a shipped policy. JSON keeps all of it, so that a cache can.
    """

    root: str = ""
    policy: str | None = None
    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    encodings: Mapping[str, str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    language: Literal["zh-TW", "en"] | None = None
    fail_on: Literal["error", "warning", "info", "never"] | None = None

    def covers(self, path: Path) -> bool:
        """Whether a file is one of the drafts."""
        return (not self.paths or self._fits(path, self.paths)) and not self.excludes(path)

    def excludes(self, path: Path) -> bool:
        """Whether a file or a folder is left out."""
        return bool(self.exclude) and self._fits(path, self.exclude)

    def format_of(self, path: Path) -> str | None:
        """The format that is declared for a file."""
        return next((name for pattern, name in self.formats.items() if self._fits(path, (pattern,))), None)

    def encoding_of(self, path: Path) -> str | None:
        """The encoding that is declared for a file."""
        return next((name for pattern, name in self.encodings.items() if self._fits(path, (pattern,))), None)

    @property
    def field_map(self) -> FieldMap | None:
        """The field map with the names that are added; None for the default one."""
        if not self.fields:
            return None
        from policylint.drafts.fields import default_fields

        return default_fields().extended(self.fields)

    def _fits(self, path: Path, patterns: tuple[str, ...]) -> bool:
        relative = os.path.relpath(path, self.root).replace(os.sep, "/")
        # A pattern for a folder ("archive/") is meant for what lies in it, and for the folder itself.
        return _compiled(patterns).match_file(relative) or _compiled(patterns).match_file(f"{relative}/")

    def to_json(self) -> str:
        """The configuration as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The inverse of :meth:`to_json`; raises ValueError or TypeError for anything else."""
        data: dict[str, Any] = json.loads(text)
        data |= {name: tuple(data[name]) for name in ("paths", "exclude")}
        data["fields"] = {name: tuple(names) for name, names in data["fields"].items()}
        return cls(**data)


@cache
def _compiled(patterns: tuple[str, ...]) -> pathspec.GitIgnoreSpec:
    import pathspec

    return pathspec.GitIgnoreSpec.from_lines(patterns)


def find(start: Path) -> Path | None:
    """The nearest configuration from a folder up to the root of its repository; without a repository up to the top."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        if (folder / ".git").exists():
            return None
    return None


def load(path: Path) -> Config:
    """Read a configuration; raises :class:`PolicyError` with everything that is wrong with it."""
    from policylint.errors import Diagnostic, PolicyError
    from policylint.messages import message
    from policylint.policy.catalog import is_path
    from policylint.policy.reader import Reader, unreadable
    from policylint.policy.schema import validate
    from policylint.policy.source import YamlSource
    from policylint.policy.spec import ConfigSpec

    try:
        source = YamlSource(path=str(path), text=Reader().read(path))
    except (OSError, ValueError) as error:
        said = unreadable(error, message("policy.no_config"))
        raise PolicyError([Diagnostic(path=str(path), message=said)]) from None
    faults = [] if source.is_empty else source.faults()
    spec, data = None, {} if source.is_empty else source.data
    if isinstance(data, dict):
        spec, found = validate(ConfigSpec, data, source)
        faults += found
    elif not faults:
        faults.append(source.diagnostic((), message("policy.not_a_mapping")))
    faults += _unknown_names(spec, source) if spec else ()
    if spec is None or faults:
        raise PolicyError(faults)
    root = path.absolute().parent
    return Config(
        root=str(root),
        policy=os.path.normpath(root / spec.policy) if spec.policy and is_path(spec.policy) else spec.policy,
        fields={name: (names,) if isinstance(names, str) else names for name, names in spec.fields.items()},
        paths=spec.paths,
        exclude=spec.exclude,
        encodings=spec.encodings,
        formats=spec.formats,
        language=spec.language,
        fail_on=spec.fail_on,
    )


def _unknown_names(spec: ConfigSpec, source: Source) -> Iterator[Diagnostic]:
    """Encodings and formats that there are not, and patterns that are none."""
    from policylint.drafts import FORMATS
    from policylint.drafts.encoding import ENCODINGS, codec_of
    from policylint.messages import message
    from policylint.policy.errors import near, one_of

    for pattern, name in spec.encodings.items():
        if codec_of(b"", name)[1] is None:
            hint = near(name, ENCODINGS) or one_of(ENCODINGS)
            yield source.diagnostic(("encodings", pattern), message("policy.wrong_value", value=name), hint)
    for pattern, name in spec.formats.items():
        if name not in FORMATS:
            hint = near(name, FORMATS) or one_of(FORMATS)
            yield source.diagnostic(("formats", pattern), message("policy.wrong_value", value=name), hint)
    places: list[tuple[tuple[str | int, ...], str, bool]] = [
        *((("paths", i), pattern, False) for i, pattern in enumerate(spec.paths)),
        *((("exclude", i), pattern, False) for i, pattern in enumerate(spec.exclude)),
        *(((name, pattern), pattern, True) for name in ("encodings", "formats") for pattern in getattr(spec, name)),
    ]
    for keys, pattern, on_key in places:
        try:
            _compiled((pattern,))
        except ValueError as error:
            reason = str(error).partition("\n")[0]
            yield source.diagnostic(keys, message("policy.bad_glob", reason=reason), on_key=on_key)
