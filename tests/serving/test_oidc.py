"""Signing in with an identity provider, over HTTP and in a browser: who comes in, and all that must not work."""

from __future__ import annotations

import asyncio
import shutil
import socket
import time
from base64 import urlsafe_b64encode
from hashlib import sha256
from hmac import digest
from json import dumps
from urllib.parse import urlsplit

import httpx
import jwt
import pytest
from browsing import ARGUMENTS, CHROMIUM, WHY_NOT, served
from click.testing import CliRunner
from litestar.testing import TestClient
from werkzeug.wrappers import Response

from tocsin.cli.app import tocsin
from tocsin.llm.endpoint import Secret
from tocsin.serving import Access, application
from tocsin.serving.access.patience import OF_ADDRESS
from tocsin.serving.oidc import Provider, ProviderTrouble, RoleRule, Settings, SettingsError
from tocsin.serving.oidc.conversing import MOST_BYTES
from tocsin.serving.oidc.flows import MOST, SECONDS, Flows, local
from tocsin.serving.oidc.kept import FOR, SELDOM, Kept
from tocsin.serving.pacing import Paced

providing = pytest.importorskip("providing", reason="oidc-provider-mock is the provider")

HERE = "http://127.0.0.1"
ADMINS = RoleRule.read("groups=desk-admins:admin")
STAFF = RoleRule.read("groups=staff:reader")


@pytest.fixture
def idp():
    with providing.providing() as made:
        yield made


def settings(idp, *roles, name="email"):
    return Settings(issuer=idp.issuer, client="desk", secret=Secret("hush: a secret"), name=name, roles=roles)


@pytest.fixture
def desk(filled, tmp_path, idp):
    """Makes a desk that this provider signs people in to."""
    opened = []

    def make(*roles, name="email", seconds=5.0):
        path = shutil.copy(filled, tmp_path / "own.db")
        access = Access.beside(path)
        if not access.accounts():
            access.add("boss", "admin", "boss's long secret")
        provider = Provider(settings(idp, *roles, name=name), seconds)
        client = TestClient(application(path, access, provider=provider, paced=Paced(1e6)), base_url=HERE).__enter__()
        client.follow_redirects = False
        client.access = access
        opened.append(client)
        return client

    yield make
    for client in opened:
        client.__exit__(None, None, None)


def begun(client, sub, leads_to="/"):
    """What the provider sends a browser back with, after somebody signed in there."""
    there = client.get("/oidc/start", params={"next": leads_to})
    assert there.status_code == 303, there.text
    told = httpx.post(there.headers["location"], data={"sub": sub})
    return dict(httpx.URL(told.headers["location"]).params)


def came(client, sub, leads_to="/"):
    return client.get("/oidc/back", params=begun(client, sub, leads_to))


def refused(answer, words, status=403):
    assert answer.status_code == status, answer.text
    assert words in answer.text
    assert "set-cookie" not in answer.headers
    return True


def test_who_has_an_account_comes_in(desk, idp):
    client = desk()
    client.access.add("ada@example.org", "analyst", None)
    answer = came(client, "s-ada", "/incidents?type=abduction&words=a+b")
    assert answer.status_code == 200
    assert 'content="0;url=/incidents?type=abduction&amp;words=a+b"' in answer.text
    assert client.get("/api/session").json() == {"account": "ada@example.org", "role": "analyst", "scope": "admin"}
    assert client.access.acts(1)[0].act == "signed in"
    assert [one.linked for one in client.access.accounts()] == [True, False]


