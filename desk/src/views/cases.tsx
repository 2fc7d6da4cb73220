// People held: who, for how long, what became of them, and whether it adds up.
import { useAddress, written } from "../address";
import { asked, useAnswer } from "../asking";
import { Choice, Field } from "../pieces/field";
import { Badge, Download, Heading, IncidentLink, Print, Told } from "../pieces/plain";
import { Said } from "../pieces/quote";
import type { Balance, CasePage, CaseView } from "../records";
import { capital, day, many, plain, spread } from "../words";

const PARTS: (keyof Balance)[] = ["held", "released", "escaped", "rescued", "killed", "died", "unexplained"];

export function Cases() {
  const { params } = useAddress();
  const { nationality, country, actor, as_of } = params;
  const state = params.state ?? "held";
  const question = {
    nationality,
    country,
    actor,
    as_of,
    held: state === "held" ? "true" : undefined,
    ended: state === "ended" ? "true" : undefined,
  };
  const answer = useAnswer<CasePage>(asked("cases", { ...question, limit: "200" }));
  return (
    <>
      <Heading title="People held">
        <Download href={asked("cases/export.csv", question)}>CSV</Download>
        <Print />
      </Heading>
      <div class="fields sentence">
        <Choice
          name="state"
          label="Cases"
          value={state}
          of={[
            ["held", "somebody is held"],
            ["ended", "nobody is held any more"],
            ["all", "all"],
          ]}
        />
        <Field name="nationality" label="of people from" value={nationality} placeholder="any country" />
        <Field name="country" label="taken in" value={country} placeholder="any country" />
        <Field name="actor" label="by" value={actor} placeholder="any actor" />
      </div>
      <Told of={answer}>
        {({ cases, end }) => (
          <>
            <p class="sum" role="status">
              <b>{total(cases, "held")}</b> held in {many(cases.length, "case")}
              {end && " and more"}
            </p>
            <ul class="cases">
              {cases.map((one) => (
                <li key={one.id}>
                  <h2>
                    <a href={written(`/cases/${one.id}`)}>{one.title}</a>
                  </h2>
                  <p>
                    <Badge of={one.account.status} kind={`captivity-${one.account.status}`} /> {held(one)}
                    {one.account.contradictions.length > 0 && " "}
                    {one.account.contradictions.length > 0 && <Badge of="contradicts itself" kind="disputed" />}
                  </p>
                  <Bar of={one.account.balance} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Told>
    </>
  );
}

function total(cases: CaseView[], part: keyof Balance): string {
  const sum = (key: "best" | "low" | "high") =>
    cases.reduce<number | null>((all, one) => {
      const n = one.account.balance[part][key];
      return all === null || n === null ? null : all + n;
    }, 0);
  return spread({ best: sum("best"), low: sum("low") ?? 0, high: sum("high") });
}

function held(one: CaseView): string {
  if (!one.days) return "for an unknown time";
  const days = spread(one.days);
  return one.account.ended ? `for ${days} days, until ${day(one.account.ended)}` : `for ${days} days, as of ${day(one.until)}`;
}

/** The balance as one bar: those taken are all the others together. */
function Bar({ of }: { of: Balance }) {
  const sure = PARTS.filter((part) => (of[part].best ?? of[part].high ?? 0) > 0);
  return (
    <div class="balance" role="img" aria-label={`${spread(of.taken)} taken: ${sure.map((p) => `${spread(of[p])} ${p}`).join(", ")}`}>
      <span class="taken">{spread(of.taken)} taken</span>
      {sure.map((part) => (
        <span
          key={part}
          class={part}
          ref={(bar) => void (bar && (bar.style.flexGrow = String(Math.max(1, of[part].best ?? 1))))}
        >
          {spread(of[part])} {part}
        </span>
      ))}
    </div>
  );
}

export function Case({ ident }: { ident: string }) {
  const { params } = useAddress();
  const answer = useAnswer<CaseView>(asked(`cases/${encodeURIComponent(ident)}`, { as_of: params.as_of }));
  return (
    <Told of={answer}>
      {(one) => (
        <article class="case">
          <p class="kicker">
            <Badge of={one.account.status} kind={`captivity-${one.account.status}`} /> {held(one)}
          </p>
          <Heading title={one.title}>
            <IncidentLink id={one.id}>The incident</IncidentLink>
            <Print />
          </Heading>
          <Bar of={one.account.balance} />
          {one.account.contradictions.map((sentence) => (
            <p class="trouble" key={sentence}>
              {sentence}
            </p>
          ))}
          <ol class="timeline">
            {one.lines.map(({ event, quotes }, n) => (
              <li key={n} class={event.kind}>
                <time>{event.date ? day(event.date.start) : `told ${day(event.told)}`}</time>
                <div>
                  <b>{capital(plain(event.kind))}</b>
                  {event.number && `: ${spread(event.number)}`}
                  {event.what && `, ${plain(event.what)}`}
                  {event.incident !== one.id && (
                    <>
                      {" "}
                      <IncidentLink id={event.incident}>{event.incident}</IncidentLink>
                    </>
                  )}
                  {quotes.slice(0, 3).map((quote, q) => (
                    <Said key={q} of={quote} />
                  ))}
                </div>
              </li>
            ))}
          </ol>
        </article>
      )}
    </Told>
  );
}
