"""Making a document from a policy that was loaded."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from policylint.document.model import ClauseEntry, Document, Fact, Line, RuleGroup, Section
from policylint.document.people import accounts, address, approvals, contacts, speakers
from policylint.document.rules import RuleWords
from policylint.document.times import calendar
from policylint.document.topics import topics
from policylint.document.wording import Wording
from policylint.policy.coverage import STATES, clause_coverage, coverage_summary, is_below

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policylint.document.secrets import Secrets
    from policylint.messages import Language
    from policylint.policy.coverage import ClauseCoverage
    from policylint.policy.loaded import LoadedPolicy


def document(loaded: LoadedPolicy, language: Language, secrets: Secrets, *, prefix: str = "") -> Document:
    """The policy as a document in one language; the anchors of one that shares its page with another need a prefix."""
    wording = Wording(loaded, language, secrets, prefix)
    spec = loaded.spec
    rules = {rule.id: RuleWords(rule, wording) for rule in loaded.rules if rule.spec.status != "retired"}
    coverage = clause_coverage(loaded)
    sections = chain(
        _clauses(coverage, rules, wording),
        _further(coverage, rules, wording),
        speakers(tuple(rules.values()), wording),
        accounts(wording),
        approvals(tuple(rules.values()), wording),
        calendar(tuple(rules.values()), wording),
        topics(wording),
        contacts(wording),
        _coverage(coverage, rules, wording),
        _packs(rules, wording),
    )
    return Document(
        language=language,
        anchor=language,
        title=wording.text(spec.title) or wording.text(spec.name),
        description=wording.text(spec.description),
        facts=tuple(Fact(label=wording.say(name), value=value) for name, value in _facts(wording) if any(value)),
        sections=tuple(sections),
    )


def _facts(wording: Wording) -> Iterator[tuple[str, Line]]:
    spec = wording.loaded.spec
    yield "version", (wording.text(spec.version),)
    yield "effective", (wording.day(spec.effective) if spec.effective else "",)
    yield "review_by", (wording.day(spec.review_by) if spec.review_by else "",)
    if spec.owner:
        yield "owner", (wording.text(spec.owner.team),)
        yield "contact", (address(wording.text(spec.owner.contact)),)


def _clauses(coverage: Sequence[ClauseCoverage], rules: Mapping[str, RuleWords], wording: Wording) -> Iterator[Section]:
    if coverage:
        numbers = [covered.clause.id for covered in coverage]
        yield Section(
            anchor=wording.anchor("clauses"),
            title=wording.say("clauses"),
            intro=((wording.say("clauses_intro"),),),
            body=tuple(_clause(covered, numbers, rules, wording) for covered in coverage),
        )


def _clause(
    covered: ClauseCoverage, numbers: Sequence[str], rules: Mapping[str, RuleWords], wording: Wording
) -> ClauseEntry:
    clause = covered.clause
    is_heading = covered.state == "informative" and not clause.text
    return ClauseEntry(
        anchor=wording.anchor(_anchor(clause.id)),
        number=wording.text(clause.id),
        title=wording.text(clause.title),
        text=wording.text(clause.text),
        depth=sum(is_below(clause.id, number) for number in numbers),
        state=covered.state,
        state_words="" if is_heading else wording.say(f"state_{covered.state}"),
        rules=tuple(rules[rule.id].entry() for rule in covered.rules),
    )


def _anchor(clause: str) -> str:
    return f"c-{clause}"


def _further(coverage: Sequence[ClauseCoverage], rules: Mapping[str, RuleWords], wording: Wording) -> Iterator[Section]:
    """Rules that cite no clause, by pack."""
    cited = {rule.id for covered in coverage for rule in covered.rules}
    packs: dict[str, list[RuleWords]] = {}
    for words in rules.values():
        if words.rule.id not in cited:
            packs.setdefault(words.rule.pack, []).append(words)
    if packs:
        yield Section(
            anchor=wording.anchor("rules"),
            title=wording.say("further_rules" if coverage else "rules"),
            intro=((wording.say("further_rules_intro"),),) if coverage else (),
            body=tuple(
                RuleGroup(title=_pack_title(pack, wording), rules=tuple(words.entry() for words in found))
                for pack, found in packs.items()
            ),
        )


def _pack_title(pack: str, wording: Wording) -> str:
    envelope = wording.loaded.packs.get(pack)
    if envelope is None:
        return wording.say("own_rules")
    return wording.text(envelope.title) or pack


def _coverage(
    coverage: Sequence[ClauseCoverage], rules: Mapping[str, RuleWords], wording: Wording
) -> Iterator[Section]:
    if coverage:
        rows: list[tuple[Line, ...]] = [
            (
                (wording.link(wording.text(covered.clause.id), _anchor(covered.clause.id)),),
                (wording.text(covered.clause.title),),
                (wording.say(f"state_{covered.state}"),),
                wording.joined((rules[rule.id].link,) for rule in covered.rules),
            )
            for covered in coverage
        ]
        yield Section(
            anchor=wording.anchor("coverage"),
            title=wording.say("coverage"),
            intro=(
                (coverage_summary(coverage, wording.language),),
                *((wording.say(f"means_{state}"),) for state in STATES if any(c.state == state for c in coverage)),
            ),
            body=(wording.table(("clause", "clause_title", "state", "rules"), rows),),
        )


def _packs(rules: Mapping[str, RuleWords], wording: Wording) -> Iterator[Section]:
    rows: list[tuple[Line, ...]] = [
        (
            wording.named(_pack_title(name, wording), name),
            (wording.text(pack.jurisdiction),),
            (wording.text(pack.owner),),
            (wording.day(pack.as_of) if pack.as_of else "",),
            (str(sum(words.rule.pack == name for words in rules.values())),),
        )
        for name, pack in wording.loaded.packs.items()
    ]
    if rows:
        yield Section(
            anchor=wording.anchor("packs"),
            title=wording.say("packs"),
            intro=((wording.say("packs_intro"),),),
            body=(wording.table(("pack", "jurisdiction", "owner", "as_of", "count"), rows),),
        )
