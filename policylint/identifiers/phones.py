"""Telephone numbers of Taiwan, China and Hong Kong."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from policylint.identifiers.detector import AFTER, GAP, SEPARATOR, Detector

_TAIWAN: Final = rf"(?:\(\+?886\)|\+?886){GAP}(?:\(0\){GAP}|0)?"
_TW_MOBILE: Final = (
    rf"\(09[0-9]{{2}}\){GAP}[0-9]{{3}}{GAP}[0-9]{{3}}",
    rf"09[0-9]{{2}}{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}",
    rf"(?:\(09\){GAP}|09{SEPARATOR})[0-9]{{4}}{GAP}[0-9]{{4}}",
    rf"09[0-9]{{2}}(?:{SEPARATOR}[0-9]{{2}}){{3}}",
    rf"0{SEPARATOR}9(?:{SEPARATOR}[0-9]){{8}}",
    rf"{_TAIWAN}9[0-9]{{2}}{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}",
)
_AREA: Final = "[2-8][0-9]{0,2}"
_LOCAL: Final = rf"(?:[0-9]{{3,4}}{GAP}[0-9]{{3,4}}|[0-9]{{2}}{GAP}[0-9]{{3}})"
_TW_LANDLINE: Final = (
    rf"(?:\(0{_AREA}\){GAP}|0{_AREA}(?:\){GAP}|{SEPARATOR})){_LOCAL}",
    rf"(?:\(\+886\)|\+886){GAP}(?:\(0\){GAP}|0)?{_AREA}\)?{GAP}{_LOCAL}",
    rf"\(?886\)?{SEPARATOR}(?:\(0\){GAP}|0)?{_AREA}\)?{SEPARATOR}{_LOCAL}",
)

_INTERNATIONAL: Final = re.compile(r"\A\+(?:886|852|86)")


def _phone(text: str, *, code: str, length: int, kinds: tuple[str, ...]) -> str | None:
    """A number of a country's plan, in the form of E.164, if it is of one of the kinds.

    ``length`` is that of the longest national number without its leading 0.
    """
    # Costs 20 ms, and few drafts have a telephone number.
    from phonenumbers import PhoneNumber, PhoneNumberType, number_type

    national = "".join(filter(str.isdecimal, text)).lstrip("0")
    if len(national) > length:
        national = national.removeprefix(code).lstrip("0")
    kind = number_type(PhoneNumber(country_code=int(code), national_number=int(national or "0")))
    return f"+{code}{national}" if kind in (getattr(PhoneNumberType, name) for name in kinds) else None


def national(value: str) -> str:
    """The digits of a normalised telephone number without its country's code; any other value as it is."""
    return _INTERNATIONAL.sub("", value)


_tw_mobile: Final = partial(_phone, code="886", length=9, kinds=("MOBILE",))
_tw_landline: Final = partial(_phone, code="886", length=9, kinds=("FIXED_LINE",))
_cn_mobile: Final = partial(_phone, code="86", length=11, kinds=("MOBILE",))
_hk_phone: Final = partial(_phone, code="852", length=8, kinds=("MOBILE", "FIXED_LINE"))

DETECTORS: Final = (
    Detector(type="tw-mobile", pattern=rf"(?:{'|'.join(_TW_MOBILE)}){AFTER}", value=_tw_mobile, digits=10),
    Detector(type="tw-landline", pattern=rf"(?:{'|'.join(_TW_LANDLINE)}){AFTER}", value=_tw_landline, digits=9),
    Detector(
        type="tw-landline",
        # In one piece it looks like any number.
        pattern=rf"0[2-8][0-9]{{7,8}}{AFTER}",
        value=_tw_landline,
        digits=9,
        needs_context=True,
    ),
    Detector(
        type="cn-mobile",
        pattern=rf"(?:(?:\(\+?86\)|\+?86){GAP})?1[3-9][0-9]{GAP}[0-9]{{4}}{GAP}[0-9]{{4}}{AFTER}",
        value=_cn_mobile,
        digits=11,
    ),
    Detector(
        type="hk-phone",
        pattern=rf"(?:(?:\(\+?852\)|\+852){GAP}|852{SEPARATOR})[2-9][0-9]{{3}}{GAP}[0-9]{{4}}{AFTER}",
        value=_hk_phone,
        digits=8,
    ),
    Detector(
        type="hk-phone",
        pattern=rf"[2-9][0-9]{{3}}{GAP}[0-9]{{4}}{AFTER}",
        value=_hk_phone,
        digits=8,
        needs_context=True,
    ),
)
