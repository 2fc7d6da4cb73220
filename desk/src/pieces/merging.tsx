// Rows that become one: one is dragged onto another, or some are chosen and merged.
import { useRef, useState } from "preact/hooks";
import { asked, tell, useAnswer } from "../asking";
import type { Decided, IncidentAnswer, IncidentRow } from "../records";
import { current, moving, useKeys } from "./keys";
import { useLast } from "./last";
import { IncidentLink } from "./plain";
import { Question } from "./question";
import { Sides, seenOf, useLooked } from "./sides";
import { type Hands, Table } from "./table";

const DRAGGED = "application/x-tocsin-incident";

/** The table of incidents, of which some can be made one; with it what was made last, to be taken back. */
export function Mergeable({ rows }: { rows: IncidentRow[] }) {
  const box = useRef<HTMLDivElement>(null);
  const [chosen, choose] = useState<string[]>([]);
  const [over, drag] = useState<string | null>(null);
  const [joining, join] = useState<string[] | null>(null);
  const [fresh, freshen] = useState<string | null>(null);
  const last = useLast();
  const some = chosen.filter((id) => rows.some((row) => row.incident.id === id));
  const items = () => [...(box.current?.querySelectorAll<HTMLElement>("tbody tr") ?? [])];
  const pick = (id: string, on: boolean) => choose(on ? [...some, id] : some.filter((one) => one !== id));
  const turn = () => {
    const id = current(items())?.dataset.id;
    if (!id) return false;
    pick(id, !some.includes(id));
  };
  const space = () => (document.activeElement?.matches("input, button") ? false : turn());
  const merge = () => (some.length > 1 ? join(some) : false);
  useKeys({ ...moving(items), x: turn, " ": space, m: merge, u: last.undo });
  const made = (of: Decided) => {
    const id = of.incidents[0]?.id;
    choose([]);
    freshen(id ?? null);
    last.keep(of, id ? <Named ident={id} /> : "They are one.");
  };
  const hands: Hands = {
    chosen: some,
    fresh,
    onChoose: pick,
    row: (id) => ({
      class: over === id ? "over" : "",
      draggable: true,
      onDragStart: (event) => {
        event.dataTransfer!.setData(DRAGGED, id);
        event.dataTransfer!.effectAllowed = "link";
        event.dataTransfer!.setDragImage(event.currentTarget, 12, 12);
      },
      onDragOver: (event) => {
        if (!event.dataTransfer!.types.includes(DRAGGED)) return;
        event.preventDefault();
        event.dataTransfer!.dropEffect = "link";
        drag(id);
      },
      onDragLeave: () => drag((now) => (now === id ? null : now)),
      onDrop: (event) => {
        const from = event.dataTransfer!.getData(DRAGGED);
        drag(null);
        if (!from) return;
        event.preventDefault();
        if (from !== id) join([id, from]);
      },
    }),
  };
  return (
    <div ref={box}>
      <p class="hands">
        <button disabled={some.length < 2} onClick={merge}>
          <u>M</u>erge {some.length > 1 ? some.length : ""}
        </button>
        {some.length > 0 && <button onClick={() => choose([])}>Choose none</button>}
        <span class="note">
          Drag a row onto another to make them one; by keys: <kbd>j</kbd> <kbd>k</kbd> move, <kbd>x</kbd> chooses,{" "}
          <kbd>m</kbd> merges.
        </span>
      </p>
      {last.line}
      <Table rows={rows} hands={hands} />
      {joining && <Joining ids={joining} onMade={made} onDone={() => join(null)} />}
    </div>
  );
}

function Named({ ident }: { ident: string }) {
  const answer = useAnswer<IncidentAnswer>(asked(`incidents/${encodeURIComponent(ident)}`));
  return (
    <>
      Now one: <IncidentLink id={ident}>{answer.data?.view.title ?? ident}</IncidentLink>.
    </>
  );
}

/** Asks whether some incidents are one, each as it stands now. */
function Joining({ ids, onMade, onDone }: { ids: string[]; onMade: (made: Decided) => void; onDone: () => void }) {
  const [looked, look] = useLooked();
  const seen = seenOf(looked, ids);
  const send = (because: string) =>
    tell<Decided>("POST", asked("decisions"), { kind: "merge", incidents: ids, because, seen });
  return (
    <Question
      title={ids.length === 2 ? "These two become one" : `These ${ids.length} become one`}
      wide
      ready={seen !== null}
      verb="Merge"
      send={send}
      onMade={onMade}
      onDone={onDone}
    >
      <Sides ids={ids} onLook={look} />
    </Question>
  );
}
