// Armed actors: who there is, and one with its incidents, places and trend.
import { useState } from "preact/hooks";
import { useAddress, written } from "../address";
import { asked, useAnswer } from "../asking";
import { Bars, Spark } from "../pieces/charts";
import { Drawn } from "../pieces/drawn";
import { Badge, Download, Heading, Print, Told } from "../pieces/plain";
import { Table } from "../pieces/table";
import type { ActorProfile, ActorRow, IncidentRows } from "../records";
import { TYPES, capital, country, many, plain } from "../words";

export function Actors() {
  const { params } = useAddress();
  const [words, set] = useState("");
  const answer = useAnswer<ActorRow[]>(asked("actors", { as_of: params.as_of }));
  return (
    <>
      <Heading title="Armed actors">
        <input
          type="search"
          aria-label="Look for an actor"
          placeholder="Name or country"
          value={words}
          onInput={(event) => set(event.currentTarget.value)}
        />
        <Download href={asked("actors/export.csv", { as_of: params.as_of })}>CSV</Download>
        <Print />
      </Heading>
      <Told of={answer}>
        {(rows) => {
          const fit = (one: ActorRow) =>
            [one.name, one.id, ...one.countries.map(country)].some((text) =>
              text.toLowerCase().includes(words.toLowerCase()),
            );
          return (
            <table class="list">
              <thead>
                <tr>
                  <th scope="col">Incidents</th>
                  <th scope="col">Actor</th>
                  <th scope="col">Kind</th>
                  <th scope="col">Active in</th>
                </tr>
              </thead>
              <tbody>
                {rows.filter(fit).map((one) => (
                  <tr key={one.id}>
                    <td class="figure">{one.number || ""}</td>
                    <td>
                      <a href={written(`/actors/${one.id}`)}>{one.name}</a>
                    </td>
                    <td>{plain(one.kind)}</td>
                    <td>{one.countries.map(country).join(", ")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </Told>
    </>
  );
}

export function Actor({ ident }: { ident: string }) {
  const { params } = useAddress();
  const answer = useAnswer<ActorProfile>(asked(`actors/${encodeURIComponent(ident)}`, { as_of: params.as_of }));
  const latest = useAnswer<IncidentRows>(asked("incidents", { actor: ident, as_of: params.as_of, limit: "20" }));
  return (
    <Told of={answer}>
      {(one) => (
        <article>
          <p class="kicker">
            {capital(plain(one.actor.kind))} · {one.actor.countries.map(country).join(", ")}
          </p>
          <Heading title={one.actor.name}>
            <a class="button" href={written("/", { actor: one.actor.id })}>
              On the map
            </a>
          </Heading>
          <p class="sum">
            <b>{one.number.toLocaleString("en")}</b> {one.number === 1 ? "incident names" : "incidents name"} it:{" "}
            {one.statuses.map((part) => `${part.number} ${part.value}`).join(", ")}
          </p>
          <Drawn
            title={`${one.actor.name}: incidents by ${one.trend.step}`}
            note={`By ${one.trend.step}, ${one.trend.parts[0]?.value ?? "none"} to ${one.trend.parts.at(-1)?.value ?? "none"}.`}
          >
            <Spark name={`Incidents by ${one.trend.step}`} of={one.trend.parts.map((part) => part.number)} />
          </Drawn>
          <p class="note">
            {one.trend.undated_number > 0 && `${many(one.trend.undated_number, "incident")} undated.`}
            {one.area_km2 > 0 && ` Its incidents lie in some ${Math.round(one.area_km2).toLocaleString("en")} km².`}
            {one.unplaced_number > 0 && ` ${many(one.unplaced_number, "incident")} without a point.`}
          </p>
          <div class="beside after">
            <section>
              <h2>Of which kinds</h2>
              <Drawn title={`${one.actor.name}: incidents by type`}>
                <Bars
                  name="Incidents by type"
                  of={one.types.map((p) => ({ label: TYPES[p.value] ?? p.value, best: p.number }))}
                />
              </Drawn>
              <h2>Where</h2>
              <Drawn title={`${one.actor.name}: incidents by place`}>
                <Bars
                  name="Incidents by place"
                  of={one.places.slice(0, 15).map((p) => ({
                    label: [p.value.admin1, country(p.value.country)].filter(Boolean).join(", "),
                    best: p.number,
                  }))}
                />
              </Drawn>
              <h2>The latest</h2>
              <Told of={latest}>{(rows) => <Table rows={rows.incidents} />}</Told>
            </section>
            <aside>
              <h2>Also called</h2>
              <Names of={[...new Set([one.actor.abbreviation ?? "", ...one.actor.aliases.map((alias) => alias.form)])]} />
              <h2>Relations</h2>
              <ul>
                {one.actor.relations.map((link, n) => (
                  <li key={n}>
                    <Badge of={link.kind} kind="plain" /> {link.object}
                    {link.since && <small> since {link.since}</small>}
                  </li>
                ))}
              </ul>
            </aside>
          </div>
        </article>
      )}
    </Told>
  );
}

const NAMES = 10;

function Names({ of }: { of: string[] }) {
  const told = of.filter(Boolean);
  return (
    <>
      <p>{told.slice(0, NAMES).join(" · ")}</p>
      {told.length > NAMES && (
        <details>
          <summary>and {many(told.length - NAMES, "other spelling")}</summary>
          <p class="note">{told.slice(NAMES).join(" · ")}</p>
        </details>
      )}
    </>
  );
}
