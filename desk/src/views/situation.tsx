// The situation: the map, a slider through time, what is new, who is held.
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { change, go, useAddress, written } from "../address";
import { ask, asked as question, useAnswer } from "../asking";
import type { Ground, Picked } from "../map";
import { Chosen, Facet, asked, filterWords } from "../pieces/filters";
import { Download, IncidentLink, Print, Told, Type } from "../pieces/plain";
import { Times } from "../pieces/times";
import type { CasePage, Comparison, Facets, Situation as Shown } from "../records";
import { KINDS, type Kind, many, periodWords, plain, spread } from "../words";

const LOOKED = "tocsin.looked";
const A_WEEK = 7 * 86_400_000;

export function Situation() {
  const { params } = useAddress();
  const filters = asked(params);
  const [where, look] = useState<{ bbox: string; zoom: number } | null>(null);
  const [picked, pick] = useState<Picked | null>(null);
  const ground = useRef<Ground | null>(null);
  const facets = useAnswer<Facets>(question("incidents/facets", filters));
  const every = useAnswer<Facets>(question("incidents/facets", { ...filters, since: "", until: "" }));
  const shown = useAnswer<Shown>(
    where && question("situation", { ...filters, bbox: where.bbox, zoom: where.zoom.toFixed(2) }),
  );
  return (
    <div class="situation">
      <Map filters={filters} shown={shown.data} at={params.at} hidden={params.hidden} ground={ground} onLook={look} onPick={pick} />
      <section class="panel left" aria-label="What is shown">
        <h1>
          {facets.data ? many(facets.data.total, "incident") : "…"}
        </h1>
        {shown.data && (
          <p class="note">
            {shown.data.pointed.toLocaleString("en")} with a point or a route.{" "}
            {shown.data.total > shown.data.pointed &&
              `${(shown.data.total - shown.data.pointed).toLocaleString("en")} told of an area and no closer: shaded, with ≈.`}
          </p>
        )}
        {shown.trouble && <p class="trouble">{shown.trouble}</p>}
        <p class="tools">
          <button onClick={() => ground.current && void saved(ground.current, params, facets.data?.total ?? 0)}>
            Map as PNG
          </button>
          <Download href={question("incidents/export.csv", filters)}>CSV</Download>
          <Download href={question("incidents/export.geojson", filters)}>GeoJSON</Download>
          <Print />
        </p>
        <Chosen params={params} />
        <Legend />
        {facets.data && (
          <>
            <Facet name="type" of={facets.data.type} params={params} />
            <Facet name="country" of={facets.data.country} params={params} />
            <Facet name="actor" of={facets.data.actor} params={params} />
          </>
        )}
      </section>
      <section class="panel right" aria-label="What is new and who is held">
        {picked ? (
          <PickedList of={picked} filters={filters} onClose={() => pick(null)} />
        ) : (
          <>
            <News asOf={params.as_of} country={params.country} />
            <Held asOf={params.as_of} country={params.country} nationality={params.nationality} />
          </>
        )}
      </section>
      {every.data && <Times of={every.data.month} since={params.since} until={params.until} />}
    </div>
  );
}

/** Saves the map with what is shown on it in words, from which days, and as known when. */
async function saved(ground: Ground, params: Record<string, string>, total: number): Promise<void> {
  const { known, saveMap } = await import("../saving");
  const { since, until, as_of } = params;
  await saveMap(await ground.picture(), {
    title: [many(total, "incident"), filterWords(params)].filter(Boolean).join(": "),
    under: [periodWords(since, until) || "of all days", known(as_of)].join(", "),
    legend: Object.entries(KINDS).map(([kind, words]) => [`--${kind}`, words]),
    attribution: `≈ and shaded: told of an area and no closer. Around a point: where it may have been. Ground: ${ground.attribution}. Made with Tocsin.`,
  });
}

function Legend() {
  return (
    <ul class="legend">
      {(Object.keys(KINDS) as Kind[]).map((kind) => (
        <li key={kind} class={`type ${kind}`}>
          <i aria-hidden="true" />
          {KINDS[kind]}
        </li>
      ))}
    </ul>
  );
}

