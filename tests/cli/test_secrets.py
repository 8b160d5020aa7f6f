"""A secret never shows: canaries stand wherever text can, and every byte that a command leaves behind is searched."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from canaries import files_below, traces
from ruamel.yaml import YAML
from support import CASES, ROOT, Cli

import policylint
from policylint.cli import main
from policylint.messages import LANGUAGES
from policylint.report import FORMATS

SECRETS = ("Xenon", "玄武計畫", "玄武计划", "PRJ-1", "PRJ-7", "玄武月報")
CONFIDENTIAL = ("test/code-name", "test/number", "test/report")
POLICY = (CASES / "secrets/policy.yaml").read_text(encoding="utf-8")
DRAFTS, FAULTS = (
    YAML(typ="safe", pure=True).load((CASES / f"secrets/{name}.yaml").read_text(encoding="utf-8"))
    for name in ("drafts", "faults")
)


class Done(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]
"""Runs a command in this process, and searches what it prints."""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, lang: str = "en") -> Done:
        monkeypatch.setenv("POLICYLINT_LANG", lang)
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        done = Done(int(left.value.code or 0), *capsys.readouterr())
        assert not traces(done.out.encode(), SECRETS), done.out
        assert not traces(done.err.encode(), SECRETS), done.err
        return done

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / ".policylint.yaml").write_text("policy: policy.yaml\n", encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    for name, draft in DRAFTS.items():
        (tmp_path / "drafts" / name).write_text(draft["text"], encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", DRAFTS)
def test_it_is_found_wherever_it_stands(run: Run, folder: Path, name: str) -> None:
    report = json.loads(run("check", f"drafts/{name}", "--format", "json").out)
    text = DRAFTS[name]["text"]
    found = [f for f in report["findings"] if f["rule"] in CONFIDENTIAL]
    places = [f"{f['line']}:{f['column']} {text[f['offset'] : f['end_offset']]}" for f in found]
    assert places == DRAFTS[name].get("found", [])
    assert found or report["incomplete"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_format_tells(run: Run, folder: Path, form: str, language: str) -> None:
    selections = ((), ("--ignore", "test/code-name"), ("--select", "test/style"), ("--select", "test/known"))
    for more in ((), ("--quiet",), ("--stats",), *selections):
        done = run("check", "drafts", "--format", form, "--set", "code=PRJ-12345", *more, lang=language)
        assert done.code == 3
        assert done.out


def test_no_file_that_is_written_tells(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, cache_folder: Path
) -> None:
    """Neither a report, nor the job summary, nor anything in the cache or beside the drafts."""
    run("check", "drafts/text.txt")
    (folder / "cache").mkdir()
    shutil.copy(cache_folder / "lexicon.bin", folder / "cache")  # saves a second
    monkeypatch.setenv("POLICYLINT_CACHE_DIR", str(folder / "cache"))
    known = set(files_below(folder))
    more = [option for form in FORMATS for option in ("--also", f"{form}=report.{form}")]
    for _ in range(2):
        assert run("check", "drafts", "-o", "report", "--stats", *more).code == 3
        assert run("test", "policy.yaml").code == 1
        assert run("explain", "test/code-name").code == 0
        assert run("explain", "--at", "drafts/text.txt:1:6").code == 0
    written = {path: data for path, data in files_below(folder).items() if path not in known}
    assert {Path(path).suffix for path in written} == {".cache", ".json", ".github", ".summary", ".text", ""}
    for path, data in written.items():
        assert not traces(data, SECRETS), path


def test_the_words_of_the_language_take_none_from_a_policy(run: Run, folder: Path, cache_folder: Path) -> None:
    """One lexicon serves all policies; what a policy adds to it stays in memory."""
    run("check", "drafts/text.txt")
    assert not traces((cache_folder / "lexicon.bin").read_bytes(), SECRETS)


def test_neither_does_a_diff(run: Run, folder: Path) -> None:
    assert "+影片" in run("check", "drafts", "--diff").out


WRITING = """\
policylint: 1
name: test
rules:
  - {id: secret, kind: forbid, confidential: true, terms: [玄武計畫, Xenon]}
  - {id: signs, kind: replace, boundary: loose, terms: [丁], prefer: ""}
  - {id: letters, kind: replace, boundary: loose, terms: [丙], prefer: Xen}
  - {id: one, kind: replace, boundary: loose, terms: [甲], prefer: 玄}
  - {id: two, kind: replace, boundary: loose, terms: [乙, {term: 視頻, prefer: 影片}], prefer: 武}
