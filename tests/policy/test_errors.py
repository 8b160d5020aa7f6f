"""Each folder of tests/cases/policy_errors and config_errors is unusable; what is said of it must be that exactly."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from policylint import config
from policylint.engine.compiler import compile_policy
from policylint.errors import PolicyError
from policylint.messages import LANGUAGES
from policylint.messages.policy import MESSAGES as POLICY
from policylint.messages.yaml import MESSAGES as YAML
from policylint.policy.loader import read
from policylint.report.frame import render_diagnostics

CASES = Path(__file__).parent.parent / "cases"
PACKAGE = Path(config.__file__).parent
# POLICYLINT_WRITE_EXPECTED=1 writes what is said now, to be read before it is committed.
WRITE = "POLICYLINT_WRITE_EXPECTED" in os.environ


def cases(area: str) -> list[str]:
    return sorted(path.relative_to(CASES).as_posix() for path in (CASES / area).iterdir())


def compiled(path: Path) -> object:
    return compile_policy(read(path))


@pytest.mark.parametrize("case", [*cases("policy_errors"), *cases("policy_errors_compile"), *cases("config_errors")])
def test_error_text(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES / case)
    read, path = (compiled, "policy.yaml") if case.startswith("policy") else (config.load, config.FILE_NAME)
    with pytest.raises(PolicyError) as raised:
        read(Path(path))
    for language in LANGUAGES:
        said = render_diagnostics(raised.value.diagnostics, language)
        expected = Path(f"expected.{language}.txt")
        if WRITE:
            expected.write_text(said, encoding="utf-8")
        assert said == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize(("key", "said"), [*POLICY.items(), *YAML.items()])
def test_sentences_say_the_same_in_both_languages(key: str, said: dict[str, str]) -> None:
    assert set(said) == set(LANGUAGES)
    assert len({frozenset(re.findall(r"(?<!\{)\{(\w+)\}", text)) for text in said.values()}) == 1


def test_every_sentence_is_said_and_every_said_sentence_is_there() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if path.parent.name != "messages"
    )
    said = {key for key in re.findall(r'"((?:policy|yaml)\.[a-z_0-9]+)"', source) if key not in ("policy.yaml",)}
    composed = {key for key in {*POLICY, *YAML} if key.startswith("policy.severity_")}
    assert said | composed == {*POLICY, *YAML}
