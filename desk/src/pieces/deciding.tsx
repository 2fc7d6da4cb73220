// A decision on an incident: what, and why. Enter decides; Escape leaves everything as it is.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { go } from "../address";
import { asked, renew, tell, useAnswer } from "../asking";
import type { IncidentAnswer, IncidentRows } from "../records";

export interface Wish {
  kind: "confirm" | "reject" | "correct" | "split" | "merge" | "undo";
  decision?: number;
  field?: string;
  value?: string;
  others?: string[];
}

const TITLES: Record<Wish["kind"], string> = {
  confirm: "This happened",
  reject: "This tells of nothing that happened",
  correct: "Set a value",
  split: "The claims that you chose are of another incident",
  merge: "This and another are one",
  undo: "Take the decision back",
};

const FIELDS = ["date", "place", "type", "status", "abducted", "killed", "injured", "released", "arrested", "perpetrator"];

interface Decided {
  incidents: { id: string }[];
  redirected: [string, string][];
}

export function Deciding(props: { wish: Wish; on: IncidentAnswer; picked: string[]; onDone: () => void }) {
  const { wish, on, picked } = props;
  const { incident } = on.view;
  const dialog = useRef<HTMLDialogElement>(null);
  const [because, say] = useState("");
  const [field, setField] = useState(wish.field ?? "date");
  const [value, setValue] = useState(wish.value ?? "");
  const [others, choose] = useState<string[]>(wish.others ?? []);
  const [trouble, set] = useState<string | null>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const decide = async () => {
    try {
      const made = await send();
      props.onDone();
      const gone = made.redirected.find(([from]) => from === incident.id);
      if (gone) go(`/incidents/${encodeURIComponent(gone[1])}`, {}, "replace");
      else if (wish.kind === "reject") go("/incidents");
    } catch (error) {
      set((error as Error).message);
      renew();
    }
  };
  const send = (): Promise<Decided> => {
    const seen = { [incident.id]: on.version };
    const url = asked("decisions");
    switch (wish.kind) {
      case "undo":
        return tell("DELETE", asked(`decisions/${wish.decision}`, { because }));
      case "confirm":
        return tell("POST", url, { kind: "confirm", incident: incident.id, because, seen });
      case "reject":
        return tell("POST", url, { kind: "reject", incidents: [incident.id], because, seen });
      case "correct":
        return tell("POST", url, { kind: "correct", incident: incident.id, field, value, because, seen });
      case "split":
        return tell("POST", url, { kind: "split", incident: incident.id, parts: picked, because, seen });
      case "merge":
        return tell("POST", url, { kind: "merge", incidents: [incident.id, ...others], because, seen });
    }
  };
  const ready =
    (wish.kind !== "split" || picked.length > 0) &&
    (wish.kind !== "merge" || others.length > 0) &&
    (wish.kind !== "correct" || (value.trim() !== "" && because.trim() !== ""));
  return (
    <dialog ref={dialog} class="deciding" onClose={props.onDone} aria-labelledby="deciding">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void decide();
        }}
      >
        <h2 id="deciding">{TITLES[wish.kind]}</h2>
        {wish.kind === "split" &&
          (picked.length ? (
            <p>{picked.length} of its claims go to an incident of their own.</p>
          ) : (
            <p class="note">First choose claims by the boxes beside them.</p>
          ))}
        {wish.kind === "merge" && <Others than={incident.id} near={on} chosen={others} onChoose={choose} />}
        {wish.kind === "correct" && (
          <div class="fields">
            <label class="field">
              <span>Which</span>
              <input list="fields" value={field} onInput={(event) => setField(event.currentTarget.value)} />
            </label>
            <datalist id="fields">
              {FIELDS.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
            <label class="field">
              <span>Is</span>
              <input value={value} autofocus onInput={(event) => setValue(event.currentTarget.value)} />
            </label>
          </div>
        )}
        <label class="field">
          <span>Because{wish.kind === "correct" ? "" : " (may be left empty)"}</span>
          <input value={because} autofocus={wish.kind !== "correct"} onInput={(event) => say(event.currentTarget.value)} />
        </label>
        {trouble && (
          <p class="trouble" role="alert">
            {trouble}
          </p>
        )}
        <p class="buttons">
          <button class="main" type="submit" disabled={!ready}>
            {wish.kind === "undo" ? "Take back" : "Decide"}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            Leave it
          </button>
        </p>
      </form>
    </dialog>
  );
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