def test_what_is_asked_of_the_provider(desk, idp):
    client = desk()
    there = httpx.URL(client.get("/oidc/start").headers["location"]).params
    assert there["scope"] == "openid email profile" and there["client_id"] == "desk"
    assert there["redirect_uri"] == f"{HERE}/oidc/back"
    assert len({there["state"], there["nonce"], there["code_challenge"]}) == 3
    assert "hush" not in str(there)
    client.access.add("ada@example.org", "reader", None)
    came(client, "s-ada")
    method, challenge, verifier = idp.proved
    assert method == "S256" and 43 <= len(verifier) <= 128
    assert challenge == urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def test_nothing_is_asked_before_somebody_signs_in(desk, idp):
    client = desk()
    assert client.get("/api/door").json() == {"provider": urlsplit(idp.issuer).netloc}
    assert idp.asked == []


def test_the_cookies_are_the_browsers_alone(desk, idp):
    client = desk(STAFF)
    told = client.get("/oidc/start").headers["set-cookie"].lower()
    assert "httponly" in told and "samesite=lax" in told and "path=/oidc" in told
    told = came(client, "s-ada").headers["set-cookie"].lower()
    assert "httponly" in told and "samesite=strict" in told


def test_others_are_sent_back_by_https(filled, tmp_path, idp):
    path = shutil.copy(filled, tmp_path / "named.db")
    made = application(path, Access.beside(path), ("desk.example.org",), provider=Provider(settings(idp)))
    with TestClient(made, base_url="http://desk.example.org") as client:
        answer = client.get("/oidc/start", follow_redirects=False)
    assert httpx.URL(answer.headers["location"]).params["redirect_uri"] == "https://desk.example.org/oidc/back"
    assert "secure" in answer.headers["set-cookie"].lower()


def test_a_session_from_before_is_not_taken_on(desk):
    client = desk(STAFF)
    client.cookies.set("tocsin", "chosen-by-somebody-else")
    made = [came(client, "s-ada").headers["set-cookie"].partition(";")[0] for _ in range(2)]
    assert len({*made, "tocsin=chosen-by-somebody-else"}) == 3
    assert client.access.by_session("chosen-by-somebody-else") is None


def test_who_has_no_account_does_not(desk):
    client = desk()
    assert refused(came(client, "s-ada"), "There is no account ada@example.org here")
    assert client.get("/api/session").status_code == 401
    assert [one.name for one in client.access.accounts()] == ["boss"]
    assert client.access.acts(1)[0].act == "let nobody in"


def test_roles_come_from_claims_and_go_with_them(desk, idp):
    client = desk(STAFF, ADMINS)
    for sub, name, role in (("s-ada", "ada@example.org", "admin"), ("s-grace", "grace@example.org", "reader")):
        assert came(client, sub).status_code == 200
        assert client.get("/api/session").json()["account"] == name
        assert client.get("/api/session").json()["role"] == role
        client.cookies.clear()
    assert refused(came(client, "s-mary"), "no account")
    idp.lie = lambda claims: claims | {"groups": ["staff"]}
    assert came(client, "s-ada").status_code == 200
    assert client.get("/api/session").json()["role"] == "reader"
    client.cookies.clear()
    idp.lie = lambda claims: claims | {"groups": []}
    assert refused(came(client, "s-ada"), "no role here any more")


def test_a_role_that_an_admin_gave_stays(desk):
    client = desk(STAFF)
    client.access.add("ada@example.org", "analyst", None)
    came(client, "s-ada")
    assert client.get("/api/session").json()["role"] == "analyst"


@pytest.mark.parametrize(
    ("rule", "claims", "role"),
    [
        ("groups=a:b:admin", {"groups": ["a:b"]}, "admin"),
        ("realm_access.roles=desk:analyst", {"realm_access": {"roles": ["desk"]}}, "analyst"),
        ("https://x.org/role=desk:analyst", {"https://x.org/role": "desk"}, "analyst"),
        ("hd=example.org:reader", {"hd": "example.org"}, "reader"),
        ("hd=example.org:reader", {"hd": "evil.example.org"}, None),
        ("staff=true:reader", {"staff": True}, "reader"),
        ("staff=true:reader", {"staff": False}, None),
        ("groups=staff:reader", {"groups": "not-staff"}, None),
        ("groups=staff:reader", {"groups": {"staff": 1}}, None),
        ("a.b.c=x:reader", {"a": {"b": "c"}}, None),
    ],
)
def test_rules(idp, rule, claims, role):
    assert settings(idp, RoleRule.read(rule)).role_of(claims) == role


