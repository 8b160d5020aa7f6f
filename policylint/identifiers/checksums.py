"""Check digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def weighted(digits: Iterable[int], weights: Iterable[int]) -> int:
    """The sum of the digits, each times its weight."""
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=True))


def luhn(number: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    digits = [int(digit) for digit in reversed(number)]
    return (sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])) % 10 == 0


def mod_11_2(number: str) -> bool:
    """Whether the last character, a digit or X for ten, is the check character of the digits (ISO/IEC 7064)."""
    total = 0
    for digit in number[:-1]:
        total = (total + int(digit)) * 2 % 11
    return "0123456789X"[(12 - total) % 11] == number[-1]


def mod_97_10(text: str) -> bool:
    """Whether a row of digits and letters (A is 10, Z is 35) leaves a remainder of 1 (ISO/IEC 7064)."""
    return int("".join(str(int(character, 36)) for character in text)) % 97 == 1
