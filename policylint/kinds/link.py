"""link: where links may lead, how they are written, and what they must carry. Nothing is ever resolved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from policylint.data import shorteners, tlds
from policylint.drafts.model import PartName  # noqa: TC001 - pydantic reads the annotations at run time
from policylint.engine.links import READ_PARTS, links_of
from policylint.engine.scan import Hit
from policylint.kinds.spec import RuleSpec, localized
from policylint.messages import message
from policylint.text.domains import tld_end
from policylint.text.lookalikes import OwnName, named_in, registrable, resemblance
from policylint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from policylint.engine.links import PlacedLink
    from policylint.engine.matching import Matcher
    from policylint.engine.program import Rule
    from policylint.engine.rule_compiler import RuleCompiler
    from policylint.engine.scan import DraftScan
    from policylint.engine.targets import Target
    from policylint.messages import Message
    from policylint.text.urls import Host, Link

ALWAYS: Final = True
PLACEHOLDERS: Final = ("host", "ascii", "domain", "parameter", "reason")

Domains = str | tuple[str, ...]

# Which check each key asks for.
_CHECKS: Final = {
    "allow": "domains", "deny": "domains", "shorteners": "shorteners", "scheme": "scheme", "lookalikes": "lookalikes",
    "utm": "parameters", "require": "required",
}  # fmt: skip
_PARAMETER: Final = re.compile(r"[^\s=&#?;]+")


class Spec(RuleSpec):
    """Links: allowed and denied domains, shorteners, encryption, look-alikes, parameters, or a link that must be there.

    One rule checks one thing. A domain covers all below it; `$name` stands for those of a lexicon.
    """

    kind: Literal["link"]
    allow: Domains | None = None
    """The only domains that links may lead to. Of allow and deny the more exact one holds."""
    deny: Domains | None = None
    """Domains that no link may lead to."""
    shorteners: Literal["deny"] | None = None
    """No links of services that hide where a link leads."""
    scheme: Literal["https"] | None = None
    """Every link that states a scheme states https."""
    lookalikes: Literal["deny"] | None = None
    """No hosts that can be taken for one of own."""
    utm: tuple[str, ...] | None = None
    """Query parameters that every link carries, or with own every link to these."""
    require: Domains | None = None
    """At least one link leads to one of these domains."""
    own: Domains | None = None
    """The company's own domains, for lookalikes and utm."""
    except_: Domains | None = None
    """Domains that the rule leaves alone."""
    in_: PartName | tuple[PartName, ...] | Literal["everywhere"] | None = None
    """Text parts to look at; without it all that a reader sees or follows."""


def compile(spec: Spec, compiler: RuleCompiler) -> dict[str, Any]:  # noqa: A001 - the step's name in every kind
    """One check, domains that there can be, and nothing that belongs to another check."""
    given = [name for name in _CHECKS if getattr(spec, name) is not None]
    check = _CHECKS[given[0]] if given else ""
    others = [name for name in given if _CHECKS[name] != check]
    if others or not given:
        compiler.fault(tuple(others[:1]), message("link.one_check"))
    if check == "lookalikes" and spec.own is None:
        compiler.fault(("lookalikes",), message("link.own_missing"))
    if spec.own is not None and check not in ("lookalikes", "parameters"):
        compiler.fault(("own",), message("link.own_unused"))
    if spec.except_ is not None and check == "required":
        compiler.fault(("except",), message("link.except_unused"))
    _check_parameters(spec, compiler)
    allow = _domains(spec.allow, "allow", compiler)
    deny = _domains(spec.deny, "deny", compiler, allowed=allow)
    own = _domains(spec.own, "own", compiler)
    if spec.shorteners:
        deny = {name: name for name in shorteners() if not name.startswith("!")}
        allow = {name[1:]: name[1:] for name in shorteners() if name.startswith("!")}
    return {
        "check": check,
        "allow": allow,
        "only": spec.allow is not None,
        "deny": deny,
        "utm": spec.utm,
        "require": _domains(spec.require, "require", compiler),
        "own": own,
        "names": list(_own_names(own)) if check == "lookalikes" else [],
        "except": _domains(spec.except_, "except", compiler),
        "in": spec.in_ is not None,
    }


