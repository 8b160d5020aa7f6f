"""No text of a policy acts on the page that shows it, and none that is secret is shown."""

from __future__ import annotations

import re
from typing import Any

import pyromark
import pytest
from canaries import traces
from document_support import POLICY, Page, documents, one
from hypothesis import example, given
from hypothesis import strategies as st

from policylint.document import html, markdown
from policylint.document.build import document
from policylint.document.secrets import Secrets
from policylint.findings import REDACTED
from policylint.policy.loader import load
from policylint.report.escape import UNSAFE, one_line

HOSTILE = [
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    "\"><svg onload='x'>",
    "a | b || c \\| d \\\\| e",
    "*a* **b** _c_ `d` ``e` ~~f~~ $g$",
    "[a](javascript:b) ![c](d) [e]: f <https://g.h>",
    "# a",
    "- a",
    "1. a",
    "---",
    "=",
    "&lt;b&gt; &amp; &#60; ]]> --> <!-- x",
    "a\u202eb\x1b[31mc\u200bd\x00e",
    "{{x}} ${y} {% z %}",
    ":tea: https://example.com www.example.com a@b.tw",
    "a\n\n# b\n| c |\n```\n<d>",
]
OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_FOOTNOTES
)
OWN_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "div", "header", "main", "nav", "section", "article"),
    *("h1", "h2", "h3", "h4", "h5", "p", "a", "span", "code", "q", "ol", "ul", "li", "dl", "dt", "dd"),
    *("details", "summary", "table", "thead", "tbody", "tr", "th", "td"),
}


def policy(text: str) -> dict[str, Any]:
    """A policy with one text wherever a text of its author's choice can stand."""
    said = re.sub(r"[{}$]", "", text)  # names and placeholders are there, or the policy is faulty
    examples = {"violating": [text, {"text": text, "set": {"note": text}}], "compliant": [text]}
    common = {"title": text, "message": said, "suggest": said, "references": [text], "when": {"note": [text]}}
    return {
        "name": "t",
        "title": text,
        "description": text,
        "version": text,
        "owner": {"team": text, "contact": text},
        "clauses": [{"id": "1", "title": text, "text": text}, {"id": "1.1 <b>|x", "text": text}],
        "accounts": {"a": {"platform": text, "handle": text, "owner": text}},
        "people": [{"id": "p", "names": [f"x{text}"], "title": text, "may_speak_on": ["t"], "accounts": ["a"]}],
        "roles": {"r": {"title": text, "members": ["p"]}},
        "topics": {"t": {"title": text, "terms": ["茶"]}},
        "windows": {"w": {"title": text, "monthly": {"from": 1, "until": 2}}},
        "rules": [
            {"id": "a", "kind": "forbid", "clause": "1", "terms": ["茶"], "examples": examples, **common},
            {"id": "b", "kind": "replace", "terms": [{"term": "茶", "prefer": text}], **common},
            {"id": "c", "kind": "attest", "statement": f"x{said}", "role": "r", **common},
        ],
    }


def both(source: dict[str, Any]) -> tuple[str, str]:
    loaded = load(source)
    found = [document(loaded, "zh-TW", Secrets(loaded)), document(loaded, "en", Secrets(loaded), prefix="en-")]
    return html.render(found), markdown.render(found)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    page, source = both(policy(text))
    assert set(UNSAFE.findall(page) + UNSAFE.findall(source)) <= {"\n"}
    shown = Page(page)
    assert shown.faults == []
    assert {tag for tag, _ in shown.tags} <= OWN_TAGS
    assert not [name for _, given in shown.tags for name in given if name.startswith("on")]
    assert all(h.startswith(("#", "mailto:", "https://", "http://")) for h in shown.values("href"))
    assert len(shown.values("id")) == len(set(shown.values("id")))
    rendered = Page(pyromark.html(source, options=OPTIONS))
    assert rendered.faults == []
    assert {tag for tag, _ in rendered.tags} <= OWN_TAGS | {"strong", "em", "br", "hr"}
    squeezed = re.sub(r"\s+", "", one_line(text))
    for words in (shown.text, rendered.text):
        # Title, description, message and example among them.
        assert re.sub(r"\s+", "", words).count(squeezed) > 10


nasty = st.text(
    st.one_of(st.sampled_from("\\`*_[]<>|~&$#!:()-+=.1w @\t\n\r{}'\"/"), st.characters(categories=["Ll", "Lo", "Nd"])),
    max_size=25,
)


