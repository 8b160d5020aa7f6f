"""What rules on links say: of links, and of their own configuration."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "link.both_forms": {"zh-TW": "{host}（{ascii}）", "en": "{host} ({ascii})"},
    "link.not_allowed": {
        "zh-TW": "「{host}」不在可以連結的網域之列。",
        "en": "“{host}” is not among the domains that may be linked.",
    },
    "link.denied": {"zh-TW": "不得連結到「{host}」。", "en": "“{host}” must not be linked."},
    "link.denied_below": {
        "zh-TW": "「{host}」屬於不得連結的網域 {domain}。",
        "en": "“{host}” belongs to {domain}, which must not be linked.",
    },
    "link.shortener": {
        "zh-TW": "「{host}」是短網址，讀者看不出會連到哪裡。",
        "en": "“{host}” is a link shortener: readers cannot see where the link leads.",
    },
    "link.scheme": {
        "zh-TW": "「{match}」沒有加密，連結須以 https:// 開頭。",
        "en": "“{match}” is not encrypted; a link begins with https://.",
    },
    "link.lookalike": {
        "zh-TW": "「{host}」不是「{domain}」，卻容易讓人誤認：{reason}。",
        "en": "“{host}” can be taken for {domain}, which it is not: {reason}.",
    },
    "link.parameters": {
        "zh-TW": "「{host}」的連結缺少參數 {parameter}。",
        "en": "The link to “{host}” lacks {parameter}.",
    },
    "link.required": {
        "zh-TW": "缺少連到 {domain} 的連結。",
        "en": "There is no link to {domain}.",
    },
    "link.reason_not_allowed": {"zh-TW": "不在允許的清單上", "en": "it is not on the list"},
    "link.reason_denied": {"zh-TW": "在禁止的清單上", "en": "it is on the list of those denied"},
    "link.reason_shortener": {"zh-TW": "短網址", "en": "a link shortener"},
    "link.reason_scheme": {"zh-TW": "沒有加密", "en": "not encrypted"},
    "link.reason_parameters": {"zh-TW": "缺少參數", "en": "parameters are missing"},
    "link.reason_required": {"zh-TW": "沒有這樣的連結", "en": "no such link"},
    "link.reason_characters": {"zh-TW": "用了外形相似的字元", "en": "it has characters that look alike"},
    "link.reason_edits": {"zh-TW": "只差一兩個字母", "en": "it is one or two letters away"},
    "link.reason_ending": {"zh-TW": "名稱相同，結尾不同", "en": "it is the same name with another ending"},
    "link.reason_name": {"zh-TW": "名稱放在別人的網域裡", "en": "it has the name within a domain of somebody else"},
    "link.reason_userinfo": {
        "zh-TW": "「@」之前的部分不是網址",
        "en": "what stands before “@” is no address",
    },
    "link.one_check": {
        "zh-TW": "一條 link 規則只檢查一件事：allow 與 deny、shorteners、scheme、lookalikes、utm 或 require。",
        "en": "A link rule checks one thing: allow and deny, shorteners, scheme, lookalikes, utm, or require.",
    },
    "link.no_domains": {"zh-TW": "這裡至少要有一個網域。", "en": "There must be at least one domain here."},
    "link.not_a_domain": {
        "zh-TW": "「{domain}」不是網域；請寫成 example.com（包含其下所有網域），不含 https://、路徑與 *。",
        "en": "“{domain}” is no domain; write example.com, which covers all below it, without https://, path or *.",
    },
    "link.unknown_ending": {
        "zh-TW": "「{domain}」的結尾 .{ending} 不是任何網域的結尾，可能拼錯。",
        "en": "“{domain}” ends in .{ending}, which no domain does; it may be misspelled.",
    },
    "link.allowed_and_denied": {
        "zh-TW": "「{domain}」同時列在 allow 與 deny。",
        "en": "“{domain}” is both allowed and denied.",
    },
    "link.public_suffix": {
        "zh-TW": "「{domain}」之下任何人都能註冊，不會是公司自己的網域；請寫公司註冊的網域。",
        "en": "Anybody can register names below “{domain}”, so it is not the company's own; write the domain that it registered.",
    },
    "link.own_missing": {
        "zh-TW": "lookalikes 需要 own：公司自己的網域。",
        "en": "lookalikes needs own: the company's own domains.",
    },
    "link.own_unused": {
        "zh-TW": "own 只與 lookalikes 或 utm 一起使用。",
        "en": "own goes with lookalikes or utm only.",
    },
    "link.except_unused": {
        "zh-TW": "except 不與 require 一起使用：要求的連結沒有例外。",
        "en": "except does not go with require, which asks for one link whatever the others are.",
    },
    "link.parameter_unknown": {
        "zh-TW": "{{parameter}} 是缺少的參數，只有 utm 的規則才有。",
        "en": "{{parameter}} is what a link lacks, which only a rule with utm knows.",
    },
    "link.no_parameters": {"zh-TW": "這裡至少要有一個參數。", "en": "There must be at least one parameter here."},
    "link.bad_parameter": {
        "zh-TW": "「{name}」不是參數名稱；例如 utm_source。",
        "en": "“{name}” is no name of a parameter; write for example utm_source.",
    },
}