@pytest.mark.parametrize("text", ["", "groups", "groups=x", "groups=x:boss", "=x:admin", "groups=:admin", "x:admin"])
def test_rules_that_are_none(text):
    with pytest.raises(SettingsError, match="gives no role"):
        RoleRule.read(text)


def test_an_address_that_passes_to_somebody_else_takes_nothing_with_it(desk, idp):
    client = desk()
    client.access.add("ada@example.org", "admin", None)
    came(client, "s-ada")
    client.cookies.clear()
    idp.lie = lambda claims: claims | {"email": "ada@example.org"}
    assert refused(came(client, "s-mary"), "somebody else")
    idp.lie = lambda claims: claims | {"email": "ada.king@example.org"}
    assert came(client, "s-ada").status_code == 200
    assert client.get("/api/session").json()["account"] == "ada@example.org"
    client.access.unlink("ada@example.org")
    assert client.get("/api/session").status_code == 401
    idp.lie = lambda claims: claims | {"email": "ada@example.org"}
    assert came(client, "s-mary").status_code == 200


def test_an_admin_unlinks(desk):
    client = desk()
    client.access.add("ada@example.org", "reader", None)
    came(client, "s-ada")
    client.cookies.clear()
    client.headers["X-Tocsin"] = "1"
    client.cookies.set("tocsin", client.access.session("boss"))
    rows = client.patch("/api/accounts/ada@example.org", json={"unlink": True}).json()
    assert [one["linked"] for one in rows] == [False, False]
    assert client.patch("/api/accounts/ada@example.org", json={}).status_code == 400


@pytest.mark.parametrize("claim", [{"email_verified": False}, {"email_verified": "true"}, {"email_verified": None}])
def test_an_address_that_is_not_verified_counts_for_nothing(desk, idp, claim):
    client = desk(RoleRule.read("iss=" + idp.issuer + ":admin"))
    client.access.add("ada@example.org", "admin", None)
    idp.lie = lambda claims: claims | claim
    if claim["email_verified"] is None:
        idp.answers["/userinfo"] = Response(dumps({"sub": "s-ada"}))
    assert refused(came(client, "s-ada"), "does not say that your e-mail address is yours")


def test_letters_that_look_alike_are_others(desk, idp):
    client = desk()
    client.access.add("kim@example.org", "admin", None)
    idp.lie = lambda claims: claims | {"email": "\u212aim@example.org"}
    assert "\u212a".lower() == "k"
    assert refused(came(client, "s-ada"), "no account")
    idp.lie = lambda claims: claims | {"email": "KIM@example.org"}
    assert came(client, "s-ada").status_code == 200


@pytest.mark.parametrize("email", ["<script>alert(1)</script>", "x" * 65, "", None, 7, "a b@c", "\ud800"])
def test_names_that_are_none(desk, idp, email):
    client = desk(STAFF)
    idp.lie = lambda claims: claims | {"email": email}
    if email is None:
        idp.answers["/userinfo"] = Response(dumps({"sub": "s-ada"}))
    answer = came(client, "s-ada")
    assert refused(answer, "by which an account can be called") and "<script" not in answer.text


def test_another_claim_names_accounts_only_where_it_is_said_so(desk, idp):
    client = desk()
    client.access.add("mary", "admin", None)
    assert refused(came(client, "s-mary"), "no account mary@example.org")
    client = desk(name="preferred_username")
    assert came(client, "s-mary").status_code == 200


