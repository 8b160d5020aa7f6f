"""``policylint digest`` as an approver runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import Cli

POSTS = '[{"text": "早安"}, {"text": "晚安"}]'
POLICY = """\
policylint: 1
name: shop
rules: [{id: approved, kind: approval, message: {zh-TW: 要核准。, en: Not approved.}}]
"""


def test_every_post_has_a_row(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "posts.json").write_text(POSTS, encoding="utf-8")
    (tmp_path / "post.txt").write_text("早安\n", encoding="utf-8")
    done = cli("digest", "post.txt", "posts.json")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line.split("  ") for line in done.stdout.splitlines()]
    assert [row[:2] for row in rows] == [["post.txt", "1"], ["posts.json", "1"], ["posts.json", "2"]]
    assert rows[0][2] == rows[1][2] != rows[2][2]
    assert "早安" not in done.stdout
    listed = json.loads(cli("digest", "--json").stdout)
    assert [[row["path"], str(row["draft"] + 1), row["digest"]] for row in listed] == rows
    assert cli("digest", "-", input="早安").stdout == f"<stdin>  1  {rows[0][2]}\n"


def test_what_cannot_be_read_is_told(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text("---\nauthor: [\n---\n早安\n", encoding="utf-8")
    done = cli("digest", "post.md", "missing.md", "post.pdf")
    assert done.returncode == 3
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["post.md", "missing.md", "post.pdf"]


def test_nothing_to_read(cli: Cli) -> None:
    done = cli("digest")
    assert (done.returncode, done.stdout) == (3, "")
    assert "nothing to check" in done.stderr
    assert json.loads(cli("digest", "--json").stdout) == []


@pytest.mark.parametrize("lang", ["en", "zh-TW"])
def test_an_approval_holds_until_the_text_changes(cli: Cli, tmp_path: Path, lang: str) -> None:
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    post = tmp_path / "post.md"
    front = "---\n作者: 陳小美\n核准: {}\n---\n"
    post.write_text(f"{front.format('')}早安，新茶上市。\n", encoding="utf-8")
    assert cli("check", "post.md", "--policy", "./policy.yaml").returncode == 1
    digest = cli("digest", "post.md").stdout.split()[2][:20]
    approval = f"[{{姓名: 李美玲, 摘要: '{digest}'}}]"
    post.write_text(f"{front.format(approval)}早安，新茶上市。\n", encoding="utf-8")
    assert cli("check", "post.md", "--policy", "./policy.yaml").returncode == 0
    post.write_text(f"{front.format(approval)}早安，新茶上市！\n", encoding="utf-8")
    done = cli("check", "post.md", "--policy", "./policy.yaml", lang=lang)
    assert done.returncode == 1
    said = {"en": "李美玲 does not count: the text has changed since.", "zh-TW": "李美玲不算：之後文字改過了。"}
    assert said[lang] in done.stdout
