"""What is said of a draft file that cannot be read, or not all of it. Nothing of it is quoted, as nobody knows what in
it is confidential.
"""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    "drafts.format_unknown": {
        "zh-TW": "不認得這種草稿格式：{name}。可用的格式：{known}。",
        "en": "Unknown draft format: {name}. Known formats: {known}.",
    },
    "drafts.empty_file": {"zh-TW": "檔案是空的。", "en": "The file is empty."},
    "drafts.encoding_unknown": {
        "zh-TW": "不認得這種編碼：{encoding}。可用的編碼：{known}。",
        "en": "Unknown encoding: {encoding}. Known encodings: {known}.",
    },
    "drafts.binary": {
        "zh-TW": "看起來是二進位檔案：第 {offset} 個位元組（從 0 起算）是 NUL。",
        "en": "This looks like a binary file: the byte at offset {offset} is NUL.",
    },
    "drafts.undecodable": {
        "zh-TW": "不是有效的 {encoding}：錯在第 {offset} 個位元組（從 0 起算）{byte}。",
        "en": "This is not valid {encoding}: byte {byte} at offset {offset} is wrong.",
    },
    "drafts.undecodable_undeclared": {
        "zh-TW": "不是有效的 {encoding}：錯在第 {offset} 個位元組（從 0 起算）{byte}。"
        "若檔案是 Big5 或 GB18030，請在 .policylint.yaml 的 encodings 註明。",
        "en": "This is not valid {encoding}: byte {byte} at offset {offset} is wrong. "
        "If the file is Big5 or GB18030, say so under encodings in .policylint.yaml.",
    },
    "drafts.no_posts": {"zh-TW": "檔案裡沒有任何貼文。", "en": "There is no post in this file."},
    "drafts.not_a_post": {
        "zh-TW": "這裡應該是一則貼文，也就是「名稱: 值」的欄位。",
        "en": "A post is expected here, that is fields with names and values.",
    },
    "drafts.no_text": {
        "zh-TW": "找不到貼文的文字欄位。認得的名稱有：{known}。其他名稱請在 .policylint.yaml 的 fields 對應到 text。",
        "en": "No text field found. Known names: {known}. Map any other name to text under fields in .policylint.yaml.",
    },
    "drafts.empty_text": {
        "zh-TW": "這則貼文沒有文字，沒有東西可以檢查。",
        "en": "This post has no text, so there is nothing to check.",
    },
    "drafts.duplicate_key": {
        "zh-TW": "這個名稱在同一層出現兩次，只有最後一個會被檢查。",
        "en": "This name stands here twice; only the last one is checked.",
    },
    "drafts.duplicate_column": {
        "zh-TW": "有另一欄也叫這個名稱。",
        "en": "Another column has the same name.",
    },
    "drafts.front_matter_open": {
        "zh-TW": "前置資料從第一行的 --- 開始，卻沒有結尾的 ---；整個檔案當成內文檢查。",
        "en": "The front matter begins with --- and never ends with ---; the whole file is checked as text.",
    },
    "drafts.front_matter_form": {
        "zh-TW": "前置資料應該是「名稱: 值」的欄位。",
        "en": "Front matter must be fields, each “name: value”.",
    },
    "drafts.yaml": {"zh-TW": "{problem}", "en": "{problem}"},
    "drafts.json_syntax": {"zh-TW": "JSON 語法錯誤：{problem}。", "en": "This is not valid JSON: {problem}."},
    "drafts.json_value": {
        "zh-TW": "這裡應該是一個值（字串、數字、true、false、null、[ 或 {{）",
        "en": "a value is expected here (a string, a number, true, false, null, [ or {{)",
    },
    "drafts.json_key": {
        "zh-TW": "這裡應該是用雙引號括住的名稱",
        "en": "a name in double quotes is expected here",
    },
    "drafts.json_colon": {"zh-TW": "名稱後面應該是「:」", "en": "a “:” is expected after the name"},
    "drafts.json_comma": {
        "zh-TW": "這裡應該是「,」或「{closing}」",
        "en": "a “,” or “{closing}” is expected here",
    },
    "drafts.json_extra": {
        "zh-TW": "值已經結束，後面還有其他內容",
        "en": "the value is complete, yet something follows",
    },
    "drafts.json_string_open": {"zh-TW": "字串沒有結尾的雙引號", "en": "the string has no closing quote"},
    "drafts.json_control": {
        "zh-TW": "字串裡不能直接換行或放控制字元，請寫成 \\n 這樣的形式",
        "en": "a string cannot hold a line break or control character as it is; write \\n",
    },
    "drafts.json_escape": {"zh-TW": "字串裡的反斜線跳脫寫法不正確", "en": "the backslash escape is not one of JSON"},
    "drafts.json_deep": {
        "zh-TW": "巢狀超過 {limit} 層",
        "en": "it is nested more than {limit} levels deep",
    },
    "drafts.csv_quote": {
        "zh-TW": "儲存格的雙引號沒有結尾，這一列沒有檢查。",
        "en": "The cell has no closing quote; this row is not checked.",
    },
    "drafts.csv_header_quote": {
        "zh-TW": "標題列的雙引號沒有結尾，整個表格沒有檢查。",
        "en": "The header has no closing quote; the table is not checked.",
    },
    "drafts.csv_cells": {
        "zh-TW": "這一列有 {cells} 格，標題列只有 {columns} 欄（含逗號的文字要用雙引號括住）；這一列沒有檢查。",
        "en": "This row has {cells} cells, the header {columns} (a text with a comma needs quotes); it is not checked.",
    },
}
