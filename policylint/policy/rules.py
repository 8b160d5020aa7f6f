"""The rules of a policy as they were read, each with the places of everything it says."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policylint.kinds.spec import WordsSpec
from policylint.messages import Message, message
from policylint.policy.conceal import concealed
from policylint.policy.reader import Reader, unreadable
from policylint.policy.source import Keys, Source, SourceFile, YamlSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policylint.errors import Diagnostic, Severity
    from policylint.kinds.spec import RuleSpec
    from policylint.policy.spec import TopicSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsFile:
    """A text file with one term per line; ``terms`` are the terms with their 0-based code points in the file."""

    file: SourceFile
    terms: tuple[tuple[str, int], ...]

    def diagnostic(self, index: int, text: Message, hint: Message | None, severity: Severity) -> Diagnostic:
        """A diagnostic at one of the terms."""
        term, start = self.terms[index]
        return self.file.at(start, start + len(term), text, hint, severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedRule:
    """One rule of a policy, with what the policy changed in it.

    ``when`` are the conditions under which its pack was taken in, on top of the rule's own. ``origins`` are the places
    of what does not stand in the rule itself: of a field that the policy overrides by the field's name, of ``when[i]``
    by ``"when[i]"``.
    """

    id: str
    pack: str
    spec: RuleSpec
    source: Source
    keys: Keys
    when: tuple[Mapping[str, Any], ...] = ()
    origins: Mapping[str, tuple[Source, Keys]] = field(default_factory=dict)
    files: Mapping[str, TermsFile] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The rule's kind."""
        return self.spec.kind  # type: ignore[attr-defined, no-any-return]  # every kind's Spec narrows it to a literal

    @property
    def aliases(self) -> tuple[str, ...]:
        """Earlier full ids; an alias without a slash is an earlier name in the same pack."""
        return tuple(alias if "/" in alias else f"{self.pack}/{alias}" for alias in self.spec.aliases)

    def says(self, path: Keys) -> bool:
        """Whether the rule says something, if only nothing, at a path inside it, which else has its default."""
        value: Any = self.source.data
        for key in (*self.keys, *path):
            if isinstance(value, dict) and key not in value:
                return False
            value = value[key]
        return True

    def place(self, path: Keys = ()) -> str:
        """``file:line:column`` of the rule, or of what stands at a path inside it; without a file the keys."""
        return self.source.place((*self.keys, *path))

    def diagnostic(
        self, path: Keys, text: Message, hint: Message | None = None, severity: Severity = "error"
    ) -> Diagnostic:
        """A diagnostic at a path inside the rule: ``("patterns", 0)``, ``("when[0]", "platform")``, or a path that
        :meth:`terms_from_files` gave.
        """
        secret = self.spec.confidential
        match path:
            case ("terms_file", str(name), int(index)):
                found = self.files[name].diagnostic(index, text, hint, severity)
            case (str(first), *rest) if first in self.origins:
                source, keys = self.origins[first]
                # Of data, a diagnostic names the keys, and those of a condition are the author's own.
                found = source.diagnostic(keys if secret else (*keys, *rest), text, hint, severity)
            case _:
                found = self.source.diagnostic((*self.keys, *path), text, hint, severity)
        return concealed(found) if secret else found

    def terms_from_files(self) -> Iterator[tuple[str, Keys]]:
        """The terms of the rule's term files, each with the path that :meth:`diagnostic` takes."""
        for name, file in self.files.items():
            for index, (term, _) in enumerate(file.terms):
                yield term, ("terms_file", name, index)


def read_terms_file(path: Path, name: str, reader: Reader) -> TermsFile:
    """Read a UTF-8 term file: one term per line, ``#`` begins a comment line; raises OSError or UnicodeDecodeError."""
    file = SourceFile(path=name, text=reader.read(path))
    terms = []
    for number in range(1, file.lines.line_count + 1):
        start, end = file.lines.line_span(number)
        line = file.text[start:end]
        term = line.strip()
        if term and not term.startswith("#"):
            terms.append((term, start + line.index(term)))
    return TermsFile(file=file, terms=tuple(terms))


def topic_rules(
    topics: Mapping[str, TopicSpec], source: Source, folder: Path | None, reader: Reader
) -> tuple[dict[str, SourcedRule], list[Diagnostic]]:
    """The words of topics as rules that look for them, and what is wrong with the files that they name.

    A topic without words is one that only metadata can name.
    """
    from policylint.kinds import forbid

    rules: dict[str, SourcedRule] = {}
    faults: list[Diagnostic] = []
    for name, topic in topics.items():
        keys: Keys = ("topics", name)
        words = {f.name: getattr(topic, f.name) for f in fields(WordsSpec)}
        spec = forbid.Spec(id=name, kind="forbid", title=topic.title, **words)
        files, missing = terms_files(spec, source, keys, folder, reader)
        faults += missing
        rules[name] = SourcedRule(id=f"topics/{name}", pack="topics", spec=spec, source=source, keys=keys, files=files)
    return rules, faults


def terms_files(
    spec: RuleSpec, source: Source, keys: Keys, folder: Path | None, reader: Reader
) -> tuple[dict[str, TermsFile], list[Diagnostic]]:
    """The term files that a rule names, and what is wrong with those that cannot be read.

    They are looked for beside the YAML file and must lie in ``folder``, the top of what belongs together, or below it.
    """
    named: str | tuple[str, ...] = getattr(spec, "terms_file", ())
    places = {named: (*keys, "terms_file")} if isinstance(named, str) else {}
    if not isinstance(named, str):
        places = {name: (*keys, "terms_file", i) for i, name in enumerate(named)}
    files: dict[str, TermsFile] = {}
    faults: list[Diagnostic] = []
    for name, place in places.items():
        if folder is None:
            faults.append(source.diagnostic(place, message("policy.terms_file_needs_file", name=name)))
            continue
        path = (Path(source.path).parent if isinstance(source, YamlSource) else folder) / name
        if not path.resolve().is_relative_to(folder.resolve()):
            faults.append(source.diagnostic(place, message("policy.terms_file_outside", name=name, folder=folder)))
            continue
        try:
            files[name] = read_terms_file(path, str(path), reader)
        except (OSError, UnicodeDecodeError, ValueError) as error:
            faults.append(source.diagnostic(place, unreadable(error, message("policy.no_terms_file", name=name))))
            continue
        if not files[name].terms:
            faults.append(source.diagnostic(place, message("policy.terms_file_empty", name=name)))
    return files, faults
