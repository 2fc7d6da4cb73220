"""An identity provider on a real port, which lies where it is told to; its own part is oidc-provider-mock's."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from io import BytesIO
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from oidc_provider_mock import User, app
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

KID = "ours"
PEOPLE = {
    "s-ada": {"email": "ada@example.org", "email_verified": True, "groups": ["desk-admins", "staff"]},
    "s-grace": {"email": "Grace@Example.org", "email_verified": True, "groups": ["staff"]},
    "s-joan": {"email": "joan@example.org", "email_verified": False},
    "s-mary": {"email": "mary@example.org", "email_verified": True, "preferred_username": "mary"},
}


def new_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


OURS = new_key()


def pem(key):
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


class Provider:
    """``lie`` changes the claims of a token, ``sign`` makes the token of them; ``answers`` replace whole pages."""

    def __init__(self):
        self.people = {sub: dict(claims) for sub, claims in PEOPLE.items()}
        self.key, self.lie, self.sign = OURS, dict, self.signed
        self.answers, self.asked, self.challenges = {}, [], {}
        self._app = app(user_claims=[User(sub=sub, claims=claims) for sub, claims in self.people.items()])
        self._app.debug = False

    def signed(self, claims, key=None, kid=KID):
        return jwt.encode(claims, key or self.key, "RS256", headers={"kid": kid})

    def keys(self):
        return {"keys": [{**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key())), "kid": KID}]}

    def __call__(self, environ, start):
        environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
        request = Request(environ)
        self.asked.append(request.path)
        if request.path in self.answers:
            return self.answers[request.path](environ, start)
        if request.path == "/jwks":
            return Response(json.dumps(self.keys()))(environ, start)
        form = request.form.to_dict() if request.path == "/oauth2/token" else {}
        environ["wsgi.input"].seek(0)
        answer = Response.from_app(self._app.wsgi_app, environ)
        if request.path == "/oauth2/authorize" and answer.status_code == 302:
            code = parse_qs(answer.headers["Location"].partition("?")[2])["code"][0]
            self.challenges[code] = (request.args["code_challenge_method"], request.args["code_challenge"])
        if form and answer.status_code == 200:
            answer = self._given(form, answer)
        return answer(environ, start)

    def _given(self, form, answer):
        self.proved = (*self.challenges[form["code"]], form["code_verifier"])
        told = json.loads(answer.data)
        claims = jwt.decode(told["id_token"], options={"verify_signature": False})
        return Response(json.dumps({**told, "id_token": self.sign(self.lie(claims))}))


def slow(environ, start):
    time.sleep(1)
    return Response("{}")(environ, start)


@contextlib.contextmanager
def providing(port=0):
    """A provider, and where it is."""
    provider = Provider()
    server = make_server("localhost", port, provider, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    provider.issuer = f"http://localhost:{server.server_port}"
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
