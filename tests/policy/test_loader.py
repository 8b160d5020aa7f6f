from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from counting import lines_run

from policylint.errors import PolicyError
from policylint.messages import LANGUAGES, message
from policylint.policy.catalog import list_packs, list_policies
from policylint.policy.loader import load, read

HEADER = "policylint: 1\nname: acme\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def rule(name: str = "a", **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": "forbid", "terms": ["x"], **more}


def errors(source: Any) -> list[str]:
    with pytest.raises(PolicyError) as raised:
        load(source)
    return [d.message.text("en") for d in raised.value.diagnostics]


@pytest.mark.parametrize("name", list_policies())
def test_shipped_policies_load(name: str) -> None:
    loaded = load(name)
    assert loaded.spec.name == name
    assert loaded.rules


@pytest.mark.parametrize("name", list_packs())
def test_shipped_packs_load(name: str) -> None:
    loaded = read({"extends": [name]}, samples=True)
    assert not loaded.errors
    assert all(r.id.startswith(f"{name}/") for r in loaded.rules)


def test_only_name_and_version_are_required(folder: Path) -> None:
    write(folder, {"policy.yaml": HEADER})
    loaded = load("./policy.yaml")
    assert (loaded.spec.name, loaded.rules, loaded.warnings) == ("acme", (), ())
    assert load(folder).digest == load(folder / "policy.yaml").digest


def test_a_dictionary_with_one_rule_is_a_policy() -> None:
    loaded = load({"rules": [rule(since=datetime.date(2026, 11, 1), references=("§ 28",))]})
    assert [r.id for r in loaded.rules] == ["inline/a"]
    assert loaded.rules[0].spec.since == datetime.date(2026, 11, 1)
    assert loaded.inputs == ()


def test_errors_of_a_dictionary_name_the_keys() -> None:
    with pytest.raises(PolicyError) as raised:
        load({"rules": [rule(terms=["x", 3])], "extends": ["nope"]})
    said = sorted(f"{d.path}:{d.line} {d.message.text('en')}" for d in raised.value.diagnostics)
    assert said == [
        "<policy>:0 extends[0]: There is no pack “nope”.",
        "<policy>:0 rules[0].terms[1]: This should be a text or a mapping (key: value), but it is the number 3.",
    ]


@pytest.mark.parametrize(
    "data",
    [
        {"rules": [rule(when={"x": object()})]},
        {"rules": "x"},
        {"rules": [None, 3, [], "x", {}, {"kind": []}, {"kind": {"a": 1}}]},
        {"name": "\ud800"},
        {"rules": [rule(terms=["\ud800"])], "title": []},
        {"extends": [None, 3, {}, {"pack": 3}, {"pack": "conduct", "wen": {}}]},
        {"rules": [rule(terms=[{"str": 1}, {"TermSpec": 1}])]},
        {"overrides": {"a": 1, "b": {"severity": None, "message": {"zh-TW": 1}}}},
        {"accounts": {"OwnerSpec": {"platform": 3}}, "owner": {"team": {}}},
        {"extends": ["./x.yaml"]},
        {1: 2, None: 3},
    ],
)
def test_no_data_makes_it_crash(data: dict[Any, Any]) -> None:
    with pytest.raises(PolicyError) as raised:
        load(data)
    for d in raised.value.diagnostics:
        for language in LANGUAGES:
            assert d.message.text(language)
            assert d.hint is None or d.hint.text(language)


def test_data_that_contains_itself_is_an_error() -> None:
    data: dict[str, Any] = {"title": {}}
    data["title"]["en"] = data
    assert errors(data)


def test_packs_beside_the_policy_come_first(folder: Path) -> None:
    write(
        folder,
        {
            "policy.yaml": HEADER + "extends: [conduct, tw/own]\n",
            "rules/conduct.yaml": "policylint: 1\nrules:\n  - {id: mine, kind: forbid, terms: [x]}\n",
            "rules/tw/own.yaml": "policylint: 1\nrules:\n  - {id: other, kind: forbid, terms: [x]}\n",
        },
    )
    assert [r.id for r in load("./policy.yaml").rules] == ["conduct/mine", "tw/own/other"]
    assert {"conduct", "tw/own"} <= set(list_packs(folder))


