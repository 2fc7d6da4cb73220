// The table of incidents: facets beside it, pages one after another, saved views, files to take away.
import { useEffect, useState } from "preact/hooks";
import { useAddress, written } from "../address";
import { ask, asked as question, useAnswer } from "../asking";
import { AllFacets, Chosen, asked } from "../pieces/filters";
import { Field } from "../pieces/field";
import { Badge, Download, Heading, IncidentLink, Told, Type } from "../pieces/plain";
import { SavedViews } from "../pieces/saved";
import type { Facets, IncidentRow, IncidentRows } from "../records";
import { many } from "../words";

export function Incidents() {
  const { params } = useAddress();
  const filters = asked(params);
  const page = useAnswer<IncidentRows>(question("incidents", { ...filters, limit: "50" }));
  const facets = useAnswer<Facets>(question("incidents/facets", filters));
  return (
    <>
      <Heading title="Incidents">
        <SavedViews />
        <Download href={question("incidents/export.csv", filters)}>CSV</Download>
        <Download href={question("incidents/export.geojson", filters)}>GeoJSON</Download>
        <Download href={question("incidents/feed.atom", filters)}>Feed</Download>
        <button onClick={() => print()}>Print</button>
      </Heading>
      <div class="beside">
        <aside>
          <div class="fields">
            <Field name="text" label="Words" value={params.text} placeholder="fuel tankers" />
            <Field name="nationality" label="Nationality" value={params.nationality} placeholder="India" />
            <Field name="since" label="From" type="date" value={params.since} />
            <Field name="until" label="To" type="date" value={params.until} />
          </div>
          {facets.data && <AllFacets of={facets.data} params={params} />}
        </aside>
        <section>
          <Chosen params={params} />
          <Told of={page}>
            {(first) => (
              <>
                <p class="note" role="status">
                  {facets.data ? many(facets.data.total, "incident") : "…"}
                </p>
                <Pages first={first} filters={filters} />
              </>
            )}
          </Told>
        </section>
      </div>
    </>
  );
}

function Pages({ first, filters }: { first: IncidentRows; filters: Record<string, string> }) {
  const [more, set] = useState<IncidentRow[]>([]);
  const [end, setEnd] = useState(first.end);
  useEffect(() => {
    set([]);
    setEnd(first.end);
  }, [first]);
  const next = async () => {
    const page = await ask<IncidentRows>(question("incidents", { ...filters, limit: "50", after: end ?? "" }));
    set((before) => [...before, ...page.incidents]);
    setEnd(page.end);
  };
  return (
    <>
      <Table rows={[...first.incidents, ...more]} />
      {end && (
        <p>
          <button onClick={() => void next()}>Show more</button>
        </p>
      )}
    </>
  );
}

export function Table({ rows }: { rows: IncidentRow[] }) {
  if (!rows.length) return <p class="note">No incident fits: take a filter away.</p>;
  return (
    <table class="list">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col">Where</th>
          <th scope="col">People</th>
          <th scope="col">By</th>
          <th scope="col">Says who</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ incident, ...told }) => (
          <tr key={incident.id}>
            <td class="when">{told.when.replace(/^on /, "") || "undated"}</td>
            <td>
              <IncidentLink id={incident.id}>{told.title}</IncidentLink>
              <div>
                <Type of={incident.type} />
                {incident.captivity && incident.captivity !== "unknown" && (
                  <Badge of={incident.captivity} kind={`captivity-${incident.captivity}`} />
                )}
              </div>
            </td>
            <td>{told.where.replace(/^in /, "")}</td>
            <td>{told.people}</td>
            <td>
              {incident.perpetrators.slice(0, 2).map((one) => (
                <div key={one.text}>
                  {one.actor ? <a href={written(`/actors/${one.actor}`)}>{one.text}</a> : one.text}
                  <small> {one.status}</small>
                </div>
              ))}
            </td>
            <td>
              <Badge of={incident.status} />
              <small>{many(incident.origins, "origin")}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