"""


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("視頻甲武計畫", "影片甲武計畫"),
        ("視頻甲乙計畫", "影片甲乙計畫"),  # by two together
        ("視頻玄丁武計畫", "影片玄丁武計畫"),  # by what it leaves out
        ("丙on 視頻", "丙on 影片"),
        ("甲計畫視頻乙", "玄計畫影片武"),
        ("Xenon 視頻乙", "Xenon 影片武"),  # what was there before keeps nothing from being mended
    ],
    ids=["one", "two", "left-out", "letters", "apart", "before"],  # which become paths, that a cache may name
)
def test_no_fix_writes_it(run: Run, tmp_path: Path, text: str, fixed: str) -> None:
    (tmp_path / "policy.yaml").write_text(WRITING, encoding="utf-8")
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    shown = run("check", "a.txt", "--diff", "--policy", "policy.yaml")
    assert f"+{fixed}\n".replace("Xenon", "[REDACTED]") in shown.out
    done = run("check", "a.txt", "--fix", "--policy", "policy.yaml")
    assert path.read_text(encoding="utf-8") == fixed
    for told in (shown, done):
        assert ("something confidential would stand there" in told.err) == any(sign in fixed for sign in "甲丙丁")


@pytest.mark.parametrize("name", DRAFTS)
def test_neither_does_explain_at(run: Run, folder: Path, name: str) -> None:
    lines = DRAFTS[name]["text"].split("\n")
    for number, line in enumerate(lines, 1):
        for column in range(1, len(line) + 1, 3):
            assert run("explain", "--at", f"drafts/{name}:{number}:{column}").code in (0, 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_neither_does_what_is_said_of_rules(run: Run, folder: Path, language: str) -> None:
    rules = policylint.load_policy(folder / "policy.yaml").rules
    for command in (("rules",), ("rules", "--json"), ("show-config",), ("docs",), ("docs", "--format", "markdown")):
        assert run(*command, lang=language).code == 0
    for rule in (*rules, "test/old"):
        assert run("explain", rule, lang=language).code == 0


def test_explain_shows_of_a_confidential_rule_what_can_be_shown(run: Run, folder: Path) -> None:
    shown = run("explain", "test/code-name").out
    assert "✗ [REDACTED] 上市" in shown
    assert "✗ 見附件 [REDACTED]: 1, note: [[REDACTED]]" in shown
    # An exception of the rule leaves the word where it stands; the policy names it, so that it is known there, too.
    assert "✗ [REDACTED] 不是[REDACTED]案外人的事\n" in shown
    # Not the one in which nothing is found, nor those that comply, in which a coincidence might show the word.
    assert shown.rstrip().endswith("confidential: 3.")
    assert "✓" not in shown
    assert "✗ [REDACTED] 的視頻網站" in run("explain", "test/open").out


@pytest.mark.parametrize("language", LANGUAGES)
def test_neither_does_a_failing_test(run: Run, folder: Path, language: str) -> None:
    policy = POLICY.replace("compliant: [看玄武計畫案外人。", "compliant: [Xenon 上市, 玄武计划", 1)
    (folder / "policy.yaml").write_text(policy, encoding="utf-8")
    (folder / "policy.test.yaml").write_text(
        "policylint: 1\ntests:\n- {name: a, draft: {text: Xenon}, findings: []}\n"
        "- {name: b, draft: {text: 玄武计划 PRJ-77}, findings: [{rule: code-name, text: 沒有}]}\n",
        encoding="utf-8",
    )
    done = run("test", "policy.yaml", lang=language)
    assert done.code == 1
    assert "[REDACTED]" in done.out


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("layout", ["flow", "beside", "block"])
def test_neither_do_faults_of_a_policy(run: Run, tmp_path: Path, fault: str, layout: str) -> None:
    rule = f"id: secret, kind: forbid, confidential: true, {FAULTS[fault]}".replace("kind: forbid, kind", "kind")
    text = {
        "flow": f"- {{{rule}}}",
        # A line of a fault in another rule shows this one as well.
        "beside": f"[{{id: a, kind: nothing}}, {{id: b, kind: forbid, terms: ['']}}, {{{rule}}}]",
        "block": f"- id: secret\n  kind: forbid\n  confidential: true\n  x: {{{FAULTS[fault]}}}\n  {FAULTS[fault]}",
    }[layout]
    (tmp_path / "policy.yaml").write_text(f"policylint: 1\nname: test\nclauses: [id: a]\nrules:\n{text}\n", "utf-8")
    (tmp_path / "a.txt").write_text("好", encoding="utf-8")
    for language in LANGUAGES:
        run("check", "a.txt", "--policy", "policy.yaml", lang=language)
        done = run("test", "policy.yaml", lang=language)
        assert "policy.yaml:" in done.err
        run("docs", "--policy", "policy.yaml", lang=language)


OVERRIDES = [
    "{unless: {within: Xenon}}",
    "{mesage: Xenon}",
    "{severity: Xenon}",
    "{unless: {near: {patterns: ['(Xenon']}}}",
    "Xenon",
]


@pytest.mark.parametrize("change", OVERRIDES)
@pytest.mark.parametrize("rule", ["pk/s", "pk/t", "pk/earlier"])
def test_neither_do_faults_of_an_override(run: Run, tmp_path: Path, rule: str, change: str) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "pk.yaml").write_text(
        "policylint: 1\nrules:\n- {id: s, kind: forbid, confidential: true, aliases: [earlier], terms: [Xenon]}\n",
        "utf-8",
    )
    policy = f"policylint: 1\nname: test\nextends: [pk]\noverrides: {{{rule}: {change}}}\n"
    (tmp_path / "policy.yaml").write_text(policy, encoding="utf-8")
    (tmp_path / "a.txt").write_text("好", encoding="utf-8")
    assert run("check", "a.txt", "--policy", "policy.yaml").code == 2
    assert "policy.yaml:4:" in run("test", "policy.yaml").err


SECRET = "{id: s, kind: forbid, confidential: true, terms: [Xenon]}"
BESIDE = [
    f"rules: [[{SECRET}]]",
    f"rules: {SECRET}",
    f"rule: [{SECRET}]",
    "rules: [s: {kind: forbid, confidential: true, terms: [Xenon]}]",
    f"rules:\n- {SECRET}\n- {{id: b, kind: identifier, types: [email], allow: [xenon]}}",
    f"rules:\n- {SECRET}\nwords: Xenon",
    "rules:\n- {id: s, kind: embargo, confidential: true, windows: Xenon}\nwindows:\n  Xenon: {from: soon}",
    "rules:\n- {id: s, kind: embargo, confidential: true, windows: Xenon}\nwindows: {Xenon: {fro: Xenon}}",
]


@pytest.mark.parametrize(
    "text", [*(f"policylint: 1\nname: test\n{b}\n" for b in BESIDE), f"- {SECRET}\n", SECRET[1:-1]]
)
def test_neither_do_faults_beside_a_confidential_rule(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "policy.yaml").write_text(text, encoding="utf-8")
    assert run("test", "policy.yaml").code == 2


def test_neither_do_faults_of_a_file_of_terms(run: Run, tmp_path: Path) -> None:
    rule = "- {id: secret, kind: forbid, confidential: true, terms_file: terms.txt}\n"
    (tmp_path / "policy.yaml").write_text(f"policylint: 1\nname: test\nrules:\n{rule}", encoding="utf-8")
    (tmp_path / "terms.txt").write_text("玄武計畫\n Xenon \n玄武计划\n\u200b Xenon\n保\n\u200b\n", encoding="utf-8")
    assert "terms.txt:6:1" in run("test", "policy.yaml").err
    (tmp_path / "terms.txt").write_text("玄武計畫\nXenon\nXenon\n保\n", encoding="utf-8")
    assert "terms.txt:3:1" in run("test", "policy.yaml").err


def test_neither_do_faults_of_a_policy_that_is_data() -> None:
    wrong = {"id": "a", "kind": "forbid", "confidential": True, "terms": ["Xenon", 5], "Xenon": "玄武計畫"}
    bad = {"id": "b", "kind": "forbid", "confidential": True, "patterns": ["(Xenon"], "message": "{Xenon}"}
    told = {"id": "c", "kind": "forbid", "confidential": True, "terms": ["Xenon"]}
    overrides = {"inline/c": {"when": {"Xenon": {"Xenon": 1}}, "suggest": "{Xenon}"}}
    for policy in ({"rules": [wrong]}, {"rules": [bad]}, {"rules": [told], "overrides": overrides}):
        with pytest.raises(policylint.PolicyError) as caught:
            policylint.load_policy(policy)
        assert "rules[0]" in str(caught.value) or "overrides.inline/c" in str(caught.value)
        assert not traces((str(caught.value) + repr(caught.value)).encode(), SECRETS)


LACKING = """\
policylint: 1
name: test
roles: {legal: {title: {en: Legal, zh-TW: 法務}, members: ["@ann"]}, board: {title: Xenon board, members: ["@bob"]}}
windows: {launch: {title: 玄武計畫上市前, until: 2030-01-01T00:00:00+08:00}}
rules:
  - {id: code, kind: forbid, confidential: true, terms: [Xenon]}
  - {id: default, kind: approval, confidential: true, count: 2, each: [legal, board]}
  - {id: own, kind: approval, confidential: true, from: [legal], message: "{missing} 才能談 Xenon"}
  - {id: signed, kind: attest, confidential: true, role: legal, statement: Xenon 已公開}
  - {id: form, kind: field, confidential: true, field: code, pattern: '玄武月報\\d+'}
  - {id: early, kind: embargo, confidential: true, terms: [玄武計畫], windows: launch}
