// One incident: every value with its range and the claims behind it, the sentences, what disagrees, what was decided.
import { useState } from "preact/hooks";
import { useAddress, written } from "../address";
import { asked, useAnswer } from "../asking";
import { type Take, says } from "../correcting";
import { chosenWords } from "../pieces/chosen";
import { Cited } from "../pieces/cited";
import { Deciding, type Wish } from "../pieces/deciding";
import { Disagrees } from "../pieces/disagreement";
import { useKeys } from "../pieces/keys";
import { Badge, Heading, IncidentLink, Print, ReportLink, Told, Type } from "../pieces/plain";
import { Said, type Taking, marksOf } from "../pieces/quote";
import { Numbers } from "../pieces/numbers";
import type { ClaimView, IncidentAnswer, Life } from "../records";
import { TYPES, capital, day, many, plain, range, time, whenWords, whereWords, whom } from "../words";

export function Incident({ ident }: { ident: string }) {
  const { params } = useAddress();
  const answer = useAnswer<IncidentAnswer>(asked(`incidents/${encodeURIComponent(ident)}`, { as_of: params.as_of }));
  return <Told of={answer}>{(data) => <Whole of={data} then={!!params.as_of} />}</Told>;
}

const KEYS: Record<string, Wish["kind"]> = { c: "confirm", r: "reject", e: "correct", s: "split", m: "merge" };

function Whole({ of, then }: { of: IncidentAnswer; then: boolean }) {
  const { view } = of;
  const { incident } = view;
  const [wish, set] = useState<Wish | null>(null);
  const [picked, pick] = useState<string[]>([]);
  const number = Object.fromEntries(view.claims.map((one, n) => [one.claim.id, n + 1]));
  const take: Take = (sets, publisher, words) =>
    set({ kind: "correct", ...sets, because: says(publisher, words) });
  const wishes = Object.entries(KEYS).map(([key, kind]) => [
    key,
    () => set(kind === "correct" ? { kind, ...chosenWords(of) } : { kind }),
  ]);
  useKeys(Object.fromEntries(wishes), !then);
  return (
    <article class="incident">
      <p class="kicker">
        <Type of={incident.type} /> <Badge of={incident.status} />
        {incident.captivity && <Badge of={incident.captivity} kind={`captivity-${incident.captivity}`} />}
        <small>
          {incident.id}
          {view.requested && ` (formerly ${view.requested})`}
        </small>
      </p>
      <Heading title={view.title}>
        {!then && (
          <>
            <button onClick={() => set({ kind: "confirm" })}>
              <u>C</u>onfirm
            </button>
            <button onClick={() => set({ kind: "correct" })}>
              Corr<u>e</u>ct
            </button>
            <button onClick={() => set({ kind: "merge" })}>
              <u>M</u>erge
            </button>
            <button onClick={() => set({ kind: "split" })}>
              <u>S</u>plit
            </button>
            <button onClick={() => set({ kind: "reject" })}>
              <u>R</u>eject
            </button>
          </>
        )}
        <Print />
      </Heading>
      <div class="beside after">
        <section>
          <dl class="facts">
            <Fact name="When" of={whenWords(incident.date)} />
            <Fact name="Where" of={whereWords(incident.place)} />
            {incident.victims.map((one, n) => (
              <Fact
                key={n}
                name={n === 0 || incident.victims[n - 1]!.outcome !== one.outcome ? capital(plain(one.outcome)) : ""}
                of={
                  <>
                    <b>{range(one)}</b> {one.part_of !== null && "of them "}
                    {whom(one)} <Cited by={one.claims} number={number} />
                  </>
                }
              />
            ))}
            {incident.perpetrators.map((one, n) => (
              <Fact
                key={one.text}
                name={n === 0 ? "By" : ""}
                of={
                  <>
                    {one.actor ? <a href={written(`/actors/${one.actor}`)}>{one.text}</a> : one.text}{" "}
                    <Badge of={one.status} kind="plain" /> <Cited by={one.claims} number={number} />
                  </>
                }
              />
            ))}
            {incident.corrected.length > 0 && <Fact name="Set by hand" of={incident.corrected.map(plain).join(", ")} />}
          </dl>
          <Numbers claims={view.claims} of={view.title} />
          <h2>Who says so</h2>
          <ol class="claims">
            {view.claims.map((one) => (
              <ClaimItem
                key={one.claim.id}
                of={one}
                number={number[one.claim.id]!}
                picked={picked.includes(one.claim.id)}
                onPick={(on) => pick(on ? [...picked, one.claim.id] : picked.filter((id) => id !== one.claim.id))}
                type={incident.type}
                onTake={then ? undefined : take}
              />
            ))}
          </ol>
        </section>
        <aside>
          <h2>{many(incident.origins, "independent origin")}</h2>
          <ul class="origins">
            {incident.sources.map((one) => (
              <li key={one.name}>
                <b>{one.name}</b> <Badge of={one.modality} kind="plain" />
                {one.speaker && <div class="note">{one.speaker}</div>}
                <Cited by={one.claims} number={number} />
              </li>
            ))}
          </ul>
          {incident.confidence !== null && (
            <p class="note">Confidence {incident.confidence.toFixed(2)}, from the origins and how firmly they say it.</p>
          )}
          {incident.disagreements.length > 0 && (
            <>
              <h2>What disagrees</h2>
              {incident.disagreements.map((one) => (
                <Disagrees key={one.field} of={one} on={of} number={number} onTake={then ? undefined : take} />
              ))}
            </>
          )}
          {of.linked.length > 0 && (
            <>
              <h2>Linked incidents</h2>
              <ul class="linked">
                {of.linked.map((row) => (
                  <li key={row.incident.id}>
                    <small>{capital(plain(relation(of, row.incident.id)))}</small>
                    <IncidentLink id={row.incident.id}>{row.title}</IncidentLink>
                  </li>
                ))}
              </ul>
            </>
          )}
          <Decisions of={of} onUndo={(id) => set({ kind: "undo", decision: id })} />
          <Log ident={incident.id} />
        </aside>
      </div>
      {wish && <Deciding wish={wish} on={of} picked={picked} onDone={() => (set(null), pick([]))} />}
    </article>
  );
}

