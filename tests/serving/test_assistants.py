"""The server for assistants, spoken to as their programs do: a process of its own, over standard input and output."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys

import pytest

pytest.importorskip("mcp", reason="the package mcp is not installed")


def spoken(path, *calls):
    """What a started ``tocsin mcp`` says of itself and answers to calls (tool, arguments)."""
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    async def speak():
        arguments = ["-m", "tocsin.cli", "--ledger", str(path), "mcp"]
        async with (
            stdio_client(StdioServerParameters(command=sys.executable, args=arguments)) as pipes,
            ClientSession(*pipes) as session,
        ):
            await session.initialize()
            tools = (await session.list_tools()).tools
            return tools, [await session.call_tool(tool, asked) for tool, asked in calls]

    return asyncio.run(asyncio.wait_for(speak(), 60))


def answers(path, *calls):
    return [json.loads(one.content[0].text) for one in spoken(path, *calls)[1]]


def test_an_assistant_counts_and_cites(filled):
    asked = {"outcome": "abducted", "nationality": "Filipino", "country": "Niger"}
    [tally] = answers(filled, ("count_people", asked))
    assert (tally["best"], tally["low"], tally["high"]) == (8, 7, 11)
    assert all(
        sentence["text"] and sentence["publisher"] for line in tally["incidents"] for sentence in line["evidence"]
    )
    [view] = answers(filled, ("get_incident", {"id": tally["incidents"][0]["incident"]}))
    assert view["incident"]["id"] == tally["incidents"][0]["incident"]


def test_all_of_it_answers(filled):
    [found, listed, held, advice, actor] = answers(
        filled,
        ("search", {"words": "Téra"}),
        ("list_incidents", {"type": "abduction", "limit": 1}),
        ("people_held", {}),
        ("travel_advice", {"country": "Niger"}),
        ("get_actor", {"name": "JNIM"}),
    )
    assert found and held and advice and actor
    assert len(listed["incidents"]) == 1 and listed["end"]
    case = held["cases"][0]["id"] if isinstance(held, dict) else held[0]["id"]
    [one] = answers(filled, ("get_case", {"id": case}))
    assert "trouble" not in one


def test_what_cannot_be_answered_is_said(filled):
    told = answers(
        filled,
        ("get_incident", {"id": "i-nothing"}),
        ("list_incidents", {"country": "Atlantis"}),
        ("list_incidents", {"since": "2025-02-01", "until": "2025-01-01"}),
        ("get_report", {"id": "'; DROP TABLE reports --"}),
        ("people_held", {"as_of": "soon"}),
    )
    assert all(one["trouble"] for one in told), told


def test_nothing_can_be_changed(filled):
    tools, _ = spoken(filled)
    assert {tool.name for tool in tools}.isdisjoint({"merge", "split", "reject", "correct", "confirm", "undo"})
    assert all(tool.description for tool in tools)


def test_a_missing_ledger_is_said(tmp_path):
    path = tmp_path / "none.db"
    done = subprocess.run(
        [sys.executable, "-m", "tocsin.cli", "--ledger", str(path), "mcp"],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode and "No ledger at" in done.stderr and not path.exists()
