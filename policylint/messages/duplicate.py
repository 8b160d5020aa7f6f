"""What rules on duplicates say: of posts, and of their own configuration."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "duplicate.same": {
        "zh-TW": "與 {path} 第 {line} 行的貼文相同（{when}）。",
        "en": "The same text as the post at {path}:{line} ({when}).",
    },
    "duplicate.similar": {
        "zh-TW": "與 {path} 第 {line} 行的貼文有 {percent}% 相同（{when}）。",
        "en": "{percent}% the same as the post at {path}:{line} ({when}).",
    },
    "duplicate.apart": {"zh-TW": "{day} 發布，相隔 {days} 天", "en": "out on {day}, days between them: {days}"},
    "duplicate.on_day": {
        "zh-TW": "{day} 發布，本則發布日未定",
        "en": "out on {day}, the day of this one is not known",
    },
    "duplicate.no_day": {"zh-TW": "該則發布日未定", "en": "its day is not known"},
    "duplicate.no_days": {"zh-TW": "兩則發布日都未定", "en": "the day of neither is known"},
    "duplicate.unknown": {"zh-TW": "未定", "en": "not known"},
    "duplicate.negative_days": {"zh-TW": "within_days 不得為負數。", "en": "within_days cannot be negative."},
    "duplicate.bad_similarity": {
        "zh-TW": "similarity 須大於 0，且不超過 1（全文）；八成寫作 0.8。",
        "en": "similarity is more than 0 and at most 1, which is all of the text; four fifths are 0.8.",
    },
    "duplicate.no_chars": {"zh-TW": "min_chars 至少為 1。", "en": "min_chars is at least 1."},
}
