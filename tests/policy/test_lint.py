"""Remarks on rules: what is said of each policy of tests/cases/lint, and that the engine bears it out."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML
from support import CASES

import policylint
from policylint.messages import LANGUAGES
from policylint.messages.lint import MESSAGES
from policylint.policy.lint import lint
from policylint.policy.loader import load
from policylint.text.lexicon import open_lexicon

if TYPE_CHECKING:
    from policylint.errors import Diagnostic
    from policylint.text.lexicon import Lexicon


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}-{case['name']}")
        for path in sorted((CASES / "lint").glob("*.yaml"))
        for case in YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    ]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return open_lexicon(Path(os.environ["POLICYLINT_CACHE_DIR"]))


def remarks(policy: str | dict[str, Any], lexicon: Lexicon) -> list[Diagnostic]:
    found = list(lint(load(policy), lambda: lexicon))
    return sorted(found, key=lambda d: (d.path, d.line, d.column))


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lexicon: Lexicon) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {"policy.yaml": case["policy"], **case.get("files", {})}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = remarks("./policy.yaml", lexicon)
    said = [shown(d) for d in found]
    if "remarks" in case:
        assert said == case["remarks"]
    else:
        assert (len(said), said[-1]) == (case["count"], case["last"])
    hidden = re.compile("|".join(case.get("secret", [r"(?!)"])))
    for d in found:
        for language in LANGUAGES:
            assert d.message.text(language)
            assert not hidden.search(d.message.text(language) + d.excerpt)


def shown(d: Diagnostic) -> str:
    file = "" if d.path == "policy.yaml" else f"{d.path}:"
    return f"{file}{d.line}:{d.column}-{d.end_column} {d.severity} {d.message.text('en')}"


def test_the_cases_have_every_sentence_there_is() -> None:
    whole = [case.values[0] for case in cases()]
    said = "\n".join(line for case in whole for line in [*case.get("remarks", ()), case.get("last", "")])
    for key, sentence in MESSAGES.items():
        longest = max(re.split(r"\{\w+\}", sentence["en"]), key=len)
        assert longest in said, key


def keys(rule: dict[str, Any], lexicon: Lexicon) -> list[str]:
    """The sorts of remarks that a rule gets; given as data, it has its keys before each sentence."""
    found = remarks({"rules": [{"id": "rule", "kind": "forbid", **rule}]}, lexicon)
    return [str(getattr(d.message.args["message"], "key", "")) for d in found]


def matches(rule: dict[str, Any], text: str) -> list[str]:
    report = policylint.check_text(text, policy={"rules": [{"id": "rule", "kind": "forbid", **rule}]})
    return [f.match for f in report.findings if f.severity != "info"]


@pytest.mark.parametrize("term", ["@rival", "www.rival.com", "pr@rival.com", "\u0301cole", " ad "])
def test_a_term_that_is_said_not_to_be_found_is_not(term: str, lexicon: Lexicon) -> None:
    assert keys({"terms": [term]}, lexicon)
    assert matches({"terms": [term]}, f"與{term.strip()}，\n在{term.strip()}。") == []


@pytest.mark.parametrize(
    "term",
    [
        "機密",
        "C++",
        "100%",
        "No.1",
        "A股",
        "5G手機",
        "#1",
        "🅱🅴🆂🆃",
        "ｶﾞ",
        "école",
        "㎏",
        "½",
        "👨\u200d👩\u200d👧",
        "#rival",
        "b@d",
        "例.子",
    ],
)
def test_of_a_term_that_is_found_nothing_is_said(term: str, lexicon: Lexicon) -> None:
    assert keys({"terms": [term]}, lexicon) == []
    assert len(matches({"terms": [term]}, f"{term}\n，{term}，")) == 2


@pytest.mark.parametrize(("term", "word"), [("保證", "保證金"), ("自慰", "聊以自慰"), ("第一", "第一次")])
def test_a_word_that_is_offered_as_an_exception_is_a_finding(term: str, word: str, lexicon: Lexicon) -> None:
    rule = {"terms": [term]}
    assert keys(rule, lexicon) == ["lint.common_words"]
    assert matches(rule, word) == [term]
    excepted = {**rule, "unless": {"within": [word]}}
    assert matches(excepted, word) == []
    [*others] = remarks({"rules": [{"id": "rule", "kind": "forbid", **excepted}]}, lexicon)
    assert all(word not in d.message.text("zh-TW").partition("：")[2] for d in others)


def test_a_single_character_is_not_found_in_the_words_that_are_named(lexicon: Lexicon) -> None:
    assert keys({"terms": ["最"]}, lexicon) == ["lint.single_word"]
    assert matches({"terms": ["最"]}, "最後，最大，最高，最終，最近。") == []
    assert len(matches({"terms": ["最"], "boundary": "loose"}, "最後，最大，最高，最終，最近。")) == 5


@pytest.mark.parametrize(
    "terms",
    [
        ["機密", "机密"],
        ["台灣", "臺灣"],
        ["BEST", "ＢＥＳＴ"],
        ["内部机密", "內部機密"],
        ["內部機密", "機密"],
        ["cure all", "cure"],
    ],
)
def test_what_is_said_to_be_found_already_is(terms: list[str], lexicon: Lexicon) -> None:
    assert {"lint.same_term", "lint.covered"} & set(keys({"terms": terms}, lexicon))
    kept = [terms[1]] if len(terms[1]) < len(terms[0]) else [terms[0]]
    for text in (f"這是{terms[0]}的文件", f"see {terms[0]} and {terms[1]}."):
        assert len(matches({"terms": kept}, text)) == len(matches({"terms": terms}, text)) > 0


@pytest.mark.parametrize(
    "terms", [["裡面", "里面"], ["後面", "后面"], ["機密", "手機密碼"], ["cure", "secure"], ["Apple", "apple pie"]]
)
def test_terms_that_find_something_of_their_own_stay(terms: list[str], lexicon: Lexicon) -> None:
    assert keys({"terms": terms}, lexicon) == []
    assert len(matches({"terms": terms}, f"，{terms[1]}，")) == 1
    assert matches({"terms": terms[:1]}, f"，{terms[1]}，") == []


def test_what_is_wrong_is_found_among_twenty_thousand_terms(lexicon: Lexicon) -> None:
    """Terms that were compared each with each, 200 million pairs, would take minutes."""
    characters = "機密保證天然第一有效國家系統公司產品服務活動內部資料消息"
    words = [a + b + c for a in characters for b in characters for c in characters][:20_000]
    assert keys({"terms": words}, lexicon) == []
    policy = {"rules": [{"id": "rule", "kind": "forbid", "terms": [*words, "机密保", "保證天，密"]}]}
    assert len(remarks(policy, lexicon)) == 2
    assert keys(policy["rules"][0], lexicon) == ["lint.same_term", "lint.covered"]


def test_ascii_rules_need_no_lexicon() -> None:
    def lexicon() -> Lexicon:
        raise AssertionError

    loaded = load({"rules": [{"id": "rule", "kind": "forbid", "terms": ["best", "@rival", "C++"]}]})
    assert len(list(lint(loaded, lexicon))) == 1
