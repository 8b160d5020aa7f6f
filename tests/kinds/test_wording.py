"""What findings say of all that the cases of tests/cases/kinds find: sentences in one language, for people to read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

import pytest
from kind_cases import cases_of, reports

import policylint
from policylint.kinds import KINDS, load_kind
from policylint.messages import LANGUAGES, Language

HAN = "[\u3400-\u9fff]"
PYTHON = re.compile(r"\[['\"]|\['|\bNone\b|\bTrue\b|\bFalse\b|datetime|\bMessage\(")
BRACKETS = re.compile(r"（[^（）]*（|\([^()]*\(|）（|\) \(")
COMMA = re.compile(rf"{HAN}[,;]|[,;] ?{HAN}")
QUOTED = re.compile("「[^」]*」|“[^”]*”")
UNFILLED = re.compile(r"\{[a-z_]+\}")


def messages(kind: str, language: Language, *, filled: bool = False) -> Iterator[str]:
    """What rules without a message say of a kind's cases; ``filled``, those whose message names all that it can."""
    for case in cases_of(kind):
        message = {language: with_every_placeholder(kind, case["rule"])} if filled else None
        rule = {"id": "rule", "kind": kind, **case["rule"], "message": message}
        for _, report in reports(case, {k: v for k, v in rule.items() if v is not None}, language):
            yield from (finding.message for finding in report.findings if finding.rule.endswith("/rule"))


def with_every_placeholder(kind: str, rule: dict[str, Any]) -> str:
    # What a link lacks only a rule on parameters knows.
    names = (name for name in load_kind(kind).PLACEHOLDERS if name != "parameter" or "utm" in rule)
    return " ".join(f"[{{{name}}}]" for name in names)


@pytest.fixture(params=sorted(set(KINDS) - {"duplicate"}))  # whose cases are runs of several drafts
def kind(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_are_sentences(kind: str, language: Language) -> None:
    said = set(messages(kind, language))
    assert said
    assert {m for m in said if PYTHON.search(m)} == set()
    # What a draft or a policy says is quoted as it is.
    own = {QUOTED.sub("…", m) for m in said}
    assert {m for m in own if BRACKETS.search(m) or (language == "zh-TW" and COMMA.search(m))} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_hold_words(kind: str, language: Language) -> None:
    said = set(messages(kind, language, filled=True))
    assert said
    assert {m for m in said if PYTHON.search(m) or UNFILLED.search(m)} == set()


VALUES = {
    "甲, 乙": ["甲", "乙"],
    "x: 1, y: 2": {"x": 1, "y": 2},
    "true": True,
    "甲, null": ["甲", None],
    "2026-12-01": datetime.date(2026, 12, 1),
    "2026-12-01 09:00+08:00": datetime.datetime(2026, 12, 1, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=8))),
    "2 3, k: 甲 乙": [[2, 3], {"k": ["甲", "乙"]}],
}


@pytest.mark.parametrize("shown", VALUES)
def test_values_of_fields_are_said_as_people_write_them(shown: str) -> None:
    rule = {"id": "rule", "kind": "field", "field": "note", "values": ["丙", 4]}
    for language in LANGUAGES:
        row = shown if language == "en" else shown.replace(", ", "、")
        report = policylint.check_text(
            "x", policy={"rules": [rule]}, metadata={"note": VALUES[shown]}, language=language
        )
        [finding] = report.findings
        assert finding.match == shown
        assert (
            finding.message
            == {
                "en": f"The field note has the value “{row}”; expected: 丙 / 4.",
                "zh-TW": f"欄位 note 的值「{row}」不符，應為：丙 / 4。",
            }[language]
        )


OWN = {"zh-TW": "請修改：{}。", "en": "Please mend this: {}."}


@pytest.mark.parametrize("name", ["a text", "by language"])
@pytest.mark.parametrize("other", LANGUAGES)
@pytest.mark.parametrize("own", LANGUAGES)
def test_a_message_in_one_language_is_filled_in_that_one(own: Language, other: Language, name: str) -> None:
    said = OWN[own].format("{missing}")
    rule = {"id": "rule", "kind": "approval", "message": said if name == "a text" else {own: said}, "each": ["pr"]}
    policy = {"rules": [rule], "roles": {"pr": {"title": {"zh-TW": "公關", "en": "PR"}, "members": ["@a", "@b"]}}}
    report = policylint.check_text(
        "x", policy=policy, metadata={"approvals": [{"by": "@a", "role": "boss"}]}, language=other
    )
    [finding] = report.findings
    assert (
        finding.message
        == {
            "zh-TW": "請修改：公關的核准。（@a 不算：並未擔任「boss」。）",
            "en": "Please mend this: an approval by PR. (@a does not count: “boss” is not their role.)",
        }[own]
    )
