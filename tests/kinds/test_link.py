"""Links on the command line, and what looking at them costs and must never tell."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from support import Cli

import policylint

POLICY = """
policylint: 1
name: acme
names: {domains: [shanlantea.com]}
extends: [links]
"""
DRAFT = """---
platform: facebook
link: http://shanlantea.com/gift
---
領取禮券：[官網](https://shаnlantea.com/gift)，或 https://reurl.cc/abc
"""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            [
                "“http://shanlantea.com/gift” is not encrypted.",
                "“shаnlantea.com (xn--shnlantea-1yh.com)” is not the company's, and can be taken for shanlantea.com.",
                "“reurl.cc” is a link shortener.",
            ],
        ),
        (
            "zh-TW",
            [
                "「http://shanlantea.com/gift」沒有加密",
                "「shаnlantea.com（xn--shnlantea-1yh.com）」不是公司的網域，卻容易被當成 shanlantea.com：用了",
                "「reurl.cc」是短網址",
            ],
        ),
    ],
)
def test_the_shipped_pack(cli: Cli, tmp_path: Path, lang: str, said: list[str]) -> None:
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    done = cli("check", "--policy", "policy.yaml", "--format", "json", "draft.md", lang=lang)
    findings = json.loads(done.stdout)["findings"]
    assert done.returncode == 1
    assert [(f["line"], f["column"], f["match"]) for f in findings] == [
        (3, 7, "http://shanlantea.com/gift"),
        (5, 19, "shаnlantea.com"),
        (5, 50, "reurl.cc"),
    ]
    assert [f["message"].startswith(text) for f, text in zip(findings, said, strict=True)] == [True] * 3
    assert findings[0]["suggestions"][0] == "https://shanlantea.com/gift"


SECRET = {"id": "a", "kind": "forbid", "confidential": True, "terms": [{"term": "曙光", "boundary": "loose"}]}
HOSTS = {"id": "a", "kind": "link", "confidential": True, "deny": ["曙光.example.com", "曙光.tw"]}
ALLOWED = {"id": "b", "kind": "link", "allow": ["shanlantea.com"], "message": "{match} {host} {ascii} {reason}"}


@pytest.mark.parametrize(
    ("secret", "address", "hidden"),
    [
        (SECRET, "https://曙光.example.com/x", ["曙光", "xn--54q983c"]),
        (HOSTS, "https://曙光.example.com/x", ["曙光", "xn--54q983c"]),
        (HOSTS, "https://xn--54q983c.example.com/x", ["曙光", "xn--54q983c"]),
        # The word is not written here, and no message brings it to light.
        (SECRET, "https://xn--54q983c.example.com/x", ["曙光"]),
        (SECRET, "https://%E6%9B%99%E5%85%89.example.com/x", ["曙光", "xn--54q983c"]),
    ],
)
def test_a_confidential_word_in_a_host_is_not_told(secret: dict[str, Any], address: str, hidden: list[str]) -> None:
    policy = policylint.load_policy({"rules": [secret, ALLOWED]})
    report = policylint.check_text(f"看 <{address}> 與 [此]({address})\n", policy=policy, format="markdown")
    assert "inline/b" in {finding.rule for finding in report.findings}
    # All that any reporter gets to see.
    assert [word for word in hidden if word in repr(report)] == []


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        ("沒有連結", set()),
        ("https://www.shanlantea.com https://example.org", set()),
        ("https://例子.台灣", {"idna"}),
        ("https://shanlantea.org", {"publicsuffixlist"}),
    ],
)
def test_what_few_links_need_is_loaded_for_these(cli: Cli, tmp_path: Path, text: str, loaded: set[str]) -> None:
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(text, encoding="utf-8")
    command = ("check", "--policy", "policy.yaml", "draft.txt")
    cli(*command)
    again = cli(*command, env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert {name for name in ("idna", "publicsuffixlist") if f"| {name}\n" in again.stderr} == loaded


def test_time_grows_with_the_number_of_links() -> None:
    rule = {"id": "a", "kind": "link", "lookalikes": "deny", "own": ["shanlantea.com"]}
    policy = policylint.load_policy({"rules": [rule]})
    text = "官網shanlantea.com見https://exаmple.org/a。\n" * 4000
    start = time.perf_counter()
    assert not policylint.check_text(text, policy=policy).findings
    # One second here; what grows with the square takes minutes.
    assert time.perf_counter() - start < 20
