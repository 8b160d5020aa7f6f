"""Sealed lexicons: what is sealed is found with the key, told as incomplete without it, and readable to nobody."""

from __future__ import annotations

import base64
import json
import re
import stat
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Cli

from policylint.policy.sealed import seal, spellings
from policylint.sealing import Sealed, checksum, digest, key_name
from policylint.text.fold import fold

TERMS = "# code names\nProject Xenon\n玄武計畫\n青龍\n"
POLICY = """\
policylint: 1
name: shop
lexicons: {codenames: {sealed: names.sealed.yaml%s}}
rules:
  - {id: code, kind: forbid, terms: [$codenames], message: "“{match}” is a code name, {term}."}
  - {id: gap, kind: forbid, severity: warning, gap: noise, terms: [$codenames, 朱雀]}
  - {id: loose, kind: forbid, severity: info, boundary: loose, terms: [{term: 白虎}]}
"""
CANARIES = ("xenon", "玄武", "青龍", "玄武计划")


@pytest.fixture
def shop(tmp_path: Path, cli: Cli) -> Path:
    """A content repository with a policy and sealed names; terms and key lie beside it."""
    repository = tmp_path / "shop"
    repository.mkdir()
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    (tmp_path / "terms.txt").write_text(TERMS, encoding="utf-8")
    (repository / "policy.yaml").write_text(POLICY % "", encoding="utf-8")
    done = cli("seal", "--new-key", tmp_path / "key", tmp_path / "terms.txt", "-o", "names.sealed.yaml", cwd=repository)
    assert done.returncode == 0, done.stderr
    return repository


def check(cli: Cli, shop: Path, text: str, *more: str, key: Path | str | None = "../key") -> tuple[int, str, str]:
    (shop / "draft.txt").write_text(text, encoding="utf-8")
    env = {"POLICYLINT_SEAL_KEY_FILE": str(key)} if key else {}
    done = cli("check", "draft.txt", "--policy", "policy.yaml", *more, cwd=shop, env=env)
    return done.returncode, done.stdout, done.stderr


FOUND: dict[str, list[str]] = {
    "我們的 project xenon。": ["code 5", "gap 5"],
    "#ProjectXenon 上線": ["code 2", "gap 2"],
    "Preproject xenons": [],
    # As with every term; and what stands without its space is found outside hashtags, too.
    "Project-Xenon": [],
    "projectxenon": ["code 1", "gap 1"],
    "ＰＲＯＪＥＣＴ ＸＥＮＯＮ": ["code 1", "gap 1"],
    "玄武计划與玄\u200b武計畫": ["code 1", "gap 1", "code 6", "gap 6"],
    "玄 武 計 畫": ["gap 1"],
    "一朱雀": ["gap 2"],
    "什麼都沒有": [],
}


def test_sealed_words_are_found_as_terms_are(cli: Cli, shop: Path) -> None:
    drafts = {f"{number}.txt": text for number, text in enumerate(FOUND)}
    for name, text in drafts.items():
        (shop / name).write_text(text, encoding="utf-8")
    key = {"POLICYLINT_SEAL_KEY_FILE": "../key"}
    done = cli("check", *drafts, "--policy", "policy.yaml", "--format", "json", cwd=shop, env=key)
    places: dict[str, list[str]] = {text: [] for text in FOUND}
    for finding in json.loads(done.stdout)["findings"]:
        assert finding["match"] == "[REDACTED]"
        places[drafts[finding["path"]]].append(f"{finding['rule'].removeprefix('shop/')} {finding['column']}")
    assert places == FOUND


def test_nothing_tells_the_words(cli: Cli, shop: Path, cache_folder: Path) -> None:
    draft = "我們的 project xenon，玄武計畫、青龍。"
    told = [check(cli, shop, draft, "--format", form) for form in ("text", "json", "github", "summary")]
    assert all(code == 1 for code, _, _ in told)
    written = "\n".join(part for _, *parts in told for part in parts)
    written += (shop / "names.sealed.yaml").read_text(encoding="utf-8")
    written += "\n".join(path.read_bytes().decode("latin-1") for path in cache_folder.iterdir() if path.is_file())
    for word in CANARIES:
        for form in (word, base64.b64encode(word.encode()).decode().rstrip("="), word.encode().decode("latin-1")):
            assert form not in written.casefold().replace("draft.txt", "")


def test_without_its_key_the_run_is_incomplete(cli: Cli, shop: Path) -> None:
    code, output, _ = check(cli, shop, "玄武計畫", key=None)
    assert code == 3
    assert "shop/code, shop/gap needs its key" in output
    code, output, _ = check(cli, shop, "玄武計畫", "--select", "shop/loose", key=None)
    assert code == 0, output


def test_the_policy_may_let_it_pass_with_a_remark(cli: Cli, shop: Path) -> None:
    (shop / "policy.yaml").write_text(POLICY % ", when_key_missing: warn", encoding="utf-8")
    code, output, _ = check(cli, shop, "玄武計畫", key=None)
    assert code == 0
    assert "needs its key" in output


def test_another_key_is_told_apart(cli: Cli, shop: Path) -> None:
    cli("seal", "--new-key", "../other", cwd=shop)
    code, output, _ = check(cli, shop, "玄武計畫", key="../other")
    assert code == 3
    assert "was sealed with another key" in output


