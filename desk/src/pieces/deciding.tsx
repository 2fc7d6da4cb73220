// A decision on one incident: what, and why.
import { useState } from "preact/hooks";
import { go } from "../address";
import { asked, tell, useAnswer } from "../asking";
import { FIELDS, choices, hint } from "../correcting";
import type { Decided, IncidentAnswer, IncidentRows } from "../records";
import { Told } from "./plain";
import { Question } from "./question";

export interface Wish {
  kind: "confirm" | "reject" | "correct" | "split" | "merge" | "undo";
  decision?: number;
  field?: string;
  value?: string;
  because?: string;
}

const TITLES: Record<Wish["kind"], string> = {
  confirm: "This happened",
  reject: "This tells of nothing that happened",
  correct: "Set a value",
  split: "The claims that you chose are of another incident",
  merge: "This and another are one",
  undo: "Take the decision back",
};

interface Deciding {
  wish: Wish;
  on: IncidentAnswer;
  picked?: string[];
  onMade?: (made: Decided) => void;
  onDone: () => void;
}

export function Deciding({ wish, on, picked = [], onMade, onDone }: Deciding) {
  const { incident } = on.view;
  const [field, setField] = useState(wish.field ?? "date");
  const [value, setValue] = useState(wish.value ?? "");
  const [others, choose] = useState<string[]>([]);
  const send = (because: string): Promise<Decided> => {
    const url = asked("decisions");
    const told = { kind: wish.kind, because, seen: { [incident.id]: on.version } };
    switch (wish.kind) {
      case "undo":
        return tell("DELETE", asked(`decisions/${wish.decision}`, { because }));
      case "confirm":
        return tell("POST", url, { ...told, incident: incident.id });
      case "reject":
        return tell("POST", url, { ...told, incidents: [incident.id] });
      case "correct":
        return tell("POST", url, { ...told, incident: incident.id, field, value });
      case "split":
        return tell("POST", url, { ...told, incident: incident.id, parts: picked });
      case "merge":
        return tell("POST", url, { ...told, incidents: [incident.id, ...others] });
    }
  };
  const ready =
    (wish.kind !== "split" || picked.length > 0) &&
    (wish.kind !== "merge" || others.length > 0) &&
    (wish.kind !== "correct" || value.trim() !== "");
  const made = (of: Decided) => {
    onMade?.(of);
    const gone = of.redirected.find(([from]) => from === incident.id);
    const there = location.pathname === `/incidents/${encodeURIComponent(incident.id)}`;
    if (gone && there) go(`/incidents/${encodeURIComponent(gone[1])}`, {}, "replace");
    else if (wish.kind === "reject") go("/incidents");
  };
  return (
    <Question
      title={TITLES[wish.kind]}
      because={wish.because}
      reasoned={wish.kind === "correct"}
      ready={ready}
      first={wish.kind !== "correct"}
      verb={wish.kind === "undo" ? "Take back" : "Decide"}
      send={send}
      onMade={made}
      onDone={onDone}
    >
      {wish.kind === "split" &&
        (picked.length ? (
          <p>{picked.length} of its claims go to an incident of their own.</p>
        ) : (
          <p class="note">First choose claims by the boxes beside them.</p>
        ))}
      {wish.kind === "merge" && <Others than={incident.id} near={on} chosen={others} onChoose={choose} />}
      {wish.kind === "correct" && (
        <>
          <p class="note">{on.view.title}</p>
          <div class="fields">
            <Choosing name="Which" value={field} of={FIELDS} onSet={setField} />
            <Choosing name="Is" value={value} of={choices(field)} onSet={setValue} first />
          </div>
          <p class="note" id="hint">
            {hint(field)}
          </p>
        </>
      )}
    </Question>
  );
}

/** A field whose values are told and not enforced: the desk says what it does not take. */
function Choosing(props: { name: string; value: string; of: string[]; onSet: (value: string) => void; first?: boolean }) {
  const list = `choices-${props.name}`;
  return (
    <label class="field">
      <span>{props.name}</span>
      <input
        list={list}
        value={props.value}
        autofocus={props.first}
        aria-describedby={props.first ? "hint" : undefined}
        onInput={(event) => props.onSet(event.currentTarget.value)}
      />
      <datalist id={list}>
        {props.of.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </label>
  );
}

/** The same on an incident that is not on the screen: it is looked at first. */
export function DecidingOn({ ident, wish, onDone }: { ident: string; wish: Wish; onDone: () => void }) {
  const answer = useAnswer<IncidentAnswer>(asked(`incidents/${encodeURIComponent(ident)}`));
  return <Told of={answer}>{(on) => <Deciding wish={wish} on={on} onDone={onDone} />}</Told>;
}

/** Incidents that this may be one with: those of its country and days, or by words. */
function Others(props: { than: string; near: IncidentAnswer; chosen: string[]; onChoose: (ids: string[]) => void }) {
  const { place, date } = props.near.view.incident;
  const [words, set] = useState("");
  const around = date ? { since: shifted(date.start, -14), until: shifted(date.end, 14) } : {};
  const found = useAnswer<IncidentRows>(
    asked("incidents", words ? { text: words, limit: "20" } : { country: place?.country ?? "", ...around, limit: "20" }),
  );
  return (
    <fieldset class="others">
      <legend>Which other?</legend>
      <input
        type="search"
        placeholder="Words of its title or reports"
        aria-label="Look for incidents by words"
        value={words}
        onChange={(event) => set(event.currentTarget.value)}
      />
      {found.data?.incidents
        .filter((row) => row.incident.id !== props.than)
        .map((row) => (
          <label key={row.incident.id}>
            <input
              type="checkbox"
              checked={props.chosen.includes(row.incident.id)}
              onChange={(event) =>
                props.onChoose(
                  event.currentTarget.checked
                    ? [...props.chosen, row.incident.id]
                    : props.chosen.filter((id) => id !== row.incident.id),
                )
              }
            />
            {row.title}
          </label>
        ))}
    </fieldset>
  );
}

function shifted(text: string, days: number): string {
  const at = new Date(`${text}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
