"""What the kind speaker says: who may not speak, and who is quoted; and what is wrong with such a rule."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "speaker.account": {
        "zh-TW": "帳號「{account}」{reason}。",
        "en": "The account “{account}” is {reason}.",
    },
    "speaker.author": {
        "zh-TW": "「{person}」不得發布這則貼文：{reason}。",
        "en": "“{person}” may not publish this post: {reason}.",
    },
    "speaker.author_unknown": {
        "zh-TW": "這則貼文無人負責：{reason}。",
        "en": "Nobody answers for this post: {reason}.",
    },
    "speaker.topics": {
        "zh-TW": "「{person}」不得談「{topic}」：{reason}。",
        "en": "“{person}” may not speak on {topic}: {reason}.",
    },
    "speaker.topics_unknown": {
        "zh-TW": "談到「{topic}」，但{reason}。",
        "en": "The post speaks on {topic}, but {reason}.",
    },
    "speaker.quoted": {
        "zh-TW": "文中有「{person}」的發言：{reason}。",
        "en": "“{person}” is said to speak here: {reason}.",
    },
    "speaker.quoted_topic": {
        "zh-TW": "文中有「{person}」談「{topic}」的發言：{reason}。",
        "en": "“{person}” is said to speak on {topic}: {reason}.",
    },
    "speaker.title": {
        "zh-TW": "文中有「{title}」的發言：{reason}。",
        "en": "“{title}” is said to speak here: {reason}.",
    },
    "speaker.voice": {
        "zh-TW": "在個人帳號寫「{match}」，是以公司名義發言：{reason}。",
        "en": "“{match}” speaks in the company's name from a personal account: {reason}.",
    },
    "speaker.disclaimer": {
        "zh-TW": "在個人帳號談到「{match}」，{reason}。",
        "en": "The post speaks of “{match}” from a personal account, and {reason}.",
    },
    # The reasons; {reason} in a message of the rule's own is one of these.
    "speaker.not_registered": {
        "zh-TW": "沒有登錄在政策裡",
        "en": "not registered in the policy",
    },
    "speaker.other_platform": {
        "zh-TW": "是 {expected} 的帳號，草稿寫的平台卻是 {stated}",
        "en": "on {expected}, while the draft goes to {stated}",
    },
    "speaker.nobody": {
        "zh-TW": "草稿沒有寫作者或發言人",
        "en": "the draft names neither an author nor a spokesperson",
    },
    "speaker.not_of_roster": {
        "zh-TW": "不在政策的人員名單上",
        "en": "not among the people of the policy",
    },
    "speaker.not_this_account": {
        "zh-TW": "未獲授權使用帳號「{account}」",
        "en": "not authorised to use the account “{account}”",
    },
    "speaker.not_this_topic": {
        "zh-TW": "未獲授權談這個主題",
        "en": "not authorised for this topic",
    },
    "speaker.no_training": {
        "zh-TW": "沒有受訓紀錄",
        "en": "no training on record",
    },
    "speaker.training_over": {
        "zh-TW": "訓練效期到 {day} 為止",
        "en": "their training counted until {day} only",
    },
    "speaker.confirm": {
        "zh-TW": "沒有寫出名單上的姓名，請確認發言人",
        "en": "no name of the roster stands with it, so confirm the speaker",
    },
    "speaker.confirm_person": {
        "zh-TW": "沒有寫出名單上的姓名，請確認發言人是不是「{person}」",
        "en": "no name of the roster stands with it, so confirm that the speaker is “{person}”",
    },
    "speaker.no_spokesperson": {
        "zh-TW": "「{person}」不是發言人",
        "en": "“{person}” is no spokesperson",
    },
    "speaker.no_disclaimer": {
        "zh-TW": "但沒有附上聲明，例如「{expected}」",
        "en": "there is no disclaimer such as “{expected}”",
    },
    # Faults of a rule.
    "speaker.no_check": {
        "zh-TW": "check 是空的，這條規則什麼都不會查。",
        "en": "check is empty, so the rule would check nothing.",
    },
    "speaker.needs_people": {
        "zh-TW": "檢查 {check} 需要人員名單，但政策沒有 people。",
        "en": "The check {check} needs a roster, and the policy has no people.",
    },
    "speaker.hint_people": {
        "zh-TW": "在政策加上 people，或在 check 只寫用不到名單的檢查。",
        "en": "Give the policy people, or name under check only what needs no roster.",
    },
    "speaker.needs_accounts": {
        "zh-TW": "檢查 {check} 需要登錄的帳號，但政策沒有 accounts。",
        "en": "The check {check} needs the accounts that are registered, and the policy has no accounts.",
    },
    "speaker.hint_accounts": {
        "zh-TW": "在政策加上 accounts，或在 check 只寫用不到帳號的檢查。",
        "en": "Give the policy accounts, or name under check only what needs none.",
    },
    "speaker.needs_disclaimer": {
        "zh-TW": "檢查 disclaimer 需要知道哪些句子算聲明；請寫 disclaimer。",
        "en": "The check disclaimer has to know which phrases are one; give disclaimer.",
    },
    "speaker.needs_company": {
        "zh-TW": "檢查 disclaimer 需要公司的名稱；請在政策寫 names: {{company: […]}}，或在規則寫 company。",
        "en": "The check disclaimer needs the company's names; give the policy names: {{company: […]}}, or the rule company.",
    },
    "speaker.unused": {
        "zh-TW": "{key} 要有檢查 {checks} 才有作用，這條規則沒有。",
        "en": "{key} goes with the check {checks}, which this rule does not make.",
    },
}
