"""The types of identifiers, by the names that rules give them."""

from __future__ import annotations

from typing import Literal, NamedTuple

IdentifierType = Literal[
    "tw-national-id",
    "tw-resident-certificate",
    "tw-business-number",
    "tw-health-card",
    "tw-passport",
    "tw-mobile",
    "tw-landline",
    "tw-licence-plate",
    "bank-account",
    "cn-mobile",
    "cn-resident-id",
    "email",
    "hk-id",
    "hk-phone",
    "iban",
    "payment-card",
    "us-ssn",
]


class Identifier(NamedTuple):
    """An identifier at ``[start, end)`` of a text.

    ``value`` is the same however it is written: capitals without separators, phone numbers in the form of E.164,
    e-mail addresses in small letters.
    """

    type: IdentifierType
    start: int
    end: int
    value: str
