"""Hits are words, not characters that happen to meet."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.text.boundary import WINDOW, Classification, Verdict, classify, is_han
from policylint.text.lexicon import Lexicon, open_lexicon

PAIRS = Path(__file__).parent.parent / "cases" / "matching" / "own-pairs.tsv"
HAN_CATEGORIES = ("seg", "seg2", "lure", "comp", "mixed", "en")


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return open_lexicon(tmp_path_factory.mktemp("cache"))


def judge(marked: str, lexicon: Lexicon, **extra: int) -> Classification:
    """Classify the part of a text between 【 and 】."""
    before, _, rest = marked.partition("【")
    hit, _, after = rest.partition("】")
    return classify(before + hit + after, len(before), len(before + hit), lexicon=lexicon, extra=extra)


@pytest.mark.parametrize(
    ("marked", "verdict"),
    [
        ("他把【機密】賣給對手", Verdict.ALIGNED),
        ("【機密】", Verdict.ALIGNED),
        ("買核【電廠】旁的地", Verdict.CROSSING),
        ("反對【核電】廠重啟", Verdict.COMPONENT),
        ("新買的手【機密】碼忘記了", Verdict.CROSSING),
        ("新买的手【机密】码忘记了", Verdict.CROSSING),
        ("在山上飛【機密】集起降", Verdict.CROSSING),
        ("兩家的菜單【大同】小異", Verdict.CROSSING),
        ("揚言切腹【自殺】謝罪", Verdict.COMPONENT),
        ("屬【於美】人魚的故事", Verdict.CROSSING),
        ("慈禧【太后】掌權", Verdict.COMPONENT),
        ("達到【最高】峰", Verdict.COMPONENT),
        ("【最】佳化", Verdict.CROSSING),
        ("全港【最】抵食", Verdict.ALIGNED),
        ("看好【A股】反彈", Verdict.ALIGNED),
        ("甲方持有專案【A股】份三成", Verdict.CROSSING),
        ("買【5G手機】殼送玻璃貼", Verdict.COMPONENT),
        ("買1【5G手機】", Verdict.CROSSING),
        ("【iPhone 17】開賣", Verdict.ALIGNED),
        ("殼 【iPhone 17】0 元", Verdict.CROSSING),
        ("加【LINE】好友", Verdict.ALIGNED),
        ("ON【LINE】購物", Verdict.CROSSING),
        ("與【Acme】合作", Verdict.ALIGNED),
        ("【#1】 brand", Verdict.ALIGNED),
        ("【機密-B】倉", Verdict.ALIGNED),
        ("《【機密】》", Verdict.ALIGNED),
        ("手機，【密碼】", Verdict.ALIGNED),
    ],
)
def test_verdict(marked: str, verdict: Verdict, lexicon: Lexicon) -> None:
    assert judge(marked, lexicon).verdict is verdict


def test_explains_itself_in_the_texts_own_characters(lexicon: Lexicon) -> None:
    found = judge("新買的手【機密】碼忘記了", lexicon)
    assert found.words == ("新", "買", "的", "手機", "密碼", "忘記", "了")
    assert found.loss > 4
    assert found.straddle > 4
    assert not found.is_hit


def test_a_company_can_add_its_words(lexicon: Lexicon) -> None:
    assert judge("我們的星【空白】皮書", lexicon, 星空=5000, 白皮書=5000).verdict is Verdict.CROSSING
    product = "新品【天空】白咖啡"
    assert judge(product, lexicon).is_hit
    assert not judge("新品天【空白】咖啡", lexicon, 天空=5000, 白咖啡=5000).is_hit


def test_only_the_neighbourhood_counts(lexicon: Lexicon) -> None:
    near, far = "新買的手【機密】碼忘記了", "今天風和日麗，" * 50
    assert judge(near, lexicon) == judge(far + near + "，" + far, lexicon)


def own_pairs() -> list[tuple[str, bool, str, str]]:
    rows = [line.split("\t") for line in PAIRS.read_text("utf-8").split("\n")[1:] if line]
    return [(term, expected == "1", text, note.partition(":")[0]) for _, term, expected, text, note in rows]


def found_as_word(term: str, text: str, lexicon: Lexicon) -> bool:
    term, text = (unicodedata.normalize("NFKC", t).casefold() for t in (term, text))
    at, found = text.find(term), False
    while at >= 0 and not found:
        found = classify(text, at, at + len(term), lexicon=lexicon).is_hit
        at = text.find(term, at + 1)
    return found


def test_precision_and_recall_on_the_pairs(lexicon: Lexicon) -> None:
    """Figures to keep; the pairs that fail are known and are not worth a rule of their own."""
    outcomes = Counter(
        (expected, found_as_word(term, text, lexicon))
        for term, expected, text, category in own_pairs()
        if category in HAN_CATEGORIES
    )
    hits, false_alarms, misses = outcomes[True, True], outcomes[False, True], outcomes[True, False]
    assert hits / (hits + false_alarms) >= 0.985
    assert hits / (hits + misses) >= 0.985


@pytest.mark.parametrize("category", ["comp", "mixed", "en"])
def test_categories_without_a_miss(category: str, lexicon: Lexicon) -> None:
    for term, expected, text, kind in own_pairs():
        if kind == category:
            assert found_as_word(term, text, lexicon) is expected, text


HAN_TEXT = st.text(st.sampled_from("手機密碼飛集的了公司全台獨家最高峰第一次大同小異李安"), min_size=1, max_size=40)


@given(text=HAN_TEXT | st.text(min_size=1, max_size=40), data=st.data())
def test_every_candidate_gets_a_verdict_and_a_cut_of_the_text(lexicon: Lexicon, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = classify(text, start, end, lexicon=lexicon)
    assert 0 <= found.straddle <= found.loss
    assert "".join(found.words).replace("\ue000", "") in text.replace("\ue000", "")
    if found.verdict is Verdict.CROSSING and not found.words:
        assert text[start].isascii() or text[end - 1].isascii()


@given(text=HAN_TEXT)
def test_a_text_as_a_whole_is_aligned_with_itself(lexicon: Lexicon, text: str) -> None:
    assert classify(text, 0, len(text), lexicon=lexicon).verdict is Verdict.ALIGNED


@pytest.mark.parametrize("character", "手机〇㐀\ufa11\U00020000")
def test_han(character: str) -> None:
    assert is_han(character)


@pytest.mark.parametrize("character", "aＡあ한。1，々\ue000 \ud800")
def test_not_han(character: str) -> None:
    assert not is_han(character)


def test_a_verdict_asks_for_a_few_characters_however_long_the_text(
    lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    steps = Lexicon.steps

    def counted(self: Lexicon, run: str) -> list[list[tuple[int, int]]]:
        asked.append(len(run))
        return steps(self, run)

    monkeypatch.setattr(Lexicon, "steps", counted)
    text = "手機密碼" * 250_000
    middle = len(text) // 2
    expected = judge("手機密碼手機密碼手【機密】碼手機密碼手機密碼", lexicon)
    assert expected.verdict is Verdict.CROSSING
    for start in range(middle + 1, middle + 4000, 4):
        assert classify(text, start, start + 2, lexicon=lexicon) == expected
    for start in (1, len(text) - 3):
        assert classify(text, start, start + 2, lexicon=lexicon).verdict is Verdict.CROSSING
    assert max(asked) == WINDOW + len("機密") + WINDOW
