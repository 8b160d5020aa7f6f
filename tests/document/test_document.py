"""A policy as a document: everything is where it belongs, once, and the same in both formats."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pyromark
import pytest
from document_support import POLICY, Page, documents, made, one

from policylint.document import html, markdown
from policylint.document.build import document
from policylint.document.model import ClauseEntry, Document, RuleGroup, Table
from policylint.document.secrets import Secrets
from policylint.drafts.fields import platform_of
from policylint.messages import LANGUAGES
from policylint.messages.document import MESSAGES
from policylint.policy.loader import load

SOURCES: list[Any] = [POLICY, "brand-tw"]
# POLICYLINT_WRITE_EXPECTED=1 writes what is made now, to be read before it is committed.
WRITE = "POLICYLINT_WRITE_EXPECTED" in os.environ


@pytest.fixture(params=SOURCES, ids=str)
def source(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Any:
    return request.param


def table(document: Document, name: str, index: int = 0) -> Table:
    [section] = [s for s in document.sections if s.anchor == name]
    found = section.body[index]
    assert isinstance(found, Table)
    return found


def cells(found: Table) -> list[list[str]]:
    """The text of every cell."""
    return [["".join(p if isinstance(p, str) else p.text for p in line) for line in row] for row in found.rows]


def test_the_whole_document(language: Any) -> None:
    made_now = markdown.render([one(language)])
    expected = POLICY.with_name(f"expected.{language}.md")
    if WRITE:
        expected.write_text(made_now, encoding="utf-8")
    assert made_now == expected.read_text(encoding="utf-8")


def test_the_page_is_well_formed(source: Any) -> None:
    page = Page(html.render(documents(source)))
    assert page.source.startswith("<!DOCTYPE html>")
    assert page.faults == []
    ids = page.values("id")
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    internal = [href.removeprefix("#") for href in page.values("href") if href.startswith("#")]
    assert internal
    assert set(internal) <= set(ids)
    assert all(href.startswith(("#", "mailto:", "https://", "http://")) for href in page.values("href"))


def test_the_page_needs_nothing_else(source: Any) -> None:
    page = Page(html.render(documents(source)))
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in page.tags}
    assert page.values("src") == []
    [style] = re.findall(r"<style>(.*?)</style>", page.source, re.S)
    assert not re.search(r"url\(|@import|@font-face", style)
    assert "default-src 'none'" in page.source


def test_the_page_can_be_read_without_seeing_it(source: Any) -> None:
    page = Page(html.render(documents(source)))
    assert [given["lang"] for tag, given in page.tags if tag in ("html", "div") and "lang" in given] == [
        "zh-TW",
        "zh-TW",
        "en",
    ]
    assert page.headings.count(1) == 2
    # No heading lies more than a level below the one before it.
    assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert all(given.get("aria-label") for tag, given in page.tags if tag in ("nav", "table"))
    assert all(given.get("scope") == "col" for tag, given in page.tags if tag == "th")


def test_every_clause_and_every_rule_in_force_is_there_once(source: Any, language: Any) -> None:
    loaded, _ = made(source)
    document = one(language, source)
    blocks = [block for section in document.sections for block in section.body]
    clauses = [block for block in blocks if isinstance(block, ClauseEntry)]
    assert [clause.number for clause in clauses] == [clause.id for clause in loaded.spec.clauses]
    shown = {rule.id: clause.number for clause in clauses for rule in clause.rules}
    shown |= {rule.id: None for block in blocks if isinstance(block, RuleGroup) for rule in block.rules}
    assert shown == {rule.id: rule.spec.clause for rule in loaded.rules if rule.spec.status != "retired"}
    page = Page(html.render([document]))
    assert sorted(name for name in page.values("id") if name.startswith(("c-", "r-"))) == sorted(
        [*(f"c-{clause.id}" for clause in loaded.spec.clauses), *(f"r-{rule}" for rule in shown)]
    )


def test_both_formats_say_the_same(source: Any) -> None:
    """Every text of the page stands in the Markdown as well, as its reader sees it."""
    page = Page(html.render(documents(source)))
    shown = Page(pyromark.html(markdown.render(documents(source)), options=pyromark.Options.ENABLE_TABLES))
    assert shown.faults == []
    text = re.sub(r"\s+", "", shown.text)
    missing = [w for words in page.words if (w := re.sub(r"\s+", "", words)) and w not in text]
    assert set(missing) <= {"English" + "version", "Contents", "目錄"}


def test_markdown_links_lead_somewhere(source: Any) -> None:
    page = Page(pyromark.html(markdown.render(documents(source)), options=pyromark.Options.ENABLE_TABLES))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {href.removeprefix("#") for href in page.values("href") if href.startswith("#")} <= set(ids)


def test_who_may_speak() -> None:
    found = table(one("zh-TW"), "speakers")
    assert found.columns == ("姓名", "職稱", "主題", "帳號", "起始日", "截止日", "訓練有效至")
    assert cells(found) == [
        ["林嵐", "執行長", "所有主題", "所有帳號", "", "", "2027 年 3 月 31 日"],
        ["吳霧", "公關經理", "tea", "brand-fb", "2026 年 1 月 1 日", "2026 年 12 月 31 日", ""],
    ]
    assert cells(table(one("en"), "speakers"))[0][:2] == ["Lan Lin", "CEO"]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("", []),
        (", until: 2020-12-31", ["Before their first day and after their last"]),
        (
            ", certified_until: 2020-12-31",
            ["Nobody whose training is over speaks for the company where a rule asks for training."],
        ),
    ],
)
def test_of_days_that_may_be_over_it_is_said_what_they_mean(tmp_path: Path, days: str, said: list[str]) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text(
        "policylint: 1\nname: acme\ntopics: {tea: {terms: [茶]}}\n"
        f"people: [{{id: wu, names: [吳霧], may_speak_on: [tea]{days}}}]\n",
        encoding="utf-8",
    )
    [speakers] = [section for section in one("en", path).sections if section.anchor == "speakers"]
    assert [str(line[0]).partition(",")[0] for line in speakers.intro[1:]] == said


def test_who_only_publishes_or_approves_is_told_apart() -> None:
    found = table(one("zh-TW"), "helpers")
    assert found.columns == ("姓名", "角色", "帳號", "訓練有效至")
    assert cells(found) == [["何露", "", "brand-fb", "2026 年 6 月 30 日"], ["陳茶", "法務", "", ""]]


def facts(rule: str) -> dict[str, str]:
    groups = [group for section in one("en").sections for group in section.body if isinstance(group, RuleGroup)]
    [entry] = [entry for group in groups for entry in group.rules if entry.id == rule]
    return {f.label: "".join(p if isinstance(p, str) else p.text for p in f.value) for f in entry.facts}


@pytest.mark.parametrize(
    ("rule", "label", "value"),
    [
        ("personal-data", "Looks for", "a Taiwan mobile number, an e-mail address"),
        ("personal-data", "The check says", "Do not publish …."),
        ("own-links", "Domains allowed", "shanlan.example, leaf.example, cups.example"),
        ("official-look", "The company's domains", "shanlan.example"),
        ("repeats", "Days without repeats", "14"),
        ("results", "Holds back", "Finance"),
    ],
)
def test_what_a_rule_without_words_looks_at(rule: str, label: str, value: str) -> None:
    assert facts(f"shop/{rule}")[label] == value


def test_a_rule_without_a_title_goes_by_its_id() -> None:
    text = Page(html.render([one("zh-TW")])).text
    assert "shop/personal-data" in text
    assert "0912" not in text


def test_approvals_and_sign_offs() -> None:
    assert cells(table(one("en"), "approvals")) == [
        [
            "posts on official accounts, except those about tea",
            "2 approvals",
            "Legal or Spokesperson",
            "Two approvals for official posts",
        ],
        ["posts that go out within 24 hours", "1 approval", "at least one from Legal", "Urgent"],
        ["posts about Finance", "a sign-off: the figures were checked", "Legal", "Sign-off on truth"],
    ]


def test_times_are_those_of_the_policy_s_zone() -> None:
    [section] = [s for s in one("en").sections if s.anchor == "calendar"]
    assert section.intro == (("All times are those of Asia/Taipei.",),)
    assert cells(table(one("en"), "calendar"))[0] == [
        "Quiet period",
        "from 1 January 2027, 00:00 to 20 January 2027, 09:00",
    ]
    assert cells(table(one("en"), "calendar", 1)) == [
        ["The new product", "certain words", "before 24 December 2026, 09:00; Quiet period"],
        ["shop/results", "Finance", "Before monthly revenue"],
    ]


def test_who_holds_a_role_is_told_by_name() -> None:
    found = {role: holders for role, holders, *_ in cells(table(one("zh-TW"), "contacts"))}
    assert found == {"本政策": "公關部", "法務": "陳茶、@law-desk、law@example.com", "發言人": "林嵐"}


def small(policy: dict[str, Any]) -> Document:
    loaded = load(policy)
    return document(loaded, "en", Secrets(loaded))


def test_a_policy_of_ten_lines_has_a_page() -> None:
    found = small({"name": "small", "rules": [{"id": "tea", "kind": "forbid", "terms": ["治失眠"]}]})
    assert [section.title for section in found.sections] == ["Rules"]
    assert "small/tea" in Page(html.render([found])).text
    assert "small/tea" in markdown.render([found])


def test_one_that_says_nothing_has_no_contents() -> None:
    found = small({"name": "small"})
    assert Page(html.render([found])).text.strip() == "smallsmall"  # the title of the window, and the heading
    assert markdown.render([found]) == '# <a id="en"></a>small\n'


@pytest.mark.parametrize(("key", "said"), MESSAGES.items())
def test_sentences_say_the_same_in_both_languages(key: str, said: dict[str, str]) -> None:
    assert set(said) == set(LANGUAGES)
    # The name of a month is English only.
    placeholders = [{*re.findall(r"\{(\w+)\}", text)} - {"month_name", "month"} for text in said.values()]
    assert placeholders[0] == placeholders[1]


def test_every_sentence_is_said() -> None:
    package = Path(html.__file__).parent
    files = [*package.glob("*.py"), package.parent / "policy/coverage.py"]
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    composed = ("state_", "means_", "severity_", "note_", "rule_", "column_", "kind_", "platform_", "when_", "part_")
    unsaid = [
        name
        for name in (key.removeprefix("document.") for key in MESSAGES)
        if not name.startswith(composed) and not re.search(rf'"(?:document\.)?{name}"', source)
    ]
    assert unsaid == []


def test_platforms_are_those_of_drafts() -> None:
    names = [key.removeprefix("document.platform_") for key in MESSAGES if key.startswith("document.platform_")]
    assert [platform_of(name) for name in names] == names
