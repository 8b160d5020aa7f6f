"""Taiwan: national ID, resident certificate, business number, health card, passport, licence plate."""

from __future__ import annotations

from typing import Final

from policylint.identifiers.checksums import weighted
from policylint.identifiers.detector import AFTER, GAP, Detector, compact, spread

# The letters in the order of their codes, of which A has 10. I and O came last, beside digits they are hard to read.
_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
_HYPHEN: Final = "[ -]?"


def _person(text: str) -> str | None:
    """A national ID, or the number of a resident, which is checked alike.

    In the form of residents before 2021, the second letter counts as the last digit of its code.
    """
    number = compact(text)
    first, second = _LETTERS.index(number[0]) + 10, number[1]
    digits = [*divmod(first, 10), _LETTERS.index(second) % 10 if second.isalpha() else int(second)]
    total = weighted([*digits, *map(int, number[2:])], (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1))
    return number if total % 10 == 0 else None


def _business(text: str) -> str | None:
    """A business number after the rule of 1 April 2023, by which the sum is a multiple of 5 and no longer of 10.

    Source: 財政部, 營利事業統一編號檢查碼邏輯修正說明. A seventh digit of 7 makes 28, whose digits add up to 10, and
    that counts as 1 or as 0.
    """
    number = compact(text)
    products = (int(digit) * weight for digit, weight in zip(number, (1, 2, 1, 2, 1, 2, 4, 1), strict=True))
    total = sum(sum(divmod(product, 10)) for product in products)
    return number if total % 5 == 0 or (number[6] == "7" and (total + 1) % 5 == 0) else None


DETECTORS: Final = (
    Detector(
        type="tw-national-id",
        pattern=rf"[a-z]{GAP}[12]{GAP}{spread(8)}{AFTER}",
        value=_person,
        digits=9,
        in_urls=True,
    ),
    Detector(
        type="tw-resident-certificate",
        pattern=rf"[a-z]{GAP}[89]{GAP}{spread(8)}{AFTER}",
        value=_person,
        digits=9,
        in_urls=True,
    ),
    Detector(
        type="tw-resident-certificate",
        pattern=rf"[a-z][a-d]{GAP}{spread(8)}{AFTER}",
        value=_person,
        digits=8,
        needs_context=True,
    ),
    Detector(
        type="tw-business-number",
        pattern=rf"[0-9]{{4}}{GAP}[0-9]{{4}}{AFTER}",
        value=_business,
        digits=8,
        needs_context=True,
    ),
    Detector(
        type="tw-health-card",
        pattern=rf"[0-9]{{4}}{GAP}[0-9]{{4}}{GAP}[0-9]{{4}}{AFTER}",
        value=compact,
        digits=12,
        needs_context=True,
    ),
    Detector(
        type="tw-passport",
        pattern=rf"[0-9]{{3}}{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}{AFTER}",
        value=compact,
        digits=9,
        needs_context=True,
    ),
    Detector(
        type="tw-licence-plate",
        # ABC-1234, ABC-123, 123-ABC, AB-1234, A1-1234, 1234-AB ... Model names look just like that.
        pattern=rf"(?:[a-z]{{3}}{_HYPHEN}[0-9]{{3,4}}|[0-9]{{3,4}}{_HYPHEN}[a-z]{{3}}"
        rf"|(?:[a-z]{{2}}|[a-z][0-9]|[0-9][a-z]){_HYPHEN}[0-9]{{4}}"
        rf"|[0-9]{{4}}{_HYPHEN}(?:[a-z]{{2}}|[a-z][0-9]|[0-9][a-z])){AFTER}",
        value=compact,
        digits=3,
        needs_context=True,
    ),
)
