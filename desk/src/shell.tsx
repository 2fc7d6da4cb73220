// What surrounds every view: the rooms of the desk, the search, the moment that is looked from.
import { useEffect, useState } from "preact/hooks";
import { change, follow, go, useAddress, written } from "./address";
import { asked, renew, useAnswer } from "./asking";
import type { Sizes, Who } from "./records";
import { many } from "./words";
import { Account, Door } from "./pieces/door";
import { Accounts } from "./views/accounts";
import { Actor, Actors } from "./views/actors";
import { Advisories } from "./views/advisories";
import { Case, Cases } from "./views/cases";
import { Doubts } from "./views/doubts";
import { Incident } from "./views/incident";
import { Incidents } from "./views/incidents";
import { Report, Reports } from "./views/reports";
import { Search } from "./views/search";
import { Situation } from "./views/situation";
import { Sources } from "./views/sources";
import { Tallies } from "./views/tallies";

const ROOMS: [string, string][] = [
  ["/", "Situation"],
  ["/incidents", "Incidents"],
  ["/cases", "Cases"],
  ["/tallies", "Tallies"],
  ["/actors", "Actors"],
  ["/advisories", "Advisories"],
  ["/reports", "Reports"],
  ["/sources", "Sources"],
  ["/doubts", "Doubts"],
];

function View({ path }: { path: string }) {
  const [, room, ident] = path.split("/").map(decodeURIComponent);
  switch (room) {
    case "":
      return <Situation />;
    case "incidents":
      return ident ? <Incident ident={ident} /> : <Incidents />;
    case "cases":
      return ident ? <Case ident={ident} /> : <Cases />;
    case "actors":
      return ident ? <Actor ident={ident} /> : <Actors />;
    case "tallies":
      return <Tallies />;
    case "advisories":
      return <Advisories />;
    case "reports":
      return <Reports />;
    case "report":
      return <Report />;
    case "sources":
      return <Sources />;
    case "doubts":
      return <Doubts />;
    case "accounts":
      return <Accounts />;
    case "search":
      return <Search />;
    default:
      return <p class="note">There is no such view.</p>;
  }
}

/** The desk for who is signed in; for others the door. */
export function Desk() {
  const who = useAnswer<Who>(asked("session"));
  if (who.data) return <Inside who={who.data} />;
  return who.busy ? null : <Door trouble={who.trouble} />;
}

function Inside({ who }: { who: Who }) {
  const { path, params } = useAddress();
  const sizes = useAnswer<Sizes>(asked("sizes"));
  useEffect(() => {
    document.addEventListener("click", follow);
    const events = new EventSource("/api/events");
    events.addEventListener("changed", renew);
    return () => {
      document.removeEventListener("click", follow);
      events.close();
    };
  }, []);
  const room = `/${path.split("/")[1] ?? ""}`;
  const name = ROOMS.find(([at]) => at === room)?.[1] ?? "Tocsin";
  useEffect(() => {
    document.title = path === "/" ? "Tocsin: situation" : `${name} · Tocsin`;
  }, [path]);
  return (
    <>
      <a class="skip" href="#view">
        Skip to the view
      </a>
      <header class="top">
        <a class="mark" href={written("/")}>
          Tocsin
        </a>
        <nav aria-label="Rooms of the desk">
          {ROOMS.map(([at, told]) => (
            <a key={at} href={written(at)} aria-current={at === room ? "page" : undefined}>
              {told}
            </a>
          ))}
        </nav>
        <SearchBox />
        <AsOf moment={params.as_of} />
        <Account who={who} />
      </header>
      {params.as_of && (
        <p class="then" role="status">
          As it was known at <b>{params.as_of}</b>. <button onClick={() => change({ as_of: "" })}>Back to now</button>
        </p>
      )}
      <main id="view" tabIndex={-1} class={path === "/" ? "wide" : ""}>
        <View path={path} key={path} />
      </main>
      <footer class="foot">
        {sizes.data && (
          <span>
            {many(sizes.data.claims, "claim")} read from {many(sizes.data.reports, "report")}
          </span>
        )}
        {!!sizes.data?.failed && <a href={written("/sources")}>{sizes.data.failed} could not be read</a>}
        <a href="/openapi.json">API</a>
      </footer>
    </>
  );
}

function SearchBox() {
  const { params, path } = useAddress();
  const [words, set] = useState(path === "/search" ? (params.words ?? "") : "");
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) go("/search", { words: words.trim() });
      }}
    >
      <input
        type="search"
        aria-label="Search reports and incidents"
        placeholder="Search"
        value={words}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </form>
  );
}

function AsOf({ moment }: { moment: string | undefined }) {
  return (
    <label class="asof" title="Show everything as it was known at the end of a day">
      as of
      <input
        type="date"
        aria-label="As of which day"
        value={moment?.slice(0, 10) ?? ""}
        onChange={(event) => change({ as_of: event.currentTarget.value })}
      />
    </label>
  );
}
