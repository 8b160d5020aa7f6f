"""Each folder of tests/cases/policy_errors is a policy that cannot be used; what is said of it is compared to the letter."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from policylint.errors import PolicyError
from policylint.messages import LANGUAGES
from policylint.policy.loader import load
from policylint.report.frame import render_diagnostics

CASES = Path(__file__).parent.parent / "cases" / "policy_errors"
# POLICYLINT_WRITE_EXPECTED=1 writes what is said now, to be read before it is committed.
WRITE = "POLICYLINT_WRITE_EXPECTED" in os.environ


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
def test_error_text(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES / name)
    with pytest.raises(PolicyError) as raised:
        load("./policy.yaml")
    for language in LANGUAGES:
        said = render_diagnostics(raised.value.diagnostics, language)
        expected = Path(f"expected.{language}.txt")
        if WRITE:
            expected.write_text(said, encoding="utf-8")
        assert said == expected.read_text(encoding="utf-8")