function Map(props: {
  filters: Record<string, string>;
  shown: Shown | null;
  at: string | undefined;
  hidden: string | undefined;
  ground: RefObject<Ground | null>;
  onLook: (where: { bbox: string; zoom: number }) => void;
  onPick: (picked: Picked) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const printed = useRef<HTMLDivElement>(null);
  const { ground } = props;
  const [trouble, set] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const restyle = () => ground.current?.restyle();
    const moved = () => {
      const now = ground.current;
      if (!now) return;
      props.onLook({ bbox: now.box, zoom: now.zoom });
      change({ at: now.place, hidden: now.away });
    };
    const picked = (one: Picked) =>
      one.id ? go(`/incidents/${encodeURIComponent(one.id)}`) : props.onPick(one);
    // Where no place is asked for the map begins with all there is, so that it is drawn once.
    const first = props.at ? null : ask<Shown>(question("situation", { ...props.filters, zoom: "1.4" })).catch(() => null);
    Promise.all([import("../map"), first]).then(
      ([{ Ground }, begins]) => {
        if (gone || !box.current) return;
        try {
          ground.current = new Ground(box.current, props.at, props.hidden, begins, moved, picked);
        } catch (error) {
          set(`The map cannot be drawn here (${(error as Error).message}); the lists show the same incidents.`);
          props.onLook({ bbox: "-180,-85,180,85", zoom: 1 });
          return;
        }
        Object.assign(window, { ground: ground.current });
        props.onLook({ bbox: ground.current.box, zoom: ground.current.zoom });
      },
      () => set("The map's program could not be loaded: reload the page."),
    );
    const printing = () => {
      if (ground.current) printed.current?.replaceChildren(ground.current.copied());
    };
    dark.addEventListener("change", restyle);
    addEventListener("beforeprint", printing);
    return () => {
      gone = true;
      removeEventListener("beforeprint", printing);
      dark.removeEventListener("change", restyle);
      ground.current?.remove();
      ground.current = null;
    };
  }, []);
  useEffect(() => {
    if (props.shown) void ground.current?.show(props.shown);
  }, [props.shown]);
  return (
    <div class="map">
      <div class="ground" ref={box} role="region" aria-label="Map of incidents">
        {trouble && <p class="trouble">{trouble}</p>}
      </div>
      <div class="printed" ref={printed} aria-hidden="true" />
    </div>
  );
}

interface Row {
  id: string;
  title: string;
  type: string;
}

function PickedList(props: { of: Picked; filters: Record<string, string>; onClose: () => void }) {
  const { bbox, area } = props.of;
  const answer = useAnswer<Row[]>(question("situation/list", { ...props.filters, bbox, area }));
  return (
    <>
      <h2>
        Here <button onClick={props.onClose}>Close</button>
      </h2>
      <p class="note">{props.of.title}</p>
      <Told of={answer}>
        {(rows) => (
          <ul class="news">
            {rows.map((one) => (
              <li key={one.id}>
                <Type of={one.type} />
                <IncidentLink id={one.id}>{one.title}</IncidentLink>
              </li>
            ))}
          </ul>
        )}
      </Told>
    </>
  );
}

/** What came to be known since somebody last looked from this browser. */
function News({ asOf, country }: { asOf: string | undefined; country: string | undefined }) {
  const [since, set] = useState(() => localStorage.getItem(LOOKED) ?? new Date(Date.now() - A_WEEK).toISOString());
  const answer = useAnswer<Comparison>(asOf ? null : question("diff", { since, country }));
  if (asOf) return null;
  const seen = () => {
    const now = new Date().toISOString();
    localStorage.setItem(LOOKED, now);
    set(now);
  };
  return (
    <>
      <h2>
        New since you last looked <button onClick={seen}>Seen</button>
      </h2>
      <Told of={answer}>
        {(data) =>
          data.differences.length === 0 ? (
            <p class="note">Nothing since {new Date(since).toLocaleString("en-GB")}.</p>
          ) : (
            <ul class="news">
              {data.differences.slice(0, 30).map((one, n) => (
                <li key={n}>
                  <small>
                    {plain(one.kind)}
                    {one.outcome && `: ${plain(one.outcome)} ${one.before ? `${spread(one.before)} → ` : ""}${spread(one.after)}`}
                    {one.field && `: ${plain(one.field)} ${one.formerly ?? "unknown"} → ${one.now ?? "unknown"}`}
                  </small>
                  <IncidentLink id={one.incident.id}>{one.title}</IncidentLink>
                </li>
              ))}
              {data.differences.length > 30 && <li class="note">and {data.differences.length - 30} more</li>}
            </ul>
          )
        }
      </Told>
    </>
  );
}

function Held(props: { asOf: string | undefined; country: string | undefined; nationality: string | undefined }) {
  const { asOf, country, nationality } = props;
  const answer = useAnswer<CasePage>(question("cases", { held: "true", country, nationality, as_of: asOf, limit: "12" }));
  return (
    <>
      <h2>
        <a href={written("/cases", { country, nationality })}>People held</a>
      </h2>
      <Told of={answer}>
        {({ cases, end }) =>
          cases.length === 0 ? (
            <p class="note">Nobody is known to be held.</p>
          ) : (
            <ul class="news">
              {cases.map((one) => (
                <li key={one.id}>
                  <small>
                    {spread(one.account.balance.held)} held
                    {one.days && `, ${spread(one.days)} days`}
                  </small>
                  <a href={written(`/cases/${one.id}`)}>{one.title}</a>
                </li>
              ))}
              {end && <li class="note">and more</li>}
            </ul>
          )
        }
      </Told>
    </>
  );
}
