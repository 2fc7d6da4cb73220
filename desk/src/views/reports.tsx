// Reports as they came, and one with all that was read from it marked where it stands.
import { useEffect, useState } from "preact/hooks";
import { useAddress } from "../address";
import { ask, asked, useAnswer } from "../asking";
import { says } from "../correcting";
import { DecidingOn, type Wish } from "../pieces/deciding";
import { Badge, Download, Heading, IncidentLink, Print, ReportLink, Told } from "../pieces/plain";
import { Marked, SLOTS, type Mark, type Slot, type Taking, cut, marksOf } from "../pieces/quote";
import type { ReportRow, ReportView, ReportsPage } from "../records";
import { capital, day, many, plain, time, tongue } from "../words";

export function Reports() {
  const { params } = useAddress();
  const filters = { publisher: params.publisher, as_of: params.as_of };
  const page = useAnswer<ReportsPage>(asked("reports", filters));
  return (
    <>
      <Heading title={params.publisher ? `Reports of ${params.publisher}` : "Reports"}>
        <Download href={asked("reports/export.csv", filters)}>CSV</Download>
        <Print />
      </Heading>
      <Told of={page}>{(first) => <Pages first={first} filters={filters} />}</Told>
    </>
  );
}

function Pages({ first, filters }: { first: ReportsPage; filters: Record<string, string | undefined> }) {
  const [more, set] = useState<ReportRow[]>([]);
  const [end, setEnd] = useState(first.end);
  useEffect(() => {
    set([]);
    setEnd(first.end);
  }, [first]);
  const next = async () => {
    const page = await ask<ReportsPage>(asked("reports", { ...filters, after: end ?? "" }));
    set((before) => [...before, ...page.reports]);
    setEnd(page.end);
  };
  return (
    <>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Published</th>
            <th scope="col">Report</th>
            <th scope="col">Publisher</th>
            <th scope="col">Language</th>
            <th scope="col">Tells of</th>
          </tr>
        </thead>
        <tbody>
          {[...first.reports, ...more].map((one) => (
            <tr key={one.id}>
              <td class="when">{day(one.published)}</td>
              <td>
                <ReportLink id={one.id}>{one.title ?? one.id}</ReportLink>
                {one.copy_of && <Badge of="copy" />}
                {one.revision > 1 && <Badge of={`revision ${one.revision}`} kind="plain" />}
                {one.set_aside && <Badge of="set aside unread" kind="plain" />}
              </td>
              <td>{one.publisher}</td>
              <td>{tongue(one.lang)}</td>
              <td>
                {one.claims ? many(one.claims, "occurrence") : "nothing"}
                {one.statements > 0 && <small>, {many(one.statements, "statement")}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {end && (
        <p>
          <button onClick={() => void next()}>Show more</button>
        </p>
      )}
    </>
  );
}

export function Report() {
  const { params } = useAddress();
  const answer = useAnswer<ReportView>(params.id ? asked("report", { id: params.id, as_of: params.as_of }) : null);
  return <Told of={answer}>{(data) => <Whole of={data} then={!!params.as_of} />}</Told>;
}

function Whole({ of, then }: { of: ReportView; then: boolean }) {
  const [only, show] = useState<number | null>(null);
  const [wish, set] = useState<{ on: string; wish: Wish } | null>(null);
  const marks: Mark[] = of.claims.flatMap(({ claim }, n) => (only === null || only === n ? marksOf(claim) : []));
  const chosen = only === null ? undefined : of.claims[only]?.claim;
  const evidence = chosen?.evidence.map((span): Mark => ({ span, slot: "evidence", claim: chosen.id })) ?? [];
  const home = new Map(of.claims.map(({ claim, incident }) => [claim.id, incident]));
  const take: Taking = ({ claim, sets }, words) => {
    const on = home.get(claim);
    if (on && sets) set({ on, wish: { kind: "correct", ...sets, because: says(report.publisher, words) } });
  };
  const { report } = of;
  return (
    <article class="report">
      <p class="kicker">
        {report.publisher ?? "unknown publisher"}, {day(report.published)} · {tongue(report.lang)}
        {report.copy_of && (
          <>
            {" "}
            · a copy of <ReportLink id={report.copy_of}>{report.copy_of}</ReportLink>
          </>
        )}
      </p>
      <Heading title={report.title ?? report.id}>
        <Print />
      </Heading>
      <div class="beside after">
        <div class="text" dir="auto">
          <Paragraphs text={of.text} marks={marks} evidence={evidence} onTake={then ? undefined : take} />
        </div>
        <aside>
          <h2>{of.claims.length ? `Tells of ${many(of.claims.length, "occurrence")}` : "Tells of nothing that happened"}</h2>
          <ul class="told">
            {of.claims.map(({ claim, incident, title }, n) => (
              <li key={claim.id}>
                <button aria-pressed={only === n} onClick={() => show(only === n ? null : n)}>
                  {capital(plain(claim.type))}
                </button>{" "}
                <Badge of={claim.role} kind="plain" />
                <div>
                  {incident ? (
                    <IncidentLink id={incident}>{title}</IncidentLink>
                  ) : (
                    <span class="note">of no incident: rejected</span>
                  )}
                </div>
              </li>
            ))}
          </ul>
          {of.statements.length > 0 && (
            <>
              <h2>And says</h2>
              <ul>
                {of.statements.map((one, n) => (
                  <li key={n}>
                    <Badge of={one.kind} kind="plain" />{" "}
                    {Object.entries(one)
                      .filter(([name, value]) => typeof value !== "object" && value !== null && name !== "kind")
                      .map(([, value]) => plain(String(value)))
                      .join(", ")}
                  </li>
                ))}
              </ul>
            </>
          )}
          <p class="legend">
            {(Object.keys(SLOTS) as Slot[]).map((slot) => (
              <mark key={slot} class={slot}>
                {SLOTS[slot]}
              </mark>
            ))}
          </p>
          <p class="note">
            {of.url && (
              <>
                {of.url}
                <br />
              </>
            )}
            Came {time(report.ingested_at)}, read by {of.model}.
          </p>
          {of.revisions.length > 1 && (
            <ol class="revisions">
              {of.revisions.map((one) => (
                <li key={one.number}>
                  {one.title ?? "untitled"}, known {time(one.known_at)}
                </li>
              ))}
            </ol>
          )}
        </aside>
      </div>
      {wish && <DecidingOn ident={wish.on} wish={wish.wish} onDone={() => set(null)} />}
    </article>
  );
}

function Paragraphs(props: { text: string; marks: Mark[]; evidence: Mark[]; onTake: Taking | undefined }) {
  let at = 0;
  return (
    <>
      {props.text.split(/(?<=\n)/).map((part, n) => {
        const start = at;
        at += Array.from(part).length;
        return part.trim() ? (
          <p key={n}>
            <Marked
              text={part}
              at={start}
              marks={cut(props.marks, start, at)}
              under={cut(props.evidence, start, at)}
              onTake={props.onTake}
            />
          </p>
        ) : null;
      })}
    </>
  );
}