def test_what_the_token_leaves_out_is_asked_for(desk, idp):
    client = desk()
    client.access.add("ada@example.org", "reader", None)
    idp.lie = lambda claims: {n: v for n, v in claims.items() if not n.startswith("email")}
    assert came(client, "s-ada").status_code == 200
    idp.answers["/userinfo"] = Response(dumps({"sub": "s-mary", "email": "ada@example.org", "email_verified": True}))
    client.cookies.clear()
    assert refused(came(client, "s-ada"), "of two people")


def test_who_was_stopped_stays_out(desk):
    client = desk(STAFF)
    came(client, "s-ada")
    client.cookies.clear()
    client.access.change("ada@example.org", active=False)
    assert refused(came(client, "s-ada"), "was stopped")


def test_the_state_is_one_browsers_and_serves_once(desk):
    client = desk(STAFF)
    told = begun(client, "s-ada")
    assert refused(client.get("/oidc/back", params=told | {"state": "x" * 43}), "not begun in this browser")
    assert client.get("/oidc/back", params=told).status_code == 200
    assert refused(client.get("/oidc/back", params=told), "not begun in this browser")
    told = begun(client, "s-ada")
    client.cookies.clear()  # the link of an attacker, opened by somebody else
    assert refused(client.get("/oidc/back", params=told), "not begun in this browser")
    told = begun(client, "s-ada")
    client.cookies.set("tocsin_oidc", "of-another-browser", path="/oidc")
    assert refused(client.get("/oidc/back", params=told), "not begun in this browser")
    assert refused(client.get("/oidc/back"), "not begun in this browser")


def test_a_code_of_another_sign_in_is_refused(desk, idp):
    client = desk(STAFF)
    stolen = begun(client, "s-ada")["code"]
    own = begun(client, "s-mary")
    # It has another nonce and another verifier: this provider looks at neither, the desk at the first.
    assert refused(client.get("/oidc/back", params=own | {"code": stolen}), "not of this sign-in")


def test_what_the_provider_says_of_a_failure_is_not_shown(desk):
    client = desk(STAFF)
    state = begun(client, "s-ada")["state"]
    words = "<img src=x onerror=alert(1)>"
    answer = client.get("/oidc/back", params={"state": state, "error": words, "error_description": words})
    assert refused(answer, "did not let you in") and "<img" not in answer.text
    assert words not in "".join(one.about for one in client.access.acts())
    told = begun(client, "s-ada")
    assert refused(client.get("/oidc/back", params=told | {"iss": "https://evil.example"}), "did not let you in")
    told = begun(client, "s-ada")
    assert refused(client.get("/oidc/back", params=told | {"code": "made-up"}), "sign in anew")


def as_none(idp):
    return lambda claims: jwt.encode(claims, None, "none", headers={"kid": providing.KID})


def with_public_key(idp):
    """Signed with what everybody knows, as if it were a secret; PyJWT itself would not make such a token."""

    def sign(claims):
        parts = [dumps({"alg": "HS256", "kid": providing.KID}), dumps(claims)]
        said = ".".join(urlsafe_b64encode(part.encode()).rstrip(b"=").decode() for part in parts)
        signature = digest(providing.pem(idp.key), said.encode(), "sha256")
        return f"{said}.{urlsafe_b64encode(signature).rstrip(b'=').decode()}"

    return sign


def by_another_key(idp):
    return lambda claims: idp.signed(claims, providing.new_key())


def by_an_unknown_key(idp):
    return lambda claims: idp.signed(claims, providing.new_key(), kid="unheard-of")


def tampered(idp):
    def sign(claims):
        head, _, tail = idp.signed(claims).split(".")
        body = urlsafe_b64encode(dumps(claims | {"sub": "s-mary"}).encode()).rstrip(b"=").decode()
        return f"{head}.{body}.{tail}"

    return sign


def no_token(idp):
    return lambda claims: "not.a.token"


