"""Files of policy tests: where they are, which policy they test, and whether their shape is sound."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

from policylint.errors import Diagnostic
from policylint.messages import message
from policylint.policy.catalog import POLICY_FILE, is_path, policy_path
from policylint.policy.reader import Reader, unreadable
from policylint.policy.schema import validate
from policylint.policy.source import YamlSource
from policylint.suites.spec import CaseSpec, SuiteSpec

if TYPE_CHECKING:
    from pathlib import Path

_PATTERNS: Final = ("*.test.yaml", "*.test.yml")
_FOLDER: Final = "tests"


def is_suite(path: Path) -> bool:
    """Whether a file holds policy tests, by its name."""
    return any(path.match(pattern) for pattern in _PATTERNS)


def suites_of(policy: Path) -> list[Suite]:
    """The test files beside a policy and in ``tests/`` below it, without those that name another policy."""
    folder = policy.parent
    paths = {path for pattern in _PATTERNS for path in (*folder.glob(pattern), *(folder / _FOLDER).rglob(pattern))}
    suites = map(Suite.open, sorted(paths))
    return [suite for suite in suites if suite.policy is None or suite.policy.samefile(policy)]


@dataclass(slots=True, kw_only=True)
class Suite:
    """A file of policy tests, as far as it can be understood without its policy.

    ``policy`` is the file of the policy that it tests, None where that cannot be told; ``cases`` are the tests whose
    shape is sound, by their place among all.
    """

    path: Path
    source: YamlSource
    policy: Path | None = None
    cases: dict[int, CaseSpec] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read a file; what is wrong with it is among its faults."""
        try:
            source = YamlSource(path=str(path), text=Reader().read(path))
        except (OSError, ValueError) as error:
            fault = Diagnostic(path=str(path), message=unreadable(error, message("suite.no_file")))
            return cls(path=path, source=YamlSource(path=str(path), text=""), faults=[fault])
        suite = cls(path=path, source=source, faults=source.faults())
        if isinstance(source.data, dict):
            suite._take(source.data)
        elif not suite.faults:
            suite.faults.append(source.diagnostic((), message("policy.not_a_mapping")))
        return suite

    def _take(self, data: dict[str, Any]) -> None:
        tests = data.get("tests")
        listed = tests if isinstance(tests, list) else []
        # Test by test, so that a faulty one hides nothing of the others.
        envelope, faults = validate(SuiteSpec, data if tests is not listed else {**data, "tests": []}, self.source)
        if tests == []:
            faults.append(self.source.diagnostic(("tests",), message("suite.no_tests")))
        for i, test in enumerate(listed):
            case, wrong = validate(CaseSpec, test, self.source, ("tests", i))
            self.cases |= {i: case} if case else {}
            faults += wrong
        self.faults += faults
        if envelope or "policy" not in data:
            self.policy = self._tested(envelope.policy if envelope else None)

    def _tested(self, name: str | None) -> Path | None:
        """The policy that the file names, else the one beside it or beside the folder ``tests`` that it is in."""
        folder = self.path.absolute().parent
        if name is not None:
            candidates = [policy_path(str(folder / name)) if is_path(name) else policy_path(name)]
        else:
            above = [up.parent for up in (folder, *folder.parents) if up.name == _FOLDER]
            candidates = [around / POLICY_FILE for around in (folder, *above)]
        found = next((path for path in candidates if path.is_file()), None)
        if found is None and name is not None:
            self.faults.append(self.source.diagnostic(("policy",), message("policy.no_policy_file")))
        elif found is None:
            self.faults.append(self.source.diagnostic((), message("suite.no_policy"), message("suite.hint_policy")))
        return found
