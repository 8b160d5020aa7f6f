"""A term is found in the other script and in other regions' spelling, and no text is ever converted for it."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.text.boundary import classify
from policylint.text.fold import fold
from policylint.text.lexicon import open_lexicon
from policylint.text.lexicon_build import convert
from policylint.text.variants import MAX_FORMS, draft_script, forms_of, forms_of_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.text.lexicon import Lexicon

CASES = Path(__file__).parent.parent / "cases" / "matching"


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((CASES / name).read_text("utf-8").split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS, OTHER_ROWS = rows("variants.tsv"), rows("own-pairs.tsv")
TERMS = sorted({row["term"] for row in (*ROWS, *OTHER_ROWS)})

HAN_TERMS = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return open_lexicon(tmp_path_factory.mktemp("cache"))


def texts(term: str, *, mixed: bool = False) -> set[str]:
    return {form.text for form in forms_of(term, mixed=mixed)}


def literals(term: str, script: str) -> Iterator[str]:
    yield fold(term).text
    yield from (form.text for form in forms_of(term) if script == "simplified" or not form.simplified_only)


def found(term: str, text: str, lexicon: Lexicon) -> list[str]:
    """The spellings of a term that stand in a text as words."""
    folded = fold(text).text
    return [
        literal
        for literal in literals(term, draft_script(folded, lexicon=lexicon))
        for at in range(len(folded))
        if folded.startswith(literal, at) and classify(folded, at, at + len(literal), lexicon=lexicon).is_hit
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_pairs(row: dict[str, str], lexicon: Lexicon) -> None:
    assert bool(found(row["term"], row["text"], lexicon)) is (row["should_match"] == "1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("機密", "机密"),
        ("療效", "疗效"),
        ("併購", "并购"),
        ("頭髮", "头发"),
        ("發展", "发展"),
        ("乾淨", "干净"),
        ("內部", "内部"),
        ("裡面", "裏面"),
        ("臺灣", "台灣"),
        ("臺灣", "台湾"),
        ("因為", "因爲"),
        ("說明", "説明"),
        ("麵粉", "麪粉"),
        ("執著", "執着"),
        ("公佈", "公布"),
        ("週年", "周年"),
        ("佔有", "占有"),
        ("電子菸", "電子煙"),
        ("帳號", "賬號"),
        ("帳號", "账号"),
    ],
)
def test_both_ways(one: str, other: str) -> None:
    assert other in texts(one)
    assert one in texts(other)


@pytest.mark.parametrize(
    ("term", "other"),
    [
        ("于美人", "於美人"),
        ("余天", "餘天"),
        ("姜文", "薑文"),
        ("郁方", "鬱方"),
        ("范雲", "範雲"),
        ("里長", "裡長"),
        ("里長", "裏長"),
        ("系統", "係統"),
        ("系統", "繫統"),
        ("批准", "批準"),
        ("太后", "太後"),
        ("只有", "隻有"),
        ("谷歌", "穀歌"),
        ("茶几", "茶幾"),
        ("松下", "鬆下"),
        ("台風", "颱風"),
        ("干", "乾"),
        ("干", "幹"),
        ("周杰倫", "週杰倫"),
        ("軟體", "软件"),
        ("軟體", "軟件"),
        ("占卜", "佔卜"),
        ("吃饭", "喫饭"),
    ],
)
def test_never_a_form(term: str, other: str) -> None:
    assert other not in texts(term)


@pytest.mark.parametrize(
    ("term", "simple", "simplified_only"),
    [
        ("機密", "机密", False),
        ("併購", "并购", False),
        ("公佈", "公布", False),
        ("臺北", "台北", False),
        ("製作單位", "制作单位", False),
        ("麵包", "面包", True),
        ("後台", "后台", True),
        ("裡面", "里面", True),
        ("范雲", "范云", True),
        ("幹", "干", True),
    ],
)
def test_only_in_a_simplified_draft(term: str, simple: str, *, simplified_only: bool) -> None:
    assert {form.text: form.simplified_only for form in forms_of(term)}[simple] is simplified_only


def test_both_readings_of_a_simplified_name() -> None:
    assert {"範偉", "范偉"} <= texts("范伟")


def test_a_mixture_of_spellings() -> None:
    assert {"内部機密", "內部机密", "内部机密"} <= texts("內部機密")


@pytest.mark.parametrize("term", TERMS)
def test_forms_are_the_same_in_simplified(term: str, lexicon: Lexicon) -> None:
    same = {frozenset(pair.translate(lexicon.fold)) - set("=>") for pair in (*spellings(), "着=著")}
    for form in forms_of(term):
        for own, other in zip(fold(term).text, form.text, strict=True):
            simple = {own.translate(lexicon.fold), other.translate(lexicon.fold)}
            assert len(simple) == 1 or simple in same, form


def spellings() -> list[str]:
    lines = (Path(sys.modules["policylint"].__path__[0]) / "data" / "variants_spellings.txt").read_text("utf-8")
    return [pair for line in lines.split("\n") if not line.startswith("#") for pair in line.split()]


def test_the_table_of_spellings_is_well_formed() -> None:
    pairs = spellings()
    assert all(len(pair) == 3 and pair[1] in "=>" and pair[0] != pair[2] for pair in pairs)
    assert len({frozenset((pair[0], pair[2])) for pair in pairs}) == len(pairs)


@pytest.mark.parametrize("term", TERMS)
def test_a_simplified_form_leads_back(term: str, lexicon: Lexicon) -> None:
    """To the term, or to what is a regional spelling of it."""
    for form in forms_of(term):
        if form.text == convert("t2s", [term])[0] and not form.simplified_only and lexicon.traditional & set(term):
            near = {fold(term).text, *texts(term)}
            assert near & texts(form.text), form


def test_mixtures_of_the_scripts() -> None:
    mixed = texts("雲海計畫", mixed=True)
    assert mixed == {f"{cloud}海{plan}{draw}" for cloud in "雲云" for plan in "計计" for draw in "畫画劃划"} - {
        "雲海計畫"
    }
    assert {"云海计畫", "雲海计劃", "云海計划"} <= texts("云海计划", mixed=True)


@pytest.mark.parametrize("term", ["于美人", "系統", "里長會議", "皇后計畫", "周杰倫"])
def test_a_mixture_is_of_spellings_of_the_whole(term: str) -> None:
    assert not set("".join(texts(term, mixed=True))) & set("於係繫裡裏後週傑")


def test_a_long_term_has_the_mixtures_next_to_its_spellings() -> None:
    term, simple = "機構發展執行顧問團隊", "机构发展执行顾问团队"
    near = texts(term, mixed=True)
    assert simple in near
    for i in range(len(term)):
        for text, other in ((term, simple), (simple, term)):
            assert text[:i] + other[i] + text[i + 1 :] in near | {term}


@settings(deadline=None)
@given(term=HAN_TERMS)
def test_mixtures_of_anything(term: str) -> None:
    whole, mixed = forms_of(term), forms_of(term, mixed=True)
    assert len(mixed) <= MAX_FORMS
    assert set(whole) <= set(mixed) or len(mixed) == MAX_FORMS
    shapes = [set(column) for column in zip(fold(term).text, *(form.text for form in whole), strict=True)]
    pairs = {pair[0] + pair[-1] for pair in spellings()} | {pair[-1] + pair[0] for pair in spellings() if "=" in pair}
    for form in mixed:
        for c, shape in zip(form.text, shapes, strict=True):
            respelled = shape | {pair[1] for pair in pairs if pair[0] in shape}
            assert c in respelled | set(convert("t2s", sorted(respelled))), form


@settings(deadline=None)  # the first example loads OpenCC
@given(term=HAN_TERMS)
def test_forms_of_anything(term: str, lexicon: Lexicon) -> None:
    forms = forms_of(term)
    assert len(forms) <= MAX_FORMS
    assert len({form.text for form in forms} | {term}) == len(forms) + 1
    for form in forms:
        assert fold(form.text).text == form.text
        assert not (form.simplified_only and lexicon.simplified & set(form.text))


@settings(deadline=None)
@given(terms=st.lists(HAN_TERMS | st.sampled_from(TERMS)))
def test_together_as_one_by_one(terms: list[str]) -> None:
    assert forms_of_all(terms) == {term: forms_of(term) for term in terms}
    assert forms_of_all(terms, mixed=True) == {term: forms_of(term, mixed=True) for term in terms}


@pytest.mark.parametrize("term", ["", "Best", "5G", "\ud800", "機\ud800密", "機\0密", "機\n密", "😀", "ㄇㄧˋ", "ab\r"])
def test_no_forms(term: str) -> None:
    assert forms_of(term) == ()


def test_forms_of_a_term_are_folded() -> None:
    assert texts("ＡＣＭＥ機密") == {"acme机密"}
    assert texts("5G手機") == {"5g手机"}


def test_a_long_term_has_no_more_forms() -> None:
    assert len(forms_of("臺灣內部機密" * 200)) == MAX_FORMS
    assert len(forms_of("臺灣內部機密" * 200, mixed=True)) == MAX_FORMS


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("今天公布第三季的財報，請見官網說明。", "traditional"),
        ("今天公布第三季度的财报，请见官网说明。", "simplified"),
        ("內部文件請勿外流，感谢配合。", "mixed"),
        ("歡迎追蹤我們的頻道，影片連結在這裡，馬云的專訪將於週五播出，记得看。", "traditional"),
        ("欢迎关注我们的频道，视频链接在这里，专访《後宮》导演的节目将于周五播出。", "simplified"),
        ("公司的 AI 平台", "unknown"),
        ("Best tea in town", "unknown"),
        ("", "unknown"),
        ("面包", "unknown"),
        ("这是面包", "simplified"),
        ("這是麵包", "traditional"),
    ],
)
def test_script(text: str, script: str, lexicon: Lexicon) -> None:
    assert draft_script(text, lexicon=lexicon) == script


@pytest.mark.parametrize("row", [row for row in OTHER_ROWS if row["id"].endswith("1")], ids=lambda row: row["id"])
def test_script_of_ordinary_sentences(row: dict[str, str], lexicon: Lexicon) -> None:
    simple = convert("t2s", [row["text"]])[0]
    assert draft_script(row["text"], lexicon=lexicon) in ("traditional", "unknown")
    assert draft_script(simple, lexicon=lexicon) in ("simplified", "unknown")


def test_scripts_share_no_character(lexicon: Lexicon) -> None:
    assert not lexicon.simplified & lexicon.traditional
    assert not lexicon.simplified & set("干后里台松面只系准制谷几于余姜郁范云丑斗")
    assert lexicon.simplified >= set("机发疗为这说体们")


def test_a_check_imports_no_opencc(tmp_path: Path) -> None:
    open_lexicon(tmp_path)
    code = (
        "import sys, pathlib\n"
        "from policylint.text.lexicon import open_lexicon\n"
        "from policylint.text.variants import draft_script\n"
        f"draft_script('机密', lexicon=open_lexicon(pathlib.Path({str(tmp_path)!r})))\n"
        "assert not {'opencc', 'policylint.text.lexicon_build'} & set(sys.modules), sorted(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