@pytest.mark.parametrize(
    "how",
    [as_none, with_public_key, by_another_key, by_an_unknown_key, tampered, no_token],
    ids=lambda how: how.__name__,
)
def test_tokens_that_are_not_signed_by_the_provider(desk, idp, how):
    client = desk(STAFF)
    idp.sign = how(idp)
    assert refused(came(client, "s-ada"), "cannot be trusted")
    assert client.get("/api/session").status_code == 401
    idp.sign = idp.signed
    assert came(client, "s-ada").status_code == 200


def test_a_secret_among_the_published_keys_is_no_key(desk, idp):
    client = desk(STAFF)
    secret = "a secret that anybody can read here"
    shared = {"kty": "oct", "k": urlsafe_b64encode(secret.encode()).decode(), "alg": "HS256", "kid": "shared"}
    idp.answers["/jwks"] = Response(dumps({"keys": [shared, *idp.keys()["keys"]]}))
    idp.sign = lambda claims: jwt.encode(claims, secret, "HS256", headers={"kid": "shared"})
    assert refused(came(client, "s-ada"), "not signed as it must be")


@pytest.mark.parametrize(
    ("lie", "words"),
    [
        ({"nonce": "another"}, "not of this sign-in"),
        ({"nonce": None}, "not of this sign-in"),
        ({"exp": 1_700_000_000}, "it is over"),
        ({"exp": None}, "not whole"),
        ({"iat": None}, "not whole"),
        ({"iat": 9_000_000_000}, "not valid yet"),
        ({"aud": "another-program"}, "another program"),
        ({"aud": ["desk", "another-program"]}, "another program"),
        ({"azp": "another-program"}, "another program"),
        ({"iss": "https://evil.example"}, "another provider"),
        ({"sub": ""}, "of nobody"),
        ({"sub": "x" * 300}, "of nobody"),
    ],
    ids=str,
)
def test_tokens_that_are_not_for_us(desk, idp, lie, words):
    client = desk(STAFF)
    idp.lie = lambda claims: {n: v for n, v in (claims | lie).items() if v is not None}
    assert refused(came(client, "s-ada"), words)


def test_several_audiences_with_us_as_the_party(desk, idp):
    client = desk(STAFF)
    idp.lie = lambda claims: claims | {"aud": ["desk", "another-program"], "azp": "desk"}
    assert came(client, "s-ada").status_code == 200


def test_keys_are_turned(desk, idp, monkeypatch):
    client = desk(STAFF)
    assert came(client, "s-ada").status_code == 200
    now = time.monotonic()
    monkeypatch.setattr(client.app.dependencies["provider"].dependency()._keys, "_clock", lambda: now)
    idp.key = providing.new_key()
    assert refused(came(client, "s-ada"), "not signed by it"), "asked again too soon"
    now += SELDOM + 1
    assert came(client, "s-ada").status_code == 200
    for _ in range(3):
        idp.sign = by_an_unknown_key(idp)
        came(client, "s-ada")
    assert idp.asked.count("/jwks") == 2


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("/incidents?a=b", "/incidents?a=b"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/\t/evil.example", "/"),
        ("/\n/evil.example", "/"),
        (" //evil.example", "/"),
        ("", "/"),
        ("evil", "/"),
        ("/" + "x" * 3000, "/"),
    ],
)
def test_it_leads_nowhere_else(address, to):
    assert local(address) == to


def test_where_it_leads_is_told_harmlessly(desk):
    client = desk(STAFF)
    assert 'url=/"&gt;' not in came(client, "s-ada", '/"><script>alert(1)</script>').text
    assert "<script" not in came(client, "s-ada", '/"><script>alert(1)</script>').text
    assert 'content="0;url=/"' in came(client, "s-ada", "//evil.example").text


def published(idp, **otherwise):
    told = httpx.get(f"{idp.issuer}/.well-known/openid-configuration").json()
    return Response(dumps({n: v for n, v in (told | otherwise).items() if v is not None}))


