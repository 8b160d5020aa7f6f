"""The guide to the rule language is true: what it shows is loaded, run and compared, in both languages."""

from __future__ import annotations

import dataclasses
import datetime
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML
from support import ROOT, write_blocks

import policylint
from policylint.engine.condition import KNOWN_FACTS
from policylint.examples import test_policy as run_examples
from policylint.kinds import KINDS, load_kind
from policylint.kinds.spec import NearSpec, UnlessSpec, yaml_name
from policylint.policy.loader import load
from policylint.suites.files import is_suite, suites_of

GUIDES = {"en": ROOT / "docs/rules.md", "zh-TW": ROOT / "docs/rules.zh-TW.md"}
NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
NOTHING = "—"
# What says nothing of how a rule works, and differs from language to language.
WORDING = {"name", "title", "message", "suggest", "reason", "language", "owner"}


class Block(NamedTuple):
    """A fenced block; ``name`` is the file that it shows, where it shows one."""

    language: str
    name: str
    text: str


class Row(NamedTuple):
    """A row of a table that tells what a term or pattern finds; ``options`` are YAML."""

    kind: str
    term: str
    options: str
    text: str
    finding: str


def blocks(lang: str) -> list[Block]:
    found = re.findall(r"^```(\S+)(?: (\S+))?\n(.*?)^```$", GUIDES[lang].read_text(encoding="utf-8"), re.M | re.S)
    return [Block(*block) for block in found]


def tables(lang: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    """The header and the rows of every table, as cells."""
    for table in re.findall(r"(?:^\|.*\n)+", GUIDES[lang].read_text(encoding="utf-8"), re.M):
        header, _, *rows = ([cell.strip() for cell in line.split("|")[1:-1]] for line in table.strip().split("\n"))
        yield header, rows


def rows(lang: str) -> list[Row]:
    kinds = {"term": "terms", "詞": "terms", "pattern": "patterns", "樣式": "patterns"}
    return [
        Row(kinds[header[0]], *(cell.strip("`") for cell in row))
        for header, found in tables(lang)
        if header[0] in kinds
        for row in found
    ]


def data_of(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def meaning(data: Any) -> Any:
    """Data without what is said in words."""
    if isinstance(data, dict):
        return {key: meaning(value) for key, value in data.items() if key not in WORDING}
    return [meaning(item) for item in data] if isinstance(data, list) else data


@pytest.fixture(params=GUIDES)
def lang(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture
def folder(tmp_path: Path, lang: str) -> Path:
    """A folder with the files that the guide shows."""
    return write_blocks(blocks(lang), tmp_path)


def policies(folder: Path, lang: str) -> Iterator[Path]:
    """The policies of the guide; a list of rules becomes one, packs and tests belong to the policy that they are of."""
    for i, block in enumerate(b for b in blocks(lang) if b.language == "yaml"):
        if block.name.startswith("rules/") or is_suite(Path(block.name)):
            continue
        path = folder / (block.name or f"block-{i}.yaml")
        if not block.name:
            path.write_text(f"policylint: 1\nname: block-{i}\nrules:\n{block.text}", encoding="utf-8")
        yield path


def test_every_block_loads_and_its_examples_hold(folder: Path, lang: str) -> None:
    examples = tests = 0
    for path in policies(folder, lang):
        loaded = load(path)
        outcome = run_examples(loaded, suites_of(path), now=NOW, language="en")
        assert [failure.text("en") for failure in outcome.failures] == []
        assert outcome.percent == 100
        assert [r.message.text("en") for r in outcome.remarks if r.severity != "info"] == []
        examples += outcome.examples
        tests += outcome.tests
    assert (examples > 80, tests) == (True, 5)


def test_every_kind_is_shown(lang: str) -> None:
    shown = [data_of(block.text) for block in blocks(lang) if block.language == "yaml"]
    rules = [rule for data in shown for rule in (data if isinstance(data, list) else data.get("rules", ()))]
    assert {rule["kind"] for rule in rules} == set(KINDS)


def test_the_tables_tell_what_is_found(lang: str) -> None:
    said, found = {}, {}
    for row in rows(lang):
        rule = {"id": "row", "kind": "forbid", row.kind: [row.term], **(data_of(f"{{{row.options}}}") or {})}
        report = policylint.check_text(row.text, policy={"rules": [rule]}, now=NOW)
        assert report.incomplete == ()
        said[row] = row.finding
        found[row] = " ".join(finding.severity for finding in report.findings) or NOTHING
    assert found == said
    assert len(said) > 40


def test_every_key_and_every_fact_is_explained(lang: str) -> None:
    prose = re.sub(r"^```.*?^```$", "", GUIDES[lang].read_text(encoding="utf-8"), flags=re.M | re.S)
    codes = " ".join(re.findall(r"`([^`]+)`", prose))
    named = set(re.findall(r"[a-z_.]+[a-z]", codes))
    specs = [load_kind(kind).Spec for kind in KINDS]  # type: ignore[attr-defined]
    keys = {yaml_name(field.name) for spec in (*specs, NearSpec, UnlessSpec) for field in dataclasses.fields(spec)}
    assert {*keys, *KNOWN_FACTS} - named == set()


def test_placeholders_are_those_of_the_kinds(lang: str) -> None:
    [listed] = [found for _, found in tables(lang) if {row[0].strip("`") for row in found} == set(KINDS)]
    for kind, names in listed:
        known = ("match", *load_kind(kind.strip("`")).PLACEHOLDERS)
        assert re.findall(r"`\{(\w+)\}`", names) == list(known)


def test_every_placeholder_is_described(lang: str) -> None:
    [described] = [found for header, found in tables(lang) if header[0] in ("placeholder", "代入欄")]
    names = [row[0].strip("`{}") for row in described]
    every = {"match", *(name for kind in KINDS for name in load_kind(kind).PLACEHOLDERS)}
    assert (set(names), len(names)) == (every, len(every))
    assert all(row[1] for row in described)


def test_commands_print_what_is_shown(folder: Path, lang: str, cache_folder: Path) -> None:
    shell = f'policylint() {{ "{sys.executable}" -m policylint "$@"; }}\n'
    variables = {"PYTHONPATH": str(ROOT), "POLICYLINT_CACHE_DIR": str(cache_folder), "POLICYLINT_LANG": lang}
    ran = 0
    for block in blocks(lang):
        for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.M):
            done = subprocess.run(
                ["bash", "-c", shell + command], cwd=folder, env={**os.environ, **variables},
                stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=60, check=False,
            )  # fmt: skip
            assert (done.stdout, done.stderr, done.returncode) == (expected, "", 0)
            ran += 1
    assert ran == 4


def test_links_lead_to_files(lang: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", GUIDES[lang].read_text(encoding="utf-8"))
    assert {t for t in targets if not (GUIDES[lang].parent / t).exists()} == set()


def test_both_say_the_same() -> None:
    english, chinese = (blocks(lang) for lang in GUIDES)
    assert [(b.language, b.name) for b in english] == [(b.language, b.name) for b in chinese]
    for one, other in zip(english, chinese, strict=True):
        if one.language == "yaml":
            assert meaning(data_of(one.text)) == meaning(data_of(other.text))
    assert rows("en") == rows("zh-TW")
    headings = [re.findall(r"^(#+) ", GUIDES[lang].read_text(encoding="utf-8"), re.M) for lang in GUIDES]
    assert headings[0] == headings[1]
    codes = [[re.findall(r"`[^`]+`", row[0]) for _, found in tables(lang) for row in found] for lang in GUIDES]
    assert codes[0] == codes[1]
