"""Following the ledger: what became of incidents, as what each receiver is to be told.

What a receiver knows is compared with what stands: several changes between two looks are told as one, and a webhook
that was paused goes on with what differs then.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from tocsin.ledger.answers import IncidentQuery
from tocsin.ledger.news import News, Position
from tocsin.ledger.store import Store
from tocsin.serving.asking import Filters
from tocsin.serving.hooks.events import Gone, message
from tocsin.serving.hooks.prints import changed, prints
from tocsin.serving.hooks.store import Hook, Hooks, Message


def beginning(ledger: Store, query: IncidentQuery) -> tuple[str, dict[str, bytes]]:
    """Where a webhook begins that is made now, and the incidents that its receiver is taken to know."""
    with ledger.news(None) as news:
        return _told(news.position), {one.id: prints(one.body) for one in news.standing(query)}


def follow(ledger: Store, hooks: Hooks) -> int:
    """Queues what each webhook has not been told; gives how much that is."""
    running = hooks.running()
    here = _told(ledger.position()) if running else ""
    return sum(_follow(ledger, hooks, hook) for hook in running if hook.position != here)


def _follow(ledger: Store, hooks: Hooks, hook: Hook) -> int:
    query = Filters.of(hook.filters).query()
    with ledger.news(msgspec.json.decode(hook.position, type=Position)) as news:
        before = hooks.known(hook.number, news.touched)
        now: dict[str, bytes] = {}
        messages: list[Message] = []
        for ident, body in news.standing(query):
            now[ident] = prints(body)
            if ident not in before:
                messages.append(message("incident.new", hook.desk, ident, body))
            elif now[ident] != before[ident]:
                differs = changed(before[ident], now[ident])
                messages.append(message("incident.changed", hook.desk, ident, body, changed=differs))
        gone = before.keys() - now.keys()
        messages += _farewells(news, hook, gone)
        position = _told(news.position)
    return len(messages) if hooks.keep(hook, position, _fresh(before, now), gone, messages) else 0


def _fresh(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> dict[str, bytes]:
    return {ident: told for ident, told in now.items() if before.get(ident) != told}


def _farewells(news: News, hook: Hook, gone: Collection[str]) -> list[Message]:
    if not gone:
        return []
    there = {one.id for one in news.standing(IncidentQuery(mentions=True)) if one.id in gone}
    last, heirs = news.last(gone), news.heirs(gone)

    def farewell(ident: str) -> Message:
        why: Gone = "unfit" if ident in there else "merged" if ident in heirs else "withdrawn"
        into = heirs.get(ident) if why == "merged" else None
        return message("incident.gone", hook.desk, ident, last.get(ident), gone=why, into=into)

    return [farewell(ident) for ident in sorted(gone)]


def _told(position: Position) -> str:
    return msgspec.json.encode(position).decode()
