"""Running a program over documents: hits become findings, and findings a report."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from policylint.engine.dated import remarks
from policylint.engine.redact import Redactor, Words
from policylint.engine.scan import DraftScan
from policylint.engine.sentences import in_language, message_of, suggestions_of
from policylint.findings import REDACTED, SEVERITIES, Finding, Incomplete, Report, RuleInfo
from policylint.messages import Message, message
from policylint.text.fold import fold
from policylint.text.span import LineIndex

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from policylint.drafts.model import Document
    from policylint.engine.program import Program, Rule
    from policylint.engine.scan import Hit
    from policylint.engine.targets import Target
    from policylint.errors import Severity
    from policylint.exceptions.resolve import Exceptions
    from policylint.exceptions.waivers import Waiver
    from policylint.findings import Disposition
    from policylint.messages import Language
    from policylint.text.lexicon import Lexicon
    from policylint.text.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run depends on beside the program and the drafts.

    ``now`` has an offset; ``lexicon`` opens the word list when it is needed; ``selected`` judges rule ids;
    ``unconditional`` takes every rule's conditions to hold; ``seal_keys`` are those that open sealed lexicons, by name;
    ``waivers`` hold beside those of the policy.
    """

    now: datetime.datetime
    language: Language
    lexicon: Callable[[], Lexicon]
    selected: Callable[[str], bool] = lambda _: True
    unconditional: bool = False
    seal_keys: Mapping[str, bytes] = field(default_factory=dict)
    waivers: Sequence[Waiver] = ()


class Unread(NamedTuple):
    """A file that could not be read at all."""

    path: str
    reason: Message


def check(program: Program, documents: Iterable[Document | Unread], run: Run) -> Report:
    """Hold documents against a program, one by one; only what was found is kept."""
    findings: list[Finding] = []
    named = Words(program.header.secrets)
    unopened = _unopened(program, run, "incomplete")
    incomplete = [Incomplete(path=program.header.name, reason=named.clean(said)) for said in unopened]
    rules: dict[str, RuleInfo] = {}
    secrets: dict[str, Sequence[Span]] = {}
    memories: dict[str, Any] = {}
    exceptions = _exceptions(program, run)
    files = drafts = 0
    for document in documents:
        files += 1
        if isinstance(document, Unread):
            incomplete.append(Incomplete(path=document.path, reason=document.reason.text(run.language)))
            continue
        drafts += len(document.drafts)
        checked = _Checked(program, document, run, exceptions, memories)
        if checked.says_nothing:
            continue
        findings += checked.findings(rules)
        if checked.redactor.secrets:
            secrets[document.path] = checked.redactor.secrets
        incomplete += checked.incomplete()
    return Report(
        policy=program.info,
        files=files,
        drafts=drafts,
        findings=tuple(sorted(findings, key=lambda f: (f.path, f.offset, f.rule, f.end_offset))),
        incomplete=tuple(incomplete),
        notices=tuple(map(named.clean, _notices(program, run))),
        rules=rules,
        secrets=secrets,
    )


def _exceptions(program: Program, run: Run) -> Exceptions | None:
    if not (run.waivers or program.header.waivers):
        return None
    from policylint.exceptions.resolve import Exceptions
    from policylint.exceptions.waivers import Waiver

    waivers = (*(Waiver(**waiver) for waiver in program.header.waivers), *run.waivers)
    return Exceptions(waivers, run.now, program.header.timezone)


def _unopened(program: Program, run: Run, effect: str) -> Iterator[str]:
    """The sealed lexicons that rules of this run need and no key opens; ``effect`` is what that counts for."""
    for name, said in program.header.sealed.items():
        rules = [rule for rule in said["rules"] if run.selected(rule)]
        if rules and said["key"] not in run.seal_keys and said["when_key_missing"] == effect:
            arguments = {"name": name, "rules": rules, "key": said["key"]}
            missing = "sealed.key_differs" if run.seal_keys else "sealed.key_missing"
            yield message(missing, **arguments).text(run.language)


def _notices(program: Program, run: Run) -> Iterator[str]:
    yield from _unopened(program, run, "warn")
    yield from (warning[run.language] for warning in program.header.warnings)
    yield from (remark.text(run.language) for remark in remarks(program.header, run.now))


