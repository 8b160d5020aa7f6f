"""script: what a Chinese text should not hold: the other script, half-width marks, stray Zhuyin, wrong characters."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, get_args

from policylint.drafts.model import PartName  # noqa: TC001 - pydantic reads the annotations at run time
from policylint.engine.matching import outermost
from policylint.engine.rewriting import fix_of, replacing
from policylint.engine.scan import Hit
from policylint.kinds.spec import RuleSpec, TermSpec, UnlessSpec
from policylint.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from policylint.engine.matching import Match, Matcher
    from policylint.engine.program import Rule
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target
    from policylint.engine.view import PartView

ALWAYS: Final = False
PLACEHOLDERS: Final = ("prefer",)

Check = Literal["simplified", "traditional", "punctuation", "zhuyin", "confusables"]

# Fewer different characters do not make a text one of the other script: 最新的软件 is Traditional with a slip.
_ENOUGH: Final = 3
_OTHER_LANGUAGE: Final = re.compile(r"(?!zh|yue|cmn|nan|hak)[a-z]{2,3}(?![a-z])")
_HONG_KONG: Final = re.compile(r"yue|zh[-_](?:hant[-_])?(?:hk|mo)")
# Cantonese, and forms of Hong Kong's standard; two of them tell that a draft is written there.
_CANTONESE: Final = frozenset("嘅咗喺嚟啲嗰冇哋唔佢裏麪説衞")


class Spec(RuleSpec):
    """Chinese that is not written as its readers write it."""

    kind: Literal["script"]
    check: Check | tuple[Check, ...]
    """What is looked for: simplified characters in a Traditional draft, traditional ones in a Simplified draft,
    half-width punctuation, zhuyin left over from typing, confusables (words with a wrong character)."""
    terms: tuple[TermSpec, ...] = ()
    """For check confusables: further wrong words, each with what to prefer."""
    in_: PartName | tuple[PartName, ...] | Literal["everywhere"] | None = None
    """Text parts to look at; without it what a reader will see."""
    unless: UnlessSpec | None = None
    """Exceptions."""


def compile(spec: Spec, compiler: RuleCompiler) -> dict[str, Any]:  # noqa: A001 - the step's name in every kind
    """What each check looks for, as a group of its name; the options hold its tables under the same name."""
    wanted = {spec.check} if isinstance(spec.check, str) else {*spec.check}
    if not wanted:
        compiler.fault(("check",), message("script.no_check"))
    if spec.terms and "confusables" not in wanted:
        compiler.fault(("terms",), message("script.terms_without_confusables"))
    compiler.defaults |= {"boundary": "loose", "variants": False, "case": "smart"}
    tables = {}
    for check in get_args(Check):
        if check in wanted:
            with compiler.group(check):
                tables[check] = _ADDERS[check](spec, compiler)
    return tables


def _add_simplified(spec: Spec, compiler: RuleCompiler) -> Mapping[str, Any]:  # noqa: ARG001
    from policylint.text.scripts_build import simplified_leftovers

    tables = simplified_leftovers()
    _add_all(tables.characters, compiler)
    for word in tables.shared:
        compiler.add(TermSpec(term=word, boundary="word"), ("check",))
    return asdict(tables)


def _add_traditional(spec: Spec, compiler: RuleCompiler) -> Mapping[str, Any]:  # noqa: ARG001
    from policylint.text.scripts_build import traditional_leftovers

    tables = traditional_leftovers()
    _add_all(tables.characters, compiler)
    return asdict(tables)


def _add_punctuation(spec: Spec, compiler: RuleCompiler) -> Mapping[str, Any]:  # noqa: ARG001
    from policylint.text.punctuation import CANDIDATE

    compiler.add_pattern(CANDIDATE, ("check",))
    return {}


def _add_zhuyin(spec: Spec, compiler: RuleCompiler) -> Mapping[str, Any]:  # noqa: ARG001
    from policylint.text.zhuyin import SYMBOLS

    _add_all(SYMBOLS, compiler)
    return {}


def _add_confusables(spec: Spec, compiler: RuleCompiler) -> Mapping[str, Any]:
    """Every wrong word with its right form; the options tell the longer words in which it is right."""
    from policylint.text.scripts_build import confusables

    right_in = {}
    for wrong, right, longer in confusables():
        compiler.add(TermSpec(term=wrong, prefer=right, boundary="word"), ("check",))
        if longer:
            right_in[wrong] = longer
    for i, term in enumerate(spec.terms):
        if not term.prefer:
            compiler.fault(("terms", i), message("script.no_prefer"))
        if term.evasion:
            compiler.fault(("terms", i, "evasion"), message("script.evasion"))
        compiler.add(replace(term, boundary=term.boundary or "word"), ("terms", i))
    return right_in


def _add_all(characters: Sequence[str] | Mapping[str, str], compiler: RuleCompiler) -> None:
    for character in characters:
        compiler.add(character, ("check",))


_ADDERS: Final[Mapping[str, Callable[[Spec, RuleCompiler], Mapping[str, Any]]]] = {
    "simplified": _add_simplified,
    "traditional": _add_traditional,
    "punctuation": _add_punctuation,
    "zhuyin": _add_zhuyin,
    "confusables": _add_confusables,
}


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:
    """One hit for each word, mark or row of symbols; none in a draft that says it is in another language."""
    if _OTHER_LANGUAGE.match(_language(scan)):
        return
    for name in rule.options:
        if name == "confusables":
            for match in _wrong_words(rule, matcher, scan):
                prefer = matcher.option(match.entry, "prefer")
                said = message("script.confusables", match=match.text, prefer=prefer)
                yield replacing(rule, match, prefer=prefer, said=said, args={}, scan=scan, targets=targets)
        else:
            for found in _FINDERS[name](name, rule, matcher, scan):
                yield _hit(found, rule, scan, targets)


class _Found(NamedTuple):
    """A range of a part's text and what belongs there; ``is_sure`` where a program may write it."""

    view: PartView
    start: int
    end: int
    prefer: str
    message: str
    is_sure: bool = True


