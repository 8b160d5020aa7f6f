"""The catalogue: what is said in one language is said in the other, of the same things."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from policylint import messages
from policylint.messages import LANGUAGES

AREAS = sorted(path.stem for path in Path(str(messages.__file__)).parent.glob("*.py") if path.stem != "__init__")
# What was written in each language; a month, which one of them writes as a word.
DIFFERENT = ("notes.said", "document.day")


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_name_the_same(area: str) -> None:
    for key, said in import_module(f"policylint.messages.{area}").MESSAGES.items():
        assert key.startswith(f"{area}.")
        assert set(said) == set(LANGUAGES)
        named = [frozenset(re.findall(r"(?<!\{)\{(\w+)\}", text)) for text in said.values()]
        assert len(set(named)) == 1 or key in DIFFERENT, key