def _check_parameters(spec: Spec, compiler: RuleCompiler) -> None:
    """Names that parameters can have; without any, nothing to say of them."""
    if spec.utm == ():
        compiler.fault(("utm",), message("link.no_parameters"))
    for i, name in enumerate(spec.utm or ()):
        if not _PARAMETER.fullmatch(name):
            compiler.fault(("utm", i), message("link.bad_parameter", name=name))
    for key in ("message", "suggest"):
        if spec.utm is None and any("{parameter}" in said for said in localized(getattr(spec, key)).values()):
            compiler.fault((key,), message("link.parameter_unknown"))


def _domains(
    given: Domains | None, key: str, compiler: RuleCompiler, *, allowed: Collection[str] = ()
) -> dict[str, str]:
    """Domains as hosts are compared, each as readers see it."""
    from policylint.text.urls import host_of

    listed: list[tuple[str, tuple[str | int, ...]]] = (
        [(given, (key,))] if isinstance(given, str) else [(text, (key, i)) for i, text in enumerate(given or ())]
    )
    found: dict[str, str] = {}
    faulty = False
    for text, path in listed:
        words = compiler.expanded(text, path)
        faulty = faulty or not words
        for word in words:
            host = host_of(word)
            if fault := _fault(word, host, key, allowed):
                compiler.fault(path, fault)
                faulty = True
            elif host:
                found[host.ascii] = host.unicode
    if given is not None and not found and not faulty:
        compiler.fault((key,), message("link.no_domains"))
    return found


def _fault(word: str, host: Host | None, key: str, allowed: Collection[str]) -> Message | None:
    """Why a text is no domain that can stand at a key."""
    if host is None or not (host.is_address or host.is_name):
        return message("link.not_a_domain", domain=word)
    if host.ascii in allowed:
        return message("link.allowed_and_denied", domain=word)
    if host.is_address:
        return None
    dot = host.unicode.rfind(".")
    ending = host.unicode[dot + 1 :]
    if ending not in tlds("special") and tld_end(host.unicode, dot + 1, len(host.unicode)) != len(host.unicode):
        return message("link.unknown_ending", domain=word, ending=ending)
    return message("link.public_suffix", domain=word) if key == "own" and registrable(host) is None else None


def _own_names(own: Mapping[str, str]) -> Iterator[OwnName]:
    """What the company registered, and how else that is spelt in Chinese."""
    from policylint.text.urls import host_of
    from policylint.text.variants import forms_of

    for written in own:
        host = host_of(written)
        if host and (domain := registrable(host)):
            name = domain.partition(".")[0]
            yield from dict.fromkeys(OwnName(domain, text) for text in (name, *(form.text for form in forms_of(name))))


def check(rule: Rule, matcher: Matcher, scan: DraftScan, targets: Sequence[Target]) -> Iterator[Hit]:  # noqa: ARG001
    """One hit for each link that should not be as it is, or one for the draft that lacks a link."""
    options = rule.options
    parts = rule.parts if rule.confidential or options["in"] else READ_PARTS
    links = [placed for placed in links_of(scan, rule, parts) if not _covering(placed.link.host, options["except"])]
    if options["check"] == "required":
        if not any(_covering(placed.link.host, options["require"]) for placed in links):
            yield _missing(rule, scan, parts, targets)
        return
    judge = _JUDGES[options["check"]]
    for placed in links:
        if verdict := judge(placed.link, options):
            yield _hit(rule, scan, placed, verdict, targets)


class _Verdict(NamedTuple):
    """What is wrong with a link, and what that has to do with which domain.

    ``said`` and ``reason`` are names of sentences; ``is_whole`` tells that not only the host is wrong.
    """

    said: str
    domain: str = ""
    parameter: Sequence[str] = ""
    reason: str = ""
    is_whole: bool = False


