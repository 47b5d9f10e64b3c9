"""Contacts of the seed report and their claims: which was found for which, and how right it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dragoman.evaluation.agreement import Names, plain, same_time
from dragoman.model import REPORTER, Claim, Contact

Pairs = Mapping[str, Contact]
"""Expected contact id -> the contact of the reading that was taken for it."""


def several(value: Any) -> list[Any]:
    """A list in the expectations means "any of these"."""
    return value if isinstance(value, list) else [value]


def pair_contacts(expected: Sequence[dict[str, Any]], names: Names) -> Pairs:
    """Pair each expected contact with the one that agrees best, each found one once.

    They must share at least half of their participants; kind, time and claims then decide.
    """
    ranked = sorted(
        (
            (_closeness(wanted, found, names), -i, -j, wanted["id"], found)
            for i, wanted in enumerate(expected)
            for j, found in enumerate(names.reading.contacts)
        ),
        key=lambda row: row[:3],
        reverse=True,
    )
    pairs: dict[str, Contact] = {}
    taken: set[str] = set()
    for closeness, _, _, ident, found in ranked:
        if closeness >= 0.5 and ident not in pairs and found.id not in taken:
            pairs[ident] = found
            taken.add(found.id)
    return pairs


def contact_items(
    expected: Sequence[dict[str, Any]], pairs: Pairs, names: Names
) -> Iterator[tuple[str, str, str]]:
    """(section, what was expected, what is wrong with what was found) of contacts and claims."""
    for wanted in expected:
        found = pairs.get(wanted["id"])
        label = (
            f"{wanted['id']}: {_either(wanted['kind'])} of {', '.join(wanted['participants'])}, "
            f"when {wanted['when']}"
        )
        if found is None:
            yield "contacts", label, _unpaired(pairs, names)
        else:
            wrong = contact_faults(wanted, found, names)
            yield "contacts", label, f"{'; '.join(wrong)} | {shown(found, names)}" if wrong else ""
        for claim in wanted["claims"]:
            yield (
                "claims",
                f"{wanted['id']}: {_claim_label(claim)}",
                _claim_fault(claim, found, names),
            )


def contact_faults(wanted: dict[str, Any], found: Contact, names: Names) -> list[str]:
    """What differs between an expected contact and the one found; empty if it is right."""
    faults = []
    if found.kind not in several(wanted["kind"]):
        faults.append(f"kind {found.kind}")
    if wanted.get("format", found.format) != found.format:
        faults.append(f"format {found.format}")
    missing, extra = _participants(wanted, found, names)
    faults += [f"{name} missing" for name in missing]
    faults += [f"{name} is extra" for name in extra]
    if not same_time(wanted["when"], found.when):
        faults.append(f"when {found.when}")
    if "where" in wanted and plain(wanted["where"]) not in plain(found.where or ""):
        faults.append(f"where {found.where}")
    return faults


def claim_right(wanted: dict[str, Any], claim: Claim, names: Names) -> bool:
    """Whether a claim has the expected status, claimant, date, and whom it is said of."""
    if claim.status not in several(wanted["status"]):
        return False
    if not any(
        claim.by == REPORTER if by == REPORTER else names.is_actor(by, claim.by)
        for by in several(wanted["by"])
    ):
        return False
    if "of" in wanted and not names.is_actor(wanted["of"], claim.of):
        return False
    return "said_on" not in wanted or same_time(wanted["said_on"], claim.said_on)


def shown(contact: Contact, names: Names) -> str:
    """A contact in one line."""
    who = ", ".join(
        names.shown(p.actor) if p.actor else f"“{p.name}”" for p in contact.participants
    )
    claims = "; ".join(_claim_shown(c, names) for c in contact.claims)
    where = f" in {contact.where}" if contact.where else ""
    return (
        f"{contact.id} {contact.format} {contact.kind} of {who}, when {contact.when}{where} "
        f"[{claims}]"
    )


def _closeness(wanted: dict[str, Any], found: Contact, names: Names) -> float:
    missing, extra = _participants(wanted, found, names)
    size = len(wanted["participants"])
    shared = (size - len(missing)) / (size + len(extra))
    if shared < 0.5:
        return 0.0
    when = same_time(wanted["when"], found.when)
    claims = sum(any(claim_right(w, c, names) for c in found.claims) for w in wanted["claims"])
    return (
        shared
        + 0.5 * (found.kind in several(wanted["kind"]))
        + 0.5 * when
        + 0.25 * claims / len(wanted["claims"])
    )


def _participants(
    wanted: dict[str, Any], found: Contact, names: Names
) -> tuple[list[str], list[str]]:
    """Expected participants that were not found, and found ones that nobody expected."""
    free = list(found.participants)
    missing = []
    for name in wanted["participants"]:
        exact = [p for p in free if names.is_actor(name, p.actor)]
        match = exact or [p for p in free if names.takes_part(name, p)]
        if match:
            free.remove(match[0])
        else:
            missing.append(name)
    return missing, [p.name for p in free]


def _claim_fault(wanted: dict[str, Any], found: Contact | None, names: Names) -> str:
    if found is None:
        return "no such contact"
    if any(claim_right(wanted, claim, names) for claim in found.claims):
        return ""
    claims = "; ".join(_claim_shown(c, names) for c in found.claims) or "no claims"
    return f"{found.id} has {claims}"


def _claim_label(claim: dict[str, Any]) -> str:
    of = f" of {claim['of']}" if "of" in claim else ""
    said = f", said on {claim['said_on']}" if "said_on" in claim else ""
    return f"{_either(claim['status'])}{of} by {_either(claim['by'])}{said}"


def _claim_shown(claim: Claim, names: Names) -> str:
    by = claim.by if claim.by == REPORTER else names.shown(claim.by)
    of = f" of {names.shown(claim.of)}" if claim.of else ""
    said = f", said on {claim.said_on}" if claim.said_on else ""
    words = claim.span.of(names.reading.report.text)
    return f"{claim.status}{of} by {by}{said} “{words}”"


def _unpaired(pairs: Pairs, names: Names) -> str:
    taken = {found.id for found in pairs.values()}
    free = [shown(c, names) for c in names.reading.contacts if c.id not in taken]
    return "none; left over: " + (" || ".join(free) or "no contact")


def _either(value: Any) -> str:
    return "/".join(several(value))
