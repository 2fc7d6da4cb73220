// What the machine is least sure of: settled here, most worth settling first.
import { useEffect, useRef, useState } from "preact/hooks";
import { useAddress } from "../address";
import { ask as question, asked, renew, tell, useAnswer } from "../asking";
import { holds } from "../correcting";
import { Deciding, type Wish } from "../pieces/deciding";
import { Field } from "../pieces/field";
import { type Act, current, moving, useKeys } from "../pieces/keys";
import { useLast } from "../pieces/last";
import { Badge, Heading, IncidentLink, Print, Told } from "../pieces/plain";
import { Sides, useLooked } from "../pieces/sides";
import type { Decided, Doubt, IncidentAnswer } from "../records";
import { many, plain } from "../words";

export function Doubts() {
  const { params } = useAddress();
  const { country, as_of } = params;
  const answer = useAnswer<Doubt[]>(asked("decisions/doubts", { country, as_of, limit: "50" }));
  return (
    <>
      <Heading title="Doubts">
        <Print />
      </Heading>
      <p class="note">
        What the machine is least sure of, what is most worth settling first. What you decide holds, whatever comes
        later, and can be taken back.
      </p>
      <div class="fields sentence">
        <Field name="country" label="in" value={country} placeholder="any country" />
      </div>
      <Told of={answer}>{(rows) => <Queue rows={rows} then={!!as_of} />}</Told>
    </>
  );
}

/** An answer to a doubt: the key that gives it, what it says, and what is decided by it. */
interface Reply {
  key: string;
  says: string;
  body?: Record<string, unknown>;
  wish?: Wish;
}

function name(of: Doubt): string {
  return [of.kind, of.field, ...of.incidents, ...of.claims].join(" ");
}

function replies(of: Doubt, on: IncidentAnswer | undefined): Reply[] {
  const [first, ...others] = of.incidents;
  switch (of.kind) {
    case "nearly_merged":
      return [
        { key: "y", says: "They are one", body: { kind: "merge", incidents: of.incidents } },
        { key: "n", says: "They are two", body: { kind: "split", incident: first, parts: others } },
      ];
    case "barely_joined":
      return [
        { key: "y", says: "It belongs", body: { kind: "merge", incidents: [first, ...of.claims] } },
        { key: "n", says: "It is of another", body: { kind: "split", incident: first, parts: of.claims } },
      ];
    case "low_confidence":
      return [
        { key: "y", says: "It happened", body: { kind: "confirm", incident: first } },
        { key: "n", says: "It tells of nothing", body: { kind: "reject", incidents: of.incidents } },
      ];
    default:
      return values(of, on);
  }
}

/** Of values the one that stands is proposed; of two the other is "not so"; all have their number. */
function values(of: Doubt, on: IncidentAnswer | undefined): Reply[] {
  const stands = on && of.field ? holds(on.view.incident, of.field) : null;
  const told = of.settle.map(([value]) => value);
  return told.map((value, n) => {
    const key = value === stands ? "y" : told.length === 2 && stands !== null && told.includes(stands) ? "n" : String(n + 1);
    const wish: Wish = { kind: "correct", field: of.field ?? "", value, because: of.text };
    return { key, says: value === stands ? `${plain(value)}, as it stands` : plain(value), wish };
  });
}

