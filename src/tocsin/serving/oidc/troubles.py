"""Why nobody came in, in sentences of ours: what a provider says of it is never shown."""

from __future__ import annotations


class NotLetIn(Exception):  # noqa: N818  a refusal, not a defect
    """Somebody may not come in; the message says why and what to do."""


class ProviderTrouble(Exception):  # noqa: N818
    """The identity provider cannot be asked, or answers what nobody can use; the message says so."""