function relation(of: IncidentAnswer, id: string): string {
  return of.view.incident.links.find((one) => one.incident === id)?.relation ?? "linked";
}

function Fact({ name, of }: { name: string; of: preact.ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{of || <span class="note">no report says</span>}</dd>
    </>
  );
}

function ClaimItem(props: {
  of: ClaimView;
  number: number;
  picked: boolean;
  onPick: (on: boolean) => void;
  type: string;
  onTake: Take | undefined;
}) {
  const { of, number, onTake } = props;
  const { claim } = of;
  const marks = marksOf(claim);
  const taking: Taking | undefined = onTake && ((mark, words) => mark.sets && onTake(mark.sets, of.publisher, words));
  const type = TYPES[claim.type] ?? plain(claim.type);
  return (
    <li id={`claim-${number}`} value={number} tabIndex={-1}>
      <p class="claimhead">
        <label title="Choose this claim, to split it off">
          <input
            type="checkbox"
            checked={props.picked}
            aria-label={`Choose claim ${number}`}
            onChange={(event) => props.onPick(event.currentTarget.checked)}
          />
        </label>
        <ReportLink id={of.quotes[0]?.report ?? ""}>{of.publisher ?? of.title ?? "report"}</ReportLink>
        <span>{day(of.published)}</span>
        <Badge of={claim.role} kind="plain" />
        <Badge of={claim.modality} kind="plain" />
        {claim.speaker && <span class="note">says {claim.speaker.text}</span>}
        {onTake && claim.type !== props.type && (
          <button
            class="small"
            title="This claim is read as of another type: set it"
            onClick={() => onTake({ field: "type", value: claim.type }, of.publisher, of.quotes[0]?.text ?? type)}
          >
            {type}
          </button>
        )}
      </p>
      {of.quotes.map((quote, n) => (
        <Said key={n} of={quote} marks={marks} onTake={taking} />
      ))}
      {of.beside.map((quote, n) => (
        <Said key={`b${n}`} of={quote} marks={marks} onTake={taking} />
      ))}
    </li>
  );
}

function Decisions({ of, onUndo }: { of: IncidentAnswer; onUndo: (id: number) => void }) {
  if (!of.view.decisions.length) return null;
  return (
    <>
      <h2>Decided</h2>
      <ul class="decided">
        {of.view.decisions.map((one) => (
          <li key={one.id}>
            <b>{one.kind}</b>
            {one.field && ` ${plain(one.field)} to ${one.value}`} by {one.analyst}, {time(one.made_at)}
            {one.reason && <div>“{one.reason}”</div>}
            {one.revoked_at ? (
              <small>taken back {time(one.revoked_at)}</small>
            ) : (
              <button onClick={() => onUndo(one.id)}>Undo</button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Log({ ident }: { ident: string }) {
  const [open, set] = useState(false);
  const { params } = useAddress();
  const life = useAnswer<Life>(open ? asked(`incidents/${ident}/log`, { as_of: params.as_of }) : null);
  return (
    <details class="log" onToggle={(event) => set(event.currentTarget.open)}>
      <summary>Its whole life</summary>
      {open && (
        <Told of={life}>
          {(data) => (
            <ol>
              {data.entries.map((one, n) => (
                <li key={n}>
                  <time>{time(one.at)}</time> <b>{plain(one.kind)}</b>{" "}
                  {one.text ?? one.sources.map((s) => s.publisher ?? s.report).join(", ")}
                  {one.incident && (
                    <>
                      {" "}
                      <IncidentLink id={one.incident}>{one.incident}</IncidentLink>
                    </>
                  )}
                </li>
              ))}
            </ol>
          )}
        </Told>
      )}
    </details>
  );
}
