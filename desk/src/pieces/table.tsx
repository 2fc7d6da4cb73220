// Incidents as the rows of a table.
import type { HTMLAttributes } from "preact";
import { written } from "../address";
import type { IncidentRow } from "../records";
import { many } from "../words";
import { Badge, IncidentLink, Type } from "./plain";

/** What can be done with the rows of a table: they are chosen, and dragged. */
export interface Hands {
  chosen: string[];
  fresh: string | null;
  onChoose: (id: string, on: boolean) => void;
  row: (id: string) => HTMLAttributes<HTMLTableRowElement>;
}

export function Table({ rows, hands }: { rows: IncidentRow[]; hands?: Hands }) {
  if (!rows.length) return <p class="note">No incident fits: take a filter away.</p>;
  return (
    <table class="list">
      <thead>
        <tr>
          {hands && (
            <th scope="col">
              <span class="unseen">Chosen</span>
            </th>
          )}
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
          <tr key={incident.id} data-id={incident.id} data-fresh={hands?.fresh === incident.id} {...hands?.row(incident.id)}>
            {hands && (
              <td class="choose">
                <input
                  type="checkbox"
                  aria-label={`Choose ${told.title}`}
                  checked={hands.chosen.includes(incident.id)}
                  onChange={(event) => hands.onChoose(incident.id, event.currentTarget.checked)}
                />
              </td>
            )}
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
