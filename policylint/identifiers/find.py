"""Finding identifiers in a text; what most texts need of it is here, and the rest where something may be found."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from policylint.identifiers.types import Identifier

# Most texts have no row of six digits but in dates (and the hour behind). Only a licence plate has fewer, next to a
# letter and beside a word that says so.
_ROW: Final = re.compile(r"[0-9](?:[-‐‒–—―−ー.·‧ ()]{0,3}[0-9]){2,}")
_DATE: Final = re.compile(r"(?:19|20)[0-9]{2}([-.])[0-9]{1,2}\1[0-9]{1,2}(?: [0-9]{1,2})?")
_LONG: Final = 6
_PLATE: Final = re.compile(r"[a-z][-‐‒–—―−ー ]?[0-9]|[0-9][-‐‒–—―−ー ]?[a-z]")
_CARS: Final = ("車", "车", "牌照", "plate")


@lru_cache(maxsize=256)  # The rules of a pack ask for the same parts one after another.
def find(text: str, label: str = "") -> tuple[Identifier, ...]:
    """The identifiers in a folded text, in its order; of several at one place the most specific.

    ``label`` is the name of the field that the text is the value of: it tells what a number is, as words beside it do.
    Inside a URL only e-mail addresses count, and numbers whose check leaves little to chance.
    """
    rows, label = list(_ROW.finditer(text)), label.casefold()
    if rows and not (_PLATE.search(text) and any(word in text or word in label for word in _CARS)):
        rows = [row for row in rows if row.end() - row.start() >= _LONG and not _DATE.fullmatch(row[0])]
    if not rows and "@" not in text:
        return ()

    from policylint.identifiers.scan import scan

    return scan(text, label, rows)
