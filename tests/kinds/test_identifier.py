"""Identifiers: every valid one is found in running text, however it is written, and none with a wrong check digit."""

from __future__ import annotations

import base64
import datetime
import json
import re
import string
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import ROOT, Cli

from policylint.identifiers.find import find
from policylint.identifiers.registry import DETECTORS
from policylint.identifiers.scan import read
from policylint.identifiers.tables import is_specimen, tables
from policylint.identifiers.types import Identifier, IdentifierType
from policylint.messages.identifier import MESSAGES
from policylint.text.fold import fold

TYPES: tuple[str, ...] = get_args(IdentifierType)
SENTENCES = (
    "得獎者{}請領獎",
    "請洽{}，謝謝！",
    "（{}）",
    "編號：{}。",
    "Write to {} today.",
    "見\u3000{}\n2026 年",
    "{}",
)
WORD = {kind: words[0] for kind, words in tables().context.items()}


# What the tests take for valid is said here once more, in the words of the registers, and not taken from the program.


def is_taiwanese(number: str) -> bool:
    code = dict(zip("ABCDEFGHJKLMNPQRSTUVXYWZIO", range(10, 36), strict=True))[number[0]]
    weighted = sum(int(digit) * (9 - i or 1) for i, digit in enumerate(number[1:], 1))
    return (code // 10 + code % 10 * 9 + weighted) % 10 == 0


def is_business(number: str) -> bool:
    """Without the numbers whose seventh digit is 7, which have two answers."""
    digits = "".join(str(int(digit) * weight) for digit, weight in zip(number, (1, 2, 1, 2, 1, 2, 4, 1), strict=True))
    return number[6] != "7" and sum(map(int, digits)) % 5 == 0


def is_card(number: str) -> bool:
    doubled = [int(digit) * (1 + i % 2) for i, digit in enumerate(reversed(number))]
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0


def is_iban(number: str) -> bool:
    moved = number[4:] + number[:4]
    return int("".join(str(ord(c) - 55) if c.isalpha() else c for c in moved)) % 97 == 1


def is_chinese(number: str) -> bool:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return number[17] == "10X98765432"[sum(int(d) * w for d, w in zip(number[:17], weights, strict=True)) % 11]


def is_hong_kong(number: str) -> bool:
    values = [36, *(int(character, 36) for character in number)]
    return sum(value * weight for value, weight in zip(values, range(9, 0, -1), strict=True)) % 11 == 0


def digits(least: int, most: int | None = None) -> st.SearchStrategy[str]:
    return st.text(string.digits, min_size=least, max_size=most or least)


def written(form: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(form.format, *parts)


def completed(bodies: st.SearchStrategy[str], check: Callable[[str], bool]) -> st.SearchStrategy[str]:
    """Bodies with the check character that fits, where there is one."""
    numbers = bodies.map(lambda body: next((body + c for c in "0123456789XA" if _passes(check, body + c)), ""))
    return numbers.filter(bool)


def _passes(check: Callable[[str], bool], number: str) -> bool:
    try:
        return check(number)
    except ValueError:
        return False


LETTER = st.sampled_from(string.ascii_uppercase)
CARDS = st.sampled_from([("4", 16), ("55", 16), ("2720", 16), ("37", 15), ("36", 14), ("3589", 16), ("62", 19)])
BIRTHDAY = st.dates(datetime.date(1900, 1, 1), datetime.date(2026, 1, 1)).map("{:%Y%m%d}".format)
COUNTRIES = st.sampled_from([(c, length) for length, countries in tables().iban_countries.items() for c in countries])
IBANS = COUNTRIES.flatmap(
    lambda row: digits(row[1] - 4).map(
        lambda body: next(n for k in range(2, 99) if is_iban(n := f"{row[0]}{k:02}{body}")),
    )
)
CHECKED: dict[str, tuple[Callable[[str], bool], st.SearchStrategy[str]]] = {
    "tw-national-id": (is_taiwanese, written("{}{}{}", LETTER, st.sampled_from("12"), digits(7))),
    "tw-resident-certificate": (is_taiwanese, written("{}{}{}", LETTER, st.sampled_from("89"), digits(7))),
    "tw-business-number": (is_business, digits(7)),
    "payment-card": (is_card, CARDS.flatmap(lambda c: digits(c[1] - len(c[0]) - 1).map(lambda body: c[0] + body))),
    "cn-resident-id": (
        is_chinese,
        written("{}{}{}", st.sampled_from(["110101", "650102", "710000", "810000", "830000"]), BIRTHDAY, digits(3)),
    ),
    "hk-id": (is_hong_kong, written("{}{}", LETTER, digits(6))),
}
VALID: dict[str, st.SearchStrategy[str]] = {
    **{kind: completed(bodies, check) for kind, (check, bodies) in CHECKED.items()},
    "hk-id": completed(CHECKED["hk-id"][1], is_hong_kong).map(lambda n: f"{n[:7]}({n[7]})"),
    "iban": IBANS,
    "tw-health-card": digits(12).filter(lambda number: not number.startswith("886")),
    "tw-passport": digits(9),
    "tw-mobile": written("09{}{}", st.sampled_from("012345678"), digits(7)),
    "tw-landline": written("(02)2{}", digits(7)),
    "tw-licence-plate": written("{}{}{}-{}", LETTER, LETTER, LETTER, digits(4)),
    "bank-account": digits(13),
    "cn-mobile": written("138{}", digits(8)),
    "hk-phone": written("+852 9123 {}", digits(4)),
    "us-ssn": written("{}-{}-{}", st.integers(100, 665).map(str), digits(2), digits(4)).filter(
        lambda number: number[4:6] != "00" and number[7:] != "0000"
    ),
    "email": written("{}.{}@shanlan.tw", st.sampled_from(["ming", "Ann_99"]), digits(1, 9)),
}
NUMBERS = st.sampled_from(TYPES).flatmap(lambda kind: st.tuples(st.just(kind), VALID[kind]))


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


STYLES: tuple[Callable[[str], str], ...] = (str, full_width, "\u200b".join)


def all_in(text: str) -> list[tuple[str, str, str]]:
    """Type, text as it is written, and normalised value of all identifiers."""
    folded = fold(text)
    return [(f.type, text[slice(*folded.offsets.span(f.start, f.end))], f.value) for f in find(folded.text)]


def normal(kind: str, number: str) -> str:
    if kind == "email":
        return number.lower()
    plain = "".join(filter(str.isalnum, number)).upper()
    codes = {"tw-mobile": "+886", "tw-landline": "+886", "cn-mobile": "+86", "hk-phone": "+"}
    return codes[kind] + plain.lstrip("0") if kind in codes else plain


@settings(deadline=None)  # the first example loads the tables and phonenumbers
@given(NUMBERS, st.sampled_from(SENTENCES), st.sampled_from(STYLES))
def test_a_valid_number_is_found_in_running_text(
    number: tuple[str, str], sentence: str, style: Callable[[str], str]
) -> None:
    kind, plain = number
    shown = style(plain)
    assert all_in(sentence.format(WORD.get(kind, "") + shown)) == [(kind, shown, normal(kind, plain))]


@given(
    st.sampled_from(list(CHECKED)).flatmap(lambda kind: st.tuples(st.just(kind), completed(*reversed(CHECKED[kind])))),
    st.integers(1, 4),
    st.sampled_from(SENTENCES),
)
def test_one_with_another_check_digit_is_not(number: tuple[str, str], step: int, sentence: str) -> None:
    kind, valid = number
    other = f"{valid[:-1]}{(int(valid[-1], 36) + step) % 10}"
    assert kind not in {found[0] for found in all_in(sentence.format(WORD.get(kind, "") + other))}


@given(IBANS, st.integers(1, 9))
def test_an_iban_with_another_digit_is_not_found(number: str, step: int) -> None:
    assert all_in(f"{number[:-1]}{(int(number[-1]) + step) % 10}") == []


@given(NUMBERS.filter(lambda number: number[0] != "email"), st.sampled_from("*●○"), st.sampled_from(SENTENCES))
def test_a_masked_number_is_not_found(number: tuple[str, str], mask: str, sentence: str) -> None:
    kind, plain = number
    masked = plain[:4] + mask * (len(plain) - 7) + plain[-3:]
    assert all_in(sentence.format(WORD.get(kind, "") + masked)) == []


@settings(deadline=None)
@given(NUMBERS, st.sampled_from(STYLES))
def test_a_value_is_read_alike_however_it_is_written(number: tuple[str, str], style: Callable[[str], str]) -> None:
    kind, plain = number
    assert (kind, normal(kind, plain)) in {(found.type, found.value) for found in read(f" {style(plain)} ")}


@settings(deadline=None)
@given(st.text("0123456789-. ()+AaX@/:電話帳號統編車牌,\n\u200b０", max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    found = find(fold(text).text)
    ends = [0, *(place.end for place in found)]
    assert all(end <= place.start < place.end for end, place in zip(ends, found, strict=False))
    assert all(place.type in TYPES and place.value for place in found)


@pytest.mark.parametrize(
    ("kind", "value"), [(kind, value) for kind, values in tables().specimens.items() for value in sorted(values)]
)
def test_a_specimen_is_found_as_one(kind: str, value: str) -> None:
    [found] = find(fold(f"{WORD.get(kind, '')}{value}").text)
    assert (found.type, found.value, is_specimen(found)) == (kind, value, True)


def test_specimens_are_those_that_are_known_and_those_that_count_up() -> None:
    def passport(value: str) -> bool:
        return is_specimen(Identifier("tw-passport", 0, len(value), value))

    assert [passport(value) for value in ("123456789", "222222222", "312345678")] == [True, True, False]


def test_every_type_has_all_that_a_type_needs() -> None:
    assert {*TYPES} == {*(detector.type for detector in DETECTORS), "email"}
    assert {f"identifier.{kind.replace('-', '_')}" for kind in TYPES} < set(MESSAGES)
    assert {detector.type for detector in DETECTORS if detector.needs_context} == set(tables().context)
    words = [word for words in tables().context.values() for word in words]
    assert [word for word in words if fold(word).text != word] == []
    for name in ("docs/rules.md", "docs/rules.zh-TW.md", "rules/personal-data.yaml"):
        assert [kind for kind in TYPES if kind not in (ROOT / name).read_text(encoding="utf-8")] == []


def test_sentences_say_the_same_in_both_languages() -> None:
    assert all(set(said) == {"zh-TW", "en"} for said in MESSAGES.values())
    assert all(
        len({frozenset(re.findall(r"{(\w+)}", text)) for text in said.values()}) == 1 for said in MESSAGES.values()
    )


@pytest.mark.parametrize("text", ["現做現喝的高山茶。", "2026 年 11 月 22 日 20:00，第 3 彈，滿 1,200 元折 100"])
def test_a_text_without_identifiers_loads_nothing(text: str) -> None:
    program = (
        "import sys; from policylint.identifiers.find import find; "
        f"assert find({text!r}) == (); print(sorted(m for m in sys.modules if 'identif' in m or 'phone' in m))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "['policylint.identifiers', 'policylint.identifiers.find']"


POLICY = """\
policylint: 1
name: test
extends: [personal-data]
rules:
  - {id: own, kind: identifier, types: [tw-mobile], message: "{type} {match}", suggest: "{match}"}
  - {id: style, kind: replace, severity: warning, terms: [視頻], prefer: 影片}
  - {id: doubtful, kind: forbid, terms: [根治, 機密]}
  - {id: known, kind: field, field: code, values: [a, b]}
"""
DRAFTS = {
    "a.md": "---\ntitle: 視頻 A100000010\ncode: 4000001000000000\naccount: 0900-111-222\n---\n"
    "視頻機密 A100000010，0900-111-222、 （０２）２９９９－０００１ <!-- 帳號 012-345678901235 --> `ming@shanlan.tw`\n",
    "b.json": '{"text": "視頻根治 \\u0041100000010", "note": "0900\\u200b111\\u200b222", "code": "ming@shanlan.tw"}',
    "c.csv": "文案,account,統編\n視頻 4000 0010 0000 0000,0900-111-222,10000004\n",
    "d.tweet": "視頻 車牌ABD-5678\n---\n110101190001010014 https://a.tw/?x=ming@shanlan.tw\n",
}
CANARIES = (
    "100000010",
    "0000010000",
    "0010 0000",
    "0900-111",
    "0900\u200b111",
    "111222",
    "２９９９",
    "2999-0001",
    "5678901235",
)
CANARIES += ("ming@", "10000004", "5678", "19000101", "41100000010", "200b111")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    for name, text in DRAFTS.items():
        (tmp_path / "drafts" / name).write_text(text, encoding="utf-8")
    return tmp_path


def assert_silent(output: str) -> None:
    told = [c for c in CANARIES if c in output or base64.b64encode(c.encode()).decode()[:-2] in output]
    assert not told, output


@pytest.mark.parametrize(
    "options", [["--format", form] for form in ("text", "json", "github", "summary")] + [["--diff"]]
)
def test_no_output_tells_a_number(cli: Cli, folder: Path, options: list[str]) -> None:
    done = cli("check", "drafts", "--policy", "policy.yaml", *options)
    assert done.returncode in (0, 1), done.stderr
    assert "影片" in done.stdout
    # Offsets, digests and line numbers are digits, too, but none of a number that was found.
    assert_silent(re.sub(r"[0-9a-f]{32,64}", "", done.stdout + done.stderr))


@pytest.mark.parametrize("place", ["a.md:2:10", "a.md:4:12", "a.md:6:8", "a.md:6:3", "b.json:1:20", "d.tweet:1:8"])
def test_neither_does_explain_at(cli: Cli, folder: Path, place: str) -> None:
    done = cli("explain", "--at", f"drafts/{place}", "--policy", "policy.yaml")
    assert done.returncode == 0, done.stderr
    assert_silent(done.stdout + done.stderr)


NUMBERS_IN_BODIES = """\
policylint: 1
name: test
rules:
  - {id: body, kind: identifier, types: [tw-mobile, tw-health-card, payment-card, hk-id], in: body}
  - {id: style, kind: replace, severity: warning, terms: [視頻], prefer: 影片}
  - {id: known, kind: field, field: code, values: [a]}
"""
SPELT_APART = """\
---
code: "視頻 ０９１２ 345 670"
note: 視頻 4000-0010-0000-0000
---
0912-345-670、健保卡 000012345674、4000 0010 0000 0000、A123456(3)

視頻 0000-1234-5674 https://a.tw/0912345670 @u912345670 第0912.345.670號 `+886 (0)912-345-670` a123456-3
"""


@pytest.mark.parametrize("form", ["text", "json", "github", "summary"])
def test_what_was_found_is_hidden_in_every_spelling(cli: Cli, tmp_path: Path, form: str) -> None:
    """Also where the rule does not look, no word says what the number is, or it stands in a URL."""
    (tmp_path / "policy.yaml").write_text(NUMBERS_IN_BODIES, encoding="utf-8")
    (tmp_path / "a.md").write_text(SPELT_APART, encoding="utf-8")
    done = cli("check", "a.md", "--policy", "policy.yaml", "--format", form)
    assert done.returncode == 1, done.stderr
    squeezed = "".join(filter(str.isalnum, fold(done.stdout).text))
    assert [n for n in ("12345670", "12345674", "0010000000", "a1234563") if n in squeezed] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "文案,備註\n好茶,再來一杯,0900-111-222\n好,一\n"),
        ("a.csv", '文案,備註\n好,一\n好茶,"0900-111-222\n'),
        ("a.csv", "文案,文案,0900-111-222\n好,一,二\n"),
        ("a.jsonl", '{"text": "好"}\n{"0900-111-222": 視頻\n'),
        ("a.jsonl", '{"text": "好"}\n["0900-111-222"]\n'),
        ("a.md", '---\n"\\q 0900-111-222": 1\n---\n好\n'),
        ("a.yaml", "posts:\n- 0900-111-222\n- {text: 好}\n"),
    ],
)
def test_it_is_found_in_what_could_not_be_read(cli: Cli, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = cli("check", name, "--policy", "policy.yaml", "--format", "json")
    assert done.returncode == 3, done.stderr
    report = json.loads(done.stdout)
    assert report["incomplete"]
    found = {(f["rule"], text[f["offset"] : f["end_offset"]]) for f in report["findings"]}
    assert ("test/own", "0900-111-222") in found
    assert "111" not in re.sub(r"[0-9a-f]{32,64}", "", done.stdout + done.stderr)
