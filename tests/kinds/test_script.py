"""The kind script: its tables are true, and what it finds and writes holds for any text."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import Cli

import policylint
from policylint.findings import Finding
from policylint.fix import apply, fixes_of
from policylint.text.lexicon import Lexicon, open_lexicon
from policylint.text.lexicon_build import convert
from policylint.text.scripts import converted, is_japanese
from policylint.text.scripts_build import confusables, simplified_leftovers, traditional_leftovers

SIMPLIFIED, TRADITIONAL = simplified_leftovers(), traditional_leftovers()
PAIRS = list(confusables())

# Sentences of a post, each long enough to show its script.
SENTENCES = (
    "冬季優惠開跑，歡迎到門市領取免費試喝的熱茶與禮盒",
    "謝謝大家對我們的關心，頭髮乾淨了，計劃也準備好了",
    "這裡的關係與聯繫都很複雜，幾個重複的標籤與餅乾",
    "系統維護後，請您重新簽署並選購颱風天的麵條與書籍",
    "團隊發現鐘錶與雜誌的標準，對於徵稅採購還在規劃",
)
CHUNKS = (
    st.lists(
        st.sampled_from(
            [
                *",.:;!?() （）「」，。\n",
                "茶",
                "好喝",
                "LINE",
                "tea",
                "3",
                "1,000",
                "12:30",
                ":)",
                "...",
                "a.tw",
                "(限量)",
                "圖.png",
            ]
        ),
        max_size=14,
    )
    .map("".join)
    .filter(str.strip)
)


@pytest.fixture(scope="module")
def lexicon(cache_folder: Path) -> Lexicon:
    return open_lexicon(cache_folder)


@cache
def policy(*checks: str) -> Any:
    rule: dict[str, object] = {"id": "rule", "kind": "script", "check": list(checks), "in": "everywhere"}
    return policylint.load_policy({"rules": [rule]})


def found(text: str, *checks: str, language: str = "") -> list[Finding]:
    metadata = {"language": language} if language else None
    report = policylint.check_text(text, policy=policy(*checks), metadata=metadata, language="en")
    assert report.incomplete == ()
    return [finding for finding in report.findings if finding.rule.endswith("/rule")]


def fixed(text: str, *checks: str, language: str = "") -> str:
    return apply(text, fixes_of(found(text, *checks, language=language)))


# The tables.


def test_characters_belong_to_one_script_only() -> None:
    both = SIMPLIFIED.characters.keys() & TRADITIONAL.characters.keys()
    assert both == set()
    assert {*"软件发优惠亏听坏体党个"} <= SIMPLIFIED.characters.keys() | {*"件惠"}
    assert {*"軟體發優後於這個"} <= TRADITIONAL.characters.keys()
    # Each is a character of either script, or of Hong Kong and Taiwan.
    shared = "干后里台松面只系准制谷几云丑余周布向回游采占征裡裏着麪麵涂庄熏厘恒祢疱台臺峯汙"
    assert SIMPLIFIED.characters.keys() & {*shared} == set()
    assert TRADITIONAL.characters.keys() & {*"著乾徵藉瞭夥摺覆干后里"} == set()


@pytest.mark.parametrize("tables", [SIMPLIFIED, TRADITIONAL], ids=["simplified", "traditional"])
def test_a_counterpart_is_one_character_of_the_other_script(tables: Any) -> None:
    for character, other in {**tables.characters, **tables.beside}.items():
        assert len(character) == len(other) == 1
        assert character != other
        # 薴 became 苧, and 苧 became 苎.
        assert other not in tables.characters or other == "苧"


def test_words_are_no_longer_than_what_is_looked_up_and_keep_their_length() -> None:
    assert {len(form) for form in SIMPLIFIED.words} <= {2, 3, 4}
    assert [word for form, word in SIMPLIFIED.words.items() if len(form) != len(word)] == []


def test_every_listed_word_is_needed_and_traditional(lexicon: Lexicon) -> None:
    for word in {*SIMPLIFIED.words.values()}:
        assert SIMPLIFIED.characters.keys().isdisjoint(word), word
        forms = [form for form, listed in SIMPLIFIED.words.items() if listed == word]
        without = {form: listed for form, listed in SIMPLIFIED.words.items() if listed != word}
        others = replace(SIMPLIFIED, words=without)
        assert [converted(form, SIMPLIFIED, lexicon) for form in forms] == [word] * len(forms)
        assert forms[0] in SIMPLIFIED.shared or {converted(form, others, lexicon) for form in forms} != {word}, word


def test_shared_words_have_no_character_of_simplified_alone() -> None:
    assert [word for word in SIMPLIFIED.shared if not SIMPLIFIED.characters.keys().isdisjoint(word)] == []
    assert {*SIMPLIFIED.shared} <= SIMPLIFIED.words.keys()


@pytest.mark.parametrize(("wrong", "right", "longer"), PAIRS, ids=[wrong for wrong, _, _ in PAIRS])
def test_a_wrong_word_is_found_and_its_right_form_is_not(wrong: str, right: str, longer: list[str]) -> None:
    said = [
        (f.match, f.suggestions, f.severity)
        for f in found(f"{wrong}\n「{wrong}」\n我們說{wrong}，謝謝您們。", "confusables")
    ]
    assert said == [(wrong, (right,), "error")] * 3
    assert found("\n".join(f"我們說{word}，謝謝您們。" for word in (right, *longer)), "confusables") == []


def test_no_wrong_word_is_listed_twice_or_is_right_elsewhere() -> None:
    wrong = [pair[0] for pair in PAIRS]
    assert len(wrong) == len({*wrong})
    assert {*wrong}.isdisjoint(right for _, right, _ in PAIRS)
    assert [(word, one) for word, _, longer in PAIRS for one in longer if word not in one] == []


def test_the_table_of_wrong_words_is_in_order() -> None:
    rows = files("policylint.data").joinpath("script_confusables.txt").read_text("utf-8").split("\n")
    for group in "\n".join(row.split(" ")[0] for row in rows).split("#")[1:]:
        words = group.split("\n")[1:]
        assert words == [*sorted(filter(None, words)), *[""] * words.count("")]


# Any text.


@given(st.sampled_from(SENTENCES), st.data())
@settings(max_examples=60, deadline=None)
def test_simplified_words_are_found_and_written_back(sentence: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(sentence)))
    high = data.draw(st.integers(low, min(len(sentence), low + 6)))
    text = sentence[:low] + convert("tw2s", [sentence])[0][low:high] + sentence[high:]
    findings = found(text, "simplified", language="zh-TW")
    covered = {at for f in findings for at in range(f.offset, f.end_offset)}
    assert {at for at, c in enumerate(text) if c in SIMPLIFIED.characters} <= covered
    assert all(left.end_offset < right.offset for left, right in pairwise(findings))
    written = fixed(text, "simplified", language="zh-TW")
    assert len(written) == len(text)
    assert [f.match for f in found(written, "simplified", language="zh-TW") if f.fix] == []


@given(st.text(st.sampled_from([*"软件发学会国茶的，。\nのカ 雙體a"]), max_size=30).filter(str.strip))
@settings(max_examples=80, deadline=None)
def test_nothing_is_found_beside_kana_and_every_place_is_right(text: str) -> None:
    for finding in found(text, "simplified", language="zh-TW"):
        assert text[finding.offset : finding.end_offset] == finding.match
        places = [at for at in range(finding.offset, finding.end_offset) if text[at] in SIMPLIFIED.characters]
        assert any(not is_japanese(text, at, at + 1) for at in places)


@given(CHUNKS)
@settings(max_examples=150, deadline=None)
def test_full_width_marks_change_nothing_but_marks_and_spaces(text: str) -> None:
    written = fixed(text, "punctuation")
    narrow = str.maketrans("，。：；！？（）", ",.:;!?()", " ")
    assert written.translate(narrow) == text.translate(narrow)
    for finding in found(text, "punctuation"):
        assert text[finding.offset : finding.end_offset] == finding.match
        assert finding.suggestions[0].isascii() is False


@given(st.text(st.characters(max_codepoint=0x24F), max_size=60).filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_text_without_chinese_keeps_its_marks(text: str) -> None:
    assert found(text, "punctuation", "zhuyin", "simplified", "traditional", "confusables") == []


@given(st.text(st.sampled_from([*"ㄅㄆㄉㄧㄏㄓㄚˊˋ˙我好「」（）《》、，\n "]), max_size=20).filter(str.strip))
@settings(max_examples=80, deadline=None)
def test_rows_of_zhuyin_are_whole_and_are_no_toned_syllables(text: str) -> None:
    for finding in found(text, "zhuyin"):
        assert {*finding.match} <= {*"ㄅㄆㄉㄧㄏㄓㄚˊˋ˙"}
        assert finding.match not in {"ㄉㄧˊ", "ㄏㄚˋ", "˙ㄉㄚ", "ㄓˊ", "ㄧㄚˊ"}
        assert text[finding.end_offset : finding.end_offset + 1] not in {*"ㄅㄆㄉㄧㄏㄓㄚˊˋ˙"}


# Writing into files.


RULES = """\
policylint: 1
name: tw
rules:
  - {id: script, kind: script, check: [simplified, punctuation, zhuyin, confusables], message: '{match} → {prefer}'}
