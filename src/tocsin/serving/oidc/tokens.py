"""What a provider says of somebody, believed only where it is signed by it, for this desk and this sign-in.

The checks are those of OpenID Connect Core 1.0, 3.1.3.7. Signatures are asymmetric ones alone: a token that is signed
with nothing, or with a public key as if it were a secret (RFC 8725, 2.1), names an algorithm that is not among them.
"""

from __future__ import annotations

from collections.abc import Iterable
from hmac import compare_digest
from typing import Any, Final

import jwt

from tocsin.serving.oidc.troubles import NotLetIn

ALGORITHMS: Final = {
    **dict.fromkeys(("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"), "RSA"),
    **dict.fromkeys(("ES256", "ES384", "ES512"), "EC"),
    "EdDSA": "OKP",
}
_LEEWAY: Final = 60  # seconds that clocks may differ
_LONGEST_SUBJECT: Final = 255
_NEEDED: Final = ["iss", "sub", "aud", "exp", "iat"]
_WHY: Final[tuple[tuple[type[Exception], str], ...]] = (
    (jwt.ExpiredSignatureError, "it is over"),
    (jwt.ImmatureSignatureError, "it is not valid yet"),
    (jwt.InvalidAudienceError, "it is meant for another program"),
    (jwt.InvalidIssuerError, "it is of another provider"),
    (jwt.MissingRequiredClaimError, "it is not whole"),
)


def signed_how(token: str) -> tuple[str, str | None]:
    """The algorithm of a token, and the name of the key that it says it is signed with. Raises NotLetIn."""
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError:
        raise _untrusted("it is no token") from None
    algorithm = header.get("alg")
    if not isinstance(algorithm, str) or algorithm not in ALGORITHMS:
        raise _untrusted("it is not signed as it must be")
    return algorithm, header.get("kid")


def key_for(keys: Iterable[Any], algorithm: str, name: str | None) -> jwt.PyJWK | None:
    """The key (RFC 7517) that signs with an algorithm under a name; without a name the only one that can."""
    fitting = [key for key in keys if isinstance(key, dict) and _fits(key, algorithm, name)]
    if len(fitting) != 1:
        return None
    try:
        return jwt.PyJWK(fitting[0], algorithm)
    except (jwt.PyJWTError, ValueError, TypeError):
        return None


def _fits(key: dict[str, Any], algorithm: str, name: str | None) -> bool:
    return (
        key.get("kty") == ALGORITHMS[algorithm]
        and key.get("use", "sig") == "sig"
        and key.get("alg", algorithm) == algorithm
        and name in (None, key.get("kid"))
    )


def told(token: str, key: jwt.PyJWK, *, issuer: str, client: str, nonce: str) -> dict[str, Any] | None:
    """The claims of a token; None where the key did not sign it. Raises NotLetIn where it is not for us, or not now."""
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=list(ALGORITHMS),
            audience=client,
            issuer=issuer,
            leeway=_LEEWAY,
            options={"require": _NEEDED, "enforce_minimum_key_length": True},
        )
    except jwt.InvalidSignatureError:
        return None
    except jwt.PyJWTError as error:
        raise _untrusted(next((why for kind, why in _WHY if isinstance(error, kind)), "it is no token")) from None
    audience, party = claims["aud"], claims.get("azp")
    if party != client and (party is not None or (isinstance(audience, list) and len(audience) > 1)):
        raise _untrusted("it is meant for another program")
    said = claims.get("nonce")
    if not isinstance(said, str) or not compare_digest(said.encode("utf-8", "replace"), nonce.encode()):
        raise _untrusted("it is not of this sign-in")
    if not 0 < len(claims["sub"]) <= _LONGEST_SUBJECT:
        raise _untrusted("it is of nobody")
    return claims


def unsigned() -> NotLetIn:
    """What is raised where no key of the provider signed a token."""
    return _untrusted("it is not signed by it")


def _untrusted(why: str) -> NotLetIn:
    return NotLetIn(f"What the identity provider says cannot be trusted, {why}: sign in anew, or tell an admin.")
