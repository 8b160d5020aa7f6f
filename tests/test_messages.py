"""The catalogue: what is said in one language is said in the other, of the same things; how sentences are filled."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from policylint import messages
from policylint.kinds.spec import localized
from policylint.messages import LANGUAGES, Language, message, say

AREAS = sorted(path.stem for path in Path(str(messages.__file__)).parent.glob("*.py") if path.stem != "__init__")
# What was written in each language; a month, which one of them writes as a word.
DIFFERENT = ("notes.said", "document.day")


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_name_the_same(area: str) -> None:
    for key, said in import_module(f"policylint.messages.{area}").MESSAGES.items():
        assert key.startswith(f"{area}.")
        assert set(said) == set(LANGUAGES)
        named = [frozenset(re.findall(r"(?<!\{)\{(\w+)\}", text)) for text in said.values()]
        assert len(set(named)) == 1 or key in DIFFERENT, key


@pytest.mark.parametrize("area", AREAS)
def test_brackets_stand_in_no_brackets(area: str) -> None:
    said = [text for each in import_module(f"policylint.messages.{area}").MESSAGES.values() for text in each.values()]
    assert [text for text in said if re.search(r"（[^（）]*（|）（|\([^()]*\(|\) \(", text)] == []


@pytest.mark.parametrize("area", AREAS)
def test_chinese_has_chinese_punctuation(area: str) -> None:
    said = [each["zh-TW"] for each in import_module(f"policylint.messages.{area}").MESSAGES.values()]
    # What stands between a key and its value, and between a file and its line, is half-width.
    assert [text for text in said if re.search("[\u3400-\u9fff][,;!?]|[,;!?] ?[\u3400-\u9fff]", text)] == []
    assert [text for text in said if re.search("[\u3400-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u3400-\u9fff]", text)] == []


LEGAL = message("notes.said", zh="法務", en="Legal")


@pytest.mark.parametrize(
    ("language", "value", "expected"),
    [
        ("zh-TW", "Legal", "不是以 Legal 的身分"),
        ("zh-TW", "公關", "不是以公關的身分"),
        ("zh-TW", "「PR」", "不是以「PR」的身分"),
        ("zh-TW", LEGAL, "不是以法務的身分"),
        ("zh-TW", [LEGAL, "PR", 3], "不是以法務、PR、3 的身分"),
        ("zh-TW", (), "不是以的身分"),
        ("en", [LEGAL, "公關"], "not as Legal, 公關"),
        ("en", "{role}", "not as {role}"),
    ],
)
def test_what_fills_a_sentence_is_said_in_its_language(language: Language, value: Any, expected: str) -> None:
    assert say("signoff.other_role", language, roles=value) == expected
    assert message("signoff.other_role", roles=value).text(language) == expected


def test_braces_of_a_sentence_are_no_placeholders() -> None:
    assert say("rule.unknown_placeholder", "en", name="x", known=["{a}", "{b}"]) == (
        "Unknown placeholder “{x}”; known here: {a}, {b}."
    )


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("請改寫。", {"zh-TW"}),
        ("「{match}」不得使用", {"zh-TW"}),
        ("Facebook 與 Instagram 請用官方帳號。", {"zh-TW"}),
        ("Ask PR, not 公關部.", {"en"}),
        ("“{match}” must not be used.", {"en"}),
        ("{match} / {term}", {"zh-TW", "en"}),
        ("$company: {match}", {"zh-TW", "en"}),
        ({"en": "請改寫。"}, {"en"}),
    ],
)
def test_a_text_tells_its_language(text: Any, languages: set[str]) -> None:
    assert set(localized(text)) == languages