"""


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.txt", "這是软件,請您在次下載(限量)!\n", "這是軟件，請您再次下載（限量）！\n"),
        (
            "a.md",
            "---\nplatform: x\ntitle: 這是软件,謝謝您\n---\n來ㄧ杯**软**件!\n",
            "---\nplatform: x\ntitle: 這是軟件，謝謝您\n---\n來一杯**软**件！\n",
        ),
        ("a.csv", 'text,platform\n"這是软件,謝謝您",x\n', 'text,platform\n"這是軟件，謝謝您",x\n'),
        ("a.json", '{"text": "這是软件\\u002c謝謝您!"}', '{"text": "這是軟件\\u002c謝謝您！"}'),
        # Who reads cannot be told which of two is meant.
        ("b.txt", "謝謝您，发\n", "謝謝您，发\n"),
    ],
)
def test_fixes_keep_the_file_what_it_is(name: str, before: str, after: str, cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / name).write_text(before, encoding="utf-8")
    done = cli("check", name, "--policy", "policy.yaml", "--fix", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).read_text(encoding="utf-8") == after


def test_diff_shows_what_would_be_written(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "a.txt").write_text("這是软件,謝謝您\n", encoding="utf-8")
    done = cli("check", "a.txt", "--policy", "policy.yaml", "--diff", "--fail-on", "never")
    assert "-這是软件,謝謝您\n+這是軟件，謝謝您\n" in done.stdout
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "這是软件,謝謝您\n"


def test_a_warm_check_imports_nothing_heavy(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "a.txt").write_text("這是软件,請您在次下載(限量)，ㄏㄏ\n", encoding="utf-8")
    cli("check", "a.txt", "--policy", "policy.yaml")
    done = cli("check", "a.txt", "--policy", "policy.yaml", env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert done.stdout.count("→") == 5
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.split("\n")}
    assert not imported & {"pydantic", "opencc", "jieba", "policylint.text.scripts_build"}