@example("www.a b.c")
@example("a\\|b")
@example("+ a")
@given(nasty)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    for frame, tag in (
        ("{}\n", "p"),
        ("# {}\n", "h1"),
        ("- {}\n", "li"),
        ("| {} |\n| - |\n", "th"),
        ("**x {} x**", "p"),
    ):
        shown = Page(pyromark.html(frame.format(markdown.escaped(text)), options=OPTIONS))
        assert {t for t, _ in shown.tags} <= {tag, "ul", "table", "thead", "tbody", "tr", "strong"}
        words = shown.text.replace("x", "") if "**" in frame else shown.text
        expected = one_line(text).replace("x", "") if "**" in frame else one_line(text)
        assert " ".join(words.split()) == " ".join(expected.split())


@given(st.text(st.sampled_from("`a |\\*"), min_size=1, max_size=12).filter(str.strip))
def test_code_reads_as_it_was(text: str) -> None:
    from policylint.document.model import Code

    line = (Code(text=text),)
    for source in (markdown._line(line), f"| {markdown._line(line, in_table=True)} |\n| - |\n"):
        shown = Page(pyromark.html(source, options=OPTIONS))
        assert "code" in {tag for tag, _ in shown.tags}
        assert shown.text.strip() == one_line(text).strip()


CANARIES = ("鳳凰計畫", "Zephyr", "朱雀", "PX-204", "金絲雀五號", "白孔雀七號")


@pytest.mark.parametrize("render", [html.render, markdown.render])
def test_a_secret_is_not_told(render: Any) -> None:
    """Canaries stand in a confidential rule's terms, pattern, sentences, condition and examples, and in other rules."""
    source = POLICY.read_text(encoding="utf-8")
    page = render(documents())
    assert all(canary in source for canary in CANARIES)
    assert traces(page.encode(), CANARIES) == []
    # Seen to be hidden where another rule tells it.
    assert REDACTED in page.replace("\\", "")


def test_a_confidential_rule_says_what_holds_no_secret() -> None:
    text = Page(html.render([one("zh-TW")])).text
    assert "內部代號" in text
    assert "用公開名稱。" in text
    assert "保密辦法" not in text
    assert "這裡不列出它要找的詞與例句" in text


@pytest.mark.parametrize("told", ["Ｚephyr 來了", "zephyr", "Zephyrs", "Z e p h y r", "用 PX-999", "不朱雀不"])
def test_its_own_sentence_tells_it_in_no_way(told: str) -> None:
    rule = {"id": "a", "kind": "forbid", "confidential": True, "terms": ["Zephyr", "朱雀"], "patterns": ["PX-\\d+"]}
    loaded = load({"name": "t", "rules": [{**rule, "title": told, "suggest": "改寫", "message": "不行"}]})
    text = Page(html.render([document(loaded, "zh-TW", Secrets(loaded))])).text
    assert told not in text
    assert "改寫" in text
    assert "不行" in text


def test_what_a_retired_rule_looked_for_is_secret_still() -> None:
    rule = {"id": "a", "kind": "forbid", "confidential": True, "status": "retired", "terms": ["Zephyr"]}
    other = {"id": "b", "kind": "forbid", "terms": ["茶"], "examples": {"violating": ["Zephyr 的茶"]}}
    loaded = load({"name": "t", "rules": [rule, other]})
    text = Page(html.render([document(loaded, "en", Secrets(loaded))])).text
    assert "Zephyr" not in text
    assert f"{REDACTED} 的茶" in text


def test_a_confidential_embargo_on_topics_has_no_words_to_hide() -> None:
    source = {
        "name": "t",
        "topics": {"money": {"title": "財務", "terms": ["營收"]}},
        "rules": [
            {"id": "a", "kind": "embargo", "confidential": True, "topics": "money", "until": "2027-01-01T00:00+08:00"},
            {"id": "b", "kind": "forbid", "confidential": True, "terms": ["Zephyr"]},
        ],
    }
    text = Page(both(source)[0]).text
    assert "財務" in text
    assert "Zephyr" not in text


def test_a_text_that_cannot_be_looked_through_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policylint.engine.scan.PATTERN_SECONDS", 0.01)
    rule = {"id": "a", "kind": "forbid", "confidential": True, "patterns": ["(?:(?:a|aa)+)+[0-9]"]}
    slow = {"id": "b", "kind": "forbid", "terms": ["茶"], "title": "a" * 60}
    loaded = load({"name": "t", "rules": [rule, slow]})
    text = Page(html.render([document(loaded, "en", Secrets(loaded))])).text
    assert "aaaa" not in text
    assert REDACTED in text


def test_the_words_of_a_topic_that_a_confidential_embargo_names_are_hidden() -> None:
    embargo = {"id": "a", "kind": "embargo", "confidential": True, "topics": "m", "until": "2030-01-01T00:00+08:00"}
    topics = {"m": {"title": "M", "terms": ["Xenonium"]}, "n": {"title": "N", "terms": ["茶"]}}
    for text in both({"name": "t", "topics": topics, "rules": [embargo]}):
        assert not traces(text.encode(), ["Xenonium"])
        assert "茶" in text