WHERE = "/.well-known/openid-configuration"
WRONG = {
    "huge": ("answers too much", lambda idp: Response(b'{"issuer": "' + b"x" * MOST_BYTES + b'"}')),
    "no-json": ("cannot be read", lambda idp: Response("<html>")),
    "deep": ("cannot be read", lambda idp: Response("[" * 100_000)),
    "broken": ("with an error", lambda idp: Response("", 500)),
    "elsewhere": ("with an error", lambda idp: Response("", 302, {"Location": "http://127.0.0.1:1/"})),
    "slow": ("does not answer", lambda idp: providing.slow),
    "another's": ("calls itself otherwise", lambda idp: published(idp, issuer=idp.issuer + "/")),
    "not-whole": ("cannot be read", lambda idp: published(idp, jwks_uri=None)),
    "not-https": ("not https", lambda idp: published(idp, token_endpoint="http://id.example.org/token")),
    "no-address": ("not https", lambda idp: published(idp, token_endpoint="file:///etc/passwd")),
    "unknown": ("for who it is", lambda idp: Response('{"error": "invalid_client"}', 401)),
}


@pytest.mark.parametrize("what", [one for one in WRONG if one != "unknown"])
def test_what_the_provider_publishes_is_wrong(desk, idp, what):
    client = desk(STAFF, seconds=0.5)
    words, make = WRONG[what]
    idp.answers[WHERE] = make(idp)
    assert refused(client.get("/oidc/start"), words, 503)
    asked = len(idp.asked)
    assert refused(client.get("/oidc/start"), words, 503)
    assert len(idp.asked) == asked, "who does not answer is not asked again at once"


@pytest.mark.parametrize("path", ["/jwks", "/oauth2/token"])
@pytest.mark.parametrize("what", ["huge", "no-json", "broken", "elsewhere", "slow"])
def test_what_the_provider_answers_later_is_wrong(desk, idp, path, what):
    client = desk(STAFF, seconds=0.5)
    words, make = WRONG[what]
    idp.answers[path] = make(idp)
    assert refused(came(client, "s-ada"), words, 503)
    assert client.get("/api/session").status_code == 401


def test_a_provider_that_does_not_know_the_desk(desk, idp):
    words, make = WRONG["unknown"]
    idp.answers["/oauth2/token"] = make(idp)
    assert refused(came(desk(STAFF), "s-ada"), words, 503)


