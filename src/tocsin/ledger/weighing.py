"""Why the ledger has a claim in an incident, or not: the claims as they stand, weighed by merging."""

from __future__ import annotations

from sqlalchemy import Connection

from tocsin.ledger.asking import incident as incident_of
from tocsin.ledger.loading import filed_claims
from tocsin.ledger.moments import Moment
from tocsin.ledger.opening import LedgerError
from tocsin.merging.explaining import Explanation, explain


def explanation(connection: Connection, claim: str, wanted: str, moment: Moment = None) -> Explanation:
    """How a claim live at a moment weighs against the other claims of an incident.

    Raises LedgerError with what to do.
    """
    view = incident_of(connection, wanted, moment)
    if view is None:
        raise LedgerError(f"No incident {wanted}: tocsin incidents lists those in the ledger.")
    found = filed_claims(connection, [claim], moment)
    if not found:
        raise LedgerError(f"No claim {claim}: tocsin show INCIDENT --format json lists an incident's claims by id.")
    held = [one.claim for one in view.incident.claims]
    others = sorted(filed_claims(connection, [one for one in held if one != claim], moment), key=lambda c: c.claim.id)
    if not others:
        raise LedgerError(
            f"{view.incident.id} is made of {claim} alone: name another incident, to see why the claim is not in it."
        )
    return explain(found[0], view.incident.id, others, member=claim in held)