def test_inputs_and_digest_tell_what_the_policy_was_made_from(folder: Path) -> None:
    files = {
        "policy.yaml": HEADER + "extends: [own, conduct]\n",
        "rules/own.yaml": "policylint: 1\nrules:\n  - {id: a, kind: forbid, terms_file: words.txt}\n",
        "rules/words.txt": "機密\n",
    }
    write(folder, files)
    loaded = load("./policy.yaml")
    inputs = dict(loaded.inputs)
    for name, text in files.items():
        assert inputs[str(folder / name)] == hashlib.sha256(text.encode()).hexdigest()
    assert inputs[str(folder / "rules" / "conduct.yaml")] is None
    assert len(inputs) == 5
    assert loaded.digest == load("./policy.yaml").digest
    write(folder, {"rules/words.txt": "機密文件\n"})
    assert loaded.digest != load("./policy.yaml").digest


def test_conditions_clauses_and_overrides_reach_the_rules(folder: Path) -> None:
    write(
        folder,
        {
            "policy.yaml": HEADER
            + "extends: [{pack: own, when: {platform: x}, clause: '1'}]\n"
            + "overrides:\n  own/old: {severity: info, message: 改}\nclauses: [{id: '1'}, {id: '2'}]\n",
            "rules/own.yaml": "policylint: 1\nrules:\n"
            "  - {id: a, kind: forbid, terms: [x], aliases: [old], when: {author: b}}\n"
            "  - {id: b, kind: forbid, terms: [x], clause: '2'}\n",
        },
    )
    a, b = load("./policy.yaml").rules
    assert (a.spec.severity, a.spec.message, a.spec.clause, b.spec.clause) == ("info", "改", "1", "2")
    assert (a.when, a.spec.when) == (({"platform": "x"},), {"author": "b"})
    text = message("policy.empty_file")
    places = {
        path: (d.path, d.excerpt[d.column - 1 : d.end_column - 1])
        for path in [("message",), ("clause",), ("when[0]", "platform"), ("terms", 0), ("when", "author"), ()]
        for d in [a.diagnostic(path, text)]
    }
    assert places == {
        ("message",): ("policy.yaml", "改"),
        ("clause",): ("policy.yaml", "'1'"),
        ("when[0]", "platform"): ("policy.yaml", "x"),
        ("terms", 0): ("rules/own.yaml", "x"),
        ("when", "author"): ("rules/own.yaml", "b"),
        (): ("rules/own.yaml", "a"),
    }


def test_a_policy_extends_another(folder: Path) -> None:
    write(
        folder,
        {
            "base/policy.yaml": "policylint: 1\nname: base\nextends: [own]\nclauses: [{id: '1'}]\n"
            "accounts: {main: {platform: x}, side: {platform: threads}}\noverrides: {own/a: {severity: info}}\n"
            "rules: [{id: b, kind: forbid, terms: [x], clause: '1'}]\n",
            "base/rules/own.yaml": "policylint: 1\nrules: [{id: a, kind: forbid, terms: [x]}]\n",
            "team/policy.yaml": HEADER + "extends: [{pack: ../base, when: {author: me}}]\n"
            "accounts: {main: {platform: facebook}}\noverrides: {base/b: {severity: warning}}\n",
        },
    )
    loaded = load(Path("team"))
    assert [(r.id, r.spec.severity, r.when) for r in loaded.rules] == [
        ("own/a", "info", ({"author": "me"},)),
        ("base/b", "warning", ({"author": "me"},)),
    ]
    assert {name: a.platform for name, a in loaded.spec.accounts.items()} == {"main": "facebook", "side": "threads"}
    assert [c.id for c in loaded.spec.clauses] == ["1"]


def test_of_one_name_the_policys_own_holds(folder: Path) -> None:
    write(
        folder,
        {
            "north/policy.yaml": "policylint: 1\nname: north\nclauses: [{id: '1'}]\n"
            "people: [{id: lee, names: [李美玲]}, {id: wang, names: [王大明], roles: [drawn]}]\n"
            "roles: {drawn: [lin]}\nwindows: {quiet: {until: 2026-12-01T00:00+08:00}}\n",
            "south/policy.yaml": "policylint: 1\nname: south\nclauses: [{id: '1'}, {id: '2'}]\n"
            "people: [{id: lee, names: [李美華]}, {id: wang, names: [王大明], roles: [drawn]}]\n"
            "windows: {quiet: {until: 2027-12-01T00:00+08:00}}\n",
            "policy.yaml": HEADER + "extends: [./north, ./south]\nclauses: [{id: '3'}]\n"
            "people: [{id: lin, names: [林小茶]}, {id: lee, names: [Lee]}]\n"
            "windows: {quiet: {until: 2028-12-01T00:00+08:00}}\n",
        },
    )
    loaded = load(Path())
    assert [(p.id, p.names) for p in loaded.spec.people] == [
        ("wang", ("王大明",)),
        ("lin", ("林小茶",)),
        ("lee", ("Lee",)),
    ]
    assert [w.until for w in loaded.spec.windows.values()] == ["2028-12-01T00:00+08:00"]
    places = {name: source.place((*keys, "id")) for name, (source, keys) in loaded.clause_places.items()}
    assert places == {"1": "north/policy.yaml:3:12", "2": "south/policy.yaml:3:23", "3": "policy.yaml:4:12"}


