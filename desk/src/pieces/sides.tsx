// Incidents beside one another, as they stand now, to tell whether they are one.
import { useEffect, useState } from "preact/hooks";
import { asked, useAnswer } from "../asking";
import type { IncidentAnswer } from "../records";
import { many, plain, range, whenWords, whereWords, whom } from "../words";
import { IncidentLink, Told, Type } from "./plain";

/** What was seen of incidents: the version of each, by id. */
export type Seen = Record<string, string>;

/** Whether all of some incidents were seen. */
export function allSeen(seen: Seen, ids: string[]): boolean {
  return ids.every((id) => seen[id]);
}

export function useSeen(): [Seen, (ident: string, version: string) => void] {
  const [seen, set] = useState<Seen>({});
  return [seen, (ident, version) => set((before) => ({ ...before, [ident]: version }))];
}

export function Sides({ ids, onSee }: { ids: string[]; onSee: (ident: string, version: string) => void }) {
  return (
    <div class="sides">
      {ids.map((ident) => (
        <Side key={ident} ident={ident} onSee={onSee} />
      ))}
    </div>
  );
}

function Side({ ident, onSee }: { ident: string; onSee: (ident: string, version: string) => void }) {
  const answer = useAnswer<IncidentAnswer>(asked(`incidents/${encodeURIComponent(ident)}`));
  const version = answer.data?.version;
  useEffect(() => {
    if (version) onSee(ident, version);
  }, [ident, version]);
  return (
    <section class="side">
      <Told of={answer}>
        {({ view }) => (
          <>
            <h3>
              <IncidentLink id={view.incident.id}>{view.title}</IncidentLink>
            </h3>
            <p>
              <Type of={view.incident.type} />
            </p>
            <p>{[whenWords(view.incident.date), whereWords(view.incident.place)].filter(Boolean).join("; ")}</p>
            {view.incident.victims.map((one, n) => (
              <p key={n}>
                {range(one)} {plain(one.outcome)} {whom(one) && <small>{whom(one)}</small>}
              </p>
            ))}
            {view.incident.perpetrators.length > 0 && (
              <p>by {view.incident.perpetrators.map((one) => one.text).join(", ")}</p>
            )}
            <p class="note">{many(view.incident.origins, "independent origin")}</p>
            <blockquote dir="auto">{view.claims[0]?.quotes[0]?.text}</blockquote>
          </>
        )}
      </Told>
    </section>
  );
}