def test_a_provider_that_is_not_there(filled, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        issuer = f"http://127.0.0.1:{taken.getsockname()[1]}"
        path = shutil.copy(filled, tmp_path / "own.db")
        made = Provider(Settings(issuer=issuer, client="desk", secret=Secret("x")))
        with TestClient(application(path, Access.beside(path), provider=made), base_url=HERE) as client:
            assert refused(client.get("/oidc/start"), "does not answer", 503)


def test_secrets_go_the_way_that_the_provider_takes(desk, idp):
    idp.answers[WHERE] = published(idp, token_endpoint_auth_methods_supported=["client_secret_post"])
    assert came(desk(STAFF), "s-ada").status_code == 200


def test_who_fails_often_waits(desk):
    client = desk()
    answers = [client.get("/oidc/back", params={"state": str(n)}) for n in range(40)]
    assert [one.status_code for one in answers] == [403] * OF_ADDRESS + [429] * (40 - OF_ADDRESS)
    assert "Too many tries: wait" in answers[-1].text
    assert len(client.access.acts()) == OF_ADDRESS, "the record does not grow with it"


def test_a_desk_without_a_provider(own):
    assert own.get("/api/door").json() == {"provider": None}
    assert own.get("/oidc/start").status_code == 404
    assert own.get("/oidc/back").status_code == 404


def test_sign_ins_that_were_begun_end():
    now = [0.0]
    flows = Flows(lambda: now[0])
    state, browser, _ = flows.begin("/", HERE)
    now[0] = SECONDS + 1
    assert flows.take(state, browser) is None
    states = [flows.begin("/", HERE) for _ in range(MOST + 5)]
    assert flows.take(*states[4][:2]) is None
    assert flows.take(*states[5][:2]) is not None


def test_what_is_kept_is_asked_for_seldom():
    now, asked = [100.0], []

    async def fetch():
        asked.append(now[0])
        if len(asked) == 1:
            raise ProviderTrouble("down")
        return len(asked)

    async def look():
        kept = Kept(fetch, lambda: now[0])
        for _ in range(3):
            with pytest.raises(ProviderTrouble):
                await kept.value()
        now[0] += SELDOM
        assert [await kept.value(), await kept.value(), await kept.value(anew=True)] == [2, 2, 2]
        now[0] += SELDOM
        assert [await kept.value(), await kept.value(anew=True)] == [2, 3]
        now[0] += FOR
        assert await kept.value() == 4

    asyncio.run(look())
    assert asked == [100.0, 115.0, 130.0, 3730.0]


@pytest.mark.parametrize(
    "issuer",
    [
        "http://id.example.org",
        "ftp://id.example.org",
        "id.example.org",
        "https://",
        "https://a:b@id.example.org",
        "https://id.example.org?x=1",
        "https://id.example.org#x",
        "https://[::",
        "https://id.example.org:0x",
        "http://127.0.0.1.evil.example",
    ],
)
def test_issuers_that_are_none(issuer):
    with pytest.raises(SettingsError, match="https"):
        Settings(issuer=issuer, client="desk", secret=Secret("x"))


def test_the_command_says_what_is_missing(monkeypatch, tmp_path):
    monkeypatch.delenv("TOCSIN_OIDC_SECRET", raising=False)
    there = ["serve", "--oidc", "https://id.example.org"]
    told = CliRunner().invoke(tocsin, [*there, "--oidc-client", "desk"])
    assert told.exit_code == 2 and "TOCSIN_OIDC_SECRET" in told.output
    monkeypatch.setenv("TOCSIN_OIDC_SECRET", "hush")
    assert "client id" in CliRunner().invoke(tocsin, there).output
    told = CliRunner().invoke(tocsin, [*there, "--oidc-client", "desk", "--oidc-role", "groups=x:boss"])
    assert "gives no role" in told.output and "hush" not in told.output
    assert "--oidc." in CliRunner().invoke(tocsin, ["serve", "--oidc-client", "desk"]).output
    assert "hush" not in repr(Settings(issuer="https://x.org", client="desk", secret=Secret("hush")))


@pytest.mark.skipif(WHY_NOT is not None, reason=WHY_NOT or "")
def test_in_a_browser(filled, tmp_path, idp):
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright drives the browser")
    path = shutil.copy(filled, tmp_path / "own.db")
    with served(path, provider=Provider(settings(idp, STAFF))) as desk, playwright.sync_playwright() as made:
        browser = made.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page()
        page.set_default_timeout(20_000)
        # The desk is at 127.0.0.1 and the provider at localhost: two sites, between which no strict cookie goes along.
        page.goto(f"{desk.base}/incidents?type=abduction")
        page.click(f"text=Sign in with {urlsplit(idp.issuer).netloc}")
        page.wait_for_url(f"{idp.issuer}/**")
        page.click("text=s-ada")
        page.wait_for_url(f"{desk.base}/incidents?type=abduction")
        page.wait_for_selector(".account summary:has-text('ada@example.org')")
        kept = {one["name"]: one for one in page.context.cookies()}
        assert kept["tocsin"]["sameSite"] == "Strict" and kept["tocsin"]["httpOnly"]
        assert kept["tocsin_oidc"]["sameSite"] == "Lax" and kept["tocsin_oidc"]["path"] == "/oidc"
        page.click(".account summary")
        page.click("text=Sign out")
        page.wait_for_selector("main.door")
        page.goto(f"{desk.base}/oidc/start?next=/api/session")
        page.click("text=s-ada")
        page.wait_for_url(f"{desk.base}/api/session")
        assert "ada@example.org" in page.content()
        browser.close()