def _covering(host: Host, domains: Mapping[str, str]) -> str | None:
    """The most exact of some domains that a host lies in, as readers see it."""
    return next((domains[parent] for parent in host.parents() if parent in domains), None) if domains else None


def _domain_verdict(link: Link, options: Mapping[str, Any]) -> _Verdict | None:
    allow, deny = options["allow"], options["deny"]
    for parent in link.host.parents():
        if parent in allow:
            return None
        if parent in deny and options["check"] == "shorteners":
            return _Verdict("shortener", deny[parent])
        if parent in deny:
            return _Verdict("denied" if parent == link.host.ascii else "denied_below", deny[parent], reason="denied")
    return _Verdict("not_allowed", " / ".join(allow.values())) if options["only"] else None


def _scheme_verdict(link: Link, options: Mapping[str, Any]) -> _Verdict | None:  # noqa: ARG001
    return _Verdict("scheme", is_whole=True) if link.scheme not in ("", "https") else None


def _lookalike_verdict(link: Link, options: Mapping[str, Any]) -> _Verdict | None:
    if _covering(link.host, options["own"]):
        return None
    names = [OwnName(*name) for name in options["names"]]
    if link.userinfo and (own := named_in(link.userinfo, names)):
        return _Verdict("lookalike", own.domain, reason="userinfo", is_whole=True)
    found = resemblance(link.host, names)
    return _Verdict("lookalike", found[1].domain, reason=found[0]) if found else None


def _parameter_verdict(link: Link, options: Mapping[str, Any]) -> _Verdict | None:
    if options["own"] and not _covering(link.host, options["own"]):
        return None
    missing = [name for name in options["utm"] if name not in link.parameters]
    return _Verdict("parameters", parameter=missing, is_whole=True) if missing else None


_JUDGES: Final[Mapping[str, Callable[[Link, Mapping[str, Any]], _Verdict | None]]] = {
    "domains": _domain_verdict,
    "shorteners": _domain_verdict,
    "scheme": _scheme_verdict,
    "lookalikes": _lookalike_verdict,
    "parameters": _parameter_verdict,
}


def _hit(rule: Rule, scan: DraftScan, placed: PlacedLink, verdict: _Verdict, targets: Sequence[Target]) -> Hit:
    link = placed.link
    written, span = placed.written(*((link.start, link.end) if verdict.is_whole else link.place))
    host, ascii_host = placed.host(scan)
    args = {
        "host": host,
        "ascii": ascii_host,
        # Where no domain of the rule's is concerned, the link's own.
        "domain": verdict.domain or host,
        "parameter": verdict.parameter,
        "reason": message(f"link.reason_{verdict.reason or verdict.said}"),
    }
    secure = "https" + written[len("http") :] if verdict.said == "scheme" and written[:5].lower() == "http:" else None
    return Hit(
        rule=rule,
        span=span,
        part=placed.view.part.name,
        match=written,
        message=message(f"link.{verdict.said}", match=written, **args),
        args=args,
        targets=targets,
        suggestion=secure,
    )


def _missing(rule: Rule, scan: DraftScan, parts: Sequence[str] | None, targets: Sequence[Target]) -> Hit:
    """The hit for a link that is not there, at the beginning of what could have it."""
    place = next((view.part for view in scan.views if parts is None or view.part.name in parts), None)
    start = place.offsets.start(0) if place else scan.draft.span.start
    reason = message("link.reason_required")
    missing = " / ".join(rule.options["require"].values())
    args = {"host": missing, "ascii": " / ".join(rule.options["require"]), "domain": missing}
    return Hit(
        rule=rule,
        span=Span(start, start),
        part=place.name if place else "body",
        match="",
        message=message("link.required", **args),
        args={**args, "reason": reason},
        targets=targets,
    )