def test_overriding_a_retired_rule_is_a_warning(folder: Path) -> None:
    write(
        folder,
        {
            "policy.yaml": HEADER + "extends: [own]\noverrides: {own/a: {severity: info}, own/b: {status: active}}\n",
            "rules/own.yaml": "policylint: 1\nrules:\n"
            "  - {id: a, kind: forbid, terms: [x], status: retired}\n"
            "  - {id: b, kind: forbid, terms: [x], status: retired}\n",
        },
    )
    (warning,) = load("./policy.yaml").warnings
    assert (warning.severity, warning.message.key, warning.line) == ("warning", "policy.override_retired", 4)


def test_term_files(folder: Path) -> None:
    write(
        folder,
        {
            "policy.yaml": HEADER + "rules: [{id: a, kind: forbid, terms_file: [words/a.txt, words/b.txt]}]\n",
            "words/a.txt": "\ufeff# 詞彙\r\n  機密  \r\n\r\n#註解\r\n未公開 #1\r\n",
            "words/b.txt": "外流",
        },
    )
    (found,) = load("./policy.yaml").rules
    terms = dict(found.terms_from_files())
    assert list(terms) == ["機密", "未公開 #1", "外流"]
    place = found.diagnostic(terms["機密"], message("policy.empty_file"))
    assert (place.path, place.line, place.column, place.end_column) == ("words/a.txt", 2, 3, 5)


def test_a_pack_may_use_term_files_of_its_rules_folder(folder: Path) -> None:
    write(
        folder,
        {
            "policy.yaml": HEADER + "extends: [tw/own]\n",
            "rules/tw/own.yaml": "policylint: 1\nrules: [{id: a, kind: forbid, terms_file: ../shared/words.txt}]\n",
            "rules/shared/words.txt": "機密\n",
        },
    )
    (found,) = load("./policy.yaml").rules
    assert [term for term, _ in found.terms_from_files()] == ["機密"]


def test_a_term_file_that_leads_outside_by_a_link_is_an_error(folder: Path) -> None:
    write(
        folder,
        {"secret.txt": "機密\n", "p/policy.yaml": HEADER + "rules: [{id: a, kind: forbid, terms_file: w.txt}]\n"},
    )
    (folder / "p" / "w.txt").symlink_to(folder / "secret.txt")
    assert errors(Path("p")) == ["The term file “w.txt” must lie within “p”."]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("brand-tv", ["No policy by the name “brand-tv” is shipped."]),
        ("./nothing.yaml", ["There is no such policy file."]),
        (Path("nothing"), ["There is no such policy file."]),
    ],
)
def test_missing_policies(folder: Path, source: Any, expected: list[str]) -> None:
    assert errors(source) == expected


def test_twenty_thousand_rules_load_each_with_its_place(folder: Path) -> None:
    """Rules that were compared each with each, 200 million pairs, would take minutes."""
    count = 20_000
    rules = "".join(f"  - id: r{i}\n    kind: forbid\n    terms: [詞{i}]\n" for i in range(count))
    write(folder, {"policy.yaml": f"{HEADER}rules:\n{rules}"})
    loaded = load("./policy.yaml").rules
    assert [r.id for r in loaded] == [f"acme/r{i}" for i in range(count)]
    assert [r.place() for r in loaded] == [f"policy.yaml:{4 + 3 * i}:9" for i in range(count)]


def test_each_of_many_errors_is_told_for_the_same_work() -> None:
    def told(count: int) -> None:
        said = errors({"rules": [rule(f"r{i}", severty="x") for i in range(count)]})
        assert said == [f"rules[{i}].severty: There is no key “severty” here." for i in range(count)]

    told(2_000)
    assert lines_run(lambda: told(800)) < 18 * lines_run(lambda: told(50))


def test_what_is_loaded_is_json_but_for_dates() -> None:
    loaded = load({"rules": [rule(when={"any": [{"platform": "x"}]})]})
    assert json.loads(json.dumps(loaded.rules[0].spec.when)) == {"any": [{"platform": "x"}]}
