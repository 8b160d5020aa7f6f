"""Where policies and packs are found.

A pack ``tw/food`` is ``rules/tw/food.yaml`` beside the policy file or, if there is none, among the packs that
policylint ships. A policy is named by its path, or by the name of one that is shipped.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from policylint.policy.reader import Reader

NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PACK_NAME: Final = re.compile(rf"{NAME.pattern}(?:/{NAME.pattern})*")
POLICY_FILE: Final = "policy.yaml"
_SUFFIXES: Final = (".yaml", ".yml")


def shipped_root() -> Path:
    """The folder of the shipped ``rules`` and ``policies``: inside the installed package, or the checkout around it."""
    package = Path(__file__).parent.parent
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parent


def is_path(name: str) -> bool:
    """Whether a policy is named by its path and not by the name of a shipped one."""
    return "/" in name or "\\" in name or is_policy_file(name)


def is_policy_file(entry: str) -> bool:
    """Whether an entry of ``extends`` is the path of a policy and not the name of a pack."""
    return entry.startswith(".") or entry.endswith(_SUFFIXES)


def policy_path(name: str) -> Path:
    """The file of a policy, by path (a folder stands for its ``policy.yaml``) or shipped name; it may not exist."""
    path = Path(name) if is_path(name) else shipped_root() / "policies" / name
    return path if path.suffix in _SUFFIXES else path / POLICY_FILE


def pack_path(name: str, folder: Path | None, reader: Reader) -> Path | None:
    """The file of a pack for a policy in ``folder`` (None: a policy without a file); None if there is none."""
    own = [folder / "rules"] if folder else []
    for rules in (*own, shipped_root() / "rules"):
        path = rules / f"{name}.yaml"
        if reader.exists(path):
            return path
    return None


def list_packs(folder: Path | None = None) -> list[str]:
    """The names of the shipped packs and of those for a policy in ``folder``, sorted."""
    roots = [shipped_root() / "rules", *([folder / "rules"] if folder else [])]
    names = {path.relative_to(root).with_suffix("").as_posix() for root in roots for path in root.rglob("*.yaml")}
    return sorted(name for name in names if PACK_NAME.fullmatch(name))


def list_policies() -> list[str]:
    """The names of the shipped policies, sorted."""
    return sorted(path.parent.name for path in (shipped_root() / "policies").glob(f"*/{POLICY_FILE}"))
