"""Signing in with an identity provider: OpenID Connect Core 1.0, the authorization code flow with PKCE (RFC 7636)."""

from tocsin.serving.oidc.provider import Identity, Provider
from tocsin.serving.oidc.settings import RoleRule, Settings, SettingsError
from tocsin.serving.oidc.troubles import NotLetIn, ProviderTrouble

__all__ = ["Identity", "NotLetIn", "Provider", "ProviderTrouble", "RoleRule", "Settings", "SettingsError"]
