"""Who may see and do what on the desk: accounts, sessions, tokens, and a record of what they did."""

from tocsin.serving.access.file import AccessError
from tocsin.serving.access.grants import Grant, Need, Role, Scope
from tocsin.serving.access.store import Access

__all__ = ["Access", "AccessError", "Grant", "Need", "Role", "Scope"]
