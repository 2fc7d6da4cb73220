// The table of incidents: facets beside it, pages one after another, saved views, files to take away.
import { useEffect, useState } from "preact/hooks";
import { useAddress } from "../address";
import { ask, asked as question, useAnswer } from "../asking";
import { AllFacets, Chosen, asked } from "../pieces/filters";
import { Field } from "../pieces/field";
import { Mergeable } from "../pieces/merging";
import { Download, Heading, Print, Told } from "../pieces/plain";
import { SavedViews } from "../pieces/saved";
import { Table } from "../pieces/table";
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
        <Print />
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
                <Pages first={first} filters={filters} then={!!params.as_of} />
              </>
            )}
          </Told>
        </section>
      </div>
    </>
  );
}

function Pages(props: { first: IncidentRows; filters: Record<string, string>; then: boolean }) {
  const { first, filters } = props;
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
  const rows = [...first.incidents, ...more];
  return (
    <>
      {props.then ? <Table rows={rows} /> : <Mergeable rows={rows} />}
      {end && (
        <p>
          <button onClick={() => void next()}>Show more</button>
        </p>
      )}
    </>
  );
}
