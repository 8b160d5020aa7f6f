from __future__ import annotations

import datetime

import pytest

from policylint.drafts import read_text
from policylint.drafts.fields import default_fields, moment_of, schedule_of, value_of


def local(*numbers: int) -> datetime.datetime:
    """A moment without a time zone, which the policy adds."""
    return datetime.datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001


UTC8 = datetime.timezone(datetime.timedelta(hours=8))


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Platforms", "platform"), ("平台", "platform"), ("Publish At", "publish_at"), ("publishAt", "publish_at"),
        ("scheduled-date", "publish_at"), ("發布時間", "publish_at"), ("MESSAGE_TEXT", "text"), ("文案", "text"),
        ("撰文", "author"), ("業配", "sponsored"), ("替代文字", "alt"), ("審核人", "approvals"), ("campaign", None),
    ],
)  # fmt: skip
def test_names(name: str, canonical: str | None) -> None:
    assert default_fields().canonical(name) == canonical


def test_own_names_come_on_top_and_win() -> None:
    fields = default_fields().extended({"title": ["Content"], "images[].alt": ["圖說"], "campaign": ["活動"]})
    assert [fields.canonical(name) for name in ("content", "圖說", "活動", "body")] == [
        "title",
        "alt",
        "campaign",
        "text",
    ]
    assert default_fields().canonical("content") == "text"


@pytest.mark.parametrize(
    ("canonical", "value", "meaning"),
    [
        ("platform", "IG/FB、推特, 脆", ("instagram", "facebook", "x", "threads")),
        ("platform", ["Twitter", "X"], ("x",)),
        ("platform", {"line": True, "youtube": False, "Bluesky": {"time": "9"}}, ("line", "bluesky")),
        ("platform", "噗浪 ", ("plurk",)),
        ("platform", "Friendster", ("friendster",)),
        ("account", "brand_tw， brand_hk", ("brand_tw", "brand_hk")),
        ("hashtags", "#夏日 ＃好茶,tea", ("夏日", "好茶", "tea")),
        ("hashtags", None, ()),
        ("topics", [2026, "價格"], ("2026", "價格")),
        ("approvals", [{"by": "王", "role": "法務"}, "李、陳"], ({"by": "王", "role": "法務"}, "李", "陳")),
        ("approvals", {"王": {"at": "9"}, "李": True, "陳": False}, ({"by": "王", "at": "9"}, "李")),
        ("approvals", {"法務": "王、李"}, ({"role": "法務", "by": "王"}, {"role": "法務", "by": "李"})),
        ("approvals", {"公關": ["陳", {"姓名": "林"}]}, ({"role": "公關", "by": "陳"}, {"role": "公關", "by": "林"})),
        ("approvals", {"王": "2026-11-01", "李": "是", "陳": "否", "林": ""}, ({"by": "王", "at": "2026-11-01"}, "李")),
        ("approvals", [{"role": "法務"}, {"王": {"by": None}}], ({"by": None, "role": "法務"}, {"by": "王"})),
        ("approvals", {"姓名": "王", "角色": "法務", "核准時間": "9"}, ({"by": "王", "role": "法務", "at": "9"},)),
        ("sponsored", "是", True),
        ("sponsored", "No", False),
        ("sponsored", 1, True),
        ("sponsored", "也許", "也許"),
        ("author", "王、李", "王、李"),
    ],
)  # fmt: skip
def test_values(canonical: str, value: object, meaning: object) -> None:
    assert value_of(canonical, value) == meaning


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-11-01", local(2026, 11, 1)),
        ("2026-11-01T09:00", local(2026, 11, 1, 9)),
        ("2026-11-01 09:00:30+08:00", datetime.datetime(2026, 11, 1, 9, 0, 30, tzinfo=UTC8)),
        ("2026-11-01T01:00Z", datetime.datetime(2026, 11, 1, 1, tzinfo=datetime.UTC)),
        ("2026/11/01 09:00", local(2026, 11, 1, 9)),
        ("2026/11/1 9:05 +0800", datetime.datetime(2026, 11, 1, 9, 5, tzinfo=UTC8)),
        ("2026年11月1日 下午 3:05", local(2026, 11, 1, 15, 5)),
        ("2026/11/1 上午 12:05:00", local(2026, 11, 1, 0, 5)),
        (datetime.date(2026, 11, 1), local(2026, 11, 1)),
        ("2026-02-30", "2026-02-30"),
        ("2026/11/1 25:00", "2026/11/1 25:00"),
        ("下週一", "下週一"),
        ("٢٠٢٦/11/01", "٢٠٢٦/11/01"),
        (20, 20),
        # Nobody can say what time this is elsewhere.
        ("0001-01-01T00:00+14:00", "0001-01-01T00:00+14:00"),
        (local(9999, 12, 31), "9999-12-31 00:00:00"),
    ],
)
def test_moments(written: object, moment: object) -> None:
    assert moment_of(written) == moment


@pytest.mark.parametrize(
    ("metadata", "moment"),
    [
        ({"date": "2026-11-01", "time": "9:30"}, local(2026, 11, 1, 9, 30)),
        ({"date": "2026/11/1", "time": 930}, local(2026, 11, 1, 9, 30)),
        ({"publish_at": "2026-11-01", "time": "0930"}, local(2026, 11, 1, 9, 30)),
        ({"publish_at": "2026-11-01 08:00", "time": "09:30"}, local(2026, 11, 1, 8)),
        ({"publish_at": None, "date": "2026-11-01"}, local(2026, 11, 1)),
        ({"time": "2026-11-01 09:30"}, local(2026, 11, 1, 9, 30)),
        ({"date": "下週", "time": "09:30"}, "下週 09:30"),
        ({"time": "09:30"}, None),
        ({"publish_at": local(1, 1, 1)}, "0001-01-01 00:00:00"),
        ({}, None),
    ],
)
def test_day_and_hour_make_one_moment(metadata: dict[str, object], moment: object) -> None:
    assert schedule_of(metadata) == moment


def test_a_draft_tells_that_its_metadata_could_not_be_read() -> None:
    def unread(text: str) -> list[bool]:
        return [draft.unread for draft in read_text("a.md", text, format="markdown").drafts]

    assert unread("---\nauthor: 王\napprovals: [李\n---\n早安") == [True]
    assert unread("---\nauthor: 王\n---\n早安") == [False]
