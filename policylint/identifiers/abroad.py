"""Identity numbers of China, Hong Kong and the United States."""

from __future__ import annotations

import datetime
from typing import Final

from policylint.identifiers.checksums import mod_11_2, weighted
from policylint.identifiers.detector import AFTER, GAP, Detector, compact

# After GB/T 2260; 81, 82 and 83 stand for residents from Hong Kong, Macao and Taiwan.
_PROVINCE: Final = f"(?:1{GAP}[1-5]|2{GAP}[1-3]|3{GAP}[1-7]|4{GAP}[1-6]|5{GAP}[0-4]|6{GAP}[1-5]|7{GAP}1|8{GAP}[1-3])"


def _chinese(text: str) -> str | None:
    """A number after GB 11643: province and district, day of birth, three digits, ISO/IEC 7064 MOD 11-2."""
    number = compact(text)
    try:
        datetime.date.fromisoformat(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    except ValueError:
        return None
    return number if number[6:8] in ("18", "19", "20") and mod_11_2(number) else None


def _hong_kong(text: str) -> str | None:
    """One or two letters, six digits and a check digit, of which A is ten; a single letter has a blank before it."""
    number = compact(text)
    values = [36 if character == " " else int(character, 36) for character in f"{number:>9}"]
    return number if weighted(values, (9, 8, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0 else None


def _american(text: str) -> str | None:
    """A number that can have been assigned: Social Security Administration, POMS RM 10201.035."""
    number = compact(text)
    unassigned = number[:3] in ("000", "666") or number[0] == "9" or number[3:5] == "00" or number[5:] == "0000"
    return None if unassigned else number


DETECTORS: Final = (
    Detector(
        type="cn-resident-id",
        pattern=rf"{_PROVINCE}(?:{GAP}[0-9]){{15}}{GAP}[0-9x]{AFTER}",
        value=_chinese,
        digits=17,
        in_urls=True,
    ),
    Detector(
        type="hk-id",
        pattern=rf"[a-z]{{1,2}}{GAP}[0-9]{{6}} ?\([0-9a]\)",
        value=_hong_kong,
        digits=6,
    ),
    Detector(
        type="hk-id",
        pattern=rf"[a-z]{{1,2}}{GAP}[0-9]{{6}}{GAP}[0-9a]{AFTER}",
        value=_hong_kong,
        digits=6,
        needs_context=True,
    ),
    Detector(
        type="us-ssn",
        pattern=rf"[0-9]{{3}}-[0-9]{{2}}-[0-9]{{4}}{AFTER}",
        value=_american,
        digits=9,
    ),
    Detector(
        type="us-ssn",
        pattern=rf"[0-9]{{3}}{GAP}[0-9]{{2}}{GAP}[0-9]{{4}}{AFTER}",
        value=_american,
        digits=9,
        needs_context=True,
    ),
)