@pytest.mark.parametrize("lost", [" 4,", r"  - \w+\n\Z"])
def test_a_file_that_was_changed_is_told(cli: Cli, shop: Path, lost: str) -> None:
    """Without one of its lengths or digests, words would be missed in silence."""
    file = shop / "names.sealed.yaml"
    file.write_text(re.sub(lost, "", file.read_text(encoding="utf-8")), encoding="utf-8")
    # Without the key nobody can tell, nor is anything looked for.
    assert check(cli, shop, "玄武計畫", key=None)[0] == 3
    code, _, error = check(cli, shop, "玄武計畫")
    assert code == 2
    assert "names.sealed.yaml:4:11: error: This file was changed" in error
    assert "seal the words again" in error


def test_a_key_is_private_and_never_overwritten(cli: Cli, shop: Path) -> None:
    key = shop.parent / "key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = key.read_text(encoding="ascii")
    assert cli("seal", "--new-key", key, cwd=shop).returncode == 2
    assert key.read_text(encoding="ascii") == before


@pytest.mark.parametrize("command", [("seal", "--new-key", "key"), ("seal", "../terms.txt", "--key-file", "key")])
def test_a_key_never_lies_in_the_repository(cli: Cli, shop: Path, command: tuple[str, ...]) -> None:
    if "--key-file" in command:
        (shop / "key").write_bytes((shop.parent / "key").read_bytes())
    done = cli(*command, cwd=shop)
    assert done.returncode == 2
    assert "lies within the repository" in done.stderr
    assert "Traceback" not in done.stderr


def test_neither_does_one_that_a_check_uses(cli: Cli, shop: Path) -> None:
    (shop / "key").write_bytes((shop.parent / "key").read_bytes())
    code, _, error = check(cli, shop, "玄武計畫", key="key")
    assert code == 2
    assert "lies within the repository" in error


@pytest.mark.parametrize(
    ("content", "said"),
    [("not base64!", "no key"), ("YWJj", "no key"), ("", "no key"), (None, "cannot be read")],
)
def test_a_bad_key_is_told(cli: Cli, shop: Path, content: str | None, said: str) -> None:
    key = shop.parent / "bad"
    if content is not None:
        key.write_text(content, encoding="utf-8")
    code, _, error = check(cli, shop, "x", key=key)
    assert code == 2
    assert said in error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ("", "no word to seal"),
        ("玄武計畫\n青\n", "terms.txt:2: a word of one character"),
        ("#玄武\n#\n玄武計畫  # 2027\n", "terms.txt:3: a # follows the word"),
        (None, "There is no term file"),
    ],
)
def test_what_cannot_be_sealed_is_told(cli: Cli, shop: Path, terms: str | None, said: str) -> None:
    path = shop.parent / "terms.txt"
    path.unlink()
    if terms is not None:
        path.write_text(terms, encoding="utf-8")
    done = cli("seal", path, "--key-file", "../key", cwd=shop)
    assert done.returncode == 2
    assert said in done.stderr
    assert "玄武" not in done.stdout + done.stderr


def test_words_in_a_repository_are_remarked_on(cli: Cli, shop: Path) -> None:
    (shop / "terms.txt").write_text(TERMS, encoding="utf-8")
    done = cli("seal", "terms.txt", "--key-file", "../key", cwd=shop)
    assert done.returncode == 0
    assert "keep it elsewhere" in done.stderr


WORDS = st.lists(st.text("玄武計畫青龍 abXY-", min_size=2, max_size=6).filter(lambda w: len(fold(w).text.strip()) > 1))


@given(WORDS, st.text("玄武計畫青龍 abXY#-", max_size=40), st.binary(min_size=32, max_size=32))
def test_what_is_found_is_what_was_sealed(words: list[str], text: str, key: bytes) -> None:
    sealed, folded = seal(words, key), fold(text).text
    found = set(sealed.find(folded, key, range(len(folded))))
    every = {(i, i + len(w)) for w in spellings(words) for i in range(len(folded)) if folded.startswith(w, i)}
    assert found == every
    assert sealed.key == key_name(key)


LENGTHS, DIGESTS = st.sets(st.integers(1, 99)), st.frozensets(st.binary(min_size=16, max_size=16))
KEYS = st.binary(min_size=32, max_size=32)


@given(LENGTHS, DIGESTS, LENGTHS, DIGESTS, KEYS, KEYS)
def test_only_what_was_sealed_is_intact(
    lengths: set[int], digests: frozenset[bytes], others: set[int], more: frozenset[bytes], key: bytes, other: bytes
) -> None:
    made = checksum(lengths, digests, key)
    for these, those in ((lengths, digests), (others, digests), (lengths, more)):
        found = Sealed(key=key_name(key), lengths=tuple(these), digests=those, checksum=made)
        assert found.is_intact(key) == (these == lengths and those == digests)
        assert found.is_intact(other) == (found.is_intact(key) and other == key)


@given(st.text(max_size=20), st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_another_key_makes_other_digests(word: str, one: bytes, other: bytes) -> None:
    assert (digest(word, one) == digest(word, other)) == (one == other)
