"""The lexicon's artefact: built once, mapped, and never trusted when damaged or of other inputs."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from policylint.text import lexicon as module
from policylint.text.lexicon import LATIN, Lexicon, open_lexicon

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("cache")
    open_lexicon(directory)
    return directory


@pytest.fixture
def copied(cache: Path, tmp_path: Path) -> Path:
    (tmp_path / "lexicon.bin").write_bytes((cache / "lexicon.bin").read_bytes())
    return tmp_path


@pytest.fixture
def no_build(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise AssertionError("built again")

    monkeypatch.setattr("policylint.text.lexicon_build.build", refuse)


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch, cache: Path) -> list[int]:
    """Counts builds, and makes each one quick: the payload of the artefact that is already there."""
    made: list[int] = []

    def quick(*_: object) -> bytes:
        made.append(1)
        return (cache / "lexicon.bin").read_bytes()[module._HEADER_SIZE :]

    monkeypatch.setattr("policylint.text.lexicon_build.build", quick)
    return made


@pytest.mark.usefixtures("no_build")
def test_opened_again_without_building(cache: Path) -> None:
    assert open_lexicon(cache).word_cost("手机") is not None


def test_only_the_artefact_is_left_in_the_cache(cache: Path) -> None:
    assert [p.name for p in cache.iterdir()] == ["lexicon.bin"]


@pytest.mark.parametrize("at", [0, 100, 300, 5000, 1_000_000, -1])
def test_one_wrong_byte_is_noticed(copied: Path, builds: list[int], at: int) -> None:
    path = copied / "lexicon.bin"
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    assert open_lexicon(copied).word_cost("手机") is not None
    assert len(builds) == 1
    open_lexicon(copied)
    assert len(builds) == 1, "the repaired artefact is used"


@pytest.mark.parametrize("content", [b"", b"\0", b"policylint", b"\xff" * 5000])
def test_foreign_file_is_replaced(tmp_path: Path, builds: list[int], content: bytes) -> None:
    (tmp_path / "lexicon.bin").write_bytes(content)
    assert open_lexicon(tmp_path).word_cost("手机") is not None
    assert len(builds) == 1


def test_cut_short_file_is_replaced(copied: Path, builds: list[int]) -> None:
    path = copied / "lexicon.bin"
    path.write_bytes(path.read_bytes()[:-1])
    open_lexicon(copied)
    assert len(builds) == 1


def test_other_inputs_mean_another_artefact(copied: Path, builds: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_VERSION", 999)
    open_lexicon(copied)
    assert len(builds) == 1


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, builds: list[int]) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a directory")
    assert open_lexicon(occupied).word_cost("手机") is not None
    assert open_lexicon(occupied / "below").word_cost("手机") is not None
    assert len(builds) == 2


def test_warm_open_imports_neither_jieba_nor_opencc(cache: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from policylint.text.lexicon import open_lexicon\n"
        f"open_lexicon(pathlib.Path({str(cache)!r})).steps('手机密码')\n"
        "assert not {'jieba', 'opencc', 'tempfile'} & set(sys.modules), sorted(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.usefixtures("no_build")
def test_words_are_decoded_when_they_are_first_met(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[str] = []
    block = Lexicon._block

    def counted(self: Lexicon, head: str) -> str:
        decoded.append(head)
        return block(self, head)

    monkeypatch.setattr(Lexicon, "_block", counted)
    lexicon = open_lexicon(cache)
    assert decoded == []
    for _ in range(2):
        lexicon.steps("手机密码")
    assert decoded == ["手机", "机密", "密码"]


def test_fold_takes_traditional_characters_one_to_one(cache: Path) -> None:
    lexicon = open_lexicon(cache)
    assert "飛機雲端裡麵包後臺".translate(lexicon.fold) == "飞机云端里面包后台"
    assert all(len(simple) == 1 for simple in lexicon.fold.values())


@pytest.mark.parametrize("word", ["手机", "飞机", "裁员", "全台", "独家", "业配", "恒生指数", "安心亚", "公投票"])
def test_known_words(cache: Path, word: str) -> None:
    assert open_lexicon(cache).word_cost(word) is not None


@pytest.mark.parametrize(
    "word", ["机密码", "员工工作时", "\U00020000\U00020001", "\U00020000手", "手\U00020000", "ab", "手"]
)
def test_unknown_words(cache: Path, word: str) -> None:
    assert open_lexicon(cache).word_cost(word) is None


def test_every_run_can_be_cut(cache: Path) -> None:
    lexicon = open_lexicon(cache)
    run = f"手机{LATIN}\U00020000龘\ufa11〇"
    steps = lexicon.steps(run)
    assert len(steps) == len(run)
    assert all((i + 1) in [end for end, _ in here] for i, here in enumerate(steps))
    assert all(cost > 0 for here in steps for _, cost in here)


def test_commoner_words_cost_less(cache: Path) -> None:
    lexicon = open_lexicon(cache)
    common, rare = lexicon.word_cost("我们"), lexicon.word_cost("归零")
    assert common is not None
    assert rare is not None
    assert common < rare


def test_extended_leaves_the_lexicon_as_it_is(cache: Path) -> None:
    lexicon = open_lexicon(cache)
    more = lexicon.extended({"喵星科技": 100, "機密碼": 50, "手機": 1})
    assert more.word_cost("喵星科技") == lexicon.term_cost
    assert more.word_cost("机密码") == more.cost_of(50)
    assert more.word_cost("手机") == lexicon.word_cost("手机"), "a rarer count does not lower what is known"
    assert lexicon.word_cost("喵星科技") is None
    again = more.extended({"喵星人": 100})
    assert again.word_cost("喵星科技") == lexicon.term_cost
    assert again.word_cost("喵星人") == lexicon.term_cost


def test_groups_are_forgotten_before_they_fill_memory(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_GROUPS_KEPT", 3)
    lexicon = open_lexicon(cache)
    for word in ("手机", "飞机", "密码", "公司", "手机"):
        assert lexicon.word_cost(word) is not None
    assert len(lexicon._groups) <= 3


@pytest.mark.parametrize(
    ("word", "cuts"),
    [("最高峰", {0, 2, 3}), ("强制性交罪", {0, 2, 4, 5}), ("手机", None)],
)
def test_inner_cuts(cache: Path, word: str, cuts: set[int] | None) -> None:
    assert open_lexicon(cache).inner_cuts(word) == cuts


@pytest.mark.parametrize(
    ("word", "idiom"), [("大同小异", True), ("明目张胆", True), ("安全隐患", False), ("手机", False)]
)
def test_idioms(cache: Path, word: str, idiom: bool) -> None:
    lexicon = open_lexicon(cache)
    lexicon.steps(word)
    assert lexicon.is_idiom(word) is idiom


def test_missing_dictionary_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError) as caught:
        open_lexicon(tmp_path)
    assert caught.value.name == "jieba"


def test_lexicon_is_one_class_for_both_ways_in(cache: Path) -> None:
    assert isinstance(open_lexicon(cache), Lexicon)
    assert isinstance(open_lexicon(cache).extended({}), Lexicon)
