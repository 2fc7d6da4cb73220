"""Accounts, sessions and tokens in a file of their own beside the ledger, so that a copy of a ledger carries none.

Of sessions and tokens digests alone are kept: who reads the file cannot come in with what it holds.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    Row,
    Select,
    Table,
    Text,
    UniqueConstraint,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from tocsin.records import Record
from tocsin.serving.access import passwords
from tocsin.serving.access.file import AccessError, opened
from tocsin.serving.access.grants import Grant, Role, Scope
from tocsin.serving.access.remembering import Remembered

_METADATA: Final = MetaData()
_ACCOUNT: Final = Table(
    "account",
    _METADATA,
    Column("name", Text, primary_key=True),
    Column("password", Text),
    Column("role", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("stopped_at", Text),
)
_SESSION: Final = Table(
    "session",
    _METADATA,
    Column("digest", Text, primary_key=True),
    Column("account", Text, ForeignKey("account.name"), nullable=False, index=True),
    Column("made_at", Text, nullable=False),
    Column("used_at", Text, nullable=False),
)
_TOKEN: Final = Table(
    "token",
    _METADATA,
    Column("number", Integer, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("account", Text, ForeignKey("account.name"), nullable=False),
    Column("name", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("revoked_at", Text),
)
_ACT: Final = Table(
    "act",
    _METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("address", Text, nullable=False),
)
_IDENTITY: Final = Table(
    "identity",
    _METADATA,
    Column("issuer", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("account", Text, ForeignKey("account.name"), nullable=False),
    Column("follows", Integer, nullable=False),
    Column("made_at", Text, nullable=False),
    UniqueConstraint("issuer", "account"),
)
_NAME: Final = re.compile(r"[\w.@+-]{1,64}")
IDLE: Final = dt.timedelta(hours=12)
LONGEST: Final = dt.timedelta(days=14)
_NOTED: Final = dt.timedelta(minutes=1)  # how exactly it is kept when a session was used last
TOKEN_SIGN: Final = "tocsin_"  # noqa: S105  what tokens begin with


class AccountRow(Record, frozen=True):
    """An account; ``active`` False where it was stopped, ``linked`` where an identity provider knows whose it is."""

    name: str
    role: Role
    made_at: dt.datetime
    active: bool
    linked: bool = False


class Linked(Record, frozen=True):
    """The account of somebody at an identity provider; its role ``follows`` the provider that had it made."""

    account: str
    follows: bool


class TokenRow(Record, frozen=True):
    """A token that is in use, without what it is."""

    number: int
    account: str
    name: str
    scope: Scope
    made_at: dt.datetime


class Act(Record, frozen=True):
    """What somebody did on the desk, and from which address."""

    at: dt.datetime
    account: str
    act: str
    about: str
    address: str


class Access:
    """Who may come in. All times are UTC."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = opened(path, _METADATA)
        self._remembered = Remembered(self._engine)
        self._entries: dict[str, str] = {}

    @classmethod
    def beside(cls, ledger: Path | str) -> Access:
        """The accounts of a ledger's desk. Raises AccessError."""
        return cls(Path(f"{ledger}.desk"))

    def close(self) -> None:
        """Lets go of the file."""
        self._remembered.close()
        self._engine.dispose()

    def accounts(self) -> list[AccountRow]:
        """All accounts by name."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(_ACCOUNT).order_by(_ACCOUNT.c.name)).all()
            linked = set(connection.scalars(select(_IDENTITY.c.account)))
        return [
            AccountRow(
                name=r.name,
                role=r.role,
                made_at=dt.datetime.fromisoformat(r.made_at),
                active=r.stopped_at is None,
                linked=r.name in linked,
            )
            for r in rows
        ]

    def add(self, name: str, role: Role, password: str | None) -> None:
        """Makes an account, without a password one that comes in by a link alone. Raises AccessError."""
        kept = _checked(password) if password is not None else None
        with self._writing() as connection:
            _add(connection, name, role, kept)

    def change(
        self, name: str, *, role: Role | None = None, password: str | None = None, active: bool | None = None
    ) -> None:
        """Changes an account; who it is has to come in anew. Raises AccessError, also for the last admin."""
        values: dict[str, Any] = {}
        if role is not None:
            values["role"] = role
        if password is not None:
            values["password"] = _checked(password)
        if active is not None:
            values["stopped_at"] = None if active else _now().isoformat()
        with self._writing() as connection:
            if (
                not values
                or not connection.execute(update(_ACCOUNT).where(_ACCOUNT.c.name == name).values(**values)).rowcount
            ):
                raise AccessError(f"There is no account {name}, or nothing to change about it.")
            still = select(_ACCOUNT.c.name).where(_ACCOUNT.c.role == "admin", _ACCOUNT.c.stopped_at.is_(None))
            if connection.scalar(still) is None:
                raise AccessError(f"{name} is the last admin: make another one first.")
            connection.execute(delete(_SESSION).where(_SESSION.c.account == name))

    def linked(self, issuer: str, subject: str) -> Linked | None:
        """The account of somebody at an identity provider, None for who was never here."""
        of = _IDENTITY.c
        with self._engine.connect() as connection:
            row = connection.execute(
                select(of.account, of.follows).where(of.issuer == issuer, of.subject == subject)
            ).first()
        return Linked(account=row.account, follows=bool(row.follows)) if row else None

    def link(self, issuer: str, subject: str, account: str, *, role: Role | None = None) -> None:
        """Says whose an account is at an identity provider; with a role the account is made, and its role follows the
        provider. Raises AccessError, also where it is somebody else's there."""
        values = {"issuer": issuer, "subject": subject, "account": account, "follows": role is not None}
        try:
            with self._writing() as connection:
                if role is not None:
                    _add(connection, account, role, None)
                connection.execute(insert(_IDENTITY).values(**values, made_at=_now().isoformat()))
        except IntegrityError:
            raise AccessError(
                f"The account {account} is somebody else's at the identity provider: an admin can unlink it."
            ) from None

    def unlink(self, account: str) -> None:
        """Forgets whose an account is at identity providers: whoever has its name there next takes it up."""
        with self._writing() as connection:
            connection.execute(delete(_IDENTITY).where(_IDENTITY.c.account == account))
            connection.execute(delete(_SESSION).where(_SESSION.c.account == account))

    def signed_in(self, name: str, password: str) -> str | None:
        """A new session where name and password fit."""
        with self._engine.connect() as connection:
            row = connection.execute(
                select(_ACCOUNT.c.name, _ACCOUNT.c.password).where(
                    _ACCOUNT.c.name == name, _ACCOUNT.c.stopped_at.is_(None)
                )
            ).first()
        if not passwords.fits(row.password if row else None, password[: passwords.LONGEST]):
            return None
        return self.session(name)

    def session(self, name: str) -> str:
        """A new session of an account; what opens it is known to nobody else."""
        opens, now = secrets.token_urlsafe(32), _now()
        with self._writing() as connection:
            connection.execute(delete(_SESSION).where(_SESSION.c.used_at < (now - IDLE).isoformat()))
            connection.execute(
                insert(_SESSION).values(
                    digest=_digest(opens), account=name, made_at=now.isoformat(), used_at=now.isoformat()
                )
            )
        return opens

    def by_session(self, opens: str) -> Grant | None:
        """Whose session it is; None where it is none, or is over."""
        digest, now = _digest(opens), _now()
        wanted = (
            select(_SESSION, _ACCOUNT.c.role)
            .join(_ACCOUNT, _ACCOUNT.c.name == _SESSION.c.account)
            .where(_SESSION.c.digest == digest, _ACCOUNT.c.stopped_at.is_(None))
        )
        row = self._remembered.row(f"session {digest}", lambda: self._first(wanted))
        if row is None:
            return None
        used, made = dt.datetime.fromisoformat(row.used_at), dt.datetime.fromisoformat(row.made_at)
        if now - used > IDLE or now - made > LONGEST:
            return None
        if now - used > _NOTED:
            with self._writing() as connection:
                connection.execute(update(_SESSION).where(_SESSION.c.digest == digest).values(used_at=now.isoformat()))
        return Grant(account=row.account, role=row.role, session=digest)

    def end(self, session: str) -> None:
        """Ends a session, by its digest."""
        with self._writing() as connection:
            connection.execute(delete(_SESSION).where(_SESSION.c.digest == session))

    def new_token(self, account: str, name: str, scope: Scope) -> str:
        """A token that does for an account what its role allows and the scope; it is told this once."""
        token = TOKEN_SIGN + secrets.token_urlsafe(32)
        with self._writing() as connection:
            connection.execute(
                insert(_TOKEN).values(
                    digest=_digest(token), account=account, name=name, scope=scope, made_at=_now().isoformat()
                )
            )
        return token

    def by_token(self, token: str) -> Grant | None:
        """What a token allows; None where it is none, or was revoked."""
        digest = _digest(token)
        wanted = (
            select(_TOKEN.c.account, _TOKEN.c.scope, _ACCOUNT.c.role)
            .join(_ACCOUNT, _ACCOUNT.c.name == _TOKEN.c.account)
            .where(_TOKEN.c.digest == digest, _TOKEN.c.revoked_at.is_(None), _ACCOUNT.c.stopped_at.is_(None))
        )
        row = self._remembered.row(f"token {digest}", lambda: self._first(wanted))
        return Grant(account=row.account, role=row.role, scope=row.scope) if row else None

    def tokens(self, account: str | None = None) -> list[TokenRow]:
        """Tokens that are in use, of an account or of all."""
        wanted = select(_TOKEN).where(_TOKEN.c.revoked_at.is_(None)).order_by(_TOKEN.c.number)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted if account is None else wanted.where(_TOKEN.c.account == account)).all()
        return [
            TokenRow(
                number=r.number,
                account=r.account,
                name=r.name,
                scope=r.scope,
                made_at=dt.datetime.fromisoformat(r.made_at),
            )
            for r in rows
        ]

    def revoke(self, number: int, account: str | None = None) -> None:
        """Revokes a token, where an account is given one of its own. Raises AccessError where there is none."""
        of = _TOKEN.c
        which = [of.number == number, of.revoked_at.is_(None), *([of.account == account] if account else [])]
        with self._writing() as connection:
            gone = connection.execute(update(_TOKEN).where(*which).values(revoked_at=_now().isoformat())).rowcount
        if not gone:
            raise AccessError(f"There is no token {number}.")

    def note(self, account: str, act: str, about: str = "", address: str = "") -> None:
        """Adds to what was done."""
        with self._writing() as connection:
            connection.execute(
                insert(_ACT).values(at=_now().isoformat(), account=account, act=act, about=about, address=address)
            )

    def acts(self, limit: int = 200) -> list[Act]:
        """What was done, the last first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(_ACT).order_by(_ACT.c.number.desc()).limit(limit)).all()
        return [
            Act(at=dt.datetime.fromisoformat(r.at), account=r.account, act=r.act, about=r.about, address=r.address)
            for r in rows
        ]

    def entry(self, account: str) -> str:
        """A key that lets an account in once, for who started the desk."""
        key = secrets.token_urlsafe(24)
        self._entries[_digest(key)] = account
        return key

    def entered(self, key: str) -> str | None:
        """A new session by such a key; None where it was used or never was one."""
        account = self._entries.pop(_digest(key), None)
        return self.session(account) if account else None

    def _first(self, wanted: Select[Any]) -> Row[Any] | None:
        with self._engine.connect() as connection:
            return connection.execute(wanted).first()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            yield connection


def is_name(text: str) -> bool:
    """Whether an account can be called so."""
    return _NAME.fullmatch(text) is not None


def _add(connection: Connection, name: str, role: Role, password: str | None) -> None:
    if not is_name(name):
        raise AccessError("The name of an account is letters, digits and . @ + - _, 64 at most.")
    if connection.scalar(select(_ACCOUNT.c.name).where(_ACCOUNT.c.name == name)) is not None:
        raise AccessError(f"There is an account {name} already.")
    connection.execute(insert(_ACCOUNT).values(name=name, password=password, role=role, made_at=_now().isoformat()))


def _checked(password: str) -> str:
    if not passwords.SHORTEST <= len(password) <= passwords.LONGEST:
        raise AccessError(f"A password has {passwords.SHORTEST} to {passwords.LONGEST} characters.")
    return passwords.hashed(password)


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def is_private(path: Path) -> bool:
    """Whether a file is its owner's alone, where the system knows owners."""
    return os.name == "nt" or not path.stat().st_mode & 0o077