"""


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("language", "lacking"), [("en", "an approval by Legal"), ("zh-TW", "法務的核准")])
def test_what_is_lacking_is_told_without_it(run: Run, tmp_path: Path, form: str, language: str, lacking: str) -> None:
    """The roles that a confidential rule asks for are no secret; where one's title holds it, the rest is told."""
    (tmp_path / "policy.yaml").write_text(LACKING, encoding="utf-8")
    (tmp_path / "a.md").write_text("---\ncode: x\napprovals: [xenon]\n---\nxenon 玄武计划", encoding="utf-8")
    said = run("check", "a.md", "--policy", "policy.yaml", "--format", form, lang=language).out
    if form in ("text", "json", "github"):
        assert lacking in said
        assert "[REDACTED] board" in said.replace("%5B", "[").replace("%5D", "]")


NAMED = """\
policylint: 1
name: test
clauses: [{id: "1", title: Xenon}]
topics: {launch: {title: 玄武計畫上市, terms: [上市]}}
windows: {quiet: {title: {zh-TW: 玄武計畫靜默期, en: before Xenon}, until: 2020-01-01T00:00:00+08:00}}
roles: {legal: {title: Xenon board, members: ["@ann"]}, editor: ["@bob"]}
people: [{id: ann, names: [許安], title: Xenon lead, may_speak_on: [launch]}]
accounts: {Xenon-fb: {platform: facebook}}
rules:
  - {id: secret, kind: forbid, confidential: true, terms_file: terms.txt, message: 內部}
  - {id: value, kind: field, field: campaign, values: [冬季, Xenon, 玄武計劃], message: "{expected}", title: Xenon}
  - {id: lacking, kind: require, any_of: [玄武计划官網], message: "少了 {missing}", suggest: 寫玄武計畫官網}
  - {id: wording, kind: replace, terms: [小編, {term: 視頻, prefer: 玄武計画}], prefer: ＸＥＮＯＮ, message: "{prefer}"}
  - {id: signed, kind: attest, role: legal, statement: "Xenon  可以說"}
  - {id: approved, kind: approval, from: [legal]}
  - {id: early, kind: embargo, topics: [launch], until: 2030-01-01T00:00:00+08:00}
  - {id: shown, kind: forbid, terms: [早安], examples: {violating: [Xenon], compliant: [玄武計畫早安]}}
  - {id: who, kind: speaker, check: author}
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_neither_does_a_policy_that_names_it(run: Run, tmp_path: Path, language: str) -> None:
    """Other rules and sections of the policy name it, and the draft does not."""
    (tmp_path / "policy.yaml").write_text(NAMED, encoding="utf-8")
    (tmp_path / "terms.txt").write_text("Xenon\n玄武計畫\n", encoding="utf-8")
    draft = "---\ncampaign: x\nauthor: 許安\naccount: xenon\n---\n早安小編視頻上市"
    (tmp_path / "a.md").write_text(draft.replace("xenon", "fb"), encoding="utf-8")
    for form in FORMATS:
        said = run("check", "a.md", "--policy", "policy.yaml", "--format", form, lang=language)
        assert said.code == 1
        assert "REDACTED" in said.out
    run("check", "a.md", "--policy", "policy.yaml", "--diff", lang=language)
    for more in ((), ("--json",)):
        assert "[REDACTED]" in run("rules", "--policy", "policy.yaml", *more, lang=language).out
    for form in ("html", "markdown"):
        assert "[REDACTED]" in run("docs", "--policy", "policy.yaml", "--format", form, lang=language).out
    for rule in policylint.load_policy(tmp_path / "policy.yaml").rules:
        run("explain", rule, "--policy", "policy.yaml", lang=language)
    done = run("test", "policy.yaml", lang=language)
    assert "roles.legal.title" in done.err
    assert "…" in done.err


@pytest.mark.parametrize("error", ["ValueError", "type('PanicException', (BaseException,), {})"])
def test_neither_does_a_crash(cli: Cli, folder: Path, error: str) -> None:
    """Not even where the interpreter is asked to tell all that it knows."""
    (folder / "site").mkdir()
    (folder / "site/sitecustomize.py").write_text(
        "import policylint.kinds.forbid as kind\n"
        "def check(rule, matcher, scan, targets):\n"
        f"    raise {error}(repr([m.text for m in matcher.matches()]), rule, scan.document)\n"
        "kind.check = check\n",
        encoding="utf-8",
    )
    path = os.pathsep.join((str(ROOT), str(folder / "site")))
    env = {"PYTHONPATH": path, "PYTHONDEVMODE": "1", "PYTHONFAULTHANDLER": "1", "PYTHONWARNINGS": "always"}
    done = cli("check", "drafts", env=env)
    assert done.returncode == 4, done.stderr
    assert "policylint.kinds.forbid" not in done.stderr  # where it happened: in what was put in its place
    assert "sitecustomize:3" in done.stderr
    assert not traces((done.stdout + done.stderr).encode(), SECRETS)


def test_a_path_is_shown_as_it_was_typed(cli: Cli, folder: Path) -> None:
    """Who runs policylint has to find the file; the guide says that its name is no place for a secret."""
    (folder / "Xenon.txt").write_text("玄武計畫視頻", encoding="utf-8")
    done = cli("check", "Xenon.txt", "--format", "json")
    assert {f["path"] for f in json.loads(done.stdout)["findings"]} == {"Xenon.txt"}
    assert not traces(done.stdout.replace("Xenon.txt", "").encode(), SECRETS)


@pytest.mark.parametrize("name", DRAFTS)
def test_neither_does_the_report_of_the_api(folder: Path, name: str) -> None:
    report = policylint.check_paths(folder / "drafts" / name, policy=folder / "policy.yaml")
    assert not traces((repr(report.findings) + repr(report.to_dict())).encode(), SECRETS)


@pytest.mark.parametrize("metadata", [{"Xenon": 1}, {"a": {"b": [{"xenon": ""}]}}, {"a": "Xenon"}])
def test_metadata_of_the_caller_is_searched_with_its_names(metadata: dict[str, object]) -> None:
    rule = {"id": "a", "kind": "forbid", "confidential": True, "terms": ["Xenon"]}
    report = policylint.check_text("好", policy={"rules": [rule]}, metadata=metadata)
    assert [f.match for f in report.findings] == ["[REDACTED]"]


def test_neither_does_a_cut_into_words_of_text_that_is_in_no_file() -> None:
    """Without places nobody can tell what a cut shows, so that it is not shown."""
    rules = [
        {"id": "a", "kind": "forbid", "confidential": True, "terms": ["玄武計畫"]},
        {"id": "b", "kind": "forbid", "terms": ["根治"]},
    ]
    report = policylint.check_text("好", policy={"rules": rules}, metadata={"title": "玄武計畫從根治理"}, language="en")
    assert {f.rule: f.message for f in report.findings}["inline/b"].endswith("looks more like [REDACTED].)")
    assert not any("計畫" in repr(finding) for finding in report.findings)


def test_a_secret_is_hidden_before_a_quote_is_cut_short() -> None:
    """A long value is quoted to its sixtieth character: the beginning of a secret would stand at its end."""
    rules = [
        {"id": "a", "kind": "forbid", "confidential": True, "terms": ["Xenon"]},
        {"id": "b", "kind": "field", "field": "code", "values": ["x"], "message": "{value}"},
    ]
    for before in range(50, 60):
        metadata = {"code": f"{'.' * before}Xenon{'.' * 20}"}
        report = policylint.check_text("好", policy={"rules": rules}, metadata=metadata)
        assert not any("X" in finding.message for finding in report.findings)


def test_fingerprints_do_not_hold_it(folder: Path) -> None:
    """A short word could be guessed from its digest: two secrets at one place have one fingerprint."""
    policy = policylint.load_policy(folder / "policy.yaml")
    one, two = (
        {f.rule: f.fingerprint for f in policylint.check_text(text, policy=policy, path="a.txt").findings}
        for text in ("PRJ-111", "PRJ-222")
    )
    assert "test/number" in one
    assert one == two


def test_explain_masks_the_numbers_of_examples(run: Run, tmp_path: Path) -> None:
    """A find of such a rule is masked in every output, and its examples are finds as well, those of others, too."""
    rules = """[
      {id: phone, kind: identifier, types: [tw-mobile],
       examples: {violating: [請撥 0911222333], compliant: [A123456789]}},
      {id: number, kind: identifier, types: [tw-national-id], when: {platform: x}, status: retired}]"""
    (tmp_path / "policy.yaml").write_text(f"policylint: 1\nname: test\nrules: {rules}\n", encoding="utf-8")
    shown = run("explain", "test/phone", "--policy", "policy.yaml").out
    assert "✗ 請撥 [REDACTED]\n" in shown
    assert "✓ [REDACTED]\n" in shown
    changed = (tmp_path / "policy.yaml").read_text(encoding="utf-8").replace("[A123456789]", "['0922333444']")
    (tmp_path / "policy.yaml").write_text(changed, encoding="utf-8")
    done = run("test", "policy.yaml")
    assert done.code == 1
    assert "0922333444" not in done.out


@pytest.mark.parametrize(
    ("column", "words"), [(1, "保證金|制度"), (7, "機密文件"), (12, "[REDACTED]"), (23, "[REDACTED]"), (31, "機密文件")]
)
def test_a_cut_into_words_is_hidden_only_where_it_shows_the_secret(
    run: Run, tmp_path: Path, column: int, words: str
) -> None:
    secret = "{id: a, kind: forbid, confidential: true, terms: [Xenon, 玄武計畫]}"
    rules = f"[{secret}, {{id: b, kind: forbid, terms: [保證, 機密]}}]"
    (tmp_path / "policy.yaml").write_text(f"policylint: 1\nname: test\nrules: {rules}\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("保證金制度，機密文件。機密玄武計畫。玄武計畫機密，Xenon機密文件", encoding="utf-8")
    shown = run("explain", "--policy", "policy.yaml", "--at", f"a.txt:1:{column}", lang="zh-TW").out
    assert f"斷詞：{words}（" in shown
