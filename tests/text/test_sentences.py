"""Sentences: quotations belong to the sentence that quotes them, and no character is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天下雨。明天呢？不知道！", ["今天下雨。", "明天呢？", "不知道！"]),
        ("他說：「好。走吧。」我們就走了。", ["他說：「好。走吧。」", "我們就走了。"]),
        ("「好。走吧。」他說。我們就走了。", ["「好。走吧。」他說。", "我們就走了。"]),
        ("他說「好」然後走了。", ["他說「好」然後走了。"]),
        ("“Fine. Let us go,” he said. We went.", ["“Fine. Let us go,” he said.", "We went."]),
        ('She said: "Fine. Go." We went.', ['She said: "Fine. Go."', "We went."]),
        ("Mr. Lee of Acme Inc. paid 3.50. J. Doe too.", ["Mr. Lee of Acme Inc. paid 3.50.", "J. Doe too."]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("「沒有結尾\n下一行。完。", ["「沒有結尾", "下一行。", "完。"]),
        ("（好。）完", ["（好。）", "完"]),
        ("真的嗎？！好。", ["真的嗎？！", "好。"]),
        ("  ", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(alphabet='他說好 Aa.。！？\n「」『』“”"」（）', max_size=60))
def test_each_character_but_space_lies_in_one_sentence(text: str) -> None:
    found = list(sentences(text))
    covered = [i for start, end in found for i in range(start, end)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(text[start:end].strip() == text[start:end] for start, end in found)
