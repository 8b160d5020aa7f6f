"""Payment cards, bank accounts and IBANs."""

from __future__ import annotations

from typing import Final

from policylint.identifiers.checksums import luhn, mod_97_10
from policylint.identifiers.detector import AFTER, GAP, SEPARATOR, Detector, compact, spread
from policylint.identifiers.tables import tables

# Printed in fours, or in the groups of American Express and Diners Club; the same sign between all of them.
_CARD: Final = (
    r"[2-6][0-9]{13,18}",
    rf"[2-6][0-9]{{3}}(?P<four>{SEPARATOR})[0-9]{{4}}(?P=four)[0-9]{{4}}(?P=four)[0-9]{{2,4}}(?:(?P=four)[0-9]{{1,3}})?",
    rf"3[0-9]{{3}}(?P<six>{SEPARATOR})[0-9]{{6}}(?P=six)[0-9]{{4,5}}",
    rf"[2-6](?P<one>{SEPARATOR})[0-9](?:(?P=one)[0-9]){{12,17}}",
)


def _card(text: str) -> str | None:
    """A number of a card network, with its check digit."""
    number = compact(text)
    issued = any(
        len(number) in row.lengths and row.first <= number[: len(row.first)] <= row.last for row in tables().card_ranges
    )
    return number if issued and luhn(number) else None


def _iban(text: str) -> str | None:
    """A number after ISO 13616: country, two check digits (ISO/IEC 7064 MOD 97-10), the country's own number."""
    number = compact(text)
    return number if mod_97_10(number[4:] + number[:4]) else None


def _iban_pattern() -> str:
    """Every country with the length that its numbers have, so that no word behind a number is taken for a part."""
    forms = (
        rf"(?:{'|'.join(countries).lower()})[0-9]{{2}}(?:[ -]?[0-9a-z]){{{length - 4}}}"
        for length, countries in tables().iban_countries.items()
    )
    return rf"(?:{'|'.join(forms)}){AFTER}"


DETECTORS: Final = (
    Detector(
        type="payment-card",
        pattern=rf"(?:{'|'.join(_CARD)}){AFTER}",
        value=_card,
        digits=14,
    ),
    Detector(
        type="iban",
        pattern=_iban_pattern(),
        value=_iban,
        digits=6,
    ),
    Detector(
        type="bank-account",
        # With or without the three digits of the bank; no date, no amount, no number that is called toll-free. Having
        # many lengths, what a mask leaves of it could be taken for all of it.
        pattern=rf"(?<!\*)(?!(?:19|20)[0-9]{{2}}[-./][0-9]{{1,2}}[-./]|080[0-9]{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}{AFTER})"
        rf"(?:\([0-9]{{3}}\) ?)?{spread(10)}(?:{GAP}[0-9]){{0,7}}(?!\*| ?[元人次筆点點]){AFTER}",
        value=compact,
        digits=10,
        needs_context=True,
    ),
)