function Queue({ rows, then }: { rows: Doubt[]; then: boolean }) {
  const box = useRef<HTMLOListElement>(null);
  const [settled, settle] = useState<string[]>([]);
  const [at, look] = useState(0);
  const [looked, see] = useLooked();
  const [asking, ask] = useState<{ of: Doubt; wish: Wish; on: IncidentAnswer } | null>(null);
  const [trouble, set] = useState<{ of: string; words: string } | null>(null);
  const last = useLast(() => settle([]));
  const open = rows.filter((one) => !settled.includes(name(one)));
  const now = open[Math.min(at, open.length - 1)];
  const items = () => [...(box.current?.querySelectorAll<HTMLElement>(":scope > li") ?? [])];
  const made = (of: Doubt, says: string) => (decided: Decided) => {
    settle((before) => [...before, name(of)]);
    last.keep(decided, `${says}: ${of.titles.join("; ")}.`);
  };
  const view = async (id: string) => looked[id] ?? (await question<IncidentAnswer>(asked(`incidents/${encodeURIComponent(id)}`)));
  const give = async (of: Doubt, { body, wish, says }: Reply) => {
    set(null);
    try {
      const views = await Promise.all(of.incidents.map(view));
      if (wish) return ask({ of, wish, on: views[0]! });
      const seen = Object.fromEntries(views.map((one, n) => [of.incidents[n]!, one.version]));
      made(of, says)(await tell<Decided>("POST", asked("decisions"), { ...body, seen }));
    } catch (error) {
      set({ of: name(of), words: (error as Error).message });
      renew();
    }
  };
  const reply = (key: string): Act => () => {
    const found = now && replies(now, looked[now.incidents[0]!]).find((one) => one.key === key);
    if (!now || !found) return false;
    void give(now, found);
  };
  useKeys(
    {
      ...moving(items),
      ...Object.fromEntries(["y", "n", "1", "2", "3", "4"].map((key) => [key, reply(key)])),
      u: last.undo,
    },
    !then,
  );
  // Where what had the keys is gone, they go on with what stands in its place.
  useEffect(() => {
    const some = items();
    if (settled.length && !current(some)) some[Math.min(at, some.length - 1)]?.querySelector("a")?.focus();
  }, [settled]);
  if (!rows.length) return <p class="note">Nothing is in doubt.</p>;
  return (
    <>
      {!then && (
        <p class="note keys">
          <kbd>j</kbd> <kbd>k</kbd> move, <kbd>y</kbd> says that it is so, <kbd>n</kbd> that it is not, a number sets a
          value, <kbd>u</kbd> undoes, Enter opens.
        </p>
      )}
      {last.line}
      <ol class="doubts" ref={box}>
        {open.map((one, n) => (
          <li
            key={name(one)}
            aria-current={one === now ? "true" : undefined}
            onFocusIn={() => look(n)}
            onClick={() => look(n)}
          >
            <p>
              <Badge of={one.kind} kind="plain" /> {one.text}{" "}
              <small>
                unsure {Math.round(one.unsure * 100)}%, {many(one.people, "person", "people")} at stake
              </small>
            </p>
            {one.incidents.map((id, m) => (
              <p key={id}>
                <IncidentLink id={id}>{one.titles[m] ?? id}</IncidentLink>
              </p>
            ))}
            {one.words && <blockquote dir="auto">{one.words}</blockquote>}
            {one === now && <Sides ids={one.incidents} onLook={see} />}
            {!then && (
              <p class="buttons">
                {replies(one, looked[one.incidents[0]!]).map((answer) => (
                  <button key={answer.says} onClick={() => void give(one, answer)}>
                    {one === now && <kbd>{answer.key}</kbd>} {answer.says}
                  </button>
                ))}
              </p>
            )}
            <details>
              <summary>On the command line</summary>
              {one.settle.map(([answer, command]) => (
                <p key={command}>
                  {plain(answer)}: <code>{command}</code>
                </p>
              ))}
            </details>
            {trouble?.of === name(one) && (
              <p class="trouble" role="alert">
                {trouble.words}
              </p>
            )}
          </li>
        ))}
      </ol>
      {!open.length && <p class="note">All that was listed is settled.</p>}
      {asking && (
        <Deciding
          wish={asking.wish}
          on={looked[asking.of.incidents[0]!] ?? asking.on}
          onMade={made(asking.of, `Set to ${plain(asking.wish.value ?? "")}`)}
          onDone={() => ask(null)}
        />
      )}
    </>
  );
}
