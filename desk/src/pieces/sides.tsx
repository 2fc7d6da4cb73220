// Incidents beside one another, as they stand now, to tell whether they are one.
import { useEffect, useState } from "preact/hooks";
import { asked, useAnswer } from "../asking";
import type { IncidentAnswer } from "../records";
import { many, plain, range, whenWords, whereWords, whom } from "../words";
import { IncidentLink, Told, Type } from "./plain";

/** Incidents as they were looked at, by the id that was asked for. */
export type Looked = Record<string, IncidentAnswer>;
type Look = (ident: string, of: IncidentAnswer) => void;

export function useLooked(): [Looked, Look] {
  const [looked, set] = useState<Looked>({});
  return [looked, (ident, of) => set((before) => ({ ...before, [ident]: of }))];
}

/** What was seen of each of some incidents, as a decision says it; null where one was not looked at yet. */
export function seenOf(looked: Looked, ids: string[]): Record<string, string> | null {
  const known = ids.filter((id) => looked[id]);
  return known.length < ids.length ? null : Object.fromEntries(known.map((id) => [id, looked[id]!.version]));
}

export function Sides({ ids, onLook }: { ids: string[]; onLook: Look }) {
  return (
    <div class="sides">
      {ids.map((ident) => (
        <Side key={ident} ident={ident} onLook={onLook} />
      ))}
    </div>
  );
}

function Side({ ident, onLook }: { ident: string; onLook: Look }) {
  const answer = useAnswer<IncidentAnswer>(asked(`incidents/${encodeURIComponent(ident)}`));
  useEffect(() => {
    if (answer.data) onLook(ident, answer.data);
  }, [ident, answer.data]);
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
