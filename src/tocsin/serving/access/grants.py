"""What a request may do: the role of its account, narrowed by the scope of the token that it came with."""

from __future__ import annotations

from typing import Final, Literal

from tocsin.records import Record

Role = Literal["reader", "analyst", "admin"]
Scope = Literal["read", "decide", "admin"]
Need = Scope
ROLES: Final[tuple[Role, ...]] = ("reader", "analyst", "admin")
SCOPES: Final[tuple[Scope, ...]] = ("read", "decide", "admin")
_MAY: Final[dict[Role, int]] = {"reader": 1, "analyst": 2, "admin": 3}


class Grant(Record, frozen=True):
    """Whose request it is, and how far it may go; ``session`` is None where it came with a token."""

    account: str
    role: Role
    scope: Scope = "admin"
    session: str | None = None

    def may(self, need: Need) -> bool:
        """Whether this much is allowed."""
        return SCOPES.index(need) < min(_MAY[self.role], SCOPES.index(self.scope) + 1)
