"""All detectors, the more specific first: where two find something at one place, the earlier is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from policylint.identifiers import abroad, finance, phones, taiwan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policylint.identifiers.types import IdentifierType

# Check digits go before words beside a number, and these before its mere form. An account is often named by its owner's
# mobile number (LINE 帳號 0912...), but a bank account may have the form of any other telephone number.
_ORDER: Final[Sequence[IdentifierType]] = (
    "cn-resident-id",
    "iban",
    "tw-national-id",
    "tw-resident-certificate",
    "hk-id",
    "payment-card",
    "tw-mobile",
    "tw-business-number",
    "tw-health-card",
    "tw-passport",
    "bank-account",
    "cn-mobile",
    "tw-landline",
    "hk-phone",
    "us-ssn",
    "tw-licence-plate",
)


DETECTORS: Final = sorted(
    (*taiwan.DETECTORS, *abroad.DETECTORS, *finance.DETECTORS, *phones.DETECTORS),
    key=lambda detector: _ORDER.index(detector.type),
)
"""Those of every type but ``email``, which is known by its form as an entity of the text."""