def _hit(found: _Found, rule: Rule, scan: DraftScan, targets: Sequence[Target]) -> Hit:
    view, start, end, prefer = found.view, found.start, found.end, found.prefer
    text = view.part.text[start:end]
    return Hit(
        rule=rule,
        span=view.part.offsets.span(start, end),
        part=view.part.name,
        match=text,
        message=message(found.message, match=text, prefer=prefer),
        # A rule's own message may well name it where nobody can tell which character it is.
        args={"prefer": prefer or message("script.character")},
        targets=targets,
        suggestion=prefer or None,
        fix=fix_of(view, start, end, prefer, scan) if found.is_sure else None,
    )


def _leftovers(name: str, rule: Rule, matcher: Matcher, scan: DraftScan) -> Iterator[_Found]:
    """Words of the one script in a draft of the other."""
    # Asked first: in a draft of the script itself every other character would be found.
    if _is_written_in(name, scan):
        return
    from policylint.text.scripts import Tables, is_japanese, rewritings

    tables = Tables(**rule.options[name])
    allowed = tables.hong_kong if _is_of_hong_kong(scan) else ""
    for view, matches in _by_view(matcher.matches(name)):
        text = view.part.text
        places = [
            (m.start, m.end)
            for m in matches
            if not (m.is_doubtful or m.text in allowed or is_japanese(text, m.start, m.end) or _is_in_link(view, m))
        ]
        for start, end, prefer, is_sure in rewritings(text, places, tables, lexicon=scan.lexicon):
            yield _Found(view=view, start=start, end=end, prefer=prefer, message=f"script.{name}", is_sure=is_sure)


def _punctuation(name: str, rule: Rule, matcher: Matcher, scan: DraftScan) -> Iterator[_Found]:  # noqa: ARG001
    """Half-width marks of Chinese sentences."""
    for match in matcher.matches(name):
        from policylint.text.punctuation import rewriting

        if change := rewriting(match.view.part.text, match.start, match.end):
            start, end, prefer = change
            yield _Found(view=match.view, start=start, end=end, prefer=prefer, message="script.punctuation")


def _zhuyin(name: str, rule: Rule, matcher: Matcher, scan: DraftScan) -> Iterator[_Found]:  # noqa: ARG001
    """Rows of symbols that an input method left behind."""
    for view, matches in _by_view(matcher.matches(name)):
        from policylint.text import zhuyin

        text, reach = view.part.text, 0
        for match in matches:
            if match.start < reach:
                continue
            start, reach = zhuyin.run_at(text, match.start)
            if zhuyin.is_leftover(text, start, reach):
                prefer = zhuyin.meant(text[start:reach])
                said = "script.zhuyin_meant" if prefer else "script.zhuyin"
                sure = zhuyin.is_mistyped(text[start:reach])
                yield _Found(view=view, start=start, end=reach, prefer=prefer, message=said, is_sure=sure)


_FINDERS: Final[Mapping[str, Callable[[str, Rule, Matcher, DraftScan], Iterator[_Found]]]] = {
    "simplified": _leftovers,
    "traditional": _leftovers,
    "punctuation": _punctuation,
    "zhuyin": _zhuyin,
}


def _wrong_words(rule: Rule, matcher: Matcher, scan: DraftScan) -> Iterator[Match]:
    """Wrong words, which are those of Traditional text."""
    found = matcher.matches("confusables")
    if not found or _is_written_in("simplified", scan):
        return
    from policylint.text.scripts import is_covered

    reach = 0
    for match in outermost(found):
        longer = rule.options["confusables"].get(matcher.entry_text(match.entry), ())
        # Two wrong words may share their wrong character: 照顧好自已的.
        if match.span.start >= reach and not is_covered(match.view.part.text, match.start, match.end, longer):
            reach = match.span.end
            yield match


def _by_view(found: Sequence[Match]) -> Iterator[tuple[PartView, list[Match]]]:
    """Matches by the part that they stand in, in the order of its text."""
    views: dict[PartView, list[Match]] = {}
    for match in found:
        views.setdefault(match.view, []).append(match)
    for view, matches in views.items():
        yield view, sorted(matches, key=lambda m: m.start)


def _is_in_link(view: PartView, match: Match) -> bool:
    """Whether a match is in the path of a link, which is as it is."""
    from policylint.text.scripts import path_start

    sign = path_start(view.part.text, match.start)
    entity = view.entity_at(sign, sign + 1) if sign >= 0 else None
    return entity is not None and entity.kind == "url"


def _language(scan: DraftScan) -> str:
    """The language that the draft says it is in; empty where it says none."""
    return str(scan.draft.metadata.get("language") or "").casefold()


def _is_written_in(script: str, scan: DraftScan) -> bool:
    """Whether ``script`` is that of the draft: as it says itself, else as it looks, if there is enough to look at."""
    if scan.script != script:
        return False
    telling = scan.lexicon.simplified if script == "simplified" else scan.lexicon.traditional
    return bool(_language(scan)) or len(telling.intersection(_text(scan))) >= _ENOUGH


def _is_of_hong_kong(scan: DraftScan) -> bool:
    if language := _language(scan):
        return _HONG_KONG.match(language) is not None
    return len(_CANTONESE.intersection(_text(scan))) > 1


def _text(scan: DraftScan) -> str:
    return "".join(view.part.text for view in scan.views)