class _Checked:
    """One document, scanned; its secrets are known before the first finding is made."""

    def __init__(
        self,
        program: Program,
        document: Document,
        run: Run,
        exceptions: Exceptions | None,
        memories: dict[str, Any],
    ) -> None:
        self._document = document
        self._run = run
        self._exceptions = exceptions
        self._named = program.header.secrets
        self._hits: list[tuple[int, Hit]] = []
        self._problems: list[Message] = []
        for draft in document.drafts:
            scan = DraftScan(program, document, draft, run, memories)
            self._hits += ((draft.index, hit) for hit in scan.hits())
            self._problems += scan.problems

    @property
    def says_nothing(self) -> bool:
        """Whether nothing was found and everything could be checked, as it is with most documents."""
        return not (self._hits or self._problems or self._document.problems)

    @cached_property
    def redactor(self) -> Redactor:
        """Knows what of the document must not be quoted."""
        return Redactor(self._document.text, (hit for _, hit in self._hits), self._named)

    def incomplete(self) -> Iterator[Incomplete]:
        """What could not be read or checked, with its place where it has one."""
        lines = None
        for problem in self._document.problems:
            reason = problem.reason.text(self._run.language)
            if problem.span is not None:
                lines = lines or LineIndex(self._document.text)
                line, column = lines.position(problem.span.start)
                reason = f"{line}:{column}: {reason}"
            yield Incomplete(path=self._document.path, reason=self.redactor.clean(reason))
        for text in dict.fromkeys(problem.text(self._run.language) for problem in self._problems):
            yield Incomplete(path=self._document.path, reason=self.redactor.clean(text))

    def findings(self, rules: dict[str, RuleInfo]) -> Iterable[Finding]:
        """The findings of the selected rules, the same one on several targets once; notes their rules."""
        redactor = self.redactor
        lines = LineIndex(self._document.text)
        seen: Counter[tuple[str, str, str]] = Counter()
        merged: dict[tuple[str, int, int, int, str, Disposition], Finding] = {}
        for index, hit in self._hits:
            if not self._run.selected(hit.rule.id):
                continue
            for found in self._resolved(self._finding(index, hit, redactor, lines, seen), hit):
                key = (found.rule, found.draft, found.offset, found.end_offset, found.message, found.disposition)
                known = merged.get(key)
                targets = (*known.targets, *found.targets) if known else found.targets
                merged[key] = replace(known, targets=tuple(dict.fromkeys(targets))) if known else found
        for rule in {hit.rule.id: hit.rule for _, hit in self._hits if self._run.selected(hit.rule.id)}.values():
            # What this document shows to be a secret, the title must not tell beside the findings of another.
            told = rules.get(rule.id) or _info(rule, self._run.language)
            title, references = redactor.clean(told.title), tuple(map(redactor.clean, told.references))
            rules[rule.id] = RuleInfo(id=rule.id, title=title, references=references)
        return merged.values()

    def _resolved(self, found: Finding, hit: Hit) -> Iterable[Finding]:
        """A finding as the exceptions leave it; where one holds for some of its targets only, two."""
        if self._exceptions is None:
            return (found,)
        return (
            replace(found, disposition=disposition, targets=self._labels(targets))
            for disposition, targets in self._exceptions.resolve(hit, self._document.path)
        )

    def _labels(self, targets: Sequence[Target]) -> tuple[str, ...]:
        return tuple(self.redactor.clean(target.label) for target in targets if target.label)

    def _finding(
        self, index: int, hit: Hit, redactor: Redactor, lines: LineIndex, seen: Counter[tuple[str, str, str]]
    ) -> Finding:
        rule, language = hit.rule, self._run.language
        hidden = redactor.hides(hit)
        line, column = lines.position(hit.span.start)
        end_line, end_column = lines.position(hit.span.end)
        return Finding(
            rule=rule.id,
            severity=_weaker(hit.severity, rule.severity),
            message=message_of(hit, redactor, language),
            suggestions=suggestions_of(hit, redactor, language),
            path=self._document.path,
            draft=index,
            part=hit.part,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            offset=hit.span.start,
            end_offset=hit.span.end,
            match=REDACTED if hidden and hit.match else redactor.clean(hit.match),
            targets=self._labels(hit.targets),
            clause=rule.clause,
            fingerprint=_fingerprint(self._document.path, hit, seen, hidden=hidden),
            confidential=hidden,
            excerpt=redactor.excerpt(hit.span, lines),
            fix=None if hidden else hit.fix,
        )


def _weaker(own: Severity | None, rule: Severity) -> Severity:
    """A hit's own severity never counts for more than its rule's, which may be on trial."""
    return rule if own is None else max(own, rule, key=SEVERITIES.index)


def _fingerprint(path: str, hit: Hit, seen: Counter[tuple[str, str, str]], *, hidden: bool) -> str:
    """Stays the same while text moves around it: rule, file, part, what was found, and which of several of the same
    it is.

    What is secret has no share in it: a short word could be guessed from its digest.
    """
    key = (hit.rule.id, hit.part, "" if hidden else fold(hit.match).text)
    seen[key] += 1
    digest = hashlib.sha256("\0".join((path, *key, str(seen[key]))).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def _info(rule: Rule, language: Language) -> RuleInfo:
    return RuleInfo(id=rule.id, title=in_language(rule.title, language), references=tuple(rule.references))
