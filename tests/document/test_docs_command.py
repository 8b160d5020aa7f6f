"""``policylint docs`` as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from canaries import traces
from document_support import POLICY, Page
from support import Cli


def test_the_page_goes_to_standard_output_and_remarks_beside_it(cli: Cli) -> None:
    done = cli("docs", "--policy", POLICY)
    assert done.returncode == 0
    page = Page(done.stdout)
    assert page.faults == []
    assert page.tags[0] == ("html", {"lang": "zh-TW"})  # the policy's language, whatever the reader's
    assert done.stderr.count("warning") == 2
    assert "policy.yaml:22:9: warning: No rule looks after clause 1.1." in done.stderr


@pytest.mark.parametrize(("lang", "languages"), [("en", ["en"]), ("zh-TW", ["zh-TW"]), ("both", ["zh-TW", "en"])])
def test_languages(cli: Cli, lang: str, languages: list[str]) -> None:
    page = Page(cli("docs", "--policy", POLICY, "--lang", lang, lang="zh-TW").stdout)
    assert [given["lang"] for tag, given in page.tags if tag == "div" and "lang" in given] == languages
    assert [given["id"] for tag, given in page.tags if tag == "div" and "lang" in given] == languages
    text = cli("docs", "--policy", POLICY, "--lang", lang, "--format", "markdown").stdout
    assert [word in text for word in ("Who may speak", "誰可以對外發言")] == ["en" in languages, "zh-TW" in languages]


def test_a_file_is_written_whole_and_the_same_each_time(cli: Cli, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        done = cli("docs", "--policy", POLICY, "--lang", "both", "-o", name)
        assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_the_default_policy(cli: Cli) -> None:
    page = Page(cli("docs").stdout)
    assert page.faults == []
    assert "社群媒體使用政策" in page.text


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("policylint: 1\nname: t\nrulez: []\n", "policy.yaml:3:1: error:"),
        ("policylint: 1\nname: t\nrules: [{id: a, kind: forbid, terms: ['']}]\n", "policy.yaml:3:"),
    ],
)
def test_a_faulty_policy_is_reported_and_nothing_written(cli: Cli, tmp_path: Path, policy: str, said: str) -> None:
    (tmp_path / "policy.yaml").write_text(policy, encoding="utf-8")
    done = cli("docs", "--policy", "policy.yaml", "-o", "out.html")
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "out.html").exists()
    assert "錯誤" in cli("docs", "--policy", "policy.yaml", "--lang", "zh-TW").stderr


def test_the_policy_may_be_given_by_itself(cli: Cli) -> None:
    assert cli("docs", POLICY).stdout == cli("docs", "--policy", POLICY).stdout
    assert cli("docs", POLICY, "--policy", POLICY).returncode == 2


def test_what_cannot_be_written_or_is_not_there(cli: Cli) -> None:
    assert cli("docs", "--policy", "no-such-policy").returncode == 2
    assert cli("docs", "--policy", POLICY, "-o", "no/such/folder/x.html").returncode == 2
    assert cli("docs", "--lang", "fr").returncode == 2


SEALED = """\
policylint: 1
name: shop
clauses: [{id: "1", text: Code names stay inside.}]
lexicons: {codenames: {sealed: names.sealed.yaml}}
rules:
  - id: code
    title: Code names
    kind: forbid
    clause: "1"
    terms: [$codenames]
    examples: {violating: [Behemoth is near], compliant: [good tea]}
  - {id: tell, title: Nothing on Leviathan, kind: forbid, terms: [茶]}
"""


@pytest.mark.parametrize("form", ["html", "markdown"])
@pytest.mark.parametrize("has_key", [True, False])
def test_sealed_words_and_the_examples_of_their_rules_stay_out(
    cli: Cli, tmp_path: Path, form: str, has_key: bool
) -> None:
    (tmp_path / "terms.txt").write_text("Leviathan\nBehemoth\n", encoding="utf-8")
    shop = tmp_path / "shop"
    shop.mkdir()
    sealed = cli("seal", "--new-key", tmp_path / "key", tmp_path / "terms.txt", "-o", "names.sealed.yaml", cwd=shop)
    assert sealed.returncode == 0, sealed.stderr
    (shop / "policy.yaml").write_text(SEALED, encoding="utf-8")
    env = {"POLICYLINT_SEAL_KEY_FILE": str(tmp_path / "key")} if has_key else {}
    done = cli("docs", "--policy", "policy.yaml", "--format", form, cwd=shop, env=env)
    assert done.returncode == 0, done.stderr
    assert "Code names" in done.stdout
    assert "good tea" not in done.stdout
    # A word that the author wrote elsewhere in the open is known as sealed only to who has the key.
    assert traces(done.stdout.encode(), ["Behemoth", "Leviathan"] if has_key else ["Behemoth"]) == []
