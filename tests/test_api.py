"""The public API: types, errors, and the same answers as the command line."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

import policylint
from policylint import PolicyError

RULES: dict[str, Any] = {"rules": [{"id": "tea", "kind": "forbid", "terms": ["治失眠"], "when": {"product": "food"}}]}
TEXT = "這款茶可以治失眠。"


def test_a_finding_has_the_fields_of_the_json() -> None:
    report = policylint.check_text(TEXT, policy=RULES, metadata={"product": "food", "platform": "facebook"})
    (finding,) = report.findings
    assert (finding.rule, finding.severity, finding.match, finding.offset, finding.targets) == (
        "inline/tea", "error", "治失眠", 5, ("facebook",),
    )  # fmt: skip
    data: Any = report.to_dict()
    for name, value in data["findings"][0].items():
        own = getattr(finding, name)
        assert (list(own) if isinstance(own, tuple) else own) == value


def test_a_policy_is_loaded_once_and_used_often() -> None:
    policy = policylint.load_policy(RULES)
    assert (policy.name, policy.version, policy.rules) == ("inline", None, ("inline/tea",))
    assert policy.digest.startswith("sha256:")
    first, second = (policylint.check_text(TEXT, policy=policy, metadata={"product": "food"}) for _ in range(2))
    assert first == second
    assert not policylint.check_text(TEXT, policy=policy).findings


def test_a_shipped_policy_by_name() -> None:
    assert policylint.load_policy("brand-tw").name == "brand-tw"


def test_paths_one_or_several(tmp_path: Path) -> None:
    draft = tmp_path / "a.md"
    draft.write_text(f"---\nproduct: food\n---\n{TEXT}\n", encoding="utf-8")
    for paths in (str(draft), draft, [draft], tmp_path, [str(tmp_path), draft]):
        report = policylint.check_paths(paths, policy=RULES)
        assert [f.rule for f in report.findings] == ["inline/tea"], paths
        assert (report.files, report.drafts) == (1, 1)


def test_select_and_ignore(tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text(TEXT, encoding="utf-8")
    assert not policylint.check_paths(draft, policy=RULES, metadata={"product": "food"}, ignore=["inline"]).findings
    assert policylint.check_paths(draft, policy=RULES, metadata={"product": "food"}, select=["inline/*"]).findings
    with pytest.raises(ValueError, match="no rule or pack is called 'inline/te'"):
        policylint.check_paths(draft, policy=RULES, select=["inline/te"])


def test_the_clock_is_passed_in() -> None:
    policy = {
        "rules": [{"id": "a", "kind": "forbid", "terms": ["甲乙"], "since": "2026-11-01"}],
        "review_by": "2026-10-01",
    }
    before, after = datetime.datetime(2026, 9, 30), datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)  # noqa: DTZ001
    early = policylint.check_text("甲乙", policy=policy, now=before)
    late = policylint.check_text("甲乙", policy=policy, now=after, language="en")
    assert (len(early.findings), len(early.notices)) == (0, 0)
    assert (len(late.findings), len(late.notices)) == (1, 1)
    assert "due for review" in late.notices[0]


def test_languages() -> None:
    said = {
        language: policylint.check_text(TEXT, policy=RULES, metadata={"product": "food"}, language=language)
        .findings[0]
        .message
        for language in ("zh-TW", "en")
    }
    assert said == {"zh-TW": "「治失眠」不得使用。", "en": "“治失眠” must not be used."}
    with pytest.raises(ValueError, match="unknown language"):
        policylint.check_text(TEXT, policy=RULES, language="fr")  # type: ignore[arg-type]


def test_errors_have_places_and_words() -> None:
    with pytest.raises(PolicyError) as raised:
        policylint.load_policy({"rules": [{"id": "a", "kind": "forbid", "terms": [""]}, {"id": "b", "kind": "frobid"}]})
    assert len(raised.value.diagnostics) == 2
    assert "rules[0].terms[0]" in str(raised.value)
    with pytest.raises(PolicyError):
        policylint.load_policy("no-such-policy")


def test_everything_public_is_there() -> None:
    assert all(hasattr(policylint, name) for name in policylint.__all__)
    with pytest.raises(AttributeError):
        _ = policylint.nothing_like_it
